//! One change of a plan as a part of a Kafka request.

use crate::acl::principal;
use crate::cluster::{
    Cluster, ClusterError, ConfigChange, ItemResult, QuotaEntity, QuotaName, ScramCredential, UserAction, UserChange,
};
use crate::placement::Move;
use crate::plan::Action;
use crate::secret::Secret;

/// The name by which Kafka knows a principal as a user.
fn user(name: &str) -> String {
    principal::user(name).unwrap_or(name).to_owned()
}

pub(super) fn user_change(subject: &str, action: &Action, password: Option<&Secret>) -> Option<UserChange> {
    let action = match action {
        Action::SetPassword { mechanism, iterations, .. } => {
            let credential = ScramCredential { mechanism: *mechanism, iterations: *iterations };
            UserAction::Set { credential, password: password.cloned().unwrap_or_else(|| Secret::new("")) }
        }
        Action::DeletePassword { mechanism } => UserAction::Delete(*mechanism),
        _ => return None,
    };
    Some(UserChange { user: user(subject), action })
}

/// Whose quota a principal's is.
pub(super) fn quota_entity(subject: &str) -> QuotaEntity {
    QuotaEntity { user: Some(QuotaName::Named(user(subject))), ..QuotaEntity::default() }
}

pub(super) fn quota_change(action: &Action) -> Option<(String, Option<f64>)> {
    match action {
        Action::SetQuota { name, to, .. } => Some((name.clone(), Some(*to))),
        Action::UnsetQuota { name, .. } => Some((name.clone(), None)),
        _ => None,
    }
}

pub(super) fn config_change(action: &Action) -> Option<ConfigChange> {
    match action {
        Action::SetConfig { name, to, .. } => Some(ConfigChange { name: name.clone(), value: Some(to.clone()) }),
        Action::ResetConfig { name, .. } => Some(ConfigChange { name: name.clone(), value: None }),
        _ => None,
    }
}

/// Begins the moves of several changes in one request; a change fails if one of its moves does.
pub(super) async fn reassign(changes: &[Vec<Move>], cluster: &dyn Cluster) -> Result<Vec<ItemResult>, ClusterError> {
    let entry = |moved: &Move| (moved.topic.clone(), moved.partition, Some(moved.to.clone()));
    let entries: Vec<_> = changes.iter().flatten().map(entry).collect();
    let mut results = cluster.alter_reassignments(&entries).await?.into_iter();
    let of_change = |moves: &Vec<Move>| results.by_ref().take(moves.len()).fold(Ok(()), Result::and);
    Ok(changes.iter().map(of_change).collect())
}
