//! How much lies in a window of the cluster, and of what time, before any of it is read.

use std::collections::BTreeMap;

use super::window::{Slot, Window};
use crate::cluster::{ClusterInfo, Look, observe_disks};
use crate::error::Result;
use crate::kafka::Place;

/// The share of each log's bytes that its window has of its offsets.
pub(super) async fn bytes(cluster: &dyn Look, info: &ClusterInfo, window: &Window) -> Option<u64> {
    let brokers: Vec<i32> = info.brokers.iter().map(|broker| broker.id).collect();
    let disks = observe_disks(cluster, &brokers).await.ok()?;
    let share = |slot: &Slot| {
        let (start, end) = *window.logs.get(&slot.place())?;
        let whole = u128::try_from(end - start).ok().filter(|whole| *whole > 0)?;
        let bytes = u128::from(disks.of(&slot.topic, slot.partition)?);
        u64::try_from(bytes * u128::from(slot.offsets()).min(whole) / whole).ok()
    };
    window
        .slots
        .iter()
        .filter(|slot| slot.offsets() > 0)
        .map(share)
        .try_fold(0_u64, |all, share| Some(all.saturating_add(share?)))
}

/// Timestamps of the first and the last record of the partitions, at their outermost.
pub(super) async fn times(cluster: &dyn Look, open: &[&Slot], committed: bool) -> Result<Option<(i64, i64)>> {
    let firsts: BTreeMap<Place, i64> = open.iter().map(|slot| (slot.place(), slot.from)).collect();
    let lasts: BTreeMap<Place, i64> = open.iter().map(|slot| (slot.place(), slot.until - 1)).collect();
    let first = cluster.timestamps(&firsts, committed).await?.into_values().min();
    let last = cluster.timestamps(&lasts, committed).await?.into_values().max();
    Ok(first.map(|first| (first, last.unwrap_or(first).max(first))))
}
