//! `helixctl groups delete`

use super::carry_out::{empty, failures};
use super::look::existing;
use super::saved::{History, Saved};
use crate::apply::Manner;
use crate::cluster::SeenGroup;
use crate::commands::carry_out::{Carried, ConsentArgs, Undertaking, carry_out, show_risks};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;
use crate::plan::{Action, Plan};

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

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let live = cluster_id(&*cluster).await?;
    cluster.gate(&live)?;
    let mut found = Vec::new();
    for name in &args.groups {
        found.push(existing(&*cluster, name).await?);
        empty(&*cluster, name, None).await?;
    }
    let action =
        |group: &SeenGroup| (group.listed.group.clone(), Action::DeleteGroup { committed: group.committed.len() });
    let plan = Plan::by_hand(&live, found.iter().map(action));
    for group in &found {
        let committed = count(group.committed.len(), "partition");
        context.ui.note(&format!("group {} goes, with what it has committed in {committed}", group.listed.group));
    }
    carry_out(&plan, &cluster, &args.consent, &Going(found), context).await
}

/// Groups that are deleted.
struct Going(Vec<SeenGroup>);

impl Undertaking for Going {
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()> {
        show_risks(plan, context);
        Ok(())
    }

    fn prepare(&self, plan: &Plan, context: &mut Context) -> Result<Manner> {
        for SeenGroup { listed, committed, .. } in &self.0 {
            let offsets = committed.iter().map(|(place, offset)| (place.clone(), Some(*offset)));
            let saved = Saved::new(&listed.group, &plan.cluster_id, "delete", offsets, context);
            History::of(&listed.group, &plan.cluster_id, context)?.add(&saved)?;
        }
        Ok(Manner::default())
    }

    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit> {
        let mut done = Vec::new();
        for (index, change) in plan.changes.iter().enumerate() {
            let name = &change.subject;
            if carried.applied.outcome(index).is_done() {
                context.ui.note(&format!("deleted {name}; `helixctl groups undo {name}` brings its offsets back"));
                done.push(name.as_str());
            }
        }
        let exit = carried.applied.exit(plan);
        let failures = failures(plan, carried);
        let Some((_, _, way_out)) = failures.first() else { return Ok(exit) };
        let failed: Vec<String> =
            failures.iter().map(|(what, why, _)| format!("{what} was not deleted: {why}")).collect();
        let before = if done.is_empty() { String::new() } else { format!("; deleted: {}", done.join(", ")) };
        Err(Error::new(exit, format!("{}{before}", failed.join("; "))).hint(way_out))
    }
}
