//! What `consume` chooses and how it writes it: the last records, rows for people, indented JSON, and a round trip.

use rdkafka::config::ClientConfig;
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};
use serde_json::json;

use crate::replay::{all_of, awkward, topic};
use crate::support::cli::{Output, binary};
use crate::support::{records, shared, terminal, unique};

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
