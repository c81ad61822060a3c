//! helixctl: operator CLI and topic provisioner for Apache Kafka.
//!
//! The layers, and which way the arrows point, are in ARCHITECTURE.md. What is below the command line are crates of this
//! workspace, under their short names here.

pub mod apply;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod context;
pub mod files;
pub mod gate;
pub mod output;

pub use helixctl_broker::{self as broker, walk};
pub use helixctl_core::{
    acl, archive, assign, cluster, diagnostic, error, exit, offsets, placement, plan, quota, record, secret, spec,
    suggest, topic_config, units, yaml,
};
pub use helixctl_kafka::{self as kafka, patience};
pub use helixctl_sandbox as sandbox;
