//! `groups`: seek, undo, export, import and deletion, all from outside the group.

use std::process::Command;

use rdkafka::config::ClientConfig;
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};
use serde_json::Value;

use crate::support::{Run, records, secured, shared, unique};

/// A topic of one partition with ten records a second apart, a group that has read six, and a folder for state.
struct Ground {
    topic: String,
    group: String,
    state: tempfile::TempDir,
}

const FIRST: i64 = 1_700_000_000_000;

impl Ground {
    fn new() -> Ground {
        let (topic, group) = (unique("sought"), unique("seeker"));
        shared().line(&format!("topics create {topic} --partitions 1 --replication 1 --yes")).run().expect(0);
        (0..10).for_each(|n| records::write(&shared().brokers, &topic, 1, FIRST + n * 1_000));
        records::commit(&shared().brokers, &group, &topic, 6);
        Ground { topic, group, state: tempfile::tempdir().unwrap() }
    }

    fn run(&self, args: &str) -> Run {
        let args = args.replace("GROUP", &self.group).replace("TOPIC", &self.topic);
        shared().line(&args).env("XDG_STATE_HOME", self.state.path())
    }

    fn committed(&self, group: &str) -> Value {
        let report = self.run(&format!("lag {group} -o json")).run().expect(0).json();
        report["groups"][0]["partitions"][0]["committed"].clone()
    }
}

#[test]
fn a_seek_is_shown_done_and_undone_on_broker() {
    let ground = Ground::new();
    let output = ground.run("groups seek GROUP --to start --dry-run").run().expect(0);
    assert!(output.stdout.contains("1 partition moved, 6 records read again, 0 skipped unread"), "{output}");
    assert_eq!(ground.committed("GROUP"), 6, "a dry run");
    ground.run("groups seek GROUP --to start").run().expect(5);
    assert_eq!(ground.committed("GROUP"), 6, "nobody said yes");

    let plan = ground.run("groups seek GROUP --to start --yes -o json").run().expect(0).json();
    assert_eq!((&plan["result"], &plan["again"]), (&"committed".into(), &6.into()));
    assert_eq!(plan["steps"][0]["at_ms"], FIRST);
    assert_eq!(ground.committed("GROUP"), 0);
    let again = ground.run("groups seek GROUP --to start --yes -o json").run().expect(0).json();
    assert_eq!(again["result"], "unchanged");

    let history = ground.run("groups undo GROUP --list -o json").run().expect(0).json();
    assert_eq!(history["saved"].as_array().unwrap().len(), 1);
    ground.run("groups undo GROUP --yes").run().expect(0);
    assert_eq!(ground.committed("GROUP"), 6);
    ground.run("groups undo GROUP --yes").run().expect(0);
    assert_eq!(ground.committed("GROUP"), 0, "an undo can be undone");
    ground.run("groups undo GROUP --number 9 --yes").run().expect(1);
}

#[test]
fn every_target_lands_where_it_should_on_broker() {
    let ground = Ground::new();
    let other = unique("other");
    records::commit(&shared().brokers, &other, &ground.topic, 3);
    let beyond = "offset 99 is not there yet: moved to the end";
    for (to, lands, note) in [
        ("4", 4, ""),
        ("+2", 8, ""),
        ("-2", 4, ""),
        ("-9", 0, "offset -3 is gone: moved to the log start"),
        ("99", 10, beyond),
        ("end", 10, ""),
        (&format!("{}", FIRST + 4_000), 4, ""),
        (&format!("{}", FIRST + 4_001), 5, ""),
        (&format!("{}", FIRST + 9_001), 10, "no record that late: the end"),
        ("2023-11-14T22:13:25Z", 5, ""),
        (&format!("group:{other}"), 3, ""),
    ] {
        let plan = ground.run(&format!("groups seek GROUP --to {to} --dry-run -o json")).run().expect(0).json();
        let step = &plan["steps"][0];
        assert_eq!(step["to"], lands, "{to}: {plan}");
        assert_eq!(step["notes"].as_array().unwrap().first().map_or("", |note| note.as_str().unwrap()), note, "{to}");
        assert_eq!(step["skipped"], (lands - 6).max(0), "{to}");
        assert_eq!(step["again"], (6 - lands).max(0), "{to}");
    }
    let only = ground.run("groups seek GROUP --topic TOPIC --to 0=2 --yes").run().expect(0);
    assert!(only.stderr.contains("groups undo"), "{only}");
    assert_eq!(ground.committed("GROUP"), 2);
    for (wrong, code) in
        [("--topic TOPIC --to 1=2", 1), ("--to 0=2", 2), ("--to soon", 2), ("--topic TOPIC:7 --to start", 1)]
    {
        ground.run(&format!("groups seek GROUP {wrong} --yes")).run().expect(code);
    }
    assert_eq!(ground.committed("GROUP"), 2);
}

#[test]
fn skipping_unread_records_wants_its_own_yes_on_broker() {
    let ground = Ground::new();
    let output = ground.run("groups seek GROUP --to end --yes").run().expect(5);
    assert!(output.stderr.contains("4 unread records of"), "{output}");
    assert!(output.stderr.contains("--allow data-loss:"), "{output}");
    assert_eq!(ground.committed("GROUP"), 6);
    ground.run("groups seek GROUP --to end --allow data-loss:TOPIC --yes").run().expect(0);
    assert_eq!(ground.committed("GROUP"), 10);
}

#[test]
fn offsets_are_carried_in_a_file_and_come_back_after_a_deletion_on_broker() {
    let ground = Ground::new();
    let file = ground.state.path().join("offsets.yaml");
    let file = file.display();
    ground.run(&format!("groups export GROUP {file}")).run().expect(0);
    ground.run(&format!("groups export GROUP {file}")).run().expect(1);
    let copy = unique("copy");
    ground.run(&format!("groups import {file} --as-group {copy} --yes")).run().expect(0);
    assert_eq!(ground.committed(&copy), 6);

    ground.run("groups delete-offsets GROUP --topic TOPIC --yes").run().expect(0);
    ground.run("groups delete-offsets GROUP --topic TOPIC --yes").run().expect(1);
    ground.run("groups undo GROUP --yes").run().expect(0);
    assert_eq!(ground.committed("GROUP"), 6);

    ground.run("groups delete GROUP").run().expect(5);
    ground.run("groups delete GROUP --yes").run().expect(0);
    ground.run("lag GROUP").run().expect(1);
    ground.run("groups undo GROUP --yes").run().expect(0);
    assert_eq!(ground.committed("GROUP"), 6);

    let foreign = ground.state.path().join("foreign.yaml");
    std::fs::write(&foreign, "kind: Other\nversion: 1\n").unwrap();
    ground.run(&format!("groups import {} --yes", foreign.display())).run().expect(2);
}

/// Records with random times in 40 partitions; 200 seeks by time as `kafka-consumer-groups --reset-offsets` plans them.
#[test]
fn two_hundred_seeks_by_time_are_as_kafkas_own_tool_plans_them_on_broker() {
    const PARTITIONS: i32 = 40;
    let (topic, group) = (unique("times"), unique("times"));
    shared().line(&format!("topics create {topic} --partitions {PARTITIONS} --replication 1 --yes")).run().expect(0);
    let producer: BaseProducer = ClientConfig::new().set("bootstrap.servers", &shared().brokers).create().unwrap();
    let mut noise = 3_u32;
    let mut random = |below: u32| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        i64::from((noise >> 8) % below)
    };
    // Some partitions stay empty, and times are in no order.
    for partition in (0..PARTITIONS).filter(|partition| partition % 7 != 0) {
        for _ in 0..random(30) {
            let record = BaseRecord::<(), _>::to(&topic).partition(partition).payload("x");
            producer.send(record.timestamp(FIRST + random(100_000))).map_err(|(error, _)| error).unwrap();
        }
    }
    producer.flush(std::time::Duration::from_secs(30)).unwrap();
    records::commit(&shared().brokers, &group, &topic, 0);
    let state = &secured().state;
    for at in [-1, 20_000, 50_000, 99_000, 200_000] {
        let moment = FIRST + at;
        let iso = jiff::Timestamp::from_millisecond(moment).unwrap();
        let mut tool = Command::new(&state.java);
        tool.args(["-XX:TieredStopAtLevel=1", "-cp"]).arg(state.jars.join("*"));
        tool.args(["org.apache.kafka.tools.consumer.group.ConsumerGroupCommand", "--bootstrap-server"]);
        tool.args([&shared().brokers, "--group", &group, "--topic", &topic, "--reset-offsets", "--dry-run"]);
        let output = tool.args(["--to-datetime", &format!("{iso:.3}")]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let mut theirs: Vec<(i64, i64)> = text
            .lines()
            .filter(|line| line.starts_with(&group))
            .map(|line| line.split_whitespace().skip(2).map(|cell| cell.parse().unwrap()).collect::<Vec<i64>>())
            .map(|numbers| (numbers[0], numbers[1]))
            .collect();
        theirs.sort_unstable();
        let seek = format!("groups seek {group} --topic {topic} --to {moment} --dry-run -o json");
        let plan = shared().line(&seek).run().expect(0).json();
        let ours: Vec<(i64, i64)> = plan["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| (step["partition"].as_i64().unwrap(), step["to"].as_i64().unwrap()))
            .collect();
        assert_eq!(theirs.len(), PARTITIONS as usize, "{text}");
        assert_eq!(ours, theirs, "{iso}");
    }
}
