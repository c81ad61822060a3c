//! ACLs spelt out: resource, name, pattern, operations, permission and host, checked against what Kafka's authorizer knows.

use std::sync::Arc;

use super::prune::texts;
use super::settings::is_written;
use crate::diagnostic::Problems;
use crate::suggest;
use crate::yaml::{Node, Table, Value, abbreviate};

/// A kind of resource and the operations it has beside `all` (Kafka's `AclEntry.supportedOperations`).
pub(super) const RESOURCES: [(&str, &[&str]); 6] = [
    ("topic", &["describe", "read", "write", "create", "alter", "alter_configs", "delete", "describe_configs"]),
    ("group", &["read", "delete", "describe", "describe_configs", "alter_configs"]),
    (
        "cluster",
        &["describe", "cluster_action", "alter_configs", "create", "alter", "describe_configs", "idempotent_write"],
    ),
    ("transactional_id", &["describe", "two_phase_commit", "write"]),
    ("delegation_token", &["describe"]),
    ("user", &["create_tokens", "describe_tokens"]),
];

pub(super) const PATTERNS: [&str; 2] = ["literal", "prefixed"];
pub(super) const PERMISSIONS: [&str; 2] = ["allow", "deny"];

/// The one name that the cluster has as a resource.
const CLUSTER_NAME: &str = "kafka-cluster";

/// Checks the list under `acls`.
pub(super) fn check(node: &Node, file: &Arc<str>, problems: &mut Problems) {
    for item in node.items(file, "`acls`", problems) {
        if let Some(mut table) = Table::open(item, file, "an ACL", problems) {
            acl(&mut table, problems);
            table.finish(problems);
        }
    }
}

fn acl(table: &mut Table<'_>, problems: &mut Problems) {
    let resource = word(table, "resource", &RESOURCES.map(|(name, _)| name), problems);
    if resource.is_none() && !is_written(table.node, "resource") {
        missing(table, "resource", "resource: topic", problems);
    }
    name(table, resource.as_deref(), problems);
    word(table, "pattern", &PATTERNS, problems);
    word(table, "permission", &PERMISSIONS, problems);
    operations(table, resource.as_deref(), problems);
    if let Some(node) = table.take("host")
        && node.string(&table.file, "`host`", problems).is_some_and(|host| host.is_empty())
    {
        problems.error(node.place(&table.file), "`host` is empty").hint("write an address, or `\"*\"` for all");
    }
}

fn name(table: &mut Table<'_>, resource: Option<&str>, problems: &mut Problems) {
    let Some(node) = table.take("name") else {
        if resource != Some("cluster") {
            missing(table, "name", "name: orders", problems);
        }
        return;
    };
    let Some(name) = node.string(&table.file, "`name`", problems) else { return };
    if name.is_empty() {
        problems.error(node.place(&table.file), "`name` is empty").hint("write a name, or `\"*\"` for all");
    } else if resource == Some("cluster") && name != CLUSTER_NAME {
        let message = format!("the cluster's name as a resource is `{CLUSTER_NAME}`, found `{}`", abbreviate(&name));
        problems.error(node.place(&table.file), message).hint("leave `name` out");
    }
}

fn operations(table: &mut Table<'_>, resource: Option<&str>, problems: &mut Problems) {
    let Some(node) = table.take("operations") else {
        return missing(table, "operations", "operations: [read, describe]", problems);
    };
    let known = RESOURCES.iter().find(|(name, _)| Some(*name) == resource);
    for item in texts(node, &table.file, "`operations`", problems) {
        let Some((resource, operations)) = known else { continue };
        if item.value != "all" && !operations.contains(&item.value.as_str()) {
            let message = format!("`{}` is no operation of a {resource}", abbreviate(&item.value));
            let allowed = || format!("one of: all, {}", operations.join(", "));
            problems
                .error(item.place, message)
                .maybe_hint(suggest::did_you_mean(&item.value, operations.iter().copied()).or_else(|| Some(allowed())));
        }
    }
    if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
        problems.error(node.place(&table.file), "`operations` is empty").hint("name at least one, or remove the ACL");
    }
}

/// Takes one of a few words.
fn word(table: &mut Table<'_>, key: &'static str, words: &[&'static str], problems: &mut Problems) -> Option<String> {
    let node = table.take(key)?;
    let found = node.text().filter(|text| words.contains(text)).map(str::to_owned);
    if found.is_none() {
        let message = format!("`{key}` must be one of {}, found {}", words.join(", "), node.describe());
        let meant = node.text().and_then(|text| suggest::did_you_mean(text, words.iter().copied()));
        problems.error(node.place(&table.file), message).maybe_hint(meant);
    }
    found
}

fn missing(table: &Table<'_>, key: &str, example: &str, problems: &mut Problems) {
    problems
        .error(table.node.place(&table.file), format!("an ACL has no `{key}`"))
        .hint(format!("write it like `{example}`"));
}
