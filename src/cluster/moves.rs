//! Replicas on the move, and the disks they lie on.

/// A partition whose replicas are being changed (ListPartitionReassignments).
#[derive(Clone, Debug, PartialEq, Eq)]
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
