//! Reading records, for every command that does: what was asked for, where that lies, and writing it to stdout.

mod choice;
mod delivered;
mod first;
mod pace;
mod portions;
mod sink;
mod walk;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::cluster::{Cluster, Portion, ReadEvent};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::KafkaCluster;
use crate::offsets::End;
use crate::output::{Pipe, Stream, count};
use crate::record::Form;
use crate::suggest::did_you_mean;
pub use choice::{ChoiceArgs, FormArgs, Reading, Topics, moment, until};
pub use delivered::Delivered;
pub use pace::Pace;
use pace::{at_rate, at_speed};
pub use portions::{Known, portions};
pub use sink::Sink;
use walk::Ending;
pub use walk::{Stop, Taker, Told, Walk};

/// Pieces between the reader and the writer: enough to keep both busy, few enough for little memory.
pub const PIECES: usize = 4;
/// How often a follower looks for new partitions.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// Reads these portions and writes them to stdout, until all is read, enough is written, or nobody wants it any more.
pub async fn to_stdout(
    cluster: &KafkaCluster,
    reading: &Reading,
    form: Form,
    idle: Option<Duration>,
    (known, portions): (&mut Known, Vec<Portion>),
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    let walk = Walk::new(reading, Sink::new(form, stdout()?, None));
    let grows = Some((known, cluster));
    let drive = Drive { source: cluster, reading, idle, grows, pipe: pipe()?, pace: None, stop };
    let (_, driven) = drive.run(portions, walk).await?;
    driven.conclude(reading, context)
}

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

impl Source for KafkaCluster {
    async fn read(&self, portions: Vec<Portion>, committed: bool, to: mpsc::Sender<ReadEvent>) -> Result<()> {
        Ok(KafkaCluster::read(self, portions, committed, to).await?)
    }
}

/// What keeps a walk going: reading on, partitions that come, and who may end it.
pub struct Drive<'a, S> {
    pub source: &'a S,
    pub reading: &'a Reading,
    pub idle: Option<Duration>,
    /// What is known, if new partitions are to be read too, and who tells of them.
    pub grows: Option<(&'a mut Known, &'a KafkaCluster)>,
    pub pipe: Option<Pipe>,
    /// As fast as it goes, if nothing is said.
    pub pace: Option<Pace>,
    pub stop: watch::Receiver<bool>,
}

/// How it went.
pub struct Driven {
    pub told: Told,
    pub failure: Option<Error>,
    pub interrupted: bool,
}

impl<S: Source> Drive<'_, S> {
    /// Reads these portions and lets the walk take them, on a thread of its own.
    pub async fn run<T: Taker>(mut self, portions: Vec<Portion>, walk: Walk<T>) -> Result<(T, Driven)> {
        let (to, from) = mpsc::channel(PIECES);
        let idle = self.idle;
        let cease = walk.cease();
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
                    let grown = known.grown(cluster).await;
                    if !grown.is_empty() {
                        reads.push(self.source.read(grown, self.reading.committed, to.clone()));
                    }
                },
                () = abandoned(self.pipe.as_ref()) => break None,
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

pub fn stdout() -> Result<Stream> {
    Stream::stdout().map_err(|e| Error::failed("stdout cannot be written").because(e))
}

pub fn pipe() -> Result<Option<Pipe>> {
    Pipe::stdout().map_err(|e| Error::failed("stdout cannot be looked at").because(e))
}

/// Waits until nobody reads stdout any more; never, if it is no pipe.
pub async fn abandoned(pipe: Option<&Pipe>) {
    match pipe {
        Some(pipe) => pipe.abandoned().await,
        None => std::future::pending().await,
    }
}

pub fn writer_broke(error: tokio::task::JoinError) -> Error {
    Error::failed("the writer broke").because(error)
}

/// What is said at the end, and the exit code.
pub fn conclude(
    reading: &Reading,
    told: Told,
    failure: Option<Error>,
    interrupted: bool,
    context: &mut Context,
) -> Result<Exit> {
    for gap in told.gaps.iter() {
        context.ui.warn(&format!(
            "{} partition {}: offsets {} to {} are gone (retention, or deleted records)",
            gap.topic,
            gap.partition,
            gap.from,
            gap.to - 1
        ));
    }
    let records = count(told.records as usize, "record");
    if let Some(error) = told.error {
        return Err(error);
    }
    if let Some(error) = failure {
        return Err(match told.records {
            0 => error,
            _ => Error { exit: Exit::Partial, message: format!("after {records}: {}", error.message), ..error },
        });
    }
    context.ui.detail(&records);
    if told.ending == Ending::Closed {
        return Ok(Exit::Done);
    }
    if !told.gaps.is_empty() && !reading.allow_gaps {
        let error = Error::new(Exit::Partial, format!("not all of the range could be read: {records} written"));
        return Err(error.hint("--allow-gaps takes what is left for enough"));
    }
    // Without an end of its own, Ctrl-C is how following ends.
    if interrupted && reading.end != End::Never {
        return Err(Error::new(Exit::Interrupted, format!("interrupted after {records}")));
    }
    Ok(Exit::Done)
}

type Topic = Arc<str>;

/// Topics that are named and not there, with a suggestion each.
pub fn missing(topic: &str, live: impl Iterator<Item = String>) -> Error {
    let live: Vec<String> = live.collect();
    let error = Error::failed(format!("topic {topic} does not exist"));
    match did_you_mean(topic, live.iter().map(String::as_str)) {
        Some(hint) => error.hint(hint),
        None => error.hint("`helixctl topics list` shows what is there"),
    }
}

async fn live_names(cluster: &KafkaCluster) -> Result<Vec<String>> {
    Ok(cluster.topics().await?.into_keys().collect())
}
