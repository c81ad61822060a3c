//! Walks a plan through the cluster: batched, phase by phase, with a result for every change.
//!
//! Independent changes go on after a failure. A stop request is honoured between batches, never inside one.

mod batches;
mod items;
pub mod journal;
mod looked;
mod moving;
mod outcome;
mod request;
mod settle;
pub mod throttle;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use tokio::sync::watch;

pub use moving::{MoveListener, Watched, watch_moves};
pub use outcome::{Applied, Outcome};
pub use request::GONE;

use crate::cluster::{Alter, ClusterError, ErrorCode, ItemError, ItemResult, Look};
use crate::plan::{Action, Change, Plan};
use crate::secret::Secret;
use request::Note;

/// Hears of everything as it happens: the journal, the progress bar.
pub trait Listener: MoveListener {
    /// A batch is about to be sent. An error stops apply before anything is sent.
    fn sending(&mut self, changes: &[&Change]) -> Result<(), String>;
    /// A change has its result.
    fn finished(&mut self, change: &Change, outcome: &Outcome, took: Duration) -> Result<(), String>;
}

/// The passwords that a plan sets, by index into its changes.
pub type Passwords = BTreeMap<usize, Secret>;

/// How a plan is carried out.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    pub passwords: Passwords,
    /// Changes that move replicas and are begun together; all of them if nothing is said.
    pub moves_at_once: Option<usize>,
    /// Moves are begun, and not waited for.
    pub leaves_moves: bool,
    /// Partitions that were on the move before: they are waited for with the first of the plan's.
    pub moving: BTreeSet<(String, i32)>,
}

/// Carries out a plan. `stop` turns true when the user wants it to end.
///
/// `patience` bounds the wait for the leaders of new partitions.
pub async fn apply(
    plan: &Plan,
    manner: &Manner,
    cluster: &dyn Alter,
    listener: &mut dyn Listener,
    stop: &watch::Receiver<bool>,
    patience: Duration,
) -> Applied {
    let mut run = Run { plan, manner, cluster, listener, applied: Applied::default() };
    run.applied.outcomes = vec![None; plan.changes.len()];
    for batch in batches::of(plan, manner) {
        if *stop.borrow() {
            run.applied.interrupted = true;
            break;
        }
        run.batch(&batch, stop).await;
        if run.applied.stopped.is_some() || run.applied.interrupted {
            break;
        }
    }
    run.settle(stop, patience).await;
    run.applied
}

/// What becomes of a plan next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Somebody reads it.
    Read,
    /// It is carried out at once. Creating is answered topic by topic anyway: a check would only double the time. Configs
    /// are checked, since the broker refuses all changes of a topic's for one.
    CarriedOut,
}

/// Asks the broker whether it would accept each change (validate_only): what it would not, by index into the changes.
pub async fn check(
    plan: &Plan,
    cluster: &dyn Look,
    review: Review,
) -> Result<BTreeMap<usize, ItemError>, ClusterError> {
    let mut rejections = BTreeMap::new();
    for batch in batches::of(plan, &Manner::default()) {
        if review == Review::CarriedOut && !batch.is_refused_as_a_whole() {
            continue;
        }
        rejections.extend(check_batch(&batch, cluster).await?);
        for part in batch.one_by_one(plan, &rejections) {
            // The broker refuses all config changes of a topic for one of them: each is asked about alone.
            for index in part.indexes() {
                rejections.remove(&index);
            }
            rejections.extend(check_batch(&part, cluster).await?);
        }
    }
    Ok(rejections)
}

async fn check_batch(batch: &batches::Batch, cluster: &dyn Look) -> Result<BTreeMap<usize, ItemError>, ClusterError> {
    let results = batch.check(cluster).await?;
    let refused = batch.items().iter().zip(results).filter_map(|(item, result)| Some((item, result.err()?)));
    Ok(refused.flat_map(|(item, error)| item.iter().map(move |&index| (index, error.clone()))).collect())
}

struct Run<'a> {
    plan: &'a Plan,
    manner: &'a Manner,
    cluster: &'a dyn Alter,
    listener: &'a mut dyn Listener,
    applied: Applied,
}

impl Run<'_> {
    async fn batch(&mut self, batch: &batches::Batch, stop: &watch::Receiver<bool>) {
        let indexes = batch.indexes();
        let changes: Vec<&Change> = indexes.iter().map(|&i| &self.plan.changes[i]).collect();
        if let Some(outcome) = self.held_back(&changes) {
            indexes.iter().for_each(|&index| self.finish(index, outcome.clone(), Duration::ZERO));
            return;
        }
        if let Err(why) = self.listener.sending(&changes) {
            self.applied.stopped = Some(why);
            return;
        }
        let started = Instant::now();
        let results = batch.send(self.cluster).await;
        let took = started.elapsed();
        match results {
            Ok(results) if batch.moves().is_empty() => self.record(batch, results, took).await,
            Ok(results) => self.moving(batch, results, started, stop).await,
            Err(error) => self.lost(&indexes, &error, took),
        }
    }

    /// Commits of a group are not removed where others did not go through before: the group is as it was.
    fn held_back(&self, changes: &[&Change]) -> Option<Outcome> {
        let removes = |change: &&&Change| matches!(change.action, Action::RemoveOffset { .. });
        let group = &changes.iter().find(removes)?.subject;
        let outcomes = self.plan.changes.iter().zip(&self.applied.outcomes);
        let mut of_group = outcomes.filter(|(change, _)| change.subject == *group);
        let failed = of_group.any(|(_, outcome)| outcome.as_ref().is_some_and(|(outcome, _)| !outcome.is_done()));
        failed.then(|| Outcome::NotDone {
            why: "not attempted: the commits of the group before it did not go through".to_owned(),
            way_out: "run again".to_owned(),
        })
    }

    async fn record(&mut self, batch: &batches::Batch, results: Vec<ItemResult<Note>>, took: Duration) {
        let mut raced = Vec::new();
        let plan = self.plan;
        for (item, result) in batch.items().iter().zip(results) {
            for &index in item {
                match &result {
                    Ok(note) => self.finish(index, Outcome::Done { note: note.map(str::to_owned) }, took),
                    Err(error) if plan.changes[index].came_late(error) => raced.push((index, error.clone())),
                    Err(error) => self.finish(index, Outcome::of(error, &plan.changes[index].action), took),
                }
            }
        }
        self.raced(&raced, took).await;
    }

    /// A whole request failed. If it may have arrived, what happened is looked up when everything else is over.
    fn lost(&mut self, indexes: &[usize], error: &ClusterError, took: Duration) {
        for &index in indexes {
            let outcome = match error.outcome_unknown {
                true => Outcome::Unknown { why: error.cause.clone() },
                false => Outcome::NotDone {
                    why: error.cause.clone(),
                    way_out: "run again when the cluster answers".to_owned(),
                },
            };
            self.finish(index, outcome, took);
        }
        self.applied.stopped = Some(error.to_string());
    }

    fn finish(&mut self, index: usize, outcome: Outcome, took: Duration) {
        if let Err(why) = self.listener.finished(&self.plan.changes[index], &outcome, took) {
            self.applied.stopped.get_or_insert(why);
        }
        self.applied.outcomes[index] = Some((outcome, took));
    }
}
