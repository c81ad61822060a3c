//! Replicas on the move: a change of them is done when the cluster no longer lists it as under way.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::sync::watch;

use super::batches::Batch;
use super::request::Note;
use super::{Outcome, Run};
use crate::cluster::{ItemResult, Look, Reassignment};
use crate::patience::Patience;

/// How long the list of reassignments may be out of reach before watching ends: a broker is elected or restarted in that time.
const OUT_OF_REACH: Duration = Duration::from_secs(60);

/// How watching moves ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    Done,
    /// Nobody wanted to wait.
    Left,
    /// The user wants to wait no longer; the cluster goes on.
    Stopped,
    /// The cluster could not be asked any more; it goes on.
    Lost(String),
}

/// Hears of moves that are under way, if it wants to.
#[async_trait]
pub trait MoveListener: Send {
    /// These are left.
    async fn left(&mut self, _moving: &[Reassignment]) {}
}

/// Waits until none of these partitions is on the move.
pub async fn watch_moves(
    partitions: &BTreeSet<(String, i32)>,
    cluster: &dyn Look,
    stop: &watch::Receiver<bool>,
    listener: &mut (impl MoveListener + ?Sized),
) -> Watched {
    let mut patience = Patience::new(OUT_OF_REACH);
    loop {
        let why = match cluster.reassignments().await {
            Ok(under_way) => {
                let is_ours = |found: &Reassignment| partitions.contains(&(found.topic.clone(), found.partition));
                let left: Vec<Reassignment> = under_way.into_iter().filter(is_ours).collect();
                if left.is_empty() {
                    return Watched::Done;
                }
                listener.left(&left).await;
                patience.renew();
                String::new()
            }
            Err(error) => error.to_string(),
        };
        if *stop.borrow() {
            return Watched::Stopped;
        }
        if !patience.pause().await {
            return Watched::Lost(why);
        }
    }
}

impl Run<'_> {
    /// Records what was refused at once, and the others when they have ended.
    pub(super) async fn moving(
        &mut self,
        batch: &Batch,
        results: Vec<ItemResult<Note>>,
        started: Instant,
        stop: &watch::Receiver<bool>,
    ) {
        let begun = batch.moves().iter().map(|moved| (moved.topic.clone(), moved.partition)).collect();
        let partitions: BTreeSet<(String, i32)> = match self.applied.watched {
            None => self.manner.moving.union(&begun).cloned().collect(),
            Some(_) => begun,
        };
        let watched = match self.manner.leaves_moves {
            true => Watched::Left,
            false => watch_moves(&partitions, self.cluster, stop, self.listener).await,
        };
        let note = match &watched {
            Watched::Done | Watched::Left => None,
            Watched::Stopped => {
                Some("it goes on in the cluster; `helixctl topics reassign --status` shows it".to_owned())
            }
            Watched::Lost(why) => Some(format!("begun; whether it has ended could not be asked: {why}")),
        };
        let took = started.elapsed();
        for (item, result) in batch.items().iter().zip(results) {
            for &index in item {
                let outcome = match &result {
                    Ok(_) => Outcome::Done { note: note.clone() },
                    Err(error) => Outcome::of(error, &self.plan.changes[index].action),
                };
                self.finish(index, outcome, took);
            }
        }
        self.applied.interrupted |= watched == Watched::Stopped;
        self.applied.watched = Some(watched);
    }
}
