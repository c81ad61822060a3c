//! The port to a cluster: every request is batched, and every item of a batch has its own result.

use std::collections::BTreeMap;
use std::fmt;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::denied::Denied;
use super::moves::{LogDir, Reassignment};
use super::observed::{ClusterInfo, Configs, GroupUse, Topic};
use super::quotas::{QuotaChange, QuotaEntity, QuotaValues};
use super::users::{ScramUser, UserChange};
use crate::acl::{Acl, AclFilter};

/// Whether a request changes the cluster or only asks the broker whether it would (`validate_only`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Check,
    Apply,
}

/// Which configs to describe: fewer keys make a smaller answer.
#[derive(Clone, Copy, Debug)]
pub enum Query<'a> {
    All,
    Keys(&'a [&'a str]),
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

/// A Kafka cluster. Results of a batch stand in the order of its items.
#[async_trait]
pub trait Cluster: Send + Sync {
    /// Who we are to the brokers, such as `User:helixagent`; absent where only they know, as with a client certificate.
    fn principal(&self) -> Option<String>;

    /// Cluster id, controller and brokers with their racks (DescribeCluster).
    async fn info(&self) -> Result<ClusterInfo, ClusterError>;

    /// Every topic with its partitions, without configs (Metadata). Topics that this principal may not see are left out.
    async fn topics(&self) -> Result<BTreeMap<String, Topic>, ClusterError>;

    /// Both at once, where one answer tells both.
    async fn info_and_topics(&self) -> Result<(ClusterInfo, BTreeMap<String, Topic>), ClusterError> {
        futures::try_join!(self.info(), self.topics())
    }

    /// Named topics with id and partitions (DescribeTopics). An unknown topic is an item error.
    async fn describe_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError>;

    /// Configs of named topics (DescribeConfigs).
    async fn topic_configs(&self, names: &[String], query: Query<'_>)
    -> Result<Vec<ItemResult<Configs>>, ClusterError>;

    /// CreateTopics.
    async fn create_topics(&self, topics: &[NewTopic], mode: Mode) -> Result<Vec<ItemResult>, ClusterError>;

    /// CreatePartitions.
    async fn create_partitions(&self, topics: &[NewPartitions], mode: Mode) -> Result<Vec<ItemResult>, ClusterError>;

    /// IncrementalAlterConfigs: all changes of one topic happen or none does.
    async fn alter_topic_configs(
        &self,
        topics: &[(String, Vec<ConfigChange>)],
        mode: Mode,
    ) -> Result<Vec<ItemResult>, ClusterError>;

    /// Configs of brokers by id, with these keys (DescribeConfigs).
    async fn broker_configs(&self, brokers: &[i32], keys: &[&str]) -> Result<Vec<ItemResult<Configs>>, ClusterError>;

    /// IncrementalAlterConfigs of brokers, such as the rates of a replication throttle.
    async fn alter_broker_configs(&self, brokers: &[(i32, Vec<ConfigChange>)])
    -> Result<Vec<ItemResult>, ClusterError>;

    /// DeleteTopics.
    async fn delete_topics(&self, names: &[String]) -> Result<Vec<ItemResult>, ClusterError>;

    /// ListOffsets for (topic, partition) pairs; the topics must exist.
    async fn list_offsets(
        &self,
        partitions: &[(String, i32)],
        at: OffsetAt,
    ) -> Result<Vec<ItemResult<OffsetFound>>, ClusterError>;

    /// Consumer groups with committed offsets, by topic (ListConsumerGroups, ListConsumerGroupOffsets).
    async fn groups_by_topic(&self) -> Result<BTreeMap<String, Vec<GroupUse>>, ClusterError>;

    /// Access rules that a filter includes (DescribeAcls).
    async fn acls(&self, filter: &AclFilter) -> Result<FoundAcls, ClusterError>;

    /// CreateAcls. A rule that is there already is no error.
    async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError>;

    /// DeleteAcls of exactly these rules; tells whether each was there.
    async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError>;

    /// Every SCRAM user with mechanisms and iterations, in order of name (DescribeUserScramCredentials).
    async fn scram_users(&self) -> Result<Vec<ScramUser>, ClusterError>;

    /// AlterUserScramCredentials. Several changes of one user go one after the other.
    async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError>;

    /// Every reassignment under way, in order of topic and partition (ListPartitionReassignments).
    async fn reassignments(&self) -> Result<Vec<Reassignment>, ClusterError>;

    /// AlterPartitionReassignments: (topic, partition, the new replicas with the preferred leader first). `None` cancels.
    ///
    /// It returns when the move has begun; [`Cluster::reassignments`] tells when it is done.
    async fn alter_reassignments(
        &self,
        moves: &[(String, i32, Option<Vec<i32>>)],
    ) -> Result<Vec<ItemResult>, ClusterError>;

    /// ElectLeaders: the first replica of each (topic, partition) leads again. One that leads already is done.
    async fn elect_preferred_leaders(&self, partitions: &[(String, i32)]) -> Result<Vec<ItemResult>, ClusterError>;

    /// Every client quota that is set (DescribeClientQuotas).
    async fn client_quotas(&self) -> Result<BTreeMap<QuotaEntity, QuotaValues>, ClusterError>;

    /// AlterClientQuotas: all values of one entity change or none does. Each entity once.
    async fn alter_client_quotas(&self, changes: &[QuotaChange], mode: Mode) -> Result<Vec<ItemResult>, ClusterError>;

    /// The log folders of each of these brokers (DescribeLogDirs). A broker that does not answer is an item error.
    async fn log_dirs(&self, brokers: &[i32]) -> Result<Vec<ItemResult<Vec<LogDir>>>, ClusterError>;
}
