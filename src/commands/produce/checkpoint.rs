//! How far `produce` is in its input, in a file: the same command goes on from there.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::files::replace_json;

const KIND: &str = "ProduceCheckpoint";

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    kind: String,
    version: u32,
    topic: String,
    files: Vec<PathBuf>,
    /// Records of the input that were delivered, or were left out on purpose.
    records: u64,
}

pub(super) struct Checkpoint {
    path: PathBuf,
    state: State,
}

impl Checkpoint {
    /// Reads the file if it is there. One of another topic or other files is an error.
    pub fn open(path: &Path, topic: &str, files: &[PathBuf]) -> Result<Checkpoint> {
        let fresh =
            State { kind: KIND.to_owned(), version: 1, topic: topic.to_owned(), files: files.to_vec(), records: 0 };
        let wrong = |what: &str| {
            Error::bad_input(format!("--checkpoint: {} {what}; nothing was sent", path.display()))
                .hint("repeat that command, or name another file")
        };
        let state = match std::fs::read(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => fresh,
            Err(error) => return Err(wrong("cannot be read").because(error)),
            Ok(bytes) => {
                let found: State =
                    serde_json::from_slice(&bytes).map_err(|error| wrong("is no checkpoint").because(error))?;
                if (&found.kind, found.version) != (&fresh.kind, 1) {
                    return Err(wrong("is no checkpoint of produce"));
                }
                if (&found.topic, &found.files) != (&fresh.topic, &fresh.files) {
                    return Err(wrong("belongs to another topic, or to other files"));
                }
                found
            }
        };
        Ok(Checkpoint { path: path.to_owned(), state })
    }

    /// Records of the input that are behind it.
    pub fn records(&self) -> u64 {
        self.state.records
    }

    /// Replaces the file as a whole, on disk before it is believed.
    pub fn keep(&mut self, records: u64) -> Result<()> {
        self.state.records = records;
        replace_json(&self.path, &self.state)
    }
}
