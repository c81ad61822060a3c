//! What became of the records: counted from their delivery reports.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::{Error, Result};
use crate::kafka::{Kind, Latency, Reports, Undelivered};
use crate::record::envelope_line;

/// Failures that are kept in memory; all are counted, and all go to the file of rejects.
const KEPT: usize = 100;

/// A record that was not delivered.
pub(super) struct Failure {
    /// file:line, or file:number where records are no lines.
    pub place: String,
    pub why: String,
}

#[derive(Default)]
struct Counts {
    delivered: u64,
    /// Of the delivered, those of committed transactions.
    committed: u64,
    latency: Latency,
    /// The number of the last record before each file, and its name.
    files: Vec<(usize, String)>,
    failed: u64,
    too_large: bool,
    /// Bytes of the largest record that was too large.
    largest: usize,
    failures: Vec<Failure>,
    rejects: Option<File>,
    error: Option<std::io::Error>,
}

/// What is known at the end.
pub(super) struct Told {
    pub delivered: u64,
    pub failed: u64,
    pub too_large: bool,
    /// Bytes of the largest record that was too large.
    pub largest: usize,
    pub failures: Vec<Failure>,
    pub latency: Latency,
    pub error: Option<Error>,
}

/// Counts, from whichever thread reads the reports.
pub(super) struct Tally {
    counts: Mutex<Counts>,
    taken: AtomicUsize,
}

impl Tally {
    pub fn new(rejects: Option<&Path>) -> Result<Tally> {
        let open = |path: &Path| {
            File::create(path).map_err(|e| Error::bad_input(format!("{} cannot be made", path.display())).because(e))
        };
        let counts = Counts { rejects: rejects.map(open).transpose()?, ..Counts::default() };
        Ok(Tally { counts: Mutex::new(counts), taken: AtomicUsize::new(0) })
    }

    /// The number of the last input record that was handed over.
    pub fn take(&self, tag: usize) {
        self.taken.store(tag, Ordering::Relaxed);
    }

    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }

    /// Counts what the reports tell.
    pub fn hear(&self, reports: Reports) {
        let mut counts = self.counts();
        counts.delivered += reports.delivered;
        counts.latency.merge(&reports.latency);
        for undelivered in reports.undelivered {
            counts.add(undelivered);
        }
    }

    /// Records behind this number come from this file.
    pub fn file(&self, number: usize, name: &str) {
        self.counts().files.push((number, name.to_owned()));
    }

    pub fn has_failures(&self) -> bool {
        self.counts().failed > 0
    }

    /// What was delivered can be seen.
    pub fn commit(&self) {
        let mut counts = self.counts();
        counts.committed = counts.delivered;
    }

    /// What was delivered since the last commit will never be seen.
    pub fn abort(&self) {
        let mut counts = self.counts();
        counts.delivered = counts.committed;
    }

    /// Notes a record that was not even taken.
    pub fn refused(&self, undelivered: Undelivered) {
        self.counts().add(undelivered);
    }

    pub fn told(&self) -> Told {
        let mut counts = self.counts();
        let sync = counts.rejects.as_mut().map_or(Ok(()), Write::flush);
        let error = counts.error.take().or(sync.err());
        Told {
            delivered: counts.delivered,
            failed: counts.failed,
            too_large: counts.too_large,
            largest: counts.largest,
            failures: std::mem::take(&mut counts.failures),
            latency: counts.latency.clone(),
            error: error.map(|e| Error::new(crate::exit::Exit::Partial, "--rejects could not be written").because(e)),
        }
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    fn add(&mut self, undelivered: Undelivered) {
        let Undelivered { tag, cause, key, value, headers, timestamp, .. } = undelivered;
        let (why, too_large) = (cause.text, cause.kind == Kind::TooLarge);
        self.failed += 1;
        self.too_large |= too_large;
        if let Some(file) = &mut self.rejects {
            let line = envelope_line(timestamp, key.as_deref(), value.as_deref(), &headers);
            if let Err(error) = file.write_all(line.as_bytes()) {
                self.error.get_or_insert(error);
            }
        }
        if self.failures.len() < KEPT {
            let size = key.map_or(0, |key| key.len()) + value.map_or(0, |value| value.len());
            self.largest = self.largest.max(if too_large { size } else { 0 });
            let why = if too_large { format!("{why} ({size} bytes)") } else { why };
            let file = self.files.iter().rev().find(|(before, _)| *before < tag);
            let place =
                file.map_or_else(|| format!("record {tag}"), |(before, name)| format!("{name}:{}", tag - before));
            self.failures.push(Failure { place, why });
        }
    }
}
