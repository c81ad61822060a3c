//! `helixctl topics reassign --cancel`

use std::time::Instant;

use super::carry_out::{clear, leftovers};
use super::view::{Failed, Moved, ids};
use super::wanted::Live;
use super::{Args, selection};
use crate::apply::throttle::Throttles;
use crate::cluster::{ErrorCode, Reassignment};
use crate::commands::settle::until_shown;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::gate::Client;

pub(super) async fn run(args: &Args, live: &Live, client: &Client, context: &mut Context) -> Result<Exit> {
    let (selection, began) = (selection(args)?, Instant::now());
    let gate = client.gate(&live.info.id)?;
    let ours: Vec<&Reassignment> = live.moving.iter().filter(|found| selection.includes(&found.topic)).collect();
    for found in &ours {
        let (topic, partition, to) = (&found.topic, found.partition, ids(&found.target()));
        context.ui.note(&format!("{topic}-{partition} stops on its way to {to}"));
    }
    let mut failed = Vec::new();
    if !ours.is_empty() {
        let consent = gate.consent_to(ours.len(), args.yes, context)?;
        let cluster = consent.alter();
        let entries: Vec<_> = ours.iter().map(|found| (found.topic.clone(), found.partition, None)).collect();
        let results = cluster.alter_reassignments(&entries).await?;
        let ended = ErrorCode::Other("NO_REASSIGNMENT_IN_PROGRESS".to_owned());
        for (found, error) in ours.iter().zip(results).filter_map(|(found, result)| Some((found, result.err()?))) {
            // It arrived meanwhile.
            if error.code != ended {
                let (topic, partition) = (found.topic.clone(), found.partition);
                failed.push(Failed { topic, partition, why: error.message });
            }
        }
        let gone = async || {
            let left = cluster.reassignments().await?;
            Ok(!left
                .iter()
                .any(|left| ours.iter().any(|own| (&own.topic, own.partition) == (&left.topic, left.partition))))
        };
        if failed.is_empty() {
            until_shown(gone, context).await;
        }
    }
    let found = leftovers(live, &Throttles::default(), &**client).await?;
    if !clear(found, &gate, context).await? {
        context.ui.note("other moves go on, and so does any throttle; `helixctl topics reassign --status` shows them");
    }
    let exit = match (failed.is_empty(), failed.len() == ours.len()) {
        (true, _) => Exit::Done,
        (false, true) => Exit::Failed,
        (false, false) => Exit::Partial,
    };
    let (cluster_id, took_ms) = (live.info.id.clone(), began.elapsed().as_millis() as u64);
    let partitions = ours.len() - failed.len();
    context.ui.answer(&Moved { cluster_id, result: "cancelled", partitions, failed, took_ms })?;
    Ok(exit)
}
