//! Records out of JSON: envelopes as consume writes them, and values that hold their own keys.

use super::{Formed, Forming, borrowed};
use crate::record::{JsonPath, bytes_of, read_envelope};

impl Forming {
    pub(super) fn envelope<T>(&self, piece: &[u8], send: impl FnOnce(&Formed<'_>) -> T) -> Result<T, String> {
        let envelope = read_envelope(piece).map_err(|error| told(&error))?;
        let mut headers = self.headers.clone();
        for header in envelope.headers {
            let name = header.name.0.ok_or("column 1: a header's name is null")?;
            if name.contains(&0) {
                return Err("column 1: a header's name holds a NUL, which librdkafka cannot send".to_owned());
            }
            headers.push((name, header.value.0));
        }
        let headers = borrowed(&headers);
        let kept = envelope.partition.filter(|_| self.keep_partition);
        let timestamp = envelope.timestamp.filter(|timestamp| self.keep_timestamp && *timestamp >= 0);
        Ok(send(&Formed {
            key: envelope.key.0.as_deref().or(self.key.as_deref()),
            value: envelope.value.0.as_deref(),
            headers: &headers,
            partition: self.partition.or(kept).unwrap_or(-1),
            timestamp: self.timestamp.or(timestamp),
        }))
    }

    /// The piece itself is the value; key and headers are found in it.
    pub(super) fn value<T>(&self, piece: &[u8], send: impl FnOnce(&Formed<'_>) -> T) -> Result<T, String> {
        let key = match &self.key_path {
            Some(path) => found(path, piece)?,
            None => {
                serde_json::from_slice::<serde::de::IgnoredAny>(piece).map_err(|error| told(&error))?;
                None
            }
        };
        let mut headers = self.headers.clone();
        for (name, path) in &self.header_paths {
            headers.push((name.clone(), found(path, piece)?));
        }
        Ok(self.plain(key.as_deref(), Some(piece), &headers, send))
    }
}

/// The bytes at a path. One that leads nowhere is an error: a key that is missing by mistake would scatter the records.
fn found(path: &JsonPath, piece: &[u8]) -> Result<Option<Vec<u8>>, String> {
    let value = path.find(piece).map_err(|error| told(&error))?;
    let value = value.ok_or_else(|| format!("column 1: there is no {}", path.typed()))?;
    match value.get().starts_with(['{', '[']) {
        true => Err(format!("column 1: {} is an object or a list, which is no key or header", path.typed())),
        false => Ok(bytes_of(value)),
    }
}

/// serde_json's error without its line, which is always the first.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    format!("column {}: {what}", error.column())
}
