//! What is wrong with bytes that should be records.

use std::fmt;

/// Why a batch cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The checksum does not match: the bytes were damaged on disk or on the way.
    Checksum { base_offset: i64 },
    /// Message formats before 0.11, which Kafka 4 no longer writes.
    OldFormat { magic: i8 },
    /// A codec number that Kafka does not define.
    Codec(i16),
    /// The codec's own complaint.
    Compressed { codec: &'static str, why: String },
    /// Offsets below 0, above the highest there is, outside of their batch, or not in order.
    Offsets { base_offset: i64 },
    /// A length that points beyond the batch, or a count of what is not there.
    Cut,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Checksum { base_offset } => write!(f, "the checksum of the batch at offset {base_offset} is wrong"),
            Wrong::OldFormat { magic } => write!(f, "message format {magic} of Kafka before 0.11 is not supported"),
            Wrong::Codec(codec) => write!(f, "compression codec {codec} is unknown"),
            Wrong::Compressed { codec, why } => write!(f, "a batch does not decompress as {codec}: {why}"),
            Wrong::Offsets { base_offset } => {
                write!(f, "the batch at offset {base_offset} has records at offsets that it cannot have")
            }
            Wrong::Cut => f.write_str("a batch ends in the middle of a record"),
        }
    }
}

impl std::error::Error for Wrong {}
