//! Why a request over this connection failed, told in the words of [`crate::failures`].

use crate::failures::{Failure, Kind, hint};
use crate::ffi::broker_error;
use helixctl_core::cluster::{ClusterError, ErrorCode, ItemError, Refusal};

/// Why a whole request failed.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The settings do not allow it; nothing was sent.
    Unable(String),
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
            Fault::Unable(why) => error(why, Some("`helixctl config show --origin` tells where each value comes from")),
            Fault::Unreached(failures) => {
                let kinds: Vec<Kind> = failures.iter().map(|(_, failure)| failure.kind).collect();
                let addresses = failures.into_iter().map(|(address, failure)| (address, failure.cause)).collect();
                ClusterError { addresses, ..error("no broker could be reached".to_owned(), Some(hint(&kinds))) }
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

    /// The same for one item of a batch that went out as several requests.
    pub fn of_item(self) -> ItemError {
        match self {
            Fault::Refused(refusal) => refusal,
            other => {
                let error = other.told("", false);
                let causes = error.addresses.iter().map(|(address, cause)| format!("{address}: {cause}"));
                let causes: Vec<String> = causes.collect();
                let message = if causes.is_empty() { error.cause } else { causes.join("; ") };
                ItemError { code: ErrorCode::Other("BROKER_NOT_AVAILABLE".to_owned()), message }
            }
        }
    }
}

fn unanswered_hint(kind: Kind) -> &'static str {
    if kind == Kind::Other { "`--timeout` waits longer" } else { hint(&[kind]) }
}

/// A broker's error code as a result; `needs` is what the request has to be allowed.
pub(super) fn checked(code: i16, message: Option<&str>, needs: &str) -> Result<(), ItemError> {
    if code == 0 {
        return Ok(());
    }
    let mut error = broker_error(code, message.unwrap_or_default());
    if error.code == ErrorCode::NotAuthorized {
        // The broker's own words are none, or a dump of the request as it was passed on to the controller.
        error.message = format!("not authorized: this needs {needs}");
    }
    Err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_without_an_answer_may_have_happened() {
        let failure = || Failure { cause: "it closed the connection".to_owned(), kind: Kind::Other };
        let lost = || Fault::Unanswered { address: "a:1".to_owned(), failure: failure() };
        assert!(lost().told("moving replicas", true).outcome_unknown);
        assert!(!lost().told("listing quotas", false).outcome_unknown);
        let never_sent = Fault::Unreached(vec![("a:1".to_owned(), failure())]).told("moving replicas", true);
        assert!(!never_sent.outcome_unknown);
        assert_eq!(never_sent.addresses, [("a:1".to_owned(), "it closed the connection".to_owned())]);
        assert_eq!(lost().of_item().message, "a:1: it closed the connection");
    }

    #[test]
    fn codes_become_the_errors_that_librdkafka_gives() {
        assert_eq!(checked(0, None, ""), Ok(()));
        let unknown = checked(3, Some("no such topic."), "").unwrap_err();
        assert_eq!((unknown.code, unknown.message.as_str()), (ErrorCode::UnknownTopic, "no such topic"));
        for words in [None, Some("Request Request(processor=2, connectionId=…) needs ALTER permission.")] {
            let denied = checked(31, words, "Alter on the cluster").unwrap_err();
            assert_eq!(denied.code, ErrorCode::NotAuthorized);
            assert_eq!(denied.message, "not authorized: this needs Alter on the cluster");
        }
        let code = checked(85, None, "").unwrap_err().code;
        assert_eq!(code, ErrorCode::Other("NO_REASSIGNMENT_IN_PROGRESS".to_owned()));
        assert_eq!(checked(31_000, None, "").unwrap_err().code, ErrorCode::Other("ERROR_31000".to_owned()));
    }
}
