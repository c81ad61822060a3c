//! Why a whole request failed: what may have happened is kept apart from what was refused and what was never sent.

use helixctl_core::cluster::{ClusterError, ErrorCode, ItemError, Refusal};

use super::codes;
use crate::failures::{Failure, Kind, hint, summary};

/// Why a whole request failed.
#[derive(Debug)]
pub(crate) enum Fault {
    /// What came back does not answer the question; nothing was changed.
    Unusable(String),
    /// No connection came about; nothing was sent. Each address with its cause.
    Unreached(Vec<(String, Failure)>),
    /// The broker does not know the request; nothing was sent.
    TooOld { address: String, why: String },
    /// It was sent, and no answer, or none that makes sense, came.
    Unanswered { address: String, failure: Failure },
    /// The broker said no.
    Refused(ItemError),
}

impl Fault {
    /// What the user reads. `changes` tells whether the request, once sent, may have changed something.
    pub fn told(self, doing: &str, changes: bool) -> ClusterError {
        let error = |cause: String, hint: Option<&str>| ClusterError {
            doing: doing.to_owned(),
            cause,
            addresses: Vec::new(),
            outcome_unknown: false,
            refusal: None,
            hint: hint.map(str::to_owned),
        };
        match self {
            Fault::Unusable(why) => error(why, None),
            Fault::Unreached(failures) => {
                let kinds: Vec<Kind> = failures.iter().map(|(_, failure)| failure.kind).collect();
                let addresses = failures.into_iter().map(|(address, failure)| (address, failure.cause)).collect();
                ClusterError { addresses, ..error(summary(&kinds).to_owned(), Some(hint(&kinds))) }
            }
            Fault::TooOld { address, why } => error(format!("{address}: {why}"), Some("a newer Kafka can do it")),
            Fault::Unanswered { address, failure: Failure { cause, kind } } => ClusterError {
                addresses: vec![(address, cause)],
                outcome_unknown: changes,
                ..error("no answer came".to_owned(), Some(unanswered_hint(kind)))
            },
            Fault::Refused(refusal) => {
                let outcome_unknown = changes && refusal.code == ErrorCode::OutcomeUnknown;
                let code = Refusal::of(&refusal.code);
                ClusterError { outcome_unknown, refusal: code, ..error(refusal.message, None) }
            }
        }
    }

    /// The same for one item of a batch that went out as several requests. `changes` as in [`Fault::told`].
    pub fn of_item(self, changes: bool) -> ItemError {
        match self {
            Fault::Refused(refusal) => refusal,
            other => {
                let error = other.told("", changes);
                let causes = error.addresses.iter().map(|(address, cause)| format!("{address}: {cause}"));
                let causes: Vec<String> = causes.collect();
                let message = if causes.is_empty() { error.cause } else { causes.join("; ") };
                match error.outcome_unknown {
                    true => ItemError { code: ErrorCode::OutcomeUnknown, message },
                    false => codes::other("BROKER_NOT_AVAILABLE", message),
                }
            }
        }
    }
}

fn unanswered_hint(kind: Kind) -> &'static str {
    if kind == Kind::Other { "`--timeout` waits longer" } else { hint(&[kind]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_without_an_answer_may_have_happened() {
        let lost = || Fault::Unanswered { address: "a:1".to_owned(), failure: Failure::closed() };
        assert!(lost().told("moving replicas", true).outcome_unknown);
        assert!(!lost().told("listing quotas", false).outcome_unknown);
        let never_sent = Fault::Unreached(vec![("a:1".to_owned(), Failure::closed())]).told("moving replicas", true);
        assert!(!never_sent.outcome_unknown);
        assert_eq!(never_sent.addresses, [("a:1".to_owned(), "it closed the connection".to_owned())]);
        assert_eq!(lost().of_item(false).message, "a:1: it closed the connection");
        assert_eq!(lost().of_item(true).code, ErrorCode::OutcomeUnknown);
    }
}
