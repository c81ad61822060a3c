//! Reading a mapping key by key, and naming what is left over.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Key, Node, Value};
use crate::diagnostic::{Place, Problems};
use crate::suggest;

/// A mapping whose keys are taken one after the other; [`Table::finish`] reports those nobody took.
pub struct Table<'a> {
    pub file: Arc<str>,
    pub node: &'a Node,
    what: String,
    entries: HashMap<&'a str, (&'a Key, &'a Node)>,
    /// Every name asked for, which is every name that is allowed.
    known: Vec<&'static str>,
}

impl<'a> Table<'a> {
    /// Opens a mapping. `what` names it in messages, as in "unknown key `x` in {what}".
    pub fn open(node: &'a Node, file: &Arc<str>, what: impl Into<String>, problems: &mut Problems) -> Option<Self> {
        let what = what.into();
        let entries = match &node.value {
            Value::Mapping(entries) => entries.iter().map(|(key, node)| (key.name.as_str(), (key, node))).collect(),
            _ => {
                problems.error(node.place(file), format!("{what} must be a mapping, found {}", node.describe()));
                return None;
            }
        };
        Some(Table { file: file.clone(), node, what, entries, known: Vec::new() })
    }

    /// Takes the value of `name`, if it was written. A key with nothing after it counts as not written.
    pub fn take(&mut self, name: &'static str) -> Option<&'a Node> {
        self.known.push(name);
        self.entries.remove(name).map(|(_, node)| node).filter(|node| !node.is_null())
    }

    /// Where a key stands, before it is taken.
    pub fn key_place(&self, name: &str) -> Option<Place> {
        self.entries.get(name).map(|(key, _)| key.place(&self.file))
    }

    pub fn string(&mut self, name: &'static str, problems: &mut Problems) -> Option<String> {
        self.take(name)?.string(&self.file, &format!("`{name}`"), problems)
    }

    pub fn integer(&mut self, name: &'static str, problems: &mut Problems) -> Option<i64> {
        self.take(name)?.integer(&self.file, &format!("`{name}`"), problems)
    }

    pub fn boolean(&mut self, name: &'static str, problems: &mut Problems) -> Option<bool> {
        self.take(name)?.boolean(&self.file, &format!("`{name}`"), problems)
    }

    /// Reports every key that was not taken, each with the nearest of the allowed ones.
    pub fn finish(self, problems: &mut Problems) {
        let mut left: Vec<_> = self.entries.into_values().map(|(key, _)| key).collect();
        left.sort_by_key(|key| (key.line, key.column));
        for key in left {
            let allowed = || format!("allowed here: {}", self.known.join(", "));
            problems
                .error(
                    key.place(&self.file),
                    format!("unknown key `{}` in {}", super::abbreviate(&key.name), self.what),
                )
                .maybe_hint(suggest::did_you_mean(&key.name, self.known.iter().copied()).or_else(|| Some(allowed())));
        }
    }
}

impl Key {
    pub fn place(&self, file: &Arc<str>) -> Place {
        Place { file: file.clone(), line: self.line, column: self.column }
    }
}
