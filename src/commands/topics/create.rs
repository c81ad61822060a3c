//! `helixctl topics create`

use std::collections::BTreeMap;

use super::consent::declared;
use super::files::invalid;
use super::planning::plan_live;
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::diagnostic::Problems;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::{Action, Options, Selection};
use crate::spec::{self, Desired, DesiredTopic, Policy};
use crate::topic_config;

/// Create topics by hand
///
/// The same plan engine as apply, with the topic given on the command line. A topic that exists is an error: `alter`
/// changes it, and a declared one is better changed in topics.yaml.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics create scratch --partitions 3
  helixctl topics create scratch --partitions 3 --replication 3 --topic-config retention.ms=1h --yes")]
pub struct Args {
    /// Names of the topics
    #[arg(value_name = "TOPIC", required = true)]
    topics: Vec<String>,

    /// Number of partitions [default: the broker's num.partitions]
    #[arg(short, long, value_name = "COUNT")]
    partitions: Option<i32>,

    /// Replication factor [default: the broker's default.replication.factor]
    #[arg(short, long, value_name = "FACTOR")]
    replication: Option<i16>,

    /// Topic config by Kafka's own name; durations and sizes may have units (can be repeated)
    #[arg(short = 'c', long, value_name = "NAME=VALUE")]
    topic_config: Vec<String>,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let configs = configs(&args.topic_config)?;
    let desired = desired(args.topics.iter().map(|name| DesiredTopic {
        partitions: args.partitions,
        replication: args.replication,
        configs: configs.clone(),
        ..DesiredTopic::bare(name)
    }))?;
    let cluster = context.cluster()?;
    let options = Options { selection: exactly(&args.topics)?, ..Options::default() };
    let plan = plan_live(&desired, &options, &cluster, context, args.consent.review()).await?;
    let created = plan.changes.iter().filter(|change| matches!(change.action, Action::Create { .. }));
    let created: Vec<&str> = created.map(|change| change.subject.as_str()).collect();
    let unmet = |name: &String| plan.cannot.iter().any(|unmet| unmet.subject == *name);
    if let Some(existing) = args.topics.iter().find(|name| !created.contains(&name.as_str()) && !unmet(name)) {
        return Err(Error::failed(format!("topic {existing} exists; nothing was changed")).hint(format!(
            "change it with `helixctl topics alter {existing}`, or look: `helixctl topics describe {existing}`"
        )));
    }
    declared(&plan, &cluster, &args.consent, context).await
}

/// `NAME=VALUE` pairs, checked against Kafka's table.
pub(super) fn configs(pairs: &[String]) -> Result<BTreeMap<String, String>> {
    let mut configs = BTreeMap::new();
    for pair in pairs {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Error::bad_input(format!("--topic-config `{pair}` is not NAME=VALUE")));
        };
        let name = known(name)?;
        let value = topic_config::check(name, value)
            .map_err(|why| Error::bad_input(format!("--topic-config {name}: {why}")))?;
        if configs.insert(name.to_owned(), value).is_some() {
            return Err(Error::bad_input(format!("--topic-config {name} is given twice")));
        }
    }
    Ok(configs)
}

/// A config name that Kafka knows.
pub(super) fn known(name: &str) -> Result<&str> {
    if topic_config::lookup(name).is_some() {
        return Ok(name);
    }
    let mut error = Error::bad_input(format!("Kafka knows no topic config `{name}`"));
    error.hints.extend(topic_config::did_you_mean(name));
    Err(error)
}

/// Declarations made of command line arguments, validated like those of a file.
pub(super) fn desired(topics: impl Iterator<Item = DesiredTopic>) -> Result<Desired> {
    let mut problems = Problems::default();
    let mut topics: Vec<DesiredTopic> = topics.collect();
    topics.sort_by(|a, b| a.name.cmp(&b.name));
    topics.dedup_by(|a, b| a.name == b.name);
    for topic in &topics {
        spec::check_topic(topic, &Policy::default(), &mut problems);
    }
    match problems.has_errors() {
        true => Err(invalid(problems)),
        false => Ok(Desired { topics, ..Desired::default() }),
    }
}

/// A selection of these topics and no others; topic names hold no pattern characters.
pub(super) fn exactly(topics: &[String]) -> Result<Selection> {
    if let Some(pattern) = topics.iter().find(|name| name.contains(['*', '?', '[', '{', '\\', '!'])) {
        return Err(Error::bad_input(format!("`{pattern}` is a pattern; name the topics one by one")));
    }
    Selection::new(topics, &[]).map_err(Error::bad_input)
}
