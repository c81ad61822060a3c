//! Items of requests: one change of a plan as a part of a Kafka request.

use crate::acl::{Acl, ScramMechanism, principal};
use crate::cluster::{
    Alter, ClusterError, ConfigChange, ItemResult, NewPartitions, NewTopic, Place, QuotaEntity, QuotaName,
    ScramCredential, UserAction, UserChange,
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
    Cancel(Entry),
    User(UserChange),
    Grant(Acl),
    Quota(QuotaEntity, (String, Option<f64>)),
    Revoke(Acl),
    Commit(String, (Place, i64)),
    RemoveOffset(String, Place),
    DeleteGroup(String),
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
                Item::User(UserChange { user: user(&subject), action: UserAction::Delete(mechanism) })
            }
            Action::Grant { acl } => Item::Grant(acl),
            Action::Revoke { acl } => Item::Revoke(acl),
            Action::SetQuota { name, to, entity, .. } => Item::Quota(quota_entity(&subject, entity), (name, Some(to))),
            Action::UnsetQuota { name, entity, .. } => Item::Quota(quota_entity(&subject, entity), (name, None)),
            Action::CommitOffset { topic, partition, to, .. } => Item::Commit(subject, ((topic, partition), to)),
            Action::RemoveOffset { topic, partition, .. } => Item::RemoveOffset(subject, (topic, partition)),
            Action::DeleteGroup { .. } => Item::DeleteGroup(subject),
            Action::CancelMove { partition, .. } => Item::Cancel((subject, partition, None)),
        }
    }
}

/// The name by which Kafka knows a principal as a user.
fn user(name: &str) -> String {
    principal::user(name).unwrap_or(name).to_owned()
}

/// `password` may be absent only where nothing is sent.
fn scram_change(subject: &str, mechanism: ScramMechanism, iterations: i32, password: Option<&Secret>) -> UserChange {
    let credential = ScramCredential { mechanism, iterations };
    let password = password.cloned().unwrap_or_else(|| Secret::new(""));
    UserChange { user: user(subject), action: UserAction::Set { credential, password } }
}

/// Whose quota it is: that of the principal, if nothing else is said.
fn quota_entity(subject: &str, entity: Option<QuotaEntity>) -> QuotaEntity {
    let of_user = || QuotaEntity { user: Some(QuotaName::Named(user(subject))), ..QuotaEntity::default() };
    entity.unwrap_or_else(of_user)
}

/// Partitions to move, and where to; none stops a move.
pub(super) type Entry = (String, i32, Option<Vec<i32>>);

pub(super) fn entries(moves: &[Move]) -> Vec<Entry> {
    moves.iter().map(|moved| (moved.topic.clone(), moved.partition, Some(moved.to.clone()))).collect()
}

/// Begins, or stops, the moves of several changes in one request; a change fails if one of its moves does.
pub(super) async fn reassign(changes: &[Vec<Entry>], cluster: &dyn Alter) -> Result<Vec<ItemResult>, ClusterError> {
    let entries: Vec<Entry> = changes.iter().flatten().cloned().collect();
    let mut results = cluster.alter_reassignments(&entries).await?.into_iter();
    let of_change = |moves: &Vec<Entry>| results.by_ref().take(moves.len()).fold(Ok(()), Result::and);
    Ok(changes.iter().map(of_change).collect())
}
