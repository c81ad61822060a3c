//! Whether two values of a config mean the same.

use super::lookup;
use super::value::read;

/// Compares by meaning: numbers as numbers, `cleanup.policy` as a set, booleans in any case, `7d` as milliseconds.
///
/// Configs that we do not know, and values that are not of their type, are the same only if every byte is.
pub fn same(name: &str, a: &str, b: &str) -> bool {
    a == b
        || lookup(name).is_some_and(|def| match (read(def, a), read(def, b)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        })
}

/// Whether a config is set and cleared by reassignments, and so is never drift.
pub fn is_throttle(name: &str) -> bool {
    matches!(name, "leader.replication.throttled.replicas" | "follower.replication.throttled.replicas")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compared_by_meaning() {
        for (name, a, b, alike) in [
            ("retention.ms", "604800000", "7d", true),
            ("retention.ms", "604800000", " 604800000", true),
            ("retention.ms", "604800000", "604800001", false),
            ("cleanup.policy", "delete,compact", "compact, delete", true),
            ("cleanup.policy", "delete", "compact,delete", false),
            ("preallocate", "False", "false", true),
            ("min.cleanable.dirty.ratio", "0.50", "0.5", true),
            // Out of today's bounds, as an older broker may hold it: still a number.
            ("segment.bytes", "14", "014", true),
            ("compression.type", "LZ4", "lz4", false),
            ("vendor.retention.ms", "7d", "604800000", false),
            ("vendor.retention.ms", "7d", "7d", true),
            ("retention.ms", "soon", "soon", true),
        ] {
            assert_eq!(same(name, a, b), alike, "{name} {a} {b}");
        }
    }

    #[test]
    fn throttles_are_the_two_lists() {
        assert!(is_throttle("leader.replication.throttled.replicas"));
        assert!(!is_throttle("retention.ms"));
    }
}
