//! Questions of the port, over our own connection.

use std::collections::BTreeMap;
use std::time::Duration;

use async_trait::async_trait;
use helixctl_core::acl::AclFilter;
use helixctl_core::cluster::{
    ClusterError, ClusterInfo, Configs, ErrorCode, FoundAcls, GroupUse, Intended, ItemResult, ListedGroup, LogDir,
    LogEnds, Look, OffsetAt, OffsetFound, Place, Query, QuotaEntity, QuotaValues, Reassignment, ScramUser, SeenGroup,
    Topic,
};

use crate::{KafkaCluster, asking, explained};

/// How long a broker is given to learn of a topic.
const LATE_TOPIC: Duration = Duration::from_millis(250);

#[async_trait]
impl Look for KafkaCluster {
    fn principal(&self) -> Option<String> {
        self.principal.clone()
    }

    async fn info(&self) -> Result<ClusterInfo, ClusterError> {
        asking("connecting to the cluster", self.wire.info().await)
    }

    async fn topics(&self) -> Result<BTreeMap<String, Topic>, ClusterError> {
        asking("listing topics", self.wire.topics().await).map(|(_, topics)| topics)
    }

    async fn info_and_topics(&self) -> Result<(ClusterInfo, BTreeMap<String, Topic>), ClusterError> {
        asking("listing topics", self.wire.topics().await)
    }

    async fn describe_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
        let results = asking("describing topics", self.wire.describe_topics(names).await)?;
        Ok(self.judged("describe", names.iter(), results))
    }

    async fn topic_configs(
        &self,
        names: &[String],
        query: Query<'_>,
    ) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        let results = asking("describing configs", self.wire.topic_configs(names, query).await)?;
        Ok(self.judged("describe_configs", names.iter(), results))
    }

    async fn broker_configs(&self, brokers: &[i32], keys: &[&str]) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        asking("describing configs of brokers", self.wire.broker_configs(brokers, Query::Keys(keys)).await)
    }

    async fn list_offsets(
        &self,
        partitions: &[(String, i32)],
        at: OffsetAt,
    ) -> Result<Vec<ItemResult<OffsetFound>>, ClusterError> {
        let results = asking("looking up offsets", self.wire.list_offsets(partitions, at).await)?;
        Ok(self.judged("describe", partitions.iter().map(|(topic, _)| topic), results))
    }

    async fn groups_by_topic(&self) -> Result<BTreeMap<String, Vec<GroupUse>>, ClusterError> {
        asking("listing consumer groups", self.wire.groups_by_topic().await)
    }

    async fn acls(&self, filter: &AclFilter) -> Result<FoundAcls, ClusterError> {
        explained(asking("listing ACLs", self.wire.acls(filter).await))
    }

    async fn scram_users(&self) -> Result<Vec<ScramUser>, ClusterError> {
        explained(asking("listing users", self.wire.scram_users().await))
    }

    async fn reassignments(&self) -> Result<Vec<Reassignment>, ClusterError> {
        self.wire.reassignments().await
    }

    async fn client_quotas(&self) -> Result<BTreeMap<QuotaEntity, QuotaValues>, ClusterError> {
        self.wire.client_quotas().await
    }

    async fn log_dirs(&self, brokers: &[i32]) -> Result<Vec<ItemResult<Vec<LogDir>>>, ClusterError> {
        self.wire.log_dirs(brokers).await
    }

    async fn committed(&self, group: &str) -> Result<BTreeMap<Place, i64>, ClusterError> {
        asking("looking up committed offsets", self.wire.committed(group).await)
    }

    async fn named_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
        let mut found = self.describe_topics(names).await?;
        let absent = |topic: &ItemResult<Topic>| topic.as_ref().is_err_and(|e| e.code == ErrorCode::UnknownTopic);
        let missing: Vec<usize> = (0..found.len()).filter(|i| absent(&found[*i])).collect();
        if !missing.is_empty() {
            tokio::time::sleep(LATE_TOPIC).await;
            let names: Vec<String> = missing.iter().map(|i| names[*i].clone()).collect();
            for (i, topic) in missing.into_iter().zip(self.describe_topics(&names).await?) {
                found[i] = topic;
            }
        }
        Ok(found)
    }

    async fn list_groups(&self) -> Result<Vec<ListedGroup>, ClusterError> {
        asking("listing groups", self.wire.groups().await)
    }

    async fn look_at_groups(
        &self,
        wanted: &(dyn for<'g> Fn(&'g ListedGroup) -> bool + Sync),
    ) -> Result<Vec<SeenGroup>, ClusterError> {
        asking("looking at groups", self.wire.look(wanted).await)
    }

    async fn log_ends(
        &self,
        places: &[Place],
        committed: bool,
    ) -> Result<BTreeMap<Place, ItemResult<LogEnds>>, ClusterError> {
        asking("looking up offsets", self.wire.ends(places, committed).await)
    }

    async fn timestamps(
        &self,
        at: &BTreeMap<Place, i64>,
        committed: bool,
    ) -> Result<BTreeMap<Place, i64>, ClusterError> {
        asking("looking up timestamps", self.wire.timestamps(at, committed).await)
    }

    async fn check(&self, intended: Intended<'_>) -> Result<Vec<ItemResult>, ClusterError> {
        intended.ask(self).await
    }
}
