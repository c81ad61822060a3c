//! Which records are wanted.

use regex::bytes::Regex;

use super::Record;
use super::path::{JsonPath, bytes_of};

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

/// What has to lie at a path.
#[derive(Clone, Debug)]
enum Is {
    /// Something that is not null.
    There,
    /// This text: a string without its quotes, anything else as it is written.
    Equal(String),
    Like(Regex),
}

/// `PATH`, `PATH=TEXT` or `PATH~REGEX`: a condition on a value that is JSON.
#[derive(Clone, Debug)]
pub struct JsonField {
    path: JsonPath,
    is: Is,
}

impl JsonField {
    /// Parses a condition; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<JsonField, String> {
        let at = text.find(['=', '~']);
        let (path, is) = match at.map(|at| (&text[..at], &text[at..=at], &text[at + 1..])) {
            None => (text, Is::There),
            Some((path, "=", wanted)) => (path, Is::Equal(wanted.to_owned())),
            Some((path, _, regex)) => (path, Is::Like(Regex::new(regex).map_err(|error| error.to_string())?)),
        };
        Ok(JsonField { path: JsonPath::parse(path)?, is })
    }

    /// A value that is null, or no JSON, or has nothing at the path, does not match.
    pub fn matches(&self, record: &Record<'_>) -> bool {
        let Some(Ok(Some(found))) = record.value.map(|value| self.path.find(value)) else { return false };
        let text = bytes_of(found);
        match (&self.is, text.as_deref()) {
            (Is::There, text) => text.is_some(),
            (Is::Equal(wanted), Some(text)) => text == wanted.as_bytes(),
            (Is::Equal(wanted), None) => wanted == "null",
            (Is::Like(regex), text) => text.is_some_and(|text| regex.is_match(text)),
        }
    }
}

/// All that a record has to meet.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    greps: Vec<Grep>,
    fields: Vec<JsonField>,
    /// Timestamps in milliseconds since the epoch, the second exclusive.
    times: Option<(i64, i64)>,
}

impl Filter {
    /// All of these.
    pub fn of(greps: Vec<Grep>, fields: Vec<JsonField>) -> Filter {
        Filter { greps, fields, times: None }
    }

    /// And a timestamp from `from` on, before `until`.
    pub fn within(mut self, from: i64, until: i64) -> Filter {
        self.times = Some((from, until));
        self
    }

    pub fn matches(&self, record: &Record<'_>) -> bool {
        self.times.is_none_or(|(from, until)| (from..until).contains(&record.timestamp))
            && self.greps.iter().all(|grep| grep.matches(record))
            && self.fields.iter().all(|field| field.matches(record))
    }
}
