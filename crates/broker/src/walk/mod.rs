//! Records on their way from the brokers to whoever takes them: where reading begins and ends, which are wanted, how far
//! they were delivered, alone or as a member of a consumer group.

mod delivered;
mod first;
mod member;
mod pipe;
mod portions;
mod pulse;
#[expect(clippy::module_inception, reason = "the thing itself")]
mod walk;

pub use delivered::{Delivered, Mark};
pub use member::{GroupWalk, Outcome, Warn};
pub use pipe::Pipe;
pub use portions::portions;
pub use walk::{Ending, Gap, Stop, Taker, Told, Walk};

use helixctl_core::error::Error;

/// Pieces between the reader and the writer: enough to keep both busy, few enough for little memory.
pub const PIECES: usize = 4;

/// What is said when the taker's thread died.
pub fn writer_broke(error: tokio::task::JoinError) -> Error {
    Error::failed("the writer broke").because(error)
}
