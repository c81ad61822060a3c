//! Logging in: SaslHandshake names the mechanism, SaslAuthenticate carries its messages.

use std::time::{Duration, Instant};

use kafka_protocol::messages::{SaslAuthenticateRequest, SaslHandshakeRequest};
use kafka_protocol::protocol::StrBytes;
use openssl::hash::MessageDigest;

use super::connection::Connection;
use super::scram::Exchange;
use super::settings::Properties;
use crate::failures::{Failure, Kind};

const UNSUPPORTED_MECHANISM: i16 = 33;
const ILLEGAL_STATE: i16 = 34;

/// Bytes of one message of a mechanism: those of SCRAM have some hundred.
const LONGEST_MESSAGE: usize = 16 << 10;
/// Mechanisms that are named in an error.
const MOST_NAMED: usize = 10;

/// Who logs in and how. It holds the password: it can be neither copied nor shown.
pub(super) struct Sasl {
    mechanism: &'static str,
    /// `None` is PLAIN.
    scram: Option<MessageDigest>,
    username: String,
    password: String,
}

impl Sasl {
    pub fn read(properties: &Properties<'_>) -> Result<Sasl, String> {
        let mechanism = properties.get("sasl.mechanisms").unwrap_or("GSSAPI");
        let (mechanism, scram) = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => ("PLAIN", None),
            "SCRAM-SHA-256" => ("SCRAM-SHA-256", Some(MessageDigest::sha256())),
            "SCRAM-SHA-512" => ("SCRAM-SHA-512", Some(MessageDigest::sha512())),
            _ => {
                return Err(format!(
                    "this request is spoken with PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512, not with {mechanism}"
                ));
            }
        };
        let part = |name: &str| properties.get(name).unwrap_or_default().to_owned();
        Ok(Sasl { mechanism, scram, username: part("sasl.username"), password: part("sasl.password") })
    }

    /// Logs in. Returns when the broker will want a new login, if it said so.
    pub async fn log_in(&self, connection: &mut Connection) -> Result<Option<Instant>, Failure> {
        let request = SaslHandshakeRequest::default().with_mechanism(StrBytes::from_static_str(self.mechanism));
        let answer = connection.exchange(&request).await?;
        match answer.error_code {
            0 => {}
            UNSUPPORTED_MECHANISM => {
                let offered: Vec<&str> = answer.mechanisms.iter().take(MOST_NAMED).map(StrBytes::as_str).collect();
                return Err(Failure::mechanism(self.mechanism, &offered.join(", ")));
            }
            ILLEGAL_STATE => return Err(Failure::no_sasl()),
            code => return Err(refused(&format!("the broker refused the handshake (error {code})"))),
        }
        let Some(digest) = self.scram else {
            let message = format!("\0{}\0{}", self.username, self.password);
            return Ok(step(connection, message).await?.1);
        };
        let exchange = Exchange::begin(digest, &self.username).map_err(|why| refused(&why))?;
        let (challenge, _) = step(connection, exchange.first()).await?;
        let last = exchange.answer(&challenge, &self.password).map_err(|why| refused(&why))?;
        let (outcome, session) = step(connection, last.message.clone()).await?;
        last.verify(&outcome).map_err(|why| refused(&why))?;
        Ok(session)
    }
}

/// One message there and back.
async fn step(connection: &mut Connection, message: String) -> Result<(String, Option<Instant>), Failure> {
    let request = SaslAuthenticateRequest::default().with_auth_bytes(message.into_bytes().into());
    let answer = connection.exchange(&request).await?;
    if answer.error_code != 0 {
        return Err(Failure::wrong_credentials());
    }
    let lifetime = u64::try_from(answer.session_lifetime_ms).ok().filter(|millis| *millis > 0);
    let ends = lifetime.and_then(|millis| Instant::now().checked_add(Duration::from_millis(millis)));
    Ok((read(&answer.auth_bytes)?, ends))
}

/// A message of the mechanism, which is put together with others and answered: it has to be a short one.
fn read(bytes: &[u8]) -> Result<String, Failure> {
    match bytes.len() {
        0..=LONGEST_MESSAGE => Ok(String::from_utf8_lossy(bytes).into_owned()),
        length => Err(refused(&format!("the broker's message has {length} bytes, more than any of a login"))),
    }
}

fn refused(why: &str) -> Failure {
    Failure::new(Kind::Sasl, format!("SASL: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_longer_than_any_of_a_login_is_refused() {
        assert_eq!(read(b"r=1\xff").unwrap(), "r=1\u{fffd}");
        let failure = read(&vec![b'r'; LONGEST_MESSAGE + 1]).unwrap_err();
        assert!(failure.cause.contains("16385 bytes"), "{}", failure.cause);
    }
}
