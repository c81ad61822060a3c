//! How a plan's changes are grouped into requests: one request per phase, split only where Kafka has a limit.

use std::collections::BTreeMap;

use super::items::{config_change, quota_change, quota_entity, reassign, user_change};
use super::{Cluster, ClusterError, ItemError, ItemResult, Mode, Passwords};
use crate::acl::Acl;
use crate::cluster::{ConfigChange, NewPartitions, NewTopic, QuotaChange, UserChange};
use crate::placement::Move;
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
    Grow(Vec<NewPartitions>),
    Alter(Vec<(String, Vec<ConfigChange>)>),
    Delete(Vec<String>),
    /// The moves of each change.
    Reassign(Vec<Vec<Move>>),
    Users(Vec<UserChange>),
    Grant(Vec<Acl>),
    Quotas(Vec<QuotaChange>),
    Revoke(Vec<Acl>),
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
        matches!(self.request, Request::Alter(_) | Request::Quotas(_))
    }

    /// Sends it. Only topics' changes and quotas have a validate_only; checking the others answers "would be accepted".
    pub(super) async fn send(&self, cluster: &dyn Cluster, mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        match &self.request {
            Request::Create(topics) => cluster.create_topics(topics, mode).await,
            Request::Grow(topics) => cluster.create_partitions(topics, mode).await,
            Request::Alter(topics) => cluster.alter_topic_configs(topics, mode).await,
            Request::Quotas(changes) => cluster.alter_client_quotas(changes, mode).await,
            _ if mode == Mode::Check => Ok(self.items.iter().map(|_| Ok(())).collect()),
            Request::Delete(names) => cluster.delete_topics(names).await,
            Request::Reassign(changes) => reassign(changes, cluster).await,
            Request::Users(changes) => cluster.alter_scram_users(changes).await,
            Request::Grant(acls) => cluster.create_acls(acls).await,
            // A rule that someone else took away meanwhile is as wanted.
            Request::Revoke(acls) => {
                let results = cluster.delete_acls(acls).await?;
                Ok(results.into_iter().map(|result| result.map(drop)).collect())
            }
        }
    }

    /// The moves that it begins: they end later.
    pub(super) fn moves(&self) -> Vec<&Move> {
        match &self.request {
            Request::Reassign(changes) => changes.iter().flatten().collect(),
            _ => Vec::new(),
        }
    }

    /// The items of several changes that were rejected, as batches with one change of each: the first of all, the second …
    pub(super) fn one_by_one(&self, plan: &Plan, rejections: &BTreeMap<usize, ItemError>) -> Vec<Batch> {
        let rejected: Vec<&Vec<usize>> =
            self.items.iter().filter(|item| item.len() > 1 && rejections.contains_key(&item[0])).collect();
        let longest = rejected.iter().map(|item| item.len()).max().unwrap_or(0);
        let nth = |n: usize| {
            let request = match self.request {
                Request::Quotas(_) => Request::Quotas(Vec::new()),
                _ => Request::Alter(Vec::new()),
            };
            let mut batch = Batch { request, items: Vec::new() };
            let nth = rejected.iter().filter_map(|item| item.get(n));
            nth.for_each(|&i| batch.absorb(i, &plan.changes[i], &Passwords::new()));
            batch
        };
        (0..longest).map(nth).collect()
    }

    fn absorb(&mut self, index: usize, change: &Change, passwords: &Passwords) {
        let subject = change.subject.clone();
        match (&mut self.request, &change.action) {
            (Request::Create(topics), Action::Create { partitions, replication, configs, assignment, .. }) => {
                let (configs, assignment) = (configs.clone(), assignment.clone());
                let (partitions, replication) = (*partitions, *replication);
                topics.push(NewTopic { name: subject, partitions, replication, configs, assignment });
            }
            (Request::Grow(topics), Action::AddPartitions { to, assignment, .. }) => {
                topics.push(NewPartitions { topic: subject, total: *to, assignment: assignment.clone() });
            }
            (Request::Delete(names), Action::Delete { .. }) => names.push(subject),
            (Request::Reassign(changes), Action::Reassign { moves, .. }) => changes.push(moves.clone()),
            (Request::Alter(topics), action) => {
                let change = config_change(action);
                match topics.last_mut().filter(|(last, _)| *last == subject) {
                    Some((_, changes)) => {
                        changes.extend(change);
                        return self.with_the_last(index);
                    }
                    None => topics.push((subject, change.into_iter().collect())),
                }
            }
            (Request::Users(changes), action) => {
                changes.extend(user_change(&subject, action, passwords.get(&index)));
            }
            (Request::Grant(acls), Action::Grant { acl }) | (Request::Revoke(acls), Action::Revoke { acl }) => {
                acls.push(acl.clone());
            }
            (Request::Quotas(changes), action) => {
                let entity = quota_entity(&subject);
                let value = quota_change(action);
                match changes.last_mut().filter(|last| last.entity == entity) {
                    Some(last) => {
                        last.values.extend(value);
                        return self.with_the_last(index);
                    }
                    None => changes.push(QuotaChange { entity, values: value.into_iter().collect() }),
                }
            }
            _ => return,
        }
        self.items.push(vec![index]);
    }

    /// The change belongs to the same item of the request as the one before it.
    fn with_the_last(&mut self, index: usize) {
        if let Some(item) = self.items.last_mut() {
            item.push(index);
        }
    }
}

/// Metadata records that a change makes the controller write.
fn records(action: &Action) -> usize {
    match action {
        Action::Create { partitions, configs, .. } => 1 + partitions.unwrap_or(1).max(1) as usize + configs.len(),
        Action::AddPartitions { from, to, .. } => to - from,
        Action::Reassign { moves, .. } => moves.len(),
        _ => 1,
    }
}

fn empty_request(action: &Action) -> Request {
    match action {
        Action::Create { .. } => Request::Create(Vec::new()),
        Action::AddPartitions { .. } => Request::Grow(Vec::new()),
        Action::SetConfig { .. } | Action::ResetConfig { .. } => Request::Alter(Vec::new()),
        Action::Delete { .. } => Request::Delete(Vec::new()),
        Action::Reassign { .. } => Request::Reassign(Vec::new()),
        Action::SetPassword { .. } | Action::DeletePassword { .. } => Request::Users(Vec::new()),
        Action::Grant { .. } => Request::Grant(Vec::new()),
        Action::SetQuota { .. } | Action::UnsetQuota { .. } => Request::Quotas(Vec::new()),
        Action::Revoke { .. } => Request::Revoke(Vec::new()),
    }
}

/// The requests that carry out a plan, in order. The changes of one topic's configs are never split.
///
/// `passwords` are needed to send the requests, not to check them.
pub(super) fn of(plan: &Plan, passwords: &Passwords) -> Vec<Batch> {
    let mut batches: Vec<(Batch, usize)> = Vec::new();
    let mut last_subject = None;
    for (index, change) in plan.changes.iter().enumerate() {
        let cost = records(&change.action);
        let fresh = empty_request(&change.action);
        let fits = batches.last().is_some_and(|(batch, spent)| {
            let same_kind = std::mem::discriminant(&batch.request) == std::mem::discriminant(&fresh);
            let together = last_subject == Some(&change.subject) && batch.is_refused_as_a_whole();
            same_kind && (spent + cost <= RECORDS_PER_REQUEST || together)
        });
        if !fits {
            batches.push((Batch { request: fresh, items: Vec::new() }, 0));
        }
        if let Some((batch, spent)) = batches.last_mut() {
            batch.absorb(index, change, passwords);
            *spent += cost;
        }
        last_subject = Some(&change.subject);
    }
    batches.into_iter().map(|(batch, _)| batch).collect()
}
