//! `helixctl topics alter`

use super::consent::declared;
use super::create::{configs, desired, exactly, known};
use super::describe::unknown;
use super::planning::{RiskArgs, plan_live};
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::Options;
use crate::spec::DesiredTopic;

/// Change live topics by hand
///
/// The same plan engine as apply: risks are shown, other overrides survive, partitions only grow.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics alter scratch --partitions 6
  helixctl topics alter scratch --topic-config retention.ms=7d --reset segment.ms")]
pub struct Args {
    /// Topics to change
    #[arg(value_name = "TOPIC", required = true, add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    /// New number of partitions; never fewer than now
    #[arg(short, long, value_name = "COUNT")]
    partitions: Option<i32>,

    /// Topic config to set, by Kafka's own name (can be repeated)
    #[arg(short = 'c', long, value_name = "NAME=VALUE")]
    topic_config: Vec<String>,

    /// Topic config to set back to what the topic inherits (can be repeated)
    #[arg(long, value_name = "NAME")]
    reset: Vec<String>,

    #[command(flatten)]
    risk: RiskArgs,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    if args.partitions.is_none() && args.topic_config.is_empty() && args.reset.is_empty() {
        return Err(Error::bad_input("nothing to change").hint("give --partitions, --topic-config or --reset"));
    }
    let configs = configs(&args.topic_config)?;
    for name in &args.reset {
        if configs.contains_key(known(name)?) {
            return Err(Error::bad_input(format!("{name} is to be set and reset at once")));
        }
    }
    let wish = |name: &String| DesiredTopic {
        partitions: args.partitions,
        configs: configs.clone(),
        ..DesiredTopic::bare(name)
    };
    let desired = desired(args.topics.iter().map(wish))?;
    let options = Options {
        selection: exactly(&args.topics)?,
        reset: args.reset.iter().cloned().collect(),
        ..args.risk.options()
    };
    let cluster = context.cluster()?;
    let live = cluster.topics().await?;
    if let Some(missing) = args.topics.iter().find(|name| !live.contains_key(*name)) {
        return Err(unknown(missing, &*cluster).await);
    }
    let mut plan = plan_live(&desired, &options, &cluster, context, args.consent.review()).await?;
    // Other overrides of the topic are not what this command is about.
    plan.unmanaged.clear();
    declared(&plan, &cluster, &args.consent, context).await
}
