//! A bound on the bytes that moving replicas may use (KIP-73): set before a move, cleared when it has ended.
//!
//! Two rates on every broker concerned, and on each topic the lists of the replicas that they are for.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::{Alter, ClusterError, ConfigChange, ConfigSource, Configs, ItemError, Look, Query};
use crate::placement::Move;

/// Bytes a second that a broker may send, and receive, for throttled replicas.
pub const RATES: [&str; 2] = ["leader.replication.throttled.rate", "follower.replication.throttled.rate"];
/// The replicas that the rates are for, as `partition:broker,…`.
pub const REPLICAS: [&str; 2] = ["leader.replication.throttled.replicas", "follower.replication.throttled.replicas"];

/// What of throttles is set on a cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Throttles {
    /// Brokers with a rate, and the lowest of theirs.
    pub brokers: BTreeMap<i32, u64>,
    pub topics: BTreeSet<String>,
}

impl Throttles {
    pub fn is_empty(&self) -> bool {
        self.brokers.is_empty() && self.topics.is_empty()
    }

    /// These and those.
    pub fn with(mut self, other: &Throttles) -> Throttles {
        self.brokers.extend(&other.brokers);
        self.topics.extend(other.topics.iter().cloned());
        self
    }
}

/// Why a throttle could not be set or cleared.
pub type Trouble = String;

/// Sets a throttle for these moves: the sources send, and the new replicas receive, at most `rate` bytes a second. Returns
/// what it set.
pub async fn set(cluster: &dyn Alter, rate: u64, moves: &[Move]) -> Result<Throttles, Trouble> {
    let mut topics: BTreeMap<&str, [Vec<String>; 2]> = BTreeMap::new();
    let mut brokers = BTreeSet::new();
    for moved in moves.iter().filter(|moved| moved.adding().next().is_some()) {
        let [leaders, followers] = topics.entry(&moved.topic).or_default();
        leaders.extend(moved.from.iter().map(|broker| format!("{}:{broker}", moved.partition)));
        followers.extend(moved.adding().map(|broker| format!("{}:{broker}", moved.partition)));
        brokers.extend(moved.from.iter().copied().chain(moved.adding()));
    }
    let throttles = Throttles {
        brokers: brokers.iter().map(|broker| (*broker, rate)).collect(),
        topics: topics.keys().map(|topic| (*topic).to_owned()).collect(),
    };
    if throttles.is_empty() {
        return Ok(throttles);
    }
    let changes = |names: [&str; 2], values: [String; 2]| -> Vec<ConfigChange> {
        let change = |(name, value): (&str, String)| ConfigChange { name: name.to_owned(), value: Some(value) };
        names.into_iter().zip(values).map(change).collect()
    };
    let lists = |(topic, lists): (&&str, &[Vec<String>; 2])| {
        ((*topic).to_owned(), changes(REPLICAS, [lists[0].join(","), lists[1].join(",")]))
    };
    let of_topics: Vec<_> = topics.iter().map(lists).collect();
    let rates = |broker: i32| (broker, changes(RATES, [rate.to_string(), rate.to_string()]));
    let of_brokers: Vec<_> = brokers.into_iter().map(rates).collect();
    send(cluster, &of_topics, &of_brokers).await.map(|()| throttles)
}

/// Clears what is set.
pub async fn clear(cluster: &dyn Alter, throttles: &Throttles) -> Result<(), Trouble> {
    let resets =
        |names: [&str; 2]| names.map(|name| ConfigChange { name: name.to_owned(), value: None }).into_iter().collect();
    let topics: Vec<_> = throttles.topics.iter().map(|topic| (topic.clone(), resets(REPLICAS))).collect();
    let brokers: Vec<_> = throttles.brokers.keys().map(|broker| (*broker, resets(RATES))).collect();
    send(cluster, &topics, &brokers).await
}

async fn send(
    cluster: &dyn Alter,
    topics: &[(String, Vec<ConfigChange>)],
    brokers: &[(i32, Vec<ConfigChange>)],
) -> Result<(), Trouble> {
    let told = |error: ClusterError| error.to_string();
    let on_topics = cluster.alter_topic_configs(topics, crate::cluster::Mode::Apply).await.map_err(told)?;
    let on_brokers = cluster.alter_broker_configs(brokers).await.map_err(told)?;
    let results = on_topics.into_iter().chain(on_brokers);
    results.collect::<Result<Vec<()>, ItemError>>().map(drop).map_err(|error| error.message)
}

/// Looks for throttles of moves on these brokers, and on every topic. A list of `*` is none: somebody means it to stay, and
/// then the rates are his as well.
pub async fn find(cluster: &dyn Look, brokers: &[i32], topics: &[String]) -> Result<Throttles, ClusterError> {
    let (of_brokers, of_topics) = futures::try_join!(
        cluster.broker_configs(brokers, &RATES),
        cluster.topic_configs(topics, Query::Keys(&REPLICAS))
    )?;
    let rate = |configs: Configs| {
        let set = configs.into_values().filter(|config| config.source == ConfigSource::Broker);
        set.filter_map(|config| config.value?.parse::<u64>().ok()).min()
    };
    let brokers = brokers.iter().zip(of_brokers).filter_map(|(broker, configs)| Some((*broker, rate(configs.ok()?)?)));
    let mut found = Throttles { brokers: brokers.collect(), topics: BTreeSet::new() };
    for (topic, configs) in topics.iter().zip(of_topics) {
        let set = configs.iter().flatten().map(|(_, config)| config).filter(|c| c.source == ConfigSource::Topic);
        let lists: Vec<&str> =
            set.filter_map(|config| config.value.as_deref()).filter(|list| !list.is_empty()).collect();
        if lists.contains(&"*") {
            found.brokers.clear();
        } else if !lists.is_empty() {
            found.topics.insert(topic.clone());
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::NewTopic;
    use crate::cluster::fake::FakeCluster;

    #[tokio::test]
    async fn what_is_set_is_found_and_cleared() {
        let fake = FakeCluster::empty(3);
        let new = NewTopic {
            name: "t".to_owned(),
            partitions: Some(1),
            replication: Some(1),
            configs: BTreeMap::new(),
            assignment: Vec::new(),
        };
        fake.create_topics(&[new], crate::cluster::Mode::Apply).await.unwrap();
        let moved = Move { topic: "t".to_owned(), partition: 0, from: vec![1], to: vec![1, 3] };
        set(&fake, 1000, std::slice::from_ref(&moved)).await.unwrap();
        let (brokers, topics) = ([1, 2, 3], ["t".to_owned()]);
        let found = find(&fake, &brokers, &topics).await.unwrap();
        assert_eq!(found.brokers, BTreeMap::from([(1, 1000), (3, 1000)]));
        let configs = fake.observed().topics["t"].configs.clone().unwrap();
        assert_eq!(configs[REPLICAS[0]].value.as_deref(), Some("0:1"));
        assert_eq!(configs[REPLICAS[1]].value.as_deref(), Some("0:3"));
        clear(&fake, &found).await.unwrap();
        assert!(find(&fake, &brokers, &topics).await.unwrap().is_empty());
        let fewer = Move { from: vec![1, 3], to: vec![1], ..moved };
        set(&fake, 1000, &[fewer]).await.unwrap();
        assert!(find(&fake, &brokers, &topics).await.unwrap().is_empty(), "nothing is copied");
    }
}
