//! What it means that a connection does not come about, or breaks: by the error, and by how far the connection had come.

use std::io;

use openssl::ssl;

use crate::failures::{Failure, Kind};

/// How far a connection has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// The first request is under way, unencrypted.
    Plain,
    /// The first request is under way, encrypted. `identified` if we have a certificate to show.
    Encrypted {
        identified: bool,
    },
    Login,
    /// Nothing was answered yet but what Kafka answers to anyone.
    Unproven,
    /// A request was answered: the broker has nothing against us.
    Proven,
}

/// Why no connection came about.
pub(super) fn unconnected(error: &io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => Failure::refused(),
        io::ErrorKind::TimedOut => Failure::timed_out(),
        _ => Failure::new(Kind::Other, error.to_string()),
    }
}

/// Why a connection broke. Kafka answers nothing to what it does not understand, it hangs up.
pub(super) fn lost(error: &io::Error, stage: Stage) -> Failure {
    match stage {
        Stage::Plain => Failure::wants_tls(),
        Stage::Login => Failure::new(Kind::Sasl, "SASL: the broker closed the connection during the login"),
        Stage::Encrypted { identified } => unwelcome(error, identified).unwrap_or_else(|| by_itself(error)),
        Stage::Unproven if closed(error) => Failure::wants_sasl(),
        Stage::Unproven | Stage::Proven => by_itself(error),
    }
}

/// What an error right after the TLS handshake says about the client's certificate, or the lack of one: in TLS 1.3 the broker
/// judges it only then.
fn unwelcome(error: &io::Error, identified: bool) -> Option<Failure> {
    let judged = tls_error(error).and_then(reason).is_some_and(alert_about_certificate);
    match (identified, judged) {
        (true, true) => Some(Failure::certificate_refused()),
        (false, true) => Some(Failure::certificate_required()),
        (false, false) if closed(error) => {
            let cause = "TLS: it closed the connection after the handshake: it may want a client certificate";
            Some(Failure::new(Kind::ClientCertificate, cause))
        }
        _ => None,
    }
}

fn by_itself(error: &io::Error) -> Failure {
    match (closed(error), tls_error(error)) {
        (true, _) => Failure::closed(),
        (false, Some(error)) => encrypted(error),
        (false, None) => Failure::new(Kind::Other, error.to_string()),
    }
}

/// Whether the other side ended the connection, with or without a goodbye.
fn closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe)
}

/// The error of OpenSSL that a broken connection carries.
fn tls_error(error: &io::Error) -> Option<&ssl::Error> {
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
fn alert_about_certificate(reason: u64) -> bool {
    matches!(reason, 1042..=1046 | 1048 | 1116)
}

/// OpenSSL's reason code, without the number of the library.
#[expect(clippy::useless_conversion, reason = "a C long has 32 bits on some systems")]
fn reason(error: &ssl::Error) -> Option<u64> {
    let code = u64::from(error.ssl_error()?.errors().first()?.code());
    Some(code & 0x7F_FFFF)
}
