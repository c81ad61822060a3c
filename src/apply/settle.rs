//! After the requests: what became of those without an answer, and do the new partitions have leaders.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio::sync::watch;

use super::looked::{Looked, in_effect, look};
use super::{Outcome, Run};
use crate::cluster::{ItemError, Observed, Query, observe};
use crate::patience::Patience;
use crate::plan::{Action, Change};

/// How long a slow broker takes to make the log of a new partition; it shows the topics of a later request only after that.
const PER_PARTITION: Duration = Duration::from_millis(100);

/// How long a broker may take to show a topic that the controller says exists.
const SHOWN_WITHIN: Duration = Duration::from_secs(30);

impl Run<'_> {
    pub(super) async fn settle(&mut self, stop: &watch::Receiver<bool>, patience: Duration) {
        self.resolve_unknown().await;
        self.await_visible(stop, patience).await;
    }

    /// Changes that met a topic which exists already, or has other partitions, are done if it is as declared. It may have
    /// been made so lately that the broker asked does not show it yet.
    pub(super) async fn raced(&mut self, changes: &[(usize, ItemError)], took: Duration) {
        if changes.is_empty() {
            return;
        }
        let plan = self.plan;
        let names: Vec<String> = changes.iter().map(|(index, _)| plan.changes[*index].subject.clone()).collect();
        let mut patience = Patience::new(SHOWN_WITHIN);
        let observed = loop {
            let observed = observe(self.cluster, &names, Query::All).await.ok();
            let shown = |o: &Observed| changes.iter().all(|(index, _)| has_moved(o, &plan.changes[*index]));
            if observed.as_ref().is_none_or(shown) || !patience.pause().await {
                break observed;
            }
        };
        for (index, error) in changes {
            let change = &plan.changes[*index];
            let outcome = match observed.as_ref().is_some_and(|o| in_effect(o, change)) {
                true => {
                    Outcome::Done { note: Some(format!("someone else {} it meanwhile, as declared", verb(change))) }
                }
                false => Outcome::of(error, &change.action),
            };
            self.finish(*index, outcome, took);
        }
    }

    /// Asks the cluster once more about every change that got no answer.
    async fn resolve_unknown(&mut self) {
        let unknown: Vec<usize> = (0..self.plan.changes.len())
            .filter(|&i| matches!(self.applied.outcomes[i], Some((Outcome::Unknown { .. }, _))))
            .collect();
        if unknown.is_empty() {
            return;
        }
        let changes: Vec<&Change> = unknown.iter().map(|&i| &self.plan.changes[i]).collect();
        let of_topics = |change: &&&Change| !change.action.is_of_principal() && !change.action.is_of_group();
        let topics = changes.iter().filter(of_topics);
        let topics: BTreeSet<String> = topics.map(|change| change.subject.clone()).collect();
        let Ok(looked) = look(self.cluster, topics, &changes).await else { return };
        for index in unknown {
            let change = &self.plan.changes[index];
            if !change.action.leaves_a_trace() || looked.hides(change) {
                continue;
            }
            let outcome = match looked.shows(change) {
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

    /// Waits until the cluster shows what was done, with a leader for every new partition: brokers learn of a change a
    /// moment after the controller said yes, and whoever plans or produces next must find it. Asks at growing intervals.
    async fn await_visible(&mut self, stop: &watch::Receiver<bool>, patience: Duration) {
        let done = |outcome: &Option<(Outcome, Duration)>| outcome.as_ref().is_some_and(|(o, _)| o.is_done());
        let changes = self.plan.changes.iter().zip(&self.applied.outcomes);
        // A group's coordinator answers when it is so; moves that nobody waits for are told by their own list.
        let is_told = |action: &Action| {
            action.is_of_group() || (self.manner.leaves_moves && matches!(action, Action::Reassign { .. }))
        };
        let mut waiting: Vec<&Change> = changes
            .filter(|(change, outcome)| done(outcome) && !is_told(&change.action))
            .map(|(change, _)| change)
            .collect();
        let made: usize = waiting.iter().map(|change| new_partitions(change)).sum();
        let mut patience = Patience::new(patience.max(PER_PARTITION * made as u32));
        while !waiting.is_empty() {
            let Ok(looked) = look(self.cluster, altered(&waiting), &waiting).await else { break };
            waiting.retain(|change| !is_visible(&looked, change));
            if waiting.iter().all(|change| looked.hides(change)) {
                break;
            }
            if *stop.borrow() {
                self.applied.interrupted = true;
                break;
            }
            if waiting.is_empty() || !patience.pause().await {
                break;
            }
        }
        let made = waiting
            .iter()
            .filter(|change| matches!(change.action, Action::Create { .. } | Action::AddPartitions { .. }));
        self.applied.leaderless = made.map(|change| change.subject.clone()).collect();
        self.applied.unseen = waiting.len() - self.applied.leaderless.len();
    }
}

/// The topics whose configs have to be looked at.
fn altered(changes: &[&Change]) -> BTreeSet<String> {
    let altered = changes.iter().filter(|c| matches!(c.action, Action::SetConfig { .. } | Action::ResetConfig { .. }));
    altered.map(|change| change.subject.clone()).collect()
}

/// Whether the cluster shows more than the plan saw.
fn has_moved(observed: &Observed, change: &Change) -> bool {
    let topic = observed.topics.get(&change.subject);
    match &change.action {
        Action::AddPartitions { from, .. } => topic.is_none_or(|topic| topic.partitions.len() != *from),
        _ => topic.is_some(),
    }
}

fn verb(change: &Change) -> &'static str {
    if matches!(change.action, Action::AddPartitions { .. }) { "grew" } else { "created" }
}

fn new_partitions(change: &Change) -> usize {
    match &change.action {
        Action::Create { partitions, .. } => partitions.unwrap_or(1).max(1) as usize,
        Action::AddPartitions { from, to, .. } => to - from,
        _ => 0,
    }
}

fn is_visible(looked: &Looked, change: &Change) -> bool {
    let led = |partitions: usize| {
        let topic = looked.observed.topics.get(&change.subject);
        topic.is_some_and(|topic| topic.partitions.len() >= partitions.max(1) && topic.leaderless() == 0)
    };
    match &change.action {
        Action::Create { partitions, .. } => led(partitions.unwrap_or(1).max(1) as usize),
        Action::AddPartitions { to, .. } => led(*to),
        _ => looked.shows(change),
    }
}
