//! What a frame says of its records: enough to know whether they are wanted without unpacking them.

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

    /// Takes one off the front. `topics` are those that were read before, so that a name is kept once.
    pub(super) fn read(from: &mut &[u8], topics: &mut Vec<Arc<str>>) -> Option<Head> {
        let length = u16::from_be_bytes(bytes(from, 2)?.try_into().ok()?);
        let name = std::str::from_utf8(bytes(from, usize::from(length))?).ok()?;
        let topic = match topics.iter().find(|topic| &***topic == name) {
            Some(known) => Arc::clone(known),
            None => {
                topics.push(Arc::from(name));
                Arc::clone(topics.last()?)
            }
        };
        Some(Head {
            topic,
            partition: u32_of(from)? as i32,
            partitions: u32_of(from)?,
            records: u32_of(from)?,
            first_offset: u64_of(from)? as i64,
            last_offset: u64_of(from)? as i64,
            min_timestamp: u64_of(from)? as i64,
            max_timestamp: u64_of(from)? as i64,
        })
    }
}
