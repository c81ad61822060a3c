//! What keeps a walk going: reading on, at which pace, partitions that come, and who may end it.

use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use super::choice::Reading;
use super::conclude;
use super::known::Known;
use super::pace::{Pace, at_rate, at_speed};
use crate::cluster::{Look, Portion, ReadEvent};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::Records;
use crate::offsets::End;
use crate::output::Progress;
use crate::walk::{PIECES, Pipe, Taker, Told, Walk, writer_broke};

/// How often a bar moves.
const SHOW_AGAIN: Duration = Duration::from_millis(200);
/// How often a follower looks for new partitions.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Where records are read from.
pub trait Source {
    /// Reads these portions, and gives what it finds to `to`, until all is read or nobody takes it any more.
    fn read(
        &self,
        portions: Vec<Portion>,
        committed: bool,
        to: mpsc::Sender<ReadEvent>,
    ) -> impl Future<Output = Result<()>>;
}

impl Source for dyn Records + '_ {
    async fn read(&self, portions: Vec<Portion>, committed: bool, to: mpsc::Sender<ReadEvent>) -> Result<()> {
        Ok(Records::read(self, portions, committed, to).await?)
    }
}

/// What keeps a walk going: reading on, partitions that come, and who may end it.
pub struct Drive<'a, S: ?Sized> {
    pub source: &'a S,
    pub reading: &'a Reading,
    pub idle: Option<Duration>,
    /// What is known, if new partitions are to be read too, and who tells of them.
    pub grows: Option<(&'a mut Known, &'a dyn Look)>,
    pub pipe: Option<Pipe>,
    /// As fast as it goes, if nothing is said.
    pub pace: Option<Pace>,
    /// Shows how many offsets are behind the walk.
    pub progress: Option<Progress>,
    pub stop: watch::Receiver<bool>,
}

/// How it went.
pub struct Driven {
    pub told: Told,
    pub failure: Option<Error>,
    pub interrupted: bool,
}

impl<S: Source + ?Sized> Drive<'_, S> {
    /// Reads these portions and lets the walk take them, on a thread of its own.
    pub async fn run<T: Taker>(mut self, portions: Vec<Portion>, walk: Walk<T>) -> Result<(T, Driven)> {
        let (to, from) = mpsc::channel(PIECES);
        let idle = self.idle;
        let (cease, passed) = (walk.cease(), walk.passed());
        let mut shown = interval(SHOW_AGAIN);
        let mut walked = tokio::task::spawn_blocking(move || walk.run(from, idle));
        let mut reads = FuturesUnordered::new();
        let mut stages = JoinSet::new();
        for (portions, to) in self.paced(portions, &to, &mut stages) {
            reads.push(self.source.read(portions, self.reading.committed, to));
        }
        let follows = self.reading.end == End::Never && self.reading.grows() && self.grows.is_some();
        let mut again = interval(LOOK_AGAIN);
        again.set_missed_tick_behavior(MissedTickBehavior::Delay);
        again.tick().await;
        let mut failure = None;
        let mut interrupted = false;
        // Until all is read, and after that until all is taken.
        let mut to = Some(to);
        let walk = loop {
            tokio::select! {
                ended = reads.next(), if to.is_some() => match ended {
                    Some(Ok(())) => {}
                    Some(Err(error)) => {
                        // What was read before a failure is still taken.
                        failure = Some(error);
                        reads.clear();
                        to = None;
                    }
                    None => to = None,
                },
                _ = again.tick(), if follows => if let (Some((known, cluster)), Some(to)) = (&mut self.grows, &to) {
                    let grown = known.grown(*cluster).await;
                    if !grown.is_empty() {
                        reads.push(self.source.read(grown, self.reading.committed, to.clone()));
                    }
                },
                _ = shown.tick(), if self.progress.is_some() => if let Some(progress) = &self.progress {
                    progress.at(passed.load(Ordering::Relaxed));
                },
                () = Pipe::wait_abandoned(self.pipe.as_ref()) => break None,
                _ = self.stop.changed() => { interrupted = true; break None; }
                walk = &mut walked => break Some(walk),
            }
        };
        let walk = match walk {
            Some(walk) => walk,
            None => {
                // No more than the record in hand.
                cease.store(true, Ordering::Relaxed);
                stages.abort_all();
                drop(reads);
                drop(to);
                walked.await
            }
        };
        let (taker, told) = walk.map_err(writer_broke)?.finish();
        Ok((taker, Driven { told, failure, interrupted }))
    }

    /// What is read at once, and where it goes: through the stage that keeps the pace, if there is one.
    fn paced(
        &self,
        portions: Vec<Portion>,
        to: &mpsc::Sender<ReadEvent>,
        stages: &mut JoinSet<()>,
    ) -> Vec<(Vec<Portion>, mpsc::Sender<ReadEvent>)> {
        match self.pace {
            None => vec![(portions, to.clone())],
            Some(Pace::Rate(rate)) => {
                let (into, out) = mpsc::channel(1);
                stages.spawn(at_rate(out, to.clone(), rate, self.reading.filter.clone()));
                vec![(portions, into)]
            }
            Some(Pace::Speed(speed)) => {
                // Each partition on its own: the one that is due must not wait behind others.
                let channels = portions.into_iter().map(|portion| (vec![portion], mpsc::channel(1)));
                let (reads, outs): (Vec<_>, Vec<_>) = channels.map(|(read, (into, out))| ((read, into), out)).unzip();
                stages.spawn(at_speed(outs, to.clone(), speed));
                reads
            }
        }
    }
}

impl Driven {
    pub fn conclude(self, reading: &Reading, context: &mut Context) -> Result<Exit> {
        conclude(reading, self.told, self.failure, self.interrupted, context)
    }
}
