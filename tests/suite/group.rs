//! `consume --group`: what was written out is committed, nothing beyond it, and nobody stays behind in the group.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;

use rdkafka::config::ClientConfig;
use rdkafka::consumer::{BaseConsumer, Consumer};
use rdkafka::{Offset, TopicPartitionList};

use crate::support::{Run, eventually, shared, unique};

const PATIENCE: Duration = Duration::from_secs(30);

/// A topic with these numbers in it, and a group without members.
fn numbers(partitions: i32, count: usize) -> (String, String) {
    let (topic, group) = (unique("grouped"), unique("group"));
    let create = format!("topics create {topic} --partitions {partitions} --replication 1 --yes");
    shared().line(&create).run().expect(0);
    produce(&topic, 0..count);
    (topic, group)
}

fn produce(topic: &str, numbers: std::ops::Range<usize>) {
    let lines: String = numbers.map(|n| format!("{n}\t{n}\n")).collect();
    shared().line(&format!("produce {topic} -K \\t")).stdin(lines).run().expect(0);
}

fn consume(topic: &str, group: &str, args: &str) -> Run {
    shared().line(&format!("consume {topic} --group {group} {args}"))
}

fn client(group: &str) -> BaseConsumer {
    ClientConfig::new().set("bootstrap.servers", &shared().brokers).set("group.id", group).create().unwrap()
}

/// The committed offsets, and 0 where there are none.
fn committed(topic: &str, group: &str, partitions: i32) -> i64 {
    let mut asked = TopicPartitionList::new();
    asked.add_partition_range(topic, 0, partitions - 1);
    let found = client(group).committed_offsets(asked, PATIENCE).unwrap();
    let offset = |offset| if let Offset::Offset(offset) = offset { offset } else { 0 };
    found.elements().iter().map(|element| offset(element.offset())).sum()
}

/// The members and the state of a group.
fn members(group: &str) -> (usize, String) {
    let found = client("looker").fetch_group_list(Some(group), PATIENCE).unwrap();
    found.groups().first().map_or((0, String::new()), |group| (group.members().len(), group.state().to_owned()))
}

/// A run that goes on, and ends with the test.
struct Follower(Child);

impl Drop for Follower {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Follower {
    /// It writes to a file, so that the test can see how far it is.
    fn start(topic: &str, group: &str, args: &str, file: &Path) -> Follower {
        let mut run = consume(topic, group, args);
        let stdout = OpenOptions::new().append(true).create(true).open(file).unwrap();
        Follower(run.command().stdout(stdout).spawn().unwrap())
    }

    /// Ends it as a user would.
    fn stop(mut self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.0.id().to_string()]).status().unwrap().success());
        assert_eq!(self.0.wait().unwrap().code(), Some(0));
    }
}

fn count(file: &Path) -> usize {
    std::fs::read(file).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
}

/// How often each number was written, of all of them.
fn times(files: &[&Path]) -> BTreeMap<usize, usize> {
    let mut times = BTreeMap::new();
    for file in files {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            *times.entry(line.parse().unwrap()).or_insert(0) += 1;
        }
    }
    times
}

#[test]
fn a_group_goes_on_where_it_was_on_broker() {
    let (topic, group) = numbers(3, 1_000);
    let first = consume(&topic, &group, "-n 7").run().expect(0);
    assert_eq!((first.stdout.lines().count(), first.stderr.as_str()), (7, ""));
    assert_eq!(committed(&topic, &group, 3), 7, "exactly what was asked for");
    assert_eq!(members(&group), (0, "Empty".to_owned()), "no ghost member");
    let look = shared().line(&format!("consume {topic} --as-group {group} --exit")).run().expect(0);
    let none = consume(&topic, &group, "--commit none --exit").run().expect(0);
    assert_eq!(committed(&topic, &group, 3), 7);
    let rest = consume(&topic, &group, "--exit").run().expect(0);
    for read in [&look, &none, &rest] {
        let mut all: Vec<&str> = first.stdout.lines().chain(read.stdout.lines()).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!((read.stdout.lines().count(), all.len()), (993, 1_000));
    }
    assert_eq!(committed(&topic, &group, 3), 1_000);
    assert_eq!(consume(&topic, &group, "--exit").run().expect(0).stdout, "");
    let hidden = consume(&topic, &unique("group"), "--grep ^no.such$ --exit").run().expect(0);
    assert_eq!(hidden.stdout, "");
    let missing = shared().line(&format!("consume {topic} --as-group {}", unique("group"))).run().expect(1);
    assert!(missing.stderr.contains("has no committed offsets"), "{missing}");
}

#[test]
fn the_protocol_of_the_broker_and_static_members_work_on_broker() {
    let (topic, group) = numbers(3, 100);
    assert_eq!(consume(&topic, &group, "--protocol consumer --exit").run().expect(0).stdout.lines().count(), 100);
    assert_eq!(committed(&topic, &group, 3), 100);
    let group = unique("group");
    let first = consume(&topic, &group, "--instance-id one -n 40").run().expect(0);
    let second = consume(&topic, &group, "--instance-id one --idle 1s").run().expect(0);
    assert_eq!((first.stdout.lines().count(), second.stdout.lines().count()), (40, 60));
}

#[test]
fn where_a_group_begins_without_a_commit_on_broker() {
    let (topic, group) = numbers(1, 10);
    let error = consume(&topic, &group, "--exit").env("KAFKA_AUTO_OFFSET_RESET", "none").run().expect(1);
    assert!(error.stderr.contains("has no commit on") && error.stderr.contains("--from-beginning"), "{error}");
    assert_eq!(consume(&topic, &group, "--from-end --idle 500ms").run().expect(0).stdout, "");
    assert_eq!(consume(&topic, &group, "--exit").run().expect(0).stdout.lines().count(), 10, "nothing was delivered");
}

/// What `head` had no chance to read is not committed, although it fitted into the pipe.
#[test]
fn a_reader_that_goes_away_gets_the_rest_next_time_on_broker() {
    let (topic, group) = numbers(1, 100_000);
    let binary = env!("CARGO_BIN_EXE_helixctl");
    let line = format!("{binary} -b {} consume {topic} --group {group} | head -5", shared().brokers);
    let head = Command::new("sh").args(["-c", &line]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&head.stdout), "0\n1\n2\n3\n4\n", "{}", String::from_utf8_lossy(&head.stderr));
    eventually("the group is empty", || members(&group) == (0, "Empty".to_owned()));
    let offset = committed(&topic, &group, 1);
    assert!((5..5_000).contains(&offset), "head reads a few kilobytes at once, not {offset} records");
    let rest = consume(&topic, &group, "--exit").run().expect(0);
    assert_eq!(rest.stdout.lines().next(), Some(offset.to_string().as_str()));
}

#[test]
fn a_full_disk_commits_nothing_on_broker() {
    let (topic, group) = numbers(1, 10_000);
    let mut full = consume(&topic, &group, "");
    full.command().stdout(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let full = full.command().output().unwrap();
    assert_eq!(full.status.code(), Some(1), "{}", String::from_utf8_lossy(&full.stderr));
    assert_eq!(committed(&topic, &group, 1), 0);
}

#[test]
fn a_signal_commits_what_was_delivered_and_leaves_on_broker() {
    for name in ["-INT", "-TERM"] {
        let (topic, group) = numbers(2, 1_000);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out");
        let member = Follower::start(&topic, &group, "", &file);
        eventually("all is delivered", || count(&file) == 1_000);
        member.stop(name);
        assert_eq!(committed(&topic, &group, 2), 1_000);
        assert_eq!(members(&group), (0, "Empty".to_owned()));
    }
}

#[test]
fn a_member_that_is_killed_loses_nothing_on_broker() {
    let (topic, group) = numbers(2, 200_000);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out");
    let session = "-X session.timeout.ms=6000 -X heartbeat.interval.ms=1000";
    let killed = Follower::start(&topic, &group, session, &file);
    eventually("all is delivered", || count(&file) == 200_000);
    eventually("some of it is committed", || committed(&topic, &group, 2) == 200_000);
    produce(&topic, 200_000..250_000);
    eventually("more is delivered", || count(&file) > 200_000);
    drop(killed);
    let (had, base) = (times(&[&file]), committed(&topic, &group, 2) as usize);
    assert!(had.values().all(|times| *times == 1));
    let again = folder.path().join("again");
    let second = Follower::start(&topic, &group, session, &again);
    eventually("the rest is delivered", || count(&again) >= 250_000 - base);
    second.stop("-TERM");
    assert_eq!(times(&[&file, &again]).len(), 250_000, "nothing is lost");
    let twice = times(&[&file, &again]).values().filter(|times| **times > 1).count();
    assert_eq!(twice, had.len() - base, "twice is only what was not committed");
}

/// Three members come and go while records arrive; each hands over what it committed.
#[test]
fn members_that_come_and_go_lose_nothing_on_broker() {
    let (topic, group) = numbers(6, 20_000);
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = (0..3).map(|n| folder.path().join(format!("out{n}"))).collect();
    let files: Vec<&Path> = paths.iter().map(std::path::PathBuf::as_path).collect();
    let mut running: Vec<Option<Follower>> = vec![None, None, None];
    for (round, who) in [0, 1, 2, 0, 1, 0, 2, 1].into_iter().enumerate() {
        match running[who].take() {
            None => running[who] = Some(Follower::start(&topic, &group, "", files[who])),
            Some(member) => member.stop("-TERM"),
        }
        let expected = running.iter().flatten().count();
        eventually("the group has settled", || members(&group) == (expected, "Stable".to_owned()));
        produce(&topic, 20_000 + round * 5_000..25_000 + round * 5_000);
    }
    eventually("all is delivered", || times(&files).len() == 60_000);
    running.into_iter().flatten().for_each(|member| member.stop("-TERM"));
    let twice = times(&files).values().filter(|times| **times > 1).count();
    assert_eq!(twice, 0, "every partition was committed before it was handed over");
    assert_eq!(committed(&topic, &group, 6), 60_000);
    assert_eq!(members(&group), (0, "Empty".to_owned()));
}
