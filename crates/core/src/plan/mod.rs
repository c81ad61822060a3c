//! The plan: a value computed from what is desired and what was observed. Same input, same bytes.
//!
//! What apply does is fully described by [`Plan::changes`]; every other difference stands in one of the other buckets,
//! so nothing is silent: cannot (why, and the way out), refused (by which rule), unmanaged.

mod action;
mod action_line;
mod by_hand;
mod compute;
mod configs;
mod data;
mod lockout;
mod overruled;
mod principals;
mod replicas;
mod risk;
mod selection;
mod stale;
mod way_out;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use action::{Action, Copies};
pub use compute::{Options, plan, plan_one};
pub use configs::configs_wanted;
pub use data::topics_at_risk;
pub use principals::access_wanted;
pub use replicas::{ReplicasWanted, replicas_wanted};
pub use risk::Risk;
pub use selection::Selection;
pub use stale::{Seen, SeenPrincipal, moved};
pub use way_out::{way_out, way_out_of};

use crate::acl::{Acl, ScramMechanism};
use crate::cluster::{ErrorCode, ItemError, Wanted};

/// What would change, what cannot, what is refused, and what is left alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The cluster this plan is for; applying it to another is refused.
    pub cluster_id: String,
    /// The environment of topics.yaml that was laid over.
    pub environment: Option<String>,
    /// In the order in which apply carries them out, see [`Action::phase`]; within a phase by subject.
    pub changes: Vec<Change>,
    /// Wishes that nobody can fulfil as they stand.
    pub cannot: Vec<Unmet>,
    /// Wishes that a rule, a flag or a missing consent holds back.
    pub refused: Vec<Unmet>,
    /// What the file does not speak of: reported, never touched.
    pub unmanaged: Vec<Unmanaged>,
    /// Reassignments that lead to what is declared: no drift, and nothing to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub in_progress: Vec<InProgress>,
    /// Declared topics that are as declared.
    pub unchanged: usize,
    /// Declared principals that are as declared.
    #[serde(default)]
    pub unchanged_principals: usize,
    /// The state of every topic in `changes` as the plan saw it: what makes the plan stale when it moves.
    pub saw: BTreeMap<String, Option<Seen>>,
    /// The same for the principals in `changes`.
    #[serde(default)]
    pub saw_principals: BTreeMap<String, SeenPrincipal>,
    /// What of principals was looked at.
    #[serde(default)]
    pub looked_at: Wanted,
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

/// A topic whose replicas are on their way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InProgress {
    pub topic: String,
    /// How many of its partitions.
    pub partitions: usize,
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
    /// A rule of a principal that the file declares or owns: it stays, unless it is pruned.
    Acl {
        acl: Acl,
    },
    Password {
        user: String,
        mechanism: ScramMechanism,
        iterations: i32,
    },
    Quota {
        principal: String,
        name: String,
        value: f64,
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
                    way_out: way_out(error),
                });
            }
            rejected.is_none()
        });
        self.cannot.sort_by(Unmet::by_name);
        let changed: std::collections::BTreeSet<&str> = self.changes.iter().map(|c| c.subject.as_str()).collect();
        self.saw.retain(|topic, _| changed.contains(topic.as_str()));
        self.saw_principals.retain(|principal, _| changed.contains(principal.as_str()));
        self
    }
}
