//! The gate: a profile's pin and its protection hold for everything that writes topics, records or commits.

use crate::support::cli::{Output, binary};
use crate::support::{Run, eventually, records, shared, terminal, unique};

/// `wrong` is pinned to another cluster, `prod` is protected, `free` is neither.
const PROFILES: &str = "kafka: {}
profiles:
  wrong: { cluster_id: elsewhere }
  prod: { protected: true }
  free: {}
";

/// A run with the profiles and without a terminal, in which records come from stdin and declarations from topics.yaml.
fn run(line: &str, more: &[&str], stdin: &str, declared: &str) -> Run {
    let mut run = shared().line(line).file("configs/messaging.yaml", PROFILES).file("topics.yaml", declared);
    run.command().args(more);
    run.stdin(stdin)
}

/// A command, the rest of its arguments, its input and its declarations.
struct Story<'a> {
    line: String,
    more: &'a [&'a str],
    stdin: &'a str,
    declared: String,
}

impl Story<'_> {
    fn of(line: String) -> Story<'static> {
        Story { line, more: &[], stdin: "", declared: String::new() }
    }

    fn with(&self, flags: &str) -> Output {
        run(&format!("{} {flags}", self.line), self.more, self.stdin, &self.declared).run()
    }

    /// Neither a pin on another cluster nor a protection that nobody answered lets it begin; with the cluster's id it is done.
    #[track_caller]
    fn is_guarded(&self, untouched: impl Fn() -> bool, done: impl Fn() -> bool) {
        let pinned = self.with("--profile wrong").expect(5);
        assert!(pinned.stderr.contains("profile `wrong` is pinned to cluster elsewhere"), "{pinned}");
        assert!(untouched(), "{}: changed behind a pin", self.line);
        let guarded = self.with("--profile prod").expect(5);
        let id = cluster_id();
        assert!(guarded.stderr.contains(&format!("say yes with `--cluster-id {id}`")), "{guarded}");
        assert!(untouched(), "{}: changed behind a protection", self.line);
        let other = self.with("--profile free --cluster-id elsewhere").expect(5);
        assert!(other.stderr.contains("--cluster-id names cluster elsewhere"), "{other}");
        assert!(untouched(), "{}: changed another cluster than --cluster-id", self.line);
        let allowed = self.with(&format!("--profile prod --cluster-id {id}")).expect(0);
        assert!(done(), "{}: not done\n{allowed}", self.line);
    }
}

fn cluster_id() -> String {
    shared().line("topics snapshot").run().expect(0).json()["cluster"]["id"].as_str().unwrap().to_owned()
}

/// A topic of one partition with so many records.
fn topic(count: usize) -> String {
    let name = unique("gate");
    shared().line(&format!("topics create {name} --partitions 1 --replication 1 --yes")).run().expect(0);
    records::write(&shared().brokers, &name, count, 1_700_000_000_000);
    name
}

fn count(topic: &str) -> usize {
    records::count(&shared().brokers, topic, 1)
}

fn exists(topic: &str) -> bool {
    shared().line("topics list -o json").run().expect(0).stdout.contains(&format!("\"{topic}\""))
}

fn group_exists(group: &str) -> bool {
    shared().line(&format!("groups describe {group}")).run().code == 0
}

#[test]
fn records_are_produced_only_through_the_gate_on_broker() {
    let topic = topic(0);
    let story = Story { stdin: "one\n", ..Story::of(format!("produce {topic}")) };
    story.is_guarded(|| count(&topic) == 0, || count(&topic) == 1);
}

#[test]
fn a_transaction_begins_only_behind_the_gate_on_broker() {
    let topic = topic(0);
    let story =
        Story { stdin: "one\n", ..Story::of(format!("produce {topic} --transactional-id {}", unique("gate-tx"))) };
    // The record, and the marker of the transaction's end, which is written a moment later.
    let committed = || {
        eventually("the end of the transaction", || count(&topic) == 2);
        true
    };
    story.is_guarded(|| count(&topic) == 0, committed);
}

#[test]
fn a_topic_is_made_by_produce_only_through_the_gate_on_broker() {
    let name = unique("gate-create");
    let declared = format!("version: 1\ntopics: [ {{ name: {name}, partitions: 1, replication: 1 }} ]\n");
    let story = Story { stdin: "one\n", declared, ..Story::of(format!("produce {name} --create")) };
    story.is_guarded(|| !exists(&name), || count(&name) == 1);
}

#[test]
fn a_copy_is_written_only_through_the_gate_on_broker() {
    let (source, target) = (topic(3), topic(0));
    let story = Story::of(format!("replay --since beginning --topic {source} --to {target}"));
    story.is_guarded(|| count(&target) == 0, || count(&target) == 3);
}

#[test]
fn the_topic_of_a_copy_is_made_only_through_the_gate_on_broker() {
    let (source, target) = (topic(3), unique("gate-copy"));
    let story = Story::of(format!("replay --since beginning --topic {source} --to {target} --create"));
    story.is_guarded(|| !exists(&target), || count(&target) == 3);
}

#[test]
fn dead_letters_go_home_only_through_the_gate_on_broker() {
    let (home, dead) = (topic(0), topic(0));
    let letter = format!("produce {dead} -H helixctl.origin.topic={home}");
    shared().line(&letter).stdin("one\n").run().expect(0);
    let story = Story::of(format!("replay --since beginning --topic {dead} --to-origin"));
    story.with("--profile wrong --dry-run").expect(0);
    story.is_guarded(|| count(&home) == 0, || count(&home) == 1);
}

#[test]
fn offsets_are_committed_only_through_the_gate_on_broker() {
    let (source, group) = (topic(3), unique("gate-group"));
    let story = Story::of(format!("consume {source} --group {group} --exit"));
    // A member that commits nothing changes nothing.
    story.with("--profile wrong --commit none").expect(0);
    shared().line(&format!("groups delete {group} --yes")).run().expect(0);
    story.is_guarded(|| !group_exists(&group), || group_exists(&group));
}

#[test]
fn dead_letters_are_set_aside_only_through_the_gate_on_broker() {
    let (source, dead) = (topic(2), topic(0));
    let worker = "while read -r line; do echo reject broken; done";
    let line = format!("consume {source} --from-beginning --exit --dlq {dead}");
    let story = Story { more: &["--exec", worker], ..Story::of(line) };
    story.is_guarded(|| count(&dead) == 0, || count(&dead) == 2);
}

#[test]
fn a_worker_without_dead_letters_and_group_needs_no_consent_on_broker() {
    let source = topic(2);
    let worker = "while read -r line; do echo ok; done";
    let story = Story { more: &["--exec", worker], ..Story::of(format!("consume {source} --from-beginning --exit")) };
    story.with("--profile wrong").expect(0);
}

/// The cluster that is written to is asked about, not the one that is read.
#[test]
fn the_profile_of_the_target_has_a_gate_of_its_own_on_broker() {
    let (source, target) = (topic(3), topic(0));
    let copy = format!("replay --since beginning --topic {source} --to {target} --into-same");
    let to = |profile: &str, flags: &str| Story::of(copy.clone()).with(&format!("--to-profile {profile} {flags}"));
    let pinned = to("wrong", "--profile free").expect(5);
    assert!(pinned.stderr.contains("profile `wrong` is pinned to cluster elsewhere"), "{pinned}");
    let guarded = to("prod", "--profile free").expect(5);
    assert!(guarded.stderr.contains("Profile `prod` is protected"), "{guarded}");
    assert_eq!(count(&target), 0);
    to("prod", &format!("--profile free --cluster-id {}", cluster_id())).expect(0);
    assert_eq!(count(&target), 3);
    to("free", "--profile wrong").expect(0);
    assert_eq!(count(&target), 6);
}

#[test]
fn a_typed_id_opens_the_gate_for_records_on_broker() {
    let topic = topic(0);
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("configs")).unwrap();
    std::fs::write(dir.path().join("configs/messaging.yaml"), PROFILES).unwrap();
    std::fs::write(dir.path().join("lines.txt"), "one\n").unwrap();
    let environment = vec![
        ("HOME", dir.path().display().to_string()),
        ("PATH", format!("{}:/usr/bin:/bin", binary().parent().unwrap().display())),
        ("KAFKA_BROKERS", shared().brokers.clone()),
    ];
    let mut shell = terminal::shell(dir.path(), environment);
    let line = format!("helixctl produce {topic} lines.txt --profile prod");
    for (typed, code, written) in [("no", 5, 0), (cluster_id().as_str(), 0, 1)] {
        shell.send_line(&line).unwrap();
        shell.exp_string("to go on").unwrap();
        shell.send_line(typed).unwrap();
        terminal::expect(&mut shell, code);
        assert_eq!(count(&topic), written);
    }
}

#[test]
fn changes_by_hand_stop_at_the_gate_too_on_broker() {
    let (user, source, group) = (unique("gate-quota"), topic(3), unique("gate-gone"));
    let quotas = format!("quotas list --user {user} -o json");
    let has_quota = || shared().line(&quotas).run().expect(0).stdout.contains("request_percentage");
    let set = format!("quotas set --user {user} request_percentage=5 --yes");
    Story::of(set).is_guarded(|| !has_quota(), has_quota);
    shared().line(&format!("quotas unset --user {user} --all --yes")).run().expect(0);
    let seek = format!("groups seek {group} --topic {source} --to 2 --yes");
    Story::of(seek).is_guarded(|| !group_exists(&group), || group_exists(&group));
    Story::of(format!("groups delete {group} --yes")).is_guarded(|| group_exists(&group), || !group_exists(&group));
}

/// Nothing is to be moved, but throttles of an earlier run would be cleared: that is a change as well.
#[test]
fn throttles_are_cleared_only_through_the_gate_on_broker() {
    let topic = topic(0);
    records::configure(&shared().brokers, &topic, "leader.replication.throttled.replicas", "0:1");
    let is_set = || {
        let status = shared().line("topics reassign --status -o json").run().expect(0).json();
        status["throttled_topics"].as_array().unwrap().iter().any(|found| *found == serde_json::json!(topic))
    };
    eventually("the throttle shows", is_set);
    Story::of("topics reassign --yes".to_owned()).is_guarded(is_set, || {
        eventually("the throttle is gone", || !is_set());
        true
    });
}

/// What was asked of which subject, and that it was done.
#[test]
fn changes_by_hand_are_in_the_journal_on_broker() {
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.jsonl");
    let (source, group, user) = (topic(3), unique("noted"), unique("noted"));
    let steps = [
        (format!("quotas set --user {user} request_percentage=5"), format!("user {user}"), "set-quota"),
        (format!("quotas unset --user {user} --all"), format!("user {user}"), "unset-quota"),
        (format!("groups seek {group} --topic {source} --to 2"), group.clone(), "commit-offset"),
        (format!("groups delete-offsets {group} --topic {source}"), group.clone(), "remove-offset"),
        (format!("groups undo {group}"), group.clone(), "commit-offset"),
        (format!("groups delete {group}"), group.clone(), "delete-group"),
    ];
    for (line, subject, action) in &steps {
        let run = shared().line(&format!("{line} --yes --journal {}", journal.display()));
        // Undo finds there what the steps before it saved.
        let run = run.env("XDG_STATE_HOME", dir.path()).run().expect(0);
        let text = std::fs::read_to_string(&journal).unwrap();
        let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let [.., begin, sending, result, end] = lines.as_slice() else { panic!("{text}") };
        assert_eq!((&begin["event"], &begin["changes"]), (&"begin".into(), &1.into()), "{run}");
        assert_eq!((&sending["event"], &end["event"], &end["exit"]), (&"sending".into(), &"end".into(), &0.into()));
        let change = &result["change"];
        assert_eq!((&change["subject"], &change["action"]), (&subject.as_str().into(), &(*action).into()), "{line}");
        assert_eq!(result["outcome"], "done", "{line}");
    }
    let nowhere = shared().line(&format!("groups seek {group} --topic {source} --to 2 --yes --journal /proc/nope/j"));
    let refused = nowhere.run().expect(1);
    assert!(refused.stderr.contains("nothing was changed") && refused.stderr.contains("--no-journal"), "{refused}");
    assert!(!group_exists(&group));
}

/// A topic that a command makes on its way is in the journal of the user's state folder.
#[test]
fn a_topic_that_produce_makes_is_in_the_journal_on_broker() {
    let name = unique("gate-noted");
    let declared = format!("version: 1\ntopics: [ {{ name: {name}, partitions: 2, replication: 1 }} ]\n");
    let dir = tempfile::tempdir().unwrap();
    let produce = run(&format!("produce {name} --create"), &[], "one\n", &declared);
    produce.env("XDG_STATE_HOME", dir.path()).run().expect(0);
    let journal = dir.path().join("helixctl/journal").join(format!("{}.jsonl", cluster_id()));
    let text = std::fs::read_to_string(journal).unwrap();
    assert!(text.contains(&format!("\"subject\":\"{name}\",\"action\":\"create\"")), "{text}");
}
