//! Records and committed offsets on a real topic, by rdkafka itself.

use std::time::Duration;

use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer};
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};
use rdkafka::{Offset, TopicPartitionList};

const PATIENCE: Duration = Duration::from_secs(30);

/// Writes `count` records with this timestamp (epoch milliseconds) to partition 0, and waits until all are acknowledged.
pub fn write(brokers: &str, topic: &str, count: usize, timestamp_ms: i64) {
    let producer: BaseProducer = ClientConfig::new().set("bootstrap.servers", brokers).create().unwrap();
    for n in 0..count {
        let value = format!("record {n}");
        let record = BaseRecord::<(), _>::to(topic).partition(0).payload(&value).timestamp(timestamp_ms);
        producer.send(record).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(PATIENCE).unwrap();
    assert_eq!(producer.in_flight_count(), 0);
}

/// Commits an offset of partition 0 for a group without members.
pub fn commit(brokers: &str, group: &str, topic: &str, offset: i64) {
    let consumer: BaseConsumer =
        ClientConfig::new().set("bootstrap.servers", brokers).set("group.id", group).create().unwrap();
    let mut offsets = TopicPartitionList::new();
    offsets.add_partition_offset(topic, 0, Offset::Offset(offset)).unwrap();
    consumer.commit(&offsets, CommitMode::Sync).unwrap();
}
