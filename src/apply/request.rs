//! Requests of a plan: each change becomes an item, and items of a kind share a request.
//!
//! Every action has its item, every item begins its request, and every request is sent: the compiler asks for each.

use std::collections::BTreeMap;

use super::items::{Entry, Item, entries, reassign};
use super::{ClusterError, ErrorCode, ItemError, ItemResult};
use crate::acl::Acl;
use crate::cluster::{
    Alter, ConfigChange, Intended, Look, Mode, NewPartitions, NewTopic, Place, QuotaChange, UserChange,
};
use crate::placement::Move;

/// Items of one kind, as Kafka takes them.
pub(super) enum Request {
    Create(Vec<NewTopic>),
    Grow(Vec<NewPartitions>),
    Alter(Vec<(String, Vec<ConfigChange>)>),
    Delete(Vec<String>),
    /// The moves of each change.
    Reassign(Vec<Vec<Move>>),
    Cancel(Vec<Vec<Entry>>),
    Users(Vec<UserChange>),
    Grant(Vec<Acl>),
    Quotas(Vec<QuotaChange>),
    Revoke(Vec<Acl>),
    /// Offsets of one group.
    Commit(String, Vec<(Place, i64)>),
    /// Partitions of one group.
    RemoveOffsets(String, Vec<Place>),
    DeleteGroup(String),
}

/// Something worth saying of a change that is done.
pub(super) type Note = Option<&'static str>;

/// The note of what somebody else took away meanwhile.
pub const GONE: &str = "it was gone already";

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
            Item::Commit(group, offset) => Request::Commit(group, vec![offset]),
            Item::RemoveOffset(group, place) => Request::RemoveOffsets(group, vec![place]),
            Item::DeleteGroup(group) => Request::DeleteGroup(group),
            Item::Cancel(entry) => Request::Cancel(vec![vec![entry]]),
        }
    }

    /// An item of a kind that is not listed here gets a request of its own, and so is sent all the same.
    pub(super) fn add(&mut self, item: Item) -> Added {
        match (self, item) {
            (Request::Create(topics), Item::Create(topic)) => topics.push(topic),
            (Request::Grow(topics), Item::Grow(new)) => topics.push(new),
            (Request::Delete(names), Item::Delete(topic)) => names.push(topic),
            (Request::Reassign(changes), Item::Reassign(moves)) => changes.push(moves),
            (Request::Cancel(changes), Item::Cancel(entry)) => changes.push(vec![entry]),
            (Request::Users(changes), Item::User(change)) => changes.push(change),
            (Request::Commit(group, offsets), Item::Commit(of, offset)) if *group == of => offsets.push(offset),
            (Request::RemoveOffsets(group, places), Item::RemoveOffset(of, place)) if *group == of => {
                places.push(place);
            }
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
            Request::Cancel(items) => items.len(),
            Request::Users(items) => items.len(),
            Request::Grant(items) | Request::Revoke(items) => items.len(),
            Request::Quotas(items) => items.len(),
            Request::Commit(_, items) => items.len(),
            Request::RemoveOffsets(_, items) => items.len(),
            Request::DeleteGroup(_) => 1,
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

    /// Sends it; what is done may have a note.
    pub(super) async fn send(&self, cluster: &dyn Alter) -> Result<Vec<ItemResult<Note>>, ClusterError> {
        let results = match self {
            Request::Create(topics) => cluster.create_topics(topics, Mode::Apply).await,
            Request::Grow(topics) => cluster.create_partitions(topics, Mode::Apply).await,
            Request::Alter(topics) => cluster.alter_topic_configs(topics, Mode::Apply).await,
            Request::Quotas(changes) => cluster.alter_client_quotas(changes, Mode::Apply).await,
            Request::Delete(names) => cluster.delete_topics(names).await,
            Request::Reassign(changes) => {
                reassign(&changes.iter().map(|moves| entries(moves)).collect::<Vec<_>>(), cluster).await
            }
            Request::Cancel(changes) => return Ok(arrived(reassign(changes, cluster).await?)),
            Request::Users(changes) => cluster.alter_scram_users(changes).await,
            Request::Grant(acls) => cluster.create_acls(acls).await,
            // A rule that someone else took away meanwhile is as wanted.
            Request::Revoke(acls) => {
                let note = |was_there: bool| if was_there { None } else { Some(GONE) };
                let results = cluster.delete_acls(acls).await?;
                return Ok(results.into_iter().map(|result| result.map(note)).collect());
            }
            Request::Commit(group, offsets) => {
                let by_place: BTreeMap<Place, i64> = offsets.iter().cloned().collect();
                let results = cluster.commit_offsets(group, &by_place).await?;
                Ok(in_order(offsets.iter().map(|(place, _)| place), by_place.keys().zip(results)))
            }
            Request::RemoveOffsets(group, places) => cluster.delete_offsets(group, places).await,
            Request::DeleteGroup(group) => Ok(vec![cluster.delete_group(group).await?]),
        };
        Ok(results?.into_iter().map(|result| result.map(|()| None)).collect())
    }
}

/// The results of partitions, in the order in which the partitions stand in the request.
fn in_order<'a>(
    asked: impl Iterator<Item = &'a Place>,
    results: impl Iterator<Item = (&'a Place, ItemResult)>,
) -> Vec<ItemResult> {
    let results: BTreeMap<&Place, ItemResult> = results.collect();
    let lost =
        || ItemError { code: ErrorCode::OutcomeUnknown, message: "no answer came for this partition".to_owned() };
    asked.map(|place| results.get(place).cloned().unwrap_or_else(|| Err(lost()))).collect()
}

/// A move that ended before it could be stopped is no failure.
fn arrived(results: Vec<ItemResult>) -> Vec<ItemResult<Note>> {
    let ended = ErrorCode::Other("NO_REASSIGNMENT_IN_PROGRESS".to_owned());
    let note = |result: ItemResult| match result {
        Ok(()) => Ok(None),
        Err(error) if error.code == ended => Ok(Some("it had arrived already")),
        Err(error) => Err(error),
    };
    results.into_iter().map(note).collect()
}
