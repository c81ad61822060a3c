//! Results of a plan, change by change.

use std::time::Duration;

use serde::Serialize;

use super::Watched;
use crate::cluster::{ErrorCode, ItemError};
use crate::exit::Exit;
use crate::plan::{Action, Plan, way_out_of};

/// What one change came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    Done {
        /// Something worth saying, such as "created by someone else meanwhile, as declared".
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    NotDone {
        why: String,
        way_out: String,
    },
    /// No answer came, and the cluster could not be asked afterwards.
    Unknown {
        why: String,
    },
}

impl Outcome {
    pub(super) fn of(error: &ItemError, action: &Action) -> Outcome {
        match error.code {
            ErrorCode::OutcomeUnknown => Outcome::Unknown { why: error.message.clone() },
            _ => Outcome::NotDone { why: error.message.clone(), way_out: way_out_of(action, error) },
        }
    }

    pub fn is_done(&self) -> bool {
        matches!(self, Outcome::Done { .. })
    }
}

/// What came of a whole plan.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// One per change of the plan, in its order; `None` was never attempted.
    pub outcomes: Vec<Option<(Outcome, Duration)>>,
    /// Ctrl-C or SIGTERM ended it early.
    pub interrupted: bool,
    /// Why the rest was not attempted, if not because of an interrupt.
    pub stopped: Option<String>,
    /// New partitions that nobody led when the waiting ended.
    pub leaderless: Vec<String>,
    /// Changes that were done, but did not show when the waiting ended.
    pub unseen: usize,
    /// How the last look at moves of replicas ended, if there were any.
    pub watched: Option<Watched>,
}

impl Applied {
    pub fn done(&self) -> usize {
        self.outcomes.iter().flatten().filter(|(outcome, _)| outcome.is_done()).count()
    }

    /// What a change came to; one that was never attempted is told as not done.
    pub fn outcome(&self, index: usize) -> Outcome {
        let not_attempted = || Outcome::NotDone {
            why: match &self.stopped {
                None => "interrupted before it was sent".to_owned(),
                Some(why) => format!("not attempted: {why}"),
            },
            way_out: "run again: what is done already is not done twice".to_owned(),
        };
        let found = self.outcomes.get(index).and_then(Option::as_ref);
        found.map_or_else(not_attempted, |(outcome, _)| outcome.clone())
    }

    /// The exit code that this means, given the wishes that the plan itself could not fulfil.
    pub fn exit(&self, plan: &Plan) -> Exit {
        let done = self.done();
        let all = done == plan.changes.len();
        match () {
            () if self.interrupted => Exit::Interrupted,
            () if all && !plan.has_unmet() && self.leaderless.is_empty() => Exit::Done,
            () if done > 0 => Exit::Partial,
            () if all && plan.cannot.is_empty() && self.leaderless.is_empty() => Exit::Refused,
            () => Exit::Failed,
        }
    }
}
