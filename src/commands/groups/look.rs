//! One group, looked at before something is done with it.

use crate::cluster::{Look, SeenGroup};
use crate::commands::lag::missing;
use crate::error::{Error, Result};

/// The group, if it is there. A part of it that could not be looked up is an error: nothing is done on half a view.
pub(super) async fn find(cluster: &dyn Look, name: &str) -> Result<Option<SeenGroup>> {
    let mut found = cluster.look_at_groups(&|group| group.group == name).await?;
    match found.pop() {
        Some(SeenGroup { error: Some(error), .. }) => {
            Err(Error::failed(format!("group {name} could not be looked at: {}", error.message)))
        }
        found => Ok(found),
    }
}

/// The group, which has to be there.
pub(super) async fn existing(cluster: &dyn Look, name: &str) -> Result<SeenGroup> {
    match find(cluster, name).await? {
        Some(group) => Ok(group),
        None => Err(missing(name, cluster).await),
    }
}
