//! How a plan's changes are grouped into requests: one request per phase, split only where Kafka has a limit.

use std::collections::BTreeMap;

use super::{Cluster, ClusterError, ItemError, ItemResult, Mode};
use crate::cluster::{ConfigChange, NewTopic};
use crate::plan::{Action, Change, Plan};

/// The KRaft controller refuses a request that would write more metadata records (`QuorumController.MAX_RECORDS_PER_USER_OP`).
/// As many as it takes, since brokers show the topics of one request at once, but those of a second only after they made
/// the logs of the first.
const RECORDS_PER_REQUEST: usize = 10_000;

/// One request, and which changes each of its items carries out.
pub(super) struct Batch {
    request: Request,
    items: Vec<Vec<usize>>,
}

enum Request {
    Create(Vec<NewTopic>),
    Grow(Vec<(String, usize)>),
    Alter(Vec<(String, Vec<ConfigChange>)>),
    Delete(Vec<String>),
}

impl Batch {
    pub(super) fn items(&self) -> &[Vec<usize>] {
        &self.items
    }

    pub(super) fn indexes(&self) -> Vec<usize> {
        self.items.iter().flatten().copied().collect()
    }

    /// Whether the broker answers several changes with one error.
    pub(super) fn is_refused_as_a_whole(&self) -> bool {
        matches!(self.request, Request::Alter(_))
    }

    /// Sends it. DeleteTopics has no validate_only: checking it answers "would be accepted".
    pub(super) async fn send(&self, cluster: &dyn Cluster, mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        match &self.request {
            Request::Create(topics) => cluster.create_topics(topics, mode).await,
            Request::Grow(topics) => cluster.create_partitions(topics, mode).await,
            Request::Alter(topics) => cluster.alter_topic_configs(topics, mode).await,
            Request::Delete(_) if mode == Mode::Check => Ok(self.items.iter().map(|_| Ok(())).collect()),
            Request::Delete(names) => cluster.delete_topics(names).await,
        }
    }

    /// The items of several changes that were rejected, as batches with one change of each: the first of all, the second …
    pub(super) fn one_by_one(&self, plan: &Plan, rejections: &BTreeMap<usize, ItemError>) -> Vec<Batch> {
        let rejected: Vec<&Vec<usize>> =
            self.items.iter().filter(|item| item.len() > 1 && rejections.contains_key(&item[0])).collect();
        let longest = rejected.iter().map(|item| item.len()).max().unwrap_or(0);
        let nth = |n: usize| {
            let mut batch = Batch { request: Request::Alter(Vec::new()), items: Vec::new() };
            rejected.iter().filter_map(|item| item.get(n)).for_each(|&i| batch.absorb(i, &plan.changes[i]));
            batch
        };
        (0..longest).map(nth).collect()
    }

    fn absorb(&mut self, index: usize, change: &Change) {
        let topic = change.subject.clone();
        match (&mut self.request, &change.action) {
            (Request::Create(topics), Action::Create { partitions, replication, configs, .. }) => {
                let configs = configs.clone();
                topics.push(NewTopic { name: topic, partitions: *partitions, replication: *replication, configs });
            }
            (Request::Grow(topics), Action::AddPartitions { to, .. }) => topics.push((topic, *to)),
            (Request::Delete(names), Action::Delete { .. }) => names.push(topic),
            (Request::Alter(topics), action) => {
                let change = config_change(action);
                if let Some((_, changes)) = topics.last_mut().filter(|(last, _)| *last == topic) {
                    changes.extend(change);
                    if let Some(item) = self.items.last_mut() {
                        item.push(index);
                    }
                    return;
                }
                topics.push((topic, change.into_iter().collect()));
            }
            _ => return,
        }
        self.items.push(vec![index]);
    }
}

fn config_change(action: &Action) -> Option<ConfigChange> {
    match action {
        Action::SetConfig { name, to, .. } => Some(ConfigChange { name: name.clone(), value: Some(to.clone()) }),
        Action::ResetConfig { name, .. } => Some(ConfigChange { name: name.clone(), value: None }),
        _ => None,
    }
}

/// Metadata records that a change makes the controller write.
fn records(action: &Action) -> usize {
    match action {
        Action::Create { partitions, configs, .. } => 1 + partitions.unwrap_or(1).max(1) as usize + configs.len(),
        Action::AddPartitions { from, to } => to - from,
        _ => 1,
    }
}

fn empty_request(action: &Action) -> Request {
    match action {
        Action::Create { .. } => Request::Create(Vec::new()),
        Action::AddPartitions { .. } => Request::Grow(Vec::new()),
        Action::SetConfig { .. } | Action::ResetConfig { .. } => Request::Alter(Vec::new()),
        Action::Delete { .. } => Request::Delete(Vec::new()),
    }
}

/// The requests that carry out a plan, in order. The changes of one topic's configs are never split.
pub(super) fn of(plan: &Plan) -> Vec<Batch> {
    let mut batches: Vec<(Batch, usize)> = Vec::new();
    let mut last_topic = None;
    for (index, change) in plan.changes.iter().enumerate() {
        let cost = records(&change.action);
        let fresh = empty_request(&change.action);
        let fits = batches.last().is_some_and(|(batch, spent)| {
            let same_kind = std::mem::discriminant(&batch.request) == std::mem::discriminant(&fresh);
            same_kind && (spent + cost <= RECORDS_PER_REQUEST || last_topic == Some(&change.subject))
        });
        if !fits {
            batches.push((Batch { request: fresh, items: Vec::new() }, 0));
        }
        if let Some((batch, spent)) = batches.last_mut() {
            batch.absorb(index, change);
            *spent += cost;
        }
        last_topic = Some(&change.subject);
    }
    batches.into_iter().map(|(batch, _)| batch).collect()
}
