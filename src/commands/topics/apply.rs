//! `helixctl topics apply`

use std::path::PathBuf;

use super::consent::declared;
use super::files::FileArgs;
use super::planning::{PlanArgs, plan_live};
use super::saved;
use crate::clock;
use crate::cluster::{DataQuestion, Query, add_data_facts, observe, observe_access};
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::plan::{Action, Plan, moved};

/// Make the cluster as declared
///
/// Shows the plan, asks once, carries it out in batches, waits until every new partition has a leader, and prints one
/// line per change with its result. Running it again after any interruption converges. With PLAN, it carries out what
/// `topics plan --out` saved, and refuses (exit 5) if the cluster has moved since.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics apply                            show the plan, ask, do it
  helixctl topics apply --yes                      the CI provisioning step
  helixctl topics apply plan.json --yes            exactly what was reviewed
  helixctl topics apply --only 'helixagent.events.*' --max-risk safe")]
pub struct Args {
    /// Plan saved by `topics plan --out`
    #[arg(value_name = "PLAN", conflicts_with_all = ["file", "environment", "only", "skip", "prune", "prune_configs", "max_risk", "allow", "rotate"])]
    saved: Option<PathBuf>,

    #[command(flatten)]
    files: FileArgs,

    #[command(flatten)]
    plan: PlanArgs,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    if let Some(path) = &args.saved {
        let plan = saved::read(path)?;
        let cluster = context.cluster()?;
        still_holds(&plan, &cluster).await?;
        return declared(&plan, &cluster, &args.consent, context).await;
    }
    let desired = args.files.load(context)?;
    let options = args.plan.options(&desired)?;
    let cluster = context.cluster()?;
    let plan = plan_live(&desired, &options, &cluster, context, args.consent.review()).await?;
    declared(&plan, &cluster, &args.consent, context).await
}

/// Refuses a saved plan when what it saw is no longer so.
async fn still_holds(plan: &Plan, client: &Client) -> Result<()> {
    let cluster = &**client;
    let names: Vec<String> = plan.saw.keys().cloned().collect();
    let mut observed = observe(cluster, &names, Query::All).await?;
    client.gate(&observed.cluster.id)?;
    observed.access = match plan.saw_principals.is_empty() {
        true => None,
        // A plan remembers what was looked at when it was made; what was not is empty in it.
        false => Some(observe_access(cluster, plan.looked_at).await?),
    };
    let deleted = plan.changes.iter().filter(|change| matches!(change.action, Action::Delete { .. }));
    let questions = deleted.map(|change| (change.subject.clone(), DataQuestion::default())).collect();
    add_data_facts(cluster, &mut observed, &questions, clock::now_ms()).await?;
    let moved = moved(plan, &observed);
    if moved.is_empty() {
        return Ok(());
    }
    Err(Error::refused(format!("the plan is stale; nothing was changed\n  {}", moved.join("\n  ")))
        .hint("plan again: `helixctl topics plan --out FILE`"))
}
