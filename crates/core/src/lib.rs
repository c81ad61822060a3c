//! What helixctl decides: pure functions of values, with the clock, files and the network passed in.
//!
//! Nothing here knows a client, a terminal or the environment; its tests take seconds and build no C but zstd.

pub mod acl;
pub mod archive;
pub mod assign;
pub mod cluster;
pub mod diagnostic;
pub mod error;
pub mod exit;
pub mod member;
pub mod offsets;
pub mod placement;
pub mod plan;
pub mod quota;
pub mod record;
pub mod secret;
pub mod spec;
pub mod suggest;
pub mod topic_config;
pub mod units;
pub mod yaml;
