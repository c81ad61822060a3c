//! Plans without a broker, as a user, a pull request and a program read them: `topics plan --observed`, `topics validate`.

use helixctl::cluster::{Alter as _, Mode, Observed};
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::Run;
use crate::support::fake::{block_on, cluster};

/// Something for every bucket: [`snapshot`] has `a`, `b` and `old`.
const DECLARED: &str = "version: 1
topics:
  - name: orders
    description: Orders as they come in
    partitions: 6
    replication: 3
    retention: 7d
  - { name: a, partitions: 3, key: customer_id, retention: 14d }
  - { name: b, partitions: 1, retention: 1h, config: { segment.ms: 10m } }
";

/// What `topics snapshot` prints of a small cluster.
fn snapshot() -> String {
    let fake = cluster();
    let change =
        helixctl::cluster::ConfigChange { name: "compression.type".to_owned(), value: Some("zstd".to_owned()) };
    block_on(fake.alter_topic_configs(&[("a".to_owned(), vec![change])], Mode::Apply)).unwrap();
    written(&fake.observed())
}

fn written(observed: &Observed) -> String {
    let mut snapshot = json!({ "kind": "Snapshot", "version": 1 });
    snapshot.as_object_mut().unwrap().extend(json!(observed).as_object().unwrap().clone());
    snapshot.to_string()
}

fn offline(flags: &str) -> Run {
    Run::line(&format!("topics plan --observed snapshot.json {flags}"))
        .file("topics.yaml", DECLARED)
        .file("snapshot.json", snapshot())
}

#[test]
fn a_plan_for_people() {
    assert_snapshot!(offline("").run().expect(0));
}

#[test]
fn a_plan_for_a_pull_request() {
    assert_snapshot!(offline("--output markdown").run().expect(0));
}

#[test]
fn a_plan_for_a_program() {
    assert_snapshot!(offline("--output json").run().expect(0));
    let yaml: Value = serde_yaml::from_str(&offline("--output yaml").run().expect(0).stdout).unwrap();
    assert_eq!(yaml, offline("--output json").run().expect(0).json());
    let lines = offline("--output ndjson").run().expect(0).stdout;
    assert_eq!(serde_json::from_str::<Value>(&lines).unwrap()["kind"], "Plan", "{lines}");
}

#[test]
fn check_tells_drift_by_its_exit_code() {
    let drift = offline("--check").run().expect(3);
    assert_eq!(drift.stdout, offline("").run().expect(0).stdout, "the plan is the same");
    // What is unmanaged is no drift.
    let met = offline("--check --only old").run().expect(0);
    assert!(met.stdout.contains("topic old (2 partitions)"), "{met}");
    assert_snapshot!(offline("--check --only nothing-of-this-name").run().expect(0));
}

/// The words are the same with and without colour.
#[test]
fn colour_is_never_the_only_carrier() {
    let coloured = offline("--color always").run().expect(0).stdout;
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(console::strip_ansi_codes(&coloured), offline("").run().stdout);
}

/// What was planned without a cluster is not bound to one: it cannot be applied as it is.
#[test]
fn a_plan_without_a_broker_is_not_saved() {
    let refused = offline("--out plan.json");
    let saved = refused.dir.path().join("plan.json");
    assert_snapshot!(refused.run().expect(2));
    assert!(!saved.exists());
}

#[test]
fn a_snapshot_that_is_none_is_refused_with_its_place() {
    let read = |text: &str| {
        Run::line("topics plan --observed s.json").file("topics.yaml", DECLARED).file("s.json", text).run().expect(2)
    };
    assert_snapshot!("a_snapshot_that_is_not_json", read("{\n  \"kind\": nothing\n}"));
    let other = snapshot().replace("\"Snapshot\"", "\"SavedPlan\"");
    assert_snapshot!("a_snapshot_of_another_kind", read(&other));
}

/// Comments of a pull request end at 65,536 characters; what is cut is said, and the riskiest is not what is cut.
#[test]
fn three_thousand_changes_fit_into_a_comment() {
    let topic = |n: usize| {
        format!("  - {{ name: team.with.a.long.name.{n:04}, partitions: 3, replication: 3, retention: 7d }}\n")
    };
    let topics: String = (0..3000).map(topic).collect();
    let file = format!("version: 1\ntopics:\n{topics}prune: {{ topics: [old] }}\n");
    let run = Run::line("topics plan --observed s.json --prune --allow data-loss:old -o markdown")
        .file("topics.yaml", file)
        .file("s.json", snapshot());
    let text = run.run().expect(0).stdout;
    assert!(text.chars().count() < 65_000, "{} characters", text.chars().count());
    assert!(text.chars().count() > 40_000, "the room is used: {}", text.chars().count());
    assert!(text.starts_with("### helixctl plan: 3000 to create, 0 to change, 1 to delete"), "{}", &text[..200]);
    assert!(text.contains("| `-` | `old` | delete 2 partitions | data-loss"), "the deletion is among those shown");
    let rows = text.lines().filter(|line| line.starts_with("| `")).count();
    assert!(
        text.contains(&format!("**{} of 3001 are not shown: a comment holds no more.", 3001 - rows)),
        "{rows} rows"
    );
    assert_eq!(text.matches("are not shown").count(), 2, "of the table and of the details");
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    assert_eq!(text.matches("```").count() % 2, 0, "every block is closed");
    assert!(text.ends_with("</details>\n"));
}

const RISKY: &str = "version: 1
topics:
  - { name: orders, partitions: 6, replication: 3, min_isr: 3, retention: 1h }
  - { name: state, cleanup: compact, config: { unclean.leader.election.enable: true } }
";

#[test]
fn validate_warns_of_what_kafka_would_accept() {
    assert_snapshot!(Run::line("topics validate").file("topics.yaml", RISKY).run().expect(0));
    let strict = Run::line("topics validate --strict").file("topics.yaml", RISKY).run().expect(2);
    assert!(strict.stdout.is_empty() && strict.stderr.contains("shorter than `segment.ms`"), "{strict}");
    let json = Run::line("topics validate -o json").file("topics.yaml", RISKY).run().expect(0).json();
    assert_eq!((&json["kind"], &json["topics"]), (&json!("Validated"), &json!(2)));
    let severities: Vec<&Value> = json["warnings"].as_array().unwrap().iter().map(|w| &w["severity"]).collect();
    assert!(severities.len() >= 4 && severities.iter().all(|s| **s == "warning"), "{json}");
}

#[test]
fn a_plan_says_the_warnings_on_stderr() {
    let run = Run::line("topics plan --observed s.json").file("topics.yaml", RISKY).file("s.json", snapshot());
    let output = run.run().expect(0);
    assert!(output.stderr.contains("topics.yaml:3:") && !output.stdout.contains("warning"), "{output}");
}
