//! YAML as a tree that knows where each value stands, so that every mistake can be named with line and column.
//!
//! serde stops at the first mismatch and forgets positions; topics.yaml and the configuration want all problems at once.
//! `read` is the only importer of the parser crate.

mod interpolate;
mod read;
mod table;

use std::sync::Arc;

pub use interpolate::{Interpolated, Trouble, interpolate};
pub use read::{Limits, parse};
pub use table::Table;

use crate::diagnostic::{Place, Problems};

/// One YAML document.
#[derive(Clone, Debug)]
pub struct Document {
    pub file: Arc<str>,
    pub root: Node,
}

/// A value and where it begins.
#[derive(Clone, Debug)]
pub struct Node {
    pub line: u32,
    pub column: u32,
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug)]
pub enum Value {
    Null,
    Scalar(Scalar),
    Sequence(Vec<Node>),
    /// In file order; duplicates were reported by the parser and the first one kept.
    Mapping(Vec<(Key, Node)>),
}

/// A scalar as it was written.
#[derive(Clone, Debug)]
pub struct Scalar {
    pub text: String,
    /// Unquoted: only then may it be a number or a boolean.
    pub plain: bool,
}

/// A mapping's key and where it stands.
#[derive(Clone, Debug)]
pub struct Key {
    pub line: u32,
    pub column: u32,
    pub name: String,
}

impl Node {
    pub fn place(&self, file: &Arc<str>) -> Place {
        Place { file: file.clone(), line: self.line, column: self.column }
    }

    /// What a person would call this value: used in "expected …, found …".
    pub fn describe(&self) -> String {
        match &self.value {
            Value::Null => "nothing".to_owned(),
            Value::Scalar(s) => format!("`{}`", abbreviate(&s.text)),
            Value::Sequence(_) => "a list".to_owned(),
            Value::Mapping(_) => "a mapping".to_owned(),
        }
    }

    /// The text of a scalar, quoted or not.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(s) => Some(&s.text),
            _ => None,
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// A string; anything else is a problem.
    pub fn string(&self, file: &Arc<str>, what: &str, problems: &mut Problems) -> Option<String> {
        self.expect(file, what, "text", problems, |s| Some(s.text.clone()))
    }

    /// A whole number written without quotes; anything else is a problem.
    pub fn integer(&self, file: &Arc<str>, what: &str, problems: &mut Problems) -> Option<i64> {
        self.expect(file, what, "a whole number", problems, |s| {
            s.plain.then(|| s.text.replace('_', "").parse().ok())?
        })
    }

    /// `true` or `false`, unquoted; anything else is a problem.
    pub fn boolean(&self, file: &Arc<str>, what: &str, problems: &mut Problems) -> Option<bool> {
        self.expect(file, what, "`true` or `false`", problems, |s| match s.text.as_str() {
            "true" if s.plain => Some(true),
            "false" if s.plain => Some(false),
            _ => None,
        })
    }

    /// The items of a list; anything else is a problem.
    pub fn items(&self, file: &Arc<str>, what: &str, problems: &mut Problems) -> &[Node] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => {
                problems.error(self.place(file), format!("{what} must be a list, found {}", self.describe()));
                &[]
            }
        }
    }

    /// A scalar that `read` accepts; otherwise the problem says what was expected.
    pub fn expect<T>(
        &self,
        file: &Arc<str>,
        what: &str,
        expected: &str,
        problems: &mut Problems,
        read: impl FnOnce(&Scalar) -> Option<T>,
    ) -> Option<T> {
        let found = match &self.value {
            Value::Scalar(scalar) => read(scalar),
            _ => None,
        };
        if found.is_none() {
            problems.error(self.place(file), format!("{what} must be {expected}, found {}", self.describe()));
        }
        found
    }
}

/// A value as messages show it: on one line, and cut, since a 50 MB scalar must not become a 50 MB error.
pub fn abbreviate(text: &str) -> String {
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        match c {
            _ if count == 60 => {
                shown.push('…');
                break;
            }
            // Quotes and backslashes are kept as they are written: in an expression each of them counts.
            '\\' | '"' | '\'' => shown.push(c),
            _ => shown.extend(c.escape_debug()),
        }
    }
    shown
}
