//! Access rules and users, in requests of a size that one controller write takes.

use std::collections::HashMap;

use super::ffi::Handle;
use super::{KafkaCluster, in_order};
use helixctl_core::acl::{Acl, AclFilter};
use helixctl_core::cluster::{
    ClusterError, ErrorCode, FoundAcls, ItemError, ItemResult, Refusal, ScramUser, UserChange,
};

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
        let mut results: Vec<ItemResult> = changes.iter().map(|_| no_answer()).collect();
        for round in rounds(changes) {
            for chunk in round.chunks(USERS_PER_REQUEST) {
                let asked: Vec<UserChange> = chunk.iter().map(|&index| changes[index].clone()).collect();
                let answers = self.call("changing users", true, move |handle| handle.alter_users(&asked)).await?;
                let answers = in_order(chunk.iter().map(|&index| &changes[index].user), answers);
                for (&index, answer) in chunk.iter().zip(answers) {
                    results[index] = answer;
                }
            }
        }
        Ok(results)
    }
}

/// The positions of the changes, so that no user is twice in one round: Kafka refuses that, also for two mechanisms.
fn rounds(changes: &[UserChange]) -> Vec<Vec<usize>> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut rounds: Vec<Vec<usize>> = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        let round = seen.entry(&change.user).and_modify(|round| *round += 1).or_insert(0);
        match rounds.get_mut(*round) {
            Some(round) => round.push(index),
            None => rounds.push(vec![index]),
        }
    }
    rounds
}

fn no_answer() -> ItemResult {
    let message = "the broker gave no answer for this user".to_owned();
    Err(ItemError { code: ErrorCode::OutcomeUnknown, message })
}

/// Kafka says neither what was lacking nor on what: for access rules and users it is always the cluster.
fn explained(mut error: ClusterError, lacking: &str) -> ClusterError {
    let cause = error.cause.to_lowercase();
    let (refusal, hint) = if cause.contains("authorization failed") {
        let hint = format!(
            "this principal lacks {lacking} on the cluster; an administrator gives it with `helixctl acls grant PRINCIPAL {lacking} cluster`"
        );
        (Refusal::NotAuthorized, hint)
    } else if cause.contains("security features are disabled") {
        let hint = "the brokers keep no access rules: set `authorizer.class.name` in their server.properties";
        (Refusal::SecurityDisabled, hint.to_owned())
    } else {
        return error;
    };
    error.refusal = Some(refusal);
    error.hint.get_or_insert(hint);
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use helixctl_core::acl::ScramMechanism;
    use helixctl_core::cluster::UserAction;

    #[test]
    fn no_user_is_twice_in_a_round() {
        let change =
            |user: &&str| UserChange { user: (*user).to_owned(), action: UserAction::Delete(ScramMechanism::Sha256) };
        let changes: Vec<UserChange> = ["a", "a", "b", "c", "a", "c"].iter().map(change).collect();
        assert_eq!(rounds(&changes), [vec![0, 2, 3], vec![1, 5], vec![4]]);
    }
}
