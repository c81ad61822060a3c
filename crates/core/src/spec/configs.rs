//! The configs of a block: the short keys (`retention: 7d`) and Kafka's own names under `config`.

use std::sync::Arc;

use super::settings::{Located, Settings};
use crate::diagnostic::{Place, Problems};
use crate::topic_config::{self, ConfigDef, Kind};
use crate::yaml::{Key, Node, Table, Value, abbreviate};

/// A short key: the config it stands for, and what it takes.
pub(super) struct ShortKey {
    pub(super) key: &'static str,
    pub(super) config: &'static str,
    pub(super) takes: &'static str,
}

pub(super) const SHORT_KEYS: [ShortKey; 4] = [
    ShortKey { key: "retention", config: "retention.ms", takes: "a duration like `7d`, or `unlimited`" },
    ShortKey { key: "retention_bytes", config: "retention.bytes", takes: "a size like `10GiB`, or `unlimited`" },
    ShortKey { key: "cleanup", config: "cleanup.policy", takes: "`delete`, `compact` or `[compact, delete]`" },
    ShortKey { key: "min_isr", config: "min.insync.replicas", takes: "a whole number of at least 1" },
];

/// Takes the short keys and `config` out of a block.
pub(super) fn take(table: &mut Table<'_>, settings: &mut Settings, problems: &mut Problems) {
    for short in &SHORT_KEYS {
        let Some(node) = table.take(short.key) else { continue };
        let value = short_value(short, node, &table.file, problems);
        settings.put(short.config, value, node.place(&table.file));
    }
    let Some(node) = table.take("config") else { return };
    let Value::Mapping(entries) = &node.value else {
        problems
            .error(node.place(&table.file), format!("`config` must be a mapping, found {}", node.describe()))
            .hint("write it like `config: { compression.type: zstd }`");
        return;
    };
    for (key, node) in entries {
        let Some(def) = known(key, &table.file, problems) else { continue };
        if let Some(first) = settings.configs.get(def.name) {
            twice(def, key.place(&table.file), &first.place, problems);
            continue;
        }
        let value = config_value(def, node, &table.file, problems);
        settings.put(def.name, value, node.place(&table.file));
    }
}

impl Settings {
    /// Keeps a config's value, or that there is none to keep.
    fn put(&mut self, config: &'static str, value: Option<String>, place: Place) {
        match value {
            Some(value) => {
                self.configs.insert(config, Located { value, place });
            }
            None => self.broken.push(config),
        }
    }
}

/// The config of a key under `config`; an unknown one is a problem.
fn known(key: &Key, file: &Arc<str>, problems: &mut Problems) -> Option<&'static ConfigDef> {
    let def = topic_config::lookup(&key.name);
    if def.is_none() {
        problems
            .error(key.place(file), format!("Kafka knows no topic config `{}`", abbreviate(&key.name)))
            .maybe_hint(topic_config::did_you_mean(&key.name).or_else(|| Some(NO_SUCH_CONFIG.to_owned())));
    }
    def
}

fn twice(def: &ConfigDef, place: Place, first: &Place, problems: &mut Problems) {
    let short = SHORT_KEYS.iter().find(|short| short.config == def.name).map_or("", |short| short.key);
    problems
        .error(place, format!("`{}` is set twice: `{short}` sets it too", def.name))
        .hint(format!("`{short}` at {first} is the same setting; keep one"));
}

const NO_SUCH_CONFIG: &str = "helixctl knows the topic configs of Kafka 4.3; `helixctl topics schema` lists them";

/// The value of a short key as Kafka stores it.
fn short_value(short: &ShortKey, node: &Node, file: &Arc<str>, problems: &mut Problems) -> Option<String> {
    let wrong = || format!("`{}` must be {}, found {}", short.key, short.takes, node.describe());
    let text = match &node.value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::Sequence(_) if short.key == "cleanup" => joined(node).unwrap_or_default(),
        _ => String::new(),
    };
    // Under Kafka's own name a bare number is milliseconds; here `retention: 7` would be a trap.
    if short.key == "retention" && text.parse::<i64>().is_ok_and(|n| n > 0) {
        let number = abbreviate(&text);
        problems
            .error(node.place(file), format!("`retention` needs a unit, found `{number}`"))
            .hint(format!("write `{number}d` for days or `{number}ms` for milliseconds"));
        return None;
    }
    match topic_config::check(short.config, &text) {
        Ok(value) if !text.trim().is_empty() => Some(value),
        _ => {
            problems.error(node.place(file), wrong());
            None
        }
    }
}

/// The value of a config under its own name as Kafka stores it.
fn config_value(def: &ConfigDef, node: &Node, file: &Arc<str>, problems: &mut Problems) -> Option<String> {
    let text = match &node.value {
        Value::Scalar(scalar) => Some(scalar.text.clone()),
        Value::Sequence(_) if matches!(def.kind, Kind::Set(_) | Kind::Replicas) => joined(node),
        _ => None,
    };
    let Some(text) = text else {
        problems
            .error(node.place(file), format!("`{}` must have a single value, found {}", def.name, node.describe()))
            .hint("remove the key to leave the config at the broker's default");
        return None;
    };
    match topic_config::check(def.name, &text) {
        Ok(value) => Some(value),
        Err(why) => {
            problems.error(node.place(file), why);
            None
        }
    }
}

/// A list of plain values, joined the way Kafka writes lists; `None` if an item is not a plain value.
fn joined(node: &Node) -> Option<String> {
    let Value::Sequence(items) = &node.value else { return None };
    items.iter().map(Node::text).collect::<Option<Vec<_>>>().map(|items| items.join(","))
}
