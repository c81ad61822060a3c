//! Groups, their members, and what they have committed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::port::ItemError;

/// A partition: its topic and number.
pub type Place = (String, i32);

/// A group as its coordinator lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ListedGroup {
    pub group: String,
    /// `classic`, `consumer` (KIP-848), `share` (KIP-932), `streams` (KIP-1071); brokers before 3.8 do not tell.
    pub kind: String,
    /// Kafka's word for it: Empty, Stable, PreparingRebalance, …
    pub state: String,
    /// `consumer` for consumers, `connect` for Kafka Connect; empty for groups that only keep offsets.
    pub protocol: String,
}

/// A member of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GroupMember {
    pub member_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    pub client_id: String,
    pub host: String,
    /// What it is assigned, in order.
    pub partitions: Vec<(String, i32)>,
}

/// A group, who is in it, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeenGroup {
    pub listed: ListedGroup,
    pub assignor: String,
    pub members: Vec<GroupMember>,
    pub committed: BTreeMap<(String, i32), i64>,
    /// Why some of it could not be looked up.
    pub error: Option<ItemError>,
}

/// The ends of a partition's log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogEnds {
    /// The log start offset.
    pub start: i64,
    /// The high watermark, or the last stable offset for those who read committed records only.
    pub end: i64,
}
