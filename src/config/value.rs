//! From the text of a setting to its value, by the kind that the table gives it.

use super::secret::Secret;
use super::setting::Kind;
use crate::suggest;
use crate::units::{format_millis, parse_bytes, parse_millis};

/// A setting's value. Addresses are read by `broker`, because each has a position of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Brokers(Vec<String>),
    Text(String),
    Secret(Secret),
    Boolean(bool),
    /// Bytes, milliseconds or a count.
    Number(u64),
    /// As librdkafka spells it.
    Choice(&'static str),
}

/// What a value should have been; the caller knows whose it is and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub expected: String,
    pub hint: Option<String>,
}

impl Wrong {
    pub(super) fn new(expected: impl Into<String>) -> Self {
        Wrong { expected: expected.into(), hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        self.maybe(Some(hint.into()))
    }

    pub(super) fn maybe(self, hint: Option<String>) -> Self {
        Wrong { hint, ..self }
    }
}

impl Kind {
    /// What is allowed, as it stands after "must be".
    pub fn expected(&self) -> String {
        match self {
            Kind::Brokers => "a list of `host:port`".to_owned(),
            Kind::Text | Kind::Secret => "text".to_owned(),
            Kind::Path => "a file's path".to_owned(),
            Kind::Boolean => "`true` or `false`".to_owned(),
            Kind::Integer { min, max } => format!("a whole number from {min} to {max}"),
            Kind::Size { min, max } => format!("a size from {min} to {max} bytes like `16384` or `16KiB`"),
            Kind::Duration { min, max } => {
                format!("a duration from {} to {} like `500ms` or `30s`", format_millis(*min), format_millis(*max))
            }
            Kind::Millis { min, max } => format!("a whole number of milliseconds from {min} to {max}"),
            Kind::Choice(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                format!("one of {}", words.join(", "))
            }
        }
    }

    /// Whether quotes around the value make it text, which it must not be.
    pub(super) fn is_unquoted(&self) -> bool {
        matches!(self, Kind::Boolean | Kind::Integer { .. } | Kind::Size { .. } | Kind::Millis { .. })
    }

    /// Reads a value as people write it.
    pub(super) fn read(&self, text: &str) -> Result<Value, Wrong> {
        let wrong = || Wrong::new(self.expected());
        let within = |number: Option<u64>, min: u64, max: u64| {
            number.filter(|n| (min..=max).contains(n)).map(Value::Number).ok_or_else(wrong)
        };
        match *self {
            // librdkafka is C: a NUL would cut the value short.
            Kind::Brokers | Kind::Text | Kind::Path | Kind::Secret if text.contains('\0') => {
                Err(Wrong::new("text without NUL characters"))
            }
            Kind::Secret => Ok(Value::Secret(Secret::new(text))),
            Kind::Brokers | Kind::Text | Kind::Path => Ok(Value::Text(text.to_owned())),
            Kind::Boolean => match text {
                "true" => Ok(Value::Boolean(true)),
                "false" => Ok(Value::Boolean(false)),
                _ => Err(wrong()),
            },
            Kind::Integer { min, max } => within(whole(text), min, max),
            Kind::Size { min, max } => within(whole(text).or_else(|| parse_bytes(text).ok()), min, max),
            Kind::Duration { min, max } => within(parse_millis(text).ok(), min, max)
                .map_err(|wrong| wrong.maybe(whole(text).map(|n| format!("give it a unit: `{n}ms` or `{n}s`")))),
            Kind::Millis { min, max } => within(whole(text).or_else(|| parse_millis(text).ok()), min, max),
            Kind::Choice(words) => match words.iter().find(|(word, _)| *word == text) {
                Some((_, property)) => Ok(Value::Choice(property)),
                None => Err(wrong().maybe(suggest::did_you_mean(text, words.iter().map(|(word, _)| *word)))),
            },
        }
    }

    /// A librdkafka value as this kind writes it, or none if it has no counterpart here (`acks=2`, `linger.ms=0.5`).
    pub(super) fn of_property(&self, text: &str) -> Option<String> {
        let written = match self {
            // librdkafka's word for "the system's authorities", which is what no file means here.
            Kind::Path if text == "probe" => String::new(),
            Kind::Duration { .. } => format!("{}ms", whole(text)?),
            Kind::Choice(words) => {
                let same = |property: &str| property == text || (property == "all" && text == "-1");
                words.iter().find(|(_, property)| same(property))?.0.to_owned()
            }
            _ => text.to_owned(),
        };
        self.read(&written).ok().map(|_| written)
    }
}

impl Value {
    /// The value as a librdkafka property.
    pub(super) fn property(&self) -> String {
        match self {
            Value::Brokers(list) => list.join(","),
            Value::Text(text) => text.clone(),
            Value::Secret(secret) => secret.reveal().to_owned(),
            Value::Boolean(yes) => yes.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Choice(word) => (*word).to_owned(),
        }
    }

    /// Nothing was named: such a value becomes no property.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Value::Brokers(list) => list.is_empty(),
            Value::Text(text) => text.is_empty(),
            Value::Secret(secret) => secret.is_empty(),
            _ => false,
        }
    }
}

fn whole(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    digits.then(|| text.replace('_', "").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::setting::SETTINGS;

    fn kind(key: &str) -> Kind {
        crate::config::setting::setting(key).unwrap().kind
    }

    #[test]
    fn every_default_is_a_valid_value() {
        for setting in SETTINGS {
            assert!(setting.kind.read(setting.default).is_ok(), "{}", setting.key);
        }
    }

    #[test]
    fn reads_what_the_document_writes() {
        for (key, text, property) in [
            ("compression", "zstd", "zstd"),
            ("required_acks", "none", "0"),
            ("required_acks", "leader", "1"),
            ("required_acks", "all", "all"),
            ("max_wait_time", "500ms", "500"),
            ("session_timeout", "1m 30s", "90000"),
            ("batch_size", "16384", "16384"),
            ("batch_size", "16KiB", "16384"),
            ("linger_ms", "5", "5"),
            ("linger_ms", "5ms", "5"),
            ("max_poll_records", "1_000", "1000"),
            ("enable_auto_commit", "false", "false"),
            ("sasl.mechanism", "SCRAM-SHA-256", "SCRAM-SHA-256"),
            ("client_id", "", ""),
        ] {
            assert_eq!(kind(key).read(text).map(|v| v.property()), Ok(property.to_owned()), "{key}: {text}");
        }
    }

    #[test]
    fn says_what_is_allowed() {
        for (key, text, expected, hint) in [
            ("compression", "LZ4", "one of `none`, `gzip`, `snappy`, `lz4`, `zstd`", Some("did you mean `lz4`?")),
            ("required_acks", "2", "one of `none`, `leader`, `all`", None),
            (
                "sasl.mechanism",
                "SCRAM-SHA512",
                "one of `PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512`",
                Some("did you mean `SCRAM-SHA-512`?"),
            ),
            (
                "max_wait_time",
                "500",
                "a duration from 0s to 5m like `500ms` or `30s`",
                Some("give it a unit: `500ms` or `500s`"),
            ),
            ("session_timeout", "2h", "a duration from 1ms to 1h like `500ms` or `30s`", None),
            ("batch_size", "0", "a size from 1 to 2147483647 bytes like `16384` or `16KiB`", None),
            ("linger_ms", "-1", "a whole number of milliseconds from 0 to 900000", None),
            ("max_poll_records", "", "a whole number from 1 to 1000000", None),
            ("max_poll_records", "99999999999999999999", "a whole number from 1 to 1000000", None),
            ("enable_auto_commit", "yes", "`true` or `false`", None),
            ("client_id", "a\0b", "text without NUL characters", None),
        ] {
            let wrong = kind(key).read(text).unwrap_err();
            assert_eq!((wrong.expected.as_str(), wrong.hint.as_deref()), (expected, hint), "{key}: {text}");
        }
    }

    #[test]
    fn reads_what_librdkafka_writes_where_it_can() {
        for (key, property, written) in [
            ("required_acks", "1", Some("leader")),
            ("required_acks", "-1", Some("all")),
            ("required_acks", "2", None),
            ("session_timeout", "30000", Some("30000ms")),
            ("session_timeout", "0", None),
            ("linger_ms", "0.5", None),
            ("sasl.mechanism", "OAUTHBEARER", None),
            ("tls.ca_file", "probe", Some("")),
            ("tls.verify", "false", Some("false")),
            ("client_id", "me", Some("me")),
        ] {
            assert_eq!(kind(key).of_property(property).as_deref(), written, "{key}: {property}");
        }
    }
}
