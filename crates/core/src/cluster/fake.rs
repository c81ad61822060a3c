//! An in-memory cluster with Kafka's semantics, for tests of the planner and of apply.

mod groups;
mod moves;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::access::{Sight, of_users};
use super::alter::Alter;
use super::fake_access::Access;
use super::groups::{ListedGroup, LogEnds, Place, SeenGroup};
use super::look::{Intended, Look};
use super::moves::{LogDir, Reassignment};
use super::observed::{ClusterInfo, ConfigSource, ConfigValue, Configs, GroupUse, Observed, Partition, Topic};
use super::port::{
    ClusterError, ConfigChange, ErrorCode, FoundAcls, ItemError, ItemResult, Mode, NewPartitions, NewTopic, OffsetAt,
    OffsetFound, Query,
};
use super::quotas::{QuotaChange, QuotaEntity, QuotaValues};
use super::users::{ScramUser, UserChange};
use crate::acl::{Acl, AclFilter};
use crate::topic_config;

/// A hook that a test runs before each mutating request: it may change the cluster, or make the request fail.
pub type BeforeRequest = Box<dyn FnMut(&mut Observed, &str) -> Result<(), ClusterError> + Send>;

/// The in-memory cluster.
pub struct FakeCluster {
    state: Mutex<State>,
}

struct State {
    observed: Observed,
    access: Access,
    next_id: u64,
    /// One line per mutating request, in order: `create a,b`.
    log: Vec<String>,
    before: Option<BeforeRequest>,
    extras: moves::Extras,
    groups: groups::Groups,
}

impl FakeCluster {
    pub fn new(observed: Observed) -> Self {
        let seen = observed.access.as_ref();
        let state = State {
            access: Access::of(seen),
            extras: moves::Extras::of(seen.and_then(|seen| seen.quotas.seen())),
            observed,
            next_id: 1,
            log: Vec::new(),
            groups: groups::Groups::default(),
            before: None,
        };
        FakeCluster { state: Mutex::new(state) }
    }

    /// A cluster without topics.
    pub fn empty(brokers: i32) -> Self {
        let broker = |id| super::Broker { id, host: "fake".to_owned(), port: 9092, rack: None };
        let cluster =
            ClusterInfo { id: "fake".to_owned(), controller: Some(1), brokers: (1..=brokers).map(broker).collect() };
        FakeCluster::new(Observed { cluster, ..Observed::default() })
    }

    pub fn before_each_request(&self, hook: BeforeRequest) {
        self.lock().before = Some(hook);
    }

    /// The mutating requests so far.
    pub fn log(&self) -> Vec<String> {
        self.lock().log.clone()
    }

    /// The cluster as it is now.
    pub fn observed(&self) -> Observed {
        let state = self.lock();
        let mut observed = state.observed.clone();
        // What was hidden stays so.
        if let Some(access) = observed.access.as_mut().filter(|access| !matches!(access.acls, Sight::Hidden { .. })) {
            access.acls = Sight::Seen(state.access.find(&AclFilter::default()).acls);
            access.users = Sight::Seen(state.access.users());
            access.quotas = Sight::Seen(of_users(state.extras.quotas.clone()));
        }
        observed
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn mutate<T, N: fmt::Display, R>(
        &self,
        verb: &str,
        items: &[T],
        mode: Mode,
        name: impl Fn(&T) -> N,
        each: impl Fn(&mut State, &T, Mode) -> R,
    ) -> Result<Vec<R>, ClusterError> {
        let mut state = self.lock();
        if mode == Mode::Apply {
            let line =
                format!("{verb} {}", items.iter().map(|item| name(item).to_string()).collect::<Vec<_>>().join(","));
            if let Some(mut hook) = state.before.take() {
                let verdict = hook(&mut state.observed, &line);
                state.before = Some(hook);
                verdict?;
            }
            state.log.push(line);
        }
        Ok(items.iter().map(|item| each(&mut state, item, mode)).collect())
    }
}

fn refused<T>(code: ErrorCode, message: impl Into<String>) -> ItemResult<T> {
    Err(ItemError { code, message: message.into() })
}

impl State {
    fn topic(&mut self, name: &str) -> ItemResult<&mut Topic> {
        match self.observed.topics.get_mut(name) {
            Some(topic) => Ok(topic),
            None => refused(ErrorCode::UnknownTopic, "This server does not host this topic-partition."),
        }
    }

    fn create(&mut self, new: &NewTopic, mode: Mode) -> ItemResult {
        if self.observed.topics.contains_key(&new.name) {
            return refused(ErrorCode::TopicAlreadyExists, format!("Topic '{}' already exists.", new.name));
        }
        let brokers: Vec<i32> = self.observed.cluster.brokers.iter().map(|broker| broker.id).collect();
        let factor = new.replication.unwrap_or(1) as usize;
        if factor > brokers.len() {
            return refused(
                ErrorCode::InvalidReplicationFactor,
                format!("only {} broker(s) are registered", brokers.len()),
            );
        }
        let mut configs = inherited();
        for (name, value) in &new.configs {
            set(&mut configs, name, Some(value))?;
        }
        if mode == Mode::Apply {
            let replicas = |id: i32| new.assignment.get(id as usize).map_or(&brokers[..factor], Vec::as_slice);
            let partitions = (0..new.partitions.unwrap_or(1)).map(|id| partition(id, replicas(id))).collect();
            let id = Some(self.next_id.to_string());
            self.next_id += 1;
            let topic = Topic { id, partitions, configs: Some(configs), ..Topic::default() };
            self.observed.topics.insert(new.name.clone(), topic);
        }
        Ok(())
    }

    fn grow(&mut self, new: &NewPartitions, mode: Mode) -> ItemResult {
        let (topic, count) = (self.topic(&new.topic)?, new.total);
        if count <= topic.partitions.len() {
            return refused(ErrorCode::InvalidPartitions, "the topic has as many partitions already");
        }
        let replicas = topic.partitions.first().map(|p| p.replicas.clone()).unwrap_or_default();
        if mode == Mode::Apply {
            let from = topic.partitions.len() as i32;
            let assigned = |id: i32| new.assignment.get((id - from) as usize).unwrap_or(&replicas).clone();
            topic.partitions.extend((from..count as i32).map(|id| partition(id, &assigned(id))));
        }
        Ok(())
    }

    fn alter(&mut self, name: &str, changes: &[ConfigChange], mode: Mode) -> ItemResult {
        let topic = self.topic(name)?;
        let mut configs = topic.configs.clone().unwrap_or_default();
        for change in changes {
            set(&mut configs, &change.name, change.value.as_deref())?;
        }
        if mode == Mode::Apply {
            topic.configs = Some(configs);
        }
        Ok(())
    }
}

/// The configs of a topic without overrides.
pub fn inherited() -> Configs {
    topic_config::ALL
        .iter()
        .map(|def| {
            let value = Some(def.default.to_owned());
            (
                def.name.to_owned(),
                ConfigValue {
                    value,
                    source: ConfigSource::Default,
                    sensitive: false,
                    read_only: false,
                    inherited: None,
                },
            )
        })
        .collect()
}

fn set(configs: &mut Configs, name: &str, value: Option<&str>) -> ItemResult {
    let Some(def) = topic_config::lookup(name) else {
        return refused(ErrorCode::InvalidConfig, format!("Unknown topic config name: {name}"));
    };
    let beneath = configs.get(name).and_then(|live| match live.source {
        ConfigSource::Topic => live.inherited.clone(),
        _ => live.value.clone(),
    });
    let beneath = beneath.unwrap_or_else(|| def.default.to_owned());
    let source = if value.is_some() { ConfigSource::Topic } else { ConfigSource::Default };
    let text = value.unwrap_or(&beneath);
    if value.is_some() && topic_config::check(name, text).is_err() {
        return refused(ErrorCode::InvalidConfig, format!("Invalid value {text} for configuration {name}"));
    }
    configs.insert(
        name.to_owned(),
        ConfigValue {
            value: Some(text.to_owned()),
            source,
            sensitive: false,
            read_only: false,
            inherited: value.map(|_| beneath.clone()),
        },
    );
    Ok(())
}

fn partition(id: i32, replicas: &[i32]) -> Partition {
    Partition { id, leader: replicas.first().copied(), replicas: replicas.to_vec(), isr: replicas.to_vec() }
}

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

/// All records of a fake topic lie in every partition alike; enough for the guards that ask.
fn found(topic: &Topic, at: OffsetAt) -> OffsetFound {
    let data = topic.data.clone().unwrap_or_default();
    let partitions = topic.partitions.len().max(1) as u64;
    let end = Some(data.records.div_ceil(partitions) as i64);
    match at {
        OffsetAt::Earliest => OffsetFound { offset: Some(0), timestamp_ms: None },
        OffsetAt::Latest => OffsetFound { offset: end, timestamp_ms: None },
        OffsetAt::MaxTimestamp => OffsetFound { offset: end.map(|e| e - 1), timestamp_ms: data.newest_ms },
        OffsetAt::Timestamp(t) if data.oldest_ms.is_some_and(|oldest| oldest >= t) => {
            OffsetFound { offset: Some(0), timestamp_ms: data.oldest_ms }
        }
        OffsetAt::Timestamp(_) => OffsetFound { offset: None, timestamp_ms: None },
    }
}
