//! After the requests: what became of those without an answer, and do the new partitions have leaders.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::{Outcome, Run};
use crate::cluster::{Cluster, Observed, observe};
use crate::plan::{Action, Change, Options, plan_one};

impl Run<'_> {
    pub(super) async fn settle(&mut self, patience: Duration) {
        self.resolve_unknown().await;
        self.await_leaders(patience).await;
    }

    /// Asks the cluster once more about every change that got no answer.
    async fn resolve_unknown(&mut self) {
        let unknown: Vec<usize> = (0..self.plan.changes.len())
            .filter(|&i| matches!(self.applied.outcomes[i], Some((Outcome::Unknown { .. }, _))))
            .collect();
        if unknown.is_empty() {
            return;
        }
        let topics: BTreeSet<String> = unknown.iter().map(|&i| self.plan.changes[i].topic.clone()).collect();
        let Ok(observed) = observe(self.cluster, &topics.into_iter().collect::<Vec<_>>()).await else { return };
        for index in unknown {
            let change = &self.plan.changes[index];
            let outcome = match in_effect(&observed, change) {
                true => Outcome::Done { note: Some("the answer was lost, but it is in effect".to_owned()) },
                false => Outcome::NotDone {
                    why: "the answer was lost, and it is not in effect".to_owned(),
                    way_out: "run again".to_owned(),
                },
            };
            let took = self.applied.outcomes[index].as_ref().map_or(Duration::ZERO, |(_, took)| *took);
            self.finish(index, outcome, took);
        }
    }

    /// Waits until every partition that apply made has a leader, asking again at growing intervals.
    async fn await_leaders(&mut self, patience: Duration) {
        let made = |(change, outcome): (&Change, &Option<(Outcome, Duration)>)| {
            let grows = matches!(change.action, Action::Create { .. } | Action::AddPartitions { .. });
            (grows && outcome.as_ref().is_some_and(|(o, _)| o.is_done())).then(|| change.topic.clone())
        };
        let mut waiting: Vec<String> = self.plan.changes.iter().zip(&self.applied.outcomes).filter_map(made).collect();
        let deadline = Instant::now() + patience;
        let mut pause = Duration::from_millis(10);
        while !waiting.is_empty() {
            let Ok(topics) = self.cluster.topics().await else { break };
            waiting.retain(|name| {
                topics.get(name).is_none_or(|topic| topic.partitions.is_empty() || topic.leaderless() > 0)
            });
            if waiting.is_empty() || Instant::now() + pause > deadline {
                break;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_millis(500));
        }
        self.applied.leaderless = waiting;
    }
}

/// Whether what a change wants is so on the live cluster; `None` if it does not answer.
pub(super) async fn is_in_effect(cluster: &dyn Cluster, change: &Change) -> Option<bool> {
    let observed = observe(cluster, std::slice::from_ref(&change.topic)).await.ok()?;
    Some(in_effect(&observed, change))
}

/// A change is in effect if planning for it alone finds nothing left to do.
fn in_effect(observed: &Observed, change: &Change) -> bool {
    plan_one(change, observed, &Options::default()).is_met()
}
