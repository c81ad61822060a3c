//! What `consume` chooses and how it writes it: the last records, rows for people, indented JSON, and a round trip.

use rdkafka::config::ClientConfig;
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};
use serde_json::json;

use crate::replay::{PATIENCE, all_of, awkward, producer, topic};
use crate::support::cli::{Output, binary};
use crate::support::{eventually, records, shared, terminal, unique};

const FIRST: i64 = 1_700_000_000_000;

fn consume(args: &str) -> Output {
    shared().line(&format!("consume {args}")).run()
}

/// Every record is followed by the marker of its transaction, and every second one was aborted.
#[test]
fn the_last_records_are_found_behind_markers_on_broker() {
    let name = topic(2);
    let mut config = ClientConfig::new();
    config.set("bootstrap.servers", &shared().brokers).set("transactional.id", unique("transaction"));
    let producer: BaseProducer = config.create().unwrap();
    let patience = std::time::Duration::from_secs(30);
    producer.init_transactions(patience).unwrap();
    for n in 0..80 {
        producer.begin_transaction().unwrap();
        let value = n.to_string();
        let record = BaseRecord::<(), _>::to(&name).partition(n % 2).timestamp(FIRST + i64::from(n)).payload(&value);
        producer.send(record).map_err(|(error, _)| error).unwrap();
        producer.flush(patience).unwrap();
        match n / 2 % 2 {
            0 => producer.commit_transaction(patience).unwrap(),
            _ => producer.abort_transaction(patience).unwrap(),
        }
    }
    assert_eq!(consume(&format!("{name} --tail 5")).expect(0).stdout, "69\n72\n73\n76\n77\n");
    assert_eq!(consume(&format!("{name} --tail 0")).expect(0).stdout, "");
    assert_eq!(consume(&format!("{name} --tail 1000")).expect(0).stdout.lines().count(), 40);
    assert_eq!(consume(&format!("{name} --tail 2 --grep ^1.?$")).expect(0).stdout, "16\n17\n");
    let each = consume(&format!("{name} --tail-per-partition 3")).expect(0).stdout;
    let mut each: Vec<&str> = each.lines().collect();
    each.sort_unstable();
    assert_eq!(each, ["68", "69", "72", "73", "76", "77"]);
}

#[test]
fn rows_and_indented_json_are_for_people_on_broker() {
    let name = topic(1);
    let value = "{\"b\":[1,{}],\"a\":12345678901234567890123}";
    let lines = [("k1", value), ("long-key", "plain \u{1b}[31mtext")];
    let line = |(key, value)| format!("{}\n", json!({ "key": key, "value": value, "timestamp": FIRST }));
    let input: String = lines.into_iter().map(line).collect();
    shared().line(&format!("produce {name} --input json --preserve timestamp")).stdin(input).run().expect(0);
    let rows = consume(&format!("{name} --from-beginning --exit -o table")).expect(0).stdout;
    let rows: Vec<Vec<&str>> = rows.lines().map(|row| row.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["TOPIC", "PARTITION", "OFFSET", "TIMESTAMP", "KEY", "HEADERS", "VALUE"]);
    assert_eq!(rows[1], [&name, "0", "0", "2023-11-14T22:13:20.000Z", "k1", value]);
    assert_eq!(rows[2], [&name, "0", "1", "2023-11-14T22:13:20.000Z", "long-key", "plain", "\\u{1b}[31mtext"]);
    let pretty = consume(&format!("{name} --from-beginning --exit --pretty")).expect(0).stdout;
    let indented = "{\n  \"b\": [\n    1,\n    {}\n  ],\n  \"a\": 12345678901234567890123\n}\nplain \u{1b}[31mtext\n";
    assert_eq!(pretty, indented, "through a pipe, bytes are what they are");
    let json = consume(&format!("{name} --from-beginning --exit -o json --pretty -n 1")).expect(0);
    assert_eq!(json.json()["key"], "k1");
    assert!(json.stdout.starts_with("{\n  \"topic\""), "{json}");
}

/// Escape sequences would be obeyed by a terminal: it is shown them, and nothing else.
#[test]
fn a_terminal_is_not_told_what_to_do_by_a_record_on_broker() {
    let name = topic(1);
    shared().line(&format!("produce {name}")).stdin("\u{1b}]0;title\u{7}\u{1b}[2Jcleared\r\n").run().expect(0);
    let dir = tempfile::tempdir().unwrap();
    let environment = vec![
        ("HOME", dir.path().display().to_string()),
        ("PATH", format!("{}:/usr/bin:/bin", binary().parent().unwrap().display())),
        ("KAFKA_BROKERS", shared().brokers.clone()),
    ];
    let mut shell = terminal::shell(dir.path(), environment);
    for form in ["", "-f %s\\\\n", "-o table", "-o json", "--pretty"] {
        shell.send_line(&format!("helixctl consume {name} --from-beginning --exit {form}")).unwrap();
        let shown = terminal::expect(&mut shell, 0);
        assert!(shown.contains("cleared"), "{form}: {shown:?}");
        assert!(!shown.contains("\u{1b}]") && !shown.contains("\u{1b}[2J") && !shown.contains('\u{7}'), "{shown:?}");
    }
}

/// Keys and values of random bytes, null or empty, headers that repeat: JSON carries all of it there and back.
#[test]
fn random_records_survive_the_way_through_json_on_broker() {
    let (from, to) = (topic(3), topic(3));
    awkward(&from, 3, 5_000);
    let json = consume(&format!("{from} --from-beginning --exit -o json")).expect(0).stdout;
    let produce = format!("produce {to} --input json --preserve partition,timestamp");
    shared().line(&produce).stdin(json).run().expect(0);
    assert_eq!(records::count(&shared().brokers, &to, 3), 5_000);
    assert!(all_of(&from, 3) == all_of(&to, 3));
}

/// After compaction most offsets are gone; what is left is read, the end is found, and the holes are no gaps.
#[test]
fn a_compacted_topic_has_holes_that_are_no_gaps_on_broker() {
    let name = unique("compacted");
    shared()
        .line(&format!("topics create {name} --partitions 1 --replication 1 --yes --topic-config cleanup.policy=compact --topic-config segment.ms=50 --topic-config min.cleanable.dirty.ratio=0.001"))
        .run()
        .expect(0);
    let producer = producer(false);
    let mut written = 0;
    let mut write = |count: i64| {
        for _ in 0..count {
            let (key, value, at) = ((written % 7).to_string(), written.to_string(), FIRST + written * 1_000);
            let record = BaseRecord::<str, str>::to(&name).partition(0).key(&key).payload(&value).timestamp(at);
            producer.send(record).map_err(|(error, _)| error).unwrap();
            written += 1;
        }
        producer.flush(PATIENCE).unwrap();
        written
    };
    write(500);
    // A segment is only closed by what is written after its time, and only closed ones are compacted.
    eventually("it was compacted", || {
        let written = write(1) as usize;
        records::read(&shared().brokers, &name, 1).len() + 400 < written
    });
    let mut left: Vec<i64> =
        records::read(&shared().brokers, &name, 1).into_iter().map(|value| value.parse().unwrap()).collect();
    left.sort_unstable();
    let lines = |offsets: &[i64]| offsets.iter().map(|offset| format!("{offset} {offset}\n")).collect::<String>();
    let form = "-f %o\\x20%s\\n";
    let read = consume(&format!("{name} --from-beginning --exit {form}")).expect(0);
    assert_eq!((read.stdout, read.stderr), (lines(&left), String::new()));
    assert_eq!(consume(&format!("{name} --tail 5 {form}")).expect(0).stdout, lines(&left[left.len() - 5..]));
    let middle = left[left.len() / 2];
    let since = format!("--since {} --topic {name} {form}", FIRST + middle * 1_000 - 500);
    let later: Vec<i64> = left.iter().copied().filter(|offset| *offset >= middle).collect();
    assert_eq!(crate::replay::replay(&since).expect(0).stdout, lines(&later));
    assert_eq!(
        consume(&format!("{name} --offset 0 --until {middle} {form}")).expect(0).stdout,
        lines(&left[..left.len() / 2])
    );
}

#[test]
fn fields_of_json_values_choose_records_on_broker() {
    let name = topic(1);
    let values = [
        r#"{"user":{"id":7,"name":"ada"},"kind":"login"}"#,
        r#"{"user":{"id":8,"name":"bob"},"kind":"login"}"#,
        "no JSON, with kind and login",
        r#"{"user":{"id":7,"name":null},"kind":"logout"}"#,
    ];
    shared().line(&format!("produce {name}")).stdin(values.join("\n")).run().expect(0);
    for (filters, found) in [
        ("--json-path .user.id=7", &[0, 3][..]),
        ("--json-path .user.id=7 --json-path kind=login", &[0]),
        ("--json-path .user.id=7 --grep logout", &[3]),
        ("--json-path kind~^log", &[0, 1, 3]),
        ("--json-path .user.name", &[0, 1]),
        ("--json-path .user.name=null", &[3]),
        ("--json-path .user.nothing", &[]),
    ] {
        let read = consume(&format!("{name} --from-beginning --exit {filters}")).expect(0);
        let expected: String = found.iter().map(|n: &usize| format!("{}\n", values[*n])).collect();
        assert_eq!(read.stdout, expected, "{filters}");
    }
    let counted = shared().line(&format!("replay -t {name} --since beginning --count --json-path .user.id=7 -o json"));
    assert_eq!(counted.run().expect(0).json()["records"], 2);
    let wrong = consume(&format!("{name} --json-path .a[x]=1")).expect(2);
    assert!(wrong.stderr.contains("--json-path `.a[x]=1`"), "{wrong}");
}

#[test]
fn a_format_reads_what_it_wrote_on_broker() {
    let (name, copy) = (topic(3), topic(3));
    let format = "%p %T %k|%h|%s\\n--\\n";
    let mut write = shared().line(&format!("produce {name}"));
    write.command().args(["-f", format]);
    let input = "2 1700000000123 key|a=1,a=NULL|two\nlines\n--\n0 1700000000456 |b=2|\n--\n";
    write.stdin(input).run().expect(0);
    let read = |name: &str, args: [&str; 2]| {
        let mut run = shared().line(&format!("consume {name} --from-beginning --exit"));
        run.command().args(args);
        let out = run.run().expect(0).stdout;
        let mut records: Vec<String> = out.split_inclusive("--\n").map(str::to_owned).collect();
        records.sort_unstable();
        records
    };
    assert_eq!(
        read(&name, ["-f", format]).concat(),
        "0 1700000000456 |b=2|\n--\n2 1700000000123 key|a=1,a=NULL|two\nlines\n--\n"
    );
    let mut again = shared().line(&format!("produce {copy}"));
    again.command().args(["-f", format]);
    again.stdin(read(&name, ["-f", format]).concat()).run().expect(0);
    assert_eq!(read(&copy, ["-f", format]), read(&name, ["-f", format]));
    let mut wrong = shared().line(&format!("produce {copy}"));
    wrong.command().args(["-f", "%p %s\\n"]);
    let wrong = wrong.stdin("1 fine\nx not\n2 behind\n").run().expect(4);
    assert!(wrong.stderr.contains("<stdin>:2: column 1: `x` is no partition"), "{wrong}");
    assert_eq!(read(&copy, ["-f", format]).len(), 3);
    let mut silly = shared().line(&format!("produce {copy}"));
    silly.command().args(["-f", "%k%s\\n"]);
    assert!(silly.stdin("x\n").run().expect(2).stderr.contains("--format: two fields follow each other"));
}
