//! Reading a config's value: from what people write to the form that Kafka stores.

use std::collections::BTreeSet;

use super::refusal::refusal;
use super::{ConfigDef, Kind, Unit, lookup};
use crate::units::{parse_bytes, parse_millis};
use crate::yaml::abbreviate;

/// A value by its meaning.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Boolean(bool),
    Whole(i64),
    Fraction(f64),
    Word(String),
    Set(BTreeSet<String>),
    Replicas(Vec<String>),
}

/// Checks a value against type and bounds, and gives it back as Kafka would store it.
///
/// Beyond Kafka's own forms, milliseconds may be written as `7d` and bytes as `10GiB`, and the words of
/// [`ConfigDef::words`] stand for their numbers. The error is one sentence: what is allowed, and what was found.
pub fn check(name: &str, value: &str) -> Result<String, String> {
    let def = lookup(name).ok_or_else(|| format!("Kafka knows no topic config `{}`", abbreviate(name)))?;
    read(def, value)
        .filter(|meaning| within(def, meaning))
        .map(|meaning| canonical(&meaning))
        .ok_or_else(|| refusal(def, value))
}

/// The meaning of a value of the right type, in bounds or not.
pub(super) fn read(def: &ConfigDef, value: &str) -> Option<Meaning> {
    let text = value.trim();
    Some(match def.kind {
        Kind::Boolean => Meaning::Boolean(match text.to_ascii_lowercase().as_str() {
            "true" => true,
            "false" => false,
            _ => return None,
        }),
        Kind::Int { .. } | Kind::Long { .. } => Meaning::Whole(whole(def, text)?),
        Kind::Double { .. } => Meaning::Fraction(text.parse().ok()?),
        Kind::Enum(words) => Meaning::Word(words.iter().find(|word| **word == text)?.to_string()),
        Kind::Set(words) => {
            let items: BTreeSet<String> = list(text).map(str::to_owned).collect();
            if !items.iter().all(|item| words.contains(&item.as_str())) {
                return None;
            }
            Meaning::Set(items)
        }
        Kind::Replicas => {
            let items: Vec<String> = list(text).map(str::to_owned).collect();
            let pairs = items.iter().all(|item| {
                item.split_once(':').is_some_and(|(p, b)| p.parse::<u32>().is_ok() && b.parse::<u32>().is_ok())
            });
            if text != "*" && !pairs {
                return None;
            }
            Meaning::Replicas(items)
        }
    })
}

/// Kafka splits at commas and trims; an empty text is an empty list.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(move |_| !text.is_empty())
}

fn whole(def: &ConfigDef, text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    if let Some((number, _)) = def.words.iter().find(|(_, word)| *word == text) {
        return Some(*number);
    }
    let parsed = match def.unit {
        Unit::Milliseconds => parse_millis(text),
        Unit::Bytes => parse_bytes(text),
        Unit::None | Unit::Ratio => return None,
    };
    i64::try_from(parsed.ok()?).ok()
}

fn within(def: &ConfigDef, meaning: &Meaning) -> bool {
    match (def.kind, meaning) {
        (Kind::Int { min, max, also }, Meaning::Whole(n)) => {
            (i64::from(min)..=i64::from(max)).contains(n) || also.is_some_and(|a| i64::from(a) == *n)
        }
        (Kind::Long { min }, Meaning::Whole(n)) => *n >= min,
        (Kind::Double { min, max }, Meaning::Fraction(f)) => (min..=max).contains(f),
        _ => true,
    }
}

fn canonical(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Boolean(b) => b.to_string(),
        Meaning::Whole(n) => n.to_string(),
        Meaning::Fraction(f) => f.to_string(),
        Meaning::Word(word) => word.clone(),
        Meaning::Set(items) => items.iter().map(String::as_str).collect::<Vec<_>>().join(","),
        Meaning::Replicas(items) => items.join(","),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic_config::ALL;

    #[test]
    fn every_default_is_a_value_that_kafka_stores() {
        for def in &ALL {
            assert_eq!(check(def.name, def.default).as_deref(), Ok(def.default), "{}", def.name);
        }
    }

    #[test]
    fn bounds_are_kafkas() {
        for (name, good, bad) in [
            ("segment.bytes", "1048576", "1048575"),
            ("segment.bytes", "2147483647", "2147483648"),
            ("retention.ms", "-1", "-2"),
            ("retention.ms", "9223372036854775807", "9223372036854775808"),
            ("retention.bytes", "-77", "lots"),
            ("min.insync.replicas", "1", "0"),
            ("segment.ms", "1", "0"),
            ("segment.index.bytes", "4", "3"),
            ("max.message.bytes", "0", "-1"),
            ("compression.gzip.level", "-1", "0"),
            ("compression.gzip.level", "9", "10"),
            ("compression.lz4.level", "17", "18"),
            ("compression.zstd.level", "-131072", "-131073"),
            ("local.retention.ms", "-2", "-3"),
            ("max.compaction.lag.ms", "1", "0"),
            ("flush.messages", "1", "0"),
            ("min.cleanable.dirty.ratio", "1", "1.01"),
            ("min.cleanable.dirty.ratio", "0", "NaN"),
            ("compression.type", "lz4", "LZ4"),
            ("message.timestamp.type", "CreateTime", "createtime"),
            ("preallocate", "true", "yes"),
            ("cleanup.policy", "", "delete,"),
            ("leader.replication.throttled.replicas", "*", "none"),
        ] {
            assert_eq!(check(name, good).as_deref(), Ok(good), "{name}");
            assert!(check(name, bad).is_err(), "{name} {bad}");
        }
    }

    #[test]
    fn human_forms_become_kafkas() {
        for (name, written, stored) in [
            ("retention.ms", "7d", "604800000"),
            ("retention.ms", " 5 ", "5"),
            ("retention.ms", "unlimited", "-1"),
            ("retention.bytes", "10GiB", "10737418240"),
            ("segment.bytes", "1 MiB", "1048576"),
            ("flush.ms", "never", "9223372036854775807"),
            ("preallocate", "TRUE", "true"),
            ("cleanup.policy", "delete, compact", "compact,delete"),
            ("cleanup.policy", "delete,delete", "delete"),
            ("min.cleanable.dirty.ratio", "1e-1", "0.1"),
            ("follower.replication.throttled.replicas", "1:2, 3:4", "1:2,3:4"),
        ] {
            assert_eq!(check(name, written).as_deref(), Ok(stored), "{name} {written}");
        }
    }

    #[test]
    fn a_refusal_says_what_is_allowed() {
        for (name, value, why) in [
            (
                "segment.bytes",
                "512KiB",
                "`segment.bytes` must be bytes or a size like `10GiB` from 1 MiB (1048576) to 2147483647, found `512KiB`",
            ),
            (
                "retention.ms",
                "a week",
                "`retention.ms` must be milliseconds or a duration like `7d` of at least -1 (-1: unlimited), found `a week`",
            ),
            (
                "compression.type",
                "none",
                "`compression.type` must be one of `uncompressed`, `zstd`, `lz4`, `snappy`, `gzip`, `producer`, \
                 found `none`; did you mean `uncompressed`?",
            ),
            (
                "cleanup.policy",
                "compactt",
                "`cleanup.policy` must be one or more of `compact`, `delete`, separated by commas, found `compactt`; \
                 did you mean `compact`?",
            ),
            (
                "compression.gzip.level",
                "0",
                "`compression.gzip.level` must be a whole number from 1 to 9, or -1, found `0`",
            ),
            ("preallocate", "yes", "`preallocate` must be `true` or `false`, found `yes`"),
            ("min.cleanable.dirty.ratio", "2", "`min.cleanable.dirty.ratio` must be a number from 0 to 1, found `2`"),
            ("colour", "red", "Kafka knows no topic config `colour`"),
        ] {
            assert_eq!(check(name, value), Err(why.to_owned()));
        }
        assert!(check("preallocate", &"y".repeat(1 << 20)).unwrap_err().len() < 200);
    }
}
