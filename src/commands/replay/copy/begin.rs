//! How a copy begins: anew, or where an earlier run of the same command was.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::super::args::Args;
use super::super::window::{Slot, Window};
use super::checkpoint::CheckpointFile;
use super::keeper::{Ends, Keeper};
use super::target::Target;
use crate::clock::now_ms;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::kafka::{Place, Producer};
use crate::output::count;

/// All that a copy starts with.
pub(super) struct Begun {
    pub producer: Producer,
    pub slots: Vec<Slot>,
    /// The offset to go on at, of each slot.
    pub positions: Vec<i64>,
    pub keeper: Keeper,
}

/// `None` if the checkpoint says that all was copied.
pub(super) async fn begin(
    args: &Args,
    window: &Window,
    asked: Vec<String>,
    target: Target,
    context: &mut Context,
) -> Result<Option<Begun>> {
    let timeout = context.globals.timeout;
    let Some(path) = &args.copy.checkpoint else {
        let producer = Producer::new(&target.properties, &target.topic, timeout, &target.permit)?;
        let positions = window.slots.iter().map(|slot| slot.from).collect();
        return Ok(Some(Begun { producer, slots: window.slots.clone(), positions, keeper: Keeper::Nowhere }));
    };
    let id = format!("helixctl-replay-{:x}-{:x}", now_ms(), std::process::id());
    let (file, there) = CheckpointFile::open(path, asked, || window.slots.clone(), id)?;
    if file.state.done {
        context.ui.note(&format!("all was copied already, says {}", path.display()));
        return Ok(None);
    }
    let slots = file.state.slots.clone();
    match args.copy.exactly_once {
        true => in_transactions(file, slots, target, timeout).await.map(Some),
        false => in_file(file, there, slots, target, timeout, context).await.map(Some),
    }
}

async fn in_file(
    mut file: CheckpointFile,
    there: bool,
    slots: Vec<Slot>,
    target: Target,
    timeout: Duration,
    context: &mut Context,
) -> Result<Begun> {
    let producer = Producer::new(&target.properties, &target.topic, timeout, &target.permit)?;
    let Target { cluster, topic, partitions, .. } = target;
    let ends = Ends { cluster, topic, partitions };
    let now = ends.look().await?;
    if there {
        let since = |(number, end): (&i32, &i64)| end - file.state.target_ends.get(number).copied().unwrap_or(*end);
        let twice = now.iter().map(since).filter(|twice| *twice > 0).fold(0, i64::saturating_add);
        let twice = count(usize::try_from(twice).unwrap_or_default(), "record");
        context.ui.note(&format!(
            "going on from the checkpoint; at most {twice} will be in {} twice (--exactly-once prevents that)",
            ends.topic
        ));
    } else {
        file.state.target_ends = now;
        file.write()?;
    }
    let positions = file.state.positions.clone();
    Ok(Begun { producer, slots, positions, keeper: Keeper::File { file, target: Box::new(ends) } })
}

/// The offsets of the transactions are committed under the source's partitions where the source is on the same cluster,
/// which `helixctl lag` shows as what is left to copy; on another cluster under the target's, part by part.
async fn in_transactions(
    file: CheckpointFile,
    slots: Vec<Slot>,
    mut target: Target,
    timeout: Duration,
) -> Result<Begun> {
    let group = file.state.id.clone();
    let places: Vec<Place> = match target.is_elsewhere {
        false => slots.iter().map(Slot::place).collect(),
        true if slots.len() <= target.partitions => {
            (0..slots.len()).map(|number| (target.topic.clone(), number as i32)).collect()
        }
        true => {
            let wants = format!("a target with at least {} partitions, one for each that is copied", slots.len());
            return Err(Error::bad_input(format!(
                "--exactly-once to another cluster wants {wants}; {} has {}; nothing was copied",
                target.topic, target.partitions
            )));
        }
    };
    target.properties.insert("transactional.id".to_owned(), group.clone());
    let producer = Arc::new(Producer::new(&target.properties, &target.topic, timeout, &target.permit)?);
    // Ends whatever a killed run had begun: only then are the committed offsets the last word.
    let initial = Arc::clone(&producer);
    let begun = tokio::task::spawn_blocking(move || initial.init_transactions(timeout).and_then(|()| initial.begin()));
    begun.await.map_err(|e| Error::failed("the copy broke").because(e))??;
    let Some(producer) = Arc::into_inner(producer) else { return Err(Error::failed("the copy broke")) };
    let committed: BTreeMap<Place, i64> = target.cluster.committed(&group).await?;
    let at = |(place, slot): (&Place, &Slot)| committed.get(place).copied().unwrap_or(slot.from);
    let positions = places.iter().zip(&slots).map(at).collect();
    Ok(Begun { producer, slots, positions, keeper: Keeper::Transactions { file, group, places, timeout } })
}
