//! Records on their way through a handler: each is acknowledged, tried again or set aside, and only then counts as done.
//!
//! A handler that says nothing leaves its record undone, whatever comes after it: a lane keeps the order of its
//! partitions, so what is done of one is always a prefix without holes, and safe to commit.

mod dead_letters;
mod engine;
mod lanes;

pub use dead_letters::DeadLetters;
pub use engine::{Engine, Handler, Letter, Verdict};
pub use lanes::Lanes;
