//! `helixctl groups undo`

use serde::Serialize;

use super::carry_out::{MoveArgs, carry_out};
use super::look::find;
use super::saved::{History, Saved};
use super::seek::{plan, restored};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style, listing};

/// Put a group back where it stood before helixctl last moved it
///
/// The offsets that are there now are saved in turn: undo once more, and they are back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups undo helixagent-group --dry-run
  helixctl groups undo helixagent-group --list
  helixctl groups undo helixagent-group --number 2 --yes")]
pub struct Args {
    /// Name of the group
    #[arg(value_name = "GROUP")]
    group: String,

    /// Show what was saved, the latest first
    #[arg(long)]
    list: bool,

    /// Which of the saved states, 1 being the latest
    #[arg(long, value_name = "N", default_value_t = 1)]
    number: usize,

    #[command(flatten)]
    consent: MoveArgs,
}

#[derive(Serialize)]
struct Listed {
    saved: Vec<Saved>,
}

impl Answer for Listed {
    const KIND: &'static str = "GroupHistory";
    const ITEMS: Option<&'static str> = Some("saved");

    fn text(&self, style: Style) -> String {
        let row = |(at, saved): (usize, &Saved)| {
            let offsets = saved.offsets.len().to_string();
            vec![(at + 1).to_string(), saved.at.clone(), saved.by.clone(), saved.before.clone(), offsets]
        };
        let rows = self.saved.iter().enumerate().map(row).collect();
        listing(&["NUMBER", "SAVED", "BY", "BEFORE", "PARTITIONS"], rows, style)
    }
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let live = cluster_id(&*cluster).await?;
    let mut saved = History::of(&args.group, &live, context)?.all()?;
    saved.reverse();
    if args.list {
        context.ui.answer(&Listed { saved })?;
        return Ok(Exit::Done);
    }
    let Some(chosen) = args.number.checked_sub(1).and_then(|at| saved.get(at)) else {
        let text = format!("nothing is saved of group {} as number {}", args.group, args.number);
        return Err(Error::failed(text).hint("`--list` shows what is"));
    };
    let committed = find(&*cluster, &args.group).await?.map(|group| group.committed).unwrap_or_default();
    let given = chosen.by_place();
    let aims = restored(&given, &given.keys().cloned().collect());
    let plan = plan(&*cluster, &args.group, &live, &committed, aims, "undo").await?;
    // To go back to what was there is the consent: those records had been read before.
    let allow = plan.steps.iter().map(|step| step.topic.clone()).collect();
    carry_out(&cluster, plan, &MoveArgs { allow, ..args.consent.clone() }, context).await
}
