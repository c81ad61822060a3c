//! `helixctl topics plan`

use std::path::PathBuf;

use super::files::FileArgs;
use super::planning::{PlanArgs, plan_live, plan_offline};
use super::saved;
use crate::apply::Review;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::PlanView;

/// Show what apply would change, and at what risk
///
/// Changes nothing. Every difference stands in one of four buckets: what would be done, what cannot be done (why, and
/// the way out), what is refused (by which rule), and what the file does not manage. The broker is asked to check the
/// changes, so that its own policies show at review time.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics plan                             against ./topics.yaml
  helixctl topics plan --check                     exit 3 if anything differs
  helixctl topics plan --out plan.json             review it, then `topics apply plan.json`
  helixctl topics plan -o markdown                 for a pull-request comment
  helixctl topics plan --observed snapshot.json    without a broker")]
pub struct Args {
    #[command(flatten)]
    files: FileArgs,

    #[command(flatten)]
    plan: PlanArgs,

    /// Exit with 3 if the cluster is not as declared
    #[arg(long)]
    check: bool,

    /// Save the plan for `topics apply FILE`
    #[arg(long, value_name = "FILE", conflicts_with = "observed")]
    out: Option<PathBuf>,

    /// Plan against what `topics snapshot` saved instead of a live cluster
    #[arg(long, value_name = "FILE")]
    observed: Option<PathBuf>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let desired = args.files.load(context)?;
    let options = args.plan.options(&desired)?;
    let plan = match &args.observed {
        Some(snapshot) => plan_offline(&desired, options, snapshot)?,
        None => {
            let cluster = context.cluster()?;
            plan_live(&desired, &options, &cluster, context, Review::Read).await?
        }
    };
    context.ui.answer(&PlanView::new(&plan))?;
    if let Some(path) = &args.out {
        saved::write(path, &plan)?;
        context.ui.note(&format!("saved; `helixctl topics apply {}` does exactly this", path.display()));
    }
    Ok(if args.check && !plan.is_met() { Exit::Drift } else { Exit::Done })
}
