//! Whether a walk still moves: who has something in hand and delivers nothing for too long has to make room in its group.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::Delivered;

/// Pulse of one walk.
pub struct Pulse {
    busy: Arc<AtomicBool>,
    passed: Arc<AtomicU64>,
    limit: Duration,
    seen: u64,
    since: Instant,
}

impl Pulse {
    /// A walk whose marks these are, and how long it may stand still (Kafka's `max.poll.interval.ms`).
    pub fn new(busy: Arc<AtomicBool>, passed: Arc<AtomicU64>, limit: Duration) -> Pulse {
        Pulse { busy, passed, limit, seen: 0, since: Instant::now() }
    }

    /// How often it is to be felt.
    pub fn interval(&self) -> Duration {
        (self.limit / 8).clamp(Duration::from_millis(50), Duration::from_secs(5))
    }

    /// Whether the walk has stood still for too long.
    pub fn has_stopped(&mut self, delivered: &Delivered) -> bool {
        let moves = delivered.moves().wrapping_add(self.passed.load(Ordering::Relaxed));
        if moves != self.seen || !self.busy.load(Ordering::Relaxed) {
            (self.seen, self.since) = (moves, Instant::now());
        }
        self.since.elapsed() > self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_or_moves_has_not_stopped() {
        let (busy, passed, delivered) = (Arc::<AtomicBool>::default(), Arc::<AtomicU64>::default(), Delivered::new(0));
        let mut pulse = Pulse::new(Arc::clone(&busy), Arc::clone(&passed), Duration::ZERO);
        let mut stopped = |pause: bool| {
            if pause {
                std::thread::sleep(Duration::from_millis(2));
            }
            pulse.limit = Duration::from_millis(1);
            pulse.has_stopped(&delivered)
        };
        assert!(!stopped(true), "nothing is in hand");
        busy.store(true, Ordering::Relaxed);
        assert!(stopped(true));
        passed.store(9, Ordering::Relaxed);
        assert!(!stopped(true), "it moved");
        assert!(stopped(true));
        delivered.written(&mut Vec::new(), 7);
        assert!(!stopped(true), "it delivered");
    }
}
