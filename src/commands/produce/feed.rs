//! The reading half of `produce`: input in, records out, on a thread of its own.

use std::convert::Infallible;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::checkpoint::Checkpoint;
use super::input::{Formed, Forming, Pieces};
use super::place::Places;
use super::tally::Tally;
use crate::error::Error;
use crate::kafka::{Outbox, Outgoing, Producer, Reports, Undelivered};
use crate::units::Rate;

/// How long a pause is at most before it is looked whether to stop.
const NAP: Duration = Duration::from_millis(50);
/// How often the checkpoint is kept: what a killed run sends twice is what came since.
const KEEP_EVERY: Duration = Duration::from_secs(1);

pub(super) struct Feed {
    pub outbox: Outbox,
    pub tally: Arc<Tally>,
    pub stop: Arc<AtomicBool>,
    pub forming: Forming,
    pub places: Places,
    pub pace: Option<Rate>,
    /// Records of a transaction; `None` without transactions.
    pub transaction: Option<Transaction>,
    pub checkpoint: Option<Checkpoint>,
    /// None means stdin.
    pub files: Vec<PathBuf>,
    /// Bytes of the input so far.
    pub read: Arc<AtomicU64>,
    /// Whether the next record is being read, which may take for ever; not while a transaction ends, which must be waited for.
    pub reading: Arc<AtomicBool>,
}

/// How records become transactions.
#[derive(Clone, Copy)]
pub(super) struct Transaction {
    /// Records of each; `None` is all of them.
    pub every: Option<u64>,
    /// How long an end is waited for.
    pub timeout: Duration,
}

/// How reading ended.
#[derive(Default)]
pub(super) struct Fed {
    /// Input that made no sense, or could not be read; or a transaction or a checkpoint that failed.
    pub wrong: Option<Error>,
    pub skipped: u64,
    /// Records that an earlier run had sent.
    pub behind: u64,
    number: usize,
    in_transaction: u64,
}

impl Feed {
    /// Reads and sends until the input ends, makes no sense, or it is told to stop. All is delivered, or has failed, after it.
    pub fn run(mut self) -> Fed {
        let behind = self.checkpoint.as_ref().map_or(0, Checkpoint::records);
        let mut fed = Fed { behind, ..Fed::default() };
        let stdin = [PathBuf::from("-")];
        let files = std::mem::take(&mut self.files);
        let files = if files.is_empty() { stdin.as_slice() } else { &files };
        for path in files {
            self.tally.file(fed.number, &name(path));
            let wrong = match Pieces::open(path, &self.forming, &self.read) {
                Ok(pieces) => self.input(&name(path), pieces, &mut fed).err(),
                Err(error) => Some(unreadable(&name(path), error)),
            };
            if wrong.is_some() || self.stop.load(Ordering::Relaxed) {
                fed.wrong = wrong;
                break;
            }
        }
        self.drain();
        if let Err(error) = self.end(&mut fed) {
            fed.wrong.get_or_insert(error);
        }
        fed
    }

    fn input(&mut self, name: &str, mut pieces: Pieces, fed: &mut Fed) -> Result<(), Error> {
        let mut line = 0;
        let mut due = Instant::now();
        let mut kept = Instant::now();
        loop {
            let at = pieces.line(line + 1);
            self.reading.store(true, Ordering::Relaxed);
            let piece = pieces.read();
            self.reading.store(false, Ordering::Relaxed);
            let Some(piece) = piece.map_err(|error| unreadable(&format!("{name}:{at}"), error))? else {
                return Ok(());
            };
            if self.stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            line += 1;
            fed.number += 1;
            if fed.number as u64 <= fed.behind {
                continue;
            }
            let (tag, bytes) = (fed.number, piece.len());
            match self.forming.form(piece, |formed| self.send(formed, tag)).and_then(|sent| sent) {
                Ok(()) => self.tally.take(tag),
                Err(_) if self.forming.skip_bad => fed.skipped += 1,
                Err(why) => return Err(Error::bad_input(format!("{name}:{}: {why}", pieces.line(line)))),
            }
            self.commit_if_full(fed)?;
            if self.checkpoint.is_some() && kept.elapsed() >= KEEP_EVERY {
                self.keep(fed)?;
                kept = Instant::now();
            }
            if let Some(rate) = self.pace {
                // Time that was lost waiting for input is not made up for.
                due = due.max(Instant::now() - NAP) + Duration::from_secs_f64(rate.cost(bytes) / rate.per_second());
                self.wait_until(due);
            }
        }
    }

    fn wait_until(&self, due: Instant) {
        while let Some(left) = due.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
            self.tally.hear(self.producer().reports(Duration::ZERO));
            std::thread::sleep(left.min(NAP));
        }
    }

    fn commit_if_full(&self, fed: &mut Fed) -> Result<(), Error> {
        let Some(Transaction { every: Some(every), timeout }) = self.transaction else { return Ok(()) };
        fed.in_transaction += 1;
        if fed.in_transaction < every {
            return Ok(());
        }
        self.drain();
        if self.tally.has_failures() {
            return Err(Error::failed("a record of the transaction was not delivered"));
        }
        self.producer().commit(timeout)?;
        self.tally.commit();
        fed.in_transaction = 0;
        self.producer().begin()
    }

    fn keep(&mut self, fed: &Fed) -> Result<(), Error> {
        self.drain();
        match &mut self.checkpoint {
            Some(checkpoint) if !self.tally.has_failures() => checkpoint.keep(fed.number as u64),
            _ => Ok(()),
        }
    }

    /// What was sent last is committed, unless something went wrong: then nothing of its transaction is to be seen.
    fn end(&mut self, fed: &mut Fed) -> Result<(), Error> {
        let whole = fed.wrong.is_none() && !self.tally.has_failures();
        if let Some(Transaction { every, timeout }) = self.transaction {
            // Cut short, a whole that was to be all or nothing is nothing.
            let cut = self.stop.load(Ordering::Relaxed) && every.is_none();
            if !whole || cut {
                self.tally.abort();
                return self.producer().abort(timeout);
            }
            self.producer().commit(timeout)?;
            self.tally.commit();
        }
        match &mut self.checkpoint {
            // At the stop, the last record that was read had not been sent.
            Some(checkpoint) if whole => checkpoint.keep((fed.number as u64).max(fed.behind)),
            _ => Ok(()),
        }
    }

    /// Hands one record over, and waits while the queue is full. The error says what the record lacks.
    fn send(&self, formed: &Formed<'_>, tag: usize) -> Result<(), String> {
        let partition = self.places.of(formed, self.producer())?;
        let Formed { key, value, headers, timestamp, .. } = *formed;
        let outgoing = Outgoing { partition, timestamp, key, value, headers, tag };
        let Ok(taken) = self.outbox.send(0, &outgoing, |reports| self.hear(reports));
        if let Err(cause) = taken {
            let owned = |bytes: Option<&[u8]>| bytes.map(<[u8]>::to_vec);
            self.tally.refused(Undelivered {
                tag,
                cause,
                key: owned(key),
                value: owned(value),
                headers: headers.iter().map(|(name, value)| (name.to_vec(), owned(*value))).collect(),
                partition,
                timestamp: timestamp.unwrap_or(-1),
            });
        }
        Ok(())
    }

    fn producer(&self) -> &Producer {
        self.outbox.producer()
    }

    fn drain(&self) {
        let Ok(()) = self.outbox.drain(|reports| self.hear(reports));
    }

    /// A failed delivery is counted, and ends nothing.
    fn hear(&self, reports: Reports) -> Result<(), Infallible> {
        self.tally.hear(reports);
        Ok(())
    }
}

fn name(path: &Path) -> String {
    if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() }
}

fn unreadable(name: &str, error: io::Error) -> Error {
    Error::bad_input(format!("{name} cannot be read")).because(error)
}
