//! A Kafka cluster: questions and changes over our own connection ([`wire`]), the producer and the group member by librdkafka
//! ([`ffi`], the only room that knows rdkafka).

mod client;
mod failures;
mod ffi;
mod groups;
mod latency;
mod membership;
mod outbox;
pub mod patience;
mod wire;

use std::collections::BTreeMap;
use std::time::Duration;

use async_trait::async_trait;
use helixctl_core::acl::{Acl, AclFilter};
use helixctl_core::cluster::{
    Cluster, ClusterError, ClusterInfo, ConfigChange, Configs, Denied, ErrorCode, FoundAcls, GroupUse, ItemError,
    ItemResult, LogDir, Mode, NewPartitions, NewTopic, OffsetAt, OffsetFound, Portion, Query, QuotaChange, QuotaEntity,
    QuotaValues, ReadEvent, Reassignment, Refusal, ScramUser, Topic, UserChange,
};
use helixctl_core::error::{Error, Result};
use wire::{Fault, Wire};

pub use ffi::cause::{Cause, Kind};
pub use ffi::end;
pub use ffi::member::{MemberEvent, Place, Uncommitted};
pub use ffi::produce::{Outgoing, Producer, Receipt, Reports, Sent, Undelivered};
pub use latency::Latency;
pub use membership::{Joining, Membership};
pub use outbox::Outbox;

/// How long a broker is given to learn of a topic.
const LATE_TOPIC: Duration = Duration::from_millis(250);

/// A cluster, reached from its bootstrap servers.
pub struct KafkaCluster {
    wire: Wire,
    /// Who we are to the brokers, as far as we can know.
    principal: Option<String>,
}

impl KafkaCluster {
    /// Makes a client. No connection is made before the first request.
    ///
    /// `properties` are librdkafka's; `timeout` bounds every request. Exit 2 if one is wrong, or names a file that is.
    pub fn new(properties: &BTreeMap<String, String>, timeout: Duration) -> Result<Self> {
        client::check(properties)?;
        let wire = Wire::new(properties, timeout).map_err(|why| {
            Error::bad_input(why).hint("`helixctl config show --origin` tells where each value comes from")
        })?;
        Ok(KafkaCluster { wire, principal: client::principal(properties) })
    }

    /// Reads partitions without a group, in order, as fast as `to` is emptied; see [`ReadEvent`]. Ends when every portion
    /// has, or when nobody listens any more. `committed` hides what belongs to open and aborted transactions.
    pub async fn read(
        &self,
        portions: Vec<Portion>,
        committed: bool,
        to: tokio::sync::mpsc::Sender<ReadEvent>,
    ) -> Result<(), ClusterError> {
        self.wire.read(portions, committed, to).await
    }

    /// The committed offsets of a group, where it has any. A group that does not exist has none.
    pub async fn committed(&self, group: &str) -> Result<BTreeMap<Place, i64>, ClusterError> {
        asking("looking up committed offsets", self.wire.committed(group).await)
    }

    /// Topics that were named, so that somebody believes that they are there. Asks once more for what is not: a broker that
    /// has just started learns of topics only now.
    pub async fn named_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
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

    /// Results about topics; those that access rules forbid, with what would have to be allowed.
    fn judged<'a, T>(
        &self,
        operation: &str,
        names: impl Iterator<Item = &'a String>,
        results: Vec<ItemResult<T>>,
    ) -> Vec<ItemResult<T>> {
        names.zip(results).map(|(name, result)| result.map_err(|error| self.denied(operation, name, error))).collect()
    }

    /// Kafka says only that something was not allowed: what it was, we know from what we asked for.
    fn denied(&self, operation: &str, topic: &str, error: ItemError) -> ItemError {
        if error.code != ErrorCode::NotAuthorized {
            return error;
        }
        let denied = Denied {
            principal: self.principal.clone(),
            operation: operation.to_owned(),
            resource: format!("topic:{topic}"),
        };
        ItemError { message: denied.to_string(), code: ErrorCode::Denied(denied) }
    }
}

/// The result of a question, as the user reads it.
fn asking<T>(doing: &str, result: Result<T, Fault>) -> Result<T, ClusterError> {
    result.map_err(|fault| fault.told(doing, false))
}

/// The result of a change: without an answer, it may have happened.
fn changing<T>(doing: &str, result: Result<T, Fault>) -> Result<T, ClusterError> {
    result.map_err(|fault| fault.told(doing, true))
}

/// What is asked about access rules and users, with what to do about a no: the right that lacks is always on the cluster.
fn explained<T>(result: Result<T, ClusterError>) -> Result<T, ClusterError> {
    result.map_err(|mut error| {
        let hint = match error.refusal {
            Some(Refusal::NotAuthorized) => {
                "this principal lacks describe on the cluster; an administrator gives it with `helixctl acls grant PRINCIPAL describe cluster`"
            }
            Some(Refusal::SecurityDisabled) => {
                "the brokers keep no access rules: set `authorizer.class.name` in their server.properties"
            }
            None => return error,
        };
        error.hint.get_or_insert(hint.to_owned());
        error
    })
}

fn mode_of<T>(mode: Mode, doing: &str, result: Result<T, Fault>) -> Result<T, ClusterError> {
    result.map_err(|fault| fault.told(doing, mode == Mode::Apply))
}

#[async_trait]
impl Cluster for KafkaCluster {
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

    async fn broker_configs(&self, brokers: &[i32], keys: &[&str]) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        asking("describing configs of brokers", self.wire.broker_configs(brokers, Query::Keys(keys)).await)
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

    async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError> {
        changing("creating ACLs", self.wire.create_acls(acls).await)
    }

    async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError> {
        changing("deleting ACLs", self.wire.delete_acls(acls).await)
    }

    async fn scram_users(&self) -> Result<Vec<ScramUser>, ClusterError> {
        explained(asking("listing users", self.wire.scram_users().await))
    }

    async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError> {
        changing("changing users", self.wire.alter_scram_users(changes).await)
    }

    async fn reassignments(&self) -> Result<Vec<Reassignment>, ClusterError> {
        self.wire.reassignments().await
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

    async fn client_quotas(&self) -> Result<BTreeMap<QuotaEntity, QuotaValues>, ClusterError> {
        self.wire.client_quotas().await
    }

    async fn alter_client_quotas(&self, changes: &[QuotaChange], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        self.wire.alter_client_quotas(changes, mode).await
    }

    async fn log_dirs(&self, brokers: &[i32]) -> Result<Vec<ItemResult<Vec<LogDir>>>, ClusterError> {
        self.wire.log_dirs(brokers).await
    }
}
