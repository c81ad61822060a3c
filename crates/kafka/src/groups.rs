//! Groups, in the words of the port.

use std::collections::BTreeMap;

use super::KafkaCluster;
use super::member::Place;
use helixctl_core::cluster::{ClusterError, ItemResult, ListedGroup, LogEnds, SeenGroup};

impl KafkaCluster {
    /// All groups of the cluster, of every kind, in order.
    pub async fn list_groups(&self) -> Result<Vec<ListedGroup>, ClusterError> {
        self.wire.groups().await.map_err(|fault| fault.told("listing groups", false))
    }

    /// The groups that `wanted` picks, with their members and committed offsets, in order.
    pub async fn look_at_groups(
        &self,
        wanted: &(dyn Fn(&ListedGroup) -> bool + Sync),
    ) -> Result<Vec<SeenGroup>, ClusterError> {
        self.wire.look(wanted).await.map_err(|fault| fault.told("looking at groups", false))
    }

    /// The ends of these logs; a partition that is not there is an error of its own.
    pub async fn log_ends(
        &self,
        places: &[Place],
        committed: bool,
    ) -> Result<BTreeMap<Place, ItemResult<LogEnds>>, ClusterError> {
        self.wire.ends(places, committed).await.map_err(|fault| fault.told("looking up offsets", false))
    }

    /// The timestamp of the first record at or after each offset, milliseconds since the epoch, where there is one.
    pub async fn timestamps(
        &self,
        at: &BTreeMap<Place, i64>,
        committed: bool,
    ) -> Result<BTreeMap<Place, i64>, ClusterError> {
        self.wire.timestamps(at, committed).await.map_err(|fault| fault.told("looking up timestamps", false))
    }

    /// Commits offsets for a group that has no members, all in one request; results in order of the offsets.
    pub async fn commit_offsets(
        &self,
        group: &str,
        offsets: &BTreeMap<Place, i64>,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        self.wire.commit(group, offsets).await.map_err(|fault| fault.told("committing offsets", true))
    }

    /// Removes committed offsets; results in order of the places.
    pub async fn delete_offsets(&self, group: &str, places: &[Place]) -> Result<Vec<ItemResult>, ClusterError> {
        self.wire.delete_offsets(group, places).await.map_err(|fault| fault.told("deleting offsets", true))
    }

    /// Deletes a group with all that it has committed.
    pub async fn delete_group(&self, group: &str) -> Result<ItemResult, ClusterError> {
        self.wire.delete_group(group).await.map_err(|fault| fault.told("deleting a group", true))
    }
}
