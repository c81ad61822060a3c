//! The index: where each frame lies and what is in it, written behind the last one; and the trailer that finds it.

use std::collections::HashSet;
use std::io::Read;
use std::sync::Arc;

use super::{END_MAGIC, Frame, Head, TRAILER, bytes, u32_of, u64_of};

/// The body of the index frame, before compression.
pub(super) fn write(frames: &[Frame]) -> Vec<u8> {
    let mut into = Vec::new();
    for frame in frames {
        into.extend_from_slice(&frame.at.to_be_bytes());
        into.extend_from_slice(&frame.length.to_be_bytes());
        frame.head.write(&mut into);
    }
    into
}

/// Decompresses the body of the index frame; `None` if it does not, or is longer than `most` bytes.
pub(super) fn unpack(packed: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    let decoder = zstd::stream::read::Decoder::with_buffer(packed).ok()?;
    decoder.take(most.saturating_add(1)).read_to_end(&mut body).ok()?;
    (body.len() as u64 <= most).then_some(body)
}

pub(super) fn read(mut from: &[u8], topics: &mut HashSet<Arc<str>>) -> Option<Vec<Frame>> {
    let mut frames = Vec::new();
    while !from.is_empty() {
        frames.push(Frame { at: u64_of(&mut from)?, length: u32_of(&mut from)?, head: Head::read(&mut from, topics)? });
    }
    Some(frames)
}

/// The last bytes of a whole archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Trailer {
    pub frames: u64,
    pub records: u64,
    /// Where the index frame begins.
    pub index: u64,
}

impl Trailer {
    pub fn write(self, into: &mut Vec<u8>) {
        let begin = into.len();
        for number in [self.frames, self.records, self.index] {
            into.extend_from_slice(&number.to_be_bytes());
        }
        let checksum = crc32c::crc32c(&into[begin..]);
        into.extend_from_slice(&checksum.to_be_bytes());
        into.extend_from_slice(&END_MAGIC);
    }

    /// `None` if these are not the bytes of a trailer.
    pub fn read(whole: &[u8; TRAILER]) -> Option<Trailer> {
        let mut rest = whole.as_slice();
        let checked = bytes(&mut rest, 24)?;
        let checksum = u32_of(&mut rest)?;
        if rest != END_MAGIC || crc32c::crc32c(checked) != checksum {
            return None;
        }
        let mut rest = checked;
        Some(Trailer { frames: u64_of(&mut rest)?, records: u64_of(&mut rest)?, index: u64_of(&mut rest)? })
    }
}
