//! A value that is never shown: not by Debug, not by Display, not in JSON. Its memory is zeroed when it is no longer needed.

use std::fmt;

use serde::{Serialize, Serializer};

/// What stands in a secret's place.
pub const MASK: &str = "********";

/// A password or key. Only [`Secret::reveal`] gives it, and only librdkafka is to have it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(value: impl Into<String>) -> Self {
        Secret(value.into())
    }

    /// The value itself, for librdkafka and nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What may be shown: the mask, or nothing if there is no secret.
    pub fn shown(&self) -> &'static str {
        if self.0.is_empty() { "" } else { MASK }
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        let mut bytes = std::mem::take(&mut self.0).into_bytes();
        bytes.fill(0);
        // Without this the compiler may leave out a write that nobody reads.
        std::hint::black_box(&bytes);
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.shown())
    }
}

/// Whether a librdkafka property holds a secret. Generous: a new `….password` of a later version is masked too.
pub fn is_secret_property(key: &str) -> bool {
    let key = key.to_lowercase();
    let telling = ["password", "passphrase", "secret", "private.key", "jaas", "oauthbearer.config"];
    telling.iter().any(|word| key.contains(word)) || key.ends_with(".pem") || key == "ssl_key"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_shows_itself() {
        let secret = Secret::new("hunter2");
        assert_eq!(format!("{secret} {secret:?} {secret:#?}"), format!("{MASK} {MASK} {MASK}"));
        assert_eq!(serde_json::to_string(&secret).unwrap(), format!("\"{MASK}\""));
        assert_eq!(secret.reveal(), "hunter2");
        assert_eq!(format!("[{}]", Secret::new("")), "[]");
    }

    #[test]
    fn knows_the_secret_properties() {
        for key in [
            "sasl.password",
            "ssl.key.password",
            "ssl.keystore.password",
            "ssl.key.pem",
            "ssl_key",
            "sasl.oauthbearer.client.secret",
            "sasl.oauthbearer.config",
            "sasl.oauthbearer.assertion.private.key.passphrase",
            "SASL.PASSWORD",
        ] {
            assert!(is_secret_property(key), "{key}");
        }
        for key in ["sasl.username", "ssl.ca.location", "ssl.key.location", "linger.ms", "sasl.mechanisms"] {
            assert!(!is_secret_property(key), "{key}");
        }
    }
}
