//! `helixctl groups export`

use std::path::PathBuf;

use super::look::existing;
use super::saved::Saved;
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer as _, Style};

/// Write a group's committed offsets as YAML, to stdout or to a file
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups export helixagent-group offsets.yaml
  helixctl groups export helixagent-group -o json")]
pub struct Args {
    /// Name of the group
    #[arg(value_name = "GROUP")]
    group: String,

    /// Where to write; an existing file is not overwritten
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let (live, group) = futures::join!(cluster_id(&*cluster), existing(&*cluster, &args.group));
    let (live, group) = (live?, group?);
    let offsets = group.committed.into_iter().map(|(place, offset)| (place, Some(offset)));
    let saved = Saved::new(&args.group, &live, "", offsets, context);
    let Some(path) = &args.file else {
        context.ui.answer(&saved)?;
        return Ok(Exit::Done);
    };
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::create_new(path)?;
        std::io::Write::write_all(&mut file, saved.text(Style::PLAIN).as_bytes())
    };
    write().map_err(|e| Error::failed(format!("{} cannot be written", path.display())).because(e))?;
    Ok(Exit::Done)
}
