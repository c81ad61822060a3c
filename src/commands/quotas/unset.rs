//! `helixctl quotas unset`

use std::collections::BTreeMap;

use super::change::{change, look};
use super::entity::EntityArgs;
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::suggest;

/// Take quotas away: what is left is the default, or no limit
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl quotas unset --user helixagent consumer_byte_rate
  helixctl quotas unset --client-id loader --all --yes")]
pub struct Args {
    /// Quotas by Kafka's own names
    #[arg(value_name = "QUOTA", required_unless_present = "all", conflicts_with = "all")]
    quotas: Vec<String>,

    /// Every quota of it
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    entity: EntityArgs,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let entity = args.entity.one()?;
    let cluster = context.cluster()?;
    let live = look(&cluster).await?;
    let Some(now) = live.quotas.get(&entity) else {
        let error = Error::failed(format!("{entity} has no quota; nothing was changed"));
        let others: Vec<String> = live.quotas.keys().map(ToString::to_string).collect();
        let near = suggest::did_you_mean(&entity.to_string(), others.iter().map(String::as_str));
        return Err(error.hint(near.unwrap_or_else(|| "`helixctl quotas list` shows those that are set".to_owned())));
    };
    if let Some(missing) = args.quotas.iter().find(|name| !now.contains_key(*name)) {
        let error = Error::failed(format!("{entity} has no {missing}; nothing was changed"));
        let has: Vec<&str> = now.keys().map(String::as_str).collect();
        return Err(error.hint(format!("it has {}", has.join(", "))));
    }
    let names = if args.all { now.keys().cloned().collect() } else { args.quotas.clone() };
    let values: BTreeMap<String, Option<f64>> = names.into_iter().map(|name| (name, None)).collect();
    change(&cluster, &live, entity, values, &args.consent, context).await
}
