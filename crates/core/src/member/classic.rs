//! The classic protocol: JoinGroup, SyncGroup, Heartbeat.
//!
//! A member gives up all it holds before a join unless every assignor it offers is cooperative; then it gives up only what a
//! new assignment takes away, and joins again so that others get it. What a membership loses (its id or generation is reset)
//! is told as lost. A join waits until the reader has released everything that was revoked, and until a commit is answered.

use std::collections::BTreeSet;

use super::codes::*;
use super::leader::Leader;
use super::line::{Asked, Line};
use super::{
    Answer, Effect, Event, Held, Identity, Join, Joined, Machine, Moment, Refused, Request, Seen, Sync, Terms, bytes,
};
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

    /// The membership is over as far as the group knows; another one begins.
    fn lose(&mut self, keeps_id: bool, why: &'static str) {
        if !keeps_id {
            self.member_id.clear();
        }
        self.generation = UNKNOWN_GENERATION;
        (self.phase, self.leader, self.again, self.reason) = (Phase::Outside, None, None, why);
        let held = std::mem::take(&mut self.held);
        if !held.is_empty() {
            self.told = false;
            self.revoke(held, true);
        }
    }

    /// Leaves the group to the others until the reader moves again.
    fn make_room(&mut self) {
        let stays = self.terms.instance_id.is_some();
        if !stays {
            let reason = "it delivered nothing for max.poll.interval.ms";
            self.line.send_aside(Request::Leave { identity: self.me(), reason });
        }
        self.lose(stays, "it works again");
    }

    fn fail(&mut self, code: i16, text: String) {
        self.phase = Phase::Over;
        self.leader = None;
        self.line.tell(Event::Failed { code, text });
    }

    fn refuse(&mut self, refused: &Refused) {
        let text = match &refused.message {
            Some(message) if !message.is_empty() => format!("{}: {message}", words(refused.code)),
            _ if words(refused.code) == words(i16::MAX) => format!("{} (error {})", words(refused.code), refused.code),
            _ => words(refused.code).to_owned(),
        };
        self.fail(refused.code, text);
    }

    /// What is the same for every request; tells whether it was that.
    fn is_of_the_line(&mut self, asked: Asked, code: i16, now: Moment) -> bool {
        match code {
            COORDINATOR_LOADING | REQUEST_TIMED_OUT | NETWORK_EXCEPTION => self.line.back_off(now),
            COORDINATOR_NOT_AVAILABLE | NOT_COORDINATOR => self.line.lost(now),
            _ => return false,
        }
        self.try_again(asked, now);
        true
    }

    /// A request without a useful answer: a heartbeat is sent again, whatever else leads to another join with the same id.
    fn try_again(&mut self, asked: Asked, now: Moment) {
        match asked {
            Asked::Find => {}
            Asked::Heartbeat => self.beat_at = now,
            Asked::Join | Asked::Sync => (self.phase, self.leader) = (Phase::Outside, None),
        }
    }

    /// The first join of a member that has left meanwhile brings the id that has to be taken back: as a pending member it
    /// would hold up the others' rebalances until its session ends.
    fn answered_too_late(&mut self, answer: Answer) {
        let member_id = match answer {
            Answer::Joined(joined) => joined.member_id,
            Answer::Refused(Refused { code: MEMBER_ID_REQUIRED, member_id: Some(id), .. }) => id,
            _ => return,
        };
        if self.nameless {
            let identity = Identity { member_id, generation: UNKNOWN_GENERATION };
            self.line.send_aside(Request::Leave { identity, reason: "it ended before it had joined" });
        }
    }

    fn refused(&mut self, asked: Asked, refused: &Refused, now: Moment) {
        if self.is_of_the_line(asked, refused.code, now) {
            return;
        }
        match (asked, refused.code) {
            (Asked::Join, MEMBER_ID_REQUIRED) => {
                self.member_id = refused.member_id.clone().unwrap_or_default();
                self.phase = Phase::Outside;
            }
            (Asked::Find, _) => self.refuse(refused),
            (Asked::Join, UNKNOWN_MEMBER_ID | ILLEGAL_GENERATION) => {
                self.lose(false, "the coordinator did not know it");
                self.line.back_off(now);
            }
            (_, UNKNOWN_MEMBER_ID) => self.lose(false, "the coordinator did not know it"),
            (_, ILLEGAL_GENERATION) => self.lose(true, "its generation was over"),
            (Asked::Heartbeat, REBALANCE_IN_PROGRESS) => {
                self.line.works();
                match self.phase {
                    // A rebalance began while it looked at the topics: what it would assign is out of date.
                    Phase::Leading => (self.phase, self.leader) = (Phase::Outside, None),
                    _ => self.again = self.again.or(Some("the group rebalances")),
                }
            }
            (_, REBALANCE_IN_PROGRESS) => {
                self.try_again(asked, now);
                self.line.back_off(now);
            }
            _ => self.refuse(refused),
        }
    }
}

impl Machine for Classic {
    fn tick(&mut self, now: Moment) {
        let gap = now.saturating_sub(std::mem::replace(&mut self.seen_at, now));
        if gap > self.terms.session && matches!(self.phase, Phase::Stable | Phase::Leading) {
            // This process slept: others may have what it held, so nothing more of it may be delivered.
            self.lose(true, "it slept longer than its session");
        }
        let revokes = self.revocations > 0 && self.phase == Phase::Stable;
        if revokes && now.saturating_sub(self.revoking) > self.terms.rebalance {
            // Nobody else gets what this member does not let go of.
            self.make_room();
        }
        self.advance(now);
    }

    fn answered(&mut self, answer: Answer, now: Moment) {
        let Some((asked, generation)) = self.line.answered() else { return };
        if self.phase == Phase::Over {
            return self.answered_too_late(answer);
        }
        let outdated = generation != self.generation && asked != Asked::Join;
        match (asked, answer) {
            (Asked::Find, Answer::Found) => self.line.found = true,
            (Asked::Find, Answer::Lost) => {
                self.line.unreached(now);
                self.line.back_off(now);
            }
            (_, Answer::Lost) => {
                self.line.lost(now);
                if !outdated {
                    self.try_again(asked, now);
                }
            }
            (Asked::Join, Answer::Joined(joined)) => self.joined(joined, now),
            (_, _) if outdated => {}
            (Asked::Sync, Answer::Synced(assignment)) if self.phase == Phase::Syncing => self.synced(&assignment, now),
            (Asked::Heartbeat, Answer::Alive) => self.line.works(),
            (asked, Answer::Refused(why)) => self.refused(asked, &why, now),
            _ => {}
        }
        self.advance(now);
    }

    fn looked(&mut self, seen: Option<Seen>, now: Moment) {
        if let Some(leader) = &mut self.leader {
            match seen {
                None => leader.unseen(now),
                Some(seen) if leader.is_done() => {
                    if leader.has_changed(seen, now) {
                        self.again = self.again.or(Some("topics changed"));
                    }
                }
                // A heartbeat is under way, or the coordinator has moved: the look is made again after it.
                Some(_) if !(self.line.found && self.line.is_free(now)) => leader.unseen(now),
                Some(seen) => {
                    let assignment = leader.assign(seen, self.assignor, now);
                    self.sync(assignment);
                }
            }
        }
        self.advance(now);
    }

    fn released(&mut self, _: &[Held], now: Moment) {
        self.revocations = self.revocations.saturating_sub(1);
        self.advance(now);
    }

    fn identity(&self) -> Option<Identity> {
        let between = matches!(self.phase, Phase::Leading | Phase::Syncing);
        (self.generation != UNKNOWN_GENERATION && !between).then(|| self.me())
    }

    fn commit_begins(&mut self) {
        self.committing = true;
    }

    fn commit_ended(&mut self, sent: &Identity, code: Option<i16>, now: Moment) {
        self.committing = false;
        // While a join is under way its answer tells what has become of this member: the group may be a generation ahead.
        let joins = self.line.is_busy_with(Asked::Join);
        if *sent == self.me() {
            match code {
                Some(FENCED_INSTANCE_ID) => self.refuse(&Refused { code: FENCED_INSTANCE_ID, ..Refused::default() }),
                Some(_) if joins => {}
                Some(UNKNOWN_MEMBER_ID) => self.lose(false, "the coordinator did not know it"),
                Some(ILLEGAL_GENERATION) => self.lose(true, "its generation was over"),
                Some(REBALANCE_IN_PROGRESS) if self.phase == Phase::Stable => {
                    self.again = self.again.or(Some("the group rebalances"));
                }
                Some(COORDINATOR_NOT_AVAILABLE | NOT_COORDINATOR) => self.line.lost(now),
                _ => {}
            }
        }
        self.advance(now);
    }

    fn expired(&mut self, now: Moment) {
        // Whoever is leaving, joining or waiting for a release is not working anyway.
        if self.phase != Phase::Stable || self.revocations > 0 {
            return;
        }
        self.make_room();
        self.advance(now);
    }

    fn leave(&mut self, _: Moment) {
        if self.phase == Phase::Over {
            return;
        }
        (self.phase, self.leader) = (Phase::Over, None);
        self.nameless = self.member_id.is_empty() && self.terms.instance_id.is_none();
        if !self.nameless && self.terms.instance_id.is_none() {
            self.line.send_aside(Request::Leave { identity: self.me(), reason: "it ends" });
        }
    }

    fn owes_farewell(&self) -> bool {
        self.nameless && self.line.is_busy_with(Asked::Join)
    }

    fn wake(&self) -> Option<Moment> {
        if self.phase == Phase::Over {
            return None;
        }
        let look = self.leader.as_ref().and_then(Leader::wake);
        let held_back = self.revocations > 0 || self.committing;
        let speaks = self.line.rests_until().and_then(|rest| match self.phase {
            _ if !self.line.found => Some(rest),
            Phase::Outside => (!held_back).then_some(rest),
            Phase::Stable if self.again.is_some() && !held_back => Some(rest),
            _ => Some(rest.max(self.beat_at)),
        });
        [look, speaks].into_iter().flatten().min()
    }

    fn take(&mut self) -> Vec<Effect> {
        self.line.take()
    }
}
