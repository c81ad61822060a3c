//! Records of a cluster, read without a group.

use async_trait::async_trait;
use tokio::sync::mpsc;

use super::KafkaCluster;
use helixctl_core::cluster::{ClusterError, Look, Portion, ReadEvent};

/// A cluster whose records can be read.
#[async_trait]
pub trait Records: Look {
    /// Reads partitions in order, as fast as `to` is emptied; see [`ReadEvent`]. Ends when every portion has, or when nobody
    /// listens any more. `committed` hides what belongs to open and aborted transactions.
    async fn read(
        &self,
        portions: Vec<Portion>,
        committed: bool,
        to: mpsc::Sender<ReadEvent>,
    ) -> Result<(), ClusterError>;
}

#[async_trait]
impl Records for KafkaCluster {
    async fn read(
        &self,
        portions: Vec<Portion>,
        committed: bool,
        to: mpsc::Sender<ReadEvent>,
    ) -> Result<(), ClusterError> {
        self.wire.read(portions, committed, to).await
    }
}
