//! A data folder: it stays the same cluster, and belongs to one sandbox at a time.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files;
use super::settings::Places;
use super::state::SandboxState;
use super::up::count;
use crate::error::{Error, Result};

const IDENTITY: &str = "helixctl-sandbox.json";

/// What a data folder says of itself: a cluster keeps its id and its number of brokers.
#[derive(Debug, Serialize, Deserialize)]
struct DataIdentity {
    cluster_id: String,
    brokers: u16,
}

/// The cluster id of a data folder; a new folder gets one.
pub(super) fn cluster_id(data: &Path, brokers: u16) -> Result<String> {
    let path = data.join(IDENTITY);
    if let Ok(text) = fs::read_to_string(&path) {
        let found: DataIdentity = serde_json::from_str(&text)
            .map_err(|error| Error::failed(format!("{} is not what helixctl wrote", path.display())).because(error))?;
        if found.brokers != brokers {
            let message = format!("the data in {} is that of {}", data.display(), count(found.brokers));
            return Err(Error::bad_input(format!("{message}, not of {brokers}"))
                .hint(format!("use --brokers {}, or another --data folder", found.brokers)));
        }
        return Ok(found.cluster_id);
    }
    let made = DataIdentity { cluster_id: files::random_id()?, brokers };
    let text = serde_json::to_string_pretty(&made)
        .map_err(|error| Error::failed("cannot write down the cluster id").because(error))?;
    files::write_whole(&path, &(text + "\n"))?;
    Ok(made.cluster_id)
}

/// Two sandboxes on the same data would destroy it.
pub(super) fn not_in_use(data: &Path, places: &Places) -> Result<()> {
    for (name, state) in SandboxState::all(places)? {
        if let Ok(mut state) = state
            && state.data == data
        {
            state.find_unrecorded();
            if !state.living().is_empty() {
                return Err(Error::failed(format!("sandbox `{name}` runs on the data in {}", data.display()))
                    .hint(format!("end it with `helixctl sandbox down {name}`, or name another --data folder")));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_folder_stays_the_same_cluster() {
        let folder = tempfile::tempdir().unwrap();
        let id = cluster_id(folder.path(), 3).unwrap();
        assert_eq!(cluster_id(folder.path(), 3).unwrap(), id);
        let error = cluster_id(folder.path(), 1).unwrap_err();
        assert!(error.message.ends_with("is that of 3 brokers, not of 1"), "{error}");
        fs::write(folder.path().join(IDENTITY), "?").unwrap();
        assert!(cluster_id(folder.path(), 3).unwrap_err().message.ends_with("is not what helixctl wrote"));
    }
}
