//! `helixctl groups delete`

use super::carry_out::empty;
use super::look::existing;
use super::saved::{History, Saved};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;

/// Delete groups with all that they have committed
///
/// A group with members is not deleted. Its offsets are saved first: `groups undo GROUP` brings them back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups delete old-group
  helixctl groups delete old-group older-group --yes")]
pub struct Args {
    /// Names of groups
    #[arg(value_name = "GROUP", required = true)]
    groups: Vec<String>,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let live = cluster_id(&*cluster).await?;
    let gate = cluster.gate(&live)?;
    let mut found = Vec::new();
    for name in &args.groups {
        found.push(existing(&*cluster, name).await?);
        empty(&*cluster, name, None).await?;
    }
    for group in &found {
        let committed = count(group.committed.len(), "partition");
        context.ui.note(&format!("group {} goes, with what it has committed in {committed}", group.listed.group));
    }
    let consent = gate.consent_to(found.len(), args.yes, context)?;
    let mut done = Vec::new();
    for group in found {
        let name = group.listed.group;
        let offsets = group.committed.into_iter().map(|(place, offset)| (place, Some(offset)));
        let saved = Saved::new(&name, &live, "delete", offsets, context);
        History::of(&name, &live, context)?.add(&saved)?;
        if let Err(error) = consent.alter().delete_group(&name).await? {
            let before = if done.is_empty() { String::new() } else { format!("; deleted: {}", done.join(", ")) };
            let error = Error::failed(format!("group {name} was not deleted: {}{before}", error.message));
            return Err(if done.is_empty() { error } else { Error { exit: Exit::Partial, ..error } });
        }
        context.ui.note(&format!("deleted {name}; `helixctl groups undo {name}` brings its offsets back"));
        done.push(name);
    }
    Ok(Exit::Done)
}
