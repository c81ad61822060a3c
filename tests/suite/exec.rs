//! `consume --exec`: what a worker did not acknowledge is neither lost nor committed.

use crate::support::{Run, eventually, shared, unique};
use crate::topics_faults::signal;

fn numbers(count: usize) -> (String, String) {
    let (topic, group) = (unique("exec"), unique("group"));
    create(&topic);
    let lines: String = (0..count).map(|n| format!("k{n}\t{n}\n")).collect();
    shared().line(&format!("produce {topic} -K \\t")).stdin(lines).run().expect(0);
    (topic, group)
}

fn create(topic: &str) {
    shared().line(&format!("topics create {topic} --partitions 1 --replication 1 --yes")).run().expect(0);
}

fn work(topic: &str, group: &str, script: &str, args: &str) -> Run {
    let mut run = shared().line(&format!("consume {topic} --group {group} --exit --backoff 10ms {args}"));
    run.command().args(["--exec", script]);
    run
}

/// What the group would get next.
fn rest(topic: &str, group: &str) -> Vec<String> {
    let line = format!("consume {topic} --as-group {group} --exit");
    shared().line(&line).run().expect(0).stdout.lines().map(str::to_owned).collect()
}

fn script(case: &str) -> String {
    format!("while read -r line; do case \"$line\" in {case} *) echo ok;; esac; done")
}

/// HelixAgent's loop goes on after a failure, and the next commit loses the record.
#[test]
fn a_failed_record_is_not_lost_by_a_later_commit_on_broker() {
    let (topic, group) = numbers(6);
    let run = work(&topic, &group, &script("*'\"value\":\"3\"'*) echo reject broken;;"), "").run().expect(1);
    assert!(run.stderr.contains(&format!("{topic} partition 0 offset 3 was rejected: broken")), "{run}");
    assert_eq!(rest(&topic, &group), ["3", "4", "5"]);
    work(&topic, &group, &script(""), "").run().expect(0);
    let line = format!("consume {topic} --as-group {group} --exit");
    assert_eq!(shared().line(&line).run().expect(0).stdout, "");
}

#[test]
fn what_is_rejected_or_tried_too_often_goes_to_the_dead_letters_on_broker() {
    let (topic, group) = numbers(5);
    let dead = unique("dead");
    create(&dead);
    let case = "*'\"value\":\"1\"'*) echo reject no good;; *'\"value\":\"3\"'*) echo retry;;";
    work(&topic, &group, &script(case), &format!("--dlq {dead}")).run().expect(0);
    let form = |topic: &str| {
        let mut run = shared().line(&format!("consume {topic} --from-beginning --exit"));
        run.command().args(["-f", "%T %k %s %h\\n"]);
        run.run().expect(0)
    };
    let (original, letters) = (form(&topic).stdout, form(&dead).stdout);
    let letters: Vec<&str> = letters.lines().collect();
    assert_eq!(letters.len(), 2, "{letters:?}");
    for (letter, (offset, why, attempts)) in letters.iter().zip([(1, "no good", 1), (3, "retried too often", 3)]) {
        let before = original.lines().nth(offset).unwrap().trim_end();
        assert!(letter.starts_with(before), "time, key and value are unchanged: {letter}, {before}");
        for part in [
            format!("helixctl.origin.topic={topic}"),
            "helixctl.origin.partition=0".to_owned(),
            format!("helixctl.origin.offset={offset}"),
            format!("helixctl.error={why}"),
            format!("helixctl.attempts={attempts}"),
            format!("helixctl.group={group}"),
        ] {
            assert!(letter.contains(&part), "{part}: {letter}");
        }
    }
    let into_itself = work(&topic, &group, &script(""), &format!("--dlq {topic}")).run().expect(5);
    assert!(into_itself.stderr.contains("would come again"), "{into_itself}");
    // And back they go.
    let back = shared().line(&format!("replay --since beginning --topic {dead} --to-origin")).run().expect(0);
    assert!(back.stdout.contains("2 records: 2 sent back"), "{back}");
    assert_eq!(rest(&topic, &group), ["1", "3"]);
}

#[test]
fn a_worker_that_ends_leaves_its_record_undone_on_broker() {
    let (topic, group) = numbers(4);
    let run = work(&topic, &group, &script("*'\"value\":\"2\"'*) exit 1;;"), "").run().expect(1);
    assert!(run.stderr.contains("offset 2: the worker ended without an answer, 5 times in a row"), "{run}");
    assert_eq!(rest(&topic, &group), ["2", "3"]);
    // One that takes a single record at a time is started again for each.
    work(&topic, &group, "read -r line; echo ok", "").run().expect(0);
}

/// Without a group nothing is committed; the order within a partition holds all the same.
#[test]
fn workers_share_partitions_and_keep_their_order_on_broker() {
    let (topic, folder) = (unique("exec"), tempfile::tempdir().unwrap());
    shared().line(&format!("topics create {topic} --partitions 3 --replication 1 --yes")).run().expect(0);
    let lines: String = (0..90).map(|n| format!("{n}\t{n}\n")).collect();
    shared().line(&format!("produce {topic} -K \\t")).stdin(lines).run().expect(0);
    let script = "while read -r line; do echo \"$line\" >> \"$SEEN/$$\"; echo ok; done";
    let mut run = shared().line(&format!("consume {topic} --from-beginning --exit --workers 2"));
    run = run.env("SEEN", folder.path().to_str().unwrap());
    run.command().args(["--exec", script]);
    run.run().expect(0);
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut next = std::collections::BTreeMap::new();
    for line in files
        .iter()
        .flat_map(|file| std::fs::read_to_string(file).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
    {
        let record: serde_json::Value = serde_json::from_str(&line).unwrap();
        let expected = next.entry(record["partition"].as_i64().unwrap()).or_insert(0);
        assert_eq!(record["offset"].as_i64(), Some(*expected), "{line}");
        *expected += 1;
    }
    assert_eq!((files.len(), next.len(), next.values().sum::<i64>()), (2, 3, 90));
}

/// The worker and what it started are ended; the record is tried again, and then set aside.
#[test]
fn a_worker_that_hangs_is_ended_on_broker() {
    let (topic, group) = numbers(4);
    let (dead, folder) = (unique("dead"), tempfile::tempdir().unwrap());
    create(&dead);
    let hangs = "*'\"value\":\"2\"'*) sleep 600 & echo $! >> \"$SEEN\"; wait;;";
    let args = format!("--answer-timeout 300ms --max-attempts 2 --dlq {dead}");
    let seen = folder.path().join("seen");
    work(&topic, &group, &script(hangs), &args).env("SEEN", &seen).run().expect(0);
    assert_eq!(rest(&topic, &group), Vec::<String>::new());
    let mut letters = shared().line(&format!("consume {dead} --from-beginning --exit"));
    letters.command().args(["-f", "%s %h\\n"]);
    let letters = letters.run().expect(0).stdout;
    assert!(letters.starts_with("2 ") && letters.contains("the worker gave no answer within 300ms"), "{letters}");
    assert!(letters.contains("helixctl.attempts=2") && letters.lines().count() == 1, "{letters}");
    let sleepers = std::fs::read_to_string(seen).unwrap();
    assert_eq!(sleepers.lines().count(), 2);
    for pid in sleepers.lines() {
        eventually("the sleeper is gone", || !std::path::Path::new(&format!("/proc/{pid}")).exists());
    }
}

#[test]
fn a_hanging_worker_does_not_hold_up_ctrl_c_on_broker() {
    let (topic, group) = numbers(4);
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    let mut run = shared().line(&format!("consume {topic} --group {group} --from-beginning")).env("SEEN", &seen);
    run.command().args(["--exec", &script("*'\"value\":\"2\"'*) touch \"$SEEN\"; sleep 600;;")]);
    let consumer = run.spawn();
    eventually("it hangs", || seen.exists());
    signal(&consumer, "-INT");
    consumer.wait().expect(0);
    assert_eq!(rest(&topic, &group), ["2", "3"]);
}

/// HelixAgent's loop counts what cannot be fetched as dead letters.
#[test]
fn what_cannot_be_read_is_no_dead_letter_on_broker() {
    let (topic, group) = numbers(3);
    let dead = unique("dead");
    create(&dead);
    let mut run = shared().line(&format!("consume {topic} --group {group} --from-beginning --dlq {dead}"));
    run.command().args(["--exec", &script("")]);
    let consumer = run.spawn();
    eventually("what is there was read", || {
        let seen = shared().line(&format!("groups describe {group} -o json")).run();
        seen.stdout.contains(&topic)
    });
    shared().line(&format!("topics delete {topic} --yes --allow data-loss:{topic}")).run().expect(0);
    let ended = consumer.wait().expect(4);
    assert!(ended.stderr.contains(&topic), "{ended}");
    assert_eq!(shared().line(&format!("consume {dead} --from-beginning --exit")).run().expect(0).stdout, "");
}

#[test]
fn members_with_workers_come_and_go_and_nothing_is_lost_on_broker() {
    let (topic, group, folder) = (unique("exec"), unique("group"), tempfile::tempdir().unwrap());
    shared().line(&format!("topics create {topic} --partitions 4 --replication 1 --yes")).run().expect(0);
    let lines: String = (0..400).map(|n| format!("{n}\t{n}\n")).collect();
    shared().line(&format!("produce {topic} -K \\t")).stdin(lines).run().expect(0);
    let start = || {
        let mut run = shared().line(&format!("consume {topic} --group {group} --from-beginning"));
        run = run.env("SEEN", folder.path());
        let each = "while read -r line; do sleep 0.01; echo \"$line\" >> \"$SEEN/$$\"; echo ok; done";
        run.command().args(["--exec", each]);
        let running = run.spawn();
        (run, running)
    };
    let seen = || -> Vec<String> {
        let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let lines = files.flat_map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            text.split_inclusive('\n').filter(|line| line.ends_with('\n')).map(str::to_owned).collect::<Vec<_>>()
        });
        lines.map(|line| serde_json::from_str::<serde_json::Value>(&line).unwrap()["value"].to_string()).collect()
    };
    let (_one, first) = start();
    eventually("the first works", || seen().len() > 40);
    let (_two, second) = start();
    eventually("both worked a while", || seen().len() > 160);
    signal(&first, "-TERM");
    first.wait().expect(0);
    eventually("the rest is done", || seen().into_iter().collect::<std::collections::BTreeSet<_>>().len() == 400);
    signal(&second, "-INT");
    second.wait().expect(0);
    assert_eq!(rest(&topic, &group), Vec::<String>::new());
    // Nothing died: what was done twice could only be what a commit missed.
    assert_eq!(seen().len(), 400);
}
