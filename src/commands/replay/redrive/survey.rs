//! The first look: where each dead letter is to go, and why it is one.

use std::collections::BTreeMap;

use crate::kafka::Place;
use crate::record::Record;
use crate::record::dead_letter::Origin;
use crate::walk::{Stop, Taker};

/// Errors that are told apart; what comes beyond is counted together.
const ERRORS: usize = 200;
/// Records without an origin that are named.
const NAMED: usize = 5;

/// What becomes of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Back to its topic, for the time that its headers tell.
    Back(Origin),
    /// To the parking topic.
    Park,
    /// It stays: sent back often enough.
    Worn,
    /// It stays: nobody knows where it came from, or it would go to where it is.
    Homeless,
}

impl Fate {
    pub fn of(record: &Record<'_>, max_attempts: Option<u32>, parks: bool) -> Fate {
        match Origin::of(record.headers) {
            None => Fate::Homeless,
            Some(origin) if origin.topic == record.topic => Fate::Homeless,
            Some(origin) if max_attempts.is_some_and(|max| origin.redrives >= max) => {
                if parks {
                    Fate::Park
                } else {
                    Fate::Worn
                }
            }
            Some(origin) => Fate::Back(origin),
        }
    }
}

/// Counts.
#[derive(Debug, Default)]
pub struct Survey {
    max_attempts: Option<u32>,
    park: Option<String>,
    pub records: u64,
    /// Records that go back, by topic.
    pub back: BTreeMap<String, u64>,
    pub errors: BTreeMap<String, u64>,
    pub parked: u64,
    pub worn: u64,
    pub homeless: u64,
    /// Behind the last record of each partition.
    pub reached: BTreeMap<Place, i64>,
    /// Partition and offset of the first homeless ones.
    pub places: Vec<(i32, i64)>,
}

impl Survey {
    pub fn new(max_attempts: Option<u32>, park: Option<&str>) -> Survey {
        Survey { max_attempts, park: park.map(str::to_owned), ..Survey::default() }
    }

    /// The topics that records go to.
    pub fn topics(&self) -> Vec<String> {
        let park = self.park.iter().filter(|_| self.parked > 0).cloned();
        let mut topics: Vec<String> = self.back.keys().cloned().chain(park).collect();
        topics.sort();
        topics.dedup();
        topics
    }

    /// Records that stay where they are.
    pub fn left(&self) -> usize {
        usize::try_from(self.worn + self.homeless).unwrap_or(usize::MAX)
    }
}

impl Taker for Survey {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        self.records += 1;
        self.reached.insert((record.topic.to_owned(), record.partition), record.offset + 1);
        let error = Origin::of(record.headers).map_or_else(|| "(no origin)".to_owned(), |origin| origin.error);
        let known = self.errors.len() < ERRORS || self.errors.contains_key(&error);
        *self.errors.entry(if known { error } else { "(others)".to_owned() }).or_default() += 1;
        match Fate::of(record, self.max_attempts, self.park.is_some()) {
            Fate::Back(origin) => *self.back.entry(origin.topic).or_default() += 1,
            Fate::Park => self.parked += 1,
            Fate::Worn => self.worn += 1,
            Fate::Homeless => {
                self.homeless += 1;
                if self.places.len() < NAMED {
                    self.places.push((record.partition, record.offset));
                }
            }
        }
        Ok(())
    }
}
