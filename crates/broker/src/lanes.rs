//! Threads that work side by side, each on partitions of its own, in their order.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Engine, Handler, Letter};
use helixctl_core::error::{Error, Result};

/// Records that wait in a lane: few, since a rebalance waits for them.
const WAITING: usize = 1;

enum Job {
    Record(usize, Letter),
    /// All of this partition before the offset needs no work.
    Pass(usize, i64),
    Barrier(SyncSender<()>),
}

type Done = Arc<dyn Fn(usize, i64) + Send + Sync>;
type Make = Box<dyn Fn() -> Box<dyn Handler> + Send>;

/// Lanes, made as partitions come. A partition is a number of the caller's.
pub struct Lanes {
    engine: Arc<Engine>,
    make: Make,
    /// Told of how far each partition is done.
    done: Done,
    most: usize,
    lanes: Vec<SyncSender<Job>>,
    pub cease: Arc<AtomicBool>,
    failure: Arc<Mutex<Option<Error>>>,
    broken: Arc<AtomicBool>,
    /// Records that were handed over and are not done.
    undone: Arc<AtomicU64>,
}

impl Lanes {
    /// At most so many lanes.
    pub fn new(engine: Engine, make: Make, done: Done, most: usize) -> Lanes {
        Lanes {
            engine: Arc::new(engine),
            make,
            done,
            most: most.max(1),
            lanes: Vec::new(),
            cease: Arc::default(),
            failure: Arc::default(),
            broken: Arc::default(),
            undone: Arc::default(),
        }
    }

    /// Hands a record to the lane of its partition; waits while that is busy.
    pub fn hand(&mut self, slot: usize, letter: Letter) -> Result<()> {
        self.undone.fetch_add(1, Ordering::Relaxed);
        self.send(slot, Job::Record(slot, letter))
    }

    pub fn pass(&mut self, slot: usize, offset: i64) -> Result<()> {
        self.send(slot, Job::Pass(slot, offset))
    }

    /// Returns when nothing is in work any more.
    pub fn drain(&self) -> Result<()> {
        let (tell, told) = sync_channel(self.lanes.len().max(1));
        for lane in &self.lanes {
            // A lane that is gone has told why.
            drop(lane.send(Job::Barrier(tell.clone())));
        }
        drop(tell);
        while told.recv().is_ok() {}
        self.check()
    }

    /// Records that were handed over since the last time and left undone, once nothing is in work.
    pub fn given_up(&self) -> u64 {
        self.undone.swap(0, Ordering::Relaxed)
    }

    fn check(&self) -> Result<()> {
        match self.failure.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(error) => Err(error),
            None if self.broken.load(Ordering::Relaxed) => Err(Error::failed("a worker's lane broke")),
            None => Ok(()),
        }
    }

    fn send(&mut self, slot: usize, job: Job) -> Result<()> {
        if self.broken.load(Ordering::Relaxed) {
            return self.check();
        }
        let at = slot % self.most;
        while self.lanes.len() <= at {
            self.lanes.push(self.lane());
        }
        match self.lanes[at].send(job) {
            Ok(()) => Ok(()),
            Err(_) => self.check(),
        }
    }

    fn lane(&self) -> SyncSender<Job> {
        let (into, jobs) = sync_channel(WAITING);
        let (engine, done) = (Arc::clone(&self.engine), Arc::clone(&self.done));
        let (cease, broken, failure) = (Arc::clone(&self.cease), Arc::clone(&self.broken), Arc::clone(&self.failure));
        let undone = Arc::clone(&self.undone);
        let mut handler = (self.make)();
        std::thread::spawn(move || {
            let _whole = Whole(Arc::clone(&broken));
            for job in jobs {
                let stopped = cease.load(Ordering::Relaxed) || broken.load(Ordering::Relaxed);
                match job {
                    Job::Barrier(tell) => drop(tell),
                    // What is left undone stops all behind it too: nobody clears the mark before the next barrier.
                    Job::Record(..) | Job::Pass(..) if stopped => {}
                    Job::Pass(slot, offset) => done(slot, offset),
                    Job::Record(slot, letter) => match engine.process(&letter, handler.as_mut(), &cease) {
                        Ok(true) => {
                            undone.fetch_sub(1, Ordering::Relaxed);
                            done(slot, letter.offset + 1);
                        }
                        Ok(false) => {}
                        Err(error) => {
                            failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                            broken.store(true, Ordering::Relaxed);
                            return;
                        }
                    },
                }
            }
        });
        into
    }
}

/// Marks a lane whose thread panicked as broken.
struct Whole(Arc<AtomicBool>);

impl Drop for Whole {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.store(true, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::time::Duration;

    use super::*;
    use crate::Verdict;

    /// Acknowledges, and asks for an end at offset 2.
    struct Ends;

    impl Handler for Ends {
        fn handle(&mut self, letter: &Letter, cease: &AtomicBool) -> Result<Verdict> {
            if letter.offset < 2 {
                return Ok(Verdict::Ack);
            }
            cease.store(true, Ordering::Relaxed);
            Ok(Verdict::Retry(String::new()))
        }
    }

    #[test]
    fn what_is_behind_an_undone_record_is_given_up_too() {
        let engine = Engine {
            max_attempts: 9,
            backoff: Duration::from_secs(9),
            max_losses: 0,
            dead_letters: None,
            counters: Arc::default(),
        };
        let heard = Arc::<Mutex<Vec<i64>>>::default();
        let into = Arc::clone(&heard);
        let done = Arc::new(move |_, offset| into.lock().unwrap().push(offset));
        let mut lanes = Lanes::new(engine, Box::new(|| Box::new(Ends)), done, 1);
        for offset in 0..4 {
            let (key, value, headers, line) = (None, None, Vec::new(), Vec::new());
            let letter =
                Letter { topic: Arc::from("t"), partition: 0, offset, timestamp: 0, key, value, headers, line };
            lanes.hand(0, letter).unwrap();
        }
        lanes.drain().unwrap();
        assert_eq!(*heard.lock().unwrap(), [1, 2]);
        assert_eq!((lanes.given_up(), lanes.given_up()), (2, 0));
    }
}
