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
    /// What was seen, as the state of a cluster.
    pub(super) fn of(seen: Option<&super::Access>) -> Self {
        let acls = seen.and_then(|seen| seen.acls.seen()).into_iter().flatten().cloned().collect();
        let users = seen.and_then(|seen| seen.users.seen()).into_iter().flatten();
        let user = |user: &ScramUser| {
            (user.name.clone(), user.credentials.iter().map(|c| (c.mechanism, c.iterations)).collect())
        };
        Access { acls, users: users.map(user).collect() }
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acl::{Operation, Resource, Role};
    use crate::secret::Secret;

    #[test]
    fn rules_are_kept_once_and_deleted_by_what_they_say() {
        let mut access = Access::default();
        let rules = Role::Consume.grants("User:a", &Resource::parse("topic:t").unwrap());
        for acl in rules.iter().chain(&rules) {
            access.create(acl).unwrap();
        }
        let read = AclFilter { operation: Some(Operation::Read), ..AclFilter::default() };
        assert_eq!((access.find(&AclFilter::default()).acls.len(), access.find(&read).acls.len()), (2, 1));
        assert_eq!((access.delete(&rules[0]), access.delete(&rules[0])), (Ok(true), Ok(false)));
    }

    #[test]
    fn a_user_is_there_as_long_as_it_has_a_credential() {
        let mut access = Access::default();
        let change = |action| UserChange { user: "a".to_owned(), action };
        let set = |iterations| {
            let credential = ScramCredential { mechanism: ScramMechanism::Sha512, iterations };
            change(UserAction::Set { credential, password: Secret::new("x") })
        };
        assert!(access.alter(&set(100)).is_err());
        access.alter(&set(4096)).unwrap();
        assert_eq!(access.users()[0].credentials[0].iterations, 4096);
        let delete = change(UserAction::Delete(ScramMechanism::Sha512));
        assert!(access.alter(&delete).is_ok() && access.users().is_empty() && access.alter(&delete).is_err());
    }
}
