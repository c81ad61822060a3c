//! The classic member as it is driven.

use super::super::codes::*;
use super::super::leader::Leader;
use super::super::line::Asked;
use super::super::{Answer, Effect, Held, Identity, Machine, Moment, Refused, Request, Seen};
use super::{Classic, Phase, UNKNOWN_GENERATION};

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
