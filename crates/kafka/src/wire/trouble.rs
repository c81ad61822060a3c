//! What it means that connecting, or an exchange on a connection, failed.

use std::io;

use super::tls::Tls;
use crate::failures::{Failure, Kind, classify};

/// Why an exchange failed.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The connection broke.
    Broken(io::Error),
    /// The bytes make no sense.
    Unreadable(anyhow::Error),
    /// No form of the request is known to both sides; nothing was sent.
    TooOld(String),
}

/// Why no connection came about.
pub(super) fn unconnected(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => classify("Connection refused"),
        io::ErrorKind::TimedOut => classify("timed out"),
        _ => classify(&error.to_string()),
    }
}

impl Trouble {
    /// Right after connecting, a closed connection means that the other side expects something else.
    pub fn at_first_request(self, tls: Option<&Tls>) -> Failure {
        match (self, tls) {
            // In TLS 1.3 the broker judges the client's certificate only after the handshake.
            (Trouble::Broken(error), Some(tls)) => tls.unwelcome(&error).unwrap_or_else(|| lost(&error)),
            (trouble, Some(_)) => trouble.later(),
            (trouble, None) => trouble.at_first_plain_request(),
        }
    }

    fn at_first_plain_request(self) -> Failure {
        match self {
            // A TLS port answers a plain request by an alert, which makes no sense as a length, or not at all.
            Trouble::Broken(_) | Trouble::Unreadable(_) => Failure::wants_tls(),
            Trouble::TooOld(why) => Failure { cause: why, kind: Kind::Other },
        }
    }

    /// A broker that has other ideas about the login closes the connection.
    pub fn at_login(self) -> Failure {
        match self {
            Trouble::Broken(_) => {
                let cause = "SASL: the broker closed the connection during the login".to_owned();
                Failure { cause, kind: Kind::Sasl }
            }
            other => other.later(),
        }
    }

    /// On a connection that works.
    pub fn later(self) -> Failure {
        match self {
            Trouble::Broken(error) => lost(&error),
            Trouble::Unreadable(error) => {
                Failure { cause: format!("its answer makes no sense: {error}"), kind: Kind::Other }
            }
            Trouble::TooOld(why) => Failure { cause: why, kind: Kind::Other },
        }
    }
}

fn lost(error: &io::Error) -> Failure {
    let text = error.to_string();
    match closed(error) {
        true => Failure { cause: "it closed the connection".to_owned(), kind: Kind::Other },
        false if text.contains("SSL") => classify(&text),
        false => Failure { cause: text, kind: Kind::Other },
    }
}

/// Whether the other side ended the connection, with or without a goodbye.
pub(super) fn closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe)
}
