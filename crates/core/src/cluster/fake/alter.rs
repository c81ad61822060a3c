//! Changes to the in-memory cluster.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::FakeCluster;
use crate::acl::Acl;
use crate::cluster::{
    Alter, ClusterError, ConfigChange, ItemResult, Mode, NewPartitions, NewTopic, Place, QuotaChange, UserChange,
};

#[async_trait]
impl Alter for FakeCluster {
    async fn create_topics(&self, topics: &[NewTopic], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        self.mutate("create", topics, mode, |topic| topic.name.clone(), |state, topic, mode| state.create(topic, mode))
    }

    async fn create_partitions(&self, topics: &[NewPartitions], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        self.mutate("grow", topics, mode, |new| new.topic.clone(), |state, new, mode| state.grow(new, mode))
    }

    async fn alter_topic_configs(
        &self,
        topics: &[(String, Vec<ConfigChange>)],
        mode: Mode,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        self.mutate(
            "alter",
            topics,
            mode,
            |(name, _)| name.clone(),
            |state, (name, ops), mode| state.alter(name, ops, mode),
        )
    }

    async fn alter_broker_configs(
        &self,
        brokers: &[(i32, Vec<ConfigChange>)],
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let name = |(broker, _): &(i32, Vec<ConfigChange>)| *broker;
        self.mutate("alter broker", brokers, Mode::Apply, name, |state, (broker, changes), _| {
            state.alter_broker(*broker, changes);
            Ok(())
        })
    }

    async fn delete_topics(&self, names: &[String]) -> Result<Vec<ItemResult>, ClusterError> {
        self.mutate("delete", names, Mode::Apply, String::clone, |state, name, _| {
            state.topic(name)?;
            state.observed.topics.remove(name);
            Ok(())
        })
    }

    async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError> {
        self.mutate("grant", acls, Mode::Apply, Acl::to_string, |state, acl, _| state.access.create(acl))
    }

    async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError> {
        self.mutate("revoke", acls, Mode::Apply, Acl::to_string, |state, acl, _| state.access.delete(acl))
    }

    async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError> {
        let name = |change: &UserChange| change.user.clone();
        self.mutate("alter user", changes, Mode::Apply, name, |state, change, _| state.access.alter(change))
    }

    async fn alter_reassignments(
        &self,
        moves: &[(String, i32, Option<Vec<i32>>)],
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let name = |(topic, partition, _): &(String, i32, _)| format!("{topic}/{partition}");
        self.mutate("move", moves, Mode::Apply, name, |state, (topic, partition, target), _| {
            state.reassign(topic, *partition, target.as_deref())
        })
    }

    async fn elect_preferred_leaders(&self, partitions: &[(String, i32)]) -> Result<Vec<ItemResult>, ClusterError> {
        let name = |(topic, partition): &(String, i32)| format!("{topic}/{partition}");
        self.mutate("elect", partitions, Mode::Apply, name, |state, (topic, id), _| state.elect(topic, *id))
    }

    async fn alter_client_quotas(&self, changes: &[QuotaChange], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        let name = |change: &QuotaChange| change.entity.to_string();
        self.mutate("quota", changes, mode, name, |state, change, mode| state.alter_quota(change, mode))
    }

    async fn commit_offsets(
        &self,
        group: &str,
        offsets: &BTreeMap<Place, i64>,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let offsets: Vec<(&Place, &i64)> = offsets.iter().collect();
        let name = |((topic, partition), offset): &(&Place, &i64)| format!("{group}:{topic}/{partition}={offset}");
        self.mutate("commit", &offsets, Mode::Apply, name, |state, (place, offset), _| {
            state.topic(&place.0)?;
            state.groups.commit(group, place, Some(**offset))
        })
    }

    async fn delete_offsets(&self, group: &str, places: &[Place]) -> Result<Vec<ItemResult>, ClusterError> {
        let name = |(topic, partition): &Place| format!("{group}:{topic}/{partition}");
        self.mutate("uncommit", places, Mode::Apply, name, |state, place, _| state.groups.commit(group, place, None))
    }

    async fn delete_group(&self, group: &str) -> Result<ItemResult, ClusterError> {
        let done = self.mutate("delete group", &[group], Mode::Apply, ToString::to_string, |state, group, _| {
            state.groups.delete(group)
        })?;
        Ok(done.into_iter().collect())
    }
}
