//! What is to be read of a partition, and what comes of it.

use std::sync::Arc;

use bytes::Bytes;

use crate::record::Aborted;

/// What is still to be read of one partition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    pub topic: Arc<str>,
    pub partition: i32,
    /// The offset to read next.
    pub position: i64,
    /// Exclusive; `None` for on and on, or as long as the end has not been seen.
    pub until: Option<i64>,
    /// Ends at the end that is seen first.
    pub until_seen: bool,
}

impl Portion {
    /// Takes note of the end that a broker tells: the high watermark, or the last stable offset.
    pub fn see_end(&mut self, end: i64) {
        if self.until_seen && end >= 0 {
            self.until = Some(self.until.map_or(end, |until| until.min(end)));
            self.until_seen = false;
        }
    }

    /// Whether it comes to an end without more being written.
    pub fn is_bounded(&self) -> bool {
        self.until_seen || self.until.is_some()
    }

    /// By position, whether or not a record lies right before the end.
    pub fn is_over(&self) -> bool {
        !self.until_seen && self.until.is_some_and(|until| self.position >= until)
    }
}

/// Batches of one partition as the broker stores them.
#[derive(Clone, Debug)]
pub struct Chunk {
    pub topic: Arc<str>,
    pub partition: i32,
    pub from: i64,
    pub until: i64,
    pub aborted: Vec<Aborted>,
    pub batches: Bytes,
}

/// What reading brings.
#[derive(Clone, Debug)]
pub enum ReadEvent {
    Chunk(Chunk),
    /// Offsets that were to be read and are gone; `to` is exclusive.
    Gap {
        topic: Arc<str>,
        partition: i32,
        from: i64,
        to: i64,
    },
    /// A partition came to its end.
    Ended,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portion(until: Option<i64>, until_seen: bool) -> Portion {
        Portion { topic: "t".into(), partition: 0, position: 5, until, until_seen }
    }

    #[test]
    fn the_end_is_the_one_seen_first() {
        let mut seen = portion(None, true);
        assert!(!seen.is_over());
        seen.see_end(7);
        seen.see_end(9);
        assert_eq!(seen.until, Some(7));
        seen.position = 7;
        assert!(seen.is_over());
        let mut empty = portion(None, true);
        empty.see_end(5);
        assert!(empty.is_over(), "nothing to read");
        let mut both = portion(Some(6), true);
        assert!(!both.is_over());
        both.see_end(100);
        assert_eq!(both.until, Some(6));
        let mut never = portion(None, false);
        never.see_end(5);
        assert!(!never.is_over());
    }
}
