//! Topic that a command makes on its way, since a flag of its asks for it.

use tokio::sync::watch;

use super::carry_out::{JournalArgs, execute};
use crate::apply::{Manner, Outcome};
use crate::cluster::NewTopic;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::gate::Consent;
use crate::plan::{Action, Plan};

/// Makes the topic and waits until its partitions have leaders; how many they are. A topic that somebody else made meanwhile
/// is taken as it is. `nothing` ends the error, as in "nothing was read".
pub async fn make(
    new: &NewTopic,
    live: &str,
    consent: &Consent,
    nothing: &str,
    stop: &watch::Receiver<bool>,
    context: &mut Context,
) -> Result<usize> {
    let NewTopic { name, partitions, replication, configs, assignment } = new.clone();
    let action = Action::Create { partitions, replication, configs, description: None, assignment };
    let plan = Plan::by_hand(live, [(name.clone(), action)]);
    // A journal is worth a warning here, not a failure: this command has no flag that would go on without one.
    let journal = JournalArgs::default().open(&plan, context).unwrap_or_else(|error| {
        context.ui.warn(&format!("no journal is kept: {}", error.message));
        None
    });
    let carried = execute(&plan, consent, &Manner::default(), (journal, None), stop, context).await;
    let found = consent.alter().describe_topics(std::slice::from_ref(&name)).await?.into_iter().next();
    match (found, carried.applied.outcome(0)) {
        (Some(Ok(topic)), _) if !topic.partitions.is_empty() => Ok(topic.partitions.len()),
        (_, Outcome::Done { .. }) => Ok(partitions.and_then(|of| usize::try_from(of).ok()).unwrap_or(1)),
        (_, Outcome::NotDone { why, way_out }) => {
            let told = format!("topic {name} was not created: {why}; {nothing}");
            Err(Error::new(carried.applied.exit(&plan), told).hint(way_out))
        }
        (_, Outcome::Unknown { why }) => {
            Err(Error::failed(format!("whether topic {name} was created is not known: {why}; {nothing}")))
        }
    }
}
