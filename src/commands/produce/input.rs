//! From a piece of input to a record.

use crate::record::{Delimiter, Split, read_envelope};

/// How input becomes records.
pub(super) struct Forming {
    pub input: Input,
    pub delimiter: Delimiter,
    pub key_delimiter: Option<Delimiter>,
    pub key: Option<Vec<u8>>,
    pub headers: Vec<Pair>,
    pub null: Option<Vec<u8>>,
    pub crlf: bool,
    pub partition: Option<i32>,
    pub keep_partition: bool,
    pub keep_timestamp: bool,
    pub skip_bad: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Lines,
    Json,
}

pub(super) type Pair = (Vec<u8>, Option<Vec<u8>>);

/// What a record is made of, before it gets its number.
pub(super) struct Formed<'a> {
    pub key: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
    pub headers: &'a [(&'a [u8], Option<&'a [u8]>)],
    pub partition: i32,
    pub timestamp: Option<i64>,
}

impl Forming {
    /// Gives the record of one piece of input to `send`. The error says what is wrong with it, and in which column.
    pub fn form<T>(&self, piece: &[u8], send: impl FnOnce(&Formed<'_>) -> T) -> Result<T, String> {
        let piece = if self.crlf { piece.strip_suffix(b"\r").unwrap_or(piece) } else { piece };
        match self.input {
            Input::Lines => Ok(self.line(piece, send)),
            Input::Json => self.json(piece, send),
        }
    }

    fn line<T>(&self, piece: &[u8], send: impl FnOnce(&Formed<'_>) -> T) -> T {
        let Split { key, value } = Split::at(piece, self.key_delimiter.as_ref());
        let unless_null = |bytes: &[u8]| self.null.as_deref() != Some(bytes);
        let headers = borrowed(&self.headers);
        send(&Formed {
            key: key.filter(|key| unless_null(key)).or(self.key.as_deref()),
            value: Some(value).filter(|value| unless_null(value)),
            headers: &headers,
            partition: self.partition.unwrap_or(-1),
            timestamp: None,
        })
    }

    fn json<T>(&self, piece: &[u8], send: impl FnOnce(&Formed<'_>) -> T) -> Result<T, String> {
        let envelope = read_envelope(piece).map_err(|error| {
            let text = error.to_string();
            let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
            format!("column {}: {what}", error.column())
        })?;
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
        Ok(send(&Formed {
            key: envelope.key.0.as_deref().or(self.key.as_deref()),
            value: envelope.value.0.as_deref(),
            headers: &headers,
            partition: self.partition.or(kept).unwrap_or(-1),
            timestamp: envelope.timestamp.filter(|timestamp| self.keep_timestamp && *timestamp >= 0),
        }))
    }
}

/// No allocation where there is nothing to borrow.
fn borrowed(pairs: &[Pair]) -> Vec<(&[u8], Option<&[u8]>)> {
    pairs.iter().map(|(name, value)| (name.as_slice(), value.as_deref())).collect()
}
