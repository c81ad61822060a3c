//! Resources and patterns of them as text: `topic:orders`, `topic:helixagent.*`, `group:*`, `cluster`, `txn:…`.
//!
//! A trailing `*` means a prefix and a lone `*` every resource, unlike in Kafka's own tools, where `helixagent.*` is a
//! literal name that grants nothing useful. `\*` and `\\` are a star and a backslash that belong to the name.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Pattern, ResourceKind};

/// The one name that the cluster has as a resource.
pub const CLUSTER_NAME: &str = "kafka-cluster";
/// The literal name that stands for every resource of its kind.
pub const WILDCARD: &str = "*";

/// What an ACL is about: one resource, all with a prefix, or all of a kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    pub kind: ResourceKind,
    pub name: String,
    pub pattern: Pattern,
}

/// One resource, to ask about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Target {
    pub kind: ResourceKind,
    pub name: String,
}

impl Resource {
    pub fn new(kind: ResourceKind, name: impl Into<String>, pattern: Pattern) -> Self {
        Resource { kind, name: name.into(), pattern }
    }

    pub fn cluster() -> Self {
        Resource::new(ResourceKind::Cluster, CLUSTER_NAME, Pattern::Literal)
    }

    /// Reads `kind:name`, or `cluster`. The error says what is wrong and how to write it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let Some((kind, name)) = text.split_once(':') else {
            return match ResourceKind::parse(text) {
                Ok(ResourceKind::Cluster) => Ok(Resource::cluster()),
                Ok(kind) => Err(format!("`{text}` names no {}; write it like `{}:NAME`", kind.noun(), kind.short())),
                Err(_) => Err(format!("`{text}` is no resource; write it like `topic:{text}`, `group:…` or `cluster`")),
            };
        };
        Resource::named(ResourceKind::parse(kind)?, name)
    }

    /// Reads the name of a resource whose kind is known, with `*` as the module says.
    pub fn named(kind: ResourceKind, text: &str) -> Result<Self, String> {
        if kind == ResourceKind::Cluster && text.trim_end_matches(WILDCARD) != CLUSTER_NAME {
            return Err(format!("the cluster's name as a resource is `{CLUSTER_NAME}`; write `cluster`"));
        }
        if text.is_empty() {
            return Err(format!("the name of the {} is empty; write a name, a prefix with `*`, or `*`", kind.noun()));
        }
        if text == WILDCARD {
            return Ok(Resource::new(kind, WILDCARD, Pattern::Literal));
        }
        let mut name = String::new();
        let mut letters = text.chars().peekable();
        let mut pattern = Pattern::Literal;
        while let Some(letter) = letters.next() {
            match letter {
                '\\' if matches!(letters.peek(), Some('*' | '\\')) => name.extend(letters.next()),
                '*' if letters.peek().is_none() => pattern = Pattern::Prefixed,
                '*' => {
                    return Err(format!(
                        "`{text}` has a `*` that is not at its end, and Kafka knows prefixes only; a star of the name itself is written `\\*`"
                    ));
                }
                letter => name.push(letter),
            }
        }
        Ok(Resource::new(kind, name, pattern))
    }

    /// Whether it stands for every resource of its kind.
    pub fn is_wildcard(&self) -> bool {
        self.pattern == Pattern::Literal && self.name == WILDCARD
    }

    /// Whether an ACL on it is about this resource.
    pub fn covers(&self, target: &Target) -> bool {
        self.kind == target.kind
            && match self.pattern {
                Pattern::Literal => self.name == target.name || self.name == WILDCARD,
                Pattern::Prefixed => target.name.starts_with(&self.name),
            }
    }

    /// The name as [`Resource::named`] reads it.
    pub fn name_text(&self) -> String {
        if self.is_wildcard() {
            return WILDCARD.to_owned();
        }
        let escaped = self.name.replace('\\', "\\\\").replace('*', "\\*");
        match self.pattern {
            Pattern::Literal => escaped,
            Pattern::Prefixed => escaped + "*",
        }
    }

    /// How it was understood: `every topic that begins with helixagent.`.
    pub fn meaning(&self) -> String {
        let (noun, name) = (self.kind.noun(), &self.name);
        match self.pattern {
            _ if self.kind == ResourceKind::Cluster && self.name == CLUSTER_NAME => "the cluster".to_owned(),
            Pattern::Literal if self.name == WILDCARD => format!("every {noun}"),
            Pattern::Literal => format!("the {noun} {name}"),
            Pattern::Prefixed => format!("every {noun} that begins with {name}"),
        }
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self == Resource::cluster() {
            true => f.write_str("cluster"),
            false => write!(f, "{}:{}", self.kind.short(), self.name_text()),
        }
    }
}

impl Target {
    /// Reads a resource that is no pattern.
    pub fn parse(text: &str) -> Result<Self, String> {
        let resource = Resource::parse(text)?;
        match resource.pattern == Pattern::Prefixed || resource.is_wildcard() {
            true => Err(format!("`{text}` is a pattern ({}); name one resource", resource.meaning())),
            false => Ok(Target { kind: resource.kind, name: resource.name }),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Resource::new(self.kind, self.name.clone(), Pattern::Literal).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The kinds whose names are free.
    const NAMED: [ResourceKind; 5] = [
        ResourceKind::Topic,
        ResourceKind::Group,
        ResourceKind::TransactionalId,
        ResourceKind::DelegationToken,
        ResourceKind::User,
    ];

    #[test]
    fn stars_mean_prefixes() {
        for (text, name, pattern, meaning) in [
            ("topic:orders", "orders", Pattern::Literal, "the topic orders"),
            ("topic:helixagent.*", "helixagent.", Pattern::Prefixed, "every topic that begins with helixagent."),
            ("group:*", "*", Pattern::Literal, "every group"),
            ("cluster", CLUSTER_NAME, Pattern::Literal, "the cluster"),
            ("txn:tx-*", "tx-", Pattern::Prefixed, "every transactional id that begins with tx-"),
            ("token:t", "t", Pattern::Literal, "the delegation token t"),
            ("user:User:ann", "User:ann", Pattern::Literal, "the user User:ann"),
            (r"topic:helixagent.\*", "helixagent.*", Pattern::Literal, "the topic helixagent.*"),
            ("group:grüße, \"x\"", "grüße, \"x\"", Pattern::Literal, "the group grüße, \"x\""),
        ] {
            let resource = Resource::parse(text).unwrap();
            assert_eq!((resource.name.as_str(), resource.pattern), (name, pattern), "{text}");
            assert_eq!((resource.to_string().as_str(), resource.meaning().as_str()), (text, meaning));
        }
    }

    #[test]
    fn what_is_no_resource_says_how_to_write_one() {
        for (text, expected) in [
            ("orders", "`orders` is no resource; write it like `topic:orders`, `group:…` or `cluster`"),
            ("topic", "`topic` names no topic; write it like `topic:NAME`"),
            ("topics:a", "`topics` is no kind of resource; did you mean `topic`?"),
            ("topic:", "the name of the topic is empty; write a name, a prefix with `*`, or `*`"),
        ] {
            assert_eq!(Resource::parse(text).unwrap_err(), expected);
        }
        assert!(Resource::parse("topic:a*b").unwrap_err().contains("prefixes only"));
        assert!(Target::parse("topic:a*").unwrap_err().contains("name one resource"));
        assert_eq!(Target::parse("cluster").unwrap().name, CLUSTER_NAME);
        assert!(Resource::parse("cluster:*").unwrap_err().ends_with("write `cluster`"));
    }

    proptest! {
        #[test]
        fn text_is_lossless(kind in prop::sample::select(NAMED.to_vec()), name in r"[a*\\:é., ]{1,6}", prefixed: bool) {
            let pattern = if prefixed { Pattern::Prefixed } else { Pattern::Literal };
            let resource = Resource::new(kind, name, pattern);
            prop_assert_eq!(Resource::parse(&resource.to_string()), Ok(resource));
        }
    }
}
