//! ConsumerGroupHeartbeat as values (KIP-848).

use std::collections::BTreeSet;
use std::time::Duration;

/// Id of a topic.
pub type TopicId = u128;

/// Heartbeat of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    pub member_id: String,
    /// 0 joins, -1 leaves, -2 leaves a static member's place behind.
    pub epoch: i32,
    /// Says everything: subscription, time-out, rack. So do a join and what follows an error.
    pub everything: bool,
    /// Partitions that are held; `None` if nothing is to be said about them.
    pub owned: Option<BTreeSet<(TopicId, i32)>>,
}

/// Answer to a heartbeat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BeatAnswer {
    pub epoch: i32,
    pub interval: Duration,
    /// What may be held now; `None` if that has not changed.
    pub assignment: Option<BTreeSet<(TopicId, i32)>>,
}
