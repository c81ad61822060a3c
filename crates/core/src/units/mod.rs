//! Durations and sizes as people write and read them. Pure.

mod duration;
mod rate;
mod size;

pub use duration::{format_millis, parse_millis};
pub use rate::Rate;
pub use size::{format_bytes, parse_bytes};

/// Splits `12.5MiB` into the number and the unit behind it.
fn split_number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}
