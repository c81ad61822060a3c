//! topics.yaml: from text to [`Desired`], with every mistake named by file, line and column.

mod desired;
mod policy;

pub use desired::{Desired, DesiredTopic, Principal, Prune};
pub use policy::{NamePattern, Policy, Required, Rule};
