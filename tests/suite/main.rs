//! The tests: one binary, one module per command or promise. `support` starts what they need.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr, reason = "tests fail by panicking")]

mod guards;
mod plan_properties;
mod sandbox;
mod sandbox_secure;
mod schema;
mod security;
mod security_rights;
mod security_secrets;
mod support;
mod topics_apply;
mod topics_faults;
mod transcripts;
