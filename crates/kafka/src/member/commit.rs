//! A commit of a member, tried again where that helps, until it is taken, refused, or takes too long.

use tokio::sync::oneshot;

use super::{PATIENCE_OF_COMMITS, Uncommitted};
use crate::wire::{Fault, code_in_words};
use helixctl_core::cluster::Place;
use helixctl_core::member::codes::*;
use helixctl_core::member::{Identity, Moment};

/// What a commit is answered by.
pub(crate) type Committed = Result<(), Uncommitted>;

/// A commit that has not been answered yet.
pub(super) struct Commit {
    pub offsets: Vec<(Place, i64)>,
    reply: oneshot::Sender<Committed>,
    until: Moment,
    /// Not sent again before.
    pub not_before: Moment,
    /// Refused for the epoch it was sent with: sent again with another.
    pub stale: Option<Identity>,
    why: Option<Uncommitted>,
}

/// What an answer is to the commit.
pub(super) enum Verdict {
    /// It was answered; a code that concerns the whole group is the machine's business too.
    Done(Option<i16>),
    Again(Commit, Option<i16>),
}

const PAUSE: Moment = Moment::from_millis(100);

impl Commit {
    pub fn new(offsets: Vec<(Place, i64)>, reply: oneshot::Sender<Committed>, now: Moment) -> Commit {
        Commit { offsets, reply, until: now + PATIENCE_OF_COMMITS, not_before: now, stale: None, why: None }
    }

    pub fn is_over(&self, now: Moment) -> bool {
        now >= self.until
    }

    /// When there is something to do.
    pub fn wake(&self, now: Moment) -> Moment {
        if self.not_before > now { self.not_before } else { self.until }
    }

    pub fn done(self, outcome: Committed) {
        // Whoever asked may have gone.
        drop(self.reply.send(outcome));
    }

    /// It takes too long.
    pub fn gives_up(mut self) {
        let away = || Uncommitted { why: "the group's coordinator is away".to_owned(), rebalances: false };
        let why = self.why.take().unwrap_or_else(away);
        self.done(Err(why));
    }

    /// Reads the answer to an attempt that was made as `sent`; `current` tells whether that is still who we are.
    pub fn judge(
        mut self,
        answer: Result<Vec<(Place, i16)>, Fault>,
        sent: &Identity,
        current: bool,
        now: Moment,
    ) -> Verdict {
        let codes = match answer {
            Ok(codes) => codes,
            Err(fault) => {
                let error = fault.of_item(false);
                self.why = Some(Uncommitted { why: error.message, rebalances: false });
                self.not_before = now + PAUSE;
                return Verdict::Again(self, Some(NOT_COORDINATOR));
            }
        };
        // A topic that is gone has no offsets, and must not keep the others from having theirs.
        const UNKNOWN_TOPIC: i16 = 3;
        let Some((place, code)) = codes.into_iter().find(|(_, code)| ![0, UNKNOWN_TOPIC].contains(code)) else {
            self.done(Ok(()));
            return Verdict::Done(None);
        };
        let of_rebalance = [ILLEGAL_GENERATION, REBALANCE_IN_PROGRESS, STALE_MEMBER_EPOCH].contains(&code);
        let why = format!("{} partition {}: {}", place.0, place.1, code_in_words(code));
        // An error for a generation that is over says nothing about this one: it is committed again with the new one.
        let rebalances = of_rebalance || (code == UNKNOWN_MEMBER_ID && !current);
        let why = Uncommitted { why, rebalances };
        match code {
            COORDINATOR_LOADING | COORDINATOR_NOT_AVAILABLE | NOT_COORDINATOR | REQUEST_TIMED_OUT => {
                (self.why, self.not_before) = (Some(why), now + PAUSE);
                Verdict::Again(self, Some(code))
            }
            STALE_MEMBER_EPOCH => {
                (self.why, self.stale) = (Some(why), Some(sent.clone()));
                Verdict::Again(self, Some(code))
            }
            _ => {
                self.done(Err(why));
                Verdict::Done(Some(code))
            }
        }
    }
}
