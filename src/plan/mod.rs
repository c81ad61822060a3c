//! The plan: a value computed from what is desired and what was observed. Same input, same bytes.
//!
//! What apply does is fully described by [`Plan::changes`]; every other difference stands in one of the other buckets,
//! so nothing is silent: cannot (why, and the way out), refused (by which rule), unmanaged.

mod compute;
mod configs;
mod data;
mod risk;
mod selection;
mod stale;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

pub use compute::{Options, plan, plan_one};
pub use data::topics_at_risk;
pub use risk::{Risk, way_out};
pub use selection::Selection;
pub use stale::{Seen, moved};

use crate::cluster::{ErrorCode, ItemError};

/// What would change, what cannot, what is refused, and what is left alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The cluster this plan is for; applying it to another is refused.
    pub cluster_id: String,
    /// The environment of topics.yaml that was laid over.
    pub environment: Option<String>,
    /// In the order in which apply carries them out: creations, growth, configs, deletions, each by topic name.
    pub changes: Vec<Change>,
    /// Wishes that nobody can fulfil as they stand.
    pub cannot: Vec<Unmet>,
    /// Wishes that a rule, a flag or a missing consent holds back.
    pub refused: Vec<Unmet>,
    /// What the file does not speak of: reported, never touched.
    pub unmanaged: Vec<Unmanaged>,
    /// Declared topics that are as declared.
    pub unchanged: usize,
    /// The state of every topic in `changes` as the plan saw it: what makes the plan stale when it moves.
    pub saw: BTreeMap<String, Option<Seen>>,
}

/// One thing that apply will do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The topic or principal.
    pub subject: String,
    #[serde(flatten)]
    pub action: Action,
    pub risk: Risk,
    /// Why the risk is what it is, in words; absent when it is safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What is done to a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case")]
pub enum Action {
    Create {
        /// `None`: the broker's `num.partitions`.
        partitions: Option<i32>,
        /// `None`: the broker's `default.replication.factor`.
        replication: Option<i16>,
        configs: BTreeMap<String, String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        description: Option<String>,
    },
    AddPartitions {
        from: usize,
        to: usize,
    },
    SetConfig {
        name: String,
        /// The value in force now, inherited or not; absent if Kafka does not tell.
        from: Option<String>,
        to: String,
    },
    ResetConfig {
        name: String,
        from: Option<String>,
        /// The value that will be inherited, as far as it is known.
        to: Option<String>,
    },
    Delete {
        partitions: usize,
        /// Records that are lost; absent if the broker could not tell.
        records: Option<u64>,
    },
}

impl Change {
    /// Whether the broker's refusal says that what this change wants, or something like it, has happened already.
    pub fn came_late(&self, error: &ItemError) -> bool {
        match self.action {
            Action::Create { .. } => error.code == ErrorCode::TopicAlreadyExists,
            Action::AddPartitions { .. } => error.code == ErrorCode::InvalidPartitions,
            _ => false,
        }
    }
}

impl Action {
    /// The glyph that stands for it: never only a colour.
    pub fn glyph(&self) -> char {
        match self {
            Action::Create { .. } => '+',
            Action::Delete { .. } => '-',
            _ => '~',
        }
    }

    /// Apply's phase: deletions come last, so that a failure before them loses nothing.
    fn phase(&self) -> u8 {
        match self {
            Action::Create { .. } => 0,
            Action::AddPartitions { .. } => 1,
            Action::SetConfig { .. } | Action::ResetConfig { .. } => 2,
            Action::Delete { .. } => 3,
        }
    }

    /// What it is about, as one word or config name.
    pub fn field(&self) -> &str {
        match self {
            Action::Create { .. } | Action::Delete { .. } => "topic",
            Action::AddPartitions { .. } => "partitions",
            Action::SetConfig { name, .. } | Action::ResetConfig { name, .. } => name,
        }
    }
}

/// A difference that stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unmet {
    /// The topic or principal.
    pub subject: String,
    /// What was wished: `partitions 6 → 3`.
    pub wish: String,
    /// Why it stays.
    pub why: String,
    /// What to do instead.
    pub way_out: String,
}

impl Unmet {
    /// The order in which they are listed.
    fn by_name(&self, other: &Unmet) -> std::cmp::Ordering {
        (&self.subject, &self.wish).cmp(&(&other.subject, &other.wish))
    }
}

/// Something on the cluster that the file does not speak of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "unmanaged", rename_all = "kebab-case")]
pub enum Unmanaged {
    Topic {
        topic: String,
        partitions: usize,
    },
    /// A topic's own override that the file does not name: it survives, unless configs are pruned.
    Config {
        topic: String,
        name: String,
        value: Option<String>,
    },
}

impl Plan {
    /// Nothing to do and nothing left undone: the cluster is as declared.
    pub fn is_met(&self) -> bool {
        self.changes.is_empty() && !self.has_unmet()
    }

    /// Whether some wish stays unfulfilled whatever apply does.
    pub fn has_unmet(&self) -> bool {
        !self.cannot.is_empty() || !self.refused.is_empty()
    }

    /// The highest risk of any change.
    pub fn risk(&self) -> Risk {
        self.changes.iter().map(|change| change.risk).max().unwrap_or(Risk::Safe)
    }

    /// Whether what the broker said contradicts what it showed: the topic exists after all, or has other partitions. Brokers
    /// show a change a moment after the controller made it, so this plan was made from an old picture.
    pub fn is_outdated(&self, rejections: &BTreeMap<usize, ItemError>) -> bool {
        let contradicts = |(&index, error): (&usize, &ItemError)| {
            self.changes[index].came_late(error)
                || (error.code == ErrorCode::UnknownTopic
                    && !matches!(self.changes[index].action, Action::Create { .. }))
        };
        rejections.iter().any(contradicts)
    }

    /// Moves the changes that the broker would not accept to `cannot`, with Kafka's words and ours.
    ///
    /// `rejections` are indexes into `changes` with what the broker said when asked with validate_only.
    pub fn with_rejections(mut self, rejections: &BTreeMap<usize, ItemError>) -> Plan {
        let mut index = 0;
        let cannot = &mut self.cannot;
        self.changes.retain(|change| {
            let rejected = rejections.get(&index);
            index += 1;
            if let Some(error) = rejected {
                cannot.push(Unmet {
                    subject: change.subject.clone(),
                    wish: change.action.to_string(),
                    why: format!("the broker refuses it: {}", error.message),
                    way_out: risk::way_out(error),
                });
            }
            rejected.is_none()
        });
        self.cannot.sort_by(Unmet::by_name);
        let changed: std::collections::BTreeSet<&str> = self.changes.iter().map(|c| c.subject.as_str()).collect();
        self.saw.retain(|topic, _| changed.contains(topic.as_str()));
        self
    }
}

impl fmt::Display for Action {
    /// One line without the topic's name, in human units: `retention.ms 7d → 1h`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let human = |name: &str, value: &Option<String>, absent: &str| match value {
            Some(value) => crate::topic_config::display(name, value),
            None => absent.to_owned(),
        };
        match self {
            Action::Create { partitions, replication, .. } => {
                f.write_str("create with ")?;
                match partitions {
                    Some(1) => f.write_str("1 partition")?,
                    Some(count) => write!(f, "{count} partitions")?,
                    None => f.write_str("the broker's partition count")?,
                }
                match replication {
                    Some(factor) => write!(f, ", replication {factor}"),
                    None => f.write_str(", the broker's replication factor"),
                }
            }
            Action::AddPartitions { from, to } => write!(f, "partitions {from} → {to}"),
            Action::SetConfig { name, from, to } => {
                write!(f, "{name} {} → {}", human(name, from, "unset"), crate::topic_config::display(name, to))
            }
            Action::ResetConfig { name, from, to: Some(to) } => {
                write!(
                    f,
                    "{name} {} → {} (reset to default)",
                    human(name, from, "hidden"),
                    crate::topic_config::display(name, to)
                )
            }
            Action::ResetConfig { name, from, to: None } => {
                write!(f, "{name} {} → reset to default", human(name, from, "hidden"))
            }
            Action::Delete { partitions, records } => {
                let empty = if *records == Some(0) { "empty " } else { "" };
                write!(f, "delete {partitions} {empty}partition{}", if *partitions == 1 { "" } else { "s" })?;
                match records.filter(|records| *records > 0) {
                    Some(records) => write!(f, " with up to {records} record{}", if records == 1 { "" } else { "s" }),
                    None => Ok(()),
                }
            }
        }
    }
}
