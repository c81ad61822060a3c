//! Kafka's words for resources, patterns, operations and permissions, and which operation exists on which resource.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::suggest;

/// What an ACL can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    Topic,
    Group,
    Cluster,
    TransactionalId,
    DelegationToken,
    User,
}

/// How the name of a resource is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// The whole name; the name `*` stands for every resource of its kind.
    Literal,
    /// The beginning of the name.
    Prefixed,
}

/// What a principal wants to do (Kafka's `AclOperation`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    All,
    Read,
    Write,
    Create,
    Delete,
    Alter,
    Describe,
    ClusterAction,
    DescribeConfigs,
    AlterConfigs,
    IdempotentWrite,
    CreateTokens,
    DescribeTokens,
    TwoPhaseCommit,
}

/// What an ACL says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    Allow,
    /// Wins over every allow.
    Deny,
}

use Operation as O;

impl ResourceKind {
    pub const ALL: [ResourceKind; 6] = [
        ResourceKind::Topic,
        ResourceKind::Group,
        ResourceKind::Cluster,
        ResourceKind::TransactionalId,
        ResourceKind::DelegationToken,
        ResourceKind::User,
    ];

    /// As topics.yaml and JSON write it.
    pub const fn word(self) -> &'static str {
        match self {
            ResourceKind::Topic => "topic",
            ResourceKind::Group => "group",
            ResourceKind::Cluster => "cluster",
            ResourceKind::TransactionalId => "transactional_id",
            ResourceKind::DelegationToken => "delegation_token",
            ResourceKind::User => "user",
        }
    }

    /// As it stands before the colon on the command line.
    pub const fn short(self) -> &'static str {
        match self {
            ResourceKind::TransactionalId => "txn",
            ResourceKind::DelegationToken => "token",
            kind => kind.word(),
        }
    }

    /// As a sentence says it, for one.
    pub const fn noun(self) -> &'static str {
        match self {
            ResourceKind::TransactionalId => "transactional id",
            ResourceKind::DelegationToken => "delegation token",
            kind => kind.word(),
        }
    }

    /// The operations it has beside `all` (Kafka's `AclEntry.supportedOperations`).
    pub const fn operations(self) -> &'static [Operation] {
        match self {
            ResourceKind::Topic => {
                &[O::Describe, O::Read, O::Write, O::Create, O::Alter, O::AlterConfigs, O::Delete, O::DescribeConfigs]
            }
            ResourceKind::Group => &[O::Read, O::Delete, O::Describe, O::DescribeConfigs, O::AlterConfigs],
            ResourceKind::Cluster => &[
                O::Describe,
                O::ClusterAction,
                O::AlterConfigs,
                O::Create,
                O::Alter,
                O::DescribeConfigs,
                O::IdempotentWrite,
            ],
            ResourceKind::TransactionalId => &[O::Describe, O::TwoPhaseCommit, O::Write],
            ResourceKind::DelegationToken => &[O::Describe],
            ResourceKind::User => &[O::CreateTokens, O::DescribeTokens],
        }
    }

    /// Whether Kafka ever asks for this operation on such a resource.
    pub fn has(self, operation: Operation) -> bool {
        operation == O::All || self.operations().contains(&operation)
    }

    /// Reads the word of topics.yaml, or the shorter one of the command line.
    pub fn parse(text: &str) -> Result<Self, String> {
        let plain = plain(text);
        let is = |kind: &&ResourceKind| plain == kind.short() || plain == self::plain(kind.word());
        ResourceKind::ALL.iter().find(is).copied().ok_or_else(|| {
            let words = ResourceKind::ALL.map(ResourceKind::short);
            unknown("kind of resource", text, &words)
        })
    }
}

impl Pattern {
    pub const ALL: [Pattern; 2] = [Pattern::Literal, Pattern::Prefixed];

    pub const fn word(self) -> &'static str {
        match self {
            Pattern::Literal => "literal",
            Pattern::Prefixed => "prefixed",
        }
    }
}

impl Permission {
    pub const ALL: [Permission; 2] = [Permission::Allow, Permission::Deny];

    pub const fn word(self) -> &'static str {
        match self {
            Permission::Allow => "allow",
            Permission::Deny => "deny",
        }
    }
}

impl Operation {
    pub const ALL: [Operation; 14] = [
        O::All,
        O::Read,
        O::Write,
        O::Create,
        O::Delete,
        O::Alter,
        O::Describe,
        O::ClusterAction,
        O::DescribeConfigs,
        O::AlterConfigs,
        O::IdempotentWrite,
        O::CreateTokens,
        O::DescribeTokens,
        O::TwoPhaseCommit,
    ];

    /// As topics.yaml, the command line and JSON write it.
    pub const fn word(self) -> &'static str {
        match self {
            O::All => "all",
            O::Read => "read",
            O::Write => "write",
            O::Create => "create",
            O::Delete => "delete",
            O::Alter => "alter",
            O::Describe => "describe",
            O::ClusterAction => "cluster_action",
            O::DescribeConfigs => "describe_configs",
            O::AlterConfigs => "alter_configs",
            O::IdempotentWrite => "idempotent_write",
            O::CreateTokens => "create_tokens",
            O::DescribeTokens => "describe_tokens",
            O::TwoPhaseCommit => "two_phase_commit",
        }
    }

    /// Reads any spelling: `describe_configs`, `describe-configs`, `DescribeConfigs`, `DESCRIBE_CONFIGS`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let plain = plain(text);
        let is = |operation: &&Operation| self::plain(operation.word()) == plain;
        Operation::ALL
            .iter()
            .find(is)
            .copied()
            .ok_or_else(|| unknown("operation", text, &Operation::ALL.map(Operation::word)))
    }
}

/// Letters alone, in lower case.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}

fn unknown(what: &str, text: &str, words: &[&'static str]) -> String {
    let next = suggest::did_you_mean(text, words.iter().copied());
    format!("`{text}` is no {what}; {}", next.unwrap_or_else(|| format!("one of: {}", words.join(", "))))
}

macro_rules! shown_by_word {
    ($($kind:ty),*) => { $(
        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    )* };
}

shown_by_word!(ResourceKind, Pattern, Operation, Permission);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_understood() {
        for text in ["describe_configs", "describe-configs", "DescribeConfigs", "DESCRIBE_CONFIGS"] {
            assert_eq!(Operation::parse(text), Ok(Operation::DescribeConfigs));
        }
        for operation in Operation::ALL {
            assert_eq!(Operation::parse(operation.word()), Ok(operation));
            assert_eq!(serde_json::to_value(operation).unwrap(), operation.word());
        }
        for kind in ResourceKind::ALL {
            assert_eq!(ResourceKind::parse(kind.word()), Ok(kind));
            assert_eq!(ResourceKind::parse(kind.short()), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        assert_eq!(ResourceKind::parse("TransactionalId"), Ok(ResourceKind::TransactionalId));
        assert_eq!(Operation::parse("wirte"), Err("`wirte` is no operation; did you mean `write`?".to_owned()));
    }

    #[test]
    fn operations_belong_to_resources() {
        assert!(ResourceKind::Topic.has(Operation::Write) && ResourceKind::Topic.has(Operation::All));
        assert!(!ResourceKind::Group.has(Operation::Write) && !ResourceKind::Topic.has(Operation::IdempotentWrite));
    }
}
