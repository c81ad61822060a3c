//! Kafka's error codes that a membership knows.

pub const REQUEST_TIMED_OUT: i16 = 7;
pub const NETWORK_EXCEPTION: i16 = 13;
pub const COORDINATOR_LOADING: i16 = 14;
pub const COORDINATOR_NOT_AVAILABLE: i16 = 15;
pub const NOT_COORDINATOR: i16 = 16;
pub const ILLEGAL_GENERATION: i16 = 22;
pub const INCONSISTENT_GROUP_PROTOCOL: i16 = 23;
pub const INVALID_GROUP_ID: i16 = 24;
pub const UNKNOWN_MEMBER_ID: i16 = 25;
pub const INVALID_SESSION_TIMEOUT: i16 = 26;
pub const REBALANCE_IN_PROGRESS: i16 = 27;
pub const TOPIC_AUTHORIZATION_FAILED: i16 = 29;
pub const GROUP_AUTHORIZATION_FAILED: i16 = 30;
pub const UNSUPPORTED_VERSION: i16 = 35;
pub const INVALID_REQUEST: i16 = 42;
pub const GROUP_ID_NOT_FOUND: i16 = 69;
pub const MEMBER_ID_REQUIRED: i16 = 79;
pub const GROUP_MAX_SIZE_REACHED: i16 = 81;
pub const FENCED_INSTANCE_ID: i16 = 82;
pub const UNSTABLE_OFFSET_COMMIT: i16 = 88;
pub const FENCED_MEMBER_EPOCH: i16 = 110;
pub const UNRELEASED_INSTANCE_ID: i16 = 111;
pub const UNSUPPORTED_ASSIGNOR: i16 = 112;
pub const STALE_MEMBER_EPOCH: i16 = 113;
pub const UNKNOWN_SERVER_ERROR: i16 = -1;

/// What a code that ends a membership means, in words.
pub fn words(code: i16) -> &'static str {
    match code {
        INCONSISTENT_GROUP_PROTOCOL => {
            "INCONSISTENT_GROUP_PROTOCOL: the group's members use no assignor of ours, or are no consumers"
        }
        INVALID_GROUP_ID => "INVALID_GROUP_ID: the coordinator takes no group of this name",
        INVALID_SESSION_TIMEOUT => {
            "INVALID_SESSION_TIMEOUT: `session.timeout.ms` is outside of the broker's group.min.session.timeout.ms and \
             group.max.session.timeout.ms"
        }
        TOPIC_AUTHORIZATION_FAILED => "not authorized: this needs Describe and Read on the topics",
        GROUP_AUTHORIZATION_FAILED => "not authorized: this needs Read on the group",
        UNSUPPORTED_VERSION => "the broker does not know the protocol of KIP-848: `--protocol classic` works with it",
        INVALID_REQUEST => "INVALID_REQUEST: the coordinator calls the request malformed",
        GROUP_ID_NOT_FOUND => "GROUP_ID_NOT_FOUND: the group cannot be joined by this protocol",
        GROUP_MAX_SIZE_REACHED => "GROUP_MAX_SIZE_REACHED: the group is full (the broker's group.max.size)",
        FENCED_INSTANCE_ID => "FENCED_INSTANCE_ID: another process is the static member of this id",
        UNRELEASED_INSTANCE_ID => {
            "UNRELEASED_INSTANCE_ID: another process is the static member of this id, or was killed less than a session ago"
        }
        UNSUPPORTED_ASSIGNOR => "UNSUPPORTED_ASSIGNOR: the broker has no such assignor",
        UNKNOWN_SERVER_ERROR => {
            "UNKNOWN_SERVER_ERROR: the broker could not store the assignment; a group of many members with many topics may \
             exceed its message.max.bytes"
        }
        _ => "the coordinator refused it",
    }
}
