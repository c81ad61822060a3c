//! Changes to a cluster.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::Look;
use super::groups::Place;
use super::port::{ClusterError, ConfigChange, ItemResult, Mode, NewPartitions, NewTopic};
use super::quotas::QuotaChange;
use super::users::UserChange;
use crate::acl::Acl;

/// A Kafka cluster that may be changed. Results of a batch stand in the order of its items.
#[async_trait]
pub trait Alter: Look {
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

    /// IncrementalAlterConfigs of brokers, such as the rates of a replication throttle.
    async fn alter_broker_configs(&self, brokers: &[(i32, Vec<ConfigChange>)])
    -> Result<Vec<ItemResult>, ClusterError>;

    /// DeleteTopics.
    async fn delete_topics(&self, names: &[String]) -> Result<Vec<ItemResult>, ClusterError>;

    /// CreateAcls. A rule that is there already is no error.
    async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError>;

    /// DeleteAcls of exactly these rules; tells whether each was there.
    async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError>;

    /// AlterUserScramCredentials. Several changes of one user go one after the other.
    async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError>;

    /// AlterPartitionReassignments: (topic, partition, the new replicas with the preferred leader first). `None` cancels.
    ///
    /// It returns when the move has begun; [`Look::reassignments`] tells when it is done.
    async fn alter_reassignments(
        &self,
        moves: &[(String, i32, Option<Vec<i32>>)],
    ) -> Result<Vec<ItemResult>, ClusterError>;

    /// ElectLeaders: the first replica of each (topic, partition) leads again. One that leads already is done.
    async fn elect_preferred_leaders(&self, partitions: &[(String, i32)]) -> Result<Vec<ItemResult>, ClusterError>;

    /// AlterClientQuotas: all values of one entity change or none does. Each entity once.
    async fn alter_client_quotas(&self, changes: &[QuotaChange], mode: Mode) -> Result<Vec<ItemResult>, ClusterError>;

    /// OffsetCommit for a group without members: all in one request, results in order of the offsets.
    async fn commit_offsets(
        &self,
        group: &str,
        offsets: &BTreeMap<Place, i64>,
    ) -> Result<Vec<ItemResult>, ClusterError>;

    /// OffsetDelete: results in order of the places.
    async fn delete_offsets(&self, group: &str, places: &[Place]) -> Result<Vec<ItemResult>, ClusterError>;

    /// DeleteGroups: a group with all that it has committed.
    async fn delete_group(&self, group: &str) -> Result<ItemResult, ClusterError>;
}
