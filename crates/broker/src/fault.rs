//! What a program gets to know of a failure.

use std::fmt;

use helixctl_core::cluster::{ClusterError, ErrorCode, ItemError, Refusal};
use helixctl_core::exit::Exit;
use helixctl_kafka::{Cause, Kind};

/// A failure: of which kind, and whether the same may go well if it is tried again.
///
/// `retryable` is the class that Kafka's protocol gives its codes and librdkafka its local ones; a broker that does not answer
/// may answer later, and a no stays one.
#[derive(Debug)]
pub struct Error {
    pub kind: Kind,
    pub retryable: bool,
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
    message: String,
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Error {
        Error { kind, retryable: false, source: None, message: message.into() }
    }

    pub(super) fn of(message: impl Into<String>, cause: Cause) -> Error {
        Error { kind: cause.kind, retryable: cause.retryable, source: Some(Box::new(cause)), message: message.into() }
    }

    pub(super) fn item(message: impl Into<String>, error: ItemError) -> Error {
        let (kind, retryable) = match &error.code {
            ErrorCode::UnknownTopic => (Kind::UnknownTopic, false),
            ErrorCode::NotAuthorized | ErrorCode::Denied(_) => (Kind::Authorization, false),
            ErrorCode::LeaderUnavailable => (Kind::Connection, true),
            ErrorCode::OutcomeUnknown => (Kind::Timeout, true),
            ErrorCode::Other(name) if name.contains("MEMBER") || name.contains("GROUP") => (Kind::Group, false),
            _ => (Kind::Other, false),
        };
        Error { kind, retryable, source: Some(Box::new(error)), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

impl From<ClusterError> for Error {
    fn from(error: ClusterError) -> Error {
        let (kind, retryable) = match error.refusal {
            Some(Refusal::NotAuthorized) => (Kind::Authorization, false),
            Some(Refusal::SecurityDisabled) => (Kind::Other, false),
            None => (Kind::Connection, true),
        };
        let message = error.to_string();
        Error { kind, retryable, source: Some(Box::new(error)), message }
    }
}

impl From<helixctl_core::error::Error> for Error {
    fn from(error: helixctl_core::error::Error) -> Error {
        let cause = error.source.as_ref().and_then(|source| source.downcast_ref::<Cause>());
        let (kind, retryable) = match cause {
            Some(cause) => (cause.kind, cause.retryable),
            None if error.exit == Exit::BadInput => (Kind::Invalid, false),
            None => (Kind::Other, false),
        };
        let message = error.message.clone();
        Error { kind, retryable, source: Some(Box::new(error)), message }
    }
}
