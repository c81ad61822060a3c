//! Throttles that nothing needs any more.

use super::wanted::Live;
use crate::apply::throttle::{self, Throttles};
use crate::cluster::{Alter, Look};
use crate::context::Context;
use crate::error::Result;
use crate::gate::Gate;
use crate::output::count;

/// The throttles that are of no use: when nothing is on the move any more, ours and those of a run that was killed. `None` if
/// something still is. `ours` are among them even if a broker does not show them yet.
pub(super) async fn leftovers(live: &Live, ours: &Throttles, cluster: &dyn Look) -> Result<Option<Throttles>> {
    if !cluster.reassignments().await?.is_empty() {
        return Ok(None);
    }
    let brokers: Vec<i32> = live.info.brokers.iter().map(|broker| broker.id).collect();
    let topics: Vec<String> = live.topics.keys().cloned().collect();
    Ok(Some(throttle::find(cluster, &brokers, &topics).await?.with(ours)))
}

/// Clears what was left, if anything was; false if something is still on the move.
pub(super) async fn clear(found: Option<Throttles>, gate: &Gate, context: &mut Context) -> Result<bool> {
    let Some(found) = found else { return Ok(false) };
    if !found.is_empty() {
        let consent = gate.consent(context)?;
        clear_with(&found, consent.alter(), context).await;
    }
    Ok(true)
}

pub(super) async fn clear_with(found: &Throttles, cluster: &dyn Alter, context: &mut Context) {
    let what = format!("{} and {}", count(found.brokers.len(), "broker"), count(found.topics.len(), "topic"));
    match throttle::clear(cluster, found).await {
        Ok(()) => context.ui.note(&format!("throttles were cleared on {what}")),
        Err(why) => {
            context.ui.warn(&format!("throttles stay on {what}: {why}"));
            context.ui.hint("`helixctl topics reassign` tries again");
        }
    }
}
