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

/// Whose quota a principal's is.
pub(super) fn quota_entity(subject: &str) -> QuotaEntity {
    QuotaEntity { user: Some(QuotaName::Named(user(subject))), ..QuotaEntity::default() }
}

/// Begins the moves of several changes in one request; a change fails if one of its moves does.
pub(super) async fn reassign(changes: &[Vec<Move>], cluster: &dyn Alter) -> Result<Vec<ItemResult>, ClusterError> {
    let entry = |moved: &Move| (moved.topic.clone(), moved.partition, Some(moved.to.clone()));
    let entries: Vec<_> = changes.iter().flatten().map(entry).collect();
    let mut results = cluster.alter_reassignments(&entries).await?.into_iter();
    let of_change = |moves: &Vec<Move>| results.by_ref().take(moves.len()).fold(Ok(()), Result::and);
    Ok(changes.iter().map(of_change).collect())
}
