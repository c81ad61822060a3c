//! Permit to change a cluster.

/// Permit to change a cluster, which producers and members of groups want to see before they write.
///
/// Whoever gives one has asked whoever may answer: the gate of the command line, after pin, protection and question; a
/// program that uses the library, by calling it.
#[derive(Clone, Debug)]
pub struct Permit(());

impl Permit {
    /// Gives a permit. Clippy's list of disallowed methods keeps everybody but those two from it.
    #[must_use]
    pub fn give() -> Permit {
        Permit(())
    }
}
