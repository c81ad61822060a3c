//! The JSON envelope, read: what `consume --output json` writes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer};

/// One record as JSON. Unknown fields are an error; an absent key is null, an absent value is a mistake.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    pub topic: Option<String>,
    pub partition: Option<i32>,
    pub offset: Option<i64>,
    pub timestamp: Option<i64>,
    pub timestamp_type: Option<String>,
    #[serde(default)]
    pub key: Bytes,
    pub value: Bytes,
    #[serde(default)]
    pub headers: Vec<Header>,
}

/// One header.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    pub name: Bytes,
    pub value: Bytes,
}

/// null, text, or marked base64.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Option<Vec<u8>>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, deny_unknown_fields, expecting = "expected null, a string, or {\"base64\": \"…\"}")]
        enum Written {
            Null,
            Text(String),
            Marked { base64: String },
        }
        Ok(Bytes(match Written::deserialize(deserializer)? {
            Written::Null => None,
            Written::Text(text) => Some(text.into_bytes()),
            Written::Marked { base64 } => {
                let bytes = STANDARD.decode(base64);
                Some(bytes.map_err(|_| serde::de::Error::custom("this is no base64"))?)
            }
        }))
    }
}

/// Reads one line. The error tells the column.
pub fn read_envelope(line: &[u8]) -> Result<Envelope, serde_json::Error> {
    serde_json::from_slice(line)
}

/// A record that was not delivered as a line that [`read_envelope`] reads.
pub fn envelope_line(
    timestamp: i64,
    key: Option<&[u8]>,
    value: Option<&[u8]>,
    headers: &[(Vec<u8>, Option<Vec<u8>>)],
) -> String {
    let written = |bytes: Option<&[u8]>| match bytes.map(|bytes| (std::str::from_utf8(bytes), bytes)) {
        None => serde_json::Value::Null,
        Some((Ok(text), _)) => text.into(),
        Some((Err(_), bytes)) => serde_json::json!({ "base64": STANDARD.encode(bytes) }),
    };
    let headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| serde_json::json!({ "name": written(Some(name)), "value": written(value.as_deref()) }))
        .collect();
    let line = serde_json::json!({
        "timestamp": timestamp, "key": written(key), "value": written(value), "headers": headers,
    });
    format!("{line}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::batch::Wanted;
    use crate::record::batch::tests::{Plain, batch};
    use crate::record::{Decoder, Form, Writer};

    #[test]
    fn what_is_written_is_read_back_byte_for_byte() {
        let headers: &[(&str, Option<&[u8]>)] = &[("a", Some(b"1")), ("a", None), ("b\n", Some(b"\xfe"))];
        let records: [Plain<'_>; 4] = [
            (None, Some(b""), &[]),
            (Some(b"\"q\"\x01\\"), None, headers),
            (Some(b"\xff\x00"), Some("gr\u{fc}\u{df}\u{1b}[31m\u{7f}".as_bytes()), &[]),
            (Some(b"{\"base64\":\"AA==\"}"), Some(b"null"), &[]),
        ];
        let bytes = batch(0, 0, -1, &records);
        let mut lines = Vec::new();
        let wanted = Wanted { topic: "t\"", partition: 1, from: 0, until: i64::MAX };
        let mut writer = Writer::new(Form::Json { pretty: false }, false);
        let each = |record: &crate::record::Record<'_>| {
            writer.write(record, &mut lines);
            true
        };
        Decoder::default().records(&bytes, wanted, &[], each).unwrap();
        let lines: Vec<&[u8]> = lines.split_inclusive(|byte| *byte == b'\n').collect();
        assert_eq!(lines.len(), records.len());
        for (i, (line, (key, value, headers))) in lines.iter().zip(records).enumerate() {
            assert!(!line.contains(&0x1b) && !line.contains(&0x7f), "nothing that a terminal would obey");
            let read = read_envelope(line).unwrap();
            assert_eq!((read.topic.as_deref(), read.partition, read.offset), (Some("t\""), Some(1), Some(i as i64)));
            assert_eq!((read.key.0.as_deref(), read.value.0.as_deref()), (key, value));
            assert_eq!(read.timestamp, Some(1_000 + 10 * i as i64));
            let found: Vec<_> = read.headers.iter().map(|h| (h.name.0.as_deref(), h.value.0.as_deref())).collect();
            let expected: Vec<_> = headers.iter().map(|(name, value)| (Some(name.as_bytes()), *value)).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn mistakes_are_told() {
        for (line, part) in [
            (r#"{"value":"v","valeu":1}"#, "unknown field `valeu`"),
            (r#"{"key":"k"}"#, "missing field `value`"),
            (r#"{"value":7}"#, "expected null, a string"),
            (r#"{"value":{"base64":"?"}}"#, "no base64"),
        ] {
            let error = read_envelope(line.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(part), "{line}: {error}");
        }
    }
}
