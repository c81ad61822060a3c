//! Requests of a plan: each change becomes an item, and items of a kind share a request.
//!
//! Every action has its item, every item begins its request, and every request is sent: the compiler asks for each.

use super::items::{quota_entity, reassign, scram_change};
use super::{ClusterError, ItemResult};
use crate::acl::Acl;
use crate::cluster::{
    Alter, ConfigChange, Intended, Look, Mode, NewPartitions, NewTopic, QuotaChange, QuotaEntity, UserAction,
    UserChange,
};
use crate::placement::Move;
use crate::plan::{Action, Change};
use crate::secret::Secret;

/// One change as a part of a Kafka request.
pub(super) enum Item {
    Create(NewTopic),
    Grow(NewPartitions),
    Alter(String, ConfigChange),
    Delete(String),
    Reassign(Vec<Move>),
    User(UserChange),
    Grant(Acl),
    Quota(QuotaEntity, (String, Option<f64>)),
    Revoke(Acl),
}

impl Item {
    /// `password` is that of a change that sets one; it is not needed where nothing is sent.
    pub(super) fn of(change: &Change, password: Option<&Secret>) -> Item {
        let subject = change.subject.clone();
        match change.action.clone() {
            Action::Create { partitions, replication, configs, assignment, .. } => {
                Item::Create(NewTopic { name: subject, partitions, replication, configs, assignment })
            }
            Action::AddPartitions { to, assignment, .. } => {
                Item::Grow(NewPartitions { topic: subject, total: to, assignment })
            }
            Action::SetConfig { name, to, .. } => Item::Alter(subject, ConfigChange { name, value: Some(to) }),
            Action::ResetConfig { name, .. } => Item::Alter(subject, ConfigChange { name, value: None }),
            Action::Delete { .. } => Item::Delete(subject),
            Action::Reassign { moves, .. } => Item::Reassign(moves),
            Action::SetPassword { mechanism, iterations, .. } => {
                Item::User(scram_change(&subject, mechanism, iterations, password))
            }
            Action::DeletePassword { mechanism } => {
                Item::User(UserChange { user: super::items::user(&subject), action: UserAction::Delete(mechanism) })
            }
            Action::Grant { acl } => Item::Grant(acl),
            Action::Revoke { acl } => Item::Revoke(acl),
            Action::SetQuota { name, to, .. } => Item::Quota(quota_entity(&subject), (name, Some(to))),
            Action::UnsetQuota { name, .. } => Item::Quota(quota_entity(&subject), (name, None)),
        }
    }
}

/// Items of one kind, as Kafka takes them.
pub(super) enum Request {
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

/// How a request took an item.
pub(super) enum Added {
    /// As an item of its own.
    Apart,
    /// Into the last item: the same topic's configs, the same entity's quotas.
    ToTheLast,
    /// It did not: the item is of another kind.
    Not,
}

impl Request {
    pub(super) fn begin(item: Item) -> Request {
        match item {
            Item::Create(topic) => Request::Create(vec![topic]),
            Item::Grow(new) => Request::Grow(vec![new]),
            Item::Alter(topic, change) => Request::Alter(vec![(topic, vec![change])]),
            Item::Delete(topic) => Request::Delete(vec![topic]),
            Item::Reassign(moves) => Request::Reassign(vec![moves]),
            Item::User(change) => Request::Users(vec![change]),
            Item::Grant(acl) => Request::Grant(vec![acl]),
            Item::Quota(entity, value) => Request::Quotas(vec![QuotaChange { entity, values: [value].into() }]),
            Item::Revoke(acl) => Request::Revoke(vec![acl]),
        }
    }

    /// An item of a kind that is not listed here gets a request of its own, and so is sent all the same.
    pub(super) fn add(&mut self, item: Item) -> Added {
        match (self, item) {
            (Request::Create(topics), Item::Create(topic)) => topics.push(topic),
            (Request::Grow(topics), Item::Grow(new)) => topics.push(new),
            (Request::Delete(names), Item::Delete(topic)) => names.push(topic),
            (Request::Reassign(changes), Item::Reassign(moves)) => changes.push(moves),
            (Request::Users(changes), Item::User(change)) => changes.push(change),
            (Request::Grant(acls), Item::Grant(acl)) | (Request::Revoke(acls), Item::Revoke(acl)) => acls.push(acl),
            (Request::Alter(topics), Item::Alter(topic, change)) => {
                match topics.last_mut().filter(|(last, _)| *last == topic) {
                    Some((_, changes)) => {
                        changes.push(change);
                        return Added::ToTheLast;
                    }
                    None => topics.push((topic, vec![change])),
                }
            }
            (Request::Quotas(changes), Item::Quota(entity, value)) => {
                match changes.last_mut().filter(|last| last.entity == entity) {
                    Some(last) => {
                        last.values.extend([value]);
                        return Added::ToTheLast;
                    }
                    None => changes.push(QuotaChange { entity, values: [value].into() }),
                }
            }
            _ => return Added::Not,
        }
        Added::Apart
    }

    /// Whether this item would be torn from its neighbours if it got a request of its own.
    pub(super) fn splits_before(&self, item: &Item) -> bool {
        match (self, item) {
            (Request::Alter(topics), Item::Alter(topic, _)) => topics.last().is_some_and(|(last, _)| last == topic),
            (Request::Quotas(changes), Item::Quota(entity, _)) => {
                changes.last().is_some_and(|last| last.entity == *entity)
            }
            _ => false,
        }
    }

    /// Whether the broker answers several changes with one error.
    pub(super) fn is_refused_as_a_whole(&self) -> bool {
        matches!(self, Request::Alter(_) | Request::Quotas(_))
    }

    pub(super) fn moves(&self) -> Vec<&Move> {
        match self {
            Request::Reassign(changes) => changes.iter().flatten().collect(),
            _ => Vec::new(),
        }
    }

    fn len(&self) -> usize {
        match self {
            Request::Create(items) => items.len(),
            Request::Grow(items) => items.len(),
            Request::Alter(items) => items.len(),
            Request::Delete(items) => items.len(),
            Request::Reassign(items) => items.len(),
            Request::Users(items) => items.len(),
            Request::Grant(items) | Request::Revoke(items) => items.len(),
            Request::Quotas(items) => items.len(),
        }
    }

    /// Asks whether it would be done. Only topics' changes and quotas can be asked about: the others would be accepted, as far
    /// as anybody knows.
    pub(super) async fn check(&self, cluster: &dyn Look) -> Result<Vec<ItemResult>, ClusterError> {
        match self {
            Request::Create(topics) => cluster.check(Intended::Creations(topics)).await,
            Request::Grow(topics) => cluster.check(Intended::Growth(topics)).await,
            Request::Alter(topics) => cluster.check(Intended::TopicConfigs(topics)).await,
            Request::Quotas(changes) => cluster.check(Intended::Quotas(changes)).await,
            _ => Ok((0..self.len()).map(|_| Ok(())).collect()),
        }
    }

    pub(super) async fn send(&self, cluster: &dyn Alter) -> Result<Vec<ItemResult>, ClusterError> {
        match self {
            Request::Create(topics) => cluster.create_topics(topics, Mode::Apply).await,
            Request::Grow(topics) => cluster.create_partitions(topics, Mode::Apply).await,
            Request::Alter(topics) => cluster.alter_topic_configs(topics, Mode::Apply).await,
            Request::Quotas(changes) => cluster.alter_client_quotas(changes, Mode::Apply).await,
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
}
