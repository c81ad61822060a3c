//! Where the progress of a copy is kept: nowhere, in a file, or in the transactions that hold the records too.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::runtime::Handle;

use super::checkpoint::CheckpointFile;
use crate::cluster::OffsetAt;
use crate::error::{Error, Result};
use crate::gate::Client;
use crate::kafka::{Place, Producer};

pub(super) enum Keeper {
    Nowhere,
    File { file: CheckpointFile, target: Box<Ends> },
    Transactions { file: CheckpointFile, group: String, places: Vec<Place>, timeout: Duration },
}

/// The ends of the target's partitions: by them a later run knows how many records came after the last checkpoint.
pub(super) struct Ends {
    pub cluster: Client,
    pub topic: String,
    pub partitions: usize,
}

impl Ends {
    pub async fn look(&self) -> Result<BTreeMap<i32, i64>> {
        let numbers = 0..i32::try_from(self.partitions).unwrap_or(i32::MAX);
        let places: Vec<Place> = numbers.map(|number| (self.topic.clone(), number)).collect();
        let found = self.cluster.list_offsets(&places, OffsetAt::Latest).await?;
        let ends = places.into_iter().zip(found);
        let ends = ends.filter_map(|((_, number), found)| Some((number, found.ok()?.offset?)));
        Ok(ends.collect())
    }
}

impl Keeper {
    /// Whether anything is kept.
    pub fn is_lasting(&self) -> bool {
        !matches!(self, Keeper::Nowhere)
    }

    /// Everything before these positions is delivered.
    pub fn keep(&mut self, producer: &Producer, positions: &[i64]) -> Result<()> {
        match self {
            Keeper::Nowhere => Ok(()),
            Keeper::File { file, target } => {
                // A little less is known than is true: what others write counts as ours, never the other way round.
                file.state.target_ends = Handle::current().block_on(target.look())?;
                file.state.positions = positions.to_vec();
                file.write()
            }
            Keeper::Transactions { group, places, timeout, file } => {
                let offsets: Vec<(Place, i64)> = places.iter().cloned().zip(positions.iter().copied()).collect();
                file.state.positions = positions.to_vec();
                producer.send_offsets(group, &offsets, *timeout)?;
                producer.commit(*timeout)?;
                producer.begin()
            }
        }
    }

    /// The last word: whether all of it was copied.
    pub fn close(&mut self, done: bool) -> Result<()> {
        let (Keeper::File { file, .. } | Keeper::Transactions { file, .. }) = self else { return Ok(()) };
        file.state.done = done;
        file.write()
    }

    pub fn give_up(&self, producer: &Producer) {
        if let Keeper::Transactions { timeout, .. } = self {
            // If this does not get through, the next run's first word ends the transaction.
            let _ = producer.abort(*timeout);
        }
    }
}

/// An error of a copy, with what to do next.
pub(super) fn resumable(error: Error, keeps: bool) -> Error {
    match keeps {
        true => error.hint("the same command goes on from its checkpoint"),
        false => error.hint("with `--checkpoint FILE` a copy can be gone on with"),
    }
}
