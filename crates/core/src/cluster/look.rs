//! Questions to a cluster: nothing here changes anything.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::Alter;
use super::groups::{ListedGroup, LogEnds, Place, SeenGroup};
use super::moves::{LogDir, Reassignment};
use super::observed::{ClusterInfo, Configs, GroupUse, Topic};
use super::port::{
    ClusterError, ConfigChange, FoundAcls, ItemResult, Mode, NewPartitions, NewTopic, OffsetAt, OffsetFound, Query,
};
use super::quotas::{QuotaChange, QuotaEntity, QuotaValues};
use super::users::ScramUser;
use crate::acl::AclFilter;

/// Changes that the broker is only asked about (validate_only).
#[derive(Clone, Copy, Debug)]
pub enum Intended<'a> {
    Creations(&'a [NewTopic]),
    Growth(&'a [NewPartitions]),
    TopicConfigs(&'a [(String, Vec<ConfigChange>)]),
    Quotas(&'a [QuotaChange]),
}

impl Intended<'_> {
    /// Asks by the requests that would make the changes.
    pub async fn ask(self, cluster: &dyn Alter) -> Result<Vec<ItemResult>, ClusterError> {
        match self {
            Intended::Creations(topics) => cluster.create_topics(topics, Mode::Check).await,
            Intended::Growth(topics) => cluster.create_partitions(topics, Mode::Check).await,
            Intended::TopicConfigs(topics) => cluster.alter_topic_configs(topics, Mode::Check).await,
            Intended::Quotas(changes) => cluster.alter_client_quotas(changes, Mode::Check).await,
        }
    }
}

/// A Kafka cluster to be looked at. Results of a batch stand in the order of its items.
#[async_trait]
pub trait Look: Send + Sync {
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

    /// Configs of brokers by id, with these keys (DescribeConfigs).
    async fn broker_configs(&self, brokers: &[i32], keys: &[&str]) -> Result<Vec<ItemResult<Configs>>, ClusterError>;

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

    /// Every SCRAM user with mechanisms and iterations, in order of name (DescribeUserScramCredentials).
    async fn scram_users(&self) -> Result<Vec<ScramUser>, ClusterError>;

    /// Every reassignment under way, in order of topic and partition (ListPartitionReassignments).
    async fn reassignments(&self) -> Result<Vec<Reassignment>, ClusterError>;

    /// Every client quota that is set (DescribeClientQuotas).
    async fn client_quotas(&self) -> Result<BTreeMap<QuotaEntity, QuotaValues>, ClusterError>;

    /// The log folders of each of these brokers (DescribeLogDirs). A broker that does not answer is an item error.
    async fn log_dirs(&self, brokers: &[i32]) -> Result<Vec<ItemResult<Vec<LogDir>>>, ClusterError>;

    /// Whether the broker would make these changes (validate_only); what it would not is an item error.
    async fn check(&self, intended: Intended<'_>) -> Result<Vec<ItemResult>, ClusterError>;

    /// Topics that were named, so that somebody believes that they are there. Asks once more for what is not: a broker that
    /// has just started learns of topics only now.
    async fn named_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError>;

    /// All groups of the cluster, of every kind, in order (ListGroups).
    async fn list_groups(&self) -> Result<Vec<ListedGroup>, ClusterError>;

    /// The groups that `wanted` picks, with their members and committed offsets, in order.
    async fn look_at_groups(
        &self,
        wanted: &(dyn for<'g> Fn(&'g ListedGroup) -> bool + Sync),
    ) -> Result<Vec<SeenGroup>, ClusterError>;

    /// The committed offsets of a group, where it has any (OffsetFetch). A group that does not exist has none.
    async fn committed(&self, group: &str) -> Result<BTreeMap<Place, i64>, ClusterError>;

    /// The ends of these logs; a partition that is not there is an item error. `committed` asks for the last stable offset
    /// rather than the high watermark.
    async fn log_ends(
        &self,
        places: &[Place],
        committed: bool,
    ) -> Result<BTreeMap<Place, ItemResult<LogEnds>>, ClusterError>;

    /// The timestamp of the first record at or after each offset, milliseconds since the epoch, where there is one.
    async fn timestamps(
        &self,
        at: &BTreeMap<Place, i64>,
        committed: bool,
    ) -> Result<BTreeMap<Place, i64>, ClusterError>;
}
