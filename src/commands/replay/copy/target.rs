//! Where a copy goes: the cluster, the topic, and whether it may.

use std::collections::{BTreeMap, BTreeSet};

use tokio::sync::watch;

use super::super::args::CopyArgs;
use crate::cluster::{ClusterInfo, ConfigValue, Configs, ErrorCode, Look, NewTopic, Permit, Query};
use crate::commands::batches::{CLIENT_LARGEST, LARGEST, configs, fit, largest_of};
use crate::commands::new_topic;
use crate::commands::reading::missing;
use crate::config::Flags;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::gate::{Client, Consent};
use crate::kafka::Producer;

const TIMESTAMP_TYPE: &str = "message.timestamp.type";

/// The other end.
pub(super) struct Target {
    pub cluster: Client,
    pub permit: Permit,
    pub cluster_id: String,
    /// On another cluster than the source, which may be none.
    pub is_elsewhere: bool,
    pub topic: String,
    pub partitions: usize,
    /// Of its producer.
    pub properties: BTreeMap<String, String>,
}

impl Target {
    /// Finds the topic, or makes it if that was asked for.
    pub async fn find(
        topic: &str,
        sources: &BTreeMap<String, usize>,
        args: &CopyArgs,
        here: Option<(&dyn Look, &ClusterInfo)>,
        stop: &watch::Receiver<bool>,
        context: &mut Context,
    ) -> Result<Target> {
        let (cluster, mut properties) = connect(args, context)?;
        let cluster_id = cluster.info().await?.id;
        let gate = cluster.gate(&cluster_id)?;
        let is_elsewhere = here.is_none_or(|(_, info)| info.id != cluster_id);
        if !is_elsewhere && sources.contains_key(topic) && !args.into_same {
            return Err(Error::refused(format!("{topic} would be copied onto its own end; nothing was copied"))
                .hint("if it is meant: --into-same (each record of the window once; what is added is no part of it)"));
        }
        let found = there(&*cluster, topic).await?;
        if found.is_none() && !args.create {
            let live = cluster.topics().await.map(|topics| topics.into_keys().collect()).unwrap_or_else(|_| Vec::new());
            return Err(missing(topic, live.into_iter())
                .hint("--create makes it, with the partitions and configs of the source"));
        }
        let consent = gate.consent(context)?;
        let partitions = match found {
            Some(partitions) => partitions,
            None => create((&consent, &cluster_id), topic, sources, here.map(|(here, _)| here), stop, context).await?,
        };
        let configs = configs(&*cluster, topic, &[TIMESTAMP_TYPE, LARGEST]).await;
        keeps_times(&configs, topic, context);
        Producer::defaults(&mut properties);
        properties.entry("queue.buffering.max.kbytes".to_owned()).or_insert_with(|| "32768".to_owned());
        let takes = largest_of(&configs);
        fit(&mut properties, takes);
        if let Some(takes) = takes.filter(|takes| *takes > CLIENT_LARGEST) {
            // What lies in the source was not too large for whoever wrote it.
            let largest = takes.min(LARGEST_OF_ALL).to_string();
            properties.entry("message.max.bytes".to_owned()).or_insert(largest);
        }
        let permit = consent.permit().clone();
        Ok(Target { cluster, permit, cluster_id, is_elsewhere, topic: topic.to_owned(), partitions, properties })
    }
}

/// The most that librdkafka takes for `message.max.bytes`.
const LARGEST_OF_ALL: u64 = 1_000_000_000;

/// The cluster of `--to-profile` as that profile says, whatever the flags say of ours.
fn connect(args: &CopyArgs, context: &mut Context) -> Result<(Client, BTreeMap<String, String>)> {
    let Some(profile) = &args.to_profile else {
        return Ok((context.cluster()?, context.producer_properties(None, None)?));
    };
    let flags = Flags { profile: Some(profile.clone()), config: context.globals.config.clone(), ..Flags::default() };
    context.cluster_of(&flags)
}

/// Says so if the brokers will give the copies the time of their arrival.
fn keeps_times(configs: &Configs, topic: &str, context: &mut Context) {
    let is_append = |config: &ConfigValue| config.value.as_deref() == Some("LogAppendTime");
    if configs.get(TIMESTAMP_TYPE).is_some_and(is_append) {
        context.ui.warn(&format!(
            "{topic} has {TIMESTAMP_TYPE}=LogAppendTime: the copies get the time at which they arrive, not their own"
        ));
    }
}

async fn there(cluster: &dyn Look, topic: &str) -> Result<Option<usize>> {
    let found = cluster.describe_topics(&[topic.to_owned()]).await?;
    match found.into_iter().next() {
        Some(Ok(topic)) => Ok(Some(topic.partitions.len())),
        Some(Err(error)) if error.code != ErrorCode::UnknownTopic => {
            Err(Error::failed(format!("topic {topic}: {}; nothing was copied", error.message)))
        }
        _ => Ok(None),
    }
}

/// Makes the topic as its source is: partitions, replication factor, and what is set on the topic itself.
async fn create(
    (consent, live): (&Consent, &str),
    topic: &str,
    sources: &BTreeMap<String, usize>,
    here: Option<&dyn Look>,
    stop: &watch::Receiver<bool>,
    context: &mut Context,
) -> Result<usize> {
    let names: Vec<String> = sources.keys().cloned().collect();
    let [source] = names.as_slice() else {
        return Err(Error::bad_input("--create takes partitions and configs from the source: name one topic to copy")
            .hint(format!("or make {topic} first: `helixctl topics create {topic}`")));
    };
    let like = match here {
        Some(here) => as_source(here, source).await?,
        // An archive knows how many partitions there were, and nothing else of the topic.
        None => {
            NewTopic { partitions: sources.get(source).and_then(|of| i32::try_from(*of).ok()), ..NewTopic::default() }
        }
    };
    let brokers = consent.alter().info().await?.brokers.len();
    let replication = like.replication.map(|factor| factor.min(i16::try_from(brokers).unwrap_or(i16::MAX)));
    let new = NewTopic { name: topic.to_owned(), replication, ..like };
    let wanted = new_topic::make(&new, live, consent, "nothing was copied", stop, context).await?;
    let overrides: BTreeSet<&str> = new.configs.keys().map(String::as_str).collect();
    context.ui.note(&match overrides.is_empty() {
        true => format!("created {topic} as {source}: {wanted} partitions"),
        false => {
            let overrides = overrides.into_iter().collect::<Vec<_>>().join(", ");
            format!("created {topic} as {source}: {wanted} partitions, and its {overrides}")
        }
    });
    Ok(wanted)
}

/// Partitions, replication factor and overrides of a topic.
async fn as_source(here: &dyn Look, source: &str) -> Result<NewTopic> {
    let asked = [source.to_owned()];
    let (described, configs) = tokio::try_join!(here.describe_topics(&asked), here.topic_configs(&asked, Query::All))?;
    let stopped = |error| Error::failed(format!("topic {source}: {error}; nothing was copied"));
    let mut topic = described.into_iter().next().transpose().map_err(stopped)?.unwrap_or_default();
    topic.configs = configs.into_iter().next().transpose().map_err(stopped)?;
    let set = topic.overrides().filter_map(|(name, config)| Some((name.to_owned(), config.value.clone()?)));
    // Throttles belong to moves of the source's own replicas.
    let configs = set.filter(|(name, _)| !name.ends_with(".replication.throttled.replicas")).collect();
    Ok(NewTopic {
        partitions: i32::try_from(topic.partitions.len()).ok(),
        replication: topic.replication_factors().into_iter().max().and_then(|factor| i16::try_from(factor).ok()),
        configs,
        ..NewTopic::default()
    })
}
