//! What an answer that is no success means to a classic member.

use super::super::codes::*;
use super::super::line::Asked;
use super::super::{Answer, Event, Identity, Moment, Refused, Request};
use super::{Classic, Phase, UNKNOWN_GENERATION};

impl Classic {
    /// The membership is over as far as the group knows; another one begins.
    pub(super) fn lose(&mut self, keeps_id: bool, why: &'static str) {
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
    pub(super) fn make_room(&mut self) {
        let stays = self.terms.instance_id.is_some();
        if !stays {
            let reason = "it delivered nothing for max.poll.interval.ms";
            self.line.send_aside(Request::Leave { identity: self.me(), reason });
        }
        self.lose(stays, "it works again");
    }

    pub(super) fn fail(&mut self, code: i16, text: String) {
        self.phase = Phase::Over;
        self.leader = None;
        self.line.tell(Event::Failed { code, text });
    }

    pub(super) fn refuse(&mut self, refused: &Refused) {
        let text = match &refused.message {
            Some(message) if !message.is_empty() => format!("{}: {message}", words(refused.code)),
            _ if words(refused.code) == words(i16::MAX) => format!("{} (error {})", words(refused.code), refused.code),
            _ => words(refused.code).to_owned(),
        };
        self.fail(refused.code, text);
    }

    /// What is the same for every request; tells whether it was that.
    pub(super) fn is_of_the_line(&mut self, asked: Asked, code: i16, now: Moment) -> bool {
        match code {
            COORDINATOR_LOADING | REQUEST_TIMED_OUT | NETWORK_EXCEPTION => self.line.back_off(now),
            COORDINATOR_NOT_AVAILABLE | NOT_COORDINATOR => self.line.lost(now),
            _ => return false,
        }
        self.try_again(asked, now);
        true
    }

    /// A request without a useful answer: a heartbeat is sent again, whatever else leads to another join with the same id.
    pub(super) fn try_again(&mut self, asked: Asked, now: Moment) {
        match asked {
            Asked::Find => {}
            Asked::Heartbeat => self.beat_at = now,
            Asked::Join | Asked::Sync => (self.phase, self.leader) = (Phase::Outside, None),
        }
    }

    /// The first join of a member that has left meanwhile brings the id that has to be taken back: as a pending member it
    /// would hold up the others' rebalances until its session ends.
    pub(super) fn answered_too_late(&mut self, answer: Answer) {
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

    pub(super) fn refused(&mut self, asked: Asked, refused: &Refused, now: Moment) {
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
