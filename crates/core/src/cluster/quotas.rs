//! Client quotas: whom they are for, and their values.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Quota values by Kafka's own key: `producer_byte_rate` and `consumer_byte_rate` (bytes a second on each broker),
/// `request_percentage` (of one thread), `controller_mutation_rate` (partitions a second).
pub type QuotaValues = BTreeMap<String, f64>;

/// One name, or whoever has no quota of his own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuotaName {
    Default,
    Named(String),
}

/// Whom a quota is for: a user, a client id, both, or an address; each can be the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaEntity {
    /// Without the `User:` of ACLs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<QuotaName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<QuotaName>,
    /// Only for `connection_creation_rate`, and never with another part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip: Option<QuotaName>,
}

/// New values for one entity.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotaChange {
    pub entity: QuotaEntity,
    /// `None` removes the value.
    pub values: BTreeMap<String, Option<f64>>,
}

impl QuotaEntity {
    /// The parts that are given, by Kafka's names for them.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &QuotaName)> {
        let parts = [("user", &self.user), ("client-id", &self.client_id), ("ip", &self.ip)];
        parts.into_iter().filter_map(|(kind, name)| Some((kind, name.as_ref()?)))
    }
}

impl fmt::Display for QuotaName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QuotaName::Default => f.write_str("(default)"),
            QuotaName::Named(name) => f.write_str(name),
        }
    }
}

/// `user alice, client-id (default)`.
impl fmt::Display for QuotaEntity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (kind, name)) in self.parts().enumerate() {
            write!(f, "{}{kind} {name}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}
