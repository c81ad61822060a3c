//! `replay --count`: what lies in the window, counted rather than estimated.

use std::sync::Arc;

use serde::Serialize;

use super::window::Slot;
use crate::output::{Answer, Style, count, listing, markdown_table};
use crate::record::Record;
use crate::units::format_bytes;
use crate::walk::{Stop, Taker};

/// What was found in one partition.
#[derive(Clone, Debug, Serialize)]
struct Counted {
    topic: Arc<str>,
    partition: i32,
    from: i64,
    until: i64,
    records: u64,
    /// Of keys and values, decompressed.
    bytes: u64,
    /// Milliseconds since the epoch.
    oldest_ms: Option<i64>,
    newest_ms: Option<i64>,
}

/// The answer of `--count`.
#[derive(Debug, Serialize)]
pub(super) struct Counts {
    records: u64,
    bytes: u64,
    partitions: Vec<Counted>,
    #[serde(skip)]
    at: usize,
}

impl Counts {
    pub fn new(slots: &[Slot]) -> Counts {
        let empty = |slot: &Slot| Counted {
            topic: Arc::clone(&slot.topic),
            partition: slot.partition,
            from: slot.from,
            until: slot.until,
            records: 0,
            bytes: 0,
            oldest_ms: None,
            newest_ms: None,
        };
        Counts { records: 0, bytes: 0, partitions: slots.iter().map(empty).collect(), at: 0 }
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let time = |at: Option<i64>| {
            let at = at.and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
            at.map_or_else(|| "-".to_owned(), |at| at.to_string())
        };
        let row = |of: &Counted| {
            vec![
                of.topic.to_string(),
                of.partition.to_string(),
                of.from.to_string(),
                of.until.to_string(),
                of.records.to_string(),
                format_bytes(of.bytes),
                time(of.oldest_ms),
                time(of.newest_ms),
            ]
        };
        self.partitions.iter().map(row).collect()
    }

    fn summary(&self) -> String {
        let records = count(usize::try_from(self.records).unwrap_or(usize::MAX), "record");
        format!("{records}, {} of keys and values\n", format_bytes(self.bytes))
    }
}

impl Taker for Counts {
    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        let here = |of: &Counted| of.partition == partition && of.topic == *topic;
        self.at = self.partitions.iter().position(here).unwrap_or(self.at);
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let bytes = (record.key.map_or(0, <[u8]>::len) + record.value.map_or(0, <[u8]>::len)) as u64;
        let here = &mut self.partitions[self.at];
        here.records += 1;
        here.bytes += bytes;
        here.oldest_ms = Some(here.oldest_ms.map_or(record.timestamp, |oldest| oldest.min(record.timestamp)));
        here.newest_ms = Some(here.newest_ms.map_or(record.timestamp, |newest| newest.max(record.timestamp)));
        self.records += 1;
        self.bytes += bytes;
        Ok(())
    }
}

const HEADINGS: [&str; 8] = ["TOPIC", "PARTITION", "FROM", "UNTIL", "RECORDS", "BYTES", "OLDEST", "NEWEST"];

impl Answer for Counts {
    const KIND: &'static str = "ReplayCount";
    const ITEMS: Option<&'static str> = Some("partitions");

    fn text(&self, style: Style) -> String {
        format!("{}\n{}", listing(&HEADINGS, self.cells(), style), self.summary())
    }

    fn markdown(&self) -> Option<String> {
        Some(format!("{}\n{}", markdown_table(&HEADINGS, &self.cells()), self.summary()))
    }
}
