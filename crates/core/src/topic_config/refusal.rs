//! Saying what a config takes when a value is not one of its own.

use super::{ConfigDef, Kind, Unit, display};
use crate::suggest;
use crate::yaml::abbreviate;

/// One sentence: what is allowed, and what was found.
pub(super) fn refusal(def: &ConfigDef, value: &str) -> String {
    let meant = match def.kind {
        Kind::Enum(words) | Kind::Set(words) => match value.trim() {
            "none" if words.contains(&"uncompressed") => "; did you mean `uncompressed`?".to_owned(),
            typed => suggest::did_you_mean(typed, words.iter().copied()).map_or_else(String::new, |s| format!("; {s}")),
        },
        _ => String::new(),
    };
    format!("`{}` must be {}, found `{}`{meant}", def.name, allowed(def), abbreviate(value))
}

/// What a config takes, as in "must be …".
fn allowed(def: &ConfigDef) -> String {
    let words = |words: &[&str]| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    match def.kind {
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::Enum(list) => format!("one of {}", words(list)),
        Kind::Set(list) => format!("one or more of {}, separated by commas", words(list)),
        Kind::Replicas => "`*` or a list of `partition:broker`".to_owned(),
        Kind::Double { min, max } => format!("a number from {min} to {max}"),
        Kind::Int { min, max, also: Some(also) } => format!("a whole number from {min} to {max}, or {also}"),
        Kind::Int { .. } => number(def),
        Kind::Long { .. } => number(def),
    }
}

fn number(def: &ConfigDef) -> String {
    let (min, max) = def.bounds().unwrap_or((i64::MIN, i64::MAX));
    let form = match def.unit {
        Unit::Milliseconds => "milliseconds or a duration like `7d`",
        Unit::Bytes => "bytes or a size like `10GiB`",
        Unit::None | Unit::Ratio => "a whole number",
    };
    let shown = |n: i64| match display(def.name, &n.to_string()) {
        human if n > 1024 && def.unit == Unit::Bytes => format!("{human} ({n})"),
        _ => n.to_string(),
    };
    let range = match (min, max) {
        (i64::MIN, _) => String::new(),
        (_, i64::MAX) => format!(" of at least {}", shown(min)),
        (_, max) if max == i64::from(i32::MAX) => format!(" from {} to {max}", shown(min)),
        _ => format!(" from {} to {}", shown(min), shown(max)),
    };
    let lifted = def.words.iter().find(|(n, _)| *n < 0).map_or_else(String::new, |(n, word)| format!(" ({n}: {word})"));
    format!("{form}{range}{lifted}")
}
