//! Kafka for programs: publish, subscribe, seek, count. `consume --exec` is made of the same parts.
//!
//! A handler that says nothing leaves its record undone, whatever comes after it: a lane keeps the order of its
//! partitions, so what is done of one is always a prefix without holes, and safe to commit.
//!
//! `examples/broker.rs`, which the tests run on a real broker:
//!
//! ```no_run
#![doc = include_str!("../examples/broker.rs")]
//! ```

mod client;
mod codec;
mod counters;
mod crew;
mod dead_letters;
mod engine;
mod fault;
mod lanes;
mod publish;
mod seek;
mod subscribe;
pub mod walk;

pub use client::Broker;
pub use codec::{Codec, Part};
pub use counters::{Counters, Counts};
pub use crew::Crew;
pub use dead_letters::DeadLetters;
pub use engine::{Engine, Handler, LOSSES, Letter, Verdict};
pub use fault::Error;
pub use helixctl_core::offsets::Start;
pub use helixctl_kafka::Kind;
pub use lanes::Lanes;
pub use publish::{Publication, Published};
pub use subscribe::{Subscribed, Subscription};
