//! What topics.yaml asks for, after classes, defaults and the environment are laid over one another.

use std::collections::BTreeMap;

use super::Policy;
use crate::diagnostic::Place;

/// Everything declared, validated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desired {
    /// In order of name.
    pub topics: Vec<DesiredTopic>,
    /// Principals with their grants, user and quota; parsed and validated, not applied yet.
    pub principals: Vec<Principal>,
    pub prune: Prune,
    /// The file's rules; every topic here keeps to them, and those on the command line shall too ([`super::check_topic`]).
    pub policy: Policy,
    /// The environment that was laid over, if any.
    pub environment: Option<String>,
    /// Every environment that the file declares, in order of name.
    pub environments: Vec<String>,
}

/// One declared topic.
#[derive(Clone, Debug, PartialEq)]
pub struct DesiredTopic {
    pub name: String,
    /// Where its name stands; absent for topics given on the command line.
    pub place: Option<Place>,
    pub description: Option<String>,
    pub owner: Option<String>,
    /// What keys this topic's records: partition growth then moves keys to other partitions.
    pub key: Option<String>,
    /// `None` takes the broker's `num.partitions` on creation and is not compared afterwards.
    pub partitions: Option<i32>,
    /// `None` takes the broker's `default.replication.factor` on creation and is not compared afterwards.
    pub replication: Option<i16>,
    /// Kafka's own config names with canonical values: `retention: 7d` stands here as `retention.ms` = `604800000`.
    pub configs: BTreeMap<String, String>,
}

/// A principal as declared. Grants, users and quotas are reconciled by a later change; until then a plan lists them as "cannot".
#[derive(Clone, Debug, PartialEq)]
pub struct Principal {
    pub name: String,
    pub place: Option<Place>,
}

/// What this file owns, and so may remove when asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prune {
    /// Prefixes of topic names.
    pub topics: Vec<String>,
    /// Names of principals, or prefixes of them.
    pub principals: Vec<String>,
    /// Whether overrides that are not declared are reset without `--prune-configs`.
    pub configs: bool,
}
