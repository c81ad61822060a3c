//! `consume --group`: how the group is joined, and what is said at the end.

use std::sync::Arc;

use tokio::sync::watch;

use super::args::{Args, Commit};
use crate::cluster::Permit;
use crate::commands::reading::{Reading, conclude, pipe};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::{Joining, Records};
use crate::walk::{Delivered, GroupWalk, Outcome, Taker};

pub(super) async fn run<T: Taker>(
    args: &Args,
    reading: &Reading,
    taker: impl FnOnce(Arc<Delivered>) -> Result<T>,
    joining: Joining,
    (cluster, permit): (&dyn Records, Option<&Permit>),
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    let mut properties = context.consumer_properties()?;
    args.membership(&mut properties);
    let group = joining.group.clone();
    let member = GroupWalk {
        cluster,
        joining,
        reset: args.reset(properties.get("auto.offset.reset").map(String::as_str)),
        properties,
        timeout: context.globals.timeout,
        commits: permit.filter(|_| args.commit == Commit::Delivered).cloned(),
        end: reading.end,
        only_committed: reading.committed,
        idle: args.idle,
        pipe: if args.work.exec.is_some() { None } else { pipe()? },
    };
    let walk = |delivered| Ok(reading.walk(taker(delivered)?));
    let outcome = member.run(walk, stop, &mut |warning| context.ui.warn(warning)).await?;
    let Outcome { told, failure, interrupted, uncommitted } = outcome;
    let done = conclude(reading, told, failure.map(Error::from), interrupted, context)?;
    match uncommitted {
        Some(why) => {
            Err(Error::new(Exit::Partial, format!("group {group}: the last offsets were not committed: {why}"))
                .hint("what was written since the last commit will be delivered again"))
        }
        None => Ok(done),
    }
}
