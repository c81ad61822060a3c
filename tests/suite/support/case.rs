//! The cases of tests/plans: declarations, a cluster in a few words, flags, and the plan that must come of it.

use std::collections::BTreeMap;

use helixctl::acl::{ANY_HOST, Acl, Operation, Permission, Resource, ScramMechanism};
use helixctl::cluster::fake::{FakeCluster, inherited};
use helixctl::cluster::{
    Access, ConfigSource, ConfigValue, Configs, DataFacts, GroupUse, Observed, Partition, QuotaValues, ScramCredential,
    ScramUser, Sight, Topic,
};
use helixctl::plan::{Options, Risk, Selection};
use helixctl::topic_config::lookup;
use helixctl::units::parse_millis;
use serde::Deserialize;
use serde_yaml::Value;

use super::fake::NOW;

/// One file of tests/plans.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The rule that the case is about.
    pub rule: String,
    /// A topics.yaml.
    pub desired: Value,
    pub environment: Option<String>,
    #[serde(default)]
    observed: LiveCluster,
    #[serde(default)]
    options: Flags,
    /// Without a broker: planned from what is written here alone, as with `--observed`.
    #[serde(default)]
    pub offline: bool,
    /// The exit code of `plan --check`.
    pub exit: u8,
    pub plan: String,
}

/// The flags of `topics plan`, `topics delete` and `topics alter`, by their names.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct Flags {
    only: Vec<String>,
    skip: Vec<String>,
    prune: bool,
    prune_configs: bool,
    max_risk: Option<Risk>,
    /// Topics of `--allow data-loss:TOPIC`.
    allow: Vec<String>,
    delete: Vec<String>,
    reset: Vec<String>,
    rotate: Vec<String>,
    allow_lock_out: bool,
    allow_below_min_isr: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LiveCluster {
    brokers: i32,
    topics: BTreeMap<String, LiveTopic>,
    access: Option<LiveAccess>,
}

/// Principals in a few words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LiveAccess {
    /// Who looks.
    me: Option<String>,
    /// `allow User:shop write topic:shop.*`, with a host behind it if it is for one only.
    #[serde(default)]
    acls: Vec<String>,
    /// Users with their mechanisms and iterations.
    #[serde(default)]
    users: BTreeMap<String, BTreeMap<ScramMechanism, i32>>,
    #[serde(default)]
    quotas: BTreeMap<String, QuotaValues>,
    /// Why nothing of this may be seen.
    hidden: Option<String>,
}

impl Default for LiveCluster {
    fn default() -> Self {
        LiveCluster { brokers: 3, topics: BTreeMap::new(), access: None }
    }
}

/// A topic in a few words; without any, one partition with one replica and no records.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LiveTopic {
    #[serde(default = "one")]
    partitions: i32,
    /// One factor, or one for each partition.
    #[serde(default)]
    replication: Factors,
    /// In-sync replicas of each partition, if fewer than replicas.
    in_sync: Option<usize>,
    /// The topic's own overrides.
    #[serde(default)]
    configs: BTreeMap<String, LiveConfig>,
    /// Configs that this Kafka does not know.
    #[serde(default)]
    lacks: Vec<String>,
    /// This principal may not see the configs.
    #[serde(default)]
    configs_hidden: bool,
    #[serde(default)]
    records: u64,
    /// Ages of the oldest and the newest record.
    oldest: Option<String>,
    newest: Option<String>,
    /// Groups with offsets on it; `live ` before a name means that it has members.
    #[serde(default)]
    groups: Vec<String>,
    #[serde(default)]
    internal: bool,
    error: Option<String>,
}

fn one() -> i32 {
    1
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Factors {
    All(i32),
    Each(Vec<i32>),
}

impl Default for Factors {
    fn default() -> Self {
        Factors::All(1)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum LiveConfig {
    Full(ConfigValue),
    Plain(Value),
}

impl Case {
    pub fn options(&self) -> Options {
        let flags = &self.options;
        Options {
            selection: Selection::new(&flags.only, &flags.skip).unwrap(),
            max_risk: flags.max_risk.unwrap_or(Risk::DataLoss),
            prune: flags.prune,
            prune_configs: flags.prune_configs,
            allow_data_loss: flags.allow.iter().cloned().collect(),
            delete: flags.delete.iter().cloned().collect(),
            reset: flags.reset.iter().cloned().collect(),
            rotate: flags.rotate.iter().cloned().collect(),
            allow_lock_out: flags.allow_lock_out,
            allow_below_min_isr: flags.allow_below_min_isr.iter().cloned().collect(),
            offline: self.offline,
        }
    }

    pub fn observed(&self) -> Observed {
        let mut observed = FakeCluster::empty(self.observed.brokers).observed();
        for (name, topic) in &self.observed.topics {
            observed.topics.insert(name.clone(), topic.observed(name));
        }
        observed.access = match &self.observed.access {
            Some(access) => Some(access.observed()),
            None if self.offline => None,
            None => Some(Access { me: Some("User:ops".to_owned()), ..Access::default() }),
        };
        observed
    }
}

impl LiveAccess {
    fn observed(&self) -> Access {
        let me = self.me.clone().or_else(|| Some("User:ops".to_owned()));
        if let Some(why) = &self.hidden {
            let (why, way_out) = (why.clone(), "ask for it".to_owned());
            let quotas = Sight::Hidden { why: why.clone(), way_out: way_out.clone() };
            let users = Sight::Hidden { why: why.clone(), way_out: way_out.clone() };
            return Access { me, acls: Sight::Hidden { why, way_out }, users, quotas };
        }
        let mut acls: Vec<Acl> = self.acls.iter().map(|text| acl(text)).collect();
        acls.sort();
        let credential = |(&mechanism, &iterations): (&ScramMechanism, &i32)| ScramCredential { mechanism, iterations };
        let user = |(name, credentials): (&String, &BTreeMap<ScramMechanism, i32>)| ScramUser {
            name: name.clone(),
            credentials: credentials.iter().map(credential).collect(),
        };
        let users = Sight::Seen(self.users.iter().map(user).collect());
        Access { me, acls: Sight::Seen(acls), users, quotas: Sight::Seen(self.quotas.clone()) }
    }
}

fn acl(text: &str) -> Acl {
    let words: Vec<&str> = text.split(' ').collect();
    Acl {
        permission: if words[0] == "deny" { Permission::Deny } else { Permission::Allow },
        principal: words[1].to_owned(),
        operation: Operation::parse(words[2]).unwrap(),
        resource: Resource::parse(words[3]).unwrap(),
        host: words.get(4).copied().unwrap_or(ANY_HOST).to_owned(),
    }
}

impl LiveTopic {
    fn observed(&self, name: &str) -> Topic {
        let age = |text: &Option<String>| text.as_deref().map(|text| NOW - parse_millis(text).unwrap() as i64);
        let group = |text: &String| match text.strip_prefix("live ") {
            Some(group) => GroupUse { group: group.to_owned(), live: true },
            None => GroupUse { group: text.clone(), live: false },
        };
        let data = DataFacts {
            records: self.records,
            oldest_ms: age(&self.oldest),
            newest_ms: age(&self.newest),
            groups: self.groups.iter().map(group).collect(),
            at_ms: NOW,
            ..DataFacts::default()
        };
        Topic {
            id: Some(format!("id-of-{name}")),
            internal: self.internal,
            partitions: (0..self.partitions).map(|id| self.partition(id)).collect(),
            configs: (!self.configs_hidden).then(|| self.configs()),
            data: Some(data),
            error: self.error.clone(),
        }
    }

    fn partition(&self, id: i32) -> Partition {
        let factor = match &self.replication {
            Factors::All(factor) => *factor,
            Factors::Each(factors) => factors[id as usize],
        };
        let replicas: Vec<i32> = (1..=factor).collect();
        let isr = replicas.iter().take(self.in_sync.unwrap_or(replicas.len())).copied().collect();
        Partition { id, leader: replicas.first().copied(), replicas, isr }
    }

    fn configs(&self) -> Configs {
        let mut configs = inherited();
        configs.retain(|name, _| !self.lacks.contains(name));
        for (name, live) in &self.configs {
            let config = match live {
                LiveConfig::Full(config) => config.clone(),
                LiveConfig::Plain(value) => ConfigValue {
                    value: Some(text(value)),
                    source: ConfigSource::Topic,
                    sensitive: false,
                    read_only: false,
                    inherited: lookup(name).map(|def| def.default.to_owned()),
                },
            };
            configs.insert(name.clone(), config);
        }
        configs
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| serde_yaml::to_string(value).unwrap().trim().to_owned(), str::to_owned)
}
