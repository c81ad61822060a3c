//! `helixctl consume`

mod args;
mod group;
mod tail;

use crate::commands::reading::{Known, to_stdout};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
pub use args::Args;

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let reading = args.reading(context)?;
    let form = args.form.form(context.globals.output)?;
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
    let portions = match args.tail.or(args.tail_per_partition) {
        Some(n) => tail::behind(n, portions, &cluster, &reading, &stop, context).await?,
        None => portions,
    };
    if let Some(n) = args.tail {
        return tail::overall(n, portions, form, &cluster, &reading, stop, context).await;
    }
    to_stdout(&cluster, &reading, form, args.idle, (&mut known, portions), stop, context).await
}
