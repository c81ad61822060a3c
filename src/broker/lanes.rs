//! Threads that work side by side, each on partitions of its own, in their order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Engine, Handler, Letter};
use crate::error::{Error, Result};

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
        }
    }

    /// Hands a record to the lane of its partition; waits while that is busy.
    pub fn hand(&mut self, slot: usize, letter: Letter) -> Result<()> {
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
                        Ok(true) => done(slot, letter.offset + 1),
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
