use std::fs;
use std::sync::Arc;

use super::*;
use crate::record::batch::Wanted;
use crate::record::batch::tests::batch;
use crate::record::{Decoder, Record};

type Whole = (i32, i64, i64, Option<Vec<u8>>, Option<Vec<u8>>, Vec<(Vec<u8>, Option<Vec<u8>>)>);

fn whole(record: &Record<'_>) -> Whole {
    let owned = |bytes: Option<&[u8]>| bytes.map(<[u8]>::to_vec);
    let headers = record.headers.map(|(name, value)| (name.to_vec(), owned(value)));
    (record.partition, record.offset, record.timestamp, owned(record.key), owned(record.value), headers.collect())
}

/// Records as a broker would give them, of two partitions in turn.
fn each(mut take: impl FnMut(&Arc<str>, &Record<'_>)) {
    let topic: Arc<str> = "events".into();
    for n in 0..40 {
        let big = vec![n as u8; 30_000];
        let records: [crate::record::batch::tests::Plain<'_>; 3] = [
            (Some(b""), Some(&big), &[("a", Some(b"1")), ("a", None), ("", Some(b""))]),
            (None, None, &[]),
            (Some(b"\xff"), Some(b""), &[]),
        ];
        // Every tenth batch has timestamps of the broker's.
        let attributes = if n % 10 == 9 { 8 } else { 0 };
        let bytes = batch(100 * n, attributes, -1, &records);
        let wanted = Wanted { topic: &topic, partition: (n % 2) as i32, from: 0, until: i64::MAX };
        Decoder::default()
            .records(&bytes, wanted, &[], |record| {
                take(&topic, record);
                true
            })
            .unwrap();
    }
}

fn written() -> (Vec<u8>, Vec<Whole>) {
    let mut writer = Writer::new(Vec::new()).unwrap();
    let mut records = Vec::new();
    each(|topic, record| {
        let slot = writer.slot(topic, record.partition, 2);
        writer.add(slot, record).unwrap();
        records.push(whole(record));
    });
    assert_eq!(writer.records(), 120);
    (writer.finish().unwrap(), records)
}

/// What can be read of these bytes, and why there is no more.
fn read(bytes: &[u8]) -> Result<(Vec<Whole>, Option<Wrong>), Wrong> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    let mut archive = Archive::open(file.path())?;
    let mut records = Vec::new();
    for number in 0..archive.frames.len() {
        let head = archive.frames[number].head.clone();
        let batch = archive.batch(number)?;
        let wanted = Wanted { topic: &head.topic, partition: head.partition, from: 0, until: i64::MAX };
        let decoded = Decoder::default().records(&batch, wanted, &[], |record| {
            records.push(whole(record));
            true
        });
        decoded.unwrap();
    }
    Ok((records, archive.cut))
}

fn verify(bytes: &[u8]) -> Result<Verified, Wrong> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), bytes).unwrap();
    Archive::open(file.path())?.verify()
}

#[test]
fn what_goes_in_comes_out() {
    let (bytes, mut expected) = written();
    let (mut found, cut) = read(&bytes).unwrap();
    assert!(cut.is_none());
    found.sort();
    expected.sort();
    assert!(found == expected);
    let verified = verify(&bytes).unwrap();
    assert_eq!((verified.records, verified.partitions.len()), (120, 2));
    assert!(verified.frames > 4, "{verified:?}");
    assert_eq!(verified.times, Some((1_000, 2_000)));
}

#[test]
fn an_archive_without_records_is_whole() {
    let bytes = Writer::new(Vec::new()).unwrap().finish().unwrap();
    assert_eq!(verify(&bytes).unwrap(), Verified::default());
}

#[test]
fn any_flipped_bit_is_found() {
    let (bytes, _) = written();
    for at in 0..bytes.len() {
        // Of the long middle a sample is enough.
        if at % 37 != 0 && at > 400 && at + 400 < bytes.len() {
            continue;
        }
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(verify(&flipped).is_err(), "byte {at}");
    }
}

#[test]
fn what_stands_before_a_cut_can_be_read() {
    let (bytes, _) = written();
    let (all, _) = read(&bytes).unwrap();
    let mut before = 0;
    for length in (0..bytes.len()).step_by(53).chain([bytes.len() - 1]) {
        match read(&bytes[..length]) {
            Ok((found, cut)) => {
                assert!(all.starts_with(&found), "cut at {length}");
                assert!(matches!(cut, Some(Wrong::Cut { .. })), "cut at {length}: {cut:?}");
                assert!(found.len() >= before);
                before = found.len();
            }
            Err(Wrong::Foreign) => assert!(length < PROLOGUE),
            Err(other) => panic!("cut at {length}: {other}"),
        }
        assert!(verify(&bytes[..length]).is_err());
    }
    assert_eq!(before, all.len(), "only the index is missing");
}

#[test]
fn what_is_no_archive_is_told() {
    assert!(matches!(verify(b"{\"topic\":\"x\"} and so on"), Err(Wrong::Foreign)));
    let mut newer = written().0;
    newer[9] = 2;
    let checksum = crc32c::crc32c(&newer[..12]).to_be_bytes();
    newer[12..16].copy_from_slice(&checksum);
    assert!(matches!(verify(&newer), Err(Wrong::Version(2))));
}

#[test]
fn an_index_that_unpacks_to_more_than_the_file_could_need_is_refused() {
    let packed = zstd::encode_all(vec![0; 10_000].as_slice(), 3).unwrap();
    assert_eq!(index::unpack(&packed, 10_000).map(|body| body.len()), Some(10_000));
    assert_eq!(index::unpack(&packed, 9_999), None);
    assert_eq!(index::unpack(&packed[1..], 10_000), None);
}

#[test]
fn a_head_with_numbers_that_no_log_has_makes_no_sense() {
    let head = Head {
        topic: "t".into(),
        partition: 0,
        partitions: 1,
        records: 1,
        first_offset: 5,
        last_offset: 5,
        min_timestamp: i64::MIN,
        max_timestamp: i64::MAX,
    };
    let read = |head: &Head| {
        let mut bytes = Vec::new();
        head.write(&mut bytes);
        Head::read(&mut bytes.as_slice(), &mut Default::default())
    };
    assert_eq!(read(&head).as_ref(), Some(&head));
    assert_eq!(read(&Head { first_offset: -1, ..head.clone() }), None);
    assert_eq!(read(&Head { first_offset: 6, ..head.clone() }), None);
    assert_eq!(read(&Head { last_offset: i64::MAX, ..head.clone() }), None);
    assert_eq!(read(&Head { partition: -1, ..head }), None);
}
