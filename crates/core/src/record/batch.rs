//! Record batches of format 2 (Kafka 0.11 and later), as a Fetch response holds them.
//!
//! <https://kafka.apache.org/documentation/#recordbatch>

use std::collections::HashMap;

use super::codec::decompress;
use super::{Headers, Record, TimestampType, Wrong};

/// Base offset and batch length: what stands in front of the part that the length counts.
const PREFIX: usize = 12;
/// The whole header of a batch.
const HEADER: usize = 61;
const CONTROL: i16 = 0x20;
const TRANSACTIONAL: i16 = 0x10;
const LOG_APPEND: i16 = 0x08;
const CODEC: i16 = 0x07;

/// An aborted transaction that a `read_committed` Fetch tells of (KIP-98).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aborted {
    pub producer_id: i64,
    pub first_offset: i64,
}

/// The header of one batch, and what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    pub base_offset: i64,
    pub last_offset: i64,
    attributes: i16,
    first_timestamp: i64,
    max_timestamp: i64,
    producer_id: i64,
    count: usize,
    crc: u32,
    /// From the attributes on: what the checksum is over.
    checked: &'a [u8],
}

impl<'a> Batch<'a> {
    /// Takes the first whole batch off `bytes`. The last one of a response may be cut off: that is no error, but the end.
    pub fn next(bytes: &mut &'a [u8]) -> Option<Result<Batch<'a>, Wrong>> {
        let Ok(length) = usize::try_from(i32::from_be_bytes(*bytes.get(8..PREFIX)?.first_chunk()?)) else {
            return Some(Err(Wrong::Cut));
        };
        let whole = bytes.get(..PREFIX.checked_add(length)?)?;
        *bytes = &bytes[whole.len()..];
        Some(match whole.get(16) {
            Some(2) => Batch::parse(whole).unwrap_or(Err(Wrong::Cut)),
            Some(magic) => Err(Wrong::OldFormat { magic: *magic as i8 }),
            None => Err(Wrong::Cut),
        })
    }

    /// `None` if it is too short for a header.
    fn parse(whole: &'a [u8]) -> Option<Result<Batch<'a>, Wrong>> {
        let i64_at = |at: usize| Some(i64::from_be_bytes(*whole.get(at..)?.first_chunk()?));
        let i32_at = |at: usize| Some(i32::from_be_bytes(*whole.get(at..)?.first_chunk()?));
        let base_offset = i64_at(0)?;
        whole.get(..HEADER)?;
        let last_offset = last_of(base_offset, i32_at(23)?);
        let Some(last_offset) = last_offset else { return Some(Err(Wrong::Offsets { base_offset })) };
        Some(Ok(Batch {
            base_offset,
            crc: i32_at(17)? as u32,
            checked: &whole[21..],
            attributes: i16::from_be_bytes(*whole.get(21..)?.first_chunk()?),
            last_offset,
            first_timestamp: i64_at(27)?,
            max_timestamp: i64_at(35)?,
            producer_id: i64_at(43)?,
            count: usize::try_from(i32_at(57)?).ok()?,
        }))
    }

    fn is(&self, flag: i16) -> bool {
        self.attributes & flag != 0
    }
}

/// The last offset of a batch. Offsets begin at 0, and there is one behind each.
fn last_of(base_offset: i64, delta: i32) -> Option<i64> {
    let last = base_offset.checked_add(i64::from(delta))?;
    (base_offset >= 0 && delta >= 0 && last < i64::MAX).then_some(last)
}

/// The offset behind the last whole batch; `None` if there is none. Reads headers only.
pub fn end_of(mut bytes: &[u8]) -> Option<i64> {
    let mut end = None;
    while let Some(Ok(batch)) = Batch::next(&mut bytes) {
        end = Some(batch.last_offset + 1);
    }
    end
}

/// Turns batches into records. Its buffer is used for one batch after the other.
#[derive(Default)]
pub struct Decoder {
    buffer: Vec<u8>,
}

/// Where the records come from, and which of them are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub topic: &'a str,
    pub partition: i32,
    /// A batch may begin before the offset that was asked for.
    pub from: i64,
    /// Exclusive.
    pub until: i64,
}

impl Decoder {
    /// Calls `each` with the wanted records of `bytes`, in order, without control records and without those of `aborted`
    /// transactions. `each` answers whether to go on.
    pub fn records(
        &mut self,
        mut bytes: &[u8],
        wanted: Wanted<'_>,
        aborted: &[Aborted],
        mut each: impl FnMut(&Record<'_>) -> bool,
    ) -> Result<(), Wrong> {
        let mut transactions = Transactions::of(aborted);
        while let Some(batch) = Batch::next(&mut bytes) {
            let batch = batch?;
            if batch.base_offset >= wanted.until {
                return Ok(());
            }
            if transactions.hide(&batch) || batch.last_offset < wanted.from {
                continue;
            }
            if crc32c::crc32c(batch.checked) != batch.crc {
                return Err(Wrong::Checksum { base_offset: batch.base_offset });
            }
            let packed = &batch.checked[HEADER - 21..];
            let records = match batch.attributes & CODEC {
                0 => packed,
                codec => {
                    decompress(codec, packed, &mut self.buffer)?;
                    &self.buffer
                }
            };
            if !walk(&batch, records, wanted, &mut each)? {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Gives the records of one batch to `each`; tells whether to go on.
fn walk<'a>(
    batch: &Batch<'_>,
    mut bytes: &'a [u8],
    wanted: Wanted<'a>,
    each: &mut impl FnMut(&Record<'_>) -> bool,
) -> Result<bool, Wrong> {
    let mut next = batch.base_offset;
    for _ in 0..batch.count {
        let record = parse(batch, &mut bytes, wanted).ok_or(Wrong::Cut)?;
        if !(next..=batch.last_offset).contains(&record.offset) {
            return Err(Wrong::Offsets { base_offset: batch.base_offset });
        }
        next = record.offset + 1;
        if record.offset >= wanted.until {
            return Ok(false);
        }
        if record.offset >= wanted.from && !each(&record) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn parse<'a>(batch: &Batch<'_>, bytes: &mut &'a [u8], wanted: Wanted<'a>) -> Option<Record<'a>> {
    let length = usize::try_from(varint(bytes)?).ok()?;
    let mut record = take(bytes, length)?;
    let record = &mut record;
    take(record, 1)?;
    let timestamp = varint(record)?;
    let offset = varint(record)?;
    let key = field(record)?;
    let value = field(record)?;
    let headers = Headers::read(usize::try_from(varint(record)?).ok()?, record)?;
    let (timestamp, timestamp_type) = match batch.is(LOG_APPEND) {
        true => (batch.max_timestamp, TimestampType::LogAppend),
        false => (batch.first_timestamp.wrapping_add(timestamp), TimestampType::Create),
    };
    Some(Record {
        topic: wanted.topic,
        partition: wanted.partition,
        offset: batch.base_offset.checked_add(offset)?,
        timestamp,
        timestamp_type,
        key,
        value,
        headers,
    })
}

fn field<'a>(bytes: &mut &'a [u8]) -> Option<Option<&'a [u8]>> {
    match varint(bytes)? {
        length if length < 0 => Some(None),
        length => take(bytes, usize::try_from(length).ok()?).map(Some),
    }
}

pub(super) fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (this, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(this)
}

/// A zigzag varint, as protocol buffers write it.
#[inline]
pub(super) fn varint(bytes: &mut &[u8]) -> Option<i64> {
    let mut raw = 0_u64;
    for (i, byte) in bytes.iter().take(10).enumerate() {
        raw |= u64::from(byte & 0x7f) << (7 * i);
        if byte & 0x80 == 0 {
            *bytes = &bytes[i + 1..];
            return Some((raw >> 1) as i64 ^ -((raw & 1) as i64));
        }
    }
    None
}

/// The transactions whose records are to be hidden at this point of the log.
struct Transactions {
    /// Those that begin further on, the next one last.
    aborted: Vec<Aborted>,
    /// How many have begun and not ended, of each producer.
    open: HashMap<i64, usize>,
}

impl Transactions {
    fn of(aborted: &[Aborted]) -> Transactions {
        let mut aborted = aborted.to_vec();
        aborted.sort_by_key(|aborted| std::cmp::Reverse(aborted.first_offset));
        Transactions { aborted, open: HashMap::new() }
    }

    /// Whether no record of this batch is to be seen: control records never are.
    fn hide(&mut self, batch: &Batch<'_>) -> bool {
        while let Some(begun) = self.aborted.pop_if(|aborted| aborted.first_offset <= batch.last_offset) {
            *self.open.entry(begun.producer_id).or_default() += 1;
        }
        if batch.is(CONTROL) {
            // Commit or abort, the transaction of this producer ends here.
            if let Some(open) = self.open.get_mut(&batch.producer_id) {
                *open = open.saturating_sub(1);
            }
            return true;
        }
        batch.is(TRANSACTIONAL) && self.open.get(&batch.producer_id).is_some_and(|open| *open > 0)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    fn put(into: &mut Vec<u8>, value: i64) {
        let mut raw = ((value << 1) ^ (value >> 63)) as u64;
        while raw >= 0x80 {
            into.push(raw as u8 | 0x80);
            raw >>= 7;
        }
        into.push(raw as u8);
    }

    pub type Plain<'a> = (Option<&'a [u8]>, Option<&'a [u8]>, &'a [(&'a str, Option<&'a [u8]>)]);

    /// A batch as a broker would store it.
    pub fn batch(base: i64, attributes: i16, producer: i64, records: &[Plain<'_>]) -> Vec<u8> {
        let mut body = Vec::new();
        for (i, (key, value, headers)) in records.iter().enumerate() {
            let mut record = vec![0];
            put(&mut record, 10 * i as i64);
            put(&mut record, i as i64);
            for field in [key, value] {
                put(&mut record, field.map_or(-1, |bytes| bytes.len() as i64));
                record.extend(field.unwrap_or_default());
            }
            put(&mut record, headers.len() as i64);
            for (name, value) in *headers {
                put(&mut record, name.len() as i64);
                record.extend(name.as_bytes());
                put(&mut record, value.map_or(-1, |bytes| bytes.len() as i64));
                record.extend(value.unwrap_or_default());
            }
            put(&mut body, record.len() as i64);
            body.extend(record);
        }
        let mut checked = attributes.to_be_bytes().to_vec();
        checked.extend((records.len() as i32 - 1).to_be_bytes());
        checked.extend(1_000_i64.to_be_bytes());
        checked.extend(2_000_i64.to_be_bytes());
        checked.extend(producer.to_be_bytes());
        checked.extend([0; 6]);
        checked.extend((records.len() as i32).to_be_bytes());
        checked.extend(body);
        let mut whole = base.to_be_bytes().to_vec();
        whole.extend((checked.len() as i32 + 9).to_be_bytes());
        whole.extend([0, 0, 0, 0, 2]);
        whole.extend(crc32c::crc32c(&checked).to_be_bytes());
        whole.extend(checked);
        whole
    }

    fn offsets(bytes: &[u8], from: i64, until: i64, aborted: &[Aborted]) -> Result<Vec<i64>, Wrong> {
        let mut found = Vec::new();
        let wanted = Wanted { topic: "t", partition: 0, from, until };
        Decoder::default().records(bytes, wanted, aborted, |record| {
            found.push(record.offset);
            true
        })?;
        Ok(found)
    }

    const ONE: Plain<'_> = (None, Some(b"v"), &[]);

    #[test]
    fn a_record_comes_out_as_it_went_in() {
        let headers: &[(&str, Option<&[u8]>)] = &[("a", Some(b"1")), ("a", None), ("", Some(b""))];
        let bytes = batch(7, 0, -1, &[(Some(b""), None, headers), (None, Some(b"\xff"), &[])]);
        let mut seen = 0;
        let wanted = Wanted { topic: "t", partition: 3, from: 0, until: i64::MAX };
        Decoder::default()
            .records(&bytes, wanted, &[], |record| {
                match seen {
                    0 => {
                        assert_eq!((record.offset, record.timestamp, record.partition), (7, 1_000, 3));
                        assert_eq!((record.key, record.value), (Some(&b""[..]), None));
                        let found: Vec<_> = record.headers.collect();
                        assert_eq!(found, [(&b"a"[..], Some(&b"1"[..])), (b"a", None), (b"", Some(b""))]);
                    }
                    _ => assert_eq!((record.timestamp, record.key, record.value), (1_010, None, Some(&b"\xff"[..]))),
                }
                seen += 1;
                true
            })
            .unwrap();
        assert_eq!(seen, 2);
    }

    #[test]
    fn only_what_was_asked_for_is_given() {
        let bytes = [batch(0, 0, -1, &[ONE, ONE, ONE]), batch(10, 0, -1, &[ONE, ONE])].concat();
        assert_eq!(offsets(&bytes, 0, i64::MAX, &[]).unwrap(), [0, 1, 2, 10, 11]);
        assert_eq!(offsets(&bytes, 2, 11, &[]).unwrap(), [2, 10]);
        assert_eq!(end_of(&bytes), Some(12));
        assert_eq!(end_of(&bytes[..bytes.len() - 1]), Some(3), "the last one is cut off");
    }

    #[test]
    fn aborted_transactions_are_hidden_and_others_are_not() {
        let transactional = TRANSACTIONAL;
        let bytes = [
            batch(0, transactional, 1, &[ONE, ONE]),
            batch(2, transactional, 2, &[ONE]),
            batch(3, transactional | CONTROL, 1, &[ONE]),
            batch(4, transactional, 1, &[ONE]),
            batch(5, 0, -1, &[ONE]),
            batch(6, transactional | CONTROL, 2, &[ONE]),
        ]
        .concat();
        let aborted = [Aborted { producer_id: 1, first_offset: 0 }];
        assert_eq!(offsets(&bytes, 0, i64::MAX, &aborted).unwrap(), [2, 4, 5]);
        assert_eq!(offsets(&bytes, 0, i64::MAX, &[]).unwrap(), [0, 1, 2, 4, 5]);
        assert_eq!(offsets(&bytes, 1, i64::MAX, &aborted).unwrap(), [2, 4, 5], "it began before what we read");
    }

    #[test]
    fn damage_is_an_error() {
        let mut bytes = batch(0, 0, -1, &[ONE]);
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(offsets(&bytes, 0, 9, &[]), Err(Wrong::Checksum { base_offset: 0 }));
        bytes[16] = 1;
        assert_eq!(offsets(&bytes, 0, 9, &[]), Err(Wrong::OldFormat { magic: 1 }));
    }

    /// Writes over bytes of a batch, and makes its checksum right again.
    fn forged(mut bytes: Vec<u8>, at: usize, new: &[u8]) -> Vec<u8> {
        bytes[at..at + new.len()].copy_from_slice(new);
        let checksum = crc32c::crc32c(&bytes[21..]);
        bytes[17..21].copy_from_slice(&checksum.to_be_bytes());
        bytes
    }

    #[test]
    fn offsets_that_no_log_has_are_an_error() {
        let two = || batch(7, 0, -1, &[ONE, ONE]);
        let wrong = |base_offset| Err(Wrong::Offsets { base_offset });
        for base in [-1, i64::MIN, i64::MAX, i64::MAX - 1] {
            let bytes = forged(two(), 0, &base.to_be_bytes());
            assert_eq!(offsets(&bytes, 0, i64::MAX, &[]), wrong(base));
            assert_eq!(end_of(&bytes), None);
        }
        assert_eq!(offsets(&forged(two(), 23, &(-1_i32).to_be_bytes()), 0, 99, &[]), wrong(7));
        // The second record's offset is told as 1 more than the first one's: 0 more, before it, behind the last one.
        for delta in [0, 1, 4] {
            assert_eq!(offsets(&forged(two(), 72, &[delta]), 0, 99, &[]), wrong(7), "delta {delta}");
        }
    }

    #[test]
    fn lengths_and_counts_that_do_not_fit_are_an_error() {
        let one = || batch(0, 0, -1, &[ONE]);
        assert_eq!(
            offsets(&forged(one(), 8, &(-1_i32).to_be_bytes()), 0, 9, &[]),
            Err(Wrong::Cut),
            "a negative length"
        );
        assert_eq!(offsets(&forged(one(), 8, &[0, 0, 0, 0]), 0, 9, &[]), Err(Wrong::Cut), "no room for a header");
        for count in [-1, 2, i32::MAX] {
            assert_eq!(
                offsets(&forged(one(), 57, &count.to_be_bytes()), 0, 9, &[]),
                Err(Wrong::Cut),
                "{count} records"
            );
        }
        // The last byte of a batch of one record counts its headers.
        let last = one().len() - 1;
        assert_eq!(offsets(&forged(one(), last, &[2]), 0, 9, &[]), Err(Wrong::Cut), "a header that is not there");
    }

    /// Quadratic code takes hours for this.
    #[test]
    fn many_aborted_transactions_and_many_batches_cost_no_more_than_both_together() {
        let aborted: Vec<Aborted> = (0..200_000).map(|n| Aborted { producer_id: n, first_offset: 0 }).collect();
        let bytes: Vec<u8> = (0..100_000).flat_map(|n| batch(n, TRANSACTIONAL | CONTROL, 200_000, &[ONE])).collect();
        assert_eq!(offsets(&bytes, 0, 9, &aborted).unwrap(), [] as [i64; 0]);
        assert_eq!(offsets(&batch(0, TRANSACTIONAL, 199_999, &[ONE]), 0, 9, &aborted).unwrap(), [] as [i64; 0]);
    }
}
