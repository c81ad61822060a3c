//! How far a group is behind, from what was seen. Pure; committed offsets are to be looked up before the ends of the logs,
//! so that what is written in between makes lag larger and never negative.

use serde::Serialize;

/// Where a group stands in a partition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "standing")]
pub enum Standing {
    /// All that is in the log was read, or can still be.
    Current,
    /// Nothing was committed: the consumer's `auto.offset.reset` decides where it begins.
    NeverCommitted,
    /// The committed offset lies before the log start: so many offsets are lost to retention, or were deleted.
    Expired { lost: u64 },
    /// The committed offset lies behind the end: the topic was created anew, or cut off.
    BeyondEnd { by: u64 },
    /// The partition is not there any more.
    PartitionGone,
    /// It could not be looked up.
    Unknown { why: String },
}

impl Standing {
    /// From the committed offset, the log start and the end.
    pub fn of(committed: Option<i64>, start: i64, end: i64) -> Standing {
        match committed {
            None => Standing::NeverCommitted,
            Some(at) if at < start => Standing::Expired { lost: distance(at, start) },
            Some(at) if at > end => Standing::BeyondEnd { by: distance(end, at) },
            Some(_) => Standing::Current,
        }
    }

    /// For people; empty where all is well.
    pub fn words(&self) -> String {
        match self {
            Standing::Current => String::new(),
            Standing::NeverCommitted => "never committed".to_owned(),
            Standing::Expired { lost } => format!("expired: {lost} lost to retention"),
            Standing::BeyondEnd { by } => format!("{by} beyond the end: topic recreated or truncated"),
            Standing::PartitionGone => "the partition is gone".to_owned(),
            Standing::Unknown { why } => format!("look-up failed: {why}"),
        }
    }
}

/// Offsets that can still be read: from the committed one, or the log start if that is later. `None` without a commit.
pub fn lag(committed: Option<i64>, start: i64, end: i64) -> Option<u64> {
    committed.map(|at| distance(at.max(start), end))
}

fn distance(from: i64, to: i64) -> u64 {
    u64::try_from(to.saturating_sub(from)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing() {
        let of =
            |committed: i64, start, end| (Standing::of(Some(committed), start, end), lag(Some(committed), start, end));
        assert_eq!(of(5, 0, 8), (Standing::Current, Some(3)));
        assert_eq!(of(8, 0, 8), (Standing::Current, Some(0)));
        assert_eq!(of(0, 0, 0), (Standing::Current, Some(0)), "an empty partition");
        assert_eq!(of(2, 5, 8), (Standing::Expired { lost: 3 }, Some(3)), "only what is there can be read");
        assert_eq!(of(2, 8, 8), (Standing::Expired { lost: 6 }, Some(0)));
        assert_eq!(of(9, 0, 8), (Standing::BeyondEnd { by: 1 }, Some(0)));
        assert_eq!((Standing::of(None, 0, 8), lag(None, 0, 8)), (Standing::NeverCommitted, None));
    }
}
