//! From input to records.

mod csv;
mod decompress;
mod generate;
mod json;
mod pieces;

use crate::record::{Delimiter, JsonPath, Scan, Scanned, Split};

pub(super) use generate::Template;
pub(super) use pieces::Pieces;

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
    pub timestamp: Option<i64>,
    pub keep_partition: bool,
    pub keep_timestamp: bool,
    pub skip_bad: bool,
    pub key_path: Option<JsonPath>,
    pub header_paths: Vec<(Vec<u8>, JsonPath)>,
    /// Decompress whatever the file is called.
    pub decompress: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Input {
    Lines,
    /// As `consume -f` writes them.
    Format(Box<Scan>),
    /// Envelopes, as consume writes them.
    Json,
    /// Values that are JSON.
    Values,
    /// Rows, as JSON objects.
    Csv,
    /// A file is a record.
    Whole,
    /// Four bytes of length in front of each.
    Sized,
    /// Made, not read.
    Made(u64, Template),
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
        match &self.input {
            Input::Lines => Ok(self.line(piece, send)),
            Input::Format(scan) => Ok(self.scanned(scan.read(piece)?, send)),
            Input::Json => self.envelope(piece, send),
            Input::Values | Input::Csv => self.value(piece, send),
            Input::Whole | Input::Sized | Input::Made(..) => Ok(self.plain(None, Some(piece), &self.headers, send)),
        }
    }

    fn line<T>(&self, piece: &[u8], send: impl FnOnce(&Formed<'_>) -> T) -> T {
        let Split { key, value } = Split::at(piece, self.key_delimiter.as_ref());
        self.plain(self.unless_null(key), self.unless_null(Some(value)), &self.headers, send)
    }

    fn unless_null<'a>(&self, bytes: Option<&'a [u8]>) -> Option<&'a [u8]> {
        bytes.filter(|bytes| self.null.as_deref() != Some(*bytes))
    }

    fn scanned<T>(&self, scanned: Scanned<'_>, send: impl FnOnce(&Formed<'_>) -> T) -> T {
        let mut headers = borrowed(&self.headers);
        headers.extend(scanned.headers);
        send(&Formed {
            key: self.unless_null(scanned.key).or(self.key.as_deref()),
            value: self.unless_null(scanned.value),
            headers: &headers,
            partition: self.partition.or(scanned.partition).unwrap_or(-1),
            timestamp: self.timestamp.or(scanned.timestamp),
        })
    }

    fn plain<T>(
        &self,
        key: Option<&[u8]>,
        value: Option<&[u8]>,
        headers: &[Pair],
        send: impl FnOnce(&Formed<'_>) -> T,
    ) -> T {
        let headers = borrowed(headers);
        send(&Formed {
            key: key.or(self.key.as_deref()),
            value,
            headers: &headers,
            partition: self.partition.unwrap_or(-1),
            timestamp: self.timestamp,
        })
    }
}

/// No allocation where there is nothing to borrow.
fn borrowed(pairs: &[Pair]) -> Vec<(&[u8], Option<&[u8]>)> {
    pairs.iter().map(|(name, value)| (name.as_slice(), value.as_deref())).collect()
}
