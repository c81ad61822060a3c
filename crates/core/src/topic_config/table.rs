//! The table of Kafka 4.3's topic configs, as `LogConfig` defines them: long because Kafka has thirty-three of them.
//!
//! Left out is only `internal.segment.bytes`, which Kafka keeps for its own tests.

use super::definition::{ConfigDef, Kind, Unit};

/// -1 lifts the limit.
const UNLIMITED: &[(i64, &str)] = &[(-1, "unlimited")];
/// The largest number is how Kafka writes "no limit" where -1 is not allowed.
const NO_LIMIT: &[(i64, &str)] = &[(i64::MAX, "unlimited")];
/// The largest number is how Kafka writes "do not".
const NEVER: &[(i64, &str)] = &[(i64::MAX, "never")];
/// Tiered storage: how much stays on the broker's own disk.
const LOCAL: &[(i64, &str)] = &[(-2, "same as retention"), (-1, "unlimited")];

/// Every topic config, in order of name.
pub static ALL: [ConfigDef; 33] = [
    ConfigDef {
        kind: Kind::Set(&["compact", "delete"]),
        ..of("cleanup.policy", "delete", "What happens to old segments: delete them, compact them by key, or both")
    },
    ConfigDef {
        kind: Kind::Int { min: 1, max: 9, also: Some(-1) },
        words: &[(-1, "codec default")],
        ..of("compression.gzip.level", "-1", "Level used when compression.type is gzip")
    },
    int("compression.lz4.level", 1, 17, "9", "Level used when compression.type is lz4"),
    ConfigDef {
        kind: Kind::Enum(&["uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"]),
        ..of("compression.type", "producer", "Codec the broker stores batches with; producer keeps what was sent")
    },
    int("compression.zstd.level", -131_072, 22, "3", "Level used when compression.type is zstd"),
    millis("delete.retention.ms", 0, "86400000", "How long a compacted topic keeps tombstones after compaction"),
    millis("file.delete.delay.ms", 0, "60000", "How long a deleted segment's file stays on disk"),
    ConfigDef {
        kind: Kind::Long { min: 1 },
        words: NEVER,
        ..of(
            "flush.messages",
            "9223372036854775807",
            "Force an fsync after this many records; best left to replication",
        )
    },
    ConfigDef {
        words: NEVER,
        ..millis("flush.ms", 0, "9223372036854775807", "Force an fsync after this time; best left to replication")
    },
    ConfigDef {
        kind: Kind::Replicas,
        ..of(
            "follower.replication.throttled.replicas",
            "",
            "Replicas throttled on the follower side; set and cleared by reassignments",
        )
    },
    bytes("index.interval.bytes", 0, i32::MAX, "4096", "How many bytes of log between two entries of the offset index"),
    ConfigDef {
        kind: Kind::Replicas,
        ..of(
            "leader.replication.throttled.replicas",
            "",
            "Replicas throttled on the leader side; set and cleared by reassignments",
        )
    },
    ConfigDef {
        kind: Kind::Long { min: -2 },
        unit: Unit::Bytes,
        words: LOCAL,
        ..of("local.retention.bytes", "-2", "Tiered storage: bytes per partition kept on the broker's own disk")
    },
    ConfigDef {
        words: LOCAL,
        ..millis("local.retention.ms", -2, "-2", "Tiered storage: how long segments stay on the broker's own disk")
    },
    ConfigDef {
        words: NO_LIMIT,
        ..millis("max.compaction.lag.ms", 1, "9223372036854775807", "How long a record may stay uncompacted at most")
    },
    bytes("max.message.bytes", 0, i32::MAX, "1048588", "Largest record batch accepted, after compression"),
    millis(
        "message.timestamp.after.max.ms",
        0,
        "3600000",
        "How far ahead of the broker's clock a record's timestamp may be",
    ),
    ConfigDef {
        words: NO_LIMIT,
        ..millis(
            "message.timestamp.before.max.ms",
            0,
            "9223372036854775807",
            "How far behind the broker's clock a record's timestamp may be",
        )
    },
    ConfigDef {
        kind: Kind::Enum(&["CreateTime", "LogAppendTime"]),
        ..of("message.timestamp.type", "CreateTime", "Whether a record's timestamp is the producer's or the broker's")
    },
    ConfigDef {
        kind: Kind::Double { min: 0.0, max: 1.0 },
        unit: Unit::Ratio,
        ..of("min.cleanable.dirty.ratio", "0.5", "Share of a log that must be uncompacted before it is compacted")
    },
    millis("min.compaction.lag.ms", 0, "0", "How long a record stays uncompacted at least"),
    int("min.insync.replicas", 1, i32::MAX, "1", "In-sync replicas that must have a write before acks=all succeeds"),
    boolean("preallocate", "Allocate a segment's whole file when it is created"),
    boolean("remote.log.copy.disable", "Tiered storage: upload nothing more, only read what is there"),
    boolean("remote.log.delete.on.disable", "Tiered storage: delete uploaded data when it is switched off"),
    boolean("remote.storage.enable", "Tiered storage: upload closed segments"),
    ConfigDef {
        kind: Kind::Long { min: i64::MIN },
        unit: Unit::Bytes,
        words: UNLIMITED,
        ..of("retention.bytes", "-1", "Bytes per partition beyond which the oldest segments are deleted")
    },
    ConfigDef {
        words: UNLIMITED,
        ..millis("retention.ms", -1, "604800000", "How long records are kept before their segment is deleted")
    },
    bytes("segment.bytes", 1 << 20, i32::MAX, "1073741824", "Size at which a segment is closed and a new one begun"),
    bytes("segment.index.bytes", 4, i32::MAX, "10485760", "Size of the index file of a segment"),
    millis("segment.jitter.ms", 0, "0", "Random part taken off segment.ms, so that segments do not all close at once"),
    millis("segment.ms", 1, "604800000", "Age at which a segment is closed even if it is not full"),
    boolean(
        "unclean.leader.election.enable",
        "Let a replica that is behind become leader, which loses the records it lacks",
    ),
];

/// A config without a unit; the other constructors and the table change what differs.
const fn of(name: &'static str, default: &'static str, description: &'static str) -> ConfigDef {
    ConfigDef { name, kind: Kind::Boolean, default, unit: Unit::None, words: &[], description }
}

const fn boolean(name: &'static str, description: &'static str) -> ConfigDef {
    of(name, "false", description)
}

const fn int(name: &'static str, min: i32, max: i32, default: &'static str, description: &'static str) -> ConfigDef {
    ConfigDef { kind: Kind::Int { min, max, also: None }, ..of(name, default, description) }
}

const fn bytes(name: &'static str, min: i32, max: i32, default: &'static str, description: &'static str) -> ConfigDef {
    ConfigDef { unit: Unit::Bytes, ..int(name, min, max, default, description) }
}

const fn millis(name: &'static str, min: i64, default: &'static str, description: &'static str) -> ConfigDef {
    ConfigDef { kind: Kind::Long { min }, unit: Unit::Milliseconds, ..of(name, default, description) }
}
