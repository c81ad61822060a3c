//! Membership in a consumer group as pure state machines: what to send, what to tell, and when, out of what was answered.
//!
//! [`Classic`] speaks JoinGroup, SyncGroup and Heartbeat; [`Modern`] the one heartbeat of KIP-848. Neither knows a socket or a
//! clock: whoever drives a machine sends its requests, hands in their answers, and passes the time. Requests to the
//! coordinator go out one at a time, so an answer always belongs to the last one; each remembers the generation that it was
//! sent with, since meanwhile a commit's answer or a stop may have ended that generation.

mod beat;
pub mod bytes;
mod classic;
pub mod codes;
mod leader;
mod line;
mod modern;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::time::Duration;

use crate::assign::{Assignment, Assignor, TopicName, Topics};

pub use beat::{Beat, BeatAnswer, TopicId};
pub use classic::Classic;
pub use modern::Modern;

/// Topic and partition.
pub type Held = (TopicName, i32);

/// Time since a fixed moment, by a clock that goes on while the machine sleeps.
pub type Moment = Duration;

/// How a group is joined.
#[derive(Clone, Debug)]
pub struct Terms {
    pub topics: BTreeSet<TopicName>,
    /// Static membership (KIP-345).
    pub instance_id: Option<String>,
    /// Assignors that are offered, the most wanted first.
    pub assignors: Vec<Assignor>,
    pub session: Duration,
    pub heartbeat: Duration,
    /// How long the group waits for this member in a rebalance (Kafka's `max.poll.interval.ms`).
    pub rebalance: Duration,
    pub rack: Option<String>,
    /// How often a leader looks whether topics have changed.
    pub watch: Duration,
    /// Random number, out of which pauses get their jitter; KIP-848 takes its member id from it too.
    pub seed: u128,
}

/// Request that a machine wants sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// FindCoordinator.
    Find,
    Join(Join),
    Sync(Sync),
    Heartbeat(Identity),
    Beat(Beat),
    /// Metadata of these topics, from any broker, beside the others.
    Look(Look),
    /// LeaveGroup, beside the others and without an answer that matters.
    Leave {
        identity: Identity,
        reason: &'static str,
    },
}

/// JoinGroup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    pub member_id: String,
    /// Assignors with the subscription in bytes.
    pub protocols: Vec<(Assignor, Vec<u8>)>,
    pub reason: String,
}

/// SyncGroup; `assignment` is empty unless this member leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sync {
    pub identity: Identity,
    pub assignor: Assignor,
    pub assignment: Assignment,
}

/// Topics that are looked up, by name or by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    Names(BTreeSet<TopicName>),
    Ids(BTreeSet<TopicId>),
}

/// Who a member is to the coordinator: what commits are sent with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub member_id: String,
    /// Generation, or epoch in KIP-848.
    pub generation: i32,
}

/// Answer to the request to the coordinator that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Found,
    Joined(Joined),
    Synced(Vec<u8>),
    Alive,
    Beat(BeatAnswer),
    Refused(Refused),
    /// The connection broke, or nothing came in time.
    Lost,
}

/// Answer of JoinGroup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    pub member_id: String,
    pub generation: i32,
    pub protocol: String,
    pub leader: String,
    /// Members with their subscriptions in bytes, for the leader.
    pub members: Vec<JoinedMember>,
    /// The leader came back under its instance id, and its old assignment stays (KIP-814).
    pub skip: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinedMember {
    pub id: String,
    pub instance_id: Option<String>,
    pub subscription: Vec<u8>,
}

/// Error code of an answer with what came along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    pub code: i16,
    pub message: Option<String>,
    /// Id that the coordinator gives a new member (KIP-394).
    pub member_id: Option<String>,
}

/// Metadata that was looked up: topics that could be told, and those ids that have names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub topics: Topics,
    /// Topics about which this answer says nothing certain.
    pub unsure: BTreeSet<TopicName>,
    pub names: Vec<(TopicId, TopicName)>,
}

/// What becomes of a membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Assigned(Vec<Held>),
    /// To be answered with [`Machine::released`]. What is `lost` may be somebody else's already.
    Revoked {
        places: Vec<Held>,
        lost: bool,
    },
    /// No broker answers; asking goes on.
    Unreached,
    /// Something that a user should read; the membership goes on.
    Note(String),
    /// The membership cannot go on.
    Failed {
        code: i16,
        text: String,
    },
}

/// What a machine wants done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Send(Request),
    Tell(Event),
}

/// A membership, driven from outside.
pub trait Machine: Send {
    /// Time has passed.
    fn tick(&mut self, now: Moment);
    /// The request to the coordinator that is under way was answered.
    fn answered(&mut self, answer: Answer, now: Moment);
    /// A look was answered; `None` if it failed.
    fn looked(&mut self, seen: Option<Seen>, now: Moment);
    /// Partitions that were revoked are not read any more.
    fn released(&mut self, places: &[Held], now: Moment);
    /// Who commits, if a commit would be taken now.
    fn identity(&self) -> Option<Identity>;
    /// A commit goes out. No join goes out before its end.
    fn commit_begins(&mut self);
    /// A commit was answered, with an error of the whole group if there is one.
    fn commit_ended(&mut self, sent: &Identity, code: Option<i16>, now: Moment);
    /// Nothing was delivered for longer than `max.poll.interval.ms`: others are to go on.
    fn expired(&mut self, now: Moment);
    /// Leaves for good.
    fn leave(&mut self, now: Moment);
    /// Whether it has left, and still has to take something back when the request under way is answered.
    fn owes_farewell(&self) -> bool;
    /// When [`Machine::tick`] has something to do.
    fn wake(&self) -> Option<Moment>;
    /// What is to be done since the last time.
    fn take(&mut self) -> Vec<Effect>;
}
