//! One file, and several files of a folder as one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settings::{Located, Settings};
use super::sheet::{Sheet, by_name, merge_by_name};
use super::{Principal, Source, principals, topics};
use crate::diagnostic::{Place, Problems};
use crate::yaml::{self, Limits, Node, Table, Value, abbreviate};

/// The one version of the format there is.
const VERSION: &str = "1";

const EMPTY: &str =
    "the smallest useful file is `{version: 1, topics: [{name: orders, partitions: 6, replication: 3}]}`";

/// Everything that is written, not yet laid over one another.
#[derive(Default)]
pub(super) struct Written {
    pub(super) sheet: Sheet,
    pub(super) topics: Vec<topics::Entry>,
    pub(super) principals: Vec<Principal>,
    pub(super) environments: BTreeMap<String, Environment>,
}

/// What one environment changes.
#[derive(Default)]
pub(super) struct Environment {
    pub(super) sheet: Sheet,
    /// By the name of the topic.
    pub(super) topics: BTreeMap<String, Located<Settings>>,
}

impl Written {
    /// Adds one file. `None` if it could not be read at all: what it declares is then unknown.
    pub(super) fn add(&mut self, source: &Source, problems: &mut Problems) -> Option<()> {
        let document = yaml::parse(&source.name, &source.bytes, Limits::default(), problems)?;
        let file = &document.file;
        if document.root.is_null() {
            let start = Place { file: file.clone(), line: 1, column: 1 };
            problems.error(start, "the file is empty").hint(EMPTY);
            return None;
        }
        let mut table = Table::open(&document.root, file, "the file", problems)?;
        if !version(&mut table, problems) {
            return None;
        }
        self.sheet.merge(Sheet::take(&mut table, problems), problems);
        if let Some(node) = table.take("topics") {
            self.topics.extend(topics::read(node, file, problems));
        }
        if let Some(node) = table.take("principals") {
            self.principals.extend(principals::read(node, file, problems));
        }
        if let Some(node) = table.take("environments") {
            self.add_environments(node, file, problems);
        }
        table.finish(problems);
        Some(())
    }

    fn add_environments(&mut self, node: &Node, file: &Arc<str>, problems: &mut Problems) {
        let Value::Mapping(entries) = &node.value else {
            problems.error(node.place(file), format!("`environments` must be a mapping, found {}", node.describe()));
            return;
        };
        for (key, node) in entries {
            let environment = self.environments.entry(key.name.clone()).or_default();
            if node.is_null() {
                continue;
            }
            let what = format!("environment `{}`", abbreviate(&key.name));
            let Some(mut table) = Table::open(node, file, what, problems) else { continue };
            environment.sheet.merge(Sheet::take(&mut table, problems), problems);
            if let Some(node) = table.take("topics") {
                let topics = by_name(node, file, "`topics` of an environment", "a topic of an environment", problems);
                merge_by_name(&mut environment.topics, topics, "topic", problems);
            }
            table.finish(problems);
        }
    }
}

/// Whether the file is of the version that we read. If not, nothing else in it is looked at: it may mean something else.
fn version(table: &mut Table<'_>, problems: &mut Problems) -> bool {
    let Some(node) = table.take("version") else {
        problems
            .error(table.node.place(&table.file), "the file has no `version`")
            .hint("begin it with `version: 1`, so that later formats can be told apart");
        return true;
    };
    let known = matches!(&node.value, Value::Scalar(scalar) if scalar.plain && scalar.text == VERSION);
    if !known {
        let message = format!("`version` must be {VERSION}, without quotes; found {}", node.describe());
        problems.error(node.place(&table.file), message).hint("a newer file needs a newer helixctl");
    }
    known
}
