//! Principals: name, password, what they produce, consume and administer, further ACLs, and quota.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Principal, acls, grants, password, quota};
use crate::acl::principal::check;
use crate::diagnostic::{Place, Problems};
use crate::yaml::{Node, Table, abbreviate};

/// Reads the list under `principals`. A principal without a usable name is a problem, and left out.
pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Vec<Principal> {
    node.items(file, "`principals`", problems).iter().filter_map(|item| principal(item, file, problems)).collect()
}

fn principal(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Option<Principal> {
    let mut table = Table::open(node, file, "a principal", problems)?;
    let named = name(&mut table, problems);
    // The rest is checked even for a principal whose name cannot be used.
    let (name, place) = named.clone().unwrap_or_default();
    let user = password::read(&mut table, named.as_ref().map(|(name, _)| name.as_str()), problems);
    let mut rules = grants::read(&mut table, &name, problems);
    if let Some(node) = table.take("acls") {
        rules.extend(acls::read(node, file, &name, problems));
    }
    let quota = table.take("quota").map(|node| quota::read(node, file, problems)).unwrap_or_default();
    table.finish(problems);
    let mut seen = BTreeSet::new();
    rules.retain(|declared| seen.insert(declared.acl.clone()));
    named.map(|_| Principal { name, place, acls: rules, user, quota })
}

fn name(table: &mut Table<'_>, problems: &mut Problems) -> Option<(String, Option<Place>)> {
    let Some(node) = table.take("name") else {
        problems
            .error(table.node.place(&table.file), "a principal has no `name`")
            .hint("write it like `- name: User:helixagent`");
        return None;
    };
    let place = node.place(&table.file);
    let name = node.string(&table.file, "`name`", problems)?;
    if check(&name).is_ok() {
        return Some((name, Some(place)));
    }
    let shown = abbreviate(&name);
    let problem = problems.error(place, format!("principal `{shown}` must be a type, `:` and a name"));
    problem.hint(format!("write it like `User:{}`", if name.contains(':') { "helixagent" } else { &shown }));
    None
}
