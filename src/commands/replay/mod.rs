//! `helixctl replay`: a window of the past, to wherever it is wanted.

mod announce;
mod archive;
mod args;
mod copy;
mod count;
mod origin;
mod redrive;
mod to_group;
mod window;

use tokio::sync::watch;

use crate::commands::reading::{Drive, Reading, Sink, pipe, stdout};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
pub use args::Args;
use count::Counts;
use origin::Origin;
use window::{Window, portions};

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let reading = args.reading(context)?;
    if let Some(path) = &args.from {
        if args.verify {
            return archive::verify(path, context).await;
        }
        let source = archive::Source::open(path)?;
        let stop = context.stop_signal()?;
        return deliver(args, &reading, Origin::Archive(&source), stop, context).await;
    }
    let cluster = context.cluster()?;
    let info = cluster.info().await?;
    if let Some(group) = &args.group {
        let window = Window::look(&*cluster, &reading).await?;
        return to_group::run(args, group, &info.id, &window, &cluster, context).await;
    }
    // Until then there is nothing that an end at once could leave half done.
    let stop = context.stop_signal()?;
    deliver(args, &reading, Origin::Cluster(&*cluster, &info), stop, context).await
}

/// To where the records are to go.
async fn deliver(
    args: &Args,
    reading: &Reading,
    origin: Origin<'_>,
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    if let Some(to) = &args.to {
        return copy::run(args, to, reading, origin, stop, context).await;
    }
    if args.to_origin {
        return redrive::run(args, reading, origin, stop, context).await;
    }
    if let Some(path) = &args.out {
        return archive::write(args, path, reading, origin, stop, context).await;
    }
    let form = args.form.form(context.globals.output);
    let window = origin.window(reading).await?;
    origin.announce(&window, reading.committed, context).await?;
    let open = portions(window.slots.iter().map(|slot| (slot, slot.from)));
    let progress = args.count.then(|| context.ui.progress(window.offsets(), "counting").with_rate("offsets"));
    let mut drive =
        Drive { source: &origin, reading, idle: None, grows: None, pipe: None, pace: args.pace(), progress, stop };
    if args.count {
        let (counts, driven) = drive.run(open, reading.walk(Counts::new(&window.slots))).await?;
        let exit = driven.conclude(reading, context)?;
        context.ui.answer(&counts)?;
        return Ok(exit);
    }
    drive.pipe = pipe()?;
    let (_, driven) = drive.run(open, reading.walk(Sink::new(form?, stdout()?, None))).await?;
    driven.conclude(reading, context)
}
