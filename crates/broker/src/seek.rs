//! Moving a group that nobody is in.

use std::collections::BTreeMap;

use super::Kind;
use super::fault::{Error, Result};
use crate::walk::portions;
use helixctl_core::cluster::{Alter as _, Look as _};
use helixctl_core::offsets::{End, Start};
use helixctl_kafka::{KafkaCluster, Place};

/// Commits where the group is to go on; all partitions are looked up before any is committed.
pub(super) async fn seek(
    cluster: &KafkaCluster,
    group: &str,
    topic: &str,
    partition: Option<i32>,
    to: Start,
) -> Result<BTreeMap<i32, i64>> {
    let described = cluster.named_topics(&[topic.to_owned()]).await?.remove(0);
    let described = described.map_err(|error| Error::item(format!("topic {topic}: {error}"), error))?;
    let wanted = described.partitions.iter().map(|found| found.id).filter(|id| partition.is_none_or(|one| one == *id));
    let places: Vec<Place> = wanted.map(|id| (topic.to_owned(), id)).collect();
    if places.is_empty() {
        let number = partition.unwrap_or_default();
        return Err(Error::new(Kind::UnknownTopic, format!("topic {topic} has no partition {number}")));
    }
    let ends = cluster.log_ends(&places, true).await?;
    let starts = places.iter().map(|place| (place.clone(), to)).collect();
    let mut offsets = BTreeMap::new();
    for portion in portions(cluster, starts, End::Never, true).await? {
        let place = (topic.to_owned(), portion.partition);
        let at = |what: &str| format!("{topic} partition {}: {what}", portion.partition);
        let (start, end) = match ends.get(&place) {
            Some(Ok(ends)) => (ends.start, ends.end),
            Some(Err(error)) => return Err(Error::item(at(&error.message), error.clone())),
            None => return Err(Error::new(Kind::Other, at("its ends were not told"))),
        };
        // An end may be the high watermark, with open transactions before it: who reads committed records waits at theirs.
        if matches!(to, Start::Offset(_)) && !(start..=end).contains(&portion.position) {
            let what = format!("offset {} does not lie within {start} to {end}", portion.position);
            return Err(Error::new(Kind::Invalid, at(&what)));
        }
        offsets.insert(place, portion.position);
    }
    let results = cluster.commit_offsets(group, &offsets).await?;
    for ((_, number), result) in offsets.keys().zip(results) {
        result.map_err(|error| {
            Error::item(format!("group {group} could not be moved on {topic} partition {number}: {error}"), error)
        })?;
    }
    Ok(offsets.into_iter().map(|((_, number), offset)| (number, offset)).collect())
}
