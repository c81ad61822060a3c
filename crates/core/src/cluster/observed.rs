//! What was seen of a cluster. Serialised as it is by `topics snapshot`, and read back by `--observed`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::access::Access;
use super::moves::{Disks, Reassignment};

/// All configs of one topic by name, overrides and inherited values alike.
pub type Configs = BTreeMap<String, ConfigValue>;

/// A cluster at one moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observed {
    pub cluster: ClusterInfo,
    /// Every topic of the cluster; configs are present for those that were asked about.
    pub topics: BTreeMap<String, Topic>,
    /// Absent if nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Access>,
    /// Reassignments under way; looked up only where replicas are not as declared, or out of sync.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moving: Vec<Reassignment>,
    /// Absent if nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disks: Option<Disks>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClusterInfo {
    /// The id that the cluster gave itself when its storage was formatted.
    pub id: String,
    /// The broker that answers controller requests (in KRaft mode any broker forwards them).
    pub controller: Option<i32>,
    pub brokers: Vec<Broker>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broker {
    pub id: i32,
    pub host: String,
    pub port: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rack: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// KIP-516 topic id: tells a topic from its namesake that was deleted and created anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Kafka's own topic, such as `__consumer_offsets`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub internal: bool,
    /// In order of partition number.
    pub partitions: Vec<Partition>,
    /// Absent if nobody asked, or if this principal may not see them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub configs: Option<Configs>,
    /// What a change that loses data would lose; looked up only for topics that are at risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<DataFacts>,
    /// Why the broker would not describe this topic (being deleted, not authorized), in Kafka's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partition {
    pub id: i32,
    /// Absent while no replica can lead.
    pub leader: Option<i32>,
    /// Brokers that hold a replica, the preferred leader first.
    pub replicas: Vec<i32>,
    /// The in-sync subset of `replicas`.
    pub isr: Vec<i32>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfigValue {
    /// Absent for sensitive configs, which Kafka never reveals.
    pub value: Option<String>,
    pub source: ConfigSource,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub read_only: bool,
    /// For an override: the value that a reset would leave, from the brokers' settings or Kafka's own. Absent if not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherited: Option<String>,
}

/// Where a topic's config value comes from (`DescribeConfigs`, KIP-226).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConfigSource {
    /// Set on the topic itself: an override.
    Topic,
    /// Set on this broker at run time.
    Broker,
    /// Set on all brokers at run time.
    ClusterDefault,
    /// In the broker's server.properties.
    StaticBroker,
    /// Built into Kafka.
    Default,
    Unknown,
}

/// What is in a topic, as far as the broker can tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataFacts {
    /// End offsets minus log start offsets, summed: an upper bound where the topic is compacted or transactional.
    pub records: u64,
    /// Milliseconds since the epoch of the oldest and the newest record's timestamp.
    pub oldest_ms: Option<i64>,
    pub newest_ms: Option<i64>,
    /// How many records are older than a new retention would keep; absent when retention is not what changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond_retention: Option<u64>,
    /// Consumer groups with committed offsets on the topic.
    pub groups: Vec<GroupUse>,
    /// When this was looked up, milliseconds since the epoch: ages are told relative to it.
    pub at_ms: i64,
}

/// A consumer group that uses a topic.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupUse {
    pub group: String,
    /// Whether the group has members right now.
    pub live: bool,
}

impl Topic {
    /// The replication factor of each partition, without duplicates, ascending: one value on a healthy topic.
    ///
    /// Read from every partition: a half-done reassignment leaves different factors within one topic.
    pub fn replication_factors(&self) -> Vec<usize> {
        let mut factors: Vec<usize> = self.partitions.iter().map(|p| p.replicas.len()).collect();
        factors.sort_unstable();
        factors.dedup();
        factors
    }

    /// Partitions with fewer in-sync replicas than replicas.
    pub fn under_replicated(&self) -> usize {
        self.partitions.iter().filter(|p| p.isr.len() < p.replicas.len()).count()
    }

    /// Partitions that nobody leads.
    pub fn leaderless(&self) -> usize {
        self.partitions.iter().filter(|p| p.leader.is_none()).count()
    }

    /// The configs set on the topic itself.
    pub fn overrides(&self) -> impl Iterator<Item = (&str, &ConfigValue)> {
        self.configs
            .iter()
            .flatten()
            .filter(|(_, config)| config.source == ConfigSource::Topic)
            .map(|(name, config)| (name.as_str(), config))
    }
}
