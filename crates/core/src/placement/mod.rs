//! Where replicas should lie: pure functions from the present replicas to new ones, with as few copies as will do.
//!
//! Every function is deterministic: partitions are taken in order of topic and number, brokers in order of load, then id.

mod balance;
mod choice;
mod factor;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use balance::rebalance;
pub use factor::{assign, onto, place, with_factor};

use crate::cluster::{Broker, Partition, Topic};

/// New replicas of one partition; the first is the preferred leader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    pub topic: String,
    pub partition: i32,
    pub from: Vec<i32>,
    pub to: Vec<i32>,
}

impl Move {
    /// Brokers that get a copy.
    pub fn adding(&self) -> impl Iterator<Item = i32> {
        self.to.iter().copied().filter(|broker| !self.from.contains(broker))
    }

    /// Brokers whose replica goes.
    pub fn removing(&self) -> impl Iterator<Item = i32> {
        self.from.iter().copied().filter(|broker| !self.to.contains(broker))
    }
}

/// The brokers that can take replicas, and how much each has over the whole cluster.
#[derive(Clone, Debug)]
pub struct Layout {
    racks: BTreeMap<i32, Option<String>>,
    replicas: BTreeMap<i32, usize>,
    leaders: BTreeMap<i32, usize>,
}

impl Layout {
    /// `brokers` are those that are alive; `topics` are all topics of the cluster.
    pub fn new<'a>(brokers: &[Broker], topics: impl IntoIterator<Item = &'a Topic>) -> Layout {
        let none = || brokers.iter().map(|broker| (broker.id, 0)).collect();
        let racks = brokers.iter().map(|broker| (broker.id, broker.rack.clone())).collect();
        let mut layout = Layout { racks, replicas: none(), leaders: none() };
        for partition in topics.into_iter().flat_map(|topic| &topic.partitions) {
            layout.count(&[], &partition.replicas);
        }
        layout
    }

    pub fn brokers(&self) -> impl Iterator<Item = i32> {
        self.racks.keys().copied()
    }

    fn racks_of<'a>(&'a self, replicas: &'a [i32]) -> impl Iterator<Item = &'a str> {
        replicas.iter().filter_map(|broker| self.rack(*broker))
    }

    fn rack(&self, broker: i32) -> Option<&str> {
        self.racks.get(&broker)?.as_deref()
    }

    /// How many of `replicas` share the rack of `broker`; none if racks are not told.
    fn sharing(&self, broker: i32, replicas: &[i32]) -> usize {
        let rack = self.rack(broker);
        replicas.iter().filter(|other| **other != broker && rack.is_some() && self.rack(**other) == rack).count()
    }

    fn load(&self, broker: i32) -> usize {
        self.replicas.get(&broker).copied().unwrap_or(0)
    }

    /// Follows a partition from its old replicas to its new ones.
    fn count(&mut self, from: &[i32], to: &[i32]) {
        let step = |counts: &mut BTreeMap<i32, usize>, broker: i32, up: bool| {
            if let Some(count) = counts.get_mut(&broker) {
                *count = if up { *count + 1 } else { count.saturating_sub(1) };
            }
        };
        from.iter().for_each(|broker| step(&mut self.replicas, *broker, false));
        to.iter().for_each(|broker| step(&mut self.replicas, *broker, true));
        from.first().into_iter().for_each(|broker| step(&mut self.leaders, *broker, false));
        to.first().into_iter().for_each(|broker| step(&mut self.leaders, *broker, true));
    }
}

/// Racks that hold more replicas of a partition than they must; told to the user, since one rack can fail as a whole.
pub fn crowded(layout: &Layout, replicas: &[i32]) -> bool {
    let racks: Vec<&str> = layout.racks_of(replicas).collect();
    let distinct = racks.iter().collect::<BTreeSet<_>>().len();
    let all = layout.racks.values().flatten().collect::<BTreeSet<_>>().len();
    distinct < racks.len().min(all)
}

/// The move of a partition, unless nothing changes.
fn moved(topic: &str, partition: &Partition, to: Vec<i32>) -> Option<Move> {
    let from = partition.replicas.clone();
    (from != to).then(|| Move { topic: topic.to_owned(), partition: partition.id, from, to })
}
