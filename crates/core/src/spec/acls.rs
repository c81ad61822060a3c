//! ACLs spelt out: resource, name, pattern, operations, permission and host, checked against what Kafka's authorizer knows.

use std::sync::Arc;

use super::DeclaredAcl;
use super::prune::texts;
use super::settings::{Located, is_written};
use crate::acl::{ANY_HOST, CLUSTER_NAME, Operation, Pattern, Permission, Resource, ResourceKind, WILDCARD, rules};
use crate::diagnostic::Problems;
use crate::suggest;
use crate::yaml::{Node, Table, Value, abbreviate};

/// Reads the list under `acls`: one rule for each operation. What is wrong is a problem, and gives none.
pub(super) fn read(node: &Node, file: &Arc<str>, principal: &str, problems: &mut Problems) -> Vec<DeclaredAcl> {
    let mut declared = Vec::new();
    for item in node.items(file, "`acls`", problems) {
        if let Some(mut table) = Table::open(item, file, "an ACL", problems) {
            declared.extend(acl(&mut table, principal, problems).unwrap_or_default());
            table.finish(problems);
        }
    }
    declared
}

fn acl(table: &mut Table<'_>, principal: &str, problems: &mut Problems) -> Option<Vec<DeclaredAcl>> {
    let kind = word(table, "resource", &ResourceKind::ALL, ResourceKind::word, problems);
    if kind.is_none() && !is_written(table.node, "resource") {
        missing(table, "resource", "resource: topic", problems);
    }
    let name = name(table, kind, problems);
    let pattern = word(table, "pattern", &Pattern::ALL, Pattern::word, problems);
    let permission = word(table, "permission", &Permission::ALL, Permission::word, problems);
    let operations = operations(table, kind, problems);
    let host = host(table, problems);
    let broken = |key, read: bool| !read && is_written(table.node, key);
    if broken("pattern", pattern.is_some()) || broken("permission", permission.is_some()) {
        return None;
    }
    let resource = resource(kind?, name?, pattern, problems)?;
    let (permission, host) = (permission.unwrap_or(Permission::Allow), host?);
    let declared = operations.into_iter().flat_map(|Located { value, place }| {
        let acls = rules(principal, &resource, &[value], permission, &host);
        acls.into_iter().map(move |acl| DeclaredAcl { acl, place: place.clone() })
    });
    Some(declared.collect())
}

/// Without `pattern`, a `*` at the end makes a prefix; with it, the name is taken letter by letter.
fn resource(
    kind: ResourceKind,
    name: Located<String>,
    pattern: Option<Pattern>,
    problems: &mut Problems,
) -> Option<Resource> {
    let Some(pattern) = pattern else {
        let named = Resource::named(kind, &name.value);
        if let Err(why) = &named {
            problems.error(name.place, why.as_str());
        }
        return named.ok();
    };
    if name.value.ends_with(WILDCARD) && (name.value != WILDCARD || pattern == Pattern::Prefixed) {
        let shown = abbreviate(&name.value);
        problems
            .warning(name.place, format!("with `pattern: {pattern}`, the `*` of `{shown}` is a letter of the name"))
            .hint("leave `pattern` out: a `*` at the end then means the prefix before it");
    }
    Some(Resource::new(kind, name.value, pattern))
}

fn name(table: &mut Table<'_>, kind: Option<ResourceKind>, problems: &mut Problems) -> Option<Located<String>> {
    let is_cluster = kind == Some(ResourceKind::Cluster);
    let Some(node) = table.take("name") else {
        if is_cluster {
            return Some(Located { value: CLUSTER_NAME.to_owned(), place: table.node.place(&table.file) });
        }
        missing(table, "name", "name: orders", problems);
        return None;
    };
    let place = node.place(&table.file);
    let name = node.string(&table.file, "`name`", problems)?;
    if name.is_empty() {
        problems.error(place, "`name` is empty").hint("write a name, or `\"*\"` for all");
        return None;
    }
    if is_cluster && name != CLUSTER_NAME {
        let message = format!("the cluster's name as a resource is `{CLUSTER_NAME}`, found `{}`", abbreviate(&name));
        problems.error(place, message).hint("leave `name` out");
        return None;
    }
    Some(Located { value: name, place })
}

fn host(table: &mut Table<'_>, problems: &mut Problems) -> Option<String> {
    let Some(node) = table.take("host") else { return Some(ANY_HOST.to_owned()) };
    let host = node.string(&table.file, "`host`", problems)?;
    if host.is_empty() {
        problems.error(node.place(&table.file), "`host` is empty").hint("write an address, or `\"*\"` for all");
        return None;
    }
    Some(host)
}

fn operations(table: &mut Table<'_>, kind: Option<ResourceKind>, problems: &mut Problems) -> Vec<Located<Operation>> {
    let Some(node) = table.take("operations") else {
        missing(table, "operations", "operations: [read, describe]", problems);
        return Vec::new();
    };
    let mut known = Vec::new();
    for item in texts(node, &table.file, "`operations`", problems) {
        let Some(kind) = kind else { continue };
        let found = Operation::ALL.into_iter().find(|operation| operation.word() == item.value);
        if let Some(value) = found.filter(|operation| kind.has(*operation)) {
            known.push(Located { value, place: item.place });
            continue;
        }
        let words: Vec<&'static str> = kind.operations().iter().map(|operation| operation.word()).collect();
        let allowed = || format!("one of: all, {}", words.join(", "));
        problems
            .error(item.place, format!("`{}` is no operation of a {kind}", abbreviate(&item.value)))
            .maybe_hint(suggest::did_you_mean(&item.value, words.iter().copied()).or_else(|| Some(allowed())));
    }
    if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
        problems.error(node.place(&table.file), "`operations` is empty").hint("name at least one, or remove the ACL");
    }
    known
}

/// Takes one of a few words.
fn word<T: Copy>(
    table: &mut Table<'_>,
    key: &'static str,
    values: &[T],
    word: impl Fn(T) -> &'static str,
    problems: &mut Problems,
) -> Option<T> {
    let node = table.take(key)?;
    let found = node.text().and_then(|text| values.iter().copied().find(|value| word(*value) == text));
    if found.is_none() {
        let words: Vec<&'static str> = values.iter().map(|value| word(*value)).collect();
        let message = format!("`{key}` must be one of {}, found {}", words.join(", "), node.describe());
        let meant = node.text().and_then(|text| suggest::did_you_mean(text, words.iter().copied()));
        problems.error(node.place(&table.file), message).maybe_hint(meant);
    }
    found
}

fn missing(table: &Table<'_>, key: &str, example: &str, problems: &mut Problems) {
    problems
        .error(table.node.place(&table.file), format!("an ACL has no `{key}`"))
        .hint(format!("write it like `{example}`"));
}
