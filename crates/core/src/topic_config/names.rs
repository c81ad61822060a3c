//! Finding a config by name, and what was meant when there is none of that name.

use super::{ALL, ConfigDef};
use crate::suggest;

/// The config of this exact name, if Kafka has one.
pub fn lookup(name: &str) -> Option<&'static ConfigDef> {
    ALL.binary_search_by(|def| def.name.cmp(name)).ok().map(|at| &ALL[at])
}

/// Names that people carry over from brokers, older Kafkas and other tools, with what to write instead.
const CARRIED_OVER: [(&str, &str); 16] = [
    ("default.replication.factor", "that is a broker setting; for a topic write `replication`"),
    ("log.retention.hours", "that is a broker setting; for a topic write `retention.ms`, which takes `7d` too"),
    ("log.retention.minutes", "that is a broker setting; for a topic write `retention.ms`, which takes `7d` too"),
    ("log.roll.hours", "that is a broker setting; for a topic write `segment.ms`, which takes `7d` too"),
    ("log.roll.ms", "that is a broker setting; for a topic write `segment.ms`"),
    ("message.downconversion.enable", "Kafka 4.0 removed it: remove it here too"),
    ("message.format.version", "Kafka 4.0 removed it: remove it here too"),
    ("message.max.bytes", "that is a broker setting; for a topic write `max.message.bytes`"),
    (
        "message.timestamp.difference.max.ms",
        "Kafka 4.0 removed it: write `message.timestamp.before.max.ms` and `message.timestamp.after.max.ms`",
    ),
    ("num.partitions", "that is a broker setting; for a topic write `partitions`"),
    ("partitions", "it is not a config: write it beside `name`"),
    ("replication", "it is not a config: write it beside `name`"),
    ("replication.factor", "it is not a config: write `replication` beside `name`"),
    ("cleanup", "under `config` Kafka's own names stand: write `cleanup.policy`"),
    ("min_isr", "under `config` Kafka's own names stand: write `min.insync.replicas`"),
    ("retention", "under `config` Kafka's own names stand: write `retention.ms`"),
];

/// A hint for a name that Kafka does not know: what to write instead, or the nearest name there is.
pub fn did_you_mean(name: &str) -> Option<String> {
    if let Some((_, hint)) = CARRIED_OVER.iter().find(|(old, _)| *old == name) {
        return Some((*hint).to_owned());
    }
    let dotted = name.replace(['_', '-'], ".").to_lowercase();
    let bare = dotted.strip_prefix("log.").unwrap_or(&dotted);
    if let Some(def) = lookup(bare) {
        return Some(format!("did you mean `{}`?", def.name));
    }
    suggest::did_you_mean(name, ALL.iter().map(|def| def.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_config_is_found_by_its_name() {
        assert!(ALL.is_sorted_by(|a, b| a.name < b.name), "the table is searched by halves");
        for def in &ALL {
            assert_eq!(lookup(def.name).map(|d| d.name), Some(def.name));
        }
        assert_eq!(lookup("Retention.ms"), None);
        assert_eq!(lookup(""), None);
    }

    #[test]
    fn hints_name_what_was_meant() {
        for (typed, hint) in [
            ("retention.mss", "did you mean `retention.ms`?"),
            ("retention_ms", "did you mean `retention.ms`?"),
            ("log.segment.bytes", "did you mean `segment.bytes`?"),
            ("min.insync.replica", "did you mean `min.insync.replicas`?"),
            ("message.max.bytes", "that is a broker setting; for a topic write `max.message.bytes`"),
        ] {
            assert_eq!(did_you_mean(typed).as_deref(), Some(hint), "{typed}");
        }
        assert_eq!(did_you_mean("colour"), None);
    }
}
