//! Kafka's error codes: what each means to helixctl, and its words where the broker gave none.

use helixctl_core::cluster::{ErrorCode, ItemError};
use kafka_protocol::error::ResponseError;

/// Letters of a broker's own words that are shown: some are a dump of a request, and nobody reads megabytes.
const LONGEST_MESSAGE: usize = 2_000;

/// The error that a code names, if it names one.
pub(crate) fn error(code: i16) -> Option<ResponseError> {
    ResponseError::try_from_code(code)
}

/// Whether leaders are on the move: looking for them again helps.
pub(super) fn is_leader_moving(code: i16) -> bool {
    use ResponseError as E;
    matches!(
        error(code),
        Some(
            E::LeaderNotAvailable
                | E::NotLeaderOrFollower
                | E::ReplicaNotAvailable
                | E::KafkaStorageError
                | E::FencedLeaderEpoch
                | E::UnknownLeaderEpoch
                | E::OffsetNotAvailable
        )
    )
}

/// Whether the coordinator of a group is on the move, or loads: asking again helps, and nothing was changed.
pub(super) fn is_coordinator_moving(code: i16) -> bool {
    use ResponseError as E;
    matches!(
        error(code),
        Some(
            E::CoordinatorLoadInProgress
                | E::CoordinatorNotAvailable
                | E::NotCoordinator
                // Offsets that a transaction is about to commit.
                | E::UnstableOffsetCommit
        )
    )
}

/// The result of one item of an answer. `needs` is what the request has to be allowed.
pub(super) fn checked(code: i16, message: Option<&str>, needs: &str) -> Result<(), ItemError> {
    let Some(error) = error(code) else { return Ok(()) };
    let kind = kind(error);
    let message = match (&kind, message.filter(|message| !message.is_empty())) {
        // The broker's own words are none, or a dump of the request as it was passed on to the controller.
        (ErrorCode::NotAuthorized, _) => format!("not authorized: this needs {needs}"),
        (_, Some(message)) => message.trim_end_matches('.').chars().take(LONGEST_MESSAGE).collect(),
        (_, None) => words(error),
    };
    Err(ItemError { code: kind, message })
}

/// An item error that helixctl makes itself, by Kafka's name for it.
pub(super) fn other(name: &str, message: impl Into<String>) -> ItemError {
    ItemError { code: ErrorCode::Other(name.to_owned()), message: message.into() }
}

/// For an item that an answer leaves out.
pub(crate) fn no_answer() -> ItemError {
    let message = "the broker gave no answer for this item".to_owned();
    ItemError { code: ErrorCode::OutcomeUnknown, message }
}

fn kind(error: ResponseError) -> ErrorCode {
    use ResponseError as E;
    match error {
        E::TopicAlreadyExists => ErrorCode::TopicAlreadyExists,
        E::UnknownTopicOrPartition => ErrorCode::UnknownTopic,
        E::InvalidReplicationFactor => ErrorCode::InvalidReplicationFactor,
        E::InvalidPartitions => ErrorCode::InvalidPartitions,
        E::InvalidConfig => ErrorCode::InvalidConfig,
        E::PolicyViolation => ErrorCode::PolicyViolation,
        E::TopicAuthorizationFailed
        | E::ClusterAuthorizationFailed
        | E::GroupAuthorizationFailed
        | E::TransactionalIdAuthorizationFailed => ErrorCode::NotAuthorized,
        E::SecurityDisabled => ErrorCode::SecurityDisabled,
        E::RequestTimedOut => ErrorCode::OutcomeUnknown,
        error if is_leader_moving(error.code()) => ErrorCode::LeaderUnavailable,
        error => ErrorCode::Other(name(error)),
    }
}

/// Kafka's name, such as `UNKNOWN_TOPIC_OR_PARTITION`.
fn name(error: ResponseError) -> String {
    match error {
        ResponseError::Unknown(code) => format!("ERROR_{code}"),
        known => spread(&known.to_string(), '_').to_uppercase(),
    }
}

/// The name as words, such as `unknown topic or partition`.
pub(crate) fn words(error: ResponseError) -> String {
    match error {
        ResponseError::Unknown(code) => format!("the broker reports error {code}, which this helixctl does not know"),
        known => spread(&known.to_string(), ' ').to_lowercase(),
    }
}

/// `NotLeaderOrFollower` with something before each capital letter but the first.
fn spread(name: &str, between: char) -> String {
    let mut spread = String::with_capacity(name.len() + 8);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !spread.is_empty() {
            spread.push(between);
        }
        spread.push(letter);
    }
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_kafkas_names() {
        assert_eq!(checked(0, None, ""), Ok(()));
        let unknown = checked(3, Some("no such topic."), "").unwrap_err();
        assert_eq!((unknown.code, unknown.message.as_str()), (ErrorCode::UnknownTopic, "no such topic"));
        for words in [None, Some("Request Request(processor=2, connectionId=…) needs ALTER permission.")] {
            let denied = checked(31, words, "Alter on the cluster").unwrap_err();
            assert_eq!(denied.code, ErrorCode::NotAuthorized);
            assert_eq!(denied.message, "not authorized: this needs Alter on the cluster");
        }
        let moving = checked(85, None, "").unwrap_err();
        assert_eq!(moving.code, ErrorCode::Other("NO_REASSIGNMENT_IN_PROGRESS".to_owned()));
        assert_eq!(moving.message, "no reassignment in progress");
        assert_eq!(checked(31_000, None, "").unwrap_err().code, ErrorCode::Other("ERROR_31000".to_owned()));
        let long = "ä".repeat(100_000);
        assert_eq!(checked(40, Some(&long), "").unwrap_err().message, "ä".repeat(LONGEST_MESSAGE));
    }
}
