//! Which broker gets the next replica of a partition, and which gives one up.

use std::collections::BTreeSet;

use super::Layout;
use crate::cluster::Partition;

impl Layout {
    /// The broker for one more replica: in the rack with the fewest of this partition's, then the one with the least load.
    pub(super) fn taker(&self, replicas: &[i32], allowed: &BTreeSet<i32>) -> Option<i32> {
        let candidates = allowed.iter().copied().filter(|broker| !replicas.contains(broker));
        let candidates = candidates.filter(|broker| self.racks.contains_key(broker));
        candidates.min_by_key(|broker| (self.sharing(*broker, replicas), self.load(*broker), *broker))
    }

    /// The preferred leader of a new partition: the broker with the fewest, then the one with the least load.
    pub(super) fn leader(&self, allowed: &BTreeSet<i32>) -> Option<i32> {
        let candidates = self.brokers().filter(|broker| allowed.contains(broker));
        candidates.min_by_key(|broker| (self.leaders.get(broker).copied(), self.load(*broker), *broker))
    }

    /// The follower to drop: one that is out of sync, then in a rack with others, then on the broker with the most load.
    ///
    /// Never the leader, and the preferred leader only if no other is left.
    pub(super) fn giver(&self, replicas: &[i32], partition: &Partition) -> Option<i32> {
        let leader = partition.leader.filter(|leader| replicas.contains(leader)).or(replicas.first().copied());
        let followers = replicas.iter().copied().filter(|broker| Some(*broker) != leader);
        followers.max_by_key(|broker| {
            let preferred = replicas.first() == Some(broker);
            let out_of_sync = !partition.isr.contains(broker);
            (!preferred, out_of_sync, self.sharing(*broker, replicas), self.load(*broker), *broker)
        })
    }
}
