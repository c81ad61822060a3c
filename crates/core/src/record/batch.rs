//! Record batches of format 2 (Kafka 0.11 and later), as a Fetch response holds them.
//!
//! <https://kafka.apache.org/documentation/#recordbatch>

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
        let length = usize::try_from(i32::from_be_bytes(*bytes.get(8..PREFIX)?.first_chunk()?)).ok()?;
        let whole = bytes.get(..PREFIX.checked_add(length)?)?;
        let magic = *whole.get(16)? as i8;
        *bytes = &bytes[whole.len()..];
        Some(match magic {
            2 => Batch::parse(whole).ok_or(Wrong::Cut),
            magic => Err(Wrong::OldFormat { magic }),
        })
    }

    fn parse(whole: &'a [u8]) -> Option<Batch<'a>> {
        let i64_at = |at: usize| Some(i64::from_be_bytes(*whole.get(at..)?.first_chunk()?));
        let i32_at = |at: usize| Some(i32::from_be_bytes(*whole.get(at..)?.first_chunk()?));
        let base_offset = i64_at(0)?;
        whole.get(..HEADER)?;
        Some(Batch {
            base_offset,
            crc: i32_at(17)? as u32,
            checked: &whole[21..],
            attributes: i16::from_be_bytes(*whole.get(21..)?.first_chunk()?),
            last_offset: base_offset + i64::from(i32_at(23)?),
            first_timestamp: i64_at(27)?,
            max_timestamp: i64_at(35)?,
            producer_id: i64_at(43)?,
            count: usize::try_from(i32_at(57)?).ok()?,
        })
    }

    fn is(&self, flag: i16) -> bool {
        self.attributes & flag != 0
    }
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
        let mut transactions = Transactions { aborted: aborted.to_vec(), open: Vec::new() };
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
    for _ in 0..batch.count {
        let record = parse(batch, &mut bytes, wanted).ok_or(Wrong::Cut)?;
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
    let headers = usize::try_from(varint(record)?).ok()?;
    let (timestamp, timestamp_type) = match batch.is(LOG_APPEND) {
        true => (batch.max_timestamp, TimestampType::LogAppend),
        false => (batch.first_timestamp.wrapping_add(timestamp), TimestampType::Create),
    };
    Some(Record {
        topic: wanted.topic,
        partition: wanted.partition,
        offset: batch.base_offset + offset,
        timestamp,
        timestamp_type,
        key,
        value,
        headers: Headers::new(headers, record),
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
    aborted: Vec<Aborted>,
    open: Vec<i64>,
}

impl Transactions {
    /// Whether no record of this batch is to be seen: control records never are.
    fn hide(&mut self, batch: &Batch<'_>) -> bool {
        let open = &mut self.open;
        self.aborted.retain(|aborted| {
            let begun = aborted.first_offset <= batch.last_offset;
            if begun {
                open.push(aborted.producer_id);
            }
            !begun
        });
        if batch.is(CONTROL) {
            // Commit or abort, the transaction of this producer ends here.
            if let Some(at) = self.open.iter().position(|producer| *producer == batch.producer_id) {
                self.open.swap_remove(at);
            }
            return true;
        }
        batch.is(TRANSACTIONAL) && self.open.contains(&batch.producer_id)
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
}
