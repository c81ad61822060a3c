//! topics.yaml: from text to [`Desired`], with every mistake named by file, line and column.

mod desired;

pub use desired::{Desired, DesiredTopic, Principal, Prune};
