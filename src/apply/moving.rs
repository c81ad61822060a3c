//! Replicas on the move: a change of them is done when the cluster no longer lists it as under way.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::batches::Batch;
use super::{Outcome, Run};
use crate::cluster::{Cluster, ItemResult};
use crate::patience::Patience;
use crate::placement::Move;

/// How long the list of reassignments may be out of reach before watching ends: a broker is elected or restarted in that time.
const OUT_OF_REACH: Duration = Duration::from_secs(60);

/// How watching moves ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    Done,
    /// The user wants to wait no longer; the cluster goes on.
    Stopped,
    /// The cluster could not be asked any more; it goes on.
    Lost(String),
}

/// Waits until none of these moves is under way. `progress` hears how many of the partitions are left.
pub async fn watch_moves(
    moves: &[&Move],
    cluster: &dyn Cluster,
    stop: &watch::Receiver<bool>,
    progress: &mut (dyn FnMut(usize) + Send),
) -> Watched {
    let ours: BTreeSet<(&str, i32)> = moves.iter().map(|moved| (moved.topic.as_str(), moved.partition)).collect();
    let mut patience = Patience::new(OUT_OF_REACH);
    loop {
        let why = match cluster.reassignments().await {
            Ok(under_way) => {
                let left = under_way.iter().filter(|found| ours.contains(&(found.topic.as_str(), found.partition)));
                let left = left.count();
                progress(left);
                if left == 0 {
                    return Watched::Done;
                }
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
        results: Vec<ItemResult>,
        started: Instant,
        stop: &watch::Receiver<bool>,
    ) {
        let watched = watch_moves(&batch.moves(), self.cluster, stop, &mut |_| ()).await;
        let note = match &watched {
            Watched::Done => None,
            Watched::Stopped => {
                Some("it goes on in the cluster; `helixctl topics reassign --status` shows it".to_owned())
            }
            Watched::Lost(why) => Some(format!("begun; whether it has ended could not be asked: {why}")),
        };
        let took = started.elapsed();
        for (item, result) in batch.items().iter().zip(results) {
            for &index in item {
                let outcome = match &result {
                    Ok(()) => Outcome::Done { note: note.clone() },
                    Err(error) => Outcome::of(error),
                };
                self.finish(index, outcome, took);
            }
        }
        self.applied.interrupted |= watched == Watched::Stopped;
    }
}
