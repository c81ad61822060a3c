//! Which partition a record goes to, where librdkafka's partitioners are not what is wanted.

use std::cell::Cell;

use super::input::Formed;
use crate::kafka::Producer;
use crate::record::{JsonPath, bytes_of};

/// By what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The producer's partitioner, which looks at the key.
    Producer,
    RoundRobin,
    Header(Vec<u8>),
    Json(JsonPath),
}

impl By {
    /// `header:NAME` or `json:.path`.
    pub fn parse(text: &str) -> Result<By, String> {
        match text.split_once(':') {
            Some(("header", name)) if !name.is_empty() => Ok(By::Header(name.as_bytes().to_vec())),
            Some(("json", path)) => JsonPath::parse(path).map(By::Json),
            _ => Err(format!("`{text}` is neither `header:NAME` nor `json:.path`")),
        }
    }
}

/// Chooses partitions of one topic.
pub(super) struct Places {
    pub by: By,
    pub partitions: i32,
    next: Cell<i32>,
}

impl Places {
    pub fn new(by: By, partitions: usize) -> Places {
        Places { by, partitions: i32::try_from(partitions).unwrap_or(i32::MAX).max(1), next: Cell::new(0) }
    }

    /// -1 leaves it to the producer. The error says what the record lacks.
    pub fn of(&self, formed: &Formed<'_>, producer: &Producer) -> Result<i32, String> {
        if formed.partition >= 0 {
            return Ok(formed.partition);
        }
        match &self.by {
            By::Producer => Ok(-1),
            By::RoundRobin => {
                let this = self.next.get();
                self.next.set((this + 1) % self.partitions);
                Ok(this)
            }
            By::Header(name) => {
                let header = formed.headers.iter().find(|(found, _)| found == name);
                let value = header.and_then(|(_, value)| *value);
                let value = value.ok_or_else(|| format!("there is no header {}", String::from_utf8_lossy(name)))?;
                Ok(producer.murmur2(value, self.partitions))
            }
            By::Json(path) => {
                let found = path.find(formed.value.unwrap_or_default()).map_err(|error| error.to_string())?;
                let value = found.and_then(bytes_of).ok_or_else(|| format!("there is no {}", path.typed()))?;
                Ok(producer.murmur2(&value, self.partitions))
            }
        }
    }
}
