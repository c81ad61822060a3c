//! Gate: the only way to change a cluster.
//!
//! A command gets a [`Client`], which answers questions and reads records. What changes the cluster (topics, configs, rules,
//! users, quotas, offsets, records) is reached through a [`Consent`], and a consent is given by a [`Gate`] only: after the
//! pin, the protection of the profile, and the question or the flag that answers it.

mod client;
mod consent;
mod guard;

pub use client::Client;
pub use consent::{Consent, Gate};
use guard::Guard;
