//! SCRAM users: what a cluster tells of them, and changes to them.

use serde::{Deserialize, Serialize};

use crate::acl::ScramMechanism;
use crate::secret::Secret;

/// A user with SCRAM credentials. Kafka never reveals a password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScramUser {
    pub name: String,
    /// In order of mechanism.
    pub credentials: Vec<ScramCredential>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScramCredential {
    pub mechanism: ScramMechanism,
    pub iterations: i32,
}

/// A change to one credential of one user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserChange {
    pub user: String,
    pub action: UserAction,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserAction {
    /// Sets the password, whether or not there was one.
    Set { credential: ScramCredential, password: Secret },
    /// Takes the credential of this mechanism away.
    Delete(ScramMechanism),
}
