//! An in-memory cluster with Kafka's semantics, for tests of the planner and of apply.

mod alter;
mod groups;
mod look;
mod moves;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::access::{Sight, of_users};
use super::fake_access::Access;
use super::observed::{ClusterInfo, ConfigSource, ConfigValue, Configs, Observed, Partition, Topic};
use super::port::{
    ClusterError, ConfigChange, ErrorCode, ItemError, ItemResult, Mode, NewPartitions, NewTopic, OffsetAt, OffsetFound,
};
use crate::acl::AclFilter;
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
