//! Access rules and users, in requests of a size that one controller write takes.

use std::collections::HashMap;

use super::KafkaCluster;
use super::ffi::Handle;
use crate::acl::{Acl, AclFilter};
use crate::cluster::{ClusterError, ErrorCode, FoundAcls, ItemError, ItemResult, ScramUser, UserChange};

/// Rules per CreateAcls or DeleteAcls request; the controller takes at most 10,000 records at a time.
const RULES_PER_REQUEST: usize = 1_000;
/// Users per AlterUserScramCredentials request; hashing one password takes about 3 ms.
const USERS_PER_REQUEST: usize = 200;

impl KafkaCluster {
    pub(super) async fn rules(&self, filter: &AclFilter) -> Result<FoundAcls, ClusterError> {
        let asked = filter.clone();
        let found = self.call("listing ACLs", false, move |handle| handle.describe_acls(&asked)).await;
        let mut found = found.map_err(|error| explained(error, "describe"))?;
        // What librdkafka cannot name it leaves out of the filter.
        found.acls.retain(|acl| filter.includes(acl));
        Ok(found)
    }

    pub(super) async fn users(&self) -> Result<Vec<ScramUser>, ClusterError> {
        let users = self.call("listing users", false, Handle::describe_users).await;
        users.map_err(|error| explained(error, "describe"))
    }

    pub(super) async fn grant(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError> {
        let mut results = Vec::with_capacity(acls.len());
        for chunk in acls.chunks(RULES_PER_REQUEST) {
            let asked = chunk.to_vec();
            results.extend(self.call("creating ACLs", true, move |handle| handle.create_acls(&asked)).await?);
        }
        Ok(results)
    }

    pub(super) async fn revoke(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError> {
        let mut results = Vec::with_capacity(acls.len());
        for chunk in acls.chunks(RULES_PER_REQUEST) {
            let asked = chunk.to_vec();
            results.extend(self.call("deleting ACLs", true, move |handle| handle.delete_acls(&asked)).await?);
        }
        Ok(results)
    }

    pub(super) async fn alter_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError> {
        let mut results = Vec::with_capacity(changes.len());
        for chunk in changes.chunks(USERS_PER_REQUEST) {
            let asked = chunk.to_vec();
            let answers = self.call("changing users", true, move |handle| handle.alter_users(&asked)).await?;
            // Kafka answers by user, and one user may have several changes.
            let by_user: HashMap<&str, &ItemResult> =
                answers.iter().map(|named| (named.name.as_str(), &named.result)).collect();
            let result = |change: &UserChange| by_user.get(change.user.as_str()).map_or_else(no_answer, |&r| r.clone());
            results.extend(chunk.iter().map(result));
        }
        Ok(results)
    }
}

fn no_answer() -> ItemResult {
    let message = "the broker gave no answer for this user".to_owned();
    Err(ItemError { code: ErrorCode::OutcomeUnknown, message })
}

/// Kafka says neither what was lacking nor on what: for access rules it is always the cluster.
fn explained(mut error: ClusterError, lacking: &str) -> ClusterError {
    if error.hint.is_none() && error.cause.to_lowercase().contains("authorization failed") {
        error.hint = Some(format!(
            "this principal lacks {lacking} on the cluster; who administers it gives it with `helixctl acls grant PRINCIPAL {lacking} cluster`"
        ));
    }
    error
}
