//! From batches to records that somebody takes, on a thread of its own: which are wanted, how many, and what is missing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::time::timeout;

use helixctl_core::cluster::{Chunk, ReadEvent};
use helixctl_core::error::Error;
use helixctl_core::record::batch::{Wanted, end_of};
use helixctl_core::record::{Decoder, Filter, Record};

/// Why nothing more is taken.
#[derive(Debug)]
pub enum Stop {
    /// Who was to get it went away, which is no failure.
    Closed,
    Failed(Error),
}

/// Who gets the records.
pub trait Taker: Send + 'static {
    /// Gets to know the mark that is set when no further record may be taken.
    fn heed(&mut self, _cease: Arc<AtomicBool>) {}

    /// What comes from here on is of this partition.
    fn reach(&mut self, _topic: &Arc<str>, _partition: i32) {}

    /// Takes a record that is wanted. It may keep it for a while, until it is told to [`Taker::settle`].
    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop>;

    /// All before this offset of the partition reached was taken, hidden, unwanted or gone.
    fn pass(&mut self, _offset: i64) {}

    /// How many of the records taken were given up: they count as not taken, and will come again. Asked when all is settled.
    fn given_up(&mut self) -> u64 {
        0
    }

    /// Called where there is time, between pieces and while waiting. `idle`: nothing more has come yet.
    fn settle(&mut self, _idle: bool) -> Result<(), Stop> {
        Ok(())
    }
}

/// Why it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All was read.
    Read,
    /// `-n` or `--idle`.
    Enough,
    /// The taker has had enough, or failed.
    Closed,
}

/// Offsets that could not be read any more; `to` is exclusive.
pub struct Gap {
    pub topic: String,
    pub partition: i32,
    pub from: i64,
    pub to: i64,
}

/// What is known at the end.
pub struct Told {
    pub records: u64,
    pub gaps: Vec<Gap>,
    pub ending: Ending,
    pub error: Option<Error>,
}

/// One walk over what is read.
pub struct Walk<T> {
    pub taker: T,
    filter: Filter,
    limit: u64,
    /// Set from outside when no further record may be taken.
    cease: Arc<AtomicBool>,
    /// Offsets that are behind it, for who shows progress.
    passed: Arc<AtomicU64>,
    /// Set while something is in hand, rather than waited for.
    busy: Arc<AtomicBool>,
    told: Told,
}

impl<T: Taker> Walk<T> {
    /// Takes what the filter lets through, until it is so many records.
    pub fn new(filter: Filter, limit: Option<u64>, mut taker: T) -> Walk<T> {
        let cease: Arc<AtomicBool> = Arc::default();
        taker.heed(Arc::clone(&cease));
        Walk {
            taker,
            filter,
            limit: limit.unwrap_or(u64::MAX),
            cease,
            passed: Arc::default(),
            busy: Arc::default(),
            told: Told { records: 0, gaps: Vec::new(), ending: Ending::Read, error: None },
        }
    }

    /// Stops [`Walk::run`] behind the record in hand.
    pub fn cease(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cease)
    }

    /// Counts the offsets that are behind it.
    pub fn passed(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.passed)
    }

    /// Tells whether something is in hand.
    pub fn busy(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.busy)
    }

    /// Whether more may be taken.
    pub fn is_open(&self) -> bool {
        self.told.ending == Ending::Read && self.told.error.is_none() && self.told.records < self.limit
    }

    pub fn finish(self) -> (T, Told) {
        (self.taker, self.told)
    }

    /// Goes on until nothing more comes, nothing more is wanted, or it is to cease.
    pub fn run(mut self, mut from: Receiver<ReadEvent>, idle: Option<Duration>) -> Walk<T> {
        let mut decoder = Decoder::default();
        while self.is_open() && !self.cease.load(Ordering::Relaxed) {
            let event = match from.try_recv() {
                Ok(event) => Some(event),
                Err(TryRecvError::Disconnected) => None,
                Err(TryRecvError::Empty) => {
                    // Who watches sees what there is before it is waited for more.
                    self.settle(true);
                    if !self.is_open() {
                        break;
                    }
                    self.busy.store(false, Ordering::Relaxed);
                    match idle {
                        None => from.blocking_recv(),
                        Some(idle) => match Handle::current().block_on(timeout(idle, from.recv())) {
                            Ok(event) => event,
                            Err(_) => {
                                self.told.ending = Ending::Enough;
                                continue;
                            }
                        },
                    }
                }
            };
            self.busy.store(true, Ordering::Relaxed);
            match event {
                Some(ReadEvent::Chunk(chunk)) => self.chunk(&mut decoder, &chunk),
                Some(ReadEvent::Gap { topic, partition, from, to }) => {
                    self.taker.reach(&topic, partition);
                    self.taker.pass(to);
                    self.told.gaps.push(Gap { topic: topic.to_string(), partition, from, to });
                }
                Some(ReadEvent::Ended) => {}
                None => break,
            }
        }
        self.settle(true);
        self.take_back();
        self.cease.store(false, Ordering::Relaxed);
        self
    }

    fn chunk(&mut self, decoder: &mut Decoder, chunk: &Chunk) {
        self.taker.reach(&chunk.topic, chunk.partition);
        let wanted = Wanted { topic: &chunk.topic, partition: chunk.partition, from: chunk.from, until: chunk.until };
        let decoded = decoder.records(&chunk.batches, wanted, &chunk.aborted, |record| self.offer(record));
        if let Err(wrong) = decoded {
            // What came before it is still the taker's.
            self.told.ending = Ending::Enough;
            self.told.error = Some(
                Error::failed(format!("{} partition {} cannot be read on", chunk.topic, chunk.partition))
                    .because(wrong),
            );
        }
        if self.is_open() && !self.cease.load(Ordering::Relaxed) {
            // Markers of transactions and records that a filter hid are behind us too.
            let end = end_of(&chunk.batches).unwrap_or(chunk.from).min(chunk.until).max(chunk.from);
            self.taker.pass(end);
            self.passed.fetch_add(u64::try_from(end - chunk.from).unwrap_or(0), Ordering::Relaxed);
        }
        if self.told.records >= self.limit && self.told.ending == Ending::Read {
            self.told.ending = Ending::Enough;
        }
        self.settle(false);
    }

    /// Takes one record if it is wanted; tells whether to go on.
    pub fn offer(&mut self, record: &Record<'_>) -> bool {
        if self.cease.load(Ordering::Relaxed) {
            return false;
        }
        if !self.filter.matches(record) {
            self.taker.pass(record.offset + 1);
            return true;
        }
        if let Err(stop) = self.taker.take(record) {
            self.stopped(stop);
            return false;
        }
        self.told.records += 1;
        self.told.records < self.limit
    }

    fn take_back(&mut self) {
        let given_up = self.taker.given_up();
        let had_enough = self.told.records >= self.limit;
        self.told.records = self.told.records.saturating_sub(given_up);
        if had_enough && self.told.records < self.limit && self.told.ending == Ending::Enough {
            self.told.ending = Ending::Read;
        }
    }

    fn settle(&mut self, idle: bool) {
        if self.told.ending != Ending::Closed
            && let Err(stop) = self.taker.settle(idle)
        {
            self.stopped(stop);
        }
    }

    fn stopped(&mut self, stop: Stop) {
        if let Stop::Failed(error) = stop {
            self.told.error.get_or_insert(error);
        }
        self.told.ending = Ending::Closed;
    }
}
