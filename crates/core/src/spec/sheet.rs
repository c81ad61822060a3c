//! What stands under the topics: `defaults`, `classes`, `policy` and `prune`, of a file or of one of its environments.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settings::{Located, Settings};
use super::{policy_block, prune};
use crate::diagnostic::{Place, Problems};
use crate::yaml::{Node, Table, Value, abbreviate};

/// The settings that topics share, as they are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) defaults: Option<Located<Settings>>,
    pub(super) classes: BTreeMap<String, Located<Settings>>,
    pub(super) policy: Option<Located<policy_block::Block>>,
    pub(super) prune: Option<Located<prune::Block>>,
}

impl Sheet {
    /// Takes the shared settings out of a file's or an environment's mapping.
    pub(super) fn take(table: &mut Table<'_>, problems: &mut Problems) -> Sheet {
        let file = table.file.clone();
        Sheet {
            defaults: block(table, "defaults", |node| Settings::read(node, &file, "`defaults`", problems)),
            classes: table
                .take("classes")
                .map(|node| by_name(node, &file, "`classes`", "a class", problems))
                .unwrap_or_default(),
            policy: block(table, "policy", |node| policy_block::Block::read(node, &file, problems)),
            prune: block(table, "prune", |node| prune::Block::read(node, &file, problems)),
        }
    }

    /// Adds what another file of the same folder says. Each block may stand in one file only; classes are told by name.
    pub(super) fn merge(&mut self, other: Sheet, problems: &mut Problems) {
        once(&mut self.defaults, other.defaults, "defaults", problems);
        once(&mut self.policy, other.policy, "policy", problems);
        once(&mut self.prune, other.prune, "prune", problems);
        merge_by_name(&mut self.classes, other.classes, "class", problems);
    }
}

/// Takes a block together with the place of its key.
fn block<T>(table: &mut Table<'_>, name: &'static str, read: impl FnOnce(&Node) -> T) -> Option<Located<T>> {
    let place = table.key_place(name);
    let node = table.take(name)?;
    let place = place.unwrap_or_else(|| node.place(&table.file));
    Some(Located { value: read(node), place })
}

/// Reads a mapping from names to settings; the place of each is its name's.
pub(super) fn by_name(
    node: &Node,
    file: &Arc<str>,
    what: &str,
    each: &str,
    problems: &mut Problems,
) -> BTreeMap<String, Located<Settings>> {
    let Value::Mapping(entries) = &node.value else {
        problems.error(node.place(file), format!("{what} must be a mapping, found {}", node.describe()));
        return BTreeMap::new();
    };
    let mut found = BTreeMap::new();
    for (key, node) in entries {
        let value = if node.is_null() { Settings::default() } else { Settings::read(node, file, each, problems) };
        found.insert(key.name.clone(), Located { value, place: key.place(file) });
    }
    found
}

/// Adds entries by name; the same name in two files is a problem that names both places.
pub(super) fn merge_by_name<T>(
    into: &mut BTreeMap<String, Located<T>>,
    from: BTreeMap<String, Located<T>>,
    what: &str,
    problems: &mut Problems,
) {
    for (name, entry) in from {
        match into.get(&name) {
            Some(first) => twice(&format!("{what} `{}`", abbreviate(&name)), &first.place, entry.place, problems),
            None => {
                into.insert(name, entry);
            }
        }
    }
}

fn once<T>(into: &mut Option<Located<T>>, from: Option<Located<T>>, what: &str, problems: &mut Problems) {
    match (&into, from) {
        (Some(first), Some(second)) => twice(&format!("`{what}`"), &first.place, second.place, problems),
        (None, second) => *into = second,
        (Some(_), None) => {}
    }
}

fn twice(what: &str, first: &Place, second: Place, problems: &mut Problems) {
    problems
        .error(second, format!("{what} stands in two files of this folder"))
        .hint(format!("the files of a folder share it, and the other is at {first}; keep one"));
}
