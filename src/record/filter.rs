//! `--grep`: which records are wanted.

use regex::bytes::Regex;

use super::Record;

#[derive(Clone, Debug)]
enum In {
    Key,
    Value,
    Header(String),
}

/// `[key:|value:|header.NAME:]REGEX`; the value if nothing is said.
#[derive(Clone, Debug)]
pub struct Grep {
    place: In,
    regex: Regex,
}

impl Grep {
    /// Parses a filter; the error is the regex's own.
    pub fn parse(text: &str) -> Result<Grep, String> {
        let header = text.strip_prefix("header.").and_then(|rest| rest.split_once(':'));
        let (place, regex) = match (text.strip_prefix("key:"), text.strip_prefix("value:"), header) {
            (Some(regex), ..) => (In::Key, regex),
            (_, Some(regex), _) => (In::Value, regex),
            (.., Some((name, regex))) => (In::Header(name.to_owned()), regex),
            _ => (In::Value, text),
        };
        Ok(Grep { place, regex: Regex::new(regex).map_err(|error| error.to_string())? })
    }

    /// A field that is null matches nothing. Of headers with the same name, one has to match.
    pub fn matches(&self, record: &Record<'_>) -> bool {
        let found = |bytes: Option<&[u8]>| bytes.is_some_and(|bytes| self.regex.is_match(bytes));
        match &self.place {
            In::Key => found(record.key),
            In::Value => found(record.value),
            In::Header(name) => record.headers.clone().any(|(key, value)| key == name.as_bytes() && found(value)),
        }
    }
}
