//! The library: `helixctl::broker` on a real broker.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helixctl::broker::{Broker, Codec, Kind, Letter, Part, Publication, Start, Subscription, Verdict};
use helixctl::clock::now_ms;

use crate::support::cli::project;
use crate::support::{eventually, shared, unique};

fn topic(partitions: u32) -> String {
    let topic = unique("api");
    create(&topic, partitions);
    topic
}

fn create(topic: &str, partitions: u32) {
    shared().line(&format!("topics create {topic} --partitions {partitions} --replication 1 --yes")).run().expect(0);
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

async fn connect() -> Broker {
    Broker::connect([("bootstrap.servers", shared().brokers.as_str())]).await.unwrap()
}

fn soon(group: &str, topic: &str) -> Subscription {
    Subscription { backoff: Duration::from_millis(5), ..Subscription::new(group, [topic]) }
}

/// Collects values, and acknowledges.
fn collect() -> (Arc<Mutex<Vec<String>>>, impl Fn(&Letter) -> Verdict + Send + Sync + 'static) {
    let got = Arc::<Mutex<Vec<String>>>::default();
    let into = Arc::clone(&got);
    (got, move |letter: &Letter| {
        into.lock().unwrap().push(String::from_utf8_lossy(letter.value.as_deref().unwrap_or(b"null")).into_owned());
        Verdict::Ack
    })
}

#[test]
fn what_is_published_arrives_whole_on_broker() {
    let topic = topic(3);
    block_on(async {
        let broker = connect().await;
        let record = Publication {
            timestamp: Some(1_700_000_000_123),
            partition: Some(2),
            headers: vec![(b"h".to_vec(), Some(b"1".to_vec())), (b"h".to_vec(), None)],
            ..Publication::new([0xff, 0]).key("k")
        };
        let at = broker.publish(&topic, &record).await.unwrap();
        assert_eq!((at.partition, at.offset), (2, 0));
        let tombstone = Publication { value: None, ..record.clone() };
        assert_eq!(broker.publish(&topic, &tombstone).await.unwrap().offset, 1);
        let got = Arc::<Mutex<Vec<Letter>>>::default();
        let into = Arc::clone(&got);
        let take = move |letter: &Letter| {
            into.lock().unwrap().push(letter.clone());
            Verdict::Ack
        };
        let subscribed = broker.subscribe(soon(&unique("g"), &topic), take).await.unwrap();
        eventually("both arrive", || got.lock().unwrap().len() == 2);
        subscribed.stop().await.unwrap();
        let got = got.lock().unwrap().clone();
        assert_eq!((&got[0].key, &got[0].value, &got[0].headers), (&record.key, &record.value, &record.headers));
        assert_eq!((got[0].timestamp, got[0].partition, &got[1].value), (1_700_000_000_123, 2, &None));
        let counts = broker.counts();
        assert_eq!((counts.published, counts.bytes, counts.received, counts.processed), (2, 4, 2, 2));
        assert!(counts.latency_p99 >= counts.latency_p50 && counts.latency_p50.is_some());
        broker.close().await.unwrap();
    });
}

#[test]
fn two_groups_get_every_record_and_a_stopped_one_goes_on_where_it_was_on_broker() {
    let topic = topic(2);
    block_on(async {
        let broker = connect().await;
        let publish = async |from: usize| {
            for n in from..from + 20 {
                broker.publish(&topic, &Publication::new(n.to_string()).key(n.to_string())).await.unwrap();
            }
        };
        publish(0).await;
        let (group, (one, take_one), (two, take_two)) = (unique("one"), collect(), collect());
        let first = broker.subscribe(soon(&group, &topic), take_one).await.unwrap();
        let second = broker.subscribe(soon(&unique("two"), &topic), take_two).await.unwrap();
        eventually("both have all", || one.lock().unwrap().len() == 20 && two.lock().unwrap().len() == 20);
        let busy = broker.seek(&group, &topic, None, Start::Beginning).await.unwrap_err();
        assert_eq!((busy.kind, busy.retryable), (Kind::Group, false), "{busy}");
        assert_eq!(first.stop().await.unwrap().processed, 20);
        publish(20).await;
        let (more, take_more) = collect();
        let resumed = broker.subscribe(soon(&group, &topic), take_more).await.unwrap();
        eventually("the rest", || more.lock().unwrap().len() == 20 && two.lock().unwrap().len() == 40);
        assert!(more.lock().unwrap().iter().all(|value| value.parse::<usize>().unwrap() >= 20));
        drop((resumed, second));
        broker.close().await.unwrap();
    });
}

#[test]
fn a_group_is_moved_to_offsets_and_times_on_broker() {
    let topic = topic(1);
    block_on(async {
        let broker = connect().await;
        let base = now_ms() - 100_000;
        for n in 0..10 {
            let record = Publication { timestamp: Some(base + n * 1000), ..Publication::new(n.to_string()) };
            broker.publish(&topic, &record).await.unwrap();
        }
        let group = unique("seek");
        for (to, at) in [
            (Start::Offset(7), 7),
            (Start::Since(base + 3_500), 4),
            (Start::Since(base + 60_000), 10),
            (Start::End, 10),
            (Start::Beginning, 0),
            (Start::BeforeEnd(3), 7),
        ] {
            assert_eq!(broker.seek(&group, &topic, Some(0), to).await.unwrap(), BTreeMap::from([(0, at)]), "{to:?}");
        }
        let beyond = broker.seek(&group, &topic, None, Start::Offset(11)).await.unwrap_err();
        assert_eq!(beyond.kind, Kind::Invalid, "{beyond}");
        let none = broker.seek(&group, &topic, Some(5), Start::End).await.unwrap_err();
        assert_eq!(none.kind, Kind::UnknownTopic, "{none}");
        let (got, take) = collect();
        let subscribed = broker.subscribe(soon(&group, &topic), take).await.unwrap();
        eventually("the last three", || got.lock().unwrap().len() == 3);
        assert_eq!(*got.lock().unwrap(), ["7", "8", "9"]);
        subscribed.stop().await.unwrap();
        broker.close().await.unwrap();
    });
}

#[test]
fn verdicts_panics_and_dead_letters_are_counted_on_broker() {
    let topic = topic(1);
    let dead = format!("{topic}.dlq");
    create(&dead, 1);
    block_on(async {
        let broker = connect().await;
        for value in ["good", "bad", "panics", "flaky"] {
            broker.publish(&topic, &Publication::new(value)).await.unwrap();
        }
        let flaky = AtomicUsize::new(0);
        let handle = move |letter: &Letter| match letter.value.as_deref() {
            Some(b"bad") => Verdict::Reject("as it is".into()),
            Some(b"panics") => panic!("on purpose"),
            Some(b"flaky") if flaky.fetch_add(1, Ordering::Relaxed) == 0 => Verdict::Retry("once".into()),
            _ => Verdict::Ack,
        };
        let wanted = Subscription { dead_letters: Some(dead.clone()), ..soon(&unique("g"), &topic) };
        let subscribed = broker.subscribe(wanted, handle).await.unwrap();
        eventually("all are done", || {
            let counts = subscribed.counts();
            counts.processed + counts.dead_lettered == 4
        });
        let counts = subscribed.stop().await.unwrap();
        // One rejection, three panics, one retry.
        assert_eq!((counts.received, counts.processed, counts.failed, counts.dead_lettered), (4, 2, 5, 2));
        broker.close().await.unwrap();
    });
    let mut letters = shared().line(&format!("consume {dead} --from-beginning --exit"));
    letters.command().args(["-f", "%s %h\\n"]);
    let letters = letters.run().expect(0).stdout;
    for (value, why) in [("bad", "as it is"), ("panics", "the handler panicked")] {
        let line = letters.lines().find(|line| line.starts_with(value)).unwrap_or_else(|| panic!("{letters}"));
        assert!(line.contains(&format!("={why},")), "{line}");
    }
}

#[test]
fn a_rejection_without_dead_letters_ends_it_and_loses_nothing_on_broker() {
    let topic = topic(1);
    block_on(async {
        let broker = connect().await;
        for n in 0..4 {
            broker.publish(&topic, &Publication::new(n.to_string())).await.unwrap();
        }
        let group = unique("g");
        let handle = |letter: &Letter| match letter.offset {
            2 => Verdict::Reject("no".into()),
            _ => Verdict::Ack,
        };
        let error = broker.subscribe(soon(&group, &topic), handle).await.unwrap().ended().await.unwrap_err();
        assert!(error.to_string().contains("offset 2 was rejected: no"), "{error}");
        let (got, take) = collect();
        let subscribed = broker.subscribe(soon(&group, &topic), take).await.unwrap();
        eventually("what was left", || got.lock().unwrap().len() == 2);
        assert_eq!(*got.lock().unwrap(), ["2", "3"]);
        subscribed.stop().await.unwrap();
        broker.close().await.unwrap();
    });
}

#[test]
fn no_more_at_once_than_partitions_or_asked_and_each_in_order_on_broker() {
    let topic = topic(4);
    block_on(async {
        let broker = connect().await;
        for n in 0..80 {
            let record = Publication { partition: Some(n % 4), ..Publication::new(n.to_string()) };
            broker.publish(&topic, &record).await.unwrap();
        }
        for (concurrency, at_most) in [(None, 4), (std::num::NonZeroUsize::new(2), 2)] {
            let (now, peak) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
            let (seen, highest) = (Arc::<Mutex<Vec<(i32, i64)>>>::default(), Arc::clone(&peak));
            let into = Arc::clone(&seen);
            let handle = move |letter: &Letter| {
                highest.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(5));
                into.lock().unwrap().push((letter.partition, letter.offset));
                now.fetch_sub(1, Ordering::SeqCst);
                Verdict::Ack
            };
            let wanted = Subscription { concurrency, ..soon(&unique("g"), &topic) };
            let subscribed = broker.subscribe(wanted, handle).await.unwrap();
            eventually("all", || seen.lock().unwrap().len() == 80);
            subscribed.stop().await.unwrap();
            let peak = peak.load(Ordering::SeqCst);
            assert!((2..=at_most).contains(&peak), "{peak} at once, {at_most} were allowed");
            for partition in 0..4 {
                let of = seen
                    .lock()
                    .unwrap()
                    .iter()
                    .filter(|(of, _)| *of == partition)
                    .map(|(_, at)| *at)
                    .collect::<Vec<_>>();
                assert_eq!(of, (0..20).collect::<Vec<i64>>());
            }
        }
        broker.close().await.unwrap();
    });
}

/// Bytes with a mark in front.
struct Marked;

impl Codec for Marked {
    fn encode(&self, _: &str, part: Part, bytes: &[u8]) -> Result<Vec<u8>, String> {
        match (part, bytes) {
            (Part::Value, b"secret") => Err("not this".into()),
            (Part::Value, _) => Ok([b"\0", bytes].concat()),
            (Part::Key, _) => Ok(bytes.to_vec()),
        }
    }

    fn decode(&self, _: &str, part: Part, bytes: &[u8]) -> Result<Vec<u8>, String> {
        match (part, bytes) {
            (Part::Value, [0, rest @ ..]) => Ok(rest.to_vec()),
            (Part::Value, _) => Err("no mark".into()),
            (Part::Key, _) => Ok(bytes.to_vec()),
        }
    }
}

#[test]
fn a_codec_stands_between_on_broker() {
    let topic = topic(1);
    let dead = format!("{topic}.dlq");
    create(&dead, 1);
    block_on(async {
        let properties = [("bootstrap.servers", shared().brokers.as_str())];
        let broker = Broker::connect_with(properties, Some(Arc::new(Marked))).await.unwrap();
        broker.publish(&topic, &Publication::new("plain").key("k")).await.unwrap();
        let refused = broker.publish(&topic, &Publication::new("secret")).await.unwrap_err();
        assert_eq!((refused.kind, refused.retryable, broker.counts().failures), (Kind::Codec, false, 1), "{refused}");
        shared().line(&format!("produce {topic}")).stdin("unmarked\n").run().expect(0);
        let (got, take) = collect();
        let wanted = Subscription { dead_letters: Some(dead.clone()), ..soon(&unique("g"), &topic) };
        let subscribed = broker.subscribe(wanted, take).await.unwrap();
        eventually("one is decoded, one set aside", || {
            let counts = subscribed.counts();
            (counts.processed, counts.dead_lettered) == (1, 1)
        });
        assert_eq!(*got.lock().unwrap(), ["plain"]);
        broker.close().await.unwrap();
    });
    let value = |topic: &str| shared().line(&format!("consume {topic} --from-beginning --exit")).run().expect(0).stdout;
    assert_eq!((value(&topic).as_str(), value(&dead).as_str()), ("\0plain\nunmarked\n", "unmarked\n"));
}

#[test]
fn failures_tell_their_kind_and_whether_to_try_again_on_broker() {
    let topic = topic(1);
    shared().line(&format!("topics alter {topic} --topic-config max.message.bytes=1000 --yes")).run().expect(0);
    block_on(async {
        let nobody = Broker::connect([("bootstrap.servers", "127.0.0.1:1"), ("socket.timeout.ms", "1000")]).await;
        let nobody = nobody.err().unwrap();
        assert_eq!((nobody.kind, nobody.retryable), (Kind::Connection, true), "{nobody}");
        let wrong = Broker::connect([("bootstrap.server", "x")]).await.err().unwrap();
        assert_eq!((wrong.kind, wrong.retryable), (Kind::Invalid, false), "{wrong}");
        let broker = connect().await;
        // Random letters: lz4 could make it small otherwise.
        let large: Vec<u8> = (0..5_000).map(|_| fastrand::u8(..)).collect();
        let large = broker.publish(&topic, &Publication::new(large)).await.unwrap_err();
        assert_eq!((large.kind, large.retryable), (Kind::TooLarge, false), "{large}");
        let nowhere = Publication { partition: Some(7), ..Publication::new("x") };
        let nowhere = broker.publish(&topic, &nowhere).await.unwrap_err();
        assert_eq!((nowhere.kind, nowhere.retryable), (Kind::UnknownTopic, false), "{nowhere}");
        assert!(std::error::Error::source(&nowhere).is_some());
        let missing = broker.subscribe(soon("g", &unique("missing")), |_| Verdict::Ack).await.err().unwrap();
        assert_eq!((missing.kind, missing.retryable), (Kind::UnknownTopic, false), "{missing}");
        assert_eq!((broker.counts().published, broker.counts().failures), (0, 2));
        broker.close().await.unwrap();
    });
}

#[test]
fn the_example_of_the_documentation_runs_on_broker() {
    let topic = topic(1);
    create(&format!("{topic}.dlq"), 1);
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(project()).args([
        "run",
        "--locked",
        "--quiet",
        "-p",
        "helixctl-broker",
        "--example",
        "broker",
        "--",
    ]);
    let run = cargo.args([&shared().brokers, &topic]).output().unwrap();
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{told}{}", String::from_utf8_lossy(&run.stderr));
    let lines = (0..3).map(|offset| format!("published to partition 0 offset {offset}\n")).collect::<String>();
    assert_eq!(told, lines + "2 processed, 2 failed, 1 set aside\ngoes on at {0: 0}\n");
}
