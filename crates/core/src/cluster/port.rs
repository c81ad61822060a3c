//! Values of the port to a cluster: every request is batched, and every item of a batch has its own result.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::denied::Denied;
use super::observed::ConfigSource;
use crate::acl::Acl;

/// Whether a request changes the cluster or only asks the broker whether it would (`validate_only`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Check,
    Apply,
}

/// Which configs to describe: fewer keys make a smaller answer.
#[derive(Clone, Copy, Debug)]
pub enum Query<'a> {
    /// Every config, and beneath each override what a reset would leave.
    All,
    Keys(&'a [&'a str]),
    /// The topics' own overrides, whatever they are, and of these configs the values in effect.
    OverridesAnd(&'a [&'a str]),
}

impl Query<'_> {
    /// Whether an answer holds this config.
    pub fn includes(&self, name: &str, source: ConfigSource) -> bool {
        match self {
            Query::All => true,
            Query::Keys(keys) => keys.contains(&name),
            Query::OverridesAnd(keys) => source == ConfigSource::Topic || keys.contains(&name),
        }
    }
}

/// A topic to create. `None` leaves the choice to the broker's default (KIP-464).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewTopic {
    pub name: String,
    pub partitions: Option<i32>,
    pub replication: Option<i16>,
    pub configs: BTreeMap<String, String>,
    /// The replicas of each partition, the preferred leader first; empty leaves them to Kafka.
    pub assignment: Vec<Vec<i32>>,
}

/// Partitions to add to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPartitions {
    pub topic: String,
    /// How many it will have.
    pub total: usize,
    /// The replicas of each new partition; empty leaves them to Kafka.
    pub assignment: Vec<Vec<i32>>,
}

/// One operation of IncrementalAlterConfigs (KIP-339): set, or back to the inherited value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigChange {
    pub name: String,
    /// `None` resets.
    pub value: Option<String>,
}

/// A position to look up with ListOffsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffsetAt {
    /// The log start offset.
    Earliest,
    /// The high watermark.
    Latest,
    /// The record with the largest timestamp (KIP-734).
    MaxTimestamp,
    /// The first record whose timestamp is at or after this, in milliseconds since the epoch.
    Timestamp(i64),
}

/// The answer to a look-up; both are absent when no record matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffsetFound {
    pub offset: Option<i64>,
    pub timestamp_ms: Option<i64>,
}

/// The rules that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundAcls {
    /// In order, each once.
    pub acls: Vec<Acl>,
    /// Rules with a kind, a pattern or an operation that is newer than helixctl.
    pub not_understood: usize,
}

/// What one item of a batch came to.
pub type ItemResult<T = ()> = Result<T, ItemError>;

/// Why one item of a batch failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemError {
    pub code: ErrorCode,
    /// Kafka's own words.
    pub message: String,
}

/// The errors that helixctl treats apart. Everything else keeps Kafka's name for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    TopicAlreadyExists,
    UnknownTopic,
    InvalidReplicationFactor,
    InvalidPartitions,
    InvalidConfig,
    PolicyViolation,
    NotAuthorized,
    /// The same, where it is known what would have to be allowed.
    Denied(Denied),
    /// The brokers run without an authorizer: there are no rules.
    SecurityDisabled,
    /// Nobody leads the partition, or the broker asked does not any more: it passes.
    LeaderUnavailable,
    /// No answer came: the change may or may not have happened.
    OutcomeUnknown,
    /// Kafka's name for any other error, such as `THROTTLING_QUOTA_EXCEEDED`.
    Other(String),
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ItemError {}

/// Why a whole request failed: no broker answered, or none would talk to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterError {
    /// What was asked for, as in "listing topics".
    pub doing: String,
    /// Why, as one sentence.
    pub cause: String,
    /// Each address that was tried, with its own cause.
    pub addresses: Vec<(String, String)>,
    /// The request was sent but no answer came: a change may have happened.
    pub outcome_unknown: bool,
    /// The broker's own no, if that is what failed: asking again is of no use.
    pub refusal: Option<Refusal>,
    /// What to do next.
    pub hint: Option<String>,
}

/// A no that stays, whoever of the brokers is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// An access rule lacks.
    NotAuthorized,
    /// The brokers run without an authorizer: there are no rules.
    SecurityDisabled,
}

impl Refusal {
    /// Whether a broker's error says no, rather than that something is out of order.
    pub fn of(code: &ErrorCode) -> Option<Refusal> {
        match code {
            ErrorCode::NotAuthorized | ErrorCode::Denied(_) => Some(Refusal::NotAuthorized),
            ErrorCode::SecurityDisabled => Some(Refusal::SecurityDisabled),
            _ => None,
        }
    }
}

impl fmt::Display for ClusterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed: {}", self.doing, self.cause)
    }
}

impl std::error::Error for ClusterError {}
