//! Kafka's topic-level configs: their names, types, bounds and defaults, and how people write and read their values. Pure.
//!
//! The definitions are those of Kafka 4.3 (`LogConfig`), so that a wrong key or value is found without asking a broker.

mod compare;
mod definition;
mod display;
mod names;
mod refusal;
mod table;
mod value;

pub use compare::{is_throttle, same};
pub use definition::{ConfigDef, Kind, Unit};
pub use display::display;
pub use names::{did_you_mean, lookup};
pub use table::ALL;
pub use value::check;
