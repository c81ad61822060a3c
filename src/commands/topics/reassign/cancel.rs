//! `helixctl topics reassign --cancel`

use std::time::Instant;

use super::by_partition::failures;
use super::leftovers::{clear, leftovers};
use super::view::{Moved, ids};
use super::wanted::Live;
use super::{Args, selection};
use crate::apply::Manner;
use crate::apply::throttle::Throttles;
use crate::cluster::Reassignment;
use crate::commands::carry_out::{Carried, execute};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::gate::Client;
use crate::plan::{Action, Plan};

pub(super) async fn run(args: &Args, live: &Live, client: &Client, context: &mut Context) -> Result<Exit> {
    let (selection, began) = (selection(args)?, Instant::now());
    let gate = client.gate(&live.info.id)?;
    let ours: Vec<&Reassignment> = live.moving.iter().filter(|found| selection.includes(&found.topic)).collect();
    for found in &ours {
        let (topic, partition, to) = (&found.topic, found.partition, ids(&found.target()));
        context.ui.note(&format!("{topic}-{partition} stops on its way to {to}"));
    }
    let action = |found: &&Reassignment| {
        (found.topic.clone(), Action::CancelMove { partition: found.partition, to: found.target() })
    };
    let plan = Plan::by_hand(&live.info.id, ours.iter().map(action));
    let mut carried = Carried::default();
    if !plan.changes.is_empty() {
        let consent = gate.consent_to(ours.len(), args.consent.yes, context)?;
        let journal = args.consent.journal.open(&plan, context)?;
        let stop = context.stop_signal()?;
        carried = execute(&plan, &consent, &Manner::default(), (journal, None), &stop, context).await;
    }
    let failed = failures(&plan, &carried);
    let found = leftovers(live, &Throttles::default(), &**client).await?;
    if !clear(found, &gate, context).await? {
        context.ui.note("other moves go on, and so does any throttle; `helixctl topics reassign --status` shows them");
    }
    let exit = carried.applied.exit(&plan);
    let (cluster_id, took_ms) = (live.info.id.clone(), began.elapsed().as_millis() as u64);
    let partitions = ours.len() - failed.len();
    context.ui.answer(&Moved { cluster_id, result: "cancelled", partitions, failed, took_ms })?;
    Ok(exit)
}
