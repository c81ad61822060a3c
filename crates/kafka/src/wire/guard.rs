//! Bytes of an answer as kafka-protocol's decoders read them, with every count held against what is there.
//!
//! The generated decoders make room for as many items as a count says, before they look at the first one: four bytes of
//! a broken or hostile broker would ask for hundreds of gigabytes, and a process that gets no memory is aborted. So a
//! count is compared with the bytes that are left (an item takes one at least) and with [`MOST_ITEMS`].

use anyhow::{Result, ensure};
use bytes::{Buf, Bytes, TryGetError};
use kafka_protocol::protocol::Decodable;
use kafka_protocol::protocol::buf::{ByteBuf, NotEnoughBytesError};

/// Items of one array, at most: more than any cluster has of anything, and in memory less than the longest answer.
const MOST_ITEMS: usize = 1 << 19;
/// Numbers of tagged fields look like counts; they are small.
const HIGHEST_TAG: usize = 128;

/// Takes a message off the front. `compact` tells that its counts are varints (KIP-482), so that no `i32` in it is one.
pub(super) fn decode<T: Decodable>(bytes: &mut Bytes, version: i16, compact: bool) -> Result<T> {
    let numbers = if compact { Numbers::Fields } else { Numbers::MayBeCounts };
    let (mut message, mut rest) = Guarded::read(bytes, version, numbers)?;
    if rest.numbers == Numbers::Hidden {
        // What was hidden was no count, which would have been an error: now it may be seen.
        (message, rest) = Guarded::read(bytes, version, Numbers::Fields)?;
    }
    *bytes = rest.bytes;
    Ok(message)
}

/// What the `i32`s of a message are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    /// Values of fields.
    Fields,
    /// Values or counts: those that are no possible count are read as a negative one, which no array has.
    MayBeCounts,
    /// The same, and one was hidden in this way.
    Hidden,
}

struct Guarded {
    bytes: Bytes,
    numbers: Numbers,
    /// A number that is too high for a count and may be the length of a text or of records: it was read as the shortest
    /// one. Whoever takes that many bytes next gets all of them; whoever reads anything else took it for a count.
    long: Option<Long>,
}

#[derive(Clone, Copy, Debug)]
struct Long {
    value: usize,
    read_as: usize,
}

impl Guarded {
    fn read<T: Decodable>(bytes: &Bytes, version: i16, numbers: Numbers) -> Result<(T, Guarded)> {
        let mut guarded = Guarded { bytes: bytes.clone(), numbers, long: None };
        let message = T::decode(&mut guarded, version)?;
        ensure!(guarded.long.is_none(), "a count is out of bounds");
        Ok((message, guarded))
    }

    /// The varint that begins here, and how many bytes it has.
    fn varint(&self) -> (usize, usize) {
        let mut value = 0;
        for (i, byte) in self.bytes.iter().take(5).enumerate() {
            value |= usize::from(byte & 0x7f) << (7 * i);
            if *byte < 0x80 {
                return (value, i + 1);
            }
        }
        (value, self.bytes.len().min(5))
    }
}

impl Buf for Guarded {
    fn remaining(&self) -> usize {
        // Behind a number that is too high for a count there is nothing but what it is the length of.
        if self.long.is_some() { 0 } else { self.bytes.len() }
    }

    fn chunk(&self) -> &[u8] {
        if self.long.is_some() { &[] } else { &self.bytes }
    }

    fn advance(&mut self, count: usize) {
        self.bytes.advance(count);
    }

    fn try_get_u8(&mut self) -> Result<u8, TryGetError> {
        let left = self.remaining();
        let (value, length) = self.varint();
        if left == 0 || value > left + HIGHEST_TAG {
            return Err(TryGetError { requested: value.max(1), available: left });
        }
        if value > MOST_ITEMS {
            self.bytes.advance(length);
            self.long = Some(Long { value, read_as: 1 });
            return Ok(1);
        }
        Ok(self.bytes.get_u8())
    }

    fn try_get_i32(&mut self) -> Result<i32, TryGetError> {
        let left = self.remaining();
        let Some(number) = left.checked_sub(4).map(|_| self.bytes.get_i32()) else {
            return Err(TryGetError { requested: 4, available: left });
        };
        match usize::try_from(number) {
            Ok(value) if self.numbers != Numbers::Fields && value > self.bytes.len() => {
                self.numbers = Numbers::Hidden;
                Ok(i32::MIN)
            }
            Ok(value) if self.numbers != Numbers::Fields && value > MOST_ITEMS => {
                self.long = Some(Long { value, read_as: 0 });
                Ok(0)
            }
            _ => Ok(number),
        }
    }
}

impl ByteBuf for Guarded {
    fn peek_bytes(&mut self, range: std::ops::Range<usize>) -> Bytes {
        self.bytes.slice(range)
    }

    fn get_bytes(&mut self, size: usize) -> Bytes {
        self.bytes.split_to(size)
    }

    fn try_get_bytes(&mut self, size: usize) -> Result<Bytes, NotEnoughBytesError> {
        // A text of 0 bytes is read as 1: the number of bytes asked for is off by as much as it was before.
        let size = match self.long.take() {
            Some(Long { value, read_as }) => (value + size).checked_sub(read_as).ok_or(NotEnoughBytesError)?,
            None => size,
        };
        if size > self.bytes.len() { Err(NotEnoughBytesError) } else { Ok(self.bytes.split_to(size)) }
    }
}

#[cfg(test)]
mod tests {
    use kafka_protocol::messages::{DescribeGroupsResponse, FetchResponse, MetadataResponse};

    use super::*;

    fn taken<T: Decodable>(bytes: &[u8], version: i16, compact: bool) -> Result<T> {
        decode(&mut Bytes::copy_from_slice(bytes), version, compact)
    }

    /// Without the guard each of these asks for more memory than there is, which ends the process.
    #[test]
    fn a_count_without_its_items_is_an_error() {
        // No throttling, then 2³¹ − 1 brokers, once as an i32 and once as a varint.
        let old = [&[0, 0, 0, 0][..], &i32::MAX.to_be_bytes(), &[0; 40]].concat();
        assert!(taken::<MetadataResponse>(&old, 8, false).is_err());
        let compact = [&[0, 0, 0, 0][..], &[0xff, 0xff, 0xff, 0xff, 0x0f], &[0; 40]].concat();
        assert!(taken::<MetadataResponse>(&compact, 12, true).is_err());
    }

    #[test]
    fn more_items_than_anybody_has_are_an_error_even_where_the_bytes_would_do() {
        let zeros = vec![0; 64 << 20];
        let old = [&[0, 0, 0, 0][..], &(60_i32 << 20).to_be_bytes(), &zeros].concat();
        assert!(taken::<DescribeGroupsResponse>(&old, 1, false).is_err());
        let at_the_end = [&[0, 0, 0, 0][..], &(MOST_ITEMS as i32 + 1).to_be_bytes(), &zeros].concat();
        assert!(taken::<DescribeGroupsResponse>(&at_the_end, 1, false).is_err());
        let compact = [&[0, 0, 0, 0][..], &[0x80, 0x80, 0x80, 0x1e], &zeros].concat();
        assert!(taken::<DescribeGroupsResponse>(&compact, 5, true).is_err());
    }

    #[test]
    fn fields_that_would_be_no_counts_are_read_as_they_are() {
        // Broker 1 at a:9092 without a rack, no cluster id, a controller of the highest number, no topics.
        let port = [0, 0, 0x23, 0x84];
        let controller = i32::MAX.to_be_bytes();
        let old = [&[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, b'a'][..], &port, &[0xff; 4], &controller, &[0; 4]];
        let compact = [&[0, 0, 0, 0, 2, 0, 0, 0, 1, 2, b'a'][..], &port, &[0, 0, 0], &controller, &[1, 0]];
        for (version, bytes) in [(3, old.concat()), (12, compact.concat())] {
            let mut rest = Bytes::from([bytes, vec![7]].concat());
            let read: MetadataResponse = decode(&mut rest, version, version >= 9).unwrap();
            assert_eq!((read.brokers[0].port, *read.controller_id), (9092, i32::MAX), "version {version}");
            assert_eq!(*rest, [7], "version {version}");
        }
    }

    /// A Fetch answer about two partitions of the topic `t`, with these records each.
    fn fetched(version: i16, records: &[u8]) -> Vec<u8> {
        let partition = match version {
            // Index, error, high watermark, last stable offset, aborted transactions, length of the records.
            4 => [&[0, 0, 9, 9][..], &[0; 18], &[0xff; 4], &(records.len() as i32).to_be_bytes(), records].concat(),
            // The same with a log start offset and a preferred replica.
            _ => {
                let length = records.len() + 1;
                let varint =
                    [length | 0x80, (length >> 7) | 0x80, (length >> 14) | 0x80, length >> 21].map(|b| b as u8);
                [&[0, 0, 9, 9][..], &[0; 27], &[0xff; 4], &varint, records, &[0]].concat()
            }
        };
        match version {
            4 => [&[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, b't', 0, 0, 0, 2][..], &partition, &partition].concat(),
            _ => [&[0; 10][..], &[2, 2, b't', 3], &partition, &partition, &[0, 0]].concat(),
        }
    }

    #[test]
    fn records_may_be_longer_than_a_count_may_be_high() {
        let records = vec![7; 5 * MOST_ITEMS];
        for version in [4, 12] {
            let bytes = fetched(version, &records);
            let read: FetchResponse = taken(&bytes, version, version >= 12).unwrap();
            let partitions = &read.responses[0].partitions;
            assert_eq!(partitions.len(), 2);
            for partition in partitions {
                assert_eq!(partition.partition_index, 0x0909);
                assert!(partition.records.as_ref().unwrap() == &records, "version {version}");
            }
            for length in [bytes.len() / 2, bytes.len() - 3] {
                assert!(taken::<FetchResponse>(&bytes[..length], version, version >= 12).is_err());
            }
        }
    }
}
