//! Assignment of partitions to the members of a consumer group, as a group's leader decides it.
//!
//! Results are those of Kafka's own assignors wherever these do not depend on the order of a hash table, so that a group with
//! a leader of ours looks like one with Java's. Every function is deterministic and ends for any input, since what members of
//! other makers send is nothing to rely on.

mod problem;
mod racks;
mod range;
mod round_robin;
mod sticky;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use problem::Problem;

/// Name of a topic, shared by all who subscribe to it.
pub type TopicName = Arc<str>;

/// Racks of the replicas of one partition; empty where they do not matter.
pub type Racks = BTreeSet<String>;

/// Partitions of each topic.
pub type Topics = BTreeMap<TopicName, Vec<Racks>>;

/// Member of a group, as its subscription tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscriber {
    pub id: String,
    pub instance_id: Option<String>,
    pub topics: BTreeSet<TopicName>,
    /// Partitions that it holds, or held in `generation`.
    pub owned: Vec<(TopicName, i32)>,
    /// -1 where it is not known.
    pub generation: i32,
    pub rack: Option<String>,
}

/// Partitions of each member. Every member is in it.
pub type Assignment = BTreeMap<String, Vec<(TopicName, i32)>>;

/// Kafka's assignors, by the names under which members offer them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assignor {
    Range,
    RoundRobin,
    Sticky,
    CooperativeSticky,
}

impl Assignor {
    pub const ALL: [Assignor; 4] =
        [Assignor::Range, Assignor::RoundRobin, Assignor::Sticky, Assignor::CooperativeSticky];

    pub fn name(self) -> &'static str {
        match self {
            Assignor::Range => "range",
            Assignor::RoundRobin => "roundrobin",
            Assignor::Sticky => "sticky",
            Assignor::CooperativeSticky => "cooperative-sticky",
        }
    }

    /// Whether members keep what they hold while the group rebalances.
    pub fn is_cooperative(self) -> bool {
        self == Assignor::CooperativeSticky
    }

    /// Reads a list such as `range,roundrobin`, in order of preference.
    pub fn list(text: &str) -> Result<Vec<Assignor>, String> {
        let mut list: Vec<Assignor> = Vec::new();
        for name in text.split(',').map(str::trim) {
            let assignor = name.parse()?;
            if !list.contains(&assignor) {
                list.push(assignor);
            }
        }
        Ok(list)
    }
}

impl fmt::Display for Assignor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Assignor {
    type Err = String;

    fn from_str(text: &str) -> Result<Assignor, String> {
        Assignor::ALL.into_iter().find(|one| one.name() == text).ok_or_else(|| {
            let names: Vec<&str> = Assignor::ALL.iter().map(|one| one.name()).collect();
            format!("`{text}` is no assignor: there are {}", names.join(", "))
        })
    }
}

/// Assigns the partitions of `topics` to their subscribers. Topics that are not in `topics` are left out.
pub fn assign(assignor: Assignor, topics: &Topics, members: &[Subscriber]) -> Assignment {
    let problem = Problem::new(topics, members);
    let parts = match assignor {
        Assignor::Range => range::assign(&problem),
        Assignor::RoundRobin => round_robin::assign(&problem),
        Assignor::Sticky => sticky::assign(&problem),
        Assignor::CooperativeSticky => sticky::assign_cooperatively(&problem),
    };
    problem.named(parts)
}
