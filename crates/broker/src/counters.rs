//! What was published and received, countable at any time.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use helixctl_kafka::Latency;

/// Counters that only grow; read with [`Counters::now`].
#[derive(Debug, Default)]
pub struct Counters {
    published: AtomicU64,
    failures: AtomicU64,
    bytes: AtomicU64,
    received: AtomicU64,
    processed: AtomicU64,
    failed: AtomicU64,
    dead_lettered: AtomicU64,
    latency: Mutex<Latency>,
}

/// What they are at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records that the brokers acknowledged.
    pub published: u64,
    /// Records that were not.
    pub failures: u64,
    /// Bytes of keys and values of the published.
    pub bytes: u64,
    /// Within which half, and 99 of 100, of the acknowledgements came.
    pub latency_p50: Option<Duration>,
    pub latency_p99: Option<Duration>,
    /// Records that a handler was given, each counted once.
    pub received: u64,
    /// Records that it acknowledged.
    pub processed: u64,
    /// Attempts that came to nothing: retries, rejections, and handlers that went away.
    pub failed: u64,
    /// Records that were put into the dead-letter topic.
    pub dead_lettered: u64,
}

impl Counters {
    pub fn now(&self) -> Counts {
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let latency = self.latency.lock().unwrap_or_else(PoisonError::into_inner);
        Counts {
            published: of(&self.published),
            failures: of(&self.failures),
            bytes: of(&self.bytes),
            latency_p50: latency.within(0.5),
            latency_p99: latency.within(0.99),
            received: of(&self.received),
            processed: of(&self.processed),
            failed: of(&self.failed),
            dead_lettered: of(&self.dead_lettered),
        }
    }

    pub(super) fn publish(&self, bytes: usize, took: Duration) {
        self.published.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.latency.lock().unwrap_or_else(PoisonError::into_inner).add(micros);
    }

    pub(super) fn fail_to_publish(&self) {
        self.failures.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn receive(&self) {
        self.received.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn process(&self) {
        self.processed.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn fail(&self) {
        self.failed.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn set_aside(&self) {
        self.dead_lettered.fetch_add(1, Ordering::Relaxed);
    }
}
