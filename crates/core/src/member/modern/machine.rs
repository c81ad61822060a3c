//! The member of KIP-848 as it is driven.

use super::super::codes::*;
use super::super::line::Asked;
use super::super::{Answer, Effect, Held, Identity, Machine, Moment, Request, Seen};
use super::{JOINS, LEAVES, LOOK_AGAIN, Modern};

impl Machine for Modern {
    fn tick(&mut self, now: Moment) {
        let gap = now.saturating_sub(std::mem::replace(&mut self.seen_at, now));
        if gap > self.terms.session && self.epoch != JOINS && !self.over {
            // This process slept: others may have what it held, so nothing more of it may be delivered.
            self.lose();
        }
        self.advance(now);
    }

    fn answered(&mut self, answer: Answer, now: Moment) {
        let Some((asked, epoch)) = self.line.answered() else { return };
        if self.over {
            if self.owes {
                self.say_farewell();
            }
            return;
        }
        match (asked, answer) {
            (Asked::Find, Answer::Found) => self.line.found = true,
            (Asked::Find, Answer::Lost) => {
                self.line.unreached(now);
                self.line.back_off(now);
            }
            (Asked::Find, Answer::Refused(why)) => self.refused(&why, now),
            (_, Answer::Lost) => {
                self.everything = true;
                self.beat_at = now;
                self.line.lost(now);
            }
            // It was asked in another membership than this one.
            (_, _) if epoch != self.epoch => self.everything = true,
            (_, Answer::Beat(answer)) => self.beaten(answer, now),
            (_, Answer::Refused(why)) => self.refused(&why, now),
            _ => {}
        }
        self.advance(now);
    }

    fn looked(&mut self, seen: Option<Seen>, now: Moment) {
        self.looking = false;
        self.look_at = now + LOOK_AGAIN;
        if let Some(seen) = seen {
            self.names.extend(seen.names);
            self.reconcile();
        }
        self.advance(now);
    }

    fn released(&mut self, _: &[Held], now: Moment) {
        self.revocations = self.revocations.saturating_sub(1);
        if self.revocations == 0 && self.epoch != JOINS {
            self.leaving.clear();
            self.acknowledges = true;
            self.reconcile();
        }
        self.advance(now);
    }

    fn identity(&self) -> Option<Identity> {
        (self.epoch > JOINS).then(|| self.me())
    }

    fn commit_begins(&mut self) {}

    fn commit_ended(&mut self, sent: &Identity, code: Option<i16>, now: Moment) {
        if *sent == self.me() {
            match code {
                Some(UNKNOWN_MEMBER_ID | FENCED_MEMBER_EPOCH) => self.lose(),
                Some(COORDINATOR_NOT_AVAILABLE | NOT_COORDINATOR) => self.line.lost(now),
                // A newer epoch is known there.
                Some(STALE_MEMBER_EPOCH) => self.beat_at = now,
                _ => {}
            }
        }
        self.advance(now);
    }

    fn expired(&mut self, now: Moment) {
        if self.over || self.epoch == JOINS || self.revocations > 0 {
            return;
        }
        let identity = Identity { generation: LEAVES, ..self.me() };
        let reason = "it delivered nothing for max.poll.interval.ms";
        self.line.send_aside(Request::Leave { identity, reason });
        self.lose();
        self.advance(now);
    }

    fn leave(&mut self, _: Moment) {
        if std::mem::replace(&mut self.over, true) {
            return;
        }
        match self.epoch {
            // It may overtake the join: it is sent when that is answered.
            JOINS => self.owes = self.line.is_busy_with(Asked::Heartbeat),
            _ => self.say_farewell(),
        }
    }

    fn owes_farewell(&self) -> bool {
        self.owes
    }

    fn wake(&self) -> Option<Moment> {
        if self.over {
            return None;
        }
        let look = (!self.looking && !self.unknown().is_empty()).then_some(self.look_at);
        let speaks = self.line.rests_until().and_then(|rest| match self.epoch {
            _ if !self.line.found => Some(rest),
            JOINS => (self.revocations == 0).then_some(rest),
            _ if self.acknowledges => Some(rest),
            _ => Some(rest.max(self.beat_at)),
        });
        [look, speaks].into_iter().flatten().min()
    }

    fn take(&mut self) -> Vec<Effect> {
        self.line.take()
    }
}
