//! Records put into a batch of format 2, as a producer would: the other direction of [`super::Decoder`].

use zstd::bulk::Compressor;

use super::{Record, TimestampType};

/// Attributes of a batch: zstd, and whether the broker gave the timestamps.
const ZSTD: i16 = 4;
const LOG_APPEND: i16 = 8;

/// Records of one partition that will be one batch.
#[derive(Debug, Default)]
pub struct Packer {
    body: Vec<u8>,
    record: Vec<u8>,
    count: u32,
    first_offset: i64,
    last_offset: i64,
    /// What the timestamps are told from, which is the first one; also the lowest and the highest.
    base: i64,
    min: i64,
    max: i64,
    log_append: bool,
}

impl Packer {
    /// Bytes so far, uncompressed.
    pub fn len(&self) -> usize {
        self.body.len()
    }

    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub fn count(&self) -> u32 {
        self.count
    }

    /// The first and the last offset.
    pub fn offsets(&self) -> (i64, i64) {
        (self.first_offset, self.last_offset)
    }

    /// The lowest and the highest timestamp, milliseconds since the epoch.
    pub fn times(&self) -> (i64, i64) {
        (self.min, self.max)
    }

    /// Whether the record can go into the same batch: offsets are told from the first in 32 bits, and where the broker
    /// gives the timestamps there is one for all.
    pub fn fits(&self, record: &Record<'_>) -> bool {
        let append = record.timestamp_type == TimestampType::LogAppend;
        let near = record.offset.checked_sub(self.first_offset).is_some_and(|delta| (0..1 << 31).contains(&delta));
        self.is_empty()
            || near
                && record.offset > self.last_offset
                && append == self.log_append
                && (!append || record.timestamp == self.max)
    }

    /// Adds a record that fits.
    pub fn add(&mut self, record: &Record<'_>) {
        if self.is_empty() {
            self.first_offset = record.offset;
            (self.base, self.min, self.max) = (record.timestamp, record.timestamp, record.timestamp);
            self.log_append = record.timestamp_type == TimestampType::LogAppend;
        }
        self.last_offset = record.offset;
        self.min = self.min.min(record.timestamp);
        self.max = self.max.max(record.timestamp);
        self.count += 1;
        let into = &mut self.record;
        into.clear();
        into.push(0);
        put(into, record.timestamp.wrapping_sub(self.base));
        put(into, record.offset - self.first_offset);
        for field in [record.key, record.value] {
            put(into, field.map_or(-1, |bytes| bytes.len() as i64));
            into.extend_from_slice(field.unwrap_or_default());
        }
        put(into, record.headers.len() as i64);
        into.extend_from_slice(record.headers.encoded());
        put(&mut self.body, self.record.len() as i64);
        self.body.extend_from_slice(&self.record);
    }

    /// Appends the batch, and is empty again.
    pub fn batch(&mut self, zstd: &mut Compressor<'_>, into: &mut Vec<u8>) -> std::io::Result<()> {
        let begin = into.len();
        into.extend_from_slice(&self.first_offset.to_be_bytes());
        into.extend_from_slice(&[0; 4]);
        // No leader epoch.
        into.extend_from_slice(&(-1_i32).to_be_bytes());
        into.push(2);
        into.extend_from_slice(&[0; 4]);
        let checked = into.len();
        let attributes = if self.log_append { ZSTD | LOG_APPEND } else { ZSTD };
        into.extend_from_slice(&attributes.to_be_bytes());
        into.extend_from_slice(&((self.last_offset - self.first_offset) as i32).to_be_bytes());
        into.extend_from_slice(&self.base.to_be_bytes());
        into.extend_from_slice(&self.max.to_be_bytes());
        // No producer id, epoch and sequence.
        into.extend_from_slice(&[0xff; 14]);
        into.extend_from_slice(&self.count.to_be_bytes());
        let room = into.len();
        into.resize(room + zstd::zstd_safe::compress_bound(self.body.len()), 0);
        let packed = zstd.compress_to_buffer(&self.body, &mut into[room..])?;
        into.truncate(room + packed);
        let checksum = crc32c::crc32c(&into[checked..]);
        into[checked - 4..checked].copy_from_slice(&checksum.to_be_bytes());
        let length = (into.len() - begin - 12) as i32;
        into[begin + 8..begin + 12].copy_from_slice(&length.to_be_bytes());
        self.body.clear();
        self.count = 0;
        Ok(())
    }
}

/// A zigzag varint, as protocol buffers write it.
fn put(into: &mut Vec<u8>, value: i64) {
    let mut raw = ((value << 1) ^ (value >> 63)) as u64;
    while raw >= 0x80 {
        into.push(raw as u8 | 0x80);
        raw >>= 7;
    }
    into.push(raw as u8);
}
