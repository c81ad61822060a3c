//! Records and committed offsets on a real topic, by rdkafka itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rdkafka::admin::{AdminClient, AdminOptions, AlterConfig, ResourceSpecifier};
use rdkafka::client::DefaultClientContext;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer};
use rdkafka::error::{KafkaError, RDKafkaErrorCode};
use rdkafka::message::Message;
use rdkafka::producer::{BaseProducer, BaseRecord, DefaultProducerContext, Producer, ThreadedProducer};
use rdkafka::{Offset, TopicPartitionList};

use super::fake::block_on;

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

/// Writes so many bytes to partition 0, in records of 100 kB that do not compress.
pub fn fill(brokers: &str, topic: &str, bytes: usize) {
    let mut config = ClientConfig::new();
    let producer: BaseProducer = config.set("bootstrap.servers", brokers).create().unwrap();
    let mut noise = 1_u32;
    for _ in 0..bytes / 100_000 {
        let mut next = || {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        };
        let value: Vec<u8> = (0..100_000).map(|_| next()).collect();
        producer.send(BaseRecord::<(), _>::to(topic).partition(0).payload(&value)).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(PATIENCE).unwrap();
    assert_eq!(producer.in_flight_count(), 0);
}

/// Moves the log start of a partition, as retention does.
pub fn delete_before(brokers: &str, topic: &str, partition: i32, offset: i64) {
    let admin: AdminClient<DefaultClientContext> =
        ClientConfig::new().set("bootstrap.servers", brokers).create().unwrap();
    let mut list = TopicPartitionList::new();
    list.add_partition_offset(topic, partition, Offset::Offset(offset)).unwrap();
    block_on(admin.delete_records(&list, &AdminOptions::new())).unwrap();
}

/// Sets a topic's config, and no other, without asking helixctl, which leaves throttles alone.
pub fn configure(brokers: &str, topic: &str, name: &str, value: &str) {
    let admin: AdminClient<DefaultClientContext> =
        ClientConfig::new().set("bootstrap.servers", brokers).create().unwrap();
    let change = AlterConfig::new(ResourceSpecifier::Topic(topic)).set(name, value);
    let results = block_on(admin.alter_configs([&change], &AdminOptions::new())).unwrap();
    assert!(results.iter().all(Result::is_ok), "{results:?}");
}

/// How many offsets lie between the log start and the last stable offset; to be asked of a topic that is still written to, where
/// a reader would not come to an end.
pub fn count(brokers: &str, topic: &str, partitions: i32) -> usize {
    offsets(brokers, topic, partitions, "read_committed")
}

/// The same up to the high watermark: what an open transaction has written counts too.
pub fn written(brokers: &str, topic: &str, partitions: i32) -> usize {
    offsets(brokers, topic, partitions, "read_uncommitted")
}

fn offsets(brokers: &str, topic: &str, partitions: i32, isolation: &str) -> usize {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", brokers).set("isolation.level", isolation);
    let consumer: BaseConsumer = config.create().unwrap();
    // A leader that has just been made, or has gone, is asked again.
    let ends = |id| {
        let since = Instant::now();
        loop {
            match consumer.fetch_watermarks(topic, id, PATIENCE) {
                Ok(ends) => return ends,
                Err(error) if since.elapsed() > PATIENCE => panic!("{error}"),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    };
    (0..partitions).map(ends).map(|(start, end)| usize::try_from(end - start).unwrap()).sum()
}

/// Commits an offset of partition 0 for a group without members.
pub fn commit(brokers: &str, group: &str, topic: &str, offset: i64) {
    let consumer: BaseConsumer =
        ClientConfig::new().set("bootstrap.servers", brokers).set("group.id", group).create().unwrap();
    let mut offsets = TopicPartitionList::new();
    offsets.add_partition_offset(topic, 0, Offset::Offset(offset)).unwrap();
    consumer.commit(&offsets, CommitMode::Sync).unwrap();
}

/// Writes numbered records to all partitions, acknowledged by all in-sync replicas, until it is stopped.
pub struct Writer {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<usize>,
}

impl Writer {
    pub fn start(brokers: &str, topic: &str) -> Writer {
        let mut config = ClientConfig::new();
        config.set("bootstrap.servers", brokers).set("acks", "all").set("enable.idempotence", "true");
        let producer: ThreadedProducer<DefaultProducerContext> = config.create().unwrap();
        let (topic, stop) = (topic.to_owned(), Arc::new(AtomicBool::new(false)));
        let until = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            let mut count = 0;
            while !until.load(Ordering::Relaxed) {
                let value = count.to_string();
                let record = BaseRecord::<(), _>::to(&topic).payload(&value);
                match producer.send(record) {
                    Ok(()) => count += 1,
                    Err((error, _)) if error.rdkafka_error_code() == Some(RDKafkaErrorCode::QueueFull) => {}
                    Err((error, _)) => panic!("{error}"),
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            producer.flush(Duration::from_secs(60)).unwrap();
            count
        });
        Writer { stop, thread }
    }

    /// How many records were written, when all are acknowledged.
    pub fn stop(self) -> usize {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}

/// The values of all records of a topic, in no order.
pub fn read(brokers: &str, topic: &str, partitions: i32) -> Vec<String> {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", brokers).set("group.id", "reader").set("enable.auto.commit", "false");
    let consumer: BaseConsumer = config.set("enable.partition.eof", "true").create().unwrap();
    let mut list = TopicPartitionList::new();
    (0..partitions).for_each(|id| drop(list.add_partition_offset(topic, id, Offset::Beginning)));
    consumer.assign(&list).unwrap();
    let (mut values, mut open) = (Vec::new(), partitions);
    while open > 0 {
        match consumer.poll(PATIENCE).expect("a record or the end of a partition") {
            Ok(record) => values.push(String::from_utf8(record.payload().unwrap().to_vec()).unwrap()),
            Err(KafkaError::PartitionEOF(_)) => open -= 1,
            Err(error) => panic!("{error}"),
        }
    }
    values
}
