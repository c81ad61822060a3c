//! Changes of the port, over our own connection. Without an answer, a change may have happened.

use std::collections::BTreeMap;

use async_trait::async_trait;
use helixctl_core::acl::Acl;
use helixctl_core::cluster::{
    Alter, ClusterError, ConfigChange, ItemResult, Mode, NewPartitions, NewTopic, Place, QuotaChange, UserChange,
};

use crate::{KafkaCluster, changing, mode_of};

#[async_trait]
impl Alter for KafkaCluster {
    async fn create_topics(&self, topics: &[NewTopic], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        let results = mode_of(mode, "creating topics", self.wire.create_topics(topics, mode).await)?;
        Ok(self.judged("create", topics.iter().map(|topic| &topic.name), results))
    }

    async fn create_partitions(&self, topics: &[NewPartitions], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        let results = mode_of(mode, "adding partitions", self.wire.create_partitions(topics, mode).await)?;
        Ok(self.judged("alter", topics.iter().map(|new| &new.topic), results))
    }

    async fn alter_topic_configs(
        &self,
        topics: &[(String, Vec<ConfigChange>)],
        mode: Mode,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let results = mode_of(mode, "altering configs", self.wire.alter_topic_configs(topics, mode).await)?;
        Ok(self.judged("alter_configs", topics.iter().map(|(name, _)| name), results))
    }

    async fn alter_broker_configs(
        &self,
        brokers: &[(i32, Vec<ConfigChange>)],
    ) -> Result<Vec<ItemResult>, ClusterError> {
        changing("altering configs of brokers", self.wire.alter_broker_configs(brokers).await)
    }

    async fn delete_topics(&self, names: &[String]) -> Result<Vec<ItemResult>, ClusterError> {
        let results = changing("deleting topics", self.wire.delete_topics(names).await)?;
        Ok(self.judged("delete", names.iter(), results))
    }

    async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError> {
        changing("creating ACLs", self.wire.create_acls(acls).await)
    }

    async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError> {
        changing("deleting ACLs", self.wire.delete_acls(acls).await)
    }

    async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError> {
        changing("changing users", self.wire.alter_scram_users(changes).await)
    }

    async fn alter_reassignments(
        &self,
        moves: &[(String, i32, Option<Vec<i32>>)],
    ) -> Result<Vec<ItemResult>, ClusterError> {
        self.wire.alter_reassignments(moves).await
    }

    async fn elect_preferred_leaders(&self, partitions: &[(String, i32)]) -> Result<Vec<ItemResult>, ClusterError> {
        changing("electing leaders", self.wire.elect_preferred_leaders(partitions).await)
    }

    async fn alter_client_quotas(&self, changes: &[QuotaChange], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        self.wire.alter_client_quotas(changes, mode).await
    }

    async fn commit_offsets(
        &self,
        group: &str,
        offsets: &BTreeMap<Place, i64>,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        changing("committing offsets", self.wire.commit(group, offsets).await)
    }

    async fn delete_offsets(&self, group: &str, places: &[Place]) -> Result<Vec<ItemResult>, ClusterError> {
        changing("deleting offsets", self.wire.delete_offsets(group, places).await)
    }

    async fn delete_group(&self, group: &str) -> Result<ItemResult, ClusterError> {
        changing("deleting a group", self.wire.delete_group(group).await)
    }
}
