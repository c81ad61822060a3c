//! `helixctl topics list`

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cluster::{ConfigSource, Configs, ItemError, ItemResult, Look, OffsetAt, Query, Topic};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style, count, listing, markdown_table};
use crate::plan::{Selection, way_out};
use crate::topic_config;

/// List the live topics
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics list
  helixctl topics list 'helixagent.stream.*' --records
  helixctl topics list -o json")]
pub struct Args {
    /// Only topics whose name matches, with * and ?
    #[arg(value_name = "PATTERN", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    patterns: Vec<String>,

    /// Show Kafka's own topics too (`__*`)
    #[arg(long)]
    internal: bool,

    /// Count the records: end offsets minus log start offsets
    #[arg(long)]
    records: bool,
}

#[derive(Serialize)]
struct Listed {
    topics: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    topic: String,
    partitions: usize,
    /// One factor on a healthy topic.
    replication: Vec<usize>,
    under_replicated: usize,
    leaderless: usize,
    /// Milliseconds, −1 for unlimited; absent if not visible.
    retention_ms: Option<i64>,
    cleanup_policy: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<u64>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let selection = Selection::new(&args.patterns, &[]).map_err(Error::bad_input)?;
    let cluster = context.cluster()?;
    let mut topics = cluster.topics().await?;
    topics.retain(|name, topic| {
        selection.includes(name) && (args.internal || !(topic.internal || name.starts_with("__")))
    });
    let names: Vec<String> = topics.keys().cloned().collect();
    let configs = match names.is_empty() {
        true => Vec::new(),
        false => cluster.topic_configs(&names, Query::Keys(&["retention.ms", "cleanup.policy"])).await?,
    };
    hidden(&names, &configs, context);
    let records = match args.records {
        true => count_records(&*cluster, &topics).await?,
        false => BTreeMap::new(),
    };
    let rows = topics.iter().zip(configs).map(|((name, topic), configs)| {
        let value = |key: &str| configs.as_ref().ok()?.get(key)?.value.clone();
        Row {
            topic: name.clone(),
            partitions: topic.partitions.len(),
            replication: topic.replication_factors(),
            under_replicated: topic.under_replicated(),
            leaderless: topic.leaderless(),
            retention_ms: value("retention.ms").and_then(|value| value.parse().ok()),
            cleanup_policy: value("cleanup.policy"),
            records: records.get(name).copied(),
        }
    });
    context.ui.answer(&Listed { topics: rows.collect() })?;
    Ok(Exit::Done)
}

/// Says which configs this principal may not see: a dash alone could mean anything.
fn hidden(names: &[String], configs: &[ItemResult<Configs>], context: &mut Context) {
    let hidden: Vec<(&String, &ItemError)> =
        names.iter().zip(configs).filter_map(|(name, configs)| Some((name, configs.as_ref().err()?))).collect();
    if let Some((name, error)) = hidden.first() {
        let topics = count(hidden.len(), "topic");
        context.ui.warn(&format!("the configs of {topics} cannot be read, such as those of {name}: {error}"));
        context.ui.hint(&way_out(error));
    }
}

/// End offsets minus log start offsets per topic, in two batched look-ups for all of them.
pub(super) async fn count_records(
    cluster: &dyn Look,
    topics: &BTreeMap<String, Topic>,
) -> Result<BTreeMap<String, u64>> {
    let pairs = |(name, topic): (&String, &Topic)| {
        topic.partitions.iter().map(|partition| (name.clone(), partition.id)).collect::<Vec<_>>()
    };
    let partitions: Vec<(String, i32)> = topics.iter().flat_map(pairs).collect();
    let (starts, ends) = futures::try_join!(
        cluster.list_offsets(&partitions, OffsetAt::Earliest),
        cluster.list_offsets(&partitions, OffsetAt::Latest)
    )?;
    let mut counts: BTreeMap<String, u64> = topics.keys().map(|name| (name.clone(), 0)).collect();
    for (((name, partition), start), end) in partitions.iter().zip(starts).zip(ends) {
        let offset = |found: crate::cluster::ItemResult<crate::cluster::OffsetFound>| {
            let failed = |e| Error::failed(format!("the offsets of {name}-{partition} cannot be read")).because(e);
            found.map(|found| found.offset.unwrap_or(0)).map_err(failed)
        };
        let held = offset(end)? - offset(start)?;
        *counts.entry(name.clone()).or_default() += held.max(0) as u64;
    }
    Ok(counts)
}

impl Listed {
    fn cells(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        let with_records = self.topics.iter().any(|row| row.records.is_some());
        let mut headings = vec!["TOPIC", "PARTITIONS", "REPLICATION", "UNDER-REPLICATED", "RETENTION", "CLEANUP"];
        if with_records {
            headings.push("RECORDS");
        }
        let row = |row: &Row| {
            let factors: Vec<String> = row.replication.iter().map(ToString::to_string).collect();
            let retention = row.retention_ms.map(|ms| topic_config::display("retention.ms", &ms.to_string()));
            let mut cells = vec![
                row.topic.clone(),
                row.partitions.to_string(),
                factors.join("/"),
                row.under_replicated.to_string(),
                retention.unwrap_or_else(|| "-".to_owned()),
                row.cleanup_policy.clone().unwrap_or_else(|| "-".to_owned()),
            ];
            if with_records {
                cells.push(row.records.map_or("-".to_owned(), |n| n.to_string()));
            }
            cells
        };
        (headings, self.topics.iter().map(row).collect())
    }
}

impl Answer for Listed {
    const KIND: &'static str = "TopicList";
    const ITEMS: Option<&'static str> = Some("topics");

    fn text(&self, style: Style) -> String {
        let (headings, rows) = self.cells();
        listing(&headings, rows, style)
    }

    fn markdown(&self) -> Option<String> {
        let (headings, rows) = self.cells();
        Some(markdown_table(&headings, &rows))
    }
}

/// Where a config value comes from, in words.
pub(super) fn source_word(source: ConfigSource) -> &'static str {
    match source {
        ConfigSource::Topic => "topic",
        ConfigSource::Broker => "broker",
        ConfigSource::ClusterDefault => "cluster default",
        ConfigSource::StaticBroker => "server.properties",
        ConfigSource::Default => "default",
        ConfigSource::Unknown => "unknown",
    }
}
