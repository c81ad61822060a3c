//! From a walk to the lanes.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Engine, Handler, Lanes, Letter};
use crate::walk::{Delivered, Stop, Taker};
use helixctl_core::record::Record;

/// How a record is written for its handler, if it wants that.
type Write = Box<dyn FnMut(&Record<'_>, &mut Vec<u8>) + Send>;

/// Gives the records of a walk to handlers.
pub struct Crew {
    lanes: Lanes,
    delivered: Arc<Delivered>,
    write: Write,
    topic: Arc<str>,
    slot: usize,
    /// What needs no work, until somebody has to know.
    passed: Option<i64>,
}

impl Crew {
    /// `make` makes a handler for each lane, of which there are at most `most`; `delivered` gets to know what is done.
    pub fn new(
        engine: Engine,
        make: Box<dyn Fn() -> Box<dyn Handler> + Send>,
        write: Write,
        most: usize,
        delivered: Arc<Delivered>,
    ) -> Crew {
        let done = Arc::clone(&delivered);
        let lanes = Lanes::new(engine, make, Arc::new(move |slot, offset| done.done(slot, offset)), most);
        Crew { lanes, delivered, write, topic: Arc::from(""), slot: 0, passed: None }
    }

    fn tell(&mut self) -> Result<(), Stop> {
        match self.passed.take() {
            Some(offset) => self.lanes.pass(self.slot, offset).map_err(Stop::Failed),
            None => Ok(()),
        }
    }
}

impl Taker for Crew {
    fn heed(&mut self, cease: Arc<AtomicBool>) {
        self.lanes.cease = cease;
    }

    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        // A lane that broke tells so when it is given the next record.
        drop(self.tell());
        self.slot = self.delivered.slot(topic, partition);
        self.topic = Arc::clone(topic);
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        self.passed = None;
        let mut line = Vec::new();
        (self.write)(record, &mut line);
        let letter = Letter {
            topic: Arc::clone(&self.topic),
            partition: record.partition,
            offset: record.offset,
            timestamp: record.timestamp,
            key: record.key.map(<[u8]>::to_vec),
            value: record.value.map(<[u8]>::to_vec),
            headers: record.headers.map(|(name, value)| (name.to_vec(), value.map(<[u8]>::to_vec))).collect(),
            line,
        };
        self.lanes.hand(self.slot, letter).map_err(Stop::Failed)
    }

    fn pass(&mut self, offset: i64) {
        self.passed = Some(offset);
    }

    fn given_up(&mut self) -> u64 {
        self.lanes.given_up()
    }

    fn settle(&mut self, idle: bool) -> Result<(), Stop> {
        self.tell()?;
        if idle { self.lanes.drain().map_err(Stop::Failed) } else { Ok(()) }
    }
}
