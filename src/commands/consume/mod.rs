//! `helixctl consume`

mod args;
mod group;

use crate::commands::reading::{Known, to_stdout};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
pub use args::Args;

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let reading = args.reading(context)?;
    let form = args.form.form(context.ui.format())?;
    let stop = context.stop_signal()?;
    let cluster = context.cluster()?;
    let mut known = Known::look(&cluster, &reading).await?;
    if let Some(joining) = args.joining(known.topics()) {
        return group::run(args, &reading, form, &joining, &cluster, stop, context).await;
    }
    let portions = match &args.as_group {
        Some(group) => known.as_group(&cluster, group, &reading).await?,
        None => known.portions(&cluster, &reading).await?,
    };
    if portions.is_empty() {
        return Ok(Exit::Done);
    }
    to_stdout(&cluster, &reading, form, args.idle, (&mut known, portions), stop, context).await
}
