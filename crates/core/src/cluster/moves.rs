//! Replicas on the move, and the disks they lie on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::look::Look;
use super::port::ClusterError;

/// A partition whose replicas are being changed (ListPartitionReassignments).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reassignment {
    pub topic: String,
    pub partition: i32,
    /// Every broker that has a replica or gets one: the present and the coming set together.
    pub replicas: Vec<i32>,
    /// Brokers that still copy the partition.
    pub adding: Vec<i32>,
    /// Brokers whose replica goes once the copies are complete.
    pub removing: Vec<i32>,
}

impl Reassignment {
    /// The replicas when it is done.
    pub fn target(&self) -> Vec<i32> {
        self.replicas.iter().copied().filter(|broker| !self.removing.contains(broker)).collect()
    }
}

/// One log folder of a broker (DescribeLogDirs).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogDir {
    pub path: String,
    /// Bytes of the volume that it lies on; absent from brokers before Kafka 3.3.
    pub total_bytes: Option<u64>,
    /// Bytes of the volume that are free; folders on one volume share them.
    pub usable_bytes: Option<u64>,
    /// In order of topic and partition; empty if the folder is offline.
    pub replicas: Vec<ReplicaLog>,
    /// Why the broker cannot use this folder, such as a disk that failed.
    pub error: Option<super::ItemError>,
}

/// One replica on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReplicaLog {
    pub topic: String,
    pub partition: i32,
    pub bytes: u64,
    /// How many records it is behind: for a replica in the making, what is still to be copied.
    pub lag: i64,
    /// Being copied from another folder of the same broker, to replace the replica there.
    pub future: bool,
}

/// What lies on the disks, as far as the brokers tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disks {
    /// Bytes of the largest replica of each partition, by topic.
    pub bytes: BTreeMap<String, BTreeMap<i32, u64>>,
    /// Bytes that are free on each broker, on its fullest volume: Kafka chooses among the log folders.
    pub free: BTreeMap<i32, u64>,
}

impl Disks {
    /// Bytes of one replica of a partition.
    pub fn of(&self, topic: &str, partition: i32) -> Option<u64> {
        self.bytes.get(topic)?.get(&partition).copied()
    }
}

/// Looks at the disks of these brokers. One that does not answer, or may not be asked, is left out.
pub async fn observe_disks(cluster: &dyn Look, brokers: &[i32]) -> Result<Disks, ClusterError> {
    let mut disks = Disks::default();
    let answers = match cluster.log_dirs(brokers).await {
        Ok(answers) => answers,
        Err(error) if error.refusal.is_some() => return Ok(disks),
        Err(error) => return Err(error),
    };
    for (broker, dirs) in brokers.iter().zip(answers) {
        for dir in dirs.into_iter().flatten() {
            if let Some(usable) = dir.usable_bytes {
                let free = disks.free.entry(*broker).or_insert(usable);
                *free = usable.min(*free);
            }
            for replica in dir.replicas.into_iter().filter(|replica| !replica.future) {
                let bytes = disks.bytes.entry(replica.topic).or_default().entry(replica.partition).or_default();
                *bytes = replica.bytes.max(*bytes);
            }
        }
    }
    Ok(disks)
}
