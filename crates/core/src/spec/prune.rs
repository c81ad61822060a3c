//! What a file owns: prefixes whose undeclared topics may be removed when that is asked for.

use std::sync::Arc;

use super::Prune;
use super::names::is_legal;
use super::settings::Located;
use crate::diagnostic::Problems;
use crate::yaml::{Node, Table, abbreviate};

/// `prune` as it is written: what is absent leaves the base file's value in an environment.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    topics: Option<Vec<String>>,
    principals: Option<Vec<String>>,
    configs: Option<bool>,
}

impl Block {
    pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Block {
        let Some(mut table) = Table::open(node, file, "`prune`", problems) else { return Block::default() };
        let block = Block {
            topics: prefixes(&mut table, "topics", problems, topic_prefix),
            principals: prefixes(&mut table, "principals", problems, principal_prefix),
            configs: table.boolean("configs", problems),
        };
        table.finish(problems);
        block
    }

    /// Puts what is written here over `prune`.
    pub(super) fn lay_over(&self, prune: &mut Prune) {
        if let Some(topics) = &self.topics {
            prune.topics.clone_from(topics);
        }
        if let Some(principals) = &self.principals {
            prune.principals.clone_from(principals);
        }
        prune.configs = self.configs.unwrap_or(prune.configs);
    }
}

fn prefixes(
    table: &mut Table<'_>,
    key: &'static str,
    problems: &mut Problems,
    check: fn(&str) -> Result<(), String>,
) -> Option<Vec<String>> {
    let node = table.take(key)?;
    let what = format!("`prune.{key}`");
    let mut list = Vec::new();
    for item in texts(node, &table.file, &what, problems) {
        match check(&item.value) {
            Ok(()) => list.push(item.value),
            Err(why) => {
                problems.error(item.place, why);
            }
        }
    }
    Some(list)
}

/// The texts of a list; an item of another kind is a problem.
pub(super) fn texts(node: &Node, file: &Arc<str>, what: &str, problems: &mut Problems) -> Vec<Located<String>> {
    let item = format!("an item of {what}");
    let mut list = Vec::new();
    for node in node.items(file, what, problems) {
        if let Some(value) = node.string(file, &item, problems) {
            list.push(Located { value, place: node.place(file) });
        }
    }
    list
}

fn topic_prefix(prefix: &str) -> Result<(), String> {
    let shown = abbreviate(prefix);
    if prefix.is_empty() {
        return Err("an empty prefix in `prune.topics` would own every topic; name what this file owns".to_owned());
    }
    if let Some(bare) = prefix.strip_suffix('*') {
        return Err(format!("`{shown}` in `prune.topics` is a prefix already; write `{}`", abbreviate(bare)));
    }
    if !prefix.chars().all(is_legal) {
        return Err(format!("`{shown}` in `prune.topics` can begin no topic's name"));
    }
    if prefix.starts_with("__") {
        return Err(format!("`{shown}` in `prune.topics` names Kafka's own topics, which are never touched"));
    }
    Ok(())
}

fn principal_prefix(prefix: &str) -> Result<(), String> {
    match prefix.split_once(':') {
        Some((kind, name)) if !kind.is_empty() && !name.is_empty() => Ok(()),
        _ => Err(format!(
            "`{}` in `prune.principals` is not a principal or the beginning of one; write it like `User:helixagent`",
            abbreviate(prefix)
        )),
    }
}
