//! `helixctl groups import`

use std::path::PathBuf;

use super::carry_out::{MoveArgs, carry_out};
use super::look::find;
use super::saved::Saved;
use super::seek::{plan, restored};
use crate::context::{Context, cluster_id};
use crate::error::Result;
use crate::exit::Exit;

/// Commit the offsets that `groups export` wrote, to the same group or to another
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups import offsets.yaml --dry-run
  helixctl groups import offsets.yaml --as-group helixagent-copy --yes")]
pub struct Args {
    /// What `groups export` wrote, as YAML or JSON
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The group that gets them [default: the one in the file]
    #[arg(long, value_name = "GROUP")]
    as_group: Option<String>,

    #[command(flatten)]
    consent: MoveArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let saved = Saved::read(&args.file)?;
    let group = args.as_group.as_ref().unwrap_or(&saved.group);
    let cluster = context.cluster()?;
    let live = cluster_id(&*cluster).await?;
    let committed = find(&*cluster, group).await?.map(|group| group.committed).unwrap_or_default();
    let given = saved.by_place();
    let aims = restored(&given, &given.keys().cloned().collect());
    let plan = plan(&*cluster, group, &live, &committed, aims, "import").await?;
    carry_out(&cluster, plan, &args.consent, context).await
}
