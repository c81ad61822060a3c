//! `helixctl topics delete`

use super::consent::declared;
use super::create::exactly;
use super::describe::unknown;
use super::planning::{RiskArgs, plan_live};
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::Options;
use crate::spec::Desired;

/// Delete topics, with all their records
///
/// Shows first what is at stake: records, the last write, consumer groups. A topic that is not empty, or that a group
/// uses, is only deleted with `--allow data-loss:TOPIC`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics delete scratch
  helixctl topics delete scratch --allow data-loss:scratch --yes")]
pub struct Args {
    /// Topics to delete, by their full names
    #[arg(value_name = "TOPIC", required = true, add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    #[command(flatten)]
    risk: RiskArgs,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    if let Some(internal) = args.topics.iter().find(|name| name.starts_with("__")) {
        return Err(Error::refused(format!("{internal} is Kafka's own topic; helixctl never deletes those")));
    }
    let options = Options {
        selection: exactly(&args.topics)?,
        delete: args.topics.iter().cloned().collect(),
        ..args.risk.options()
    };
    let cluster = context.cluster()?;
    let live = cluster.topics().await?;
    if let Some(missing) = args.topics.iter().find(|name| !live.contains_key(*name)) {
        return Err(unknown(missing, &*cluster).await);
    }
    let plan = plan_live(&Desired::default(), &options, &cluster, context, args.consent.review()).await?;
    declared(&plan, &cluster, &args.consent, context).await
}
