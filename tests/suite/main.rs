//! The tests: one binary, one module per command or promise. `support` starts what they need.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr, reason = "tests fail by panicking")]

mod complete;
mod guards;
mod plan_properties;
mod readme;
mod sandbox;
mod schema;
mod support;
mod terminal;
mod topics_apply;
mod topics_faults;
mod transcripts;
mod wire;
mod wire_peers;
mod wire_secure;
