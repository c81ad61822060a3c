//! How far each partition has been written out: what a group may commit, and nothing beyond it.
//!
//! What lies in a pipe has left us, but nobody has it yet: if the reader goes away, it is lost. So each record's end in the
//! stream is kept as long as it may still lie there, and whoever commits says how much of the stream was not read.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use helixctl_kafka::Place;

/// All of this partition before `offset` lies before `end` in the stream.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub slot: usize,
    pub offset: i64,
    /// Bytes of the stream.
    pub end: u64,
}

/// Offsets that are to be read next, by partition. The writer moves them, who commits reads them.
pub struct Delivered {
    inner: Mutex<Inner>,
    moves: AtomicU64,
    /// Bytes that may lie between us and the reader.
    pipe: u64,
}

#[derive(Default)]
struct Inner {
    slots: Vec<Slot>,
    marks: VecDeque<Mark>,
    written: u64,
}

struct Slot {
    place: Place,
    written: Option<i64>,
    read: Option<i64>,
}

impl Delivered {
    pub fn new(pipe: u64) -> Delivered {
        Delivered { inner: Mutex::default(), moves: AtomicU64::new(0), pipe }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number under which marks name a partition.
    pub fn slot(&self, topic: &Arc<str>, partition: i32) -> usize {
        let mut inner = self.inner();
        let known = inner.slots.iter().position(|slot| slot.place.1 == partition && *slot.place.0 == **topic);
        known.unwrap_or_else(|| {
            inner.slots.push(Slot { place: (topic.to_string(), partition), written: None, read: None });
            inner.slots.len() - 1
        })
    }

    /// Adds a record's mark to those of the writer. Where no pipe is, only the last of a partition counts.
    pub fn mark(&self, marks: &mut Vec<Mark>, mark: Mark) {
        match marks.last_mut() {
            Some(last) if last.slot == mark.slot && (self.pipe == 0 || last.end == mark.end) => *last = mark,
            _ => marks.push(mark),
        }
    }

    /// All before this offset is done, and was never in the stream.
    pub fn done(&self, slot: usize, offset: i64) {
        self.moves.fetch_add(1, Ordering::Relaxed);
        let slot = &mut self.inner().slots[slot];
        (slot.written, slot.read) = (Some(offset), Some(offset));
    }

    /// So many bytes of the stream have been written.
    pub fn written(&self, marks: &mut Vec<Mark>, bytes: u64) {
        self.moves.fetch_add(1, Ordering::Relaxed);
        let mut inner = self.inner();
        inner.written = bytes;
        for mark in marks.drain(..).take_while(|mark| mark.end <= bytes) {
            inner.slots[mark.slot].written = Some(mark.offset);
            inner.marks.push_back(mark);
        }
        inner.settle(self.pipe);
    }

    /// A number that changes with everything that is delivered.
    pub fn moves(&self) -> u64 {
        self.moves.load(Ordering::Relaxed)
    }

    /// So many bytes at the end of the stream do not count as delivered.
    pub fn unread(&self, bytes: u64) {
        self.inner().settle(bytes);
    }

    /// How far this partition was written out, if anything of it was read.
    pub fn of(&self, place: &Place) -> Option<i64> {
        self.inner().slots.iter().find(|slot| slot.place == *place)?.written
    }

    /// How far it may be committed.
    pub fn committable(&self, place: &Place) -> Option<i64> {
        self.inner().slots.iter().find(|slot| slot.place == *place)?.read
    }

    /// A partition that is no longer ours.
    pub fn forget(&self, place: &Place) {
        let mut inner = self.inner();
        if let Some(slot) = inner.slots.iter().position(|slot| slot.place == *place) {
            inner.marks.retain(|mark| mark.slot != slot);
            (inner.slots[slot].written, inner.slots[slot].read) = (None, None);
        }
    }
}

impl Inner {
    fn settle(&mut self, unread: u64) {
        while let Some(mark) = self.marks.front().filter(|mark| mark.end + unread <= self.written) {
            self.slots[mark.slot].read = Some(mark.offset);
            self.marks.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        ("t".to_owned(), 0)
    }

    #[test]
    fn what_is_only_in_the_buffer_is_not_delivered() {
        let delivered = Delivered::new(0);
        let (slot, mut marks) = (delivered.slot(&Arc::from("t"), 0), Vec::new());
        delivered.mark(&mut marks, Mark { slot, offset: 4, end: 40 });
        delivered.mark(&mut marks, Mark { slot, offset: 5, end: 50 });
        assert_eq!((marks.len(), delivered.of(&place())), (1, None));
        delivered.written(&mut marks, 50);
        assert_eq!((delivered.of(&place()), delivered.committable(&place())), (Some(5), Some(5)));
        delivered.forget(&place());
        assert_eq!((delivered.of(&place()), delivered.committable(&place())), (None, None));
    }

    #[test]
    fn what_lies_in_a_pipe_counts_when_it_was_read() {
        let delivered = Delivered::new(100);
        let (slot, mut marks) = (delivered.slot(&Arc::from("t"), 0), Vec::new());
        for offset in 1..=9 {
            delivered.mark(&mut marks, Mark { slot, offset, end: 30 * offset as u64 });
        }
        // A write that a closing reader cut short.
        delivered.written(&mut marks, 200);
        assert_eq!((delivered.of(&place()), delivered.committable(&place())), (Some(6), Some(3)));
        delivered.unread(50);
        assert_eq!(delivered.committable(&place()), Some(5));
        delivered.unread(0);
        assert_eq!(delivered.committable(&place()), Some(6), "the seventh was cut");
    }
}
