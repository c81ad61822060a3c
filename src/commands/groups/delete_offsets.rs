//! `helixctl groups delete-offsets`

use std::collections::BTreeMap;

use super::carry_out::{MoveArgs, carry_out};
use super::look::existing;
use super::seek::{narrowed, plan};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::Place;
use crate::offsets::Aim;

/// Remove what a group has committed of a topic
///
/// Its consumers begin there as their `auto.offset.reset` says. `groups undo` restores what was committed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups delete-offsets helixagent-group --topic old.events
  helixctl groups delete-offsets helixagent-group --topic old.events:0,1 --yes")]
pub struct Args {
    /// Name of the group
    #[arg(value_name = "GROUP")]
    group: String,

    /// The topic, or some partitions of it: TOPIC[:P,…]
    #[arg(long, value_name = "TOPIC", required = true)]
    topic: Vec<String>,

    #[command(flatten)]
    consent: MoveArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let topics = args.topic.iter().map(|text| narrowed(text)).collect::<Result<Vec<_>>>()?;
    let cluster = context.cluster()?;
    let (live, group) = futures::join!(cluster_id(&*cluster), existing(&*cluster, &args.group));
    let (live, group) = (live?, group?);
    let wanted = |place: &Place| {
        topics.iter().any(|(topic, only)| *topic == place.0 && (only.is_empty() || only.contains(&place.1)))
    };
    let aims: BTreeMap<Place, Aim> =
        group.committed.keys().filter(|place| wanted(place)).map(|place| (place.clone(), Aim::Nothing)).collect();
    if aims.is_empty() {
        let text = format!("group {} has committed nothing there; nothing was changed", args.group);
        return Err(Error::failed(text).hint(format!("`helixctl lag {}` shows where it has", args.group)));
    }
    let plan = plan(&*cluster, &args.group, &live, &group.committed, aims, "delete-offsets").await?;
    carry_out(&cluster, plan, &args.consent, context).await
}
