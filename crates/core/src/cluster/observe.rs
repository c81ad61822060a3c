//! Looking at a cluster: as few round trips as the question allows.

use std::collections::BTreeMap;

use super::look::Look;
use super::observed::{DataFacts, Observed, Topic};
use super::port::{ClusterError, ErrorCode, ItemError, ItemResult, OffsetAt, OffsetFound, Query};

/// What has to be found out about one topic's data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataQuestion {
    /// How many records are older than this many milliseconds?
    pub older_than_ms: Option<i64>,
    /// Which consumer groups have offsets on it?
    pub groups: bool,
}

/// Every topic with its partitions; ids and configs for those named. Two round trips, whatever the number of topics.
///
/// The list of all topics leaves out those that this principal may not see. Those named are asked for by name, so that they
/// are not taken for absent.
pub async fn observe(cluster: &dyn Look, named: &[String]) -> Result<Observed, ClusterError> {
    let describe = async || match named {
        [] => Ok(Vec::new()),
        named => cluster.describe_topics(named).await,
    };
    let (info, mut topics, described) = futures::try_join!(cluster.info(), cluster.topics(), describe())?;
    let mut present = Vec::new();
    for (name, described) in named.iter().zip(described) {
        match described {
            Ok(topic) => {
                topics.insert(name.clone(), topic);
                present.push(name.clone());
            }
            Err(error) if error.code == ErrorCode::UnknownTopic => drop(topics.remove(name)),
            Err(error) => {
                topics.insert(name.clone(), Topic { error: Some(why(error)), ..Topic::default() });
            }
        }
    }
    if !present.is_empty() {
        let configs = cluster.topic_configs(&present, Query::All).await?;
        for (name, configs) in present.iter().zip(configs) {
            if configs.as_ref().is_err_and(|error| error.code == ErrorCode::UnknownTopic) {
                // Deleted between the two round trips: it is not there.
                topics.remove(name);
            } else if let Some(topic) = topics.get_mut(name) {
                topic.configs = configs.ok();
            }
        }
    }
    Ok(Observed { cluster: info, topics, ..Observed::default() })
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
        let Some(records) = own.iter().map(|&i| records_between(&starts[i], &ends[i])).sum::<Option<u64>>() else {
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
            let cuts = cluster.list_offsets(&own, OffsetAt::Timestamp(now_ms - kept)).await?;
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
    Some((offset(end)? - offset(start)?).max(0) as u64)
}

/// Records before the first one young enough to stay; all of them where none is.
fn beyond(partitions: &[(String, i32)], name: &str, starts: &[Found], ends: &[Found], cuts: &[Found]) -> Option<u64> {
    let own = (0..partitions.len()).filter(|i| partitions[*i].0 == name);
    own.zip(cuts)
        .map(|(i, cut)| {
            let cut = cut.as_ref().ok()?.offset.or_else(|| offset(&ends[i]))?;
            Some((cut - offset(&starts[i])?).max(0) as u64)
        })
        .sum()
}
