//! How far a copy is, in a file: what was asked for, the window as it was fixed at first, and the next offset of each part.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::super::window::Slot;
use crate::error::{Error, Result};
use crate::files::replace_json;

const KIND: &str = "ReplayCheckpoint";
const VERSION: u32 = 1;

/// What is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Checkpoint {
    kind: String,
    version: u32,
    /// Names the copy: its transactional id and the group of its offsets.
    pub id: String,
    /// What the copy is of, as it was asked for: a checkpoint belongs to one copy.
    pub asked: Vec<String>,
    pub done: bool,
    pub slots: Vec<Slot>,
    /// The offset to go on at, of each slot. With `--exactly-once` those of the transactions count.
    pub positions: Vec<i64>,
    /// The ends of the target's partitions when this was written.
    pub target_ends: BTreeMap<i32, i64>,
}

/// The file, and a lock on it: two runs at once would copy twice.
pub(super) struct CheckpointFile {
    path: PathBuf,
    _lock: File,
    pub state: Checkpoint,
}

impl CheckpointFile {
    /// Opens the file if it is there, and begins it with `first` if not. Tells whether it was there.
    pub fn open(
        path: &Path,
        asked: Vec<String>,
        first: impl FnOnce() -> Vec<Slot>,
        id: String,
    ) -> Result<(Self, bool)> {
        let lock_path = path.with_extension("lock");
        let cannot = |path: &Path, error: std::io::Error| {
            Error::bad_input(format!("--checkpoint: {} cannot be written", path.display())).because(error)
        };
        let lock = File::create(&lock_path).map_err(|error| cannot(&lock_path, error))?;
        if flock(&lock, FlockOperation::NonBlockingLockExclusive).is_err() {
            return Err(Error::refused(format!("another run is copying with {}; nothing was copied", path.display())));
        }
        let there = path.exists();
        let state = match there {
            true => read(path, &asked)?,
            false => {
                let slots = first();
                let positions = slots.iter().map(|slot| slot.from).collect();
                let (kind, version) = (KIND.to_owned(), VERSION);
                Checkpoint { kind, version, id, asked, done: false, slots, positions, target_ends: BTreeMap::new() }
            }
        };
        let file = CheckpointFile { path: path.to_owned(), _lock: lock, state };
        if !there {
            file.write()?;
        }
        Ok((file, there))
    }

    /// Replaces the file as a whole, on disk before it is believed.
    pub fn write(&self) -> Result<()> {
        replace_json(&self.path, &self.state)
    }
}

impl Drop for CheckpointFile {
    fn drop(&mut self) {
        // Only a convenience: a lock file that stays is locked by nobody.
        let _ = std::fs::remove_file(self.path.with_extension("lock"));
    }
}

fn read(path: &Path, asked: &[String]) -> Result<Checkpoint> {
    let wrong = |error: anyhow::Error| {
        Error::bad_input(format!("{} is no checkpoint of a replay; nothing was copied", path.display())).because(error)
    };
    let text = std::fs::read_to_string(path).map_err(|e| wrong(e.into()))?;
    let found: Checkpoint = serde_json::from_str(&text).map_err(|e| wrong(e.into()))?;
    if found.kind != KIND || found.version != VERSION || found.positions.len() != found.slots.len() {
        return Err(wrong(anyhow::anyhow!("its kind is not {KIND} version {VERSION}")));
    }
    if found.asked != asked {
        let other = found.asked.iter().find(|word| !asked.contains(word));
        let what = other.map_or_else(String::new, |word| format!(" ({word})"));
        return Err(Error::bad_input(format!("{} belongs to another copy{what}; nothing was copied", path.display()))
            .hint("repeat that command, or name another file"));
    }
    Ok(found)
}
