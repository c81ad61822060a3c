//! `produce` while the leader of a partition dies.

use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::error::KafkaError;
use rdkafka::message::Message;
use rdkafka::{Offset, TopicPartitionList};

use crate::support::{eventually, records};
use crate::topics_faults::Own;

const RECORDS: usize = 1_000_000;

/// The values of each partition, in order.
fn logs(brokers: &str, topic: &str, partitions: i32) -> Vec<Vec<usize>> {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", brokers).set("group.id", "reader").set("enable.auto.commit", "false");
    let consumer: BaseConsumer = config.set("enable.partition.eof", "true").create().unwrap();
    let mut list = TopicPartitionList::new();
    (0..partitions).for_each(|id| drop(list.add_partition_offset(topic, id, Offset::Beginning)));
    consumer.assign(&list).unwrap();
    let mut logs = vec![Vec::new(); partitions as usize];
    let mut open = partitions;
    while open > 0 {
        match consumer.poll(Duration::from_secs(60)).expect("a record or the end of a partition") {
            Ok(record) => {
                let value = std::str::from_utf8(record.payload().unwrap()).unwrap();
                logs[record.partition() as usize].push(value.parse().unwrap());
            }
            Err(KafkaError::PartitionEOF(_)) => open -= 1,
            Err(error) => panic!("{error}"),
        }
    }
    logs
}

/// Two, or as many as `HELIXCTL_ROUNDS` says.
fn rounds() -> usize {
    std::env::var("HELIXCTL_ROUNDS").map_or(2, |text| text.parse().expect("HELIXCTL_ROUNDS is a number"))
}

/// Nothing lost, nothing twice, and in order within each partition.
#[test]
fn a_leader_that_is_killed_costs_no_record_and_no_order_on_broker() {
    let mut own = Own::start(3);
    let brokers = own.state.brokers().join(",");
    for (round, leader) in [3, 2].into_iter().cycle().take(rounds()).enumerate() {
        let topic = format!("round-{round}");
        let create = format!("topics create {topic} --partitions 3 --replication 3 --yes");
        own.line(&create).run().expect(0);
        let mut run = own.line(&format!("produce {topic}"));
        let command = run.command().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let lines = |range: std::ops::Range<usize>| range.map(|n| format!("{n}\n")).collect::<String>();
        // Who ends early tells why.
        let begun = input.write_all(lines(0..RECORDS / 4).as_bytes());
        if begun.is_err() {
            let output = child.wait_with_output().unwrap();
            panic!("round {round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        eventually("records arrive", || records::count(&brokers, &topic, 3) > 0);
        let rest = std::thread::spawn(move || input.write_all(lines(RECORDS / 4..RECORDS).as_bytes()));
        own.state.kill_broker(leader).unwrap();
        rest.join().unwrap().unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        own.state.restart_broker(leader).unwrap();
        let logs = logs(&brokers, &topic, 3);
        for (partition, log) in logs.iter().enumerate() {
            assert!(log.is_sorted(), "partition {partition} is in order");
        }
        let mut all = logs.concat();
        all.sort_unstable();
        assert!(all.iter().copied().eq(0..RECORDS), "each once: {} records", all.len());
    }
}
