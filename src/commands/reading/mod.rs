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

use crate::cluster::{Cluster, ClusterError, Portion, ReadEvent};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::KafkaCluster;
use crate::offsets::End;
use crate::output::{Pipe, Stream, count};
use crate::record::Form;
use crate::suggest::did_you_mean;
pub use choice::{ChoiceArgs, FormArgs, Reading, moment, until};
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
    let drive = Drive { cluster, reading, idle, grows: Some(known), pipe: pipe()?, pace: None, stop };
    let (_, driven) = drive.run(portions, walk).await?;
    driven.conclude(reading, context)
}

/// What keeps a walk going: reading on, partitions that come, and who may end it.
pub struct Drive<'a> {
    pub cluster: &'a KafkaCluster,
    pub reading: &'a Reading,
    pub idle: Option<Duration>,
    /// What is known, if new partitions are to be read too.
    pub grows: Option<&'a mut Known>,
    pub pipe: Option<Pipe>,
    /// As fast as it goes, if nothing is said.
    pub pace: Option<Pace>,
    pub stop: watch::Receiver<bool>,
}

/// How it went.
pub struct Driven {
    pub told: Told,
    pub failure: Option<ClusterError>,
    pub interrupted: bool,
}

impl Drive<'_> {
    /// Reads these portions and lets the walk take them, on a thread of its own.
    pub async fn run<T: Taker>(mut self, portions: Vec<Portion>, walk: Walk<T>) -> Result<(T, Driven)> {
        let (to, from) = mpsc::channel(PIECES);
        let idle = self.idle;
        let cease = walk.cease();
        let walked = tokio::task::spawn_blocking(move || walk.run(from, idle));
        let mut reads = FuturesUnordered::new();
        let mut stages = JoinSet::new();
        for (portions, to) in self.paced(portions, &to, &mut stages) {
            reads.push(self.cluster.read(portions, self.reading.committed, to));
        }
        let follows = self.reading.end == End::Never && self.reading.grows() && self.grows.is_some();
        let mut again = interval(LOOK_AGAIN);
        again.set_missed_tick_behavior(MissedTickBehavior::Delay);
        again.tick().await;
        let mut failure = None;
        let mut interrupted = false;
        loop {
            tokio::select! {
                ended = reads.next() => match ended {
                    Some(Ok(())) => {}
                    Some(Err(error)) => { failure = Some(error); break; }
                    None => break,
                },
                _ = again.tick(), if follows => if let Some(known) = &mut self.grows {
                    let grown = known.grown(self.cluster).await;
                    if !grown.is_empty() {
                        reads.push(self.cluster.read(grown, self.reading.committed, to.clone()));
                    }
                },
                () = abandoned(self.pipe.as_ref()) => break,
                _ = self.stop.changed() => { interrupted = true; break; }
            }
        }
        // What was read before a failure is still taken; after Ctrl-C, no more than the record in hand.
        if interrupted {
            cease.store(true, Ordering::Relaxed);
            stages.abort_all();
        }
        drop(reads);
        drop(to);
        let (taker, told) = walked.await.map_err(writer_broke)?.finish();
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
    failure: Option<ClusterError>,
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
        let error = Error::from(error);
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
