//! `helixctl topics describe`

use std::fmt::Write as _;

use serde::Serialize;

use super::files::FileArgs;
use super::list::source_word;
use super::planning::plan_live;
use crate::apply::Review;
use crate::cluster::{
    ConfigSource, Configs, ErrorCode, ItemError, ItemResult, Look, OffsetAt, OffsetFound, Query, Topic,
};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::output::{Answer, Role, Style, count, listing};
use crate::plan::{Options, Plan, Selection, way_out};
use crate::{suggest, topic_config};

/// Show topics: partitions, offsets, configs with their source, and the difference to topics.yaml
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics describe helixagent.events.audit
  helixctl topics describe helixagent.events.audit --all-configs -o json")]
pub struct Args {
    /// Topics to describe
    #[arg(value_name = "TOPIC", required = true, add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    /// Show inherited configs too, not only what is set on the topic
    #[arg(long)]
    all_configs: bool,

    #[command(flatten)]
    files: FileArgs,
}

#[derive(Serialize)]
struct Described {
    topics: Vec<TopicView>,
}

#[derive(Serialize)]
struct TopicView {
    topic: String,
    id: Option<String>,
    partitions: Vec<PartitionView>,
    configs: Vec<ConfigView>,
    /// The difference to the declarations, if the topic is declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<Plan>,
}

#[derive(Serialize)]
struct PartitionView {
    partition: i32,
    leader: Option<i32>,
    replicas: Vec<i32>,
    isr: Vec<i32>,
    /// The log start offset and the high watermark; absent if the leader did not tell.
    start: Option<i64>,
    end: Option<i64>,
}

#[derive(Serialize)]
struct ConfigView {
    name: String,
    value: Option<String>,
    source: ConfigSource,
    sensitive: bool,
    read_only: bool,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let described = cluster.describe_topics(&args.topics).await?;
    let mut found = Vec::new();
    for (name, topic) in args.topics.iter().zip(described) {
        match topic {
            Ok(topic) => found.push((name.clone(), topic)),
            Err(error) if error.code == ErrorCode::UnknownTopic => return Err(unknown(name, &*cluster).await),
            Err(error) => return Err(undescribed(name, error)),
        }
    }
    let configs = cluster.topic_configs(&args.topics, Query::All).await?;
    let mut topics = Vec::new();
    for ((name, topic), configs) in found.into_iter().zip(configs) {
        let unread =
            |error| Error::failed(format!("the configs of {name} cannot be read")).hint(way_out(&error)).because(error);
        let configs = configs.map_err(unread)?;
        topics.push(TopicView {
            partitions: partitions(&name, &topic, &*cluster, context).await?,
            configs: config_views(configs, args.all_configs),
            difference: difference(&name, args, &cluster, context).await?,
            id: topic.id,
            topic: name,
        });
    }
    context.ui.answer(&Described { topics })?;
    Ok(Exit::Done)
}

fn undescribed(name: &str, error: ItemError) -> Error {
    Error::failed(format!("topic {name} cannot be described")).hint(way_out(&error)).because(error)
}

/// A topic that is not in the list: it may only be hidden; else the nearest of those that exist is named.
pub(super) async fn unknown(name: &str, cluster: &dyn Look) -> Error {
    let described = cluster.describe_topics(&[name.to_owned()]).await.ok().and_then(|mut topics| topics.pop());
    if let Some(Err(error)) = described
        && error.code != ErrorCode::UnknownTopic
    {
        return undescribed(name, error);
    }
    let mut error = Error::failed(format!("there is no topic {name}"));
    if let Ok(topics) = cluster.topics().await {
        error.hints.extend(suggest::did_you_mean(name, topics.keys().map(String::as_str)));
    }
    error.hint("`helixctl topics list` shows those that exist")
}

async fn partitions(
    name: &str,
    topic: &Topic,
    cluster: &dyn Look,
    context: &mut Context,
) -> Result<Vec<PartitionView>> {
    let pairs: Vec<(String, i32)> = topic.partitions.iter().map(|p| (name.to_owned(), p.id)).collect();
    let (starts, ends) = futures::try_join!(
        cluster.list_offsets(&pairs, OffsetAt::Earliest),
        cluster.list_offsets(&pairs, OffsetAt::Latest)
    )?;
    for (error, (_, partition)) in
        starts.iter().chain(&ends).zip(pairs.iter().chain(&pairs)).filter_map(|(f, p)| Some((f.as_ref().err()?, p)))
    {
        context.ui.warn(&format!("the offsets of {name}-{partition} cannot be read: {error}"));
    }
    let offset = |found: ItemResult<OffsetFound>| found.ok().and_then(|found| found.offset);
    let offsets = starts.into_iter().map(offset).zip(ends.into_iter().map(offset));
    let view = |(partition, (start, end)): (&crate::cluster::Partition, _)| PartitionView {
        partition: partition.id,
        leader: partition.leader,
        replicas: partition.replicas.clone(),
        isr: partition.isr.clone(),
        start,
        end,
    };
    Ok(topic.partitions.iter().zip(offsets).map(view).collect())
}

fn config_views(configs: Configs, all: bool) -> Vec<ConfigView> {
    let shown = configs.into_iter().filter(|(_, config)| all || config.source == ConfigSource::Topic);
    shown
        .map(|(name, config)| ConfigView {
            name,
            value: config.value.filter(|_| !config.sensitive),
            source: config.source,
            sensitive: config.sensitive,
            read_only: config.read_only,
        })
        .collect()
}

/// What a plan for this topic alone would say; nothing if there are no declarations or they do not name it.
async fn difference(name: &str, args: &Args, cluster: &Client, context: &mut Context) -> Result<Option<Plan>> {
    if !args.files.file.exists() {
        return Ok(None);
    }
    let (desired, problems) = args.files.read(context)?;
    let Some(desired) = desired.filter(|_| !problems.has_errors()) else {
        let file = args.files.file.display();
        context.ui.warn(&format!("{file} is not valid, so it is not compared; `helixctl topics validate` shows why"));
        return Ok(None);
    };
    if !desired.topics.iter().any(|topic| topic.name == name) {
        return Ok(None);
    }
    let selection = Selection::new(&[name.to_owned()], &[]).map_err(Error::bad_input)?;
    let mut desired = desired;
    desired.principals.clear();
    desired.prune.principals.clear();
    Ok(Some(plan_live(&desired, &Options { selection, ..Options::default() }, cluster, context, Review::Read).await?))
}

impl Answer for Described {
    const KIND: &'static str = "TopicDescription";
    const ITEMS: Option<&'static str> = Some("topics");

    fn text(&self, style: Style) -> String {
        self.topics.iter().map(|topic| topic.text(style)).collect::<Vec<_>>().join("\n")
    }
}

impl TopicView {
    fn text(&self, style: Style) -> String {
        let mut text = style.paint(Role::Heading, &self.topic);
        let id = self.id.as_ref().map(|id| format!(", id {id}")).unwrap_or_default();
        let _ = writeln!(text, "  {}{id}\n", count(self.partitions.len(), "partition"));
        let ids = |ids: &[i32]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let number = |n: Option<i64>| n.map_or("-".to_owned(), |n| n.to_string());
        let row = |p: &PartitionView| {
            let records = p.start.zip(p.end).map(|(start, end)| end - start);
            vec![
                p.partition.to_string(),
                p.leader.map_or("none".to_owned(), |leader| leader.to_string()),
                ids(&p.replicas),
                ids(&p.isr),
                number(p.start),
                number(p.end),
                number(records),
            ]
        };
        let headings = ["PARTITION", "LEADER", "REPLICAS", "ISR", "START", "END", "RECORDS"];
        text.push_str(&listing(&headings, self.partitions.iter().map(row).collect(), style));
        text.push('\n');
        text.push_str(&self.configs_text(style));
        text.push_str(&self.difference_text(style));
        text
    }

    fn configs_text(&self, style: Style) -> String {
        if self.configs.is_empty() {
            return "No config is set on the topic itself (`--all-configs` shows what it inherits).\n".to_owned();
        }
        let row = |config: &ConfigView| {
            let value = match (&config.value, config.sensitive) {
                (_, true) => "(sensitive)".to_owned(),
                (Some(value), _) => value.clone(),
                (None, _) => "-".to_owned(),
            };
            let human = topic_config::display(&config.name, &value);
            let human = if human == value { String::new() } else { human };
            vec![config.name.clone(), value, human, source_word(config.source).to_owned()]
        };
        listing(&["CONFIG", "VALUE", "", "SOURCE"], self.configs.iter().map(row).collect(), style)
    }

    fn difference_text(&self, style: Style) -> String {
        let Some(plan) = &self.difference else { return String::new() };
        if plan.is_met() {
            return "\nAs declared.\n".to_owned();
        }
        let mut text = format!("\n{}\n", style.paint(Role::Heading, "Not as declared:"));
        for change in &plan.changes {
            let _ = writeln!(text, "~ {}", change.action);
        }
        for unmet in plan.cannot.iter().chain(&plan.refused) {
            let _ = writeln!(text, "! {}: {}", unmet.wish, unmet.why);
        }
        text
    }
}
