//! Looking at a cluster: as few round trips as the question allows.

use std::collections::BTreeMap;

use super::look::Look;
use super::observed::{Configs, DataFacts, Observed, Topic};
use super::port::{ClusterError, ErrorCode, ItemError, ItemResult, OffsetAt, OffsetFound, Query};

/// What has to be found out about one topic's data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataQuestion {
    /// How many records are older than this many milliseconds?
    pub older_than_ms: Option<i64>,
    /// Which consumer groups have offsets on it?
    pub groups: bool,
}

/// Every topic with id and partitions; for those named the configs that `query` asks for. Two round trips, whatever the number of topics.
///
/// The list of all topics leaves out those that this principal may not see. Those named that are not in it are asked for by
/// name, so that they are not taken for absent.
pub async fn observe(cluster: &dyn Look, named: &[String], query: Query<'_>) -> Result<Observed, ClusterError> {
    let (info, mut topics) = cluster.info_and_topics().await?;
    let (mut listed, unlisted): (Vec<String>, Vec<String>) =
        named.iter().cloned().partition(|name| topics.contains_key(name));
    // One that is being deleted has no configs to tell.
    listed.retain(|name| topics[name].error.is_none());
    let (unlisted_topics, configs) =
        futures::try_join!(described(cluster, &unlisted), configs_of(cluster, &listed, query))?;
    add_configs(&mut topics, &listed, configs);
    let mut late = Vec::new();
    for (name, described) in unlisted.into_iter().zip(unlisted_topics) {
        match described {
            Ok(topic) => {
                topics.insert(name.clone(), topic);
                late.push(name);
            }
            Err(error) if error.code == ErrorCode::UnknownTopic => {}
            Err(error) => drop(topics.insert(name, Topic { error: Some(why(error)), ..Topic::default() })),
        }
    }
    let of_late = configs_of(cluster, &late, query).await?;
    add_configs(&mut topics, &late, of_late);
    Ok(Observed { cluster: info, topics, ..Observed::default() })
}

async fn described(cluster: &dyn Look, names: &[String]) -> Result<Vec<ItemResult<Topic>>, ClusterError> {
    match names {
        [] => Ok(Vec::new()),
        names => cluster.describe_topics(names).await,
    }
}

async fn configs_of(
    cluster: &dyn Look,
    names: &[String],
    query: Query<'_>,
) -> Result<Vec<ItemResult<Configs>>, ClusterError> {
    match names {
        [] => Ok(Vec::new()),
        names => cluster.topic_configs(names, query).await,
    }
}

fn add_configs(topics: &mut BTreeMap<String, Topic>, names: &[String], configs: Vec<ItemResult<Configs>>) {
    for (name, configs) in names.iter().zip(configs) {
        if configs.as_ref().is_err_and(|error| error.code == ErrorCode::UnknownTopic) {
            // Deleted between the two round trips: it is not there.
            topics.remove(name);
        } else if let Some(topic) = topics.get_mut(name) {
            topic.configs = configs.ok();
        }
    }
}

fn why(error: ItemError) -> String {
    match error.code {
        ErrorCode::Denied(denied) => format!("{denied} (`{}` would allow it)", denied.grant()),
        _ => error.message,
    }
}

/// Looks up what is in the topics asked about and adds it to `observed`. `now_ms` is the clock, epoch milliseconds.
pub async fn add_data_facts(
    cluster: &dyn Look,
    observed: &mut Observed,
    questions: &BTreeMap<String, DataQuestion>,
    now_ms: i64,
) -> Result<(), ClusterError> {
    let partitions: Vec<(String, i32)> = questions
        .keys()
        .filter_map(|name| Some((name, observed.topics.get(name)?)))
        .flat_map(|(name, topic)| topic.partitions.iter().map(|p| (name.clone(), p.id)))
        .collect();
    if partitions.is_empty() {
        return Ok(());
    }
    let (starts, ends, oldest, newest) = futures::try_join!(
        cluster.list_offsets(&partitions, OffsetAt::Earliest),
        cluster.list_offsets(&partitions, OffsetAt::Latest),
        cluster.list_offsets(&partitions, OffsetAt::Timestamp(0)),
        cluster.list_offsets(&partitions, OffsetAt::MaxTimestamp),
    )?;
    let groups = match questions.values().any(|q| q.groups) {
        true => cluster.groups_by_topic().await?,
        false => BTreeMap::new(),
    };
    for (name, question) in questions {
        let at = |i: &usize| partitions[*i].0 == *name;
        let own: Vec<usize> = (0..partitions.len()).filter(at).collect();
        let records = own.iter().map(|&i| records_between(&starts[i], &ends[i]));
        let Some(records) = saturating(records) else {
            continue;
        };
        let mut facts = DataFacts {
            records,
            oldest_ms: own.iter().filter_map(|&i| oldest[i].as_ref().ok()?.timestamp_ms).min(),
            newest_ms: own.iter().filter_map(|&i| newest[i].as_ref().ok()?.timestamp_ms).max(),
            beyond_retention: None,
            groups: groups.get(name).cloned().unwrap_or_default(),
            at_ms: now_ms,
        };
        if let Some(kept) = question.older_than_ms {
            let own: Vec<(String, i32)> = own.iter().map(|&i| partitions[i].clone()).collect();
            let cuts = cluster.list_offsets(&own, OffsetAt::Timestamp(now_ms.saturating_sub(kept))).await?;
            facts.beyond_retention = beyond(&partitions, name, &starts, &ends, &cuts);
        }
        if let Some(topic) = observed.topics.get_mut(name) {
            topic.data = Some(facts);
        }
    }
    Ok(())
}

type Found = ItemResult<OffsetFound>;

fn offset(found: &Found) -> Option<i64> {
    found.as_ref().ok()?.offset
}

fn records_between(start: &Found, end: &Found) -> Option<u64> {
    Some(offset(end)?.saturating_sub(offset(start)?).max(0) as u64)
}

/// Records before the first one young enough to stay; all of them where none is.
fn beyond(partitions: &[(String, i32)], name: &str, starts: &[Found], ends: &[Found], cuts: &[Found]) -> Option<u64> {
    let own = (0..partitions.len()).filter(|i| partitions[*i].0 == name);
    let each = own.zip(cuts).map(|(i, cut)| {
        let cut = cut.as_ref().ok()?.offset.or_else(|| offset(&ends[i]))?;
        Some(cut.saturating_sub(offset(&starts[i])?).max(0) as u64)
    });
    saturating(each)
}

/// Their sum, however large a broker says that they are; `None` if one of them is not known.
fn saturating(mut numbers: impl Iterator<Item = Option<u64>>) -> Option<u64> {
    numbers.try_fold(0_u64, |all, number| Some(all.saturating_add(number?)))
}
