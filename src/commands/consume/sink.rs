//! The writing half of `consume`: batches in, bytes out, on a thread of its own.

use std::io;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::error::TryRecvError;
use tokio::time::timeout;

use super::args::Reading;
use crate::cluster::{Chunk, ReadEvent};
use crate::error::Error;
use crate::output::Stream;
use crate::record::batch::Wanted;
use crate::record::{Decoder, Grep, Record, Writer};

/// Bytes that are written in one go.
const PIECE: usize = 128 << 10;

/// Why writing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// All was read.
    Read,
    /// `-n` or `--idle`.
    Enough,
    /// The reader of stdout went away.
    Closed,
}

/// Offsets that could not be read any more; `to` is exclusive.
pub(super) struct Gap {
    pub topic: String,
    pub partition: i32,
    pub from: i64,
    pub to: i64,
}

/// What is known at the end.
pub(super) struct Told {
    pub records: u64,
    pub gaps: Vec<Gap>,
    pub ending: Ending,
    pub error: Option<Error>,
}

pub(super) struct Sink {
    stream: Stream,
    writer: Writer,
    greps: Vec<Grep>,
    limit: u64,
    buffer: Vec<u8>,
    told: Told,
}

impl Sink {
    pub fn new(reading: &Reading, stream: Stream) -> Sink {
        let writer = Writer::new(reading.form.clone(), stream.is_terminal());
        Sink {
            stream,
            writer,
            greps: reading.greps.clone(),
            limit: reading.limit.unwrap_or(u64::MAX),
            buffer: Vec::with_capacity(2 * PIECE),
            told: Told { records: 0, gaps: Vec::new(), ending: Ending::Read, error: None },
        }
    }

    /// Writes what comes until nothing more does, or nothing more is wanted.
    pub fn run(mut self, mut from: Receiver<ReadEvent>, idle: Option<Duration>) -> Told {
        let mut decoder = Decoder::default();
        while self.told.ending == Ending::Read && self.told.records < self.limit {
            let event = match from.try_recv() {
                Ok(event) => Some(event),
                Err(TryRecvError::Disconnected) => None,
                Err(TryRecvError::Empty) => {
                    // Who watches sees what there is before it is waited for more.
                    self.put_out();
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
                    self.told.gaps.push(Gap { topic: topic.to_string(), partition, from, to });
                }
                Some(ReadEvent::Ended) => {}
                None => break,
            }
        }
        self.put_out();
        self.told
    }

    fn chunk(&mut self, decoder: &mut Decoder, chunk: &Chunk) {
        let wanted = Wanted { topic: &chunk.topic, partition: chunk.partition, from: chunk.from, until: chunk.until };
        let decoded = decoder.records(&chunk.batches, wanted, &chunk.aborted, |record| self.record(record));
        if let Err(wrong) = decoded {
            self.told.ending = Ending::Enough;
            self.told.error = Some(
                Error::failed(format!("{} partition {} cannot be read on", chunk.topic, chunk.partition))
                    .because(wrong),
            );
        }
        if self.told.records >= self.limit && self.told.ending == Ending::Read {
            self.told.ending = Ending::Enough;
        }
    }

    /// Writes one record if it is wanted; tells whether to go on.
    fn record(&mut self, record: &Record<'_>) -> bool {
        if !self.greps.iter().all(|grep| grep.matches(record)) {
            return true;
        }
        self.writer.write(record, &mut self.buffer);
        self.told.records += 1;
        if self.buffer.len() >= PIECE {
            self.put_out();
        }
        self.told.records < self.limit && self.told.ending != Ending::Closed && self.told.error.is_none()
    }

    fn put_out(&mut self) {
        if self.buffer.is_empty() || self.told.ending == Ending::Closed {
            return;
        }
        if let Err(error) = self.stream.write(&self.buffer) {
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.told.error = Some(Error::failed("the records could not be written to stdout").because(error));
            }
            self.told.ending = Ending::Closed;
        }
        self.buffer.clear();
    }
}
