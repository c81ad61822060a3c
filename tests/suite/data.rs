//! `produce` and `consume`: what goes in comes out, byte for byte, and reading ends when it should.

use std::time::Duration;

use rdkafka::config::ClientConfig;
use rdkafka::message::{Header, OwnedHeaders};
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};

use crate::support::cli::Output;
use crate::support::{eventually, records, shared, unique};

const PATIENCE: Duration = Duration::from_secs(30);

fn topic(partitions: i32) -> String {
    let name = unique("data");
    let create = format!("topics create {name} --partitions {partitions} --replication 1 --yes");
    shared().line(&create).run().expect(0);
    name
}

fn consume(args: &str) -> Output {
    shared().line(&format!("consume {args}")).run()
}

fn lines(output: &Output) -> Vec<String> {
    output.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn lines_go_in_and_come_out_on_broker() {
    let name = topic(1);
    let input = "first\n\nlast without an end";
    shared().line(&format!("produce {name}")).stdin(input).run().expect(0);
    let read = consume(&format!("{name} --from-beginning --exit")).expect(0);
    assert_eq!(read.stdout, "first\n\nlast without an end\n", "empty lines are records too");
    assert_eq!(read.stderr, "");
    assert_eq!(consume(&format!("{name} --from-beginning -n 1")).expect(0).stdout, "first\n");
    assert_eq!(consume(&format!("{name} --tail-per-partition 1")).expect(0).stdout, "last without an end\n");
    assert_eq!(consume(&format!("{name} --offset 1 --until 2")).expect(0).stdout, "\n");
    assert_eq!(consume(&format!("{name} --offset 0=2 --exit")).expect(0).stdout, "last without an end\n");
    assert_eq!(consume(&format!("{name} --since 1h --until now")).expect(0).stdout, read.stdout);
    assert_eq!(consume(&format!("{name} --from-beginning --until 1h")).expect(0).stdout, "", "all is newer");
    let format = "%t[%p]@%o%k:%S;";
    let formatted = consume(&format!("{name} --from-beginning --exit -f {format}")).expect(0);
    assert_eq!(formatted.stdout, format!("{name}[0]@0:5;{name}[0]@1:0;{name}[0]@2:19;"));
}

#[test]
fn json_makes_the_same_topic_again_on_broker() {
    let (from, to) = (topic(3), topic(3));
    let producer: BaseProducer = ClientConfig::new()
        .set("bootstrap.servers", &shared().brokers)
        .set("compression.codec", "zstd")
        .create()
        .unwrap();
    for n in 0..300_i64 {
        let header = |key, value: Option<&'static [u8]>| Header { key, value };
        let headers = OwnedHeaders::new()
            .insert(header("trace", Some(b"\xfe\xff")))
            .insert(header("trace", None::<&[u8]>))
            .insert(header("empty", Some(b"")));
        let key = [n as u8, 0xc3, b'\n'];
        let value = format!("\u{1b}[31m \"{n}\" \u{7f} grün");
        let mut record = BaseRecord::<[u8], str>::to(&from).partition((n % 3) as i32).timestamp(1_700_000_000_000 + n);
        if n % 5 != 0 {
            record = record.key(&key[..(n % 4) as usize]);
        }
        if n % 7 != 0 {
            record = record.payload(if n % 11 == 0 { "" } else { &value });
        }
        if n % 2 == 0 {
            record = record.headers(headers);
        }
        producer.send(record).map_err(|(error, _)| error).unwrap();
    }
    producer.flush(PATIENCE).unwrap();
    let read = |topic: &str| {
        let read = consume(&format!("{topic} --from-beginning --exit -o json")).expect(0);
        let mut lines: Vec<String> = lines(&read).iter().map(|line| line.replacen(topic, "T", 1)).collect();
        assert!(!read.stdout.contains('\u{1b}'), "nothing that a terminal would obey");
        lines.sort();
        (read.stdout, lines)
    };
    let (text, before) = read(&from);
    let copy = format!("produce {to} --input json --preserve partition,timestamp");
    shared().line(&copy).stdin(text).run().expect(0);
    let (_, after) = read(&to);
    assert_eq!(before.len(), 300);
    assert!(before == after, "{:?}", before.iter().zip(&after).find(|(a, b)| a != b));
}

#[test]
fn every_codec_is_read_on_broker() {
    for codec in ["none", "gzip", "snappy", "lz4", "zstd"] {
        let name = topic(1);
        let text: String = (0..5_000).map(|n| format!("{codec} {n} {}\n", "x".repeat(n % 90))).collect();
        shared().line(&format!("produce {name} -z {codec}")).stdin(text.clone()).run().expect(0);
        assert!(consume(&format!("{name} --from-beginning --exit")).expect(0).stdout == text, "{codec}");
    }
}

#[test]
fn aborted_transactions_are_hidden_and_a_marker_at_the_end_is_no_wait_on_broker() {
    let name = topic(1);
    let producer: BaseProducer = ClientConfig::new()
        .set("bootstrap.servers", &shared().brokers)
        .set("transactional.id", unique("transaction"))
        .create()
        .unwrap();
    producer.init_transactions(PATIENCE).unwrap();
    for (value, commit) in [("one", true), ("never", false), ("two", true), ("never", false)] {
        producer.begin_transaction().unwrap();
        producer.send(BaseRecord::<(), _>::to(&name).payload(value)).map_err(|(error, _)| error).unwrap();
        producer.flush(PATIENCE).unwrap();
        match commit {
            true => producer.commit_transaction(PATIENCE).unwrap(),
            false => producer.abort_transaction(PATIENCE).unwrap(),
        }
    }
    assert_eq!(consume(&format!("{name} --from-beginning --exit")).expect(0).stdout, "one\ntwo\n");
    let all = consume(&format!("{name} --from-beginning --exit --isolation uncommitted")).expect(0);
    assert_eq!(all.stdout, "one\nnever\ntwo\nnever\n");
    // What is still open ends a committed read: it may yet be aborted.
    producer.begin_transaction().unwrap();
    producer.send(BaseRecord::<(), _>::to(&name).payload("open")).map_err(|(error, _)| error).unwrap();
    producer.flush(PATIENCE).unwrap();
    assert_eq!(consume(&format!("{name} --from-beginning --exit")).expect(0).stdout, "one\ntwo\n");
    producer.abort_transaction(PATIENCE).unwrap();
}

#[test]
fn nothing_to_read_ends_at_once_on_broker() {
    let name = topic(2);
    assert_eq!(consume(&format!("{name} --from-beginning --exit")).expect(0).stdout, "");
    assert_eq!(consume(&format!("{name} --since 1h --until now")).expect(0).stdout, "");
    assert_eq!(consume(&format!("{name} --idle 100ms")).expect(0).stdout, "");
}

#[test]
fn a_range_without_its_beginning_is_told_on_broker() {
    let name = topic(1);
    records::write(&shared().brokers, &name, 10, 1_700_000_000_000);
    let admin: rdkafka::admin::AdminClient<_> =
        ClientConfig::new().set("bootstrap.servers", &shared().brokers).create().unwrap();
    let mut cut = rdkafka::TopicPartitionList::new();
    cut.add_partition_offset(&name, 0, rdkafka::Offset::Offset(4)).unwrap();
    crate::support::fake::block_on(admin.delete_records(&cut, &rdkafka::admin::AdminOptions::new())).unwrap();
    let read = consume(&format!("{name} --offset 1 --exit")).expect(4);
    assert_eq!(lines(&read).len(), 6);
    assert!(read.stderr.contains("offsets 1 to 3 are gone"), "{read}");
    consume(&format!("{name} --offset 1 --exit --allow-gaps")).expect(0);
    assert!(consume(&format!("{name} --offset 1 --until 3")).expect(4).stderr.contains("offsets 1 to 2 are gone"));
    assert_eq!(lines(&consume(&format!("{name} --from-beginning --exit")).expect(0)).len(), 6);
    let beyond = consume(&format!("{name} --offset 99 --exit")).expect(1);
    assert!(beyond.stderr.contains("has no offset 99"), "{beyond}");
}

#[test]
fn a_filter_keeps_what_matches_on_broker() {
    let name = topic(1);
    let input = "user-1:a\nother:b\nuser-2:c\n";
    shared().line(&format!("produce {name} -K : -H from=here")).stdin(input).run().expect(0);
    let grep = |filter: &str| consume(&format!("{name} --from-beginning --exit {filter}")).expect(0).stdout;
    assert_eq!(grep("--grep key:^user-"), "a\nc\n");
    assert_eq!(grep("--grep key:^user- --grep [bc]"), "c\n");
    assert_eq!(grep("--grep header.from:^here$ -n 2"), "a\nb\n");
    assert_eq!(grep("--grep header.to:. --key-only"), "");
}

#[test]
fn followers_see_what_is_new_and_end_cleanly_on_broker() {
    let name = topic(1);
    shared().line(&format!("produce {name}")).stdin("old\n").run().expect(0);
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut follower = shared().line(&format!("consume {name}"));
    follower.command().stdout(file.reopen().unwrap());
    let mut follower = follower.command().spawn().unwrap();
    let seen = || std::fs::read_to_string(file.path()).unwrap();
    eventually("the follower sees a new record", || {
        shared().line(&format!("produce {name}")).stdin("new\n").run().expect(0);
        seen().contains("new\n")
    });
    assert!(!seen().contains("old"));
    shared().line(&format!("topics alter {name} --partitions 2 --yes")).run().expect(0);
    shared().line(&format!("produce {name} -p 1")).stdin("of the new partition\n").run().expect(0);
    eventually("the follower sees a new partition", || seen().contains("of the new partition\n"));
    let pid = follower.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(follower.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_is_no_failure_on_broker() {
    let name = topic(1);
    let text: String = (0..200_000).map(|n| format!("record {n}\n")).collect();
    shared().line(&format!("produce {name}")).stdin(text).run().expect(0);
    shared().line(&format!("consume {name} --from-beginning")).run_with_stdout_closed().expect(0);
    let mut full = shared().line(&format!("consume {name} --from-beginning --exit"));
    full.command().stdout(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    let full = full.command().output().unwrap();
    assert_eq!(full.status.code(), Some(1));
    let told = String::from_utf8_lossy(&full.stderr).into_owned();
    assert!(told.contains("could not be written to stdout"), "{told}");
}

#[test]
fn bad_input_sends_nothing_behind_it_on_broker() {
    let name = topic(1);
    let input = "{\"value\":\"a\"}\n{\"value\":\"b\",\"x\":1}\n{\"value\":\"c\"}\n";
    let wrong = shared().line(&format!("produce {name} --input json")).stdin(input).run().expect(4);
    assert!(wrong.stderr.contains("<stdin>:2: column"), "{wrong}");
    assert!(wrong.stderr.contains("unknown field `x`") && wrong.stderr.contains("1 record before it"), "{wrong}");
    assert_eq!(consume(&format!("{name} --from-beginning --exit")).expect(0).stdout, "a\n");
    shared().line(&format!("produce {name} --input json --skip-bad")).stdin(input).run().expect(4);
    assert_eq!(consume(&format!("{name} --from-beginning --exit")).expect(0).stdout, "a\na\nc\n");
    let first = shared().line(&format!("produce {name} --input json")).stdin("nonsense\n").run().expect(2);
    assert!(first.stderr.contains("0 records before it"), "{first}");
}

#[test]
fn what_is_too_large_is_kept_and_can_be_sent_again_on_broker() {
    let name = topic(1);
    let dir = tempfile::tempdir().unwrap();
    let rejects = dir.path().join("rejects.json");
    let input = format!("small\n{}\nsmall too\n", "y".repeat(1_500_000));
    let produce = |args: &str| shared().line(&format!("produce {name} {args}"));
    let failed = produce(&format!("--rejects {}", rejects.display())).stdin(input.clone()).run().expect(4);
    assert!(failed.stderr.contains("<stdin>:2:") && failed.stderr.contains("1500000 bytes"), "{failed}");
    assert!(failed.stderr.contains("message.max.bytes") && failed.stderr.contains("2 records delivered"), "{failed}");
    shared().line(&format!("topics alter {name} --topic-config max.message.bytes=20MiB --yes")).run().expect(0);
    let again = format!("--input json -X message.max.bytes=20000000 {}", rejects.display());
    produce(&again).run().expect(0);
    let read = consume(&format!("{name} --from-beginning --exit")).expect(0);
    assert_eq!(lines(&read).iter().map(String::len).collect::<Vec<_>>(), [5, 9, 1_500_000]);
    produce("-X message.max.bytes=1000").stdin("z".repeat(5_000)).run().expect(1);
}

#[test]
fn null_and_empty_are_two_things_on_broker() {
    let name = topic(1);
    let produce = format!("produce {name} -K , --null-value NULL");
    shared().line(&produce).stdin("k,NULL\nNULL,v\n,\nalone\r\n").run().expect(0);
    shared().line(&format!("produce {name} --crlf")).stdin("dos\r\n").run().expect(0);
    let read = consume(&format!("{name} --from-beginning --exit -o json")).expect(0);
    let fields: Vec<(serde_json::Value, serde_json::Value)> = lines(&read)
        .iter()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|record| (record["key"].clone(), record["value"].clone()))
        .collect();
    let null = || serde_json::Value::Null;
    let expected = [
        ("k".into(), null()),
        (null(), "v".into()),
        ("".into(), "".into()),
        (null(), "alone\r".into()),
        (null(), "dos".into()),
    ];
    assert_eq!(fields, expected);
}

#[test]
fn topics_that_are_not_there_are_told_before_anything_is_read_on_broker() {
    let name = topic(1);
    let typo = format!("{}x", &name);
    for command in [format!("produce {typo}"), format!("consume {typo} --exit")] {
        let missing = shared().line(&command).stdin("").run().expect(1);
        assert!(missing.stderr.contains(&format!("did you mean `{name}`?")), "{missing}");
    }
    let partition = shared().line(&format!("produce {name} -p 7")).stdin("v\n").run().expect(1);
    assert!(partition.stderr.contains("has no partition 7"), "{partition}");
    let partition = consume(&format!("{name} -p 7 --exit")).expect(1);
    assert!(partition.stderr.contains("has no partition 7"), "{partition}");
}

#[test]
fn keys_lie_where_javas_producer_puts_them_on_broker() {
    let name = topic(6);
    // Partitions of `murmur2(key) & 0x7fffffff % 6`, from org.apache.kafka.common.utils.Utils.
    let expected = [("", 3), ("a", 4), ("user-1", 2), ("helixagent", 4)];
    let input: String = expected.iter().map(|(key, _)| format!("{key}:v\n")).collect();
    shared().line(&format!("produce {name} -K :")).stdin(input).run().expect(0);
    let read = consume(&format!("{name} --from-beginning --exit -f %k=%p,")).expect(0).stdout;
    for (key, partition) in expected {
        let found = read.split(',').find(|pair| pair.starts_with(&format!("{key}=")));
        assert_eq!(found, Some(format!("{key}={partition}").as_str()), "{read}");
    }
}

#[test]
fn topics_yaml_names_the_topics_on_broker() {
    let (one, two) = (unique("declared"), unique("declared"));
    let file = format!(
        "version: 1\ndefaults: {{ partitions: 1, replication: 1 }}\ntopics:\n  - name: {one}\n  - name: {two}\n"
    );
    shared().line("topics apply --yes").file("topics.yaml", &file).run().expect(0);
    for name in [&one, &two] {
        shared().line(&format!("produce {name}")).stdin(format!("to {name}\n")).run().expect(0);
    }
    let read = shared().line("consume --from-beginning --exit").file("topics.yaml", &file).run().expect(0);
    let mut found = lines(&read);
    found.sort();
    let mut expected = [format!("to {one}"), format!("to {two}")];
    expected.sort();
    assert_eq!(found, expected);
    let regex = consume(&format!("--topic-regex ({one}|{two}) --from-beginning --exit")).expect(0);
    assert_eq!(lines(&regex).len(), 2);
}

#[test]
fn mistakes_are_told_before_a_broker_is_contacted() {
    for (args, part) in [
        ("consume t --offset x", "--offset"),
        ("consume t --since yesterday", "no moment"),
        ("consume t --until 2999-01-01T00:00Z", "still to come"),
        ("consume t --grep (", "--grep"),
        ("consume t -f %x", "%x"),
        ("consume t -o yaml", "-o json"),
        ("produce t --preserve timestamp", "--input json"),
        ("produce t -H x", "NAME=VALUE"),
        ("produce t --input json -K :", "--input lines"),
    ] {
        let wrong = crate::support::cli::Run::line(args).brokers("127.0.0.1:1").run().expect(2);
        assert!(wrong.stderr.contains(part), "{args}\n{wrong}");
    }
}
