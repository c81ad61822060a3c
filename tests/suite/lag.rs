//! `lag`: every standing, thresholds, and held against Kafka's own tool.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use helixctl::cluster::Look as _;
use helixctl::kafka::KafkaCluster;
use rdkafka::client::ClientContext;
use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, CommitMode, Consumer, ConsumerContext, Rebalance};
use rdkafka::{Offset, TopicPartitionList};
use serde_json::Value;

use crate::support::{eventually, records, secured, shared, unique};

fn topic(partitions: i32) -> String {
    let topic = unique("lagging");
    shared().line(&format!("topics create {topic} --partitions {partitions} --replication 1 --yes")).run().expect(0);
    topic
}

fn commit(group: &str, offsets: &[(&str, i32, i64)]) {
    let mut config = ClientConfig::new();
    let consumer: BaseConsumer =
        config.set("bootstrap.servers", &shared().brokers).set("group.id", group).create().unwrap();
    let mut list = TopicPartitionList::new();
    for (topic, partition, offset) in offsets {
        list.add_partition_offset(topic, *partition, Offset::Offset(*offset)).unwrap();
    }
    consumer.commit(&list, CommitMode::Sync).unwrap();
}

fn look(args: &str) -> Value {
    shared().line(&format!("lag {args} -o json")).run().expect(0).json()
}

fn standing(group: &str) -> Value {
    look(group)["groups"][0]["partitions"][0].clone()
}

#[test]
fn every_standing_is_told_apart_on_broker() {
    let (name, group) = (topic(1), unique("standing"));
    let written = 1_700_000_000_000;
    records::write(&shared().brokers, &name, 10, written);
    commit(&group, &[(&name, 0, 4)]);
    let behind = standing(&group);
    assert_eq!((&behind["standing"], &behind["lag"]), (&"current".into(), &6.into()));
    assert_eq!(behind["oldest_unread_ms"], written, "the record's own time");

    commit(&group, &[(&name, 0, 10)]);
    let up_to_date = standing(&group);
    assert_eq!((&up_to_date["lag"], &up_to_date["behind_ms"]), (&0.into(), &Value::Null));

    commit(&group, &[(&name, 0, 4)]);
    records::delete_before(&shared().brokers, &name, 0, 7);
    let expired = standing(&group);
    assert_eq!((&expired["standing"], &expired["lost"], &expired["lag"]), (&"expired".into(), &3.into(), &3.into()));

    // Kafka lets a group commit any offset.
    commit(&group, &[(&name, 0, 12)]);
    let beyond = standing(&group);
    assert_eq!((&beyond["standing"], &beyond["by"], &beyond["lag"]), (&"beyond-end".into(), &2.into(), &0.into()));
}

#[test]
fn a_threshold_exits_3_and_a_name_that_is_wrong_1_on_broker() {
    let (name, group) = (topic(1), unique("threshold"));
    records::write(&shared().brokers, &name, 10, 1_700_000_000_000);
    commit(&group, &[(&name, 0, 0)]);
    let lag = |args: &str| shared().line(&format!("lag {group} {args}")).run();
    lag("").expect(0);
    lag("--check").expect(0);
    lag("--max 10").expect(0);
    let output = lag("--max 9").expect(3);
    assert!(output.stderr.contains("is 10 records behind: more than 9"), "{output}");
    let output = lag("--max-age 5m").expect(3);
    assert!(output.stderr.contains("behind: more than 5m"), "{output}");
    let output = shared().line(&format!("lag {group}x")).run().expect(1);
    assert!(output.stderr.contains(&format!("did you mean `{group}`?")), "{output}");
}

/// A run that ends with the test.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[test]
fn watching_through_a_pipe_is_a_line_a_round_on_broker() {
    let (name, group) = (topic(1), unique("watched"));
    commit(&group, &[(&name, 0, 0)]);
    let mut run = shared().line(&format!("lag {group} --watch=100ms"));
    let mut watching = Watching(run.command().stdout(Stdio::piped()).spawn().unwrap());
    let mut lines = BufReader::new(watching.0.stdout.take().unwrap()).lines();
    let mut round = || serde_json::from_str::<Value>(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(round()["groups"][0]["lag"], 0);
    records::write(&shared().brokers, &name, 5, 1_700_000_000_000);
    eventually("the records are seen, and how fast they came", || {
        let group = round()["groups"][0].clone();
        group["lag"] == 5 && group["rates"]["into"].as_f64().is_some()
    });
}

/// 200 groups on 8 topics, with commits at, before and behind every end; cell by cell as `kafka-consumer-groups` has them.
#[test]
fn two_hundred_groups_are_as_kafkas_own_tool_shows_them_on_broker() {
    let topics: Vec<(String, i32)> = (1..=8).map(|partitions| (topic(partitions), partitions)).collect();
    for (at, (name, _)) in topics.iter().enumerate() {
        let lines: String = (0..at * 50).map(|n| format!("{n}\t{n}\n")).collect();
        shared().line(&format!("produce {name} -K \\t")).stdin(lines).run().expect(0);
    }
    records::delete_before(&shared().brokers, &topics[3].0, 0, 5);
    let prefix = unique("many");
    let mut noise = 7_u32;
    let mut random = |below: u32| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (noise >> 8) % below
    };
    for group in 0..200 {
        let mut offsets = Vec::new();
        for (name, partitions) in &topics {
            for partition in 0..*partitions {
                if random(3) == 0 {
                    offsets.push((name.as_str(), partition, i64::from(random(60))));
                }
            }
        }
        offsets.push((topics[7].0.as_str(), 0, 1));
        commit(&format!("{prefix}-{group}"), &offsets);
    }
    let theirs = by_kafkas_own_tool(&prefix);
    let mut ours = BTreeMap::new();
    for group in look("")["groups"].as_array().unwrap() {
        let name = group["group"].as_str().unwrap();
        for partition in group["partitions"].as_array().unwrap().iter().filter(|_| name.starts_with(&prefix)) {
            let place = (
                name.to_owned(),
                partition["topic"].as_str().unwrap().to_owned(),
                partition["partition"].as_i64().unwrap(),
            );
            let number = |field: &str| partition[field].as_i64().unwrap();
            // By design: what retention took cannot be read any more, and what lies beyond the end is no negative lag.
            let lost = partition["lost"].as_i64().unwrap_or(0) - partition["by"].as_i64().unwrap_or(0);
            ours.insert(place, [number("committed"), number("end"), number("lag") + lost]);
        }
    }
    assert!(theirs.len() > 2_000, "{}", theirs.len());
    assert_eq!(ours, theirs);
}

/// Committed, end and lag, by group, topic and partition.
fn by_kafkas_own_tool(prefix: &str) -> BTreeMap<(String, String, i64), [i64; 3]> {
    let state = &secured().state;
    let mut tool = Command::new(&state.java);
    tool.args(["-XX:TieredStopAtLevel=1", "-cp"]).arg(state.jars.join("*"));
    tool.args(["org.apache.kafka.tools.consumer.group.ConsumerGroupCommand", "--bootstrap-server", &shared().brokers]);
    let output = tool.args(["--describe", "--all-groups", "--offsets", "--timeout", "60000"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut found = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines().filter(|line| line.starts_with(prefix)) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        // The tool shows a leader epoch, or not, depending on its release.
        let numbers: Vec<i64> = cells[2..].iter().map_while(|cell| cell.parse().ok()).collect();
        let place = (cells[0].to_owned(), cells[1].to_owned(), numbers[0]);
        found.insert(place, [numbers[1], numbers[2], numbers[3]]);
    }
    found
}

struct Counting(Arc<AtomicUsize>);
impl ClientContext for Counting {}
impl ConsumerContext for Counting {
    fn pre_rebalance(&self, _: &BaseConsumer<Self>, _: &Rebalance<'_>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Three members go on as they were while they are looked at a thousand times; a seek is refused and names them.
#[test]
fn a_live_group_is_looked_at_without_being_disturbed_on_broker() {
    let (name, group) = (topic(3), unique("live"));
    let rebalances = Arc::new(AtomicUsize::new(0));
    let members: Vec<BaseConsumer<Counting>> = (0..3)
        .map(|_| {
            let mut config = ClientConfig::new();
            config.set("bootstrap.servers", &shared().brokers).set("group.id", &group).set("client.id", "a-member");
            config.create_with_context(Counting(Arc::clone(&rebalances))).unwrap()
        })
        .collect();
    members.iter().for_each(|member| member.subscribe(&[&name]).unwrap());
    eventually("each member has a partition", || {
        members.iter().for_each(|member| drop(member.poll(Duration::from_millis(20))));
        members.iter().all(|member| member.assignment().unwrap().count() == 1)
    });
    let ids = || {
        let described = shared().line(&format!("groups describe {group} -o json")).run().expect(0).json();
        let members = described["members"].as_array().unwrap().clone();
        assert_eq!(described["state"], "Stable");
        assert!(members.iter().all(|member| member["partitions"].as_array().unwrap().len() == 1), "{described}");
        members
    };
    let (before, settled) = (ids(), rebalances.load(Ordering::Relaxed));
    let properties = BTreeMap::from([("bootstrap.servers".to_owned(), shared().brokers.clone())]);
    crate::support::fake::block_on(async {
        let cluster = KafkaCluster::new(&properties, Duration::from_secs(30)).unwrap();
        for round in 0..1_000 {
            let seen = cluster.look_at_groups(&|listed| listed.group == group).await.unwrap();
            assert_eq!((seen[0].members.len(), seen[0].listed.state.as_str()), (3, "Stable"));
            if round % 50 == 0 {
                members.iter().for_each(|member| drop(member.poll(Duration::ZERO)));
            }
        }
    });
    members.iter().for_each(|member| drop(member.poll(Duration::from_millis(10))));
    assert_eq!(rebalances.load(Ordering::Relaxed), settled, "a rebalance");
    assert_eq!(ids(), before);

    let seek = format!("groups seek {group} --topic {name} --to start --yes");
    let output = shared().line(&seek).run().expect(5);
    assert!(output.stderr.contains("has 3 members: a-member@127.0.0.1"), "{output}");
    assert_eq!(rebalances.load(Ordering::Relaxed), settled);
}
