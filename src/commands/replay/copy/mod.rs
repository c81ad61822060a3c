//! `replay --to`: a topic's records once more, in another topic, byte for byte.

mod begin;
mod checkpoint;
mod copier;
mod keeper;
mod route;
mod target;

use tokio::sync::watch;

use super::args::Args;
use super::origin::Origin;
use super::window::{Slot, portions};
use crate::cluster::Look;
use crate::commands::reading::{Drive, Reading};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;
use begin::{Begun, begin};
use copier::Copier;
use keeper::resumable;
use target::Target;

pub(super) async fn run(
    args: &Args,
    to: &str,
    reading: &Reading,
    origin: Origin<'_>,
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    let map = route::parse_map(&args.copy.partition_map)?;
    if args.copy.checkpoint.is_some() && reading.limit.is_some() {
        return Err(Error::bad_input("-n has no meaning with --checkpoint: a copy that is gone on with has no count"));
    }
    let mut window = origin.window(reading).await?;
    let sources = window.partitions.clone();
    let target = Target::find(
        to,
        &sources,
        &args.copy,
        origin.cluster().map(|(cluster, info)| (cluster as &dyn Look, info)),
        &stop,
        context,
    )
    .await?;
    let partitions = target.partitions;
    let asked = asked(args, origin, &target);
    let Some(Begun { producer, slots, positions, keeper }) = begin(args, &window, asked, target, context).await? else {
        return Ok(Exit::Done);
    };
    let mut routes = Vec::new();
    for slot in &slots {
        let of_topic = sources.get(&*slot.topic).copied().unwrap_or_default();
        let route = route::target_of(slot.partition, of_topic, partitions, &map);
        routes.push(route.map_err(|why| Error::bad_input(format!("{why}; nothing was copied")))?);
    }
    if routes.iter().any(Option::is_none) {
        context.ui.note(&format!("{to} has {}: records go by their key", count(partitions, "partition")));
    }
    window.slots = slots.iter().zip(&positions).map(|(slot, at)| Slot { from: *at, ..slot.clone() }).collect();
    origin.announce(&window, reading.committed, context).await?;
    let keeps = keeper.is_lasting();
    let open = portions(slots.iter().zip(positions.iter().copied()));
    let copier = Copier::new(producer, slots, routes, positions, keeper, args.copy.mark);
    let progress = Some(context.ui.progress(window.offsets(), "copying").with_rate("offsets"));
    let drive =
        Drive { source: &origin, reading, idle: None, grows: None, pipe: None, pace: args.pace(), progress, stop };
    let (copier, mut driven) = drive.run(open, reading.walk(copier)).await?;
    if copier.untimed > 0 {
        let records = count(usize::try_from(copier.untimed).unwrap_or(usize::MAX), "record");
        context.ui.warn(&format!("{records} without a timestamp, or with 0, got the time of the copy"));
    }
    let failed = driven.told.error.is_some();
    let whole = driven.failure.is_none() && !driven.interrupted && !failed && reading.limit.is_none();
    // After an undelivered record nothing of the transaction may be seen; else all that was copied counts.
    let finished = tokio::task::spawn_blocking(move || match failed {
        true => {
            copier.give_up();
            Ok(())
        }
        false => copier.finish(whole),
    });
    let finished = finished.await.map_err(|e| Error::failed("the copy broke").because(e))?;
    let records = count(usize::try_from(driven.told.records).unwrap_or(usize::MAX), "record");
    if let Err(error) = finished {
        driven.told.error.get_or_insert(error);
    }
    let exit = driven.conclude(reading, context).map_err(|error| resumable(error, keeps))?;
    context.ui.note(&format!("copied {records} to {to}"));
    Ok(exit)
}

/// What makes this copy this one and no other, in words.
fn asked(args: &Args, origin: Origin<'_>, target: &Target) -> Vec<String> {
    let mut words = args.typed();
    words.push(origin.identity());
    words.push(format!("target {} on cluster {}", target.topic, target.cluster_id));
    words
}
