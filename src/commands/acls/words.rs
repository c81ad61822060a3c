//! What grant and revoke have in common: `produce helixagent.*`, `read describe topic:orders`, as resources and operations.

use crate::acl::{Operation, Resource, ResourceKind, Role};
use crate::error::{Error, Result};

/// Some operations on one resource.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Right {
    pub resource: Resource,
    pub operations: Vec<Operation>,
}

/// Reads a role or operations, and the pattern behind them; `groups` are the `--group` of a consumer.
pub(super) fn rights(words: &[String], groups: &[String]) -> Result<Vec<Right>> {
    let Some((pattern, what)) = words.split_last() else { return Ok(Vec::new()) };
    let role = what.iter().find_map(|word| Role::parse(word));
    if role != Some(Role::Consume) && !groups.is_empty() {
        return Err(Error::bad_input("--group goes with `consume` only").hint("name a group like `read group:NAME`"));
    }
    match (role, what) {
        (Some(role), [_]) => of_role(role, pattern, groups),
        (Some(role), _) => {
            Err(Error::bad_input(format!("`{}` is a role and stands alone, without operations", role.word()))
                .hint("grant the operations in a second command"))
        }
        (None, _) => Ok(vec![of_operations(what, pattern)?]),
    }
}

fn of_role(role: Role, pattern: &str, groups: &[String]) -> Result<Vec<Right>> {
    let right = |resource: Resource| Right { operations: role.operations(resource.kind).to_vec(), resource };
    let first = right(resource_of(role, pattern)?);
    if first.operations.is_empty() {
        let kinds: Vec<&str> = role.kinds().iter().map(|kind| kind.noun()).collect();
        let message =
            format!("`{}` is about a {}, not a {}", role.word(), kinds.join(" or a "), first.resource.kind.noun());
        return Err(Error::bad_input(message));
    }
    let mut rights = vec![first];
    for group in groups {
        let text = group.strip_prefix("group:").unwrap_or(group);
        rights.push(right(Resource::named(ResourceKind::Group, text).map_err(Error::bad_input)?));
    }
    Ok(rights)
}

/// With a kind before a colon, or a bare name of what the role is about first.
fn resource_of(role: Role, pattern: &str) -> Result<Resource> {
    let kinded = pattern.split_once(':').map_or(pattern, |(kind, _)| kind);
    let has_kind = ResourceKind::parse(kinded).is_ok() && (pattern.contains(':') || pattern == "cluster");
    match has_kind {
        true => Resource::parse(pattern),
        false => Resource::named(role.kinds()[0], pattern),
    }
    .map_err(Error::bad_input)
}

fn of_operations(what: &[String], pattern: &str) -> Result<Right> {
    let resource = Resource::parse(pattern).map_err(Error::bad_input)?;
    let mut operations = Vec::new();
    for word in what {
        let operation = Operation::parse(word)
            .map_err(|why| Error::bad_input(why).hint("or a role: produce, consume, transactional, admin"))?;
        check(resource.kind, operation)?;
        operations.push(operation);
    }
    Ok(Right { resource, operations })
}

/// Refuses an operation that Kafka never asks for on such a resource.
pub(super) fn check(kind: ResourceKind, operation: Operation) -> Result<()> {
    if kind.has(operation) {
        return Ok(());
    }
    let known: Vec<&str> = kind.operations().iter().map(|operation| operation.word()).collect();
    Err(Error::bad_input(format!("a {} has no operation `{operation}`", kind.noun()))
        .hint(format!("it has: {}", known.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str, groups: &[&str]) -> std::result::Result<Vec<String>, String> {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        let shown = |right: Right| {
            let operations: Vec<&str> = right.operations.iter().map(|operation| operation.word()).collect();
            format!("{} {}", right.resource, operations.join(","))
        };
        rights(&words, &groups).map(|rights| rights.into_iter().map(shown).collect()).map_err(|error| error.message)
    }

    #[test]
    fn roles_and_operations_are_understood() {
        for (words, groups, expected) in [
            ("produce helixagent.*", &[][..], &["topic:helixagent.* write,describe,create"][..]),
            ("produce topic:t", &[], &["topic:t write,describe,create"]),
            ("consume t", &["g-*", "group:h"], &["topic:t read,describe", "group:g-* read", "group:h read"]),
            ("consume group:g", &[], &["group:g read"]),
            ("transactional tx-*", &[], &["txn:tx-* write,describe"]),
            ("transactional odd:id", &[], &["txn:odd:id write,describe"]),
            ("admin cluster", &[], &["cluster describe,create,alter,describe_configs,alter_configs"]),
            ("read Describe-Configs topic:t", &[], &["topic:t read,describe_configs"]),
            ("all cluster", &[], &["cluster all"]),
        ] {
            assert_eq!(read(words, groups), Ok(expected.iter().map(|s| (*s).to_owned()).collect()), "{words}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for (words, groups, expected) in [
            ("produce group:g", &[][..], "`produce` is about a topic, not a group"),
            ("produce read topic:t", &[], "`produce` is a role and stands alone, without operations"),
            ("produce t", &["g"], "--group goes with `consume` only"),
            ("write group:g", &[], "a group has no operation `write`"),
            ("read orders", &[], "`orders` is no resource; write it like `topic:orders`, `group:…` or `cluster`"),
            ("raed topic:t", &[], "`raed` is no operation; did you mean `read`?"),
        ] {
            assert_eq!(read(words, groups), Err(expected.to_owned()), "{words}");
        }
    }
}
