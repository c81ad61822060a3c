//! What the suite stands on, as far as it is used here.

#[allow(dead_code, reason = "shared with the suite")]
#[path = "../suite/support/broker.rs"]
pub mod broker;
#[allow(dead_code, reason = "shared with the suite")]
#[path = "../suite/support/cli.rs"]
pub mod cli;

pub use cli::Run;
