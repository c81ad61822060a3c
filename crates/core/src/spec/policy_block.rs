//! Reading `policy`, and laying an environment's over the file's.

use std::sync::Arc;

use regex::RegexBuilder;

use super::settings::{Located, count};
use super::{NamePattern, Policy, Required, Rule};
use crate::diagnostic::Problems;
use crate::suggest;
use crate::units::parse_millis;
use crate::yaml::{Node, Table, abbreviate};

/// A compiled expression may take this much memory: a name pattern needs a few kilobytes.
const PATTERN_BYTES: usize = 1 << 20;

/// `policy` as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    rules: Policy,
    /// Whether `require` is written at all: an empty list lifts the file's in an environment.
    requires: bool,
}

impl Block {
    pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Block {
        let Some(mut table) = Table::open(node, file, "`policy`", problems) else { return Block::default() };
        let (int, short) = (i64::from(i32::MAX), i64::from(i16::MAX));
        let topic_name = topic_name(&mut table, problems);
        let rules = Policy {
            topic_name,
            min_partitions: count(&mut table, "min_partitions", int, problems).map(rule),
            max_partitions: count(&mut table, "max_partitions", int, problems).map(rule),
            min_replication: count(&mut table, "min_replication", short, problems).map(rule),
            max_replication: count(&mut table, "max_replication", short, problems).map(rule),
            min_isr: count(&mut table, "min_isr", short, problems).map(rule),
            max_retention: max_retention(&mut table, problems),
            require: Vec::new(),
        };
        let require = table.take("require");
        let required = require.map(|node| required(node, file, problems)).unwrap_or_default();
        table.finish(problems);
        Block { rules: Policy { require: required, ..rules }, requires: require.is_some() }
    }

    /// Puts the rules written here over `policy`, rule by rule.
    pub(super) fn lay_over(&self, policy: &mut Policy) {
        fn over<T: Clone>(below: &mut Option<Rule<T>>, above: &Option<Rule<T>>) {
            if above.is_some() {
                below.clone_from(above);
            }
        }
        over(&mut policy.topic_name, &self.rules.topic_name);
        over(&mut policy.min_partitions, &self.rules.min_partitions);
        over(&mut policy.max_partitions, &self.rules.max_partitions);
        over(&mut policy.min_replication, &self.rules.min_replication);
        over(&mut policy.max_replication, &self.rules.max_replication);
        over(&mut policy.min_isr, &self.rules.min_isr);
        over(&mut policy.max_retention, &self.rules.max_retention);
        if self.requires {
            policy.require.clone_from(&self.rules.require);
        }
    }
}

/// Two rules that no topic can keep to at once.
pub(super) fn check_sense(policy: &Policy, problems: &mut Problems) {
    fn compare<T: PartialOrd + std::fmt::Display>(
        what: &str,
        min: &Option<Rule<T>>,
        max: &Option<Rule<T>>,
        problems: &mut Problems,
    ) {
        if let (Some(min), Some(max)) = (min, max)
            && min.value > max.value
        {
            let (low, high) = (&min.value, &max.value);
            problems
                .error(max.place.clone(), format!("`max_{what}` {high} is less than `min_{what}` {low}"))
                .hint("no topic can keep to both; change one");
        }
    }
    compare("partitions", &policy.min_partitions, &policy.max_partitions, problems);
    compare("replication", &policy.min_replication, &policy.max_replication, problems);
}

fn rule<T>(located: Located<T>) -> Rule<T> {
    Rule { value: located.value, place: Some(located.place) }
}

fn topic_name(table: &mut Table<'_>, problems: &mut Problems) -> Option<Rule<NamePattern>> {
    let node = table.take("topic_name")?;
    let place = node.place(&table.file);
    let text = node.string(&table.file, "`topic_name`", problems)?;
    match RegexBuilder::new(&text).size_limit(PATTERN_BYTES).build() {
        Ok(regex) => Some(Rule { value: NamePattern(regex), place: Some(place) }),
        Err(error) => {
            // The parser draws the expression with a marker beneath; its last line is the reason.
            let reason = error.to_string();
            let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
            let (text, reason) = (abbreviate(&text), abbreviate(reason));
            problems
                .error(place, format!("`topic_name` must be a regular expression, found `{text}`: {reason}"))
                .hint("write it in single quotes, like `topic_name: '^helixagent\\.'`");
            None
        }
    }
}

fn max_retention(table: &mut Table<'_>, problems: &mut Problems) -> Option<Rule<i64>> {
    let node = table.take("max_retention")?;
    let file = table.file.clone();
    node.expect(&file, "`max_retention`", "a duration like `30d`, or `unlimited`", problems, |scalar| {
        let value = match scalar.text.as_str() {
            "unlimited" | "-1" => -1,
            text => i64::try_from(parse_millis(text).ok()?).ok()?,
        };
        Some(Rule { value, place: Some(node.place(&file)) })
    })
}

fn required(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Vec<Rule<Required>> {
    let mut list = Vec::new();
    for item in super::prune::texts(node, file, "`require`", problems) {
        match Required::ALL.iter().find(|(name, _)| *name == item.value) {
            Some((_, value)) => list.push(Rule { value: *value, place: Some(item.place) }),
            None => {
                let names = Required::ALL.map(|(name, _)| name);
                problems.error(item.place, format!("`{}` cannot be required", abbreviate(&item.value))).maybe_hint(
                    suggest::did_you_mean(&item.value, names).or_else(|| Some(format!("one of: {}", names.join(", ")))),
                );
            }
        }
    }
    list
}
