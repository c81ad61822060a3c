//! The tests: one binary, one module per command or promise. `support` starts what they need.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr, reason = "tests fail by panicking")]

mod acls;
mod apply_journal;
mod apply_on_fake;
mod apply_races;
mod authorizer;
mod complete;
mod data;
mod group;
mod groups;
mod guards;
mod lag;
mod plan_cases;
mod plan_properties;
mod plan_transcripts;
mod principals;
mod quotas;
mod readme;
mod reassign;
mod replication;
mod sandbox;
mod sandbox_secure;
mod schema;
mod security;
mod security_rights;
mod security_secrets;
mod support;
mod terminal;
mod topics_apply;
mod topics_data;
mod topics_faults;
mod transcripts;
mod users;
mod wire;
mod wire_peers;
mod wire_secure;
