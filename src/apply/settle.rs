//! After the requests: what became of those without an answer, and do the new partitions have leaders.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use tokio::sync::watch;

use super::{Outcome, Run};
use crate::cluster::{
    ClusterError, ItemError, Look, Observed, Query, QuotaEntity, QuotaValues, Reassignment, SeenGroup, Wanted, observe,
    observe_access,
};
use crate::patience::Patience;
use crate::plan::{Action, Change, Options, plan_one};

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

/// What changes are about, as the cluster shows it.
#[derive(Default)]
struct Looked {
    observed: Observed,
    /// Quotas of entities that are no single user.
    quotas: BTreeMap<QuotaEntity, QuotaValues>,
    groups: Vec<SeenGroup>,
}

/// The topics by name, and of principals, quotas and groups what the changes are about.
async fn look(cluster: &dyn Look, topics: BTreeSet<String>, changes: &[&Change]) -> Result<Looked, ClusterError> {
    let about = |test: fn(&Action) -> bool| changes.iter().any(|change| test(&change.action));
    let wanted = Wanted {
        acls: about(|action| matches!(action, Action::Grant { .. } | Action::Revoke { .. })),
        users: about(|action| matches!(action, Action::SetPassword { .. } | Action::DeletePassword { .. })),
        quotas: about(|action| entity(action).is_none() && is_quota(action)),
    };
    let topics: Vec<String> = topics.into_iter().collect();
    let of_topics = async || match about(|action| !action.is_of_principal() && !action.is_of_group()) {
        true => observe(cluster, &topics, Query::All).await,
        false => Ok(Observed::default()),
    };
    let moving = async || match about(|action| matches!(action, Action::CancelMove { .. })) {
        true => cluster.reassignments().await,
        false => Ok(Vec::new()),
    };
    let quotas = async || match about(|action| entity(action).is_some()) {
        true => cluster.client_quotas().await,
        false => Ok(BTreeMap::new()),
    };
    let named: BTreeSet<&str> =
        changes.iter().filter(|change| change.action.is_of_group()).map(|change| change.subject.as_str()).collect();
    let groups = async || match named.is_empty() {
        true => Ok(Vec::new()),
        false => cluster.look_at_groups(&|group| named.contains(group.group.as_str())).await,
    };
    let (mut observed, access, moving, quotas, groups) =
        futures::try_join!(of_topics(), observe_access(cluster, wanted), moving(), quotas(), groups())?;
    (observed.access, observed.moving) = (Some(access), moving);
    Ok(Looked { observed, quotas, groups })
}

fn is_quota(action: &Action) -> bool {
    matches!(action, Action::SetQuota { .. } | Action::UnsetQuota { .. })
}

/// Whom a quota is for, where it is not a single user.
fn entity(action: &Action) -> Option<&QuotaEntity> {
    match action {
        Action::SetQuota { entity, .. } | Action::UnsetQuota { entity, .. } => entity.as_ref(),
        _ => None,
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

impl Looked {
    /// Whether a change is in effect. Of topics and principals it is if planning for it alone finds nothing left to do.
    fn shows(&self, change: &Change) -> bool {
        let group = self.groups.iter().find(|group| group.listed.group == change.subject);
        let committed = |topic: &String, partition: i32| group?.committed.get(&(topic.clone(), partition)).copied();
        match &change.action {
            Action::SetQuota { name, to, entity: Some(entity), .. } => self.quota(entity, name) == Some(*to),
            Action::UnsetQuota { name, entity: Some(entity), .. } => self.quota(entity, name).is_none(),
            Action::CommitOffset { topic, partition, to, .. } => committed(topic, *partition) == Some(*to),
            Action::RemoveOffset { topic, partition, .. } => committed(topic, *partition).is_none(),
            Action::DeleteGroup { .. } => group.is_none(),
            Action::CancelMove { partition, .. } => {
                let is_it = |found: &Reassignment| found.topic == change.subject && found.partition == *partition;
                !self.observed.moving.iter().any(is_it)
            }
            _ => in_effect(&self.observed, change),
        }
    }

    fn quota(&self, entity: &QuotaEntity, name: &str) -> Option<f64> {
        self.quotas.get(entity).and_then(|values| values.get(name)).copied()
    }

    /// Whether the cluster lets us see what became of a change.
    fn hides(&self, change: &Change) -> bool {
        let Some(access) = &self.observed.access else { return false };
        match change.action {
            Action::Grant { .. } | Action::Revoke { .. } => access.acls.seen().is_none(),
            Action::SetPassword { .. } | Action::DeletePassword { .. } => access.users.seen().is_none(),
            _ => false,
        }
    }
}

/// A change is in effect if planning for it alone finds nothing left to do.
fn in_effect(observed: &Observed, change: &Change) -> bool {
    plan_one(change, observed, &Options::default()).is_met()
}
