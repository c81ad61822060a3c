//! The classic protocol: JoinGroup, SyncGroup, Heartbeat.
//!
//! A member gives up all it holds before a join unless every assignor it offers is cooperative; then it gives up only what a
//! new assignment takes away, and joins again so that others get it. What a membership loses (its id or generation is reset)
//! is told as lost. A join waits until the reader has released everything that was revoked, and until a commit is answered.

mod errors;
mod machine;

use std::collections::BTreeSet;

use super::codes::*;
use super::leader::Leader;
use super::line::{Asked, Line};
use super::{Event, Held, Identity, Join, Joined, Moment, Request, Sync, Terms, bytes};
use crate::assign::{Assignment, Assignor};

const UNKNOWN_GENERATION: i32 = -1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// No member, or one that has to join again.
    Outside,
    /// A join is under way.
    Joining,
    /// Leads, and looks at the topics before it assigns.
    Leading,
    Syncing,
    Stable,
    /// Left, or failed.
    Over,
}

/// A member of a classic group.
#[derive(Debug)]
pub struct Classic {
    terms: Terms,
    cooperative: bool,
    line: Line,
    phase: Phase,
    member_id: String,
    generation: i32,
    assignor: Assignor,
    leader: Option<Leader>,
    /// Partitions that the reader has, or is about to get.
    held: BTreeSet<Held>,
    /// Revocations that the reader has not answered yet.
    revocations: usize,
    /// Since when one is not answered.
    revoking: Moment,
    /// The last assignment with its generation, for the sticky assignor.
    last: Option<(BTreeSet<Held>, i32)>,
    /// Whether the reader knows that it holds something or nothing.
    told: bool,
    /// Why the next join is made, if one is to be made.
    again: Option<&'static str>,
    reason: &'static str,
    committing: bool,
    beat_at: Moment,
    /// The last tick.
    seen_at: Moment,
    /// Left before it had an id.
    nameless: bool,
}

impl Classic {
    /// A member that joins at the first tick.
    pub fn new(terms: Terms) -> Classic {
        Classic {
            cooperative: terms.assignors.iter().all(|one| one.is_cooperative()),
            assignor: terms.assignors.first().copied().unwrap_or(Assignor::CooperativeSticky),
            line: Line::new(terms.seed),
            terms,
            phase: Phase::Outside,
            member_id: String::new(),
            generation: UNKNOWN_GENERATION,
            leader: None,
            held: BTreeSet::new(),
            revocations: 0,
            revoking: Moment::ZERO,
            last: None,
            told: false,
            again: None,
            reason: "it starts",
            committing: false,
            beat_at: Moment::ZERO,
            seen_at: Moment::ZERO,
            nameless: false,
        }
    }

    fn me(&self) -> Identity {
        Identity { member_id: self.member_id.clone(), generation: self.generation }
    }

    /// Sends what is due.
    fn advance(&mut self, now: Moment) {
        if self.phase == Phase::Over {
            return;
        }
        if let Some(look) = self.leader.as_mut().and_then(|leader| leader.look(now)) {
            self.line.send_aside(Request::Look(look));
        }
        if !self.line.is_free(now) {
            return;
        }
        let ready = match self.phase {
            Phase::Outside => self.is_ready_to_join(),
            Phase::Stable if self.again.is_some() => self.is_ready_to_join(),
            _ => false,
        };
        if !self.line.found {
            self.line.send(Asked::Find, self.generation, Request::Find);
        } else if ready {
            self.join();
        } else if matches!(self.phase, Phase::Stable | Phase::Leading) && now >= self.beat_at {
            self.beat_at = now + self.terms.heartbeat;
            self.line.send(Asked::Heartbeat, self.generation, Request::Heartbeat(self.me()));
        }
    }

    /// Whether nothing holds a join back. An eager member gives up everything first.
    fn is_ready_to_join(&mut self) -> bool {
        if !self.cooperative && !self.held.is_empty() {
            let all = std::mem::take(&mut self.held);
            self.revoke(all, false);
        }
        self.revocations == 0 && !self.committing
    }

    fn join(&mut self) {
        if let Some(reason) = self.again.take() {
            self.reason = reason;
        }
        self.phase = Phase::Joining;
        self.leader = None;
        let protocols = self.terms.assignors.iter().map(|assignor| (*assignor, self.subscription(*assignor)));
        let protocols = protocols.collect();
        let join = Join { member_id: self.member_id.clone(), protocols, reason: self.reason.to_owned() };
        self.line.send(Asked::Join, self.generation, Request::Join(join));
    }

    fn subscription(&self, assignor: Assignor) -> Vec<u8> {
        let last = self.last.as_ref();
        let generation = last.map_or(UNKNOWN_GENERATION, |(_, generation)| *generation);
        let user_data = match assignor {
            Assignor::Sticky => last.map(|(places, generation)| bytes::sticky(places, *generation)),
            Assignor::CooperativeSticky => Some(generation.to_be_bytes().to_vec()),
            Assignor::Range | Assignor::RoundRobin => None,
        };
        bytes::subscription(&bytes::Subscription {
            topics: &self.terms.topics,
            user_data,
            owned: &self.held,
            generation: self.generation,
            rack: self.terms.rack.as_deref(),
        })
    }

    fn joined(&mut self, joined: Joined, now: Moment) {
        self.line.works();
        (self.member_id, self.generation) = (joined.member_id.clone(), joined.generation);
        let Some(assignor) = self.terms.assignors.iter().copied().find(|one| one.name() == joined.protocol) else {
            let text = format!("the coordinator chose the assignor `{}`, which was not offered", joined.protocol);
            return self.fail(INCONSISTENT_GROUP_PROTOCOL, text);
        };
        self.assignor = assignor;
        self.beat_at = now + self.terms.heartbeat;
        // While a group is upgraded or downgraded (KIP-848) nobody leads.
        if joined.leader == joined.member_id && !joined.members.is_empty() {
            self.leader = Some(Leader::new(&joined, assignor, self.terms.watch, now));
            self.phase = Phase::Leading;
        } else {
            self.sync(Assignment::new());
        }
    }

    fn sync(&mut self, assignment: Assignment) {
        self.phase = Phase::Syncing;
        let sync = Sync { identity: self.me(), assignor: self.assignor, assignment };
        self.line.send(Asked::Sync, self.generation, Request::Sync(sync));
    }

    fn synced(&mut self, assignment: &[u8], now: Moment) {
        self.line.works();
        (self.phase, self.again) = (Phase::Stable, None);
        self.beat_at = now + self.terms.heartbeat;
        let Some(places) = bytes::read_assignment(assignment) else {
            let text = "the group's leader gave this member no assignment; it joins again".to_owned();
            self.line.tell(Event::Note(text));
            self.again = Some("the leader gave it no assignment");
            self.line.back_off(now);
            return self.take_on(BTreeSet::new());
        };
        self.take_on(places);
    }

    /// Tells the difference to what is held.
    fn take_on(&mut self, mut places: BTreeSet<Held>) {
        // A partition of a topic that was never subscribed to has nobody to read it.
        places.retain(|(topic, _)| self.terms.topics.contains(topic));
        let gone: BTreeSet<Held> = self.held.difference(&places).cloned().collect();
        let new: BTreeSet<Held> = places.difference(&self.held).cloned().collect();
        self.last = Some((places.clone(), self.generation));
        self.held = places;
        if !gone.is_empty() {
            // Only the next rebalance gives them to others.
            self.again = Some("it gave partitions up");
            self.revoke(gone, false);
        }
        if !new.is_empty() || !self.told {
            self.told = true;
            self.line.tell(Event::Assigned(new.into_iter().collect()));
        }
    }

    fn revoke(&mut self, places: BTreeSet<Held>, lost: bool) {
        if self.revocations == 0 {
            self.revoking = self.seen_at;
        }
        self.revocations += 1;
        self.line.tell(Event::Revoked { places: places.into_iter().collect(), lost });
    }
}
