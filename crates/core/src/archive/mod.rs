//! Records in a file: for fixtures, and as evidence of an incident. docs/archive.md gives the layout byte by byte.
//!
//! Each frame holds a batch of one partition in Kafka's own record format 2, compressed with zstd, so that what reads a
//! broker's answers reads an archive too. Every byte of the file is under a checksum. An index at the end says where the
//! frames of a partition and of a time are; without it, in a file that was cut off, the whole frames are found in order.

mod head;
mod index;
mod read;
mod verify;
mod write;

use std::io;

pub use head::Head;
pub use read::{Archive, Frame};
pub use verify::Verified;
pub use write::Writer;

/// No text, and broken by whoever converts line breaks.
const MAGIC: [u8; 8] = *b"\x89HXA\r\n\x1a\n";
const END_MAGIC: [u8; 8] = *b"HXAEND\r\n";
const VERSION: u16 = 1;
/// Magic, version, two bytes for later, checksum.
const PROLOGUE: usize = 16;
/// Kind and the two lengths in front of a frame.
const FRONT: usize = 9;
/// Frames, records, where the index is, checksum, magic.
const TRAILER: usize = 36;
const RECORDS: u8 = b'R';
const INDEX: u8 = b'I';
/// Longer than any frame may be; a bound for what a damaged length would have us allocate.
const LARGEST: u32 = 1 << 30;

/// Why an archive cannot be read, or not as a whole.
#[derive(Debug)]
pub enum Wrong {
    Io(io::Error),
    /// Not an archive at all.
    Foreign,
    /// Of a version that this program does not know.
    Version(u16),
    /// The file ends within, or right before, something: what is whole can be read.
    Cut {
        at: u64,
        frames: usize,
    },
    /// Bytes are not what they were.
    Damaged {
        at: u64,
        frame: Option<usize>,
        what: String,
    },
}

impl From<io::Error> for Wrong {
    fn from(error: io::Error) -> Self {
        Wrong::Io(error)
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Wrong::Io(error) => error.fmt(f),
            Wrong::Foreign => f.write_str("it is no archive of helixctl"),
            Wrong::Version(version) => write!(f, "it is of version {version}; this helixctl reads version {VERSION}"),
            Wrong::Cut { at, frames } => write!(f, "it is cut off at byte {at}, behind {frames} whole frames"),
            Wrong::Damaged { at, frame: Some(frame), what } => {
                write!(f, "it is damaged in frame {frame}, which begins at byte {at}: {what}")
            }
            Wrong::Damaged { at, frame: None, what } => write!(f, "it is damaged at byte {at}: {what}"),
        }
    }
}

impl std::error::Error for Wrong {}

/// Takes so many bytes off the front.
fn bytes<'a>(from: &mut &'a [u8], count: usize) -> Option<&'a [u8]> {
    let (this, rest) = from.split_at_checked(count)?;
    *from = rest;
    Some(this)
}

fn u32_of(from: &mut &[u8]) -> Option<u32> {
    bytes(from, 4)?.try_into().ok().map(u32::from_be_bytes)
}

fn u64_of(from: &mut &[u8]) -> Option<u64> {
    bytes(from, 8)?.try_into().ok().map(u64::from_be_bytes)
}

#[cfg(test)]
mod tests;
