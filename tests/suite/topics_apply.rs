//! The main job on a real Kafka: plan, apply, drift, consent, saved plans, partial failure.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{self, Run, eventually, shared, unique};

/// Declarations of `count` topics with a name of their own.
fn declare(prefix: &str, count: usize, body: &str) -> String {
    let topic = |n: usize| format!("  - {{ name: {prefix}-{n}, {body} }}\n");
    format!(
        "version: 1\ndefaults: {{ partitions: 2, replication: 1 }}\ntopics:\n{}",
        (0..count).map(topic).collect::<String>()
    )
}

fn only(prefix: &str) -> String {
    format!("--only {prefix}*")
}

/// Runs a kafka tool of Apache's in Rust's stead: changes a topic behind helixctl's back by another helixctl run.
fn behind_its_back(args: &str) {
    shared().line(&format!("topics {args} --yes --no-journal")).run().expect(0);
}

#[test]
fn the_shipped_file_becomes_ten_topics_on_broker() {
    let shipped = support::cli::project().join("topics.yaml");
    let shipped = shipped.display();
    let apply = shared().line(&format!("topics apply -f {shipped} --env dev --yes -o json")).run().expect(0);
    let results = apply.json()["results"].as_array().unwrap().len();
    assert_eq!(results, 10, "{apply}");

    let listed = shared().line("topics list helixagent.* -o json").run().expect(0).json();
    let rows: BTreeSet<(String, u64, i64)> = listed["topics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| {
            let name = t["topic"].as_str().unwrap().trim_start_matches("helixagent.").to_owned();
            (name, t["partitions"].as_u64().unwrap(), t["retention_ms"].as_i64().unwrap() / 3_600_000)
        })
        .collect();
    let expected = [
        ("events.llm.responses", 6, 168),
        ("events.debate.rounds", 6, 168),
        ("events.verification.results", 3, 168),
        ("events.provider.health", 3, 24),
        ("events.audit", 6, 720),
        ("events.metrics", 3, 24),
        ("events.errors", 3, 168),
        ("stream.tokens", 12, 1),
        ("stream.sse", 6, 1),
        ("stream.websocket", 6, 1),
    ];
    assert_eq!(rows, expected.iter().map(|(n, p, h)| ((*n).to_owned(), *p, *h)).collect());

    // Nothing is left to do; after someone alters a topic, that is the difference.
    shared().line(&format!("topics plan -f {shipped} --env dev --check")).run().expect(0);
    behind_its_back("alter helixagent.events.audit --topic-config retention.ms=31d");
    let drift = shared().line(&format!("topics plan -f {shipped} --env dev --check")).run().expect(3);
    assert!(drift.stdout.contains("~ helixagent.events.audit  retention.ms 31d → 30d"), "{drift}");
    shared()
        .line(&format!("topics apply -f {shipped} --env dev --yes --allow data-loss:helixagent.events.audit"))
        .run()
        .expect(0);
}

#[test]
fn without_a_terminal_nobody_is_asked_on_broker() {
    let name = unique("ask");
    let run = shared().line("topics apply").file("topics.yaml", declare(&name, 1, "retention: 1h"));
    let refused = run.run().expect(5);
    assert!(refused.stderr.contains("say yes with `--yes`"), "{refused}");
    let listed = shared().line(&format!("topics list {name}* -o json")).run().expect(0).json();
    assert_eq!(listed["topics"], Value::Array(Vec::new()));
}

#[test]
fn other_overrides_survive_and_are_shown_on_broker() {
    let name = unique("override");
    let file = declare(&name, 1, "retention: 1h");
    shared().line("topics apply --yes").file("topics.yaml", &file).run().expect(0);
    behind_its_back(&format!("alter {name}-0 --topic-config max.message.bytes=2MiB"));
    let changed = file.replace("1h", "2h");
    let plan = shared().line(&format!("topics plan {}", only(&name))).file("topics.yaml", &changed).run().expect(0);
    assert!(plan.stdout.contains("retention.ms 1h → 2h"), "{plan}");
    assert!(plan.stdout.contains(&format!("config max.message.bytes = 2 MiB on {name}-0")), "{plan}");
    shared().line("topics apply --yes").file("topics.yaml", &changed).run().expect(0);
    let configs = shared().line(&format!("topics describe {name}-0 -o json")).run().expect(0).json();
    let value = |key: &str| {
        let configs = configs["topics"][0]["configs"].as_array().unwrap();
        configs.iter().find(|c| c["name"] == key).map(|c| c["value"].clone())
    };
    assert_eq!(value("max.message.bytes"), Some("2097152".into()));
    assert_eq!(value("retention.ms"), Some("7200000".into()));

    // --prune-configs is what takes it away.
    shared().line("topics apply --yes --prune-configs").file("topics.yaml", &changed).run().expect(0);
    let left = shared().line(&format!("topics describe {name}-0 -o json")).run().expect(0).json();
    assert_eq!(left["topics"][0]["configs"].as_array().unwrap().len(), 1, "{left}");
}

#[test]
fn partitions_grow_and_never_shrink_on_broker() {
    let name = unique("grow");
    let file = |partitions: u32| declare(&name, 1, &format!("partitions: {partitions}, key: id"));
    shared().line("topics apply --yes").file("topics.yaml", file(2)).run().expect(0);
    let held = shared().line("topics apply --yes --max-risk safe").file("topics.yaml", file(4)).run().expect(5);
    assert!(held.stdout.contains("above --max-risk safe: keyed by id"), "{held}");
    shared().line("topics apply --yes").file("topics.yaml", file(4)).run().expect(0);
    let shrink = shared().line("topics apply --yes").file("topics.yaml", file(3)).run().expect(1);
    assert!(
        shrink.stdout.contains("partitions 4 → 3") && shrink.stdout.contains("Kafka cannot remove partitions"),
        "{shrink}"
    );
}

#[test]
fn one_bad_topic_of_fifty_does_not_stop_the_rest_on_broker() {
    let name = unique("partial");
    let mut file = declare(&name, 49, "retention: 1h");
    file.push_str(&format!("  - {{ name: {name}-bad, replication: 7 }}\n"));
    let run = shared().line("topics apply --yes").file("topics.yaml", &file).run().expect(4);
    assert!(run.stdout.contains("49 done, 1 not done"), "{run}");
    assert!(run.stdout.contains("only 1 broker(s) are registered"), "Kafka's own words are shown\n{run}");
    assert!(run.stdout.contains("add brokers, or lower `replication:`"), "{run}");
    let again = shared().line("topics plan --check").file("topics.yaml", &file).run().expect(3);
    assert!(again.stdout.contains("49 topics as declared"), "{again}");
}

#[test]
fn a_saved_plan_is_refused_when_the_cluster_moved_on_broker() {
    let name = unique("stale");
    let first = shared().line("topics plan --out plan.json").file("topics.yaml", declare(&name, 2, "retention: 1h"));
    let dir = tempfile::tempdir().unwrap();
    std::fs::copy(first.dir.path().join("topics.yaml"), dir.path().join("topics.yaml")).unwrap();
    first.in_dir(dir.path()).run().expect(0);
    behind_its_back(&format!("create {name}-1 --partitions 1"));
    let stale = shared().line("topics apply plan.json --yes").in_dir(dir.path()).run().expect(5);
    assert!(stale.stderr.contains(&format!("{name}-1 did not exist, and does now")), "{stale}");
    behind_its_back(&format!("delete {name}-1"));
    eventually("the deletion to be seen", || {
        shared().line(&format!("topics list {name}-1 -o json")).run().expect(0).json()["topics"]
            == serde_json::json!([])
    });
    let edited = std::fs::read_to_string(dir.path().join("plan.json")).unwrap();
    std::fs::write(dir.path().join("edited.json"), edited.replacen("\"partitions\": 2", "\"partitions\": 3", 1))
        .unwrap();
    let edited = shared().line("topics apply edited.json --yes").in_dir(dir.path()).run().expect(5);
    assert!(edited.stderr.contains("was changed after it was saved"), "{edited}");
    shared().line("topics apply plan.json --yes").in_dir(dir.path()).run().expect(0);
}

#[test]
fn deleting_asks_for_consent_when_data_is_at_stake_on_broker() {
    let name = unique("delete");
    behind_its_back(&format!("create {name} --partitions 1"));
    // An empty, unused topic goes without more ado.
    behind_its_back(&format!("delete {name}"));
    let gone = shared().line(&format!("topics delete {name} --yes")).run().expect(1);
    assert!(gone.stderr.contains(&format!("there is no topic {name}")), "{gone}");
    let internal = shared().line("topics delete __consumer_offsets --yes").run().expect(5);
    assert!(internal.stderr.contains("Kafka's own topic"), "{internal}");
}

#[test]
fn prune_deletes_only_what_the_file_owns_on_broker() {
    let name = unique("prune");
    for topic in ["mine-a", "mine-b", "other"] {
        behind_its_back(&format!("create {name}.{topic} --partitions 1"));
    }
    let file = format!(
        "version: 1\ndefaults: {{ partitions: 1, replication: 1 }}\ntopics:\n  - name: {name}.mine-a\nprune: {{ topics: [\"{name}.mine\"] }}\n"
    );
    let kept = shared().line(&format!("topics apply --yes {}", only(&name))).file("topics.yaml", &file).run().expect(0);
    assert!(kept.stdout.contains(&format!("topic {name}.mine-b")), "unmanaged topics are shown\n{kept}");
    shared().line(&format!("topics apply --yes --prune {}", only(&name))).file("topics.yaml", &file).run().expect(0);
    let left = shared().line(&format!("topics list {name}* -o json")).run().expect(0).json();
    let names: Vec<&str> = left["topics"].as_array().unwrap().iter().map(|t| t["topic"].as_str().unwrap()).collect();
    assert_eq!(names, [format!("{name}.mine-a"), format!("{name}.other")]);
}

#[test]
fn export_then_plan_is_empty_on_broker() {
    let name = unique("export");
    let file = declare(&name, 3, "retention: 90m, config: { compression.type: zstd }");
    shared().line("topics apply --yes").file("topics.yaml", &file).run().expect(0);
    let exported = shared().line(&format!("topics export {name}*")).run().expect(0);
    assert!(exported.stdout.contains("retention: 1h30m"), "{exported}");
    shared().line("topics plan --check -f -").stdin(exported.stdout.clone()).run().expect(0);
    // Offline, the same.
    let snapshot = shared().line("topics snapshot").run().expect(0).stdout;
    Run::line("topics plan --check --observed s.json -f -")
        .file("s.json", snapshot)
        .stdin(exported.stdout)
        .run()
        .expect(0);
}

#[test]
fn the_journal_tells_what_was_done_on_broker() {
    let name = unique("journal");
    let run =
        shared().line("topics apply --yes --journal j.jsonl").file("topics.yaml", declare(&name, 2, "retention: 1h"));
    let dir = tempfile::tempdir().unwrap();
    std::fs::copy(run.dir.path().join("topics.yaml"), dir.path().join("topics.yaml")).unwrap();
    run.in_dir(dir.path()).run().expect(0);
    let text = std::fs::read_to_string(dir.path().join("j.jsonl")).unwrap();
    let events: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = events.iter().map(|e| e["event"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["begin", "sending", "result", "result", "end"]);
    assert!(events.iter().all(|e| e["cluster_id"].is_string() && e["time"].is_string()));

    let nowhere = shared()
        .line("topics apply --yes --journal /proc/nope/j")
        .file("topics.yaml", declare(&unique("j"), 1, "retention: 1h"));
    let refused = nowhere.run().expect(1);
    assert!(refused.stderr.contains("nothing was changed") && refused.stderr.contains("--no-journal"), "{refused}");
}

#[test]
fn a_pin_on_another_cluster_stops_everything_on_broker() {
    let config = "kafka: {}\nprofiles:\n  prod: { cluster_id: not-this-one }\n  guarded: { protected: true }\n";
    let name = unique("pin");
    let base = |args: &str| {
        shared()
            .line(args)
            .file("configs/messaging.yaml", config)
            .file("topics.yaml", declare(&name, 1, "retention: 1h"))
    };
    let pinned = base("topics apply --yes --profile prod").run().expect(5);
    assert!(pinned.stderr.contains("pinned to cluster not-this-one"), "{pinned}");
    let guarded = base("topics apply --yes --profile guarded").run().expect(5);
    assert!(guarded.stderr.contains("--cluster-id"), "{guarded}");
    let id = shared().line("topics snapshot").run().expect(0).json()["cluster"]["id"].as_str().unwrap().to_owned();
    base(&format!("topics apply --yes --profile guarded --cluster-id {id}")).run().expect(0);
}

#[test]
fn a_reader_that_goes_away_is_no_failure_on_broker() {
    let output = shared().line("topics snapshot").run_with_stdout_closed();
    assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{output}");
}

/// Not Kafka's default counts but what the brokers are set to; of times set in hours they say nothing.
#[test]
fn what_a_reset_would_leave_is_told_by_the_brokers_on_broker() {
    let name = unique("beneath");
    let configs = "--topic-config max.message.bytes=2MiB --topic-config retention.ms=1h";
    behind_its_back(&format!("create {name} --partitions 1 {configs}"));
    let seen = shared().line("topics snapshot").run().expect(0).json();
    let inherited = |config: &str| seen["topics"][&name]["configs"][config]["inherited"].clone();
    assert_eq!(inherited("max.message.bytes"), "1048588");
    assert_eq!((inherited("retention.ms"), inherited("segment.bytes")), (Value::Null, Value::Null));
    let reset = "--reset max.message.bytes --reset retention.ms --yes --no-journal";
    let reset = shared().line(&format!("topics alter {name} {reset}")).run().expect(0);
    assert!(reset.stdout.contains("max.message.bytes 2 MiB → 1.0 MiB (1048588 B) (reset to default)"), "{reset}");
    assert!(reset.stdout.contains("retention.ms 1h → reset to default"), "{reset}");
}
