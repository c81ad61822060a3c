//! The list of topics, one by one, before classes and defaults are laid under them.

use std::sync::Arc;

use super::names::check_topic_name;
use super::settings::{Located, Settings, is_written, text};
use crate::diagnostic::{Place, Problems};
use crate::yaml::{Node, Table};

/// One topic as it is written.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    /// Where the name stands.
    pub(super) place: Place,
    pub(super) class: Option<Located<String>>,
    /// Whether a class is written but cannot be used, which is reported already.
    pub(super) broken_class: bool,
    pub(super) settings: Settings,
}

/// Reads the list under `topics`. A topic without a usable name is a problem, and left out.
pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Vec<Entry> {
    node.items(file, "`topics`", problems).iter().filter_map(|item| entry(item, file, problems)).collect()
}

fn entry(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Option<Entry> {
    if node.text().is_some() {
        problems
            .error(node.place(file), format!("a topic must be a mapping, found {}", node.describe()))
            .hint("write it like `- name: orders`");
        return None;
    }
    let mut table = Table::open(node, file, "a topic", problems)?;
    let name = name(&mut table, problems);
    let class = text(&mut table, "class", problems);
    let broken_class = class.is_none() && is_written(node, "class");
    let settings = Settings::take(&mut table, problems);
    table.finish(problems);
    let Located { value: name, place } = name?;
    Some(Entry { name, place, class, broken_class, settings })
}

fn name(table: &mut Table<'_>, problems: &mut Problems) -> Option<Located<String>> {
    let Some(node) = table.take("name") else {
        problems.error(table.node.place(&table.file), "a topic has no `name`").hint("write it like `- name: orders`");
        return None;
    };
    let place = node.place(&table.file);
    let value = node.string(&table.file, "`name`", problems)?;
    match check_topic_name(&value) {
        Ok(()) => Some(Located { value, place }),
        Err(why) => {
            problems.error(place, why);
            None
        }
    }
}
