//! The short grants of a principal: `produce`, `consume` and `transactional`, each a list of names or prefixes.

use super::names::is_legal;
use super::prune::texts;
use crate::diagnostic::Problems;
use crate::yaml::{Node, Table, abbreviate};

/// Checks the three grants of a principal.
pub(super) fn check(table: &mut Table<'_>, problems: &mut Problems) {
    let file = table.file.clone();
    if let Some(node) = table.take("produce") {
        topics(node, table, "`produce`", problems);
    }
    if let Some(node) = table.take("transactional") {
        patterns(node, table, "`transactional`", problems);
    }
    let Some(node) = table.take("consume") else { return };
    let Some(mut consume) = Table::open(node, &file, "`consume`", problems) else { return };
    match consume.take("topics") {
        Some(node) => topics(node, &consume, "`consume.topics`", problems),
        None => {
            problems
                .error(node.place(&file), "`consume` names no `topics`")
                .hint("write it like `consume: { topics: [\"helixagent.*\"], groups: [\"helixagent-*\"] }`");
        }
    }
    if let Some(node) = consume.take("groups") {
        patterns(node, &consume, "`consume.groups`", problems);
    }
    consume.finish(problems);
}

fn topics(node: &Node, table: &Table<'_>, what: &str, problems: &mut Problems) {
    for item in texts(node, &table.file, what, problems) {
        let bare = item.value.strip_suffix('*').unwrap_or(&item.value);
        let fault = pattern_fault(&item.value).or_else(|| {
            (!bare.chars().all(is_legal))
                .then_some("is no topic's name; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed")
        });
        report(item, fault, what, problems);
    }
}

fn patterns(node: &Node, table: &Table<'_>, what: &str, problems: &mut Problems) {
    for item in texts(node, &table.file, what, problems) {
        let fault = pattern_fault(&item.value);
        report(item, fault, what, problems);
    }
}

fn report(item: super::settings::Located<String>, fault: Option<&str>, what: &str, problems: &mut Problems) {
    if let Some(fault) = fault {
        problems
            .error(item.place, format!("`{}` in {what} {fault}", abbreviate(&item.value)))
            .hint("write a name, a prefix with `*` behind it, or `*` for all");
    }
}

/// What is wrong with a name, a prefix with a `*` behind it, or a lone `*`.
pub(super) fn pattern_fault(pattern: &str) -> Option<&'static str> {
    if pattern.is_empty() {
        return Some("is empty");
    }
    let bare = pattern.strip_suffix('*').unwrap_or(pattern);
    bare.contains('*').then_some("has a `*` that is not at its end, and Kafka knows prefixes only")
}
