//! One block of topic settings: what stands under `defaults`, a class, a topic, or the same in an environment.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::configs;
use crate::diagnostic::{Place, Problems};
use crate::yaml::{Node, Table, Value};

/// A value and where it is written.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// What one block says; every setting is optional.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub(super) description: Option<Located<String>>,
    pub(super) owner: Option<Located<String>>,
    pub(super) key: Option<Located<String>>,
    pub(super) partitions: Option<Located<i32>>,
    pub(super) replication: Option<Located<i16>>,
    /// Ids of brokers, in order.
    pub(super) placement: Option<Located<Vec<i32>>>,
    /// By Kafka's name, with canonical values.
    pub(super) configs: BTreeMap<&'static str, Located<String>>,
    /// What is written but cannot be used, which is reported already: not to be reported again as missing.
    pub(super) broken: Vec<&'static str>,
}

impl Settings {
    /// Reads a block that holds nothing but settings.
    pub(super) fn read(node: &Node, file: &Arc<str>, what: &str, problems: &mut Problems) -> Settings {
        let Some(mut table) = Table::open(node, file, what, problems) else { return Settings::default() };
        let settings = Settings::take(&mut table, problems);
        table.finish(problems);
        settings
    }

    /// Takes the settings out of a mapping that may hold other keys too.
    pub(super) fn take(table: &mut Table<'_>, problems: &mut Problems) -> Settings {
        let mut settings = Settings {
            description: text(table, "description", problems),
            owner: text(table, "owner", problems),
            key: text(table, "key", problems),
            partitions: count(table, "partitions", i32::MAX.into(), problems),
            replication: count(table, "replication", i16::MAX.into(), problems),
            placement: brokers(table, problems),
            ..Settings::default()
        };
        for (name, read) in [
            ("description", settings.description.is_some()),
            ("owner", settings.owner.is_some()),
            ("key", settings.key.is_some()),
            ("partitions", settings.partitions.is_some()),
            ("replication", settings.replication.is_some()),
            ("placement", settings.placement.is_some()),
        ] {
            if !read && is_written(table.node, name) {
                settings.broken.push(name);
            }
        }
        configs::take(table, &mut settings, problems);
        settings
    }
}

/// Whether a mapping has a key with something after it.
pub(super) fn is_written(mapping: &Node, name: &str) -> bool {
    matches!(&mapping.value, Value::Mapping(entries) if entries.iter().any(|(key, node)| key.name == name && !node.is_null()))
}

/// The ids under `placement`, each once.
fn brokers(table: &mut Table<'_>, problems: &mut Problems) -> Option<Located<Vec<i32>>> {
    let node = table.take("placement")?;
    let place = node.place(&table.file);
    let items = node.items(&table.file, "`placement`", problems);
    let mut ids = Vec::new();
    for item in items {
        let id = item.integer(&table.file, "a broker of `placement`", problems)?;
        match i32::try_from(id).ok().filter(|id| *id >= 0 && !ids.contains(id)) {
            Some(id) => ids.push(id),
            None => {
                problems
                    .error(item.place(&table.file), format!("`placement` cannot hold {id}"))
                    .hint("write the ids of brokers, each once, like `placement: [1, 2, 3]`");
                return None;
            }
        }
    }
    if ids.is_empty() {
        problems.error(place, "`placement` names no brokers").hint("write it like `placement: [1, 2, 3]`");
        return None;
    }
    ids.sort_unstable();
    Some(Located { value: ids, place })
}

/// A text that is not empty.
pub(super) fn text(table: &mut Table<'_>, name: &'static str, problems: &mut Problems) -> Option<Located<String>> {
    let node = table.take(name)?;
    let place = node.place(&table.file);
    let value = node.string(&table.file, &format!("`{name}`"), problems)?;
    if value.trim().is_empty() {
        problems.error(place, format!("`{name}` is empty")).hint("write it out, or remove the key");
        return None;
    }
    Some(Located { value, place })
}

/// A whole number from 1 to `max`.
pub(super) fn count<T: TryFrom<i64>>(
    table: &mut Table<'_>,
    name: &'static str,
    max: i64,
    problems: &mut Problems,
) -> Option<Located<T>> {
    let node = table.take(name)?;
    let place = node.place(&table.file);
    let number = node.integer(&table.file, &format!("`{name}`"), problems)?;
    match T::try_from(number) {
        Ok(value) if (1..=max).contains(&number) => Some(Located { value, place }),
        _ => {
            problems.error(place, format!("`{name}` must be from 1 to {max}, found {number}"));
            None
        }
    }
}
