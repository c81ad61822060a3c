//! The inputs of `produce`, where its records go, and what it does when it is cut short.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::{Command, Stdio};

use crate::replay::{Noise, all_of, topic};
use crate::support::cli::{Output, Run};
use crate::support::{eventually, records, secured, shared, unique};
use crate::topics_faults::signal;

fn produce(args: &str) -> Run {
    shared().line(&format!("produce {args}"))
}

fn read(topic: &str, form: &str) -> String {
    shared().line(&format!("consume {topic} --from-beginning --exit -f {form}")).run().expect(0).stdout
}

fn consumed(topic: &str, args: &str) -> Output {
    shared().line(&format!("consume {topic} --from-beginning --exit {args}")).run().expect(0)
}

#[test]
fn keys_and_headers_lie_in_the_values_on_broker() {
    let name = topic(1);
    let events = "{\"session_id\":\"s1\",\"user\":{\"id\":12345678901234567890123}}\n{\"session_id\":null,\"user\":{\"id\":7}}\n";
    let args = format!("{name} events.json --input json --key-path .session_id --header-path user=.user.id");
    produce(&args).file("events.json", events).run().expect(0);
    assert_eq!(
        read(&name, "%k|%h|%s\\n"),
        "s1|user=12345678901234567890123|{\"session_id\":\"s1\",\"user\":{\"id\":12345678901234567890123}}\n|user=7|{\"session_id\":null,\"user\":{\"id\":7}}\n"
    );

    let bad = format!("{events}{{\"session\":1}}\n{{\"session_id\":\"s9\",\"user\":{{\"id\":1}}}}\n");
    let wrong = produce(&args).file("events.json", bad).run().expect(4);
    assert!(wrong.stderr.contains("events.json:3: column 1: there is no .session_id; 2 records before it"), "{wrong}");
    assert_eq!(records::count(&shared().brokers, &name, 1), 4, "nothing behind it");
    produce(&format!("{name} --key-path .x")).stdin("{}").run().expect(2);

    let rows = topic(1);
    let csv = "id,name\n1,\"a, \"\"b\"\"\nand more\"\n2,c\n3\n";
    let wrong = produce(&format!("{rows} rows.csv --input csv --key-path .id")).file("rows.csv", csv).run().expect(4);
    assert!(wrong.stderr.contains("rows.csv:"), "{wrong}");
    assert_eq!(
        read(&rows, "%k=%s\\n"),
        "1={\"id\":\"1\",\"name\":\"a, \\\"b\\\"\\nand more\"}\n2={\"id\":\"2\",\"name\":\"c\"}\n"
    );
}

#[test]
fn any_bytes_go_in_whole_or_with_their_length_on_broker() {
    let (files, sized, packed) = (topic(1), topic(1), topic(1));
    let run = produce(&format!("{files} a b --input whole --timestamp 1700000000000 --compression zstd:9"));
    run.file("a", "one\n\0two\n").file("b", "").run().expect(0);
    let all = all_of(&files, 1).remove(&0).unwrap();
    assert_eq!(all[0].3.as_deref(), Some(&b"one\n\0two\n"[..]));
    assert_eq!((all[0].1, all[1].3.as_deref()), (Some(1_700_000_000_000), Some(&b""[..])));

    let out = shared().line(&format!("consume {files} --from-beginning --exit -f %R%s")).command().output().unwrap();
    produce(&format!("{sized} --input sized")).stdin(out.stdout.clone()).run().expect(0);
    let values = |topic: &str| all_of(topic, 1).remove(&0).unwrap().into_iter().map(|of| of.3).collect::<Vec<_>>();
    assert_eq!(values(&sized), values(&files));
    let cut = produce(&format!("{sized} --input sized")).stdin(&out.stdout[..6]).run().expect(2);
    assert!(cut.stderr.contains("ends within a record"), "{cut}");

    for (name, bytes) in [
        ("lines.zst", zstd::encode_all(&b"1\n2\n"[..], 3).unwrap()),
        ("lines", zstd::encode_all(&b"3\n"[..], 3).unwrap()),
    ] {
        let flag = if name == "lines" { "--decompress" } else { "" };
        produce(&format!("{packed} {name} {flag}")).file(name, bytes).run().expect(0);
    }
    assert_eq!(read(&packed, "%s\\n"), "1\n2\n3\n");
    let plain = produce(&format!("{packed} lines --decompress")).file("lines", "plain text").run().expect(2);
    assert!(plain.stderr.contains("neither gzip nor zstd"), "{plain}");
}

/// Apache's own producer on the same keys, the empty one too.
#[test]
fn ten_thousand_keys_lie_where_apaches_producer_puts_them_on_broker() {
    let (ours, theirs) = (topic(12), topic(12));
    let mut noise = Noise(21);
    let mut key = |n: u32| -> String {
        let letters: Vec<char> = "abcXYZ0189-_.äß漢😀".chars().collect();
        (0..noise.below(40))
            .map(|_| letters[noise.below(letters.len() as u32) as usize])
            .chain(format!("#{n}").chars().collect::<Vec<_>>())
            .collect()
    };
    let keys: Vec<String> = (0..9_999).map(&mut key).chain([String::new()]).collect();
    let lines: String = keys.iter().map(|key| format!("{key}\tx\n")).collect();
    produce(&format!("{ours} -K \\t")).stdin(lines.clone()).run().expect(0);
    let state = &secured().state;
    let mut tool = Command::new(&state.java);
    tool.args(["-XX:TieredStopAtLevel=1", "-cp"]).arg(state.jars.join("*")).env("LC_ALL", "C.UTF-8");
    tool.args([
        "-Dfile.encoding=UTF-8",
        "org.apache.kafka.tools.ConsoleProducer",
        "--bootstrap-server",
        &shared().brokers,
    ]);
    tool.args(["--topic", &theirs, "--reader-property", "parse.key=true"]);
    let mut tool = tool.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    tool.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(tool.wait().unwrap().success());
    let placed = |topic: &str| -> BTreeMap<Option<Vec<u8>>, i32> {
        all_of(topic, 12).into_values().flatten().map(|(partition, _, key, ..)| (key, partition)).collect()
    };
    let (ours, theirs) = (placed(&ours), placed(&theirs));
    assert_eq!((ours.len(), theirs.len()), (10_000, 10_000));
    assert!(ours == theirs);
}

#[test]
fn records_go_by_another_field_or_in_turn_on_broker() {
    let (by_key, by_header, by_json, in_turn) = (topic(7), topic(7), topic(7), topic(7));
    let lines: String = (0..50).map(|n| format!("p{n}:{n}\n")).collect();
    produce(&format!("{by_key} -K :")).stdin(lines).run().expect(0);
    for n in [3, 11] {
        produce(&format!("{by_header} --partition-by header:provider -H provider=p{n}"))
            .stdin(format!("{n}"))
            .run()
            .expect(0);
    }
    let values: String = (0..50).map(|n| format!("{{\"at\":[\"p{n}\"],\"n\":{n}}}\n")).collect();
    produce(&format!("{by_json} --input values --partition-by json:.at[0]")).stdin(values).run().expect(0);
    let expected: BTreeMap<String, String> = read(&by_key, "%s=%p\\n")
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(n, p)| (n.to_owned(), p.to_owned()))
        .collect();
    for line in read(&by_header, "%s=%p\\n").lines() {
        let (n, partition) = line.split_once('=').unwrap();
        assert_eq!(expected[n], partition, "the hash of the header is that of a key");
    }
    let found = consumed(&by_json, "-o json").stdout;
    for line in found.lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let value: serde_json::Value = serde_json::from_str(record["value"].as_str().unwrap()).unwrap();
        assert_eq!(expected[&value["n"].to_string()], record["partition"].to_string());
    }
    let lacking = produce(&format!("{by_header} --partition-by header:provider")).stdin("x\n").run().expect(2);
    assert!(lacking.stderr.contains("<stdin>:1: there is no header provider"), "{lacking}");
    let mut made = shared().line(&format!("produce {in_turn} --partitioner round-robin --repeat 14 --rate 100/s"));
    made.command().args(["--template", "{{seq}} of {{random 1 9}}"]);
    let since = std::time::Instant::now();
    let told = {
        made.command().arg("-v");
        made.run().expect(0)
    };
    assert!(since.elapsed().as_millis() >= 100 && told.stderr.contains("99 of 100 within"), "{told}");
    let counts = all_of(&in_turn, 7);
    assert!(counts.len() == 7 && counts.values().all(|of| of.len() == 2), "two in each");
}

#[test]
fn a_topic_is_made_as_declared_and_typos_are_told_on_broker() {
    let name = unique("declared");
    let file = format!("version: 1\ntopics: [ {{ name: {name}, partitions: 3, replication: 1, retention: 1h }} ]\n");
    let told = produce(&name).file("topics.yaml", &file).stdin("x\n").run().expect(1);
    assert!(told.stderr.contains("topics.yaml declares it: --create makes it so"), "{told}");
    let typo = name.replacen("declared", "declred", 1);
    for create in ["", "--create"] {
        let told = produce(&format!("{typo} {create}")).file("topics.yaml", &file).stdin("x\n").run();
        assert!(told.code != 0 && told.stderr.contains(&format!("did you mean `{name}`")), "{told}");
    }
    let made = produce(&format!("{name} --create")).file("topics.yaml", &file).stdin("x\n").run().expect(0);
    assert!(made.stderr.contains("3 partitions"), "{made}");
    let plan = shared().line("topics plan --check").file("topics.yaml", &file).run().expect(0);
    assert!(!plan.stdout.contains(&name), "{plan}");
    assert_eq!(records::count(&shared().brokers, &name, 3), 1);
}

#[test]
fn a_transaction_is_seen_as_a_whole_or_not_at_all_on_broker() {
    let name = topic(2);
    let id = unique("tx");
    let lines = |count: u32| (0..count).map(|n| format!("{n}\n")).collect::<String>();
    produce(&format!("{name} --transactional-id {id}")).stdin(lines(500)).run().expect(0);
    assert_eq!(consumed(&name, "").stdout.lines().count(), 500);
    // The last line makes no sense: nothing of it all is seen.
    let bad = format!("{}no json\n", (0..300).map(|n| format!("{{\"value\":\"{n}\"}}\n")).collect::<String>());
    let wrong = produce(&format!("{name} --input json --transactional-id {id}")).stdin(bad.clone()).run().expect(2);
    assert!(wrong.stderr.contains("<stdin>:301: column"), "{wrong}");
    assert_eq!(consumed(&name, "").stdout.lines().count(), 500);
    // In transactions of a hundred, those before it are.
    let some = format!("{name} --input json --transactional-id {id} --commit-every 100");
    let wrong = produce(&some).stdin(bad).run().expect(4);
    assert!(wrong.stderr.contains("300 records before it delivered"), "{wrong}");
    assert_eq!(consumed(&name, "").stdout.lines().count(), 800);
    let slow = format!("{name} lines --transactional-id {id} --rate 200/s");
    let mut slow = produce(&slow).file("lines", lines(5_000));
    // What was aborted lies in the log too.
    let before = records::written(&shared().brokers, &name, 2);
    let running = slow.spawn();
    eventually("it has begun", || records::written(&shared().brokers, &name, 2) > before + 20);
    signal(&running, "-INT");
    let stopped = running.wait().expect(130);
    assert!(stopped.stderr.contains("nothing was committed"), "{stopped}");
    assert_eq!(consumed(&name, "").stdout.lines().count(), 800);
}

#[test]
fn an_interrupted_file_is_gone_on_with_on_broker() {
    let name = topic(2);
    let folder = tempfile::tempdir().unwrap();
    let lines: String = (0..3_000).map(|n| format!("{n}\n")).collect();
    std::fs::write(folder.path().join("lines"), lines).unwrap();
    let command = format!("{name} lines --checkpoint at.json");
    let mut slow = produce(&format!("{command} --rate 500/s")).in_dir(folder.path());
    let running = slow.spawn();
    eventually("some are there", || records::count(&shared().brokers, &name, 2) > 100);
    signal(&running, "-INT");
    let stopped = running.wait().expect(130);
    assert!(stopped.stderr.contains("up to and with input record"), "{stopped}");
    assert!(stopped.stderr.contains("goes on from at.json"), "{stopped}");
    let rest = produce(&command).in_dir(folder.path()).run().expect(0);
    assert!(rest.stderr.contains("were behind the checkpoint"), "{rest}");
    let mut values: Vec<u32> = consumed(&name, "").stdout.lines().map(|line| line.parse().unwrap()).collect();
    values.sort_unstable();
    assert!(values.into_iter().eq(0..3_000));
    let other = produce(&format!("{} lines --checkpoint at.json", topic(1))).in_dir(folder.path()).run().expect(2);
    assert!(other.stderr.contains("belongs to another topic"), "{other}");
}

#[test]
fn a_failure_names_its_line_and_both_limits_on_broker() {
    let name = topic(1);
    shared().line(&format!("topics alter {name} --topic-config max.message.bytes=2000 --yes")).run().expect(0);
    let lines = format!("short\n{}\nlast\n", "x".repeat(5_000));
    let failed = produce(&format!("{name} lines -z none -X batch.num.messages=1")).file("lines", lines).run().expect(4);
    assert!(failed.stderr.contains("lines:2: "), "{failed}");
    for part in [
        "(5000 bytes)",
        "the largest has 5000 bytes",
        "up to 1000000 (message.max.bytes",
        "takes up to 2000 (max.message.bytes",
    ] {
        assert!(failed.stderr.contains(part), "{part}: {failed}");
    }
}

/// A broker refuses a batch as a whole: what fits must not fail for what it was sent with.
#[test]
fn what_is_too_large_for_the_topic_fails_alone_on_broker() {
    let name = topic(1);
    shared().line(&format!("topics alter {name} --topic-config max.message.bytes=2000 --yes")).run().expect(0);
    let noise: String = (0..6_000).map(|_| fastrand::alphanumeric()).collect();
    let small = |from: usize| (from..from + 500).map(|n| format!("{n} {}\n", &noise[n..n + 100])).collect::<String>();
    let input = format!("{}{noise}\n{}", small(0), small(500));
    let failed = shared().line(&format!("produce {name}")).stdin(input).run().expect(4);
    assert!(
        failed.stderr.contains("1 record not delivered") && failed.stderr.contains("1000 records delivered"),
        "{failed}"
    );
    assert!(failed.stderr.contains("<stdin>:501: ") && failed.stderr.contains("takes up to 2000"), "{failed}");
    let read = shared().line(&format!("consume {name} --from-beginning --exit")).run().expect(0);
    let numbers: Vec<usize> =
        read.stdout.lines().map(|line| line.split(' ').next().unwrap().parse().unwrap()).collect();
    assert_eq!(numbers, (0..1000).collect::<Vec<_>>());
}

#[test]
fn twenty_megabytes_and_ten_thousand_headers_go_through_whole_on_broker() {
    let (name, copy) = (topic(1), topic(1));
    for name in [&name, &copy] {
        shared().line(&format!("topics alter {name} --topic-config max.message.bytes=25MiB --yes")).run().expect(0);
    }
    let noise: String = std::iter::repeat_with(fastrand::alphanumeric).take(20_000_000).collect();
    let large = format!("produce {name} -X message.max.bytes=25000000");
    shared().line(&large).stdin(format!("{noise}\n")).run().expect(0);
    let headers: Vec<String> = (0..10_000).map(|n| format!("{{\"name\":\"h{}\",\"value\":\"{n}\"}}", n % 7)).collect();
    let envelope = format!("{{\"key\":\"k\",\"value\":\"v\",\"headers\":[{}]}}\n", headers.join(","));
    shared().line(&format!("produce {name} --input json")).stdin(envelope).run().expect(0);
    shared().line(&format!("replay -t {name} --since beginning --to {copy}")).run().expect(0);
    for name in [&name, &copy] {
        let read = shared().line(&format!("consume {name} --from-beginning --exit -o json")).run().expect(0);
        let records: Vec<serde_json::Value> =
            read.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(records.len(), 2);
        assert!(records[0]["value"] == noise, "{name}: the large one is another");
        let found = records[1]["headers"].as_array().unwrap();
        assert_eq!(found.len(), 10_000);
        for (n, header) in found.iter().enumerate() {
            assert_eq!((&header["name"], &header["value"]), (&format!("h{}", n % 7).into(), &n.to_string().into()));
        }
    }
}
