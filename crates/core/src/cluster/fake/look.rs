//! Questions to the in-memory cluster.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{FakeCluster, found, refused};
use crate::acl::AclFilter;
use crate::cluster::{
    ClusterError, ClusterInfo, Configs, ErrorCode, FoundAcls, GroupUse, Intended, ItemResult, ListedGroup, LogDir,
    LogEnds, Look, OffsetAt, OffsetFound, Place, Query, QuotaEntity, QuotaValues, Reassignment, ScramUser, SeenGroup,
    Topic,
};

#[async_trait]
impl Look for FakeCluster {
    /// Nobody: no rule is about it.
    fn principal(&self) -> Option<String> {
        self.lock().observed.access.as_ref().and_then(|access| access.me.clone())
    }

    async fn info(&self) -> Result<ClusterInfo, ClusterError> {
        Ok(self.lock().observed.cluster.clone())
    }

    async fn topics(&self) -> Result<BTreeMap<String, Topic>, ClusterError> {
        let bare = |topic: &Topic| Topic { configs: None, data: None, ..topic.clone() };
        Ok(self.lock().observed.topics.iter().map(|(name, topic)| (name.clone(), bare(topic))).collect())
    }

    async fn describe_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
        let mut state = self.lock();
        Ok(names.iter().map(|name| state.topic(name).map(|t| Topic { configs: None, ..t.clone() })).collect())
    }

    async fn topic_configs(
        &self,
        names: &[String],
        query: Query<'_>,
    ) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        let mut state = self.lock();
        let configs = |topic: &mut Topic| -> ItemResult<Configs> {
            let Some(all) = &topic.configs else {
                return refused(ErrorCode::NotAuthorized, "Topic authorization failed.");
            };
            Ok(all
                .iter()
                .filter(|(name, config)| query.includes(name, config.source))
                .map(|(name, c)| (name.clone(), c.clone()))
                .collect())
        };
        Ok(names.iter().map(|name| state.topic(name).and_then(configs)).collect())
    }

    async fn broker_configs(&self, brokers: &[i32], keys: &[&str]) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        let state = self.lock();
        let of = |broker: &i32| {
            let configs = state.extras.broker_configs.get(broker).cloned().unwrap_or_default();
            Ok(configs.into_iter().filter(|(name, _)| keys.contains(&name.as_str())).collect())
        };
        Ok(brokers.iter().map(of).collect())
    }

    async fn list_offsets(
        &self,
        partitions: &[(String, i32)],
        at: OffsetAt,
    ) -> Result<Vec<ItemResult<OffsetFound>>, ClusterError> {
        let mut state = self.lock();
        Ok(partitions.iter().map(|(name, _)| Ok(found(state.topic(name)?, at))).collect())
    }

    async fn groups_by_topic(&self) -> Result<BTreeMap<String, Vec<GroupUse>>, ClusterError> {
        let uses = |topic: &Topic| topic.data.as_ref().map(|data| data.groups.clone()).unwrap_or_default();
        Ok(self.lock().observed.topics.iter().map(|(name, topic)| (name.clone(), uses(topic))).collect())
    }

    async fn acls(&self, filter: &AclFilter) -> Result<FoundAcls, ClusterError> {
        Ok(self.lock().access.find(filter))
    }

    async fn scram_users(&self) -> Result<Vec<ScramUser>, ClusterError> {
        Ok(self.lock().access.users())
    }

    async fn reassignments(&self) -> Result<Vec<Reassignment>, ClusterError> {
        Ok(self.lock().extras.moves.values().cloned().collect())
    }

    async fn client_quotas(&self) -> Result<BTreeMap<QuotaEntity, QuotaValues>, ClusterError> {
        Ok(self.lock().extras.quotas.clone())
    }

    async fn log_dirs(&self, brokers: &[i32]) -> Result<Vec<ItemResult<Vec<LogDir>>>, ClusterError> {
        let state = self.lock();
        Ok(brokers.iter().map(|&broker| state.disks(broker)).collect())
    }

    async fn check(&self, intended: Intended<'_>) -> Result<Vec<ItemResult>, ClusterError> {
        intended.ask(self).await
    }

    async fn named_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
        self.describe_topics(names).await
    }

    async fn list_groups(&self) -> Result<Vec<ListedGroup>, ClusterError> {
        Ok(self.lock().groups.listed())
    }

    async fn look_at_groups(
        &self,
        wanted: &(dyn for<'g> Fn(&'g ListedGroup) -> bool + Sync),
    ) -> Result<Vec<SeenGroup>, ClusterError> {
        let mut seen = self.lock().groups.seen();
        seen.retain(|group| wanted(&group.listed));
        Ok(seen)
    }

    async fn committed(&self, group: &str) -> Result<BTreeMap<Place, i64>, ClusterError> {
        Ok(self.lock().groups.committed(group))
    }

    async fn log_ends(
        &self,
        places: &[Place],
        _committed: bool,
    ) -> Result<BTreeMap<Place, ItemResult<LogEnds>>, ClusterError> {
        let mut state = self.lock();
        Ok(places.iter().map(|place| (place.clone(), state.ends(place))).collect())
    }

    /// All records of a topic are as old as its newest.
    async fn timestamps(
        &self,
        at: &BTreeMap<Place, i64>,
        _committed: bool,
    ) -> Result<BTreeMap<Place, i64>, ClusterError> {
        let mut state = self.lock();
        let time = |place: &Place| Some((place.clone(), state.topic(&place.0).ok()?.data.as_ref()?.newest_ms?));
        Ok(at.keys().filter_map(time).collect())
    }
}
