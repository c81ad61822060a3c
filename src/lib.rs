//! helixctl: operator CLI and topic provisioner for Apache Kafka.
//!
//! The layers, and which way the arrows point, are in ARCHITECTURE.md; `tests/suite/guards.rs` holds the code to them.

pub mod acl;
pub mod apply;
pub mod archive;
pub mod broker;
pub mod cli;
pub mod clock;
pub mod cluster;
pub mod commands;
pub mod config;
pub mod context;
pub mod diagnostic;
pub mod error;
pub mod exit;
pub mod files;
pub mod kafka;
pub mod offsets;
pub mod output;
pub mod patience;
pub mod placement;
pub mod plan;
pub mod quota;
pub mod record;
pub mod sandbox;
pub mod secret;
pub mod spec;
pub mod suggest;
pub mod topic_config;
pub mod units;
pub mod walk;
pub mod yaml;
