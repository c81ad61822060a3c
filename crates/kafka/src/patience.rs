//! Asking again and again, at growing intervals, until a deadline.

use std::time::{Duration, Instant};

const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// The pauses between one question and the next.
#[derive(Debug)]
pub struct Patience {
    pause: Duration,
    length: Duration,
    deadline: Instant,
}

impl Patience {
    /// Ends this long from now.
    pub fn new(length: Duration) -> Self {
        Patience { pause: FIRST_PAUSE, length, deadline: Instant::now() + length }
    }

    /// Something moved: the deadline is as far away again as at the start.
    pub fn renew(&mut self) {
        self.deadline = Instant::now() + self.length;
    }

    /// Whether the deadline lies ahead.
    pub fn lasts(&self) -> bool {
        Instant::now() < self.deadline
    }

    /// Waits before the next question; false, without waiting, if the deadline would pass meanwhile.
    pub async fn pause(&mut self) -> bool {
        let in_time = Instant::now() + self.pause <= self.deadline;
        if in_time {
            tokio::time::sleep(self.pause).await;
            self.pause = (self.pause * 2).min(LONGEST_PAUSE);
        }
        in_time
    }
}
