//! Kafka's rules for topic names, and which two names it takes for one.

use std::collections::HashMap;

use crate::diagnostic::{Place, Problems};
use crate::yaml::abbreviate;

/// The longest topic name: a log folder's name must also hold the partition number.
const LONGEST: usize = 249;

/// Checks a topic's name against Kafka's rules. The error is one sentence.
pub fn check_topic_name(name: &str) -> Result<(), String> {
    let shown = abbreviate(name);
    if name.is_empty() {
        return Err("a topic's name must not be empty".to_owned());
    }
    if let Some(bad) = name.chars().find(|c| !is_legal(*c)) {
        let bad = bad.escape_debug();
        return Err(format!("topic name `{shown}` has `{bad}`; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed"));
    }
    if name.len() > LONGEST {
        return Err(format!("topic name `{shown}` has {} characters; at most {LONGEST} are allowed", name.len()));
    }
    if matches!(name, "." | "..") {
        return Err(format!("topic name `{name}` is not allowed: it would be a folder's own name"));
    }
    if name.starts_with("__") {
        return Err(format!("topic name `{shown}` begins with `__`, which is for Kafka's own topics"));
    }
    Ok(())
}

/// Whether a character may stand in a topic's name.
pub(super) fn is_legal(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')
}

/// Names that were seen already, with their places.
#[derive(Default)]
pub(super) struct Seen {
    /// By the name with every `.` written as `_`, which is how Kafka names metrics.
    by_metric: HashMap<String, (String, Place)>,
}

impl Seen {
    /// Notes a topic's name. `false` if it stands in the files already, which is a problem then.
    pub(super) fn note(&mut self, name: &str, place: &Place, problems: &mut Problems) -> bool {
        let Some((first, at)) = self.by_metric.get(&name.replace('.', "_")) else {
            self.by_metric.insert(name.replace('.', "_"), (name.to_owned(), place.clone()));
            return true;
        };
        if first == name {
            problems
                .error(place.clone(), format!("topic `{}` is declared twice", abbreviate(name)))
                .hint(format!("it stands at {at} already; keep one"));
            return false;
        }
        problems
            .error(place.clone(), format!("topic `{}` collides with `{}`", abbreviate(name), abbreviate(first)))
            .hint(format!("Kafka takes `.` and `_` for the same in metrics, and refuses it; the other is at {at}"));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_kafkas_rules() {
        for good in ["a", "helixagent.events.llm.responses", "A-1_b", "_schemas", "...", &"x".repeat(249)] {
            assert_eq!(check_topic_name(good), Ok(()), "{good}");
        }
        for (bad, why) in [
            ("", "a topic's name must not be empty"),
            ("a b", "topic name `a b` has ` `; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed"),
            ("é", "topic name `é` has `é`; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed"),
            ("..", "topic name `..` is not allowed: it would be a folder's own name"),
            ("__x", "topic name `__x` begins with `__`, which is for Kafka's own topics"),
        ] {
            assert_eq!(check_topic_name(bad), Err(why.to_owned()));
        }
        let long = check_topic_name(&"x".repeat(250)).unwrap_err();
        assert!(long.ends_with("has 250 characters; at most 249 are allowed"), "{long}");
        assert!(long.len() < 200);
    }
}
