//! What to do about a refusal by the broker.

use super::Action;
use crate::cluster::{ErrorCode, ItemError};

/// What to do about a refusal of this action.
pub fn way_out_of(action: &Action, error: &ItemError) -> String {
    let refused = error.code == ErrorCode::NotAuthorized;
    match action {
        Action::Grant { .. } | Action::Revoke { .. } | Action::SetPassword { .. } | Action::DeletePassword { .. }
            if refused =>
        {
            "this principal lacks alter on the cluster; an administrator of the cluster has to do this, or to grant that"
                .to_owned()
        }
        Action::SetQuota { .. } | Action::UnsetQuota { .. } if refused => {
            "this principal lacks alter_configs on the cluster; an administrator of the cluster has to do this, or to \
             grant that"
                .to_owned()
        }
        Action::CommitOffset { .. } | Action::RemoveOffset { .. } | Action::DeleteGroup { .. } => {
            "if a consumer joined meanwhile, stop it and try again; `helixctl groups describe` shows who is there"
                .to_owned()
        }
        _ => way_out(error),
    }
}

/// What to do about a refusal by the broker.
pub fn way_out(error: &ItemError) -> String {
    match &error.code {
        ErrorCode::InvalidReplicationFactor => {
            "add brokers, or lower `replication:` (an environment can: `--env dev` is for one broker)".to_owned()
        }
        ErrorCode::InvalidPartitions => "correct `partitions:` in topics.yaml".to_owned(),
        ErrorCode::InvalidConfig => {
            "correct the value in topics.yaml; `helixctl topics validate` knows the bounds".to_owned()
        }
        ErrorCode::PolicyViolation => {
            "the cluster's own policy forbids it: change the file, or ask who runs the brokers".to_owned()
        }
        ErrorCode::NotAuthorized => {
            "the principal that runs helixctl lacks the right; ask for Create/Alter on the topic".to_owned()
        }
        ErrorCode::SecurityDisabled => {
            "the brokers keep no access rules: set `authorizer.class.name` in their server.properties".to_owned()
        }
        ErrorCode::Denied(denied) => format!("someone who may change access rules runs `{}`", denied.grant()),
        ErrorCode::TopicAlreadyExists => "someone created it meanwhile: run plan again".to_owned(),
        ErrorCode::UnknownTopic => "someone deleted it meanwhile: run again to create it".to_owned(),
        ErrorCode::LeaderUnavailable => "run again when every partition has a leader".to_owned(),
        ErrorCode::OutcomeUnknown => "run plan again to see whether it happened".to_owned(),
        ErrorCode::Other(_) => "run again; if it stays, ask who runs the brokers".to_owned(),
    }
}
