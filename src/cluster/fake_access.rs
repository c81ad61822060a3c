//! The access rules and users of the in-memory cluster.

use std::collections::{BTreeMap, BTreeSet};

use super::port::{ErrorCode, FoundAcls, ItemError, ItemResult};
use super::users::{ScramCredential, ScramUser, UserAction, UserChange};
use crate::acl::{Acl, AclFilter, MAX_ITERATIONS, MIN_ITERATIONS, ScramMechanism};

#[derive(Clone, Debug, Default)]
pub(super) struct Access {
    acls: BTreeSet<Acl>,
    users: BTreeMap<String, BTreeMap<ScramMechanism, i32>>,
}

impl Access {
    pub(super) fn find(&self, filter: &AclFilter) -> FoundAcls {
        FoundAcls { acls: self.acls.iter().filter(|acl| filter.includes(acl)).cloned().collect(), not_understood: 0 }
    }

    /// Kafka takes a rule that it has already without a word.
    pub(super) fn create(&mut self, acl: &Acl) -> ItemResult {
        self.acls.insert(acl.clone());
        Ok(())
    }

    pub(super) fn delete(&mut self, acl: &Acl) -> ItemResult<bool> {
        Ok(self.acls.remove(acl))
    }

    pub(super) fn users(&self) -> Vec<ScramUser> {
        let credential = |(&mechanism, &iterations): (&ScramMechanism, &i32)| ScramCredential { mechanism, iterations };
        let user = |(name, credentials): (&String, &BTreeMap<ScramMechanism, i32>)| ScramUser {
            name: name.clone(),
            credentials: credentials.iter().map(credential).collect(),
        };
        self.users.iter().map(user).collect()
    }

    pub(super) fn alter(&mut self, change: &UserChange) -> ItemResult {
        let refused = |name: &str, message: &str| {
            Err(ItemError { code: ErrorCode::Other(name.to_owned()), message: message.to_owned() })
        };
        match &change.action {
            UserAction::Set { credential, .. } => {
                if !(MIN_ITERATIONS..=MAX_ITERATIONS).contains(&credential.iterations) {
                    return refused("UNACCEPTABLE_CREDENTIAL", "the number of iterations is too small or too large");
                }
                let credentials = self.users.entry(change.user.clone()).or_default();
                credentials.insert(credential.mechanism, credential.iterations);
            }
            UserAction::Delete(mechanism) => {
                let credentials = self.users.get_mut(&change.user);
                if credentials.is_none_or(|credentials| credentials.remove(mechanism).is_none()) {
                    return refused("RESOURCE_NOT_FOUND", "Attempt to delete a user credential that does not exist");
                }
                self.users.retain(|_, credentials| !credentials.is_empty());
            }
        }
        Ok(())
    }
}
