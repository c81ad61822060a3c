//! Writing a config's value the way people say it.

use super::value::{Meaning, read};
use super::{Unit, lookup};
use crate::units::{format_bytes, format_millis, parse_bytes, parse_millis};

/// `retention.ms` 604800000 is `7d`, -1 is `unlimited`, `segment.bytes` 1073741824 is `1 GiB`.
///
/// Two values that differ are never shown alike: where the short form is rounded, the number stands beside it.
/// What we do not know is shown as it is.
pub fn display(name: &str, value: &str) -> String {
    let Some(def) = lookup(name) else { return value.to_owned() };
    let Some(Meaning::Whole(number)) = read(def, value) else { return value.to_owned() };
    if let Some(word) = def.word(number) {
        return word.to_owned();
    }
    let Ok(positive) = u64::try_from(number) else { return number.to_string() };
    let (short, exact, unit) = match def.unit {
        Unit::Milliseconds => {
            let short = format_millis(positive);
            let exact = parse_millis(&short) == Ok(positive);
            (short, exact, "ms")
        }
        Unit::Bytes => {
            let short = format_bytes(positive);
            let exact = parse_bytes(&short) == Ok(positive);
            (short, exact, "B")
        }
        Unit::None | Unit::Ratio => return number.to_string(),
    };
    if exact { short } else { format!("{short} ({positive} {unit})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::topic_config::check;

    #[test]
    fn values_read_the_way_people_say_them() {
        for (name, stored, shown) in [
            ("retention.ms", "604800000", "7d"),
            ("retention.ms", "-1", "unlimited"),
            ("retention.ms", "0", "0s"),
            ("retention.ms", "86400001", "1d (86400001 ms)"),
            ("retention.bytes", "10737418240", "10 GiB"),
            ("retention.bytes", "-1", "unlimited"),
            ("retention.bytes", "-77", "-77"),
            ("max.message.bytes", "1048588", "1.0 MiB (1048588 B)"),
            ("local.retention.ms", "-2", "same as retention"),
            ("flush.messages", "9223372036854775807", "never"),
            ("message.timestamp.before.max.ms", "9223372036854775807", "unlimited"),
            ("segment.ms", "9223372036854775807", "106751991167d 7h (9223372036854775807 ms)"),
            ("min.insync.replicas", "2", "2"),
            ("compression.type", "zstd", "zstd"),
            ("vendor.ms", "604800000", "604800000"),
        ] {
            assert_eq!(display(name, stored), shown);
        }
    }

    #[test]
    fn words_are_read_back() {
        for (name, stored) in
            [("retention.ms", "-1"), ("flush.ms", "9223372036854775807"), ("local.retention.ms", "-2")]
        {
            assert_eq!(check(name, &display(name, stored)).as_deref(), Ok(stored));
        }
    }
}
