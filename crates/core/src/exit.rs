//! The public exit codes: a documented API that scripts and CI steps branch on.
//!
//! README.md and the man pages carry the same table; a test compares them with [`Exit::ALL`].

/// How a run of helixctl ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Exit {
    /// Done, or nothing to do. A reader that closed our stdout early is not a failure either.
    Done = 0,
    /// Failed: nothing of what was asked for was done.
    Failed = 1,
    /// Bad input (flags, configuration, topics.yaml): no broker was contacted.
    BadInput = 2,
    /// Drift found by `plan --check`, a threshold exceeded, or a no from `acls can`.
    Drift = 3,
    /// Partial: some changes were made, some were not, and both are listed.
    Partial = 4,
    /// Refused: stale plan, wrong cluster, protected profile, or not confirmed and no terminal to ask on.
    Refused = 5,
    /// Interrupted by Ctrl-C or SIGTERM: what was done is listed.
    Interrupted = 130,
}

impl Exit {
    /// Every code with its meaning, in the order in which the documentation lists them.
    pub const ALL: [(Exit, &'static str); 7] = [
        (Exit::Done, "done, or nothing to do"),
        (Exit::Failed, "failed; nothing was changed"),
        (Exit::BadInput, "bad input (flags, configuration, topics.yaml); no broker was contacted"),
        (Exit::Drift, "drift found by `plan --check`, a threshold exceeded, or a no from `acls can`"),
        (Exit::Partial, "partial: some changes made, some not; both are listed"),
        (Exit::Refused, "refused: stale plan, wrong or protected cluster, not confirmed and no terminal"),
        (Exit::Interrupted, "interrupted; what was done is listed"),
    ];

    /// The number the process exits with.
    pub const fn code(self) -> u8 {
        self as u8
    }
}
