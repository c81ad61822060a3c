//! Gate: what has to be so, and what has to be said, before anything on a cluster is changed.

mod guard;

pub use guard::Guard;
