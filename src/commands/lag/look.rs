//! From groups to their lag: what is looked up, in which order.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::clock::now_ms;
use crate::cluster::{ErrorCode, GroupMember, ItemResult, ListedGroup, LogEnds, Look, SeenGroup};
use crate::error::Result;
use crate::kafka::Place;
use crate::offsets::{Standing, lag};

/// A group and how far it is behind.
#[derive(Clone, Debug, Serialize)]
pub(super) struct GroupLag {
    #[serde(flatten)]
    pub listed: ListedGroup,
    pub members: usize,
    /// Records, summed over the partitions where it is known.
    pub lag: u64,
    /// The age of the oldest record not yet read, milliseconds.
    pub behind_ms: Option<u64>,
    /// Why the group could not be looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    pub partitions: Vec<PartitionLag>,
}

/// A partition as a group sees it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PartitionLag {
    pub topic: String,
    pub partition: i32,
    pub committed: Option<i64>,
    pub log_start: Option<i64>,
    pub end: Option<i64>,
    pub lag: Option<u64>,
    /// When the first record not yet read was written, by its own timestamp; milliseconds since the epoch.
    pub oldest_unread_ms: Option<i64>,
    pub behind_ms: Option<u64>,
    #[serde(flatten)]
    pub standing: Standing,
    /// Who is assigned the partition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Holder>,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct Holder {
    pub member_id: String,
    pub client_id: String,
    pub host: String,
}

impl GroupLag {
    /// Whether anything could not be looked up.
    pub fn is_unknown(&self) -> bool {
        self.error.is_some() || self.partitions.iter().any(|p| matches!(p.standing, Standing::Unknown { .. }))
    }
}

/// Looks at the groups that `wanted` picks, in the topics that `topic` picks: the worst first.
pub(super) async fn look(
    cluster: &dyn Look,
    wanted: &(dyn Fn(&ListedGroup) -> bool + Sync),
    topic: &dyn Fn(&str) -> bool,
    committed_only: bool,
) -> Result<Vec<GroupLag>> {
    // Before the ends: see offsets::lag.
    let seen = cluster.look_at_groups(wanted).await?;
    let mine: Vec<BTreeSet<Place>> = seen.iter().map(|group| places(group, topic)).collect();
    let all: BTreeSet<Place> = mine.iter().flatten().cloned().collect();
    let all: Vec<Place> = all.into_iter().collect();
    let ends = cluster.log_ends(&all, committed_only).await?;
    let mut groups: Vec<GroupLag> =
        seen.into_iter().zip(mine).map(|(group, places)| judge(group, &places, &ends)).collect();
    add_ages(cluster, &mut groups, committed_only).await?;
    groups.sort_by(|a, b| (b.lag, b.behind_ms, &a.listed.group).cmp(&(a.lag, a.behind_ms, &b.listed.group)));
    Ok(groups)
}

/// Where it has committed, and what its members are assigned.
fn places(group: &SeenGroup, topic: &dyn Fn(&str) -> bool) -> BTreeSet<Place> {
    let assigned = group.members.iter().flat_map(|member| member.partitions.iter().cloned());
    let all = group.committed.keys().cloned().chain(assigned);
    all.filter(|(name, _)| topic(name)).collect()
}

fn judge(group: SeenGroup, places: &BTreeSet<Place>, ends: &BTreeMap<Place, ItemResult<LogEnds>>) -> GroupLag {
    let holders: BTreeMap<&Place, &GroupMember> =
        group.members.iter().flat_map(|member| member.partitions.iter().map(move |place| (place, member))).collect();
    let partition = |place: &Place| {
        let committed = group.committed.get(place).copied();
        let (ends, standing) = match ends.get(place) {
            Some(Ok(ends)) => (Some(*ends), Standing::of(committed, ends.start, ends.end)),
            Some(Err(error)) if error.code == ErrorCode::UnknownTopic => (None, Standing::PartitionGone),
            Some(Err(error)) => (None, Standing::Unknown { why: error.message.clone() }),
            None => (None, Standing::Unknown { why: "no answer came back".to_owned() }),
        };
        PartitionLag {
            topic: place.0.clone(),
            partition: place.1,
            committed,
            log_start: ends.map(|ends| ends.start),
            end: ends.map(|ends| ends.end),
            lag: ends.and_then(|ends| lag(committed, ends.start, ends.end)),
            oldest_unread_ms: None,
            behind_ms: None,
            standing,
            member: holders.get(place).map(|member| Holder {
                member_id: member.member_id.clone(),
                client_id: member.client_id.clone(),
                host: member.host.clone(),
            }),
        }
    };
    let partitions: Vec<PartitionLag> = places.iter().map(partition).collect();
    GroupLag {
        members: group.members.len(),
        lag: partitions.iter().filter_map(|partition| partition.lag).fold(0, u64::saturating_add),
        behind_ms: None,
        error: group.error.as_ref().map(|error| error.message.clone()),
        listed: group.listed,
        partitions,
    }
}

/// The age of the first unread record, by that record's own timestamp. What several groups wait for is looked up once for
/// each offset.
async fn add_ages(cluster: &dyn Look, groups: &mut [GroupLag], committed_only: bool) -> Result<()> {
    let mut rounds: Vec<BTreeMap<Place, i64>> = Vec::new();
    let mut asked: BTreeSet<(Place, i64)> = BTreeSet::new();
    let unread = |partition: &PartitionLag| {
        let first = partition.committed?.max(partition.log_start?);
        partition.lag.filter(|lag| *lag > 0).map(|_| ((partition.topic.clone(), partition.partition), first))
    };
    for (place, offset) in groups.iter().flat_map(|group| &group.partitions).filter_map(unread) {
        if !asked.insert((place.clone(), offset)) {
            continue;
        }
        // One request holds a partition once.
        match rounds.iter_mut().find(|round| !round.contains_key(&place)) {
            Some(round) => drop(round.insert(place, offset)),
            None => rounds.push(BTreeMap::from([(place, offset)])),
        }
    }
    let mut found: BTreeMap<(Place, i64), i64> = BTreeMap::new();
    for round in rounds {
        for (place, timestamp) in cluster.timestamps(&round, committed_only).await? {
            let offset = round.get(&place).copied().unwrap_or_default();
            found.insert((place, offset), timestamp);
        }
    }
    let now = now_ms();
    for group in groups {
        for partition in &mut group.partitions {
            partition.oldest_unread_ms = unread(partition).and_then(|key| found.get(&key).copied());
            // Clocks differ: a record from the future is not behind.
            partition.behind_ms = partition.oldest_unread_ms.map(|at| u64::try_from(now - at).unwrap_or(0));
        }
        group.behind_ms = group.partitions.iter().filter_map(|partition| partition.behind_ms).max();
    }
    Ok(())
}
