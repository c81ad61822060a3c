//! `helixctl topics export`

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cluster::{ConfigValue, Query, Topic, observe};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::Selection;
use crate::{topic_config, units};

/// Print the live topics as topics.yaml
///
/// Only what is set on the topics themselves: planning with the output right after finds nothing to do. The way to
/// adopt an existing cluster.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics export > topics.yaml
  helixctl topics export 'helixagent.*' > helixagent.yaml")]
pub struct Args {
    /// Only topics whose name matches, with * and ?
    #[arg(value_name = "PATTERN", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    patterns: Vec<String>,
}

/// topics.yaml, as far as a live cluster can tell it.
#[derive(Serialize)]
struct Exported {
    version: u32,
    topics: Vec<ExportedTopic>,
}

#[derive(Serialize)]
struct ExportedTopic {
    name: String,
    partitions: usize,
    replication: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    retention: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    config: BTreeMap<String, String>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let selection = Selection::new(&args.patterns, &[]).map_err(Error::bad_input)?;
    let cluster = context.cluster()?;
    let all = cluster.topics().await?;
    let names: Vec<String> = all
        .into_iter()
        .filter(|(name, topic)| selection.includes(name) && !(topic.internal || name.starts_with("__")))
        .map(|(name, _)| name)
        .collect();
    let observed = observe(&*cluster, &names, Query::All).await?;
    let mut topics = Vec::new();
    for name in &names {
        let Some(topic) = observed.topics.get(name) else { continue };
        if let Some(error) = &topic.error {
            return Err(Error::failed(format!("topic {name} cannot be exported: {error}")));
        }
        if topic.configs.is_none() {
            return Err(Error::failed(format!("the configs of {name} are not visible to this principal"))
                .hint("grant it DescribeConfigs on the topic, or export the others by a pattern"));
        }
        if topic.replication_factors().len() > 1 {
            context
                .ui
                .warn(&format!("the partitions of {name} have different replication factors; the highest is written"));
        }
        for config in unwritable(topic) {
            context.ui.warn(&format!("{name} sets {config}, which topics.yaml cannot declare; it is left out"));
        }
        topics.push(exported(name, topic));
    }
    let text = serde_yaml::to_string(&Exported { version: 1, topics })
        .map_err(|e| Error::failed("the topics cannot be written as YAML").because(e))?;
    context.ui.write(&text);
    Ok(Exit::Done)
}

/// The overrides that are the owner's: throttles are set by whoever moves replicas.
fn owned(topic: &Topic) -> impl Iterator<Item = (&str, &ConfigValue)> {
    topic
        .overrides()
        .filter(|(name, config)| !topic_config::is_throttle(name) && !config.sensitive && !config.read_only)
}

/// What a newer or older Kafka knows and this helixctl does not, or has out of bounds.
fn unwritable(topic: &Topic) -> impl Iterator<Item = &str> {
    owned(topic).filter(|(name, config)| !is_writable(name, config)).map(|(name, _)| name)
}

fn is_writable(name: &str, config: &ConfigValue) -> bool {
    config.value.as_ref().is_some_and(|value| topic_config::check(name, value).is_ok())
}

fn exported(name: &str, topic: &Topic) -> ExportedTopic {
    let mut config: BTreeMap<String, String> = owned(topic)
        .filter(|(name, config)| is_writable(name, config))
        .filter_map(|(name, config)| Some((name.to_owned(), config.value.clone()?)))
        .collect();
    let retention = config.get("retention.ms").and_then(|value| human_retention(value));
    if retention.is_some() {
        config.remove("retention.ms");
    }
    ExportedTopic {
        name: name.to_owned(),
        partitions: topic.partitions.len(),
        replication: topic.replication_factors().last().copied().unwrap_or(1),
        retention,
        config,
    }
}

/// `7d` for 604800000, where it says exactly the same.
fn human_retention(millis: &str) -> Option<String> {
    let millis: u64 = millis.parse().ok()?;
    let human = units::format_millis(millis).replace(' ', "");
    (units::parse_millis(&human) == Ok(millis)).then_some(human)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::ConfigSource;

    #[test]
    fn what_the_file_could_not_say_is_left_out() {
        let value = |value: &str| ConfigValue {
            value: Some(value.to_owned()),
            source: ConfigSource::Topic,
            sensitive: false,
            read_only: false,
            inherited: None,
        };
        let configs = [
            ("future.config", "1"),
            ("follower.replication.throttled.replicas", "*"),
            ("retention.ms", "604800000"),
            ("segment.bytes", "14"),
            ("compression.type", "zstd"),
        ];
        let configs = configs.map(|(name, text)| (name.to_owned(), value(text))).into_iter().collect();
        let topic = Topic { configs: Some(configs), ..Topic::default() };
        assert_eq!(unwritable(&topic).collect::<Vec<_>>(), ["future.config", "segment.bytes"]);
        let exported = exported("t", &topic);
        assert_eq!(exported.retention.as_deref(), Some("7d"));
        assert_eq!(exported.config, [("compression.type".to_owned(), "zstd".to_owned())].into());
    }
}
