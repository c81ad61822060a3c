//! The reading half of `produce`: input in, records out, on a thread of its own.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::input::{Formed, Forming};
use super::tally::Tally;
use crate::error::Error;
use crate::kafka::{Outgoing, Producer, Sent, Undelivered};
use crate::record::LineReader;

/// Records between two looks at the delivery reports.
const ROUND: usize = 1024;
/// How long is waited for room in the queue before looking again.
const FULL: Duration = Duration::from_millis(20);

pub(super) struct Feed {
    pub producer: Arc<Producer>,
    pub tally: Arc<Tally>,
    pub stop: Arc<AtomicBool>,
    pub forming: Forming,
    /// None means stdin.
    pub files: Vec<PathBuf>,
}

/// How reading ended.
#[derive(Default)]
pub(super) struct Fed {
    /// Input that made no sense, or could not be read.
    pub wrong: Option<Error>,
    pub skipped: u64,
    number: usize,
}

impl Feed {
    /// Reads and sends until the input ends, makes no sense, or it is told to stop.
    pub fn run(self) -> Fed {
        let mut fed = Fed::default();
        let stdin = [PathBuf::from("-")];
        let files = if self.files.is_empty() { stdin.as_slice() } else { &self.files };
        for path in files {
            let wrong = match open(path) {
                Ok(input) => self.input(&name(path), input, &mut fed).err(),
                Err(error) => Some(unreadable(&name(path), error)),
            };
            if wrong.is_some() || self.stop.load(Ordering::Relaxed) {
                fed.wrong = wrong;
                break;
            }
        }
        fed
    }

    fn input(&self, name: &str, input: Box<dyn Read>, fed: &mut Fed) -> Result<(), Error> {
        let mut reader = LineReader::new(input, self.forming.delimiter.clone());
        let mut line = 0;
        loop {
            let Some(piece) = reader.read().map_err(|error| unreadable(name, error))? else { return Ok(()) };
            if self.stop.load(Ordering::Relaxed) {
                return Ok(());
            }
            line += 1;
            fed.number += 1;
            let tag = fed.number;
            match self.forming.form(piece, |formed| self.send(formed, tag)) {
                Ok(()) => self.tally.take(tag),
                Err(_) if self.forming.skip_bad => fed.skipped += 1,
                Err(why) => return Err(Error::bad_input(format!("{name}:{line}: {why}"))),
            }
            if tag.is_multiple_of(ROUND) {
                self.tally.read(&self.producer, Duration::ZERO);
            }
        }
    }

    /// Hands one record over, and waits while the queue is full.
    fn send(&self, formed: &Formed<'_>, tag: usize) {
        let Formed { key, value, headers, partition, timestamp } = *formed;
        let outgoing = Outgoing { partition, timestamp, key, value, headers, tag };
        loop {
            match self.producer.send(&outgoing) {
                Sent::Taken => return,
                Sent::Full => self.tally.read(&self.producer, FULL),
                Sent::Refused { why, too_large } => {
                    let owned = |bytes: Option<&[u8]>| bytes.map(<[u8]>::to_vec);
                    self.tally.refused(Undelivered {
                        tag,
                        why,
                        too_large,
                        key: owned(key),
                        value: owned(value),
                        headers: headers.iter().map(|(name, value)| (name.to_vec(), owned(*value))).collect(),
                        partition,
                        timestamp: timestamp.unwrap_or(-1),
                    });
                    return;
                }
            }
        }
    }
}

fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    Ok(match path == Path::new("-") {
        // Without the lock, and without the buffer behind it: lines are looked for in a buffer of our own.
        true => Box::new(File::from(std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?)),
        false => Box::new(File::open(path)?),
    })
}

fn name(path: &Path) -> String {
    if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() }
}

fn unreadable(name: &str, error: io::Error) -> Error {
    Error::bad_input(format!("{name} cannot be read")).because(error)
}
