//! What topics.yaml asks for, after classes, defaults and the environment are laid over one another.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Policy;
use crate::acl::{Acl, ScramMechanism};
use crate::diagnostic::Place;

/// Everything declared, validated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desired {
    /// In order of name.
    pub topics: Vec<DesiredTopic>,
    /// Principals with their rules, user and quota, in order of name.
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
    /// The brokers that may hold its replicas, in order of id; `None` leaves that to Kafka and is not compared.
    pub placement: Option<Vec<i32>>,
    /// Kafka's own config names with canonical values: `retention: 7d` stands here as `retention.ms` = `604800000`.
    pub configs: BTreeMap<String, String>,
}

impl DesiredTopic {
    /// A topic of which nothing is declared but its name.
    pub fn bare(name: &str) -> DesiredTopic {
        DesiredTopic {
            name: name.to_owned(),
            place: None,
            description: None,
            owner: None,
            key: None,
            partitions: None,
            replication: None,
            placement: None,
            configs: BTreeMap::new(),
        }
    }
}

/// A principal as declared: what it may do, how it logs in, how much it may use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Principal {
    pub name: String,
    pub place: Option<Place>,
    /// Its rules, with the roles spelt out; each once, in order of declaration.
    pub acls: Vec<DeclaredAcl>,
    /// Its SCRAM user, if it has a password here.
    pub user: Option<DeclaredUser>,
    /// Limits by Kafka's own names, such as `producer_byte_rate` in bytes per second; absent ones are not declared.
    pub quota: BTreeMap<&'static str, f64>,
}

/// A rule, and where it is declared: for a role, the name or prefix in its list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredAcl {
    pub acl: Acl,
    pub place: Place,
}

/// A SCRAM user. The password itself is never here: only where to get it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeclaredUser {
    /// The name without `User:`.
    pub name: String,
    pub password: PasswordSource,
    pub mechanism: ScramMechanism,
    /// `None` takes Kafka's usual number on creation and is not compared afterwards.
    pub iterations: Option<i32>,
    pub place: Place,
}

/// Where a password is to be got when it is needed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PasswordSource {
    /// The environment variable of this name.
    Variable(String),
    /// The file of this name, without the line break at its end.
    File(String),
    /// What this command prints. It is written nowhere, since it may hold a secret of its own.
    Command(#[serde(skip)] String),
    /// Whoever sits at the terminal types it.
    Terminal,
}

/// A command may hold a secret of its own.
impl fmt::Debug for PasswordSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PasswordSource::Variable(name) => write!(f, "Variable({name})"),
            PasswordSource::File(name) => write!(f, "File({name})"),
            PasswordSource::Command(_) => f.write_str("Command(…)"),
            PasswordSource::Terminal => f.write_str("Terminal"),
        }
    }
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
