//! A data folder: it stays the same cluster, and belongs to one sandbox at a time.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files;
use super::settings::Places;
use super::state::SandboxState;
use super::up::count;
use helixctl_core::error::{Error, Result};

const IDENTITY: &str = "helixctl-sandbox.json";

/// What a data folder says of itself: a cluster keeps its id and its number of brokers.
#[derive(Debug, Serialize, Deserialize)]
struct DataIdentity {
    cluster_id: String,
    brokers: u16,
    /// Its users are part of it: without them a secured sandbox cannot be entered.
    #[serde(default)]
    secure: bool,
}

/// The cluster id of a data folder; a new folder gets one.
pub(super) fn cluster_id(data: &Path, brokers: u16, secure: bool) -> Result<String> {
    let path = data.join(IDENTITY);
    if let Ok(text) = fs::read_to_string(&path) {
        let found: DataIdentity = serde_json::from_str(&text)
            .map_err(|error| Error::failed(format!("{} is not what helixctl wrote", path.display())).because(error))?;
        if found.brokers != brokers {
            let message = format!("the data in {} is that of {}", data.display(), count(found.brokers));
            return Err(Error::bad_input(format!("{message}, not of {brokers}"))
                .hint(format!("use --brokers {}, or another --data folder", found.brokers)));
        }
        if found.secure != secure {
            let (is, way_out) = match found.secure {
                true => ("a secured", "add --secure"),
                false => ("an unsecured", "leave out --secure"),
            };
            return Err(Error::bad_input(format!("the data in {} is that of {is} sandbox", data.display()))
                .hint(format!("{way_out}, or use another --data folder")));
        }
        return Ok(found.cluster_id);
    }
    let made = DataIdentity { cluster_id: files::random_id()?, brokers, secure };
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
        let id = cluster_id(folder.path(), 3, false).unwrap();
        assert_eq!(cluster_id(folder.path(), 3, false).unwrap(), id);
        let error = cluster_id(folder.path(), 3, true).unwrap_err();
        assert!(error.message.ends_with("is that of an unsecured sandbox"), "{error}");
        let error = cluster_id(folder.path(), 1, false).unwrap_err();
        assert!(error.message.ends_with("is that of 3 brokers, not of 1"), "{error}");
        fs::write(folder.path().join(IDENTITY), "?").unwrap();
        assert!(cluster_id(folder.path(), 3, false).unwrap_err().message.ends_with("is not what helixctl wrote"));
    }
}
