//! What will be replayed, said before it is: how many records, how many bytes, of what time.

use std::collections::{BTreeMap, BTreeSet};

use super::window::{Slot, Window};
use crate::cluster::{ClusterInfo, observe_disks};
use crate::context::Context;
use crate::error::Result;
use crate::kafka::{KafkaCluster, Place};
use crate::output::count;
use crate::units::format_bytes;

/// Says it on stderr. What cannot be found out is left out: it is no reason not to replay.
pub(super) async fn announce(
    cluster: &KafkaCluster,
    info: &ClusterInfo,
    window: &Window,
    committed: bool,
    context: &mut Context,
) -> Result<()> {
    let open: Vec<&Slot> = window.slots.iter().filter(|slot| slot.offsets() > 0).collect();
    let topics: BTreeSet<&str> = window.slots.iter().map(|slot| &*slot.topic).collect();
    let of_topics = match topics.len() {
        1 => topics.into_iter().collect::<String>(),
        several => count(several, "topic"),
    };
    if open.is_empty() {
        context.ui.note(&format!("replay: nothing of {of_topics} lies within the window"));
        return Ok(());
    }
    let mut said = format!(
        "replay: {} of {of_topics}, at most {}",
        count(open.len(), "partition"),
        count(usize::try_from(window.offsets()).unwrap_or(usize::MAX), "record"),
    );
    if let Some(bytes) = bytes(cluster, info, window).await {
        said.push_str(&format!(", about {} on disk (estimated)", format_bytes(bytes)));
    }
    if let Some((first, last)) = times(cluster, &open, committed).await? {
        let time = |at: i64| jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
        said.push_str(&format!(", from {} to {}", time(first), time(last)));
    }
    context.ui.note(&said);
    Ok(())
}

/// The share of each log's bytes that its window has of its offsets.
async fn bytes(cluster: &KafkaCluster, info: &ClusterInfo, window: &Window) -> Option<u64> {
    let brokers: Vec<i32> = info.brokers.iter().map(|broker| broker.id).collect();
    let disks = observe_disks(cluster, &brokers).await.ok()?;
    let share = |slot: &Slot| {
        let (start, end) = *window.logs.get(&slot.place())?;
        let whole = u128::try_from(end - start).ok().filter(|whole| *whole > 0)?;
        let bytes = u128::from(disks.of(&slot.topic, slot.partition)?);
        u64::try_from(bytes * u128::from(slot.offsets()).min(whole) / whole).ok()
    };
    window.slots.iter().filter(|slot| slot.offsets() > 0).map(share).sum()
}

/// Timestamps of the first and the last record of the partitions, at their outermost.
async fn times(cluster: &KafkaCluster, open: &[&Slot], committed: bool) -> Result<Option<(i64, i64)>> {
    let firsts: BTreeMap<Place, i64> = open.iter().map(|slot| (slot.place(), slot.from)).collect();
    let lasts: BTreeMap<Place, i64> = open.iter().map(|slot| (slot.place(), slot.until - 1)).collect();
    let first = cluster.timestamps(&firsts, committed).await?.into_values().min();
    let last = cluster.timestamps(&lasts, committed).await?.into_values().max();
    Ok(first.map(|first| (first, last.unwrap_or(first).max(first))))
}
