//! `helixctl replay`: a window of the past, to wherever it is wanted.

mod announce;
mod args;
mod copy;
mod count;
mod to_group;
mod window;

use crate::cluster::Cluster;
use crate::commands::reading::{Drive, Sink, Walk, pipe, stdout};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
pub use args::Args;
use count::Counts;
use window::{Window, portions};

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let reading = args.reading(context)?;
    let form = args.form.form(context.globals.output);
    let stop = context.stop_signal()?;
    let cluster = context.cluster()?;
    let info = cluster.info().await?;
    if let Some(to) = &args.to {
        return copy::run(args, to, &reading, &cluster, &info, stop, context).await;
    }
    let window = Window::look(&cluster, &reading).await?;
    if let Some(group) = &args.group {
        return to_group::run(args, group, &info.id, &window, &cluster, context).await;
    }
    announce::announce(&cluster, &info, &window, reading.committed, context).await?;
    let open = portions(window.slots.iter().map(|slot| (slot, slot.from)));
    let mut drive =
        Drive { cluster: &cluster, reading: &reading, idle: None, grows: None, pipe: None, pace: args.pace(), stop };
    if args.count {
        let (counts, driven) = drive.run(open, Walk::new(&reading, Counts::new(&window.slots))).await?;
        let exit = driven.conclude(&reading, context)?;
        context.ui.answer(&counts)?;
        return Ok(exit);
    }
    drive.pipe = pipe()?;
    let (_, driven) = drive.run(open, Walk::new(&reading, Sink::new(form?, stdout()?, None))).await?;
    driven.conclude(&reading, context)
}
