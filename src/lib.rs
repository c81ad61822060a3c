//! helixctl: operator CLI and topic provisioner for Apache Kafka.
//!
//! The layers, and which way the arrows point, are in ARCHITECTURE.md; `tests/guards/layers.rs` holds the code to them.

pub mod cluster;
pub mod diagnostic;
pub mod error;
pub mod exit;
pub mod sandbox;
pub mod spec;
pub mod suggest;
pub mod units;
pub mod yaml;
