//! Positions in a partition and moments in time, as people write them. Pure: the clock is passed in.

mod lag;
mod moment;
mod position;
mod seek;

pub use lag::{Standing, lag};
pub use moment::{parse_moment, parse_moment_on};
pub use position::{End, Start, Starts};
pub use seek::{Aim, Seen, Step, Target};
