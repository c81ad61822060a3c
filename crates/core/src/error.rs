//! The one error type: what happened, why (the source chain), what to do next (hints), and the exit code it means.

use std::fmt;

use crate::cluster::ClusterError;
use crate::diagnostic::{Problem, Problems};
use crate::exit::Exit;

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error as the user sees it. Printed in one place, by the Ui of the command line.
#[derive(Debug)]
pub struct Error {
    pub exit: Exit,
    /// What happened, and to what, as one sentence without a final period.
    pub message: String,
    /// Why: printed as a chain of `caused by` lines.
    pub source: Option<anyhow::Error>,
    /// What to do next; a hint that names a flag, a key or a command is best.
    pub hints: Vec<String>,
    /// The positions in input files that are at fault, if that is what went wrong.
    pub problems: Vec<Problem>,
}

impl Error {
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Error { exit, message: message.into(), source: None, hints: Vec::new(), problems: Vec::new() }
    }

    /// Exit 1: the command could not do what was asked.
    pub fn failed(message: impl Into<String>) -> Self {
        Error::new(Exit::Failed, message)
    }

    /// Exit 2: flags, configuration or a file are wrong; no broker was contacted.
    pub fn bad_input(message: impl Into<String>) -> Self {
        Error::new(Exit::BadInput, message)
    }

    /// Exit 5: helixctl will not do this as asked.
    pub fn refused(message: impl Into<String>) -> Self {
        Error::new(Exit::Refused, message)
    }

    /// Exit 2 with every problem of an input file.
    pub fn problems(message: impl Into<String>, problems: Problems) -> Self {
        Error { problems: problems.into_vec(), ..Error::bad_input(message) }
    }

    pub fn because(mut self, source: impl Into<anyhow::Error>) -> Self {
        self.source = Some(source.into());
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(AsRef::as_ref)
    }
}

impl From<ClusterError> for Error {
    fn from(error: ClusterError) -> Self {
        let mut message = format!("{} failed: {}", error.doing, error.cause);
        for (address, cause) in &error.addresses {
            message.push_str(&format!("\n  {address}: {cause}"));
        }
        let mapped = Error::failed(message);
        match error.hint {
            Some(hint) => mapped.hint(hint),
            None => mapped,
        }
    }
}
