//! SCRAM mechanisms and how often they hash.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The fewest and the most iterations that Kafka accepts for either mechanism.
pub const MIN_ITERATIONS: i32 = 4096;
pub const MAX_ITERATIONS: i32 = 16_384;
/// What `kafka-configs` takes when nothing is said.
pub const DEFAULT_ITERATIONS: i32 = 4096;

/// How a password is hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ScramMechanism {
    #[serde(rename = "SCRAM-SHA-256")]
    Sha256,
    #[default]
    #[serde(rename = "SCRAM-SHA-512")]
    Sha512,
}

impl ScramMechanism {
    pub const ALL: [ScramMechanism; 2] = [ScramMechanism::Sha256, ScramMechanism::Sha512];

    /// The name that clients and brokers use.
    pub const fn word(self) -> &'static str {
        match self {
            ScramMechanism::Sha256 => "SCRAM-SHA-256",
            ScramMechanism::Sha512 => "SCRAM-SHA-512",
        }
    }

    /// Reads the name, in any case, also without `SCRAM-`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let upper = text.to_uppercase().replace('_', "-");
        let is = |m: &&ScramMechanism| m.word() == upper || m.word().trim_start_matches("SCRAM-") == upper;
        ScramMechanism::ALL
            .iter()
            .find(is)
            .copied()
            .ok_or_else(|| format!("`{text}` is no SCRAM mechanism; write SCRAM-SHA-512 or SCRAM-SHA-256"))
    }
}

impl fmt::Display for ScramMechanism {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_any_case() {
        for text in ["SCRAM-SHA-256", "scram-sha-256", "sha-256", "SCRAM_SHA_256"] {
            assert_eq!(ScramMechanism::parse(text), Ok(ScramMechanism::Sha256));
        }
        assert!(ScramMechanism::parse("PLAIN").is_err());
    }
}
