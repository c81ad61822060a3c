//! A record as it lies in a fetched batch, and the forms in which it is written and read. Pure: bytes in, bytes out.
//!
//! Nothing here allocates per record: a [`Record`] borrows from the decompressed batch, formats append to a buffer.

pub mod batch;
mod codec;
pub mod dead_letter;
mod envelope;
mod filter;
mod format;
mod headers;
mod lines;
mod pack;
mod path;
mod scan;
mod template;
mod wrong;

pub use batch::{Aborted, Decoder};
pub use envelope::{Envelope, envelope_line, read_envelope};
pub use filter::{Filter, Grep, JsonField};
pub use format::{Field, Form, Rows, Writer};
pub use headers::Headers;
pub use lines::{Delimiter, LineReader, Split};
pub use pack::Packer;
pub use path::{JsonPath, bytes_of};
pub use scan::{Scan, Scanned};
pub use template::Template;
pub use wrong::Wrong;

/// What a record's timestamp means (KIP-32).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampType {
    /// Given by the producer.
    Create,
    /// Given by the broker when it appended the batch.
    LogAppend,
}

impl TimestampType {
    /// As the JSON envelope names it.
    pub fn word(self) -> &'static str {
        match self {
            TimestampType::Create => "create",
            TimestampType::LogAppend => "append",
        }
    }
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    pub topic: &'a str,
    pub partition: i32,
    pub offset: i64,
    /// Milliseconds since the epoch; −1 if the record has none.
    pub timestamp: i64,
    pub timestamp_type: TimestampType,
    /// Absent is null, which is not the same as empty.
    pub key: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
    pub headers: Headers<'a>,
}
