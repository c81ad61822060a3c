//! `replay`: exactly the records of a window, wherever they are to go.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::message::{BorrowedMessage, Header, Headers, Message, OwnedHeaders};
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};
use rdkafka::{Offset, TopicPartitionList};

use crate::support::cli::Output;
use crate::support::{eventually, records, secured, shared, unique};
use crate::topics_faults::signal;

pub const PATIENCE: Duration = Duration::from_secs(30);
const FIRST: i64 = 1_700_000_000_000;

pub fn topic(partitions: i32) -> String {
    let name = unique("replay");
    let create = format!("topics create {name} --partitions {partitions} --replication 1 --yes");
    shared().line(&create).run().expect(0);
    name
}

pub fn replay(args: &str) -> Output {
    shared().line(&format!("replay {args}")).run()
}

pub fn producer(transactional: bool) -> BaseProducer {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", &shared().brokers);
    if transactional {
        config.set("transactional.id", unique("transaction"));
    }
    config.create().unwrap()
}

/// Numbers that look random and are the same each time.
pub struct Noise(pub u32);

impl Noise {
    pub fn below(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % below
    }
}

/// Records with times in no order; in partition 1 in transactions of which every third is aborted; partition 2 is empty;
/// the log of partition 3 starts later.
pub fn mixed() -> String {
    let name = topic(4);
    let mut noise = Noise(5);
    let plain = producer(false);
    for partition in [0, 3] {
        for n in 0..120 {
            let value = format!("{partition}-{n}");
            let at = FIRST + i64::from(noise.below(100_000));
            let record = BaseRecord::<(), _>::to(&name).partition(partition).timestamp(at).payload(&value);
            plain.send(record).map_err(|(error, _)| error).unwrap();
        }
    }
    plain.flush(PATIENCE).unwrap();
    let transactions = producer(true);
    transactions.init_transactions(PATIENCE).unwrap();
    for round in 0..12 {
        transactions.begin_transaction().unwrap();
        for n in 0..noise.below(12) {
            let value = format!("1-{round}-{n}");
            let at = FIRST + i64::from(noise.below(100_000));
            let record = BaseRecord::<(), _>::to(&name).partition(1).timestamp(at).payload(&value);
            transactions.send(record).map_err(|(error, _)| error).unwrap();
        }
        transactions.flush(PATIENCE).unwrap();
        match round % 3 {
            0 => transactions.abort_transaction(PATIENCE).unwrap(),
            _ => transactions.commit_transaction(PATIENCE).unwrap(),
        }
    }
    records::delete_before(&shared().brokers, &name, 3, 40);
    name
}

/// What Kafka's own console consumer sees: partition, offset, timestamp, value.
pub fn seen_by_kafka(topic: &str) -> Vec<(i32, i64, i64, String)> {
    let state = &secured().state;
    let mut tool = Command::new(&state.java);
    tool.args(["-XX:TieredStopAtLevel=1", "-cp"]).arg(state.jars.join("*"));
    tool.args(["org.apache.kafka.tools.consumer.ConsoleConsumer"]);
    tool.args(["--bootstrap-server", &shared().brokers, "--topic", topic, "--from-beginning"]);
    tool.args(["--isolation-level", "read_committed", "--timeout-ms", "4000"]);
    for property in ["print.partition", "print.offset", "print.timestamp"] {
        tool.args(["--formatter-property", &format!("{property}=true")]);
    }
    let output = tool.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let parse = |line: &str| {
        let parts: Vec<&str> = line.split('\t').collect();
        let number = |text: &str| text.rsplit(':').next().unwrap().parse::<i64>().unwrap();
        (number(parts[1]) as i32, number(parts[2]), number(parts[0]), parts[3].to_owned())
    };
    let mut seen: Vec<_> = text.lines().map(parse).collect();
    seen.sort();
    seen
}

/// The values that a window is to hold, by the definition: from the first record at or after `since` up to the first at or
/// after `until`, in each partition; or by each record's own time.
fn expected(seen: &[(i32, i64, i64, String)], since: i64, until: Option<i64>, strict: bool) -> Vec<String> {
    let mut values = Vec::new();
    for partition in 0..4 {
        let log: Vec<_> = seen.iter().filter(|(of, ..)| *of == partition).collect();
        let first_at = |moment: i64| log.iter().position(|(.., at, _)| *at >= moment).unwrap_or(log.len());
        let end = until.map_or(log.len(), first_at);
        for (i, (.., at, value)) in log.iter().enumerate() {
            let wanted = match strict {
                true => *at >= since && until.is_none_or(|until| *at < until),
                false => (first_at(since)..end).contains(&i),
            };
            if wanted {
                values.push(value.clone());
            }
        }
    }
    values.sort();
    values
}

#[test]
fn windows_hold_exactly_the_records_that_kafkas_own_consumer_shows_on_broker() {
    let name = mixed();
    let seen = seen_by_kafka(&name);
    assert!(seen.len() > 200, "{}", seen.len());
    let mut noise = Noise(9);
    let mut ends = vec![(0, None), (200_000, None), (0, Some(100_000)), (50_000, Some(50_001))];
    for _ in 0..16 {
        let (a, b) = (noise.below(100_000), noise.below(100_000));
        ends.push((i64::from(a.min(b)), Some(i64::from(a.max(b)) + 1)));
    }
    for (since, until) in ends {
        let (since, until) = (FIRST + since, until.map(|until| FIRST + until));
        for strict in [false, true] {
            let mut args = format!("--since {since} --topic {name}");
            if let Some(until) = until {
                args.push_str(&format!(" --until {until}"));
            }
            if strict {
                args.push_str(" --strict-time");
            }
            let output = replay(&args).expect(0);
            let mut found: Vec<String> = output.stdout.lines().map(str::to_owned).collect();
            found.sort();
            assert_eq!(found, expected(&seen, since, until, strict), "{args}: {}", output.stderr);
        }
    }
    let count = replay(&format!("--since beginning --topic {name} --count -o json")).expect(0).stdout;
    let count: serde_json::Value = serde_json::from_str(&count).unwrap();
    assert_eq!(count["records"], seen.len());
    assert_eq!(count["partitions"][2]["records"], 0);
}

/// Everything of a record but its offset.
pub type Whole = (i32, Option<i64>, Option<Vec<u8>>, Option<Vec<u8>>, Vec<(String, Option<Vec<u8>>)>);

fn whole(message: &BorrowedMessage<'_>) -> Whole {
    let headers = message.headers().into_iter().flat_map(|headers| headers.iter());
    let headers = headers.map(|header| (header.key.to_owned(), header.value.map(<[u8]>::to_vec)));
    (
        message.partition(),
        message.timestamp().to_millis(),
        message.key().map(<[u8]>::to_vec),
        message.payload().map(<[u8]>::to_vec),
        headers.collect(),
    )
}

/// Every record of a topic, in order within each partition, as rdkafka reads it.
pub fn all_of(topic: &str, partitions: i32) -> BTreeMap<i32, Vec<Whole>> {
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", &shared().brokers).set("group.id", "reader").set("enable.auto.commit", "false");
    let consumer: BaseConsumer = config.set("enable.partition.eof", "true").create().unwrap();
    let mut list = TopicPartitionList::new();
    (0..partitions).for_each(|id| drop(list.add_partition_offset(topic, id, Offset::Beginning)));
    consumer.assign(&list).unwrap();
    let (mut all, mut open) = (BTreeMap::new(), partitions);
    while open > 0 {
        match consumer.poll(PATIENCE).expect("a record or the end of a partition") {
            Ok(message) => all.entry(message.partition()).or_insert_with(Vec::new).push(whole(&message)),
            Err(rdkafka::error::KafkaError::PartitionEOF(_)) => open -= 1,
            Err(error) => panic!("{error}"),
        }
    }
    all
}

/// Keys and values that are null, empty, or no text; headers that repeat, are null, or are empty.
pub fn awkward(topic: &str, partitions: i32, count: u32) {
    let producer = producer(false);
    let mut noise = Noise(3);
    for n in 0..count {
        let bytes: Vec<u8> = (0..noise.below(40)).map(|_| noise.below(256) as u8).collect();
        let mut headers = OwnedHeaders::new();
        for _ in 0..noise.below(4) {
            let value = match noise.below(3) {
                0 => None,
                1 => Some(&[][..]),
                _ => Some(&bytes[..]),
            };
            headers = headers.insert(Header { key: ["a", "b"][noise.below(2) as usize], value });
        }
        let key = n.to_be_bytes();
        let mut record = BaseRecord::<[u8], [u8]>::to(topic)
            .partition((n % partitions as u32) as i32)
            .timestamp(FIRST + i64::from(noise.below(1_000_000)))
            .headers(headers);
        if noise.below(4) > 0 {
            record = record.key(&key[..noise.below(5) as usize]);
        }
        if noise.below(5) > 0 {
            record = record.payload(&bytes);
        }
        let mut record = Some(record);
        while let Some(next) = record.take() {
            if let Err((_, back)) = producer.send(next) {
                producer.poll(Duration::from_millis(10));
                record = Some(back);
            }
        }
    }
    producer.flush(PATIENCE).unwrap();
}

#[test]
fn a_copy_is_the_same_byte_for_byte_on_broker() {
    let (from, to) = (topic(3), unique("copy"));
    shared().line(&format!("topics alter {from} --topic-config retention.ms=-1 --yes")).run().expect(0);
    awkward(&from, 3, 3_000);
    replay(&format!("--since beginning --topic {from} --to {to}")).expect(1);
    let copied = replay(&format!("--since beginning --topic {from} --to {to} --create")).expect(0);
    assert_eq!(copied.stdout, "");
    assert!(copied.stderr.contains("copied 3000 records"), "{copied}");
    assert!(all_of(&from, 3) == all_of(&to, 3));
    let configs = shared().line(&format!("topics describe {to} -o json")).run().expect(0).stdout;
    assert!(configs.contains("retention.ms"), "{configs}");

    let append = topic(1);
    shared()
        .line(&format!("topics alter {append} --topic-config message.timestamp.type=LogAppendTime --yes"))
        .run()
        .expect(0);
    let warned = replay(&format!("--since beginning --topic {from} --to {append} -n 1")).expect(0);
    assert!(warned.stderr.contains("message.timestamp.type=LogAppendTime"), "{warned}");

    let marked = topic(1);
    replay(&format!("--since beginning --topic {from} --to {marked} --mark -p 1 --partition-map 1:0 -n 2")).expect(0);
    let read = shared().line(&format!("consume {marked} --from-beginning --exit -f %h\\n")).run().expect(0).stdout;
    let last = read.lines().last().unwrap();
    let mark = format!("helixctl.source.topic={from},helixctl.source.partition=1,helixctl.source.offset=1");
    assert!(last.ends_with(&mark), "{last}");
}

#[test]
fn a_copy_onto_itself_has_to_be_meant_on_broker() {
    let name = topic(1);
    shared().line(&format!("produce {name}")).stdin("1\n2\n").run().expect(0);
    let refused = replay(&format!("--since beginning --topic {name} --to {name}")).expect(5);
    assert!(refused.stderr.contains("--into-same"), "{refused}");
    replay(&format!("--since beginning --topic {name} --to {name} --into-same")).expect(0);
    let read = shared().line(&format!("consume {name} --from-beginning --exit")).run().expect(0);
    assert_eq!(read.stdout, "1\n2\n1\n2\n");
}

#[test]
fn records_go_by_their_key_where_the_partitions_differ_on_broker() {
    let (from, to, by_produce) = (topic(3), topic(5), topic(5));
    let lines: String = (0..200).map(|n| format!("k{n}:{n}\n")).collect();
    for name in [&from, &by_produce] {
        shared().line(&format!("produce {name} -K :")).stdin(lines.clone()).run().expect(0);
    }
    replay(&format!("--since beginning --topic {from} --to {to}")).expect(0);
    let placed = |topic: &str| {
        let all = all_of(topic, 5).into_values().flatten();
        all.map(|(partition, _, key, ..)| (key, partition)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(placed(&to), placed(&by_produce));
    let wrong = replay(&format!("--since beginning --topic {from} --to {to} --partition-map 0:1,1:1")).expect(2);
    assert!(wrong.stderr.contains("nothing of partition 2"), "{wrong}");
}

#[test]
fn a_group_goes_back_with_the_safety_of_a_seek_on_broker() {
    let (name, group) = (topic(1), unique("replay"));
    records::write(&shared().brokers, &name, 10, FIRST);
    records::write(&shared().brokers, &name, 10, FIRST + 60_000);
    records::commit(&shared().brokers, &group, &name, 20);
    let state = tempfile::tempdir().unwrap();
    let run = |args: &str| shared().line(args).env("XDG_STATE_HOME", state.path()).run();
    let committed = || run(&format!("lag {group} -o json")).expect(0).json()["groups"][0]["lag"].clone();
    let back = format!("replay --since {} --topic {name} --group {group}", FIRST + 1);
    assert!(run(&format!("{back} --dry-run")).expect(0).stdout.contains("10 records read again"));
    assert_eq!(committed(), 0);
    run(&back).expect(5);
    let done = run(&format!("{back} --yes")).expect(0);
    assert!(done.stderr.contains("start the group's consumers again"), "{done}");
    assert_eq!(committed(), 10);
    run(&format!("groups undo {group} --yes")).expect(0);
    assert_eq!(committed(), 0);
    run(&format!("{back} --until {} --yes", FIRST + 60_000)).expect(2);
    run(&format!("{back} --grep x --yes")).expect(2);
}

/// What a topic holds, whatever the offsets are: transactions leave gaps.
fn copies(from: &str, to: &str, partitions: i32) -> bool {
    all_of(from, partitions) == all_of(to, partitions)
}

#[test]
fn a_copy_that_is_killed_again_and_again_has_every_record_once_on_broker() {
    const RECORDS: u32 = 300_000;
    let (from, to) = (topic(3), topic(3));
    awkward(&from, 3, RECORDS);
    let folder = tempfile::tempdir().unwrap();
    let checkpoint = folder.path().join("copy.json");
    let copy = format!(
        "replay --since beginning --topic {from} --to {to} --checkpoint {} --exactly-once",
        checkpoint.display()
    );
    let mut noise = Noise(11);
    for _ in 0..20 {
        let mut running = shared().line(&format!("{copy} --rate 60000/s")).spawn();
        // No condition: the moment of a kill is to be any.
        std::thread::sleep(Duration::from_millis(u64::from(noise.below(1_600))));
        running.child.kill().unwrap();
        running.child.wait().unwrap();
    }
    let last = shared().line(&copy).run().expect(0);
    assert!(copies(&from, &to, 3), "{last}");
    let again = shared().line(&copy).run().expect(0);
    assert!(again.stderr.contains("all was copied already"), "{again}");
    let other = copy.replace("--since beginning", "--since 0=5");
    assert!(shared().line(&other).run().expect(2).stderr.contains("belongs to another copy"));
}

#[test]
fn without_transactions_it_is_said_how_many_records_may_be_there_twice_on_broker() {
    let (from, to) = (topic(1), topic(1));
    awkward(&from, 1, 20_000);
    let folder = tempfile::tempdir().unwrap();
    let checkpoint = folder.path().join("copy.json");
    let copy = format!("replay --since beginning --topic {from} --to {to} --checkpoint {}", checkpoint.display());
    let mut running = shared().line(&format!("{copy} --rate 1000/s")).spawn();
    let copied = || records::count(&shared().brokers, &to, 1);
    let kept = || {
        let text = std::fs::read_to_string(&checkpoint).ok()?;
        let kept: serde_json::Value = serde_json::from_str(&text).unwrap();
        kept["positions"][0].as_u64().map(|at| at as usize)
    };
    eventually("a checkpoint, and records after it", || kept().is_some_and(|at| at > 0 && copied() > at));
    running.child.kill().unwrap();
    running.child.wait().unwrap();
    let twice = copied() - kept().unwrap();
    let resumed = shared().line(&copy).run().expect(0);
    assert!(resumed.stderr.contains(&format!("at most {twice} record")), "{twice}: {resumed}");
    assert_eq!(copied(), 20_000 + twice);
}

#[test]
fn an_interrupted_copy_is_gone_on_with_on_broker() {
    let (from, to) = (topic(2), topic(2));
    awkward(&from, 2, 5_000);
    let folder = tempfile::tempdir().unwrap();
    let checkpoint = folder.path().join("copy.json");
    let copy = format!("replay --since beginning --topic {from} --to {to} --checkpoint {}", checkpoint.display());
    let running = shared().line(&format!("{copy} --rate 200/s")).spawn();
    eventually("some records", || records::count(&shared().brokers, &to, 2) > 0);
    signal(&running, "-INT");
    let stopped = running.wait().expect(130);
    assert!(stopped.stderr.contains("goes on from its checkpoint"), "{stopped}");
    shared().line(&copy).run().expect(0);
    assert!(copies(&from, &to, 2));
}

#[test]
fn the_pace_is_kept_on_broker() {
    let name = topic(2);
    let producer = producer(false);
    for (n, at) in [0, 100, 500, 600, 1_000].into_iter().enumerate() {
        let value = n.to_string();
        let record = BaseRecord::<(), _>::to(&name).partition((n % 2) as i32).timestamp(FIRST + at).payload(&value);
        producer.send(record).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(PATIENCE).unwrap();
    let took = |args: &str| {
        let since = std::time::Instant::now();
        let output = replay(&format!("--since beginning --topic {name} {args}")).expect(0).stdout;
        (output, since.elapsed())
    };
    let (output, time) = took("--speed 2x");
    assert_eq!(output, "0\n1\n2\n3\n4\n", "in order of time, over all partitions");
    assert!(time >= Duration::from_millis(500), "{time:?}");
    let (_, time) = took("--rate 10/s");
    assert!(time >= Duration::from_millis(400), "{time:?}");
}
