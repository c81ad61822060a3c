//! Which offsets are replayed: fixed before anything is, so that what is written meanwhile is no part of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cluster::Portion;
use crate::commands::reading::{Known, Reading};
use crate::error::{Error, Result};
use crate::kafka::{Place, Records};

/// What is replayed of one partition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    pub topic: Arc<str>,
    pub partition: i32,
    pub from: i64,
    /// Exclusive.
    pub until: i64,
}

impl Slot {
    /// Offsets, which may be more than there are records.
    pub fn offsets(&self) -> u64 {
        u64::try_from(self.until - self.from).unwrap_or_default()
    }

    pub fn place(&self) -> Place {
        (self.topic.to_string(), self.partition)
    }
}

/// All of it, in order of topic and partition; also the partitions in which nothing lies within it.
pub(super) struct Window {
    pub slots: Vec<Slot>,
    /// How many partitions each topic has, whether or not they are asked for.
    pub partitions: BTreeMap<String, usize>,
    /// The log start and the end of each partition.
    pub logs: BTreeMap<Place, (i64, i64)>,
}

impl Window {
    /// Looks where the window of each partition lies. Committed offsets play no part.
    pub async fn look(cluster: &dyn Records, reading: &Reading) -> Result<Window> {
        let mut known = Known::look(cluster, reading).await?;
        let portions = known.portions(cluster, reading).await?;
        let places: Vec<Place> = portions.iter().map(|p| (p.topic.to_string(), p.partition)).collect();
        let mut ends = cluster.log_ends(&places, reading.committed).await?;
        let mut window = Window { slots: Vec::new(), partitions: known.counts(), logs: BTreeMap::new() };
        for (portion, place) in portions.into_iter().zip(places) {
            let of = format!("{} partition {}", place.0, place.1);
            let log = match ends.remove(&place) {
                Some(Ok(log)) => log,
                Some(Err(error)) => return Err(Error::failed(format!("{of}: {}", error.message))),
                None => return Err(Error::failed(format!("{of}: its offsets are not known"))),
            };
            let until = portion.until.map_or(log.end, |until| until.min(log.end));
            let from = portion.position.min(until);
            window.slots.push(Slot { topic: portion.topic, partition: portion.partition, from, until });
            window.logs.insert(place, (log.start, log.end));
        }
        Ok(window)
    }

    /// Where it ends in each partition, as `--since` takes it.
    pub fn ends(&self) -> String {
        let each: Vec<String> = self.slots.iter().map(|slot| format!("{}={}", slot.partition, slot.until)).collect();
        each.join(",")
    }

    /// Ends it at these positions; a partition without one is out of it.
    pub fn cut(&mut self, reached: &BTreeMap<Place, i64>) {
        for slot in &mut self.slots {
            slot.until = reached.get(&slot.place()).map_or(slot.from, |at| slot.until.min(*at));
        }
    }

    /// Offsets of all partitions.
    pub fn offsets(&self) -> u64 {
        self.slots.iter().map(Slot::offsets).fold(0, u64::saturating_add)
    }
}

/// What is left to read, from these positions on.
pub(super) fn portions<'a>(slots: impl IntoIterator<Item = (&'a Slot, i64)>) -> Vec<Portion> {
    let open = slots.into_iter().filter(|(slot, position)| *position < slot.until);
    let portion = |(slot, position): (&Slot, i64)| Portion {
        topic: Arc::clone(&slot.topic),
        partition: slot.partition,
        position,
        until: Some(slot.until),
        until_seen: false,
    };
    open.map(portion).collect()
}
