//! A member of a consumer group, in rounds. A round reads what this member holds; it ends when the assignment changes, and
//! what was delivered by then is committed before a partition is handed over. So a record is committed after it was
//! delivered, and never before; what is delivered twice is at most what came since the last commit of a member that died.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, watch};
use tokio::time::{Interval, MissedTickBehavior, interval, timeout};

use super::pipe::Pipe;
use super::pulse::Pulse;
use super::{Delivered, PIECES, Taker, Told, Walk, portions, writer_broke};
use helixctl_core::cluster::{ClusterError, Permit, Place, Portion};
use helixctl_core::error::{Error, Result};
use helixctl_core::offsets::{End, Start};
use helixctl_kafka::{Cause, Joining, MemberEvent, Membership, Records, Uncommitted};

/// How often the offsets of delivered records are committed (Kafka's `auto.commit.interval.ms`).
const COMMIT_EVERY: Duration = Duration::from_secs(5);

/// How long the end of a rebalance is waited for before the last commit, and how often that is tried.
const REBALANCE: Duration = Duration::from_secs(10);
const COMMIT_AGAIN: Duration = Duration::from_millis(200);

/// Why a round ended.
enum Round {
    /// All was read, or enough was written.
    Over,
    Interrupted,
    /// Nobody reads stdout any more.
    Abandoned,
    Event(MemberEvent),
    Failed(ClusterError),
}

/// A member of a consumer group that reads what it holds.
pub struct GroupWalk<'a> {
    pub cluster: &'a dyn Records,
    pub joining: Joining,
    /// Settings of the membership, by librdkafka's names.
    pub properties: BTreeMap<String, String>,
    pub timeout: Duration,
    /// The permit with which the offsets of what was delivered are committed; without one they are not.
    pub commits: Option<Permit>,
    /// Where a partition begins without a commit; `None` makes that an error.
    pub reset: Option<Start>,
    pub end: End,
    /// Hides records of transactions that are open or were aborted.
    pub only_committed: bool,
    /// Ends when nothing came for so long.
    pub idle: Option<Duration>,
    /// Whoever reads what is written, if it is written into a pipe.
    pub pipe: Option<Pipe>,
}

/// How it went.
pub struct Outcome {
    pub told: Told,
    pub failure: Option<ClusterError>,
    pub interrupted: bool,
    /// Why the last offsets were not committed, if so.
    pub uncommitted: Option<String>,
}

/// Who hears of what does not end the reading.
pub type Warn<'a> = &'a mut (dyn FnMut(&str) + Send);

impl GroupWalk<'_> {
    /// Joins, reads until there is an end, and leaves. An error means that the group could not be read at all, or any longer.
    pub async fn run<T: Taker>(
        self,
        walk: impl FnOnce(Arc<Delivered>) -> Result<Walk<T>>,
        mut stop: watch::Receiver<bool>,
        warn: Warn<'_>,
    ) -> Result<Outcome> {
        let membership = Membership::join(&self.properties, &self.joining, self.timeout)?;
        let delivered = Arc::new(Delivered::new(self.pipe.as_ref().map_or(0, Pipe::size)));
        let mut walk = walk(Arc::clone(&delivered))?;
        let mut part = Part {
            asked: self,
            membership,
            held: BTreeMap::new(),
            delivered,
            committed: BTreeMap::new(),
            assigned: false,
        };
        let mut ticks = interval(COMMIT_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ticks.tick().await;
        let (mut failure, mut interrupted, mut trouble) = (None, false, None);
        loop {
            let (next, round) = part.round(walk, &mut stop, &mut ticks, warn).await?;
            walk = next;
            match round {
                Round::Event(MemberEvent::Failed(why)) => trouble = Some(part.failed(why)),
                Round::Event(event) => {
                    part.assigned = true;
                    match part.handle(event, warn).await {
                        Ok(()) => continue,
                        Err(error) => trouble = Some(error),
                    }
                }
                Round::Failed(error) => failure = Some(error),
                Round::Interrupted => interrupted = true,
                Round::Over | Round::Abandoned => {}
            }
            break;
        }
        part.hand_over();
        let uncommitted = part.commit_at_last(warn).await?;
        part.membership.leave().await?;
        match trouble {
            Some(error) => Err(error),
            None => Ok(Outcome { told: walk.finish().1, failure, interrupted, uncommitted }),
        }
    }
}

/// This member's part of the group.
struct Part<'a> {
    asked: GroupWalk<'a>,
    membership: Membership,
    held: BTreeMap<Place, Portion>,
    delivered: Arc<Delivered>,
    committed: BTreeMap<Place, i64>,
    /// Whether it is known what this member holds.
    assigned: bool,
}

impl Part<'_> {
    /// Reads and writes until something happens.
    async fn round<T: Taker>(
        &mut self,
        walk: Walk<T>,
        stop: &mut watch::Receiver<bool>,
        ticks: &mut Interval,
        warn: Warn<'_>,
    ) -> Result<(Walk<T>, Round)> {
        let portions: Vec<Portion> = self.held.values().filter(|portion| !portion.is_over()).cloned().collect();
        // Nothing to read is an end if there is an end, once it is known what this member holds.
        if portions.is_empty() && self.assigned && self.asked.end != End::Never {
            return Ok((walk, Round::Over));
        }
        let reads = !portions.is_empty();
        let (to, from) = mpsc::channel(PIECES);
        let cease = walk.cease();
        let mut pulse = Pulse::new(walk.busy(), walk.passed(), self.membership.poll_interval());
        let mut beats = interval(pulse.interval());
        // Waiting for the group is not idling.
        let idle = self.asked.idle.filter(|_| self.assigned);
        let written = tokio::task::spawn_blocking(move || walk.run(from, idle));
        let mut read = Box::pin(self.asked.cluster.read(portions, self.asked.only_committed, to.clone()));
        let round = loop {
            tokio::select! {
                ended = &mut read, if reads => break match ended {
                    Ok(()) => Round::Over,
                    Err(error) => Round::Failed(error),
                },
                event = self.membership.next() => match event {
                    // Who reads finds out by reading.
                    MemberEvent::Unreached if reads => {}
                    MemberEvent::Note(text) => warn(&format!("group {}: {text}", self.asked.joining.group)),
                    MemberEvent::Unreached => if let Err(error) = self.asked.cluster.info().await {
                        break Round::Failed(error);
                    },
                    event => break Round::Event(event),
                },
                _ = ticks.tick() => {
                    // As long as it is read, what lies in the pipe can wait for the next time.
                    self.delivered.unread(self.asked.pipe.as_ref().map_or(0, Pipe::unread));
                    // During a rebalance none are taken; after it they are, or the rebalance asks for them.
                    if let Some(Uncommitted { why, rebalances: false }) = self.try_commit(&self.places()).await? {
                        warn(&format!("group {}: offsets were not committed: {why}", self.asked.joining.group));
                    }
                }
                // It hears of the loss like of any other, and goes on when it moves again.
                _ = beats.tick() => if pulse.has_stopped(&self.delivered) {
                    self.membership.expire();
                },
                () = to.closed() => break Round::Over,
                () = Pipe::wait_abandoned(self.asked.pipe.as_ref()) => break Round::Abandoned,
                _ = stop.changed() => break Round::Interrupted,
            }
        };
        // At an end everything that was read is still written; at a change, no more than the record in hand.
        if matches!(round, Round::Event(_) | Round::Interrupted | Round::Abandoned) {
            cease.store(true, Ordering::Relaxed);
        }
        drop(read);
        drop(to);
        let walk = written.await.map_err(writer_broke)?;
        for (place, portion) in &mut self.held {
            if let Some(offset) = self.delivered.of(place) {
                portion.position = offset;
            }
        }
        // What was to be the last round may have been cut by the writer: a change that came with it is of no interest.
        Ok(match walk.is_open() {
            true => (walk, round),
            false => (walk, Round::Over),
        })
    }

    async fn handle(&mut self, event: MemberEvent, warn: Warn<'_>) -> Result<()> {
        match event {
            MemberEvent::Assigned(places) => self.assigned(places).await,
            MemberEvent::Revoked { places, lost } => {
                if lost {
                    let what = "the group went on without this member; what it wrote last will be delivered again";
                    warn(&format!("group {}: {what}", self.asked.joining.group));
                } else {
                    self.hand_over();
                    if let Some(why) = self.commit(&places).await? {
                        let group = &self.asked.joining.group;
                        warn(&format!("group {group}: offsets were not committed before a rebalance: {why}"));
                    }
                }
                for place in &places {
                    self.held.remove(place);
                    self.committed.remove(place);
                    self.delivered.forget(place);
                }
                self.membership.release(places).await
            }
            MemberEvent::Failed(why) => Err(self.failed(why)),
            MemberEvent::Note(text) => {
                warn(&format!("group {}: {text}", self.asked.joining.group));
                Ok(())
            }
            MemberEvent::Unreached => Ok(()),
        }
    }

    async fn assigned(&mut self, places: Vec<Place>) -> Result<()> {
        let offsets = self.membership.accept(places.clone()).await?;
        let mut starts = Vec::new();
        for (place, offset) in places.iter().zip(&offsets) {
            let start = offset.map(Start::Offset).or(self.asked.reset).ok_or_else(|| {
                Error::failed(format!(
                    "group {} has no commit on {} partition {}",
                    self.asked.joining.group, place.0, place.1
                ))
                .hint("--from-beginning or --from-end says where to begin")
            })?;
            starts.push((place.clone(), start));
        }
        for ((place, offset), portion) in places
            .iter()
            .zip(offsets)
            .zip(portions(self.asked.cluster, starts, self.asked.end, self.asked.only_committed).await?)
        {
            if let Some(offset) = offset {
                self.committed.insert(place.clone(), offset);
            }
            self.held.insert(place.clone(), portion);
        }
        Ok(())
    }

    /// Commits what was written out of these; tells why if the group did not take it.
    async fn commit(&mut self, places: &[Place]) -> Result<Option<String>> {
        Ok(self.try_commit(places).await?.map(|uncommitted| uncommitted.why))
    }

    /// Commits for the last time. During a rebalance a group takes no commit: its end is waited for.
    async fn commit_at_last(&mut self, warn: Warn<'_>) -> Result<Option<String>> {
        let until = Instant::now() + REBALANCE;
        loop {
            match self.try_commit(&self.places()).await? {
                Some(Uncommitted { rebalances: true, .. }) if Instant::now() < until => {}
                done => return Ok(done.map(|uncommitted| uncommitted.why)),
            }
            if let Ok(event) = timeout(COMMIT_AGAIN, self.membership.next()).await {
                self.handle(event, warn).await?;
            }
        }
    }

    async fn try_commit(&mut self, places: &[Place]) -> Result<Option<Uncommitted>> {
        let Some(permit) = &self.asked.commits else { return Ok(None) };
        let moved = |place: &Place| {
            let offset =
                self.delivered.committable(place).filter(|offset| self.committed.get(place) != Some(offset))?;
            Some((place.clone(), offset))
        };
        let offsets: Vec<(Place, i64)> = places.iter().filter_map(moved).collect();
        if offsets.is_empty() {
            return Ok(None);
        }
        match self.membership.commit(offsets.clone(), permit).await? {
            Ok(()) => {
                self.committed.extend(offsets);
                Ok(None)
            }
            Err(uncommitted) => Ok(Some(uncommitted)),
        }
    }

    /// What was written counts as delivered, unless it lies in a pipe that nobody can read any more.
    fn hand_over(&self) {
        let lost = self.asked.pipe.as_ref().filter(|pipe| pipe.is_abandoned()).map_or(0, Pipe::unread);
        self.delivered.unread(lost);
    }

    fn places(&self) -> Vec<Place> {
        self.held.keys().cloned().collect()
    }

    fn failed(&self, why: Cause) -> Error {
        Error::failed(format!("group {}: the membership ended", self.asked.joining.group)).because(why)
    }
}
