//! The writing half of a copy: each record as it was, in order, every delivery checked.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::super::window::Slot;
use super::keeper::Keeper;
use crate::error::Error;
use crate::kafka::{Outbox, Outgoing, Producer, Reports};
use crate::record::Record;
use crate::walk::{Stop, Taker};

/// How often the progress is kept: what a killed run may copy twice, or has to copy again, is what came since.
const KEEP_EVERY: Duration = Duration::from_secs(1);

pub(super) const SOURCE_TOPIC: &[u8] = b"helixctl.source.topic";
pub(super) const SOURCE_PARTITION: &[u8] = b"helixctl.source.partition";
pub(super) const SOURCE_OFFSET: &[u8] = b"helixctl.source.offset";

pub(super) struct Copier {
    outbox: Outbox,
    slots: Vec<Slot>,
    /// The target's partition of each slot; `None` leaves it to the key.
    routes: Vec<Option<i32>>,
    /// How far each slot was handed over.
    pub positions: Vec<i64>,
    keeper: Keeper,
    mark: bool,
    /// Records of the first millisecond of 1970: librdkafka takes 0 for no timestamp.
    pub untimed: u64,
    at: usize,
    kept: Instant,
}

impl Copier {
    pub fn new(
        producer: Producer,
        slots: Vec<Slot>,
        routes: Vec<Option<i32>>,
        positions: Vec<i64>,
        keeper: Keeper,
        mark: bool,
    ) -> Copier {
        Copier {
            outbox: Outbox::new(Arc::new(producer)),
            slots,
            routes,
            positions,
            keeper,
            mark,
            untimed: 0,
            at: 0,
            kept: Instant::now(),
        }
    }

    /// All that was handed over is delivered, and it is known how far that is.
    pub fn finish(mut self, whole: bool) -> Result<(), Error> {
        self.keep()?;
        self.keeper.close(whole && self.positions.iter().zip(&self.slots).all(|(at, slot)| *at >= slot.until))
    }

    /// Nothing of an unfinished transaction is to be seen.
    pub fn give_up(&self) {
        self.keeper.give_up(self.outbox.producer());
    }

    fn send(&mut self, outgoing: &Outgoing<'_>, record: &Record<'_>) -> Result<(), Stop> {
        let slot = &self.slots[self.at];
        match self.outbox.send(0, outgoing, |reports| all_delivered(slot, &reports)).map_err(Stop::Failed)? {
            Ok(()) => Ok(()),
            Err(why) => Err(Stop::Failed(undelivered(record.topic, record.partition, record.offset, &why.text))),
        }
    }

    fn keep(&mut self) -> Result<(), Error> {
        let slot = &self.slots[self.at];
        self.outbox.drain(|reports| all_delivered(slot, &reports))?;
        self.keeper.keep(self.outbox.producer(), &self.positions)?;
        self.kept = Instant::now();
        Ok(())
    }
}

/// `slot` is the one that is being copied: a report comes soon after its record.
fn all_delivered(slot: &Slot, reports: &Reports) -> Result<(), Error> {
    match reports.undelivered.first() {
        None => Ok(()),
        Some(lost) => {
            let offset = i64::try_from(lost.tag).unwrap_or(i64::MAX);
            Err(undelivered(&slot.topic, slot.partition, offset, &lost.cause.text))
        }
    }
}

fn undelivered(topic: &str, partition: i32, offset: i64, why: &str) -> Error {
    Error::failed(format!("the copy stopped at {topic} partition {partition}, about offset {offset}: {why}"))
}

impl Taker for Copier {
    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        let here = |slot: &Slot| slot.partition == partition && slot.topic == *topic;
        self.at = self.slots.iter().position(here).unwrap_or(self.at);
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let mut headers: Vec<(&[u8], Option<&[u8]>)> = record.headers.collect();
        let (mut partition, mut offset) = (itoa::Buffer::new(), itoa::Buffer::new());
        if self.mark {
            headers.push((SOURCE_TOPIC, Some(record.topic.as_bytes())));
            headers.push((SOURCE_PARTITION, Some(partition.format(record.partition).as_bytes())));
            headers.push((SOURCE_OFFSET, Some(offset.format(record.offset).as_bytes())));
        }
        let outgoing = Outgoing {
            partition: self.routes[self.at].unwrap_or(-1),
            timestamp: Some(record.timestamp),
            key: record.key,
            value: record.value,
            headers: &headers,
            tag: record.offset as usize,
        };
        self.untimed += u64::from(record.timestamp <= 0);
        self.send(&outgoing, record)?;
        self.positions[self.at] = record.offset + 1;
        Ok(())
    }

    fn pass(&mut self, offset: i64) {
        self.positions[self.at] = self.positions[self.at].max(offset);
    }

    fn settle(&mut self, _idle: bool) -> Result<(), Stop> {
        if self.keeper.is_lasting() && self.kept.elapsed() >= KEEP_EVERY {
            self.keep().map_err(Stop::Failed)?;
        }
        Ok(())
    }
}
