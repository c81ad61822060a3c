//! Access rules as plain values: what they say, how they are written, what they decide. Pure.
//!
//! [`decide`] gives the answers of Kafka's `StandardAuthorizer`; the broker tests hold it to that.

mod authorizer;
mod filter;
mod near;
pub mod principal;
mod resource;
mod roles;
mod scram;
mod words;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use authorizer::{Decision, Why, decide};
pub use filter::{AclFilter, NameFilter};
pub use near::{NearMiss, near_misses};
pub use resource::{CLUSTER_NAME, Resource, Target, WILDCARD};
pub use roles::{Role, rules};
pub use scram::{DEFAULT_ITERATIONS, MAX_ITERATIONS, MIN_ITERATIONS, ScramMechanism};
pub use words::{Operation, Pattern, Permission, ResourceKind};

/// The host that stands for all hosts.
pub const ANY_HOST: &str = "*";

/// One access rule: a principal may, or may not, do one thing with some resources, from one host or from all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acl {
    pub principal: String,
    pub resource: Resource,
    pub permission: Permission,
    /// An address as the broker sees it, never a name; `*` is every host.
    pub host: String,
    pub operation: Operation,
}

impl fmt::Display for Acl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Acl { principal, resource, permission, host, operation } = self;
        write!(f, "{permission} {principal} {operation} on {resource}")?;
        match host.as_str() {
            ANY_HOST => Ok(()),
            host => write!(f, " from {host}"),
        }
    }
}

#[cfg(test)]
mod tests;
