//! The writing half of `consume`: batches in, bytes out, on a thread of its own.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::time::timeout;

use super::choice::Reading;
use super::delivered::{Delivered, Mark};
use crate::cluster::{Chunk, ReadEvent};
use crate::error::Error;
use crate::output::Stream;
use crate::record::batch::{Wanted, end_of};
use crate::record::{Decoder, Filter, Form, Record, Writer};

/// Bytes that are written in one go.
const PIECE: usize = 128 << 10;

/// Why writing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All was read.
    Read,
    /// `-n` or `--idle`.
    Enough,
    /// The reader of stdout went away.
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

pub struct Sink {
    stream: Stream,
    writer: Writer,
    filter: Filter,
    limit: u64,
    buffer: Vec<u8>,
    /// How far each partition has been written out, for who commits.
    delivered: Option<Arc<Delivered>>,
    /// What of the buffer is whose, and the partition of the piece in hand.
    marks: Vec<Mark>,
    slot: usize,
    /// Set from outside when no further record may be written.
    cease: Arc<AtomicBool>,
    told: Told,
}

impl Sink {
    pub fn new(reading: &Reading, form: Form, stream: Stream, delivered: Option<Arc<Delivered>>) -> Sink {
        let writer = Writer::new(form, stream.is_terminal());
        Sink {
            stream,
            writer,
            filter: reading.filter.clone(),
            limit: reading.limit.unwrap_or(u64::MAX),
            buffer: Vec::with_capacity(2 * PIECE),
            delivered,
            marks: Vec::new(),
            slot: 0,
            cease: Arc::default(),
            told: Told { records: 0, gaps: Vec::new(), ending: Ending::Read, error: None },
        }
    }

    /// Stops [`Sink::run`] behind the record in hand.
    pub fn cease(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.cease)
    }

    /// Whether more may be written.
    pub fn is_open(&self) -> bool {
        self.told.ending == Ending::Read && self.told.error.is_none() && self.told.records < self.limit
    }

    pub fn told(self) -> Told {
        self.told
    }

    /// Writes what comes until nothing more does, nothing more is wanted, or it is to cease.
    pub fn run(mut self, mut from: Receiver<ReadEvent>, idle: Option<Duration>) -> Sink {
        let mut decoder = Decoder::default();
        while self.is_open() && !self.cease.load(Ordering::Relaxed) {
            let event = match from.try_recv() {
                Ok(event) => Some(event),
                Err(TryRecvError::Disconnected) => None,
                Err(TryRecvError::Empty) => {
                    // Who watches sees what there is before it is waited for more.
                    self.put_out();
                    if !self.is_open() {
                        break;
                    }
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
            match event {
                Some(ReadEvent::Chunk(chunk)) => self.chunk(&mut decoder, &chunk),
                Some(ReadEvent::Gap { topic, partition, from, to }) => {
                    self.reach(&topic, partition);
                    self.mark(to);
                    self.told.gaps.push(Gap { topic: topic.to_string(), partition, from, to });
                }
                Some(ReadEvent::Ended) => {}
                None => break,
            }
        }
        self.put_out();
        self.cease.store(false, Ordering::Relaxed);
        self
    }

    /// What comes into the buffer from here on is of this partition.
    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        if let Some(delivered) = &self.delivered {
            self.slot = delivered.slot(topic, partition);
        }
    }

    /// All before this offset is in the buffer, or was hidden.
    fn mark(&mut self, offset: i64) {
        if let Some(delivered) = &self.delivered {
            let end = self.stream.written() + self.buffer.len() as u64;
            delivered.mark(&mut self.marks, Mark { slot: self.slot, offset, end });
        }
    }

    fn chunk(&mut self, decoder: &mut Decoder, chunk: &Chunk) {
        self.reach(&chunk.topic, chunk.partition);
        let wanted = Wanted { topic: &chunk.topic, partition: chunk.partition, from: chunk.from, until: chunk.until };
        let decoded = decoder.records(&chunk.batches, wanted, &chunk.aborted, |record| self.record(record));
        if let Err(wrong) = decoded {
            self.told.ending = Ending::Enough;
            self.told.error = Some(
                Error::failed(format!("{} partition {} cannot be read on", chunk.topic, chunk.partition))
                    .because(wrong),
            );
        }
        if self.is_open() && !self.cease.load(Ordering::Relaxed) {
            // Markers of transactions and records that a filter hid are behind us too.
            self.mark(end_of(&chunk.batches).unwrap_or(chunk.from).min(chunk.until).max(chunk.from));
        }
        if self.told.records >= self.limit && self.told.ending == Ending::Read {
            self.told.ending = Ending::Enough;
        }
    }

    /// Writes one record if it is wanted; tells whether to go on.
    fn record(&mut self, record: &Record<'_>) -> bool {
        if self.cease.load(Ordering::Relaxed) {
            return false;
        }
        if !self.filter.matches(record) {
            self.mark(record.offset + 1);
            return true;
        }
        self.writer.write(record, &mut self.buffer);
        self.mark(record.offset + 1);
        self.told.records += 1;
        if self.buffer.len() >= PIECE {
            self.put_out();
        }
        self.told.records < self.limit && self.told.ending != Ending::Closed && self.told.error.is_none()
    }

    fn put_out(&mut self) {
        if self.told.ending == Ending::Closed {
            return;
        }
        let written = self.stream.write(&self.buffer);
        self.buffer.clear();
        if let Some(delivered) = &self.delivered {
            delivered.written(&mut self.marks, self.stream.written());
        }
        if let Err(error) = written {
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.told.error = Some(Error::failed("the records could not be written to stdout").because(error));
            }
            self.told.ending = Ending::Closed;
        }
    }
}
