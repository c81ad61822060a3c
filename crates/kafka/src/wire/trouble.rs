//! What it means that connecting, or an exchange on a connection, failed.

use std::io;

use openssl::ssl;

use super::tls::Tls;
use crate::failures::{Failure, Kind};

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
        io::ErrorKind::ConnectionRefused => Failure::refused(),
        io::ErrorKind::TimedOut => Failure::timed_out(),
        _ => Failure::new(Kind::Other, error.to_string()),
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
            Trouble::TooOld(why) => Failure::new(Kind::Other, why),
        }
    }

    /// A broker that has other ideas about the login closes the connection.
    pub fn at_login(self) -> Failure {
        match self {
            Trouble::Broken(_) => Failure::new(Kind::Sasl, "SASL: the broker closed the connection during the login"),
            other => other.later(),
        }
    }

    /// On a connection that works.
    pub fn later(self) -> Failure {
        match self {
            Trouble::Broken(error) => lost(&error),
            Trouble::Unreadable(error) => Failure::new(Kind::Other, format!("its answer makes no sense: {error}")),
            Trouble::TooOld(why) => Failure::new(Kind::Other, why),
        }
    }
}

fn lost(error: &io::Error) -> Failure {
    match (closed(error), tls_error(error)) {
        (true, _) => Failure::closed(),
        (false, Some(error)) => encrypted(error),
        (false, None) => Failure::new(Kind::Other, error.to_string()),
    }
}

/// Whether the other side ended the connection, with or without a goodbye.
pub(super) fn closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe)
}

/// The error of OpenSSL that a broken connection carries.
pub(super) fn tls_error(error: &io::Error) -> Option<&ssl::Error> {
    error.get_ref()?.downcast_ref()
}

/// What OpenSSL says of an encrypted connection, by its reason codes (`SSL_R_…`; an alert of the broker's is 1000 and its number).
pub(super) fn encrypted(error: &ssl::Error) -> Failure {
    const WRONG_VERSION_NUMBER: u64 = 267;
    const CERTIFICATE_VERIFY_FAILED: u64 = 134;
    match reason(error) {
        Some(WRONG_VERSION_NUMBER) => Failure::not_tls(),
        Some(CERTIFICATE_VERIFY_FAILED) => {
            Failure::new(Kind::Tls, "TLS: the broker's certificate could not be verified")
        }
        Some(code) if alert_about_certificate(code) => match code {
            1042 | 1116 => Failure::certificate_required(),
            _ => Failure::certificate_refused(),
        },
        _ => {
            let words = error.ssl_error().and_then(|stack| stack.errors().first()?.reason());
            Failure::new(Kind::Tls, format!("TLS: {}", words.map_or_else(|| error.to_string(), str::to_owned)))
        }
    }
}

/// bad_certificate, unsupported_certificate, certificate_revoked, …_expired, …_unknown, unknown_ca, certificate_required.
pub(super) fn alert_about_certificate(reason: u64) -> bool {
    matches!(reason, 1042..=1046 | 1048 | 1116)
}

/// OpenSSL's reason code, without the number of the library.
#[expect(clippy::useless_conversion, reason = "a C long has 32 bits on some systems")]
pub(super) fn reason(error: &ssl::Error) -> Option<u64> {
    let code = u64::from(error.ssl_error()?.errors().first()?.code());
    Some(code & 0x7F_FFFF)
}
