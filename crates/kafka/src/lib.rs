//! A real cluster through librdkafka: the only room that knows rdkafka.
//!
//! The requests go through [`ffi`], because rdkafka's safe admin client lacks incremental configs, DescribeCluster and
//! offsets, and drops the broker's own words where an item of a batch fails. What librdkafka lacks goes through [`wire`].

mod access;
mod client;
mod failures;
mod ffi;
mod groups;
mod latency;
mod member;
mod membership;
pub mod patience;
mod wire;

use std::collections::{BTreeMap, HashMap};
use std::mem::ManuallyDrop;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures::{StreamExt, TryStreamExt, stream};

use crate::patience::Patience;
use ffi::{CallError, ConfigKind, Handle, Named};
use helixctl_core::acl::{Acl, AclFilter};
use helixctl_core::cluster::{
    Cluster, ClusterError, ClusterInfo, ConfigChange, Configs, Denied, ErrorCode, FoundAcls, GroupUse, ItemError,
    ItemResult, LogDir, Mode, NewPartitions, NewTopic, OffsetAt, OffsetFound, Portion, Query, QuotaChange, QuotaEntity,
    QuotaValues, ReadEvent, Reassignment, ScramUser, Topic, UserChange,
};
use helixctl_core::error::Result;
use wire::Wire;

pub use ffi::cause::{Cause, Kind};
pub use ffi::end;
pub use ffi::produce::{Outgoing, Producer, Receipt, Sent, Undelivered};
pub use latency::Latency;
pub use member::{MemberEvent, Place, Uncommitted};
pub use membership::{Joining, Membership};

/// Topics per DescribeConfigs request: librdkafka keeps a whole answer in memory, about 10 kB a topic.
const TOPICS_PER_DESCRIBE: usize = 200;
/// DescribeConfigs requests under way at once: the broker makes one answer while we read the other.
const DESCRIBES_AT_ONCE: usize = 2;
/// Groups whose offsets are asked for at once; Kafka wants one request a group.
const GROUPS_AT_ONCE: usize = 32;

/// Partitions per ListOffsets call: librdkafka merges the answers of several leaders in quadratic time.
const PARTITIONS_PER_LOOK_UP: usize = 1_000;
/// How long nothing may change before a partition without a leader is reported as such. A broker that starts, or that has
/// just been given many partitions, becomes their leader one by one, at about 5 ms each.
const LEADER_PATIENCE: Duration = Duration::from_secs(5);

/// How long a broker is given to learn of a topic.
const LATE_TOPIC: Duration = Duration::from_millis(250);

type Offsets = HashMap<(String, i32), ItemResult<OffsetFound>>;

/// A cluster behind librdkafka.
pub struct KafkaCluster {
    /// Never torn down: librdkafka takes 50–100 ms to join its threads, and the process is about to end anyway.
    handle: ManuallyDrop<Arc<Handle>>,
    wire: Wire,
    /// Who we are to the brokers, as far as we can know.
    principal: Option<String>,
}

impl KafkaCluster {
    /// Makes a client. No connection is made before the first request.
    ///
    /// `properties` are librdkafka's; `timeout` bounds every request. Exit 2 if librdkafka refuses a property.
    pub fn new(properties: &BTreeMap<String, String>, timeout: Duration) -> Result<Self> {
        let handle = Handle::new(client::create(properties, timeout)?, client::bootstrap(properties), timeout);
        let wire = Wire::new(properties.clone(), timeout);
        let principal = client::principal(properties);
        Ok(KafkaCluster { handle: ManuallyDrop::new(Arc::new(handle)), wire, principal })
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
        let name = group.to_owned();
        self.call("looking up committed offsets", false, move |handle| handle.committed(&name)).await
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

    /// Looks up offsets, again for partitions that just have no leader: a new topic's are elected while we look.
    async fn look_up(
        &self,
        mut asked: Vec<(String, i32)>,
        at: OffsetAt,
        found: &mut Offsets,
    ) -> Result<(), ClusterError> {
        let mut patience = Patience::new(LEADER_PATIENCE);
        loop {
            let request = asked.clone();
            let answers =
                self.call("looking up offsets", false, move |handle| handle.list_offsets(&request, at)).await?;
            found.extend(answers);
            let before = asked.len();
            asked.retain(|partition| {
                matches!(found.get(partition), Some(Err(error)) if error.code == ErrorCode::LeaderUnavailable)
            });
            if asked.len() < before {
                patience.renew();
            }
            if asked.is_empty() || !patience.pause().await {
                return Ok(());
            }
        }
    }

    /// The answers about topics in the order asked for; those that access rules forbid with what would have to be allowed.
    fn judged<'a, T>(
        &self,
        operation: &str,
        names: impl Iterator<Item = &'a String> + Clone,
        answers: Vec<Named<T>>,
    ) -> Vec<ItemResult<T>> {
        let results = in_order(names.clone(), answers);
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

    /// Runs a blocking request on a thread of its own.
    async fn call<T: Send + 'static>(
        &self,
        doing: &str,
        changes: bool,
        request: impl FnOnce(&Handle) -> Result<T, CallError> + Send + 'static,
    ) -> Result<T, ClusterError> {
        let handle = Arc::clone(&self.handle);
        let joined = tokio::task::spawn_blocking(move || {
            let result = request(&handle);
            let addresses = if result.is_err() { handle.failures() } else { Vec::new() };
            result.map_err(|error| (error, addresses))
        });
        match joined.await {
            Ok(result) => {
                result.map_err(|(error, addresses)| failures::cluster_error(doing, &error, addresses, changes))
            }
            Err(error) => Err(ClusterError {
                doing: doing.to_owned(),
                cause: error.to_string(),
                addresses: Vec::new(),
                outcome_unknown: changes,
                refusal: None,
                hint: None,
            }),
        }
    }
}

/// A broker is asked about itself: that it is down is no failure of the others.
fn each_broker<T>(answer: Result<Vec<Named<T>>, ClusterError>) -> ItemResult<T> {
    match answer {
        Ok(mut answers) => answers.pop().map_or_else(|| Err(no_answer()), |named| named.result),
        Err(error) => {
            let code = match error.outcome_unknown {
                true => ErrorCode::OutcomeUnknown,
                false => ErrorCode::Other("BROKER_NOT_AVAILABLE".to_owned()),
            };
            Err(ItemError { code, message: error.to_string() })
        }
    }
}

/// Puts results into the order of the items: librdkafka may answer in another.
fn in_order<'a, T>(names: impl Iterator<Item = &'a String>, answers: Vec<Named<T>>) -> Vec<ItemResult<T>> {
    let mut by_name: HashMap<String, ItemResult<T>> =
        answers.into_iter().map(|named| (named.name, named.result)).collect();
    names.map(|name| by_name.remove(name).unwrap_or_else(|| Err(no_answer()))).collect()
}

/// For an item that an answer leaves out.
fn no_answer() -> ItemError {
    let message = "the broker gave no answer for this item".to_owned();
    ItemError { code: ErrorCode::OutcomeUnknown, message }
}

#[async_trait]
impl Cluster for KafkaCluster {
    fn principal(&self) -> Option<String> {
        self.principal.clone()
    }

    async fn info(&self) -> Result<ClusterInfo, ClusterError> {
        self.call("connecting to the cluster", false, Handle::describe_cluster).await
    }

    async fn topics(&self) -> Result<BTreeMap<String, Topic>, ClusterError> {
        self.call("listing topics", false, Handle::all_topics).await
    }

    async fn describe_topics(&self, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
        let asked = names.to_vec();
        let answers = self.call("describing topics", false, move |handle| handle.describe_topics(&asked)).await?;
        Ok(self.judged("describe", names.iter(), answers))
    }

    async fn topic_configs(
        &self,
        names: &[String],
        query: Query<'_>,
    ) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        let keys: Vec<String> = match query {
            Query::All => Vec::new(),
            Query::Keys(keys) => keys.iter().map(ToString::to_string).collect(),
        };
        let chunks: Vec<Vec<String>> = names.chunks(TOPICS_PER_DESCRIBE).map(<[String]>::to_vec).collect();
        let requests = chunks.into_iter().map(|chunk| {
            let keys = keys.clone();
            async move {
                let asked = chunk.clone();
                let describe = move |handle: &Handle| handle.describe_configs(ConfigKind::Topic, &asked, &keys);
                let answers = self.call("describing configs", false, describe).await?;
                Ok::<_, ClusterError>(self.judged("describe_configs", chunk.iter(), answers))
            }
        });
        let parts: Vec<_> = stream::iter(requests).buffered(DESCRIBES_AT_ONCE).try_collect().await?;
        Ok(parts.into_iter().flatten().collect())
    }

    async fn create_topics(&self, topics: &[NewTopic], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        let asked = topics.to_vec();
        let changes = mode == Mode::Apply;
        let answers = self.call("creating topics", changes, move |handle| handle.create_topics(&asked, mode)).await?;
        Ok(self.judged("create", topics.iter().map(|topic| &topic.name), answers))
    }

    async fn create_partitions(&self, topics: &[NewPartitions], mode: Mode) -> Result<Vec<ItemResult>, ClusterError> {
        let asked = topics.to_vec();
        let changes = mode == Mode::Apply;
        let answers =
            self.call("adding partitions", changes, move |handle| handle.create_partitions(&asked, mode)).await?;
        Ok(self.judged("alter", topics.iter().map(|new| &new.topic), answers))
    }

    async fn alter_topic_configs(
        &self,
        topics: &[(String, Vec<ConfigChange>)],
        mode: Mode,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let asked = topics.to_vec();
        let changes = mode == Mode::Apply;
        let answers = self
            .call("altering configs", changes, move |handle| handle.alter_configs(ConfigKind::Topic, &asked, mode))
            .await?;
        Ok(self.judged("alter_configs", topics.iter().map(|(name, _)| name), answers))
    }

    async fn broker_configs(&self, brokers: &[i32], keys: &[&str]) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let each = brokers.iter().map(|broker| {
            let (name, keys) = ([broker.to_string()], keys.clone());
            let describe = move |handle: &Handle| handle.describe_configs(ConfigKind::Broker, &name, &keys);
            async { each_broker(self.call("describing configs of brokers", false, describe).await) }
        });
        Ok(futures::future::join_all(each).await)
    }

    async fn alter_broker_configs(
        &self,
        brokers: &[(i32, Vec<ConfigChange>)],
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let each = brokers.iter().map(|(broker, changes)| {
            let asked = [(broker.to_string(), changes.clone())];
            let alter = move |handle: &Handle| handle.alter_configs(ConfigKind::Broker, &asked, Mode::Apply);
            async { each_broker(self.call("altering configs of brokers", true, alter).await) }
        });
        Ok(futures::future::join_all(each).await)
    }

    async fn delete_topics(&self, names: &[String]) -> Result<Vec<ItemResult>, ClusterError> {
        let asked = names.to_vec();
        let answers = self.call("deleting topics", true, move |handle| handle.delete_topics(&asked)).await?;
        Ok(self.judged("delete", names.iter(), answers))
    }

    async fn list_offsets(
        &self,
        partitions: &[(String, i32)],
        at: OffsetAt,
    ) -> Result<Vec<ItemResult<OffsetFound>>, ClusterError> {
        let mut found = HashMap::new();
        for chunk in partitions.chunks(PARTITIONS_PER_LOOK_UP) {
            self.look_up(chunk.to_vec(), at, &mut found).await?;
        }
        let missing = || {
            Err(ItemError { code: ErrorCode::Other("NO_ANSWER".to_owned()), message: "no offset came back".to_owned() })
        };
        let result = |partition: &(String, i32)| {
            let found = found.remove(partition).unwrap_or_else(missing);
            found.map_err(|error| self.denied("describe", &partition.0, error))
        };
        Ok(partitions.iter().map(result).collect())
    }

    async fn groups_by_topic(&self) -> Result<BTreeMap<String, Vec<GroupUse>>, ClusterError> {
        let groups = self.call("listing consumer groups", false, Handle::list_groups).await?;
        let look_up = |group: GroupUse| async move {
            let name = group.group.clone();
            let mut topics: Vec<String> = self.committed(&name).await?.into_keys().map(|(topic, _)| topic).collect();
            topics.dedup();
            Ok::<_, ClusterError>((group, topics))
        };
        let uses: Vec<_> =
            stream::iter(groups.into_iter().map(look_up)).buffer_unordered(GROUPS_AT_ONCE).try_collect().await?;
        let mut by_topic: BTreeMap<String, Vec<GroupUse>> = BTreeMap::new();
        for (group, topics) in uses {
            for topic in topics {
                by_topic.entry(topic).or_default().push(group.clone());
            }
        }
        by_topic.values_mut().for_each(|groups| groups.sort());
        Ok(by_topic)
    }

    async fn acls(&self, filter: &AclFilter) -> Result<FoundAcls, ClusterError> {
        self.rules(filter).await
    }

    async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, ClusterError> {
        self.grant(acls).await
    }

    async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, ClusterError> {
        self.revoke(acls).await
    }

    async fn scram_users(&self) -> Result<Vec<ScramUser>, ClusterError> {
        self.users().await
    }

    async fn alter_scram_users(&self, changes: &[UserChange]) -> Result<Vec<ItemResult>, ClusterError> {
        self.alter_users(changes).await
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
        // librdkafka refuses an empty list, and Kafka would take an absent one for all partitions.
        if partitions.is_empty() {
            return Ok(Vec::new());
        }
        let asked = partitions.to_vec();
        let mut answers = self.call("electing leaders", true, move |handle| handle.elect_leaders(&asked)).await?;
        let missing = || Err(no_answer());
        Ok(partitions.iter().map(|partition| answers.remove(partition).unwrap_or_else(missing)).collect())
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
