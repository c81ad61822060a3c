//! The connection of our own: every question and every change that is a request and an answer.
//!
//! One request travels on a connection at a time; connections are kept for the next one. [`routes`] finds whom to ask,
//! each subject has its file. Everything ends within the client's time-out.

mod acls;
mod api;
mod broken;
mod brokers;
pub(crate) mod codes;
mod commits;
mod committed;
mod configs;
mod connection;
mod elections;
mod fault;
mod fetch;
mod groups;
mod guard;
mod log_dirs;
mod logs;
mod membership;
mod names;
mod offsets;
mod pool;
mod quotas;
mod reassignments;
mod routes;
mod sasl;
mod scram;
mod settings;
mod tls;
mod topics;
mod users;

use std::collections::BTreeMap;
use std::time::Duration;

use helixctl_core::error::{Error, Result};
use tokio::time::Instant;

pub(crate) use fault::Fault;
pub(crate) use membership::{Spoken, code_in_words};
use pool::Pool;
pub(crate) use settings::Address;
use settings::Settings;

/// The connections to one cluster.
pub(super) struct Wire {
    pool: Pool,
    timeout: Duration,
}

impl Wire {
    /// Connects to nobody yet. Exit 2 if a property is wrong, or the file that it names.
    pub fn new(properties: &BTreeMap<String, String>, timeout: Duration) -> Result<Wire> {
        let settings = Settings::read(properties).map_err(|why| {
            Error::bad_input(why).hint("`helixctl config show --origin` tells where each value comes from")
        })?;
        Ok(Wire { pool: Pool::new(settings), timeout })
    }

    fn deadline(&self) -> Instant {
        Instant::now() + self.timeout
    }

    /// The time-out as requests carry it.
    fn millis(&self) -> i32 {
        i32::try_from(self.timeout.as_millis()).unwrap_or(i32::MAX)
    }
}
