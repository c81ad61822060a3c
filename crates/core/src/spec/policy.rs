//! The house rules of a file, such as "at most 100 partitions": their values, each with the place where it is written.

use regex::Regex;

use crate::diagnostic::Place;

/// A rule's value and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule<T> {
    pub value: T,
    pub place: Option<Place>,
}

/// What every topic must keep to, whoever declares it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// The expression that every topic's name must match.
    pub topic_name: Option<Rule<NamePattern>>,
    pub min_partitions: Option<Rule<i32>>,
    pub max_partitions: Option<Rule<i32>>,
    pub min_replication: Option<Rule<i16>>,
    pub max_replication: Option<Rule<i16>>,
    /// The least `min.insync.replicas`.
    pub min_isr: Option<Rule<i64>>,
    /// The longest `retention.ms`; unlimited is longer than any.
    pub max_retention: Option<Rule<i64>>,
    /// Settings that every topic must have.
    pub require: Vec<Rule<Required>>,
}

/// A regular expression over topic names; equal if it is written alike.
#[derive(Clone, Debug)]
pub struct NamePattern(pub Regex);

impl PartialEq for NamePattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

/// A setting that a policy may require.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    Description,
    Owner,
    Key,
    Partitions,
    Replication,
    Retention,
    MinIsr,
}

impl Required {
    /// Every such setting by its key in the file.
    pub const ALL: [(&'static str, Required); 7] = [
        ("description", Required::Description),
        ("owner", Required::Owner),
        ("key", Required::Key),
        ("partitions", Required::Partitions),
        ("replication", Required::Replication),
        ("retention", Required::Retention),
        ("min_isr", Required::MinIsr),
    ];
}
