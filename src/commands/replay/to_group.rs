//! `replay --group`: nothing is read; the group goes back, and its consumers read again.

use std::collections::BTreeMap;

use super::args::Args;
use super::window::{Slot, Window};
use crate::commands::groups::{self, SeekPlan};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::offsets::Aim;

pub(super) async fn run(
    args: &Args,
    group: &str,
    live: &str,
    window: &Window,
    cluster: &Client,
    context: &mut Context,
) -> Result<Exit> {
    if args.until.is_some() {
        return Err(Error::bad_input("a group reads on from where it is put: --until has no meaning with --group")
            .hint("to replay a window and no more, copy it: `--to TOPIC`"));
    }
    let aims: BTreeMap<_, _> = window.slots.iter().map(|slot| (slot.place(), Aim::Offset(slot.from))).collect();
    let doing = format!("replay --since {}", args.since.as_deref().unwrap_or_default());
    let plan: SeekPlan = groups::seek_to(&**cluster, group, live, aims, &doing).await?;
    let done = groups::carry_out(cluster, plan, &args.consent, context).await?;
    if done == Exit::Done && !args.consent.dry_run {
        let mut topics: Vec<&str> = window.slots.iter().map(|slot: &Slot| &*slot.topic).collect();
        topics.dedup();
        let topics = topics.join(" ");
        context
            .ui
            .note(&format!("start the group's consumers again; by hand: `helixctl consume {topics} --group {group}`"));
    }
    Ok(done)
}
