//! One line that tells an action.

use std::fmt;

use super::Action;
use crate::acl::{ANY_HOST, Acl, Pattern};
use crate::quota;

impl fmt::Display for Action {
    /// One line without the topic's name, in human units: `retention.ms 7d → 1h`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let human = |name: &str, value: &Option<String>, absent: &str| match value {
            Some(value) => crate::topic_config::display(name, value),
            None => absent.to_owned(),
        };
        match self {
            Action::Create { partitions, replication, .. } => {
                f.write_str("create with ")?;
                match partitions {
                    Some(1) => f.write_str("1 partition")?,
                    Some(count) => write!(f, "{count} partitions")?,
                    None => f.write_str("the broker's partition count")?,
                }
                match replication {
                    Some(factor) => write!(f, ", replication {factor}"),
                    None => f.write_str(", the broker's replication factor"),
                }
            }
            Action::AddPartitions { from, to, .. } => write!(f, "partitions {from} → {to}"),
            Action::Reassign { from, to, moves, .. } => {
                let partitions = if moves.len() == 1 { "partition" } else { "partitions" };
                if from.as_slice() == [*to] {
                    return write!(f, "replicas to other brokers ({} {partitions})", moves.len());
                }
                let from: Vec<String> = from.iter().map(ToString::to_string).collect();
                write!(f, "replication {} → {to} ({} {partitions})", from.join("/"), moves.len())
            }
            Action::SetConfig { name, from, to } => {
                write!(f, "{name} {} → {}", human(name, from, "unset"), crate::topic_config::display(name, to))
            }
            Action::ResetConfig { name, from, to: Some(to) } => {
                write!(
                    f,
                    "{name} {} → {} (reset to default)",
                    human(name, from, "hidden"),
                    crate::topic_config::display(name, to)
                )
            }
            Action::ResetConfig { name, from, to: None } => {
                write!(f, "{name} {} → reset to default", human(name, from, "hidden"))
            }
            Action::Delete { partitions, records } => {
                let empty = if *records == Some(0) { "empty " } else { "" };
                write!(f, "delete {partitions} {empty}partition{}", if *partitions == 1 { "" } else { "s" })?;
                match records.filter(|records| *records > 0) {
                    Some(records) => write!(f, " with up to {records} record{}", if records == 1 { "" } else { "s" }),
                    None => Ok(()),
                }
            }
            Action::Grant { acl } => rule(acl, f),
            Action::Revoke { acl } => {
                f.write_str("revoke ")?;
                rule(acl, f)
            }
            Action::SetPassword { mechanism, iterations, from: None, .. } => {
                write!(f, "set password ({mechanism}, {iterations} iterations)")
            }
            Action::SetPassword { mechanism, iterations, from: Some(from), .. } if from == iterations => {
                write!(f, "set password anew ({mechanism}, {iterations} iterations)")
            }
            Action::SetPassword { mechanism, iterations, from: Some(from), .. } => {
                write!(f, "set password anew ({mechanism}, iterations {from} → {iterations})")
            }
            Action::DeletePassword { mechanism } => write!(f, "delete the {mechanism} password"),
            Action::SetQuota { name, from, to, .. } => {
                let from = from.map_or("unset".to_owned(), |from| quota::display(name, from));
                write!(f, "{name} {from} → {}", quota::display(name, *to))
            }
            Action::UnsetQuota { name, from, .. } => write!(f, "{name} {} → unset", quota::display(name, *from)),
            Action::CommitOffset { topic, partition, from, to, .. } => {
                let from = from.map_or("no commit".to_owned(), |from| from.to_string());
                write!(f, "{topic} partition {partition}: {from} → {to}")
            }
            Action::RemoveOffset { topic, partition, from } => {
                write!(f, "{topic} partition {partition}: {from} → no commit")
            }
            Action::DeleteGroup { committed } => {
                let partitions = if *committed == 1 { "partition" } else { "partitions" };
                write!(f, "delete the group, with what it has committed in {committed} {partitions}")
            }
            Action::CancelMove { partition, to } => {
                let to: Vec<String> = to.iter().map(ToString::to_string).collect();
                write!(f, "partition {partition} stops on its way to {}", to.join(","))
            }
        }
    }
}

/// A rule without its principal, and what its pattern means: `helixagent.*` is not what it is to kafka-acls.
fn rule(acl: &Acl, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Acl { resource, permission, host, operation, .. } = acl;
    write!(f, "{permission} {operation} on {resource}")?;
    if host != ANY_HOST {
        write!(f, " from {host}")?;
    }
    match resource.pattern == Pattern::Prefixed || resource.is_wildcard() {
        true => write!(f, " ({})", resource.meaning()),
        false => Ok(()),
    }
}
