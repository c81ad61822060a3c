//! A problem found in an input file: where it is, what was read, what is allowed.
//!
//! Problems are collected, never thrown one at a time, so that one run shows all there is to mend.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// A position in an input file. Lines and columns count from 1; columns are characters, not bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    pub file: Arc<str>,
    pub line: u32,
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// Whether a problem stops the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One problem in an input file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub severity: Severity,
    /// Absent only for problems of an input as a whole, such as an empty environment variable list.
    pub place: Option<Place>,
    /// What was read and what is allowed, as one sentence without a final period.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
}

/// All problems of one input, in the order in which they were found until [`Problems::sort`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// Notes an error; the command will end with exit code 2.
    pub fn error(&mut self, place: impl Into<Option<Place>>, message: impl Into<String>) -> &mut Problem {
        self.push(Severity::Error, place.into(), message.into())
    }

    /// Notes a risk that does not stop the command.
    pub fn warning(&mut self, place: impl Into<Option<Place>>, message: impl Into<String>) -> &mut Problem {
        self.push(Severity::Warning, place.into(), message.into())
    }

    fn push(&mut self, severity: Severity, place: Option<Place>, message: String) -> &mut Problem {
        self.list.push(Problem { severity, place, message, hint: None });
        self.list.last_mut().expect("just pushed")
    }

    /// Whether any of the problems is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|p| p.severity == Severity::Error)
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    /// Orders by file and position, so that a reader works from top to bottom.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| a.place.cmp(&b.place));
    }

    pub fn append(&mut self, other: Problems) {
        self.list.extend(other.list);
    }

    pub fn into_vec(self) -> Vec<Problem> {
        self.list
    }
}

impl Problem {
    /// Adds what to do next.
    pub fn hint(&mut self, hint: impl Into<String>) -> &mut Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds a hint if there is one to give.
    pub fn maybe_hint(&mut self, hint: Option<String>) -> &mut Self {
        self.hint = hint.or(self.hint.take());
        self
    }
}
