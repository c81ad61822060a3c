//! `replay --to-origin`: dead letters go back to where they came from.

use rdkafka::message::{Header, OwnedHeaders};
use rdkafka::producer::{BaseRecord, Producer};

use crate::replay::{PATIENCE, all_of, producer, replay, topic};
use crate::support::{shared, unique};

const FIRST: i64 = 1_700_000_000_000;

/// Writes one dead letter with these headers.
fn dead(topic: &str, value: &str, headers: &[(&str, &[u8])]) {
    let producer = producer(false);
    let headers =
        headers.iter().fold(OwnedHeaders::new(), |all, (key, value)| all.insert(Header { key, value: Some(*value) }));
    let record = BaseRecord::<str, str>::to(topic).partition(0).key("k").payload(value).headers(headers);
    producer.send(record).map_err(|(error, _)| error).unwrap();
    producer.flush(PATIENCE).unwrap();
}

/// Partition, timestamp, value and headers.
type Seen = (i32, Option<i64>, String, Vec<(String, String)>);

/// All records of a topic, in order of their values.
fn records(topic: &str, partitions: i32) -> Vec<Seen> {
    let text = |bytes: Option<Vec<u8>>| String::from_utf8(bytes.unwrap_or_default()).unwrap();
    let all = all_of(topic, partitions).into_values().flatten();
    let mut records: Vec<_> = all
        .map(|(partition, timestamp, _, value, headers)| {
            let headers = headers.into_iter().map(|(name, value)| (name, text(value))).collect();
            (partition, timestamp, text(value), headers)
        })
        .collect();
    records.sort_by(|a, b| a.2.cmp(&b.2));
    records
}

#[test]
fn dead_letters_of_every_family_go_home_on_broker() {
    let (orders, users, dlq, parked) = (topic(3), topic(1), topic(1), topic(1));
    let two = 2_i32.to_be_bytes();
    let time = FIRST.to_be_bytes();
    dead(
        &dlq,
        "1 ours",
        &[
            ("trace", b"abc"),
            ("helixctl.origin.topic", orders.as_bytes()),
            ("helixctl.origin.partition", b"1"),
            ("helixctl.origin.offset", b"77"),
            ("helixctl.origin.timestamp", b"1700000000000"),
            ("helixctl.error", b"no such user"),
            ("helixctl.attempts", b"3"),
        ],
    );
    dead(
        &dlq,
        "2 spring",
        &[
            ("kafka_dlt-original-topic", orders.as_bytes()),
            ("kafka_dlt-original-partition", &two),
            ("kafka_dlt-original-timestamp", &time),
            ("kafka_dlt-exception-fqcn", b"java.lang.IllegalStateException"),
            ("trace", b"def"),
        ],
    );
    dead(
        &dlq,
        "3 connect",
        &[
            ("__connect.errors.topic", users.as_bytes()),
            ("__connect.errors.partition", b"9"),
            ("__connect.errors.exception.class.name", b"DataException"),
        ],
    );
    dead(
        &dlq,
        "4 worn",
        &[
            ("helixctl.origin.topic", users.as_bytes()),
            ("helixctl.error", b"no such user"),
            ("helixctl.redrives", b"2"),
        ],
    );
    dead(&dlq, "5 homeless", &[("trace", b"ghi")]);

    let redrive = format!("--since beginning --topic {dlq} --to-origin --max-attempts 2");
    let shown = replay(&format!("{redrive} --dry-run -o json")).expect(0).json();
    assert_eq!(
        (&shown["records"], &shown["sent_back"], &shown["worn"], &shown["homeless"]),
        (&5.into(), &3.into(), &1.into(), &1.into())
    );
    assert_eq!(shown["errors"][0], serde_json::json!({ "name": "no such user", "records": 2 }));
    assert!(records(&orders, 3).is_empty() && records(&users, 1).is_empty(), "only looked");

    let done = replay(&format!("{redrive} --park {parked}")).expect(4);
    assert!(done.stdout.contains("5 records: 3 sent back, 1 parked, 1 of unknown origin"), "{done}");
    assert!(done.stderr.contains("0@4"), "where the homeless one is: {done}");
    assert!(done.stderr.contains("--since 0=5"), "{done}");
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let home = records(&orders, 3);
    assert_eq!(
        home[0],
        (1, Some(FIRST), "1 ours".to_owned(), vec![header("trace", "abc"), header("helixctl.redrives", "1")])
    );
    assert_eq!(
        home[1],
        (2, Some(FIRST), "2 spring".to_owned(), vec![header("trace", "def"), header("helixctl.redrives", "1")])
    );
    assert_eq!(home.len(), 2);
    let home = records(&users, 1);
    assert_eq!((home.len(), home[0].0, &*home[0].2), (1, 0, "3 connect"), "a partition that is not there is none");
    let kept = records(&parked, 1);
    assert_eq!((kept.len(), kept[0].3.len()), (1, 3), "with all that is known of its failure");
}

#[test]
fn nothing_is_sent_while_one_home_is_missing_on_broker() {
    let (orders, dlq, gone) = (topic(1), topic(1), unique("gone"));
    dead(&dlq, "1", &[("helixctl.origin.topic", orders.as_bytes())]);
    dead(&dlq, "2", &[("helixctl.origin.topic", gone.as_bytes())]);
    let stopped = replay(&format!("--since beginning --topic {dlq} --to-origin")).expect(1);
    assert!(stopped.stderr.contains(&format!("topic {gone} does not exist; nothing was sent")), "{stopped}");
    assert!(records(&orders, 1).is_empty());
    let filtered = replay(&format!("--since beginning --topic {dlq} --to-origin --grep ^1")).expect(0);
    assert!(filtered.stdout.contains("1 record: 1 sent back"), "{filtered}");
    assert_eq!(records(&orders, 1).len(), 1);
}

/// The look and the sending read the same records, though partitions come in any order; what is said to come after is right.
#[test]
fn so_many_and_then_the_rest_are_all_of_them_once_on_broker() {
    let (orders, dlq) = (topic(1), topic(3));
    let lines: String = (0..90).map(|n| format!("{n}\n")).collect();
    let produce = format!("produce {dlq} -H helixctl.origin.topic={orders} --partitioner round-robin");
    shared().line(&produce).stdin(lines).run().expect(0);
    let mut since = "beginning".to_owned();
    for part in [20, 31, 39] {
        let sent = replay(&format!("--since {since} --topic {dlq} --to-origin -n {part}")).expect(0);
        assert!(sent.stdout.contains(&format!("{part} records: {part} sent back")), "{sent}");
        let (_, next) = sent.stderr.rsplit_once("--since ").unwrap_or_else(|| panic!("{sent}"));
        since = next.lines().next().unwrap().to_owned();
    }
    let mut home: Vec<usize> = records(&orders, 1).into_iter().map(|seen| seen.2.parse().unwrap()).collect();
    home.sort_unstable();
    assert_eq!(home, (0..90).collect::<Vec<_>>());
}
