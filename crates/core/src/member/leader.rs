//! What a leader of a classic group does beside being a member: it assigns, and watches the topics of all.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Joined, JoinedMember, Look, Moment, Seen, bytes};
use crate::assign::{Assignment, Assignor, Subscriber, TopicName, Topics, assign};

/// How often the leader looks while something is missing, or seems to be.
const WATCH_SOON: Duration = Duration::from_secs(2);

/// The leader's knowledge.
#[derive(Debug)]
pub(super) struct Leader {
    members: Vec<Subscriber>,
    wanted: BTreeSet<TopicName>,
    /// What the present assignment was made from; `None` before it is made.
    seen: Option<Topics>,
    /// The old assignment stays (KIP-814).
    pub skip: bool,
    watch: Duration,
    looking: bool,
    look_at: Moment,
    /// A topic was missing in the last look: one is not believed.
    missed: bool,
}

impl Leader {
    pub fn new(joined: &Joined, assignor: Assignor, watch: Duration, now: Moment) -> Leader {
        let members: &[JoinedMember] = &joined.members;
        let members = bytes::read_subscribers(members, assignor);
        let wanted = members.iter().flat_map(|member| member.topics.iter().cloned()).collect();
        Leader { members, wanted, seen: None, skip: joined.skip, watch, looking: false, look_at: now, missed: false }
    }

    /// The look that is due.
    pub fn look(&mut self, now: Moment) -> Option<Look> {
        let due = !self.looking && now >= self.look_at;
        self.looking |= due;
        due.then(|| Look::Names(self.wanted.clone()))
    }

    pub fn wake(&self) -> Option<Moment> {
        (!self.looking).then_some(self.look_at)
    }

    pub fn is_done(&self) -> bool {
        self.seen.is_some()
    }

    /// The look failed: it is made again.
    pub fn unseen(&mut self, now: Moment) {
        self.looking = false;
        self.look_at = now + if self.seen.is_none() { Duration::from_millis(200) } else { WATCH_SOON };
    }

    /// The first look: the assignment made from it.
    pub fn assign(&mut self, seen: Seen, assignor: Assignor, now: Moment) -> Assignment {
        let topics = self.known(seen);
        self.schedule(&topics, now);
        let assignment = match self.skip {
            true => Assignment::new(),
            false => assign(assignor, &topics, &self.members),
        };
        self.seen = Some(topics);
        // Subscriptions of a large group are large, and not needed any more.
        self.members = Vec::new();
        assignment
    }

    /// A later look: whether the topics are others than those that were assigned.
    pub fn has_changed(&mut self, seen: Seen, now: Moment) -> bool {
        let topics = self.known(seen);
        let Some(before) = &self.seen else { return false };
        let missing = before.keys().any(|topic| !topics.contains_key(topic));
        let believed = !missing || self.missed;
        self.missed = missing;
        let changed = believed && *before != topics;
        self.schedule(&topics, now);
        changed
    }

    /// What was seen, with what was known before of topics about which nothing could be learned.
    fn known(&self, seen: Seen) -> Topics {
        let mut topics = seen.topics;
        topics.retain(|topic, _| self.wanted.contains(topic));
        for topic in seen.unsure {
            if let Some(partitions) = self.seen.as_ref().and_then(|before| before.get(&topic)) {
                topics.insert(topic, partitions.clone());
            }
        }
        topics
    }

    fn schedule(&mut self, topics: &Topics, now: Moment) {
        self.looking = false;
        let complete = topics.len() == self.wanted.len();
        self.look_at = now + if complete && !self.missed { self.watch } else { WATCH_SOON.min(self.watch) };
    }
}
