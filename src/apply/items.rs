//! One change of a plan as a part of a Kafka request.

use crate::acl::{ScramMechanism, principal};
use crate::cluster::{
    Alter, ClusterError, ItemResult, QuotaEntity, QuotaName, ScramCredential, UserAction, UserChange,
};
use crate::placement::Move;
use crate::secret::Secret;

/// The name by which Kafka knows a principal as a user.
pub(super) fn user(name: &str) -> String {
    principal::user(name).unwrap_or(name).to_owned()
}

/// `password` may be absent only where nothing is sent.
pub(super) fn scram_change(
    subject: &str,
    mechanism: ScramMechanism,
    iterations: i32,
    password: Option<&Secret>,
) -> UserChange {
    let credential = ScramCredential { mechanism, iterations };
    let password = password.cloned().unwrap_or_else(|| Secret::new(""));
    UserChange { user: user(subject), action: UserAction::Set { credential, password } }
}

/// Whose quota it is: that of the principal, if nothing else is said.
pub(super) fn quota_entity(subject: &str, entity: Option<QuotaEntity>) -> QuotaEntity {
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
