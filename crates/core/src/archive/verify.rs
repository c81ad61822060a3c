//! Verification: every byte, every record, and that index and trailer tell the truth about them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Archive, PROLOGUE, Wrong};
use crate::record::Decoder;
use crate::record::batch::Wanted;

/// What a whole archive holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub frames: usize,
    pub records: u64,
    pub partitions: BTreeSet<(Arc<str>, i32)>,
    /// The lowest and the highest timestamp, milliseconds since the epoch; nothing in an archive without records.
    pub times: Option<(i64, i64)>,
}

impl Archive {
    /// Reads all of it. An archive that is cut off is not whole, whatever its frames are.
    pub fn verify(&mut self) -> Result<Verified, Wrong> {
        let mut verified = Verified::default();
        let mut decoder = Decoder::default();
        let mut at = PROLOGUE as u64;
        for number in 0..self.frames.len() {
            let frame = self.frames[number].clone();
            let damaged = |what: String| Wrong::Damaged { at: frame.at, frame: Some(number), what };
            if frame.at != at {
                return Err(damaged(format!("the index says that it begins here, where byte {at} is next")));
            }
            at += u64::from(frame.length);
            let batch = self.batch(number)?;
            let head = &frame.head;
            let wanted = Wanted { topic: &head.topic, partition: head.partition, from: i64::MIN, until: i64::MAX };
            let mut found = head.clone();
            (found.records, found.min_timestamp, found.max_timestamp) = (0, i64::MAX, i64::MIN);
            let decoded = decoder.records(&batch, wanted, &[], |record| {
                if found.records == 0 {
                    found.first_offset = record.offset;
                }
                found.records += 1;
                found.last_offset = record.offset;
                found.min_timestamp = found.min_timestamp.min(record.timestamp);
                found.max_timestamp = found.max_timestamp.max(record.timestamp);
                true
            });
            decoded.map_err(|wrong| damaged(wrong.to_string()))?;
            if found != *head {
                return Err(damaged("its records are not those that its head tells of".to_owned()));
            }
            verified.frames += 1;
            verified.records += u64::from(head.records);
            verified.partitions.insert((Arc::clone(&head.topic), head.partition));
            let (min, max) = verified.times.unwrap_or((head.min_timestamp, head.max_timestamp));
            verified.times = Some((min.min(head.min_timestamp), max.max(head.max_timestamp)));
        }
        if let Some(cut) = self.cut.take() {
            return Err(cut);
        }
        match self.trailer {
            Some(trailer) if trailer.index == at && trailer.records == verified.records => Ok(verified),
            _ => Err(Wrong::Damaged { at, frame: None, what: "its last bytes tell of other frames".to_owned() }),
        }
    }
}
