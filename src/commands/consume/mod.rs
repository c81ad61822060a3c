//! `helixctl consume`

mod args;
mod exec;
mod group;
mod tail;
mod worker;

use std::sync::Arc;

use crate::cluster::Look;
use crate::commands::reading::{Drive, Known, Sink, stdout, to_stdout};
use crate::context::{Context, cluster_id};
use crate::error::Result;
use crate::exit::Exit;
use crate::gate::Consent;
use crate::walk::Delivered;
pub use args::Args;

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let reading = args.reading(context)?;
    let form = args.form.form(context.globals.output)?;
    let client = context.cluster()?;
    let cluster = &*client;
    let mut known = Known::look(cluster, &reading).await?;
    // Until then there is nothing that an end at once could leave half done.
    let stop = context.stop_signal()?;
    let consent = match args.writes() {
        true => Some(client.gate(&cluster_id(cluster).await?)?.consent(context)?),
        false => None,
    };
    let permit = consent.as_ref().map(Consent::permit);
    let work = match &args.work.exec {
        Some(command) => {
            Some((command, args.work.engine(args.group.as_ref(), &known.topics(), cluster, permit, context).await?))
        }
        None => None,
    };
    if let Some(joining) = args.joining(known.topics()) {
        return match work {
            Some((command, engine)) => {
                let crew = |delivered| Ok(args.work.crew(command, engine, delivered));
                group::run(args, &reading, crew, joining, (cluster, permit), stop, context).await
            }
            None => {
                let sink = |delivered| Ok(Sink::new(form, stdout()?, Some(delivered)));
                group::run(args, &reading, sink, joining, (cluster, permit), stop, context).await
            }
        };
    }
    let portions = match &args.as_group {
        Some(group) => known.as_group(cluster, group, &reading).await?,
        None => known.portions(cluster, &reading).await?,
    };
    if portions.is_empty() {
        return Ok(Exit::Done);
    }
    let portions = match args.tail.or(args.tail_per_partition) {
        Some(n) => tail::behind(n, portions, cluster, &reading, &stop, context).await?,
        None => portions,
    };
    if let Some((command, engine)) = work {
        let walk = reading.walk(args.work.crew(command, engine, Arc::new(Delivered::new(0))));
        let grows = Some((&mut known, cluster as &dyn Look));
        let drive = Drive {
            source: cluster,
            reading: &reading,
            idle: args.idle,
            grows,
            pipe: None,
            pace: None,
            progress: None,
            stop,
        };
        let (_, driven) = drive.run(portions, walk).await?;
        return driven.conclude(&reading, context);
    }
    if let Some(n) = args.tail {
        return tail::overall(n, portions, form, cluster, &reading, stop, context).await;
    }
    to_stdout(cluster, &reading, form, args.idle, (&mut known, portions), stop, context).await
}
