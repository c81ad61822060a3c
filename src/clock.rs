//! The clock, read at the edge only: everything that computes with times gets them passed in.

use jiff::Timestamp;

/// Milliseconds since the epoch.
pub fn now_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// RFC 3339 in UTC, to the millisecond.
pub fn now_rfc3339() -> String {
    format!("{:.3}", Timestamp::now())
}
