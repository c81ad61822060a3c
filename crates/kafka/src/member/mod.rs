//! Membership in a consumer group over our own connections.
//!
//! A [`driver::Driver`] lives on a thread of its own, so that neither a handler nor a full pipe can keep heartbeats back. It
//! owns the state machine of [`helixctl_core::member`], sends what that wants sent, and passes on what it tells; the reader
//! answers over a channel.

mod clock;
mod commit;
mod driver;
mod settings;

pub(crate) use driver::{Command, Started, start};

use std::time::Duration;

use crate::ffi::cause::Cause;
use helixctl_core::cluster::Place;

/// What becomes of a member.
#[derive(Debug, PartialEq, Eq)]
pub enum MemberEvent {
    /// To be answered with [`crate::Membership::accept`].
    Assigned(Vec<Place>),
    /// To be answered with [`crate::Membership::release`]; until then nobody else gets them. What is `lost` somebody else may
    /// have already.
    Revoked { places: Vec<Place>, lost: bool },
    /// No broker can be reached; asking goes on.
    Unreached,
    /// Something that whoever watches should know; the membership goes on.
    Note(String),
    /// The membership cannot go on.
    Failed(Cause),
}

/// Why offsets were not committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncommitted {
    pub why: String,
    /// The group is between two generations: after the rebalance they can be.
    pub rebalances: bool,
}

/// How long a coordinator that is away keeps a commit waiting.
const PATIENCE_OF_COMMITS: Duration = Duration::from_secs(3);
/// How long it may take to leave.
const FAREWELL: Duration = Duration::from_millis(1500);
