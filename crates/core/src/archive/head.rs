//! What a frame says of its records: enough to know whether they are wanted without unpacking them.

use std::collections::HashSet;
use std::sync::Arc;

use super::{bytes, u32_of, u64_of};

/// Of one frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub topic: Arc<str>,
    pub partition: i32,
    /// How many partitions the topic has, or had.
    pub partitions: u32,
    pub records: u32,
    pub first_offset: i64,
    pub last_offset: i64,
    /// Milliseconds since the epoch; −1 for records without a timestamp.
    pub min_timestamp: i64,
    pub max_timestamp: i64,
}

impl Head {
    pub(super) fn write(&self, into: &mut Vec<u8>) {
        // Kafka's names have 249 letters at most.
        into.extend_from_slice(&(self.topic.len() as u16).to_be_bytes());
        into.extend_from_slice(self.topic.as_bytes());
        into.extend_from_slice(&self.partition.to_be_bytes());
        into.extend_from_slice(&self.partitions.to_be_bytes());
        into.extend_from_slice(&self.records.to_be_bytes());
        for number in [self.first_offset, self.last_offset, self.min_timestamp, self.max_timestamp] {
            into.extend_from_slice(&number.to_be_bytes());
        }
    }

    /// Takes one off the front, unless it makes no sense. `topics` are those that were read before, so that a name is kept
    /// once.
    pub(super) fn read(from: &mut &[u8], topics: &mut HashSet<Arc<str>>) -> Option<Head> {
        let length = u16::from_be_bytes(bytes(from, 2)?.try_into().ok()?);
        let name = std::str::from_utf8(bytes(from, usize::from(length))?).ok()?;
        let topic = topics.get(name).cloned().unwrap_or_else(|| Arc::from(name));
        topics.insert(Arc::clone(&topic));
        let head = Head {
            topic,
            partition: u32_of(from)? as i32,
            partitions: u32_of(from)?,
            records: u32_of(from)?,
            first_offset: u64_of(from)? as i64,
            last_offset: u64_of(from)? as i64,
            min_timestamp: u64_of(from)? as i64,
            max_timestamp: u64_of(from)? as i64,
        };
        // Whoever reads on counts from these numbers.
        let in_order = (0..=head.last_offset).contains(&head.first_offset) && head.last_offset < i64::MAX;
        (in_order && head.partition >= 0).then_some(head)
    }
}
