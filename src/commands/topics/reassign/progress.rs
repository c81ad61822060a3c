//! How far the copying is: by partitions, and by bytes where the brokers tell.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use async_trait::async_trait;

use crate::apply::MoveListener;
use crate::cluster::{Disks, Look, Reassignment};
use crate::output::{Progress, count};
use crate::units::{format_bytes, format_millis};

/// Disks are looked at no more often than this: their answers are long.
const LOOKS: Duration = Duration::from_secs(2);

/// Shows on a terminal what is left.
pub(super) struct Bar<'a> {
    pub progress: Progress,
    pub cluster: &'a dyn Look,
    /// Bytes of each partition before it was moved.
    pub disks: &'a Disks,
    pub began: Instant,
    looked: Option<Instant>,
    /// What was left at the first look.
    first: Option<u64>,
}

impl<'a> Bar<'a> {
    pub(super) fn new(progress: Progress, cluster: &'a dyn Look, disks: &'a Disks) -> Self {
        Bar { progress, cluster, disks, began: Instant::now(), looked: None, first: None }
    }

    /// Bytes still to be copied; none if a broker does not tell.
    async fn bytes_left(&self, moving: &[Reassignment]) -> Option<u64> {
        let brokers: BTreeSet<i32> = moving.iter().flat_map(|found| found.adding.iter().copied()).collect();
        let brokers: Vec<i32> = brokers.into_iter().collect();
        let answers = self.cluster.log_dirs(&brokers).await.ok()?;
        let mut left = 0;
        for (broker, dirs) in brokers.iter().zip(answers) {
            let dirs = dirs.ok()?;
            for found in moving.iter().filter(|found| found.adding.contains(broker)) {
                let whole = self.disks.of(&found.topic, found.partition)?;
                let replicas = dirs.iter().flat_map(|dir| &dir.replicas);
                let mut own = replicas.filter(|r| r.topic == found.topic && r.partition == found.partition);
                left += whole.saturating_sub(own.next().map_or(0, |replica| replica.bytes));
            }
        }
        Some(left)
    }
}

#[async_trait]
impl MoveListener for Bar<'_> {
    async fn left(&mut self, moving: &[Reassignment]) {
        if self.looked.is_some_and(|looked| looked.elapsed() < LOOKS) {
            return;
        }
        self.looked = Some(Instant::now());
        let partitions = count(moving.len(), "partition");
        let Some(left) = self.bytes_left(moving).await else {
            return self.progress.message(format!("moving: {partitions} left"));
        };
        let first = *self.first.get_or_insert(left);
        let copied = first.saturating_sub(left);
        let about = match copied {
            0 => String::new(),
            copied => {
                let millis = self.began.elapsed().as_millis() as u64 / 1000 * left / copied.max(1) * 1000;
                format!(", about {}", format_millis(millis.max(1000)))
            }
        };
        self.progress.message(format!("moving: {partitions}, {} left{about}", format_bytes(left)));
    }
}
