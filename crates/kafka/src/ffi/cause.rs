//! What a code of Kafka or librdkafka means to a program: which kind of failure it is, and whether trying again may help.

use std::fmt;

use kafka_protocol::error::ResponseError;
use rdkafka::bindings as rd;

use super::text;

use rd::rd_kafka_resp_err_t as E;

/// Kinds of failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// No broker can be reached, or none would answer.
    Connection,
    /// Who we are was not accepted.
    Authentication,
    /// We may not do this.
    Authorization,
    /// The topic, or the partition, does not exist.
    UnknownTopic,
    /// The record, or its batch, is larger than the client or the topic allows.
    TooLarge,
    /// It was not done in time.
    Timeout,
    /// A setting, or what was handed over, makes no sense.
    Invalid,
    /// Members are in the group, or it is rebalancing.
    Group,
    /// The bytes could not be encoded or decoded.
    Codec,
    /// It was closed before.
    Closed,
    Other,
}

/// A failure with its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    pub kind: Kind,
    /// Kafka's own class of its codes (the protocol's "retriable"), and librdkafka's of its local ones. A record's delivery
    /// has been retried by librdkafka until `message.timeout.ms` by then.
    pub retryable: bool,
    /// librdkafka's words.
    pub text: String,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Cause {}

impl Cause {
    pub(super) fn of(code: E) -> Cause {
        // SAFETY: returns a static string for any code.
        let text = unsafe { text(rd::rd_kafka_err2str(code)) };
        Cause { kind: kind(code), retryable: is_retriable(code), text }
    }
}

fn kind(code: E) -> Kind {
    match code {
        E::RD_KAFKA_RESP_ERR__TRANSPORT
        | E::RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN
        | E::RD_KAFKA_RESP_ERR__RESOLVE
        | E::RD_KAFKA_RESP_ERR__SSL
        | E::RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION
        | E::RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE => Kind::Connection,
        E::RD_KAFKA_RESP_ERR__AUTHENTICATION | E::RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED => Kind::Authentication,
        E::RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED
        | E::RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED
        | E::RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED
        | E::RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED => Kind::Authorization,
        E::RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC
        | E::RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION
        | E::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
        | E::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_ID => Kind::UnknownTopic,
        E::RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE | E::RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE => Kind::TooLarge,
        E::RD_KAFKA_RESP_ERR__MSG_TIMED_OUT
        | E::RD_KAFKA_RESP_ERR__TIMED_OUT
        | E::RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE
        | E::RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT => Kind::Timeout,
        E::RD_KAFKA_RESP_ERR__INVALID_ARG
        | E::RD_KAFKA_RESP_ERR_INVALID_CONFIG
        | E::RD_KAFKA_RESP_ERR_INVALID_RECORD
        | E::RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP => Kind::Invalid,
        E::RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS
        | E::RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION
        | E::RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID
        | E::RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID
        | E::RD_KAFKA_RESP_ERR_NON_EMPTY_GROUP => Kind::Group,
        _ => Kind::Other,
    }
}

fn is_retriable(code: E) -> bool {
    match i16::try_from(code as i32) {
        Ok(code @ 1..) => ResponseError::try_from_code(code).is_some_and(|error| error.is_retriable()),
        // librdkafka's own, negative: what it retries itself as long as it may.
        _ => matches!(
            code,
            E::RD_KAFKA_RESP_ERR__TRANSPORT
                | E::RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN
                | E::RD_KAFKA_RESP_ERR__RESOLVE
                | E::RD_KAFKA_RESP_ERR__TIMED_OUT
                | E::RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE
                | E::RD_KAFKA_RESP_ERR__MSG_TIMED_OUT
                | E::RD_KAFKA_RESP_ERR__QUEUE_FULL
                | E::RD_KAFKA_RESP_ERR__WAIT_COORD
                | E::RD_KAFKA_RESP_ERR__WAIT_CACHE
                | E::RD_KAFKA_RESP_ERR__IN_PROGRESS
                | E::RD_KAFKA_RESP_ERR__PREV_IN_PROGRESS
                | E::RD_KAFKA_RESP_ERR__RETRY
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_the_codes() {
        for (code, kind, retryable) in [
            (E::RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, Kind::Other, true),
            (E::RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, Kind::Other, true),
            (E::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, Kind::UnknownTopic, true),
            (E::RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC, Kind::UnknownTopic, false),
            (E::RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, Kind::TooLarge, false),
            (E::RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, Kind::Authorization, false),
            (E::RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, Kind::Timeout, true),
            (E::RD_KAFKA_RESP_ERR__TRANSPORT, Kind::Connection, true),
            (E::RD_KAFKA_RESP_ERR__AUTHENTICATION, Kind::Authentication, false),
            (E::RD_KAFKA_RESP_ERR__FATAL, Kind::Other, false),
        ] {
            let cause = Cause::of(code);
            assert_eq!((cause.kind, cause.retryable), (kind, retryable), "{cause}");
            assert!(!cause.text.is_empty());
        }
    }
}
