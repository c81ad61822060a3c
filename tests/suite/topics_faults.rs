//! What goes wrong in the middle: a broker that dies, Ctrl-C, someone else's hand, a full disk. Always a result per topic,
//! and a second run converges.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use helixctl::apply::{self, Listener, Outcome};
use helixctl::cluster::{Query, observe};
use helixctl::config::Surroundings;
use helixctl::kafka::KafkaCluster;
use helixctl::plan::{Change, Options, Plan, plan};
use helixctl::sandbox::{Places, SandboxState, Settings, down, up};
use helixctl::spec::{Desired, Source, read};

use crate::support::cli::Running;
use crate::support::{Run, cluster_of_three, eventually, shared, unique};

fn declare(prefix: &str, count: usize, body: &str) -> String {
    let topic = |n: usize| format!("  - {{ name: {prefix}-{n}, {body} }}\n");
    format!("version: 1\ntopics:\n{}", (0..count).map(topic).collect::<String>())
}

/// A sandbox of this test alone, whose brokers it may kill; stopped when dropped.
pub struct Own {
    pub state: SandboxState,
    places: Places,
    _folder: tempfile::TempDir,
}

impl Own {
    pub fn start(brokers: u16) -> Own {
        let folder = tempfile::tempdir().unwrap();
        let surroundings = Surroundings::from_process();
        let places = Places {
            state: folder.path().to_owned(),
            cache: surroundings.cache_dir().expect("a cache folder"),
            kafka_home: surroundings.var("KAFKA_HOME").map(Into::into),
            java_home: surroundings.var("JAVA_HOME").map(Into::into),
            path: surroundings.var("PATH").map(Into::into),
        };
        let settings = Settings { name: "own".to_owned(), brokers, ..Settings::default() };
        let state = up(&settings, &places, &mut |_| ()).unwrap().state;
        Own { state, places, _folder: folder }
    }

    pub fn line(&self, args: &str) -> Run {
        Run::line(args).brokers(&self.state.brokers().join(","))
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = down("own", &self.places, &mut |_| ());
    }
}

/// How many lines of the journal are of this kind.
fn journalled(path: &Path, event: &str) -> usize {
    fs::read_to_string(path).map_or(0, |text| text.matches(&format!("\"event\":\"{event}\"")).count())
}

pub fn signal(running: &Running, signal: &str) {
    let status = std::process::Command::new("kill").args([signal, &running.child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

#[test]
fn a_broker_killed_during_apply_on_broker() {
    let mut own = Own::start(1);
    let rounds = std::env::var("HELIXCTL_ROUNDS").map_or(5, |rounds| rounds.parse().unwrap());
    for round in 0..rounds {
        let file = declare(&format!("round{round}"), 200, "partitions: 1, replication: 1, retention: 1h");
        let mut run = own.line("topics apply --yes --timeout 3s --journal j -o json").file("topics.yaml", &file);
        let running = run.spawn();
        let journal = run.dir.path().join("j");
        // From just before the first request to after the last.
        eventually("the first batch to be sent", || journalled(&journal, "sending") > 0);
        std::thread::sleep(Duration::from_millis(round * 120 / rounds));
        own.state.kill_broker(1).unwrap();
        let started = Instant::now();
        let output = running.wait();
        assert!(started.elapsed() < crate::support::NOT_HANGING, "round {round} ended in time\n{output}");
        assert!([0, 1, 4].contains(&output.code), "round {round}\n{output}");
        let result = output.json();
        let outcomes = result["results"].as_array().unwrap();
        assert_eq!(outcomes.len(), 200, "each topic has its result\n{output}");
        let known = ["done", "not-done", "unknown"];
        assert!(outcomes.iter().all(|o| known.contains(&o["outcome"].as_str().unwrap())), "{output}");
        own.state.restart_broker(1).unwrap();
        own.line("topics apply --yes --no-journal").file("topics.yaml", &file).run().expect(0);
        own.line("topics plan --check").file("topics.yaml", &file).run().expect(0);
        // A broker recovers every partition when it starts: each round begins with none.
        let empty = "version: 1\ntopics: []\nprune: { topics: [round] }\n";
        own.line("topics apply --yes --prune --no-journal").file("topics.yaml", empty).run().expect(0);
    }
}

/// Starts an apply with creations, growth and config changes, waits for its first results, and sends a signal.
fn interrupted(how: &str) {
    let name = unique("interrupted");
    let before = declare(&format!("{name}-old"), 300, "partitions: 1, replication: 1, retention: 10d");
    shared().line("topics apply --yes --no-journal").file("topics.yaml", &before).run().expect(0);
    let mut after = before.replace("partitions: 1", "partitions: 2").replace("10d", "11d");
    after.push_str(
        declare(&format!("{name}-new"), 300, "partitions: 1, replication: 1").split_once("topics:\n").unwrap().1,
    );
    let mut run = shared().line("topics apply --yes --journal j").file("topics.yaml", &after);
    let running = run.spawn();
    let journal = run.dir.path().join("j");
    eventually("the first results", || journalled(&journal, "result") > 0);
    signal(&running, how);
    let output = running.wait().expect(130);
    assert!(
        output.stdout.contains("create with 1 partition, replication 1: done"),
        "what was done is listed\n{output}"
    );
    assert!(output.stdout.contains("interrupted before it was sent"), "and what was not\n{output}");
    assert_eq!(journalled(&journal, "end"), 1);
    shared().line("topics apply --yes").file("topics.yaml", &after).run().expect(0);
    shared().line("topics plan --check").file("topics.yaml", &after).run().expect(0);
    // The broker is shared: leave it as small as it was.
    let empty = format!("version: 1\ntopics: []\nprune: {{ topics: [\"{name}\"] }}\n");
    shared().line(&format!("topics apply --yes --prune --only {name}*")).file("topics.yaml", empty).run().expect(0);
}

#[test]
fn ctrl_c_stops_at_a_safe_point_on_broker() {
    interrupted("-INT");
}

#[test]
fn sigterm_stops_at_a_safe_point_on_broker() {
    interrupted("-TERM");
}

/// The first Ctrl-C waits for the answer to what was sent; the second does not.
#[test]
fn a_second_ctrl_c_ends_at_once_on_broker() {
    let own = Own::start(1);
    let file = declare("stuck", 300, "partitions: 1, replication: 1");
    let mut run = own.line("topics apply --yes --timeout 60s --journal j").file("topics.yaml", &file);
    let mut running = run.spawn();
    let journal = run.dir.path().join("j");
    eventually("the first batch to be sent", || journalled(&journal, "sending") > 0);
    let broker = own.state.pid(1).unwrap().to_string();
    let to_broker = |how: &str| {
        let status = std::process::Command::new("kill").args([how, &broker]).status().unwrap();
        assert!(status.success());
    };
    to_broker("-STOP");
    let started = Instant::now();
    // Two signals that arrive together are one to the kernel.
    eventually("the end", || {
        signal(&running, "-INT");
        running.child.try_wait().unwrap().is_some()
    });
    let output = running.wait();
    to_broker("-CONT");
    assert_eq!(output.code, 130, "{output}");
    assert!(started.elapsed() < crate::support::NOT_HANGING, "{:?}", started.elapsed());
}

#[test]
fn the_controller_dies_during_apply_on_broker() {
    let mut own = Own::start(3);
    let file = declare("moved", 600, "partitions: 2, replication: 2, retention: 1h");
    let snapshot = own.line("topics snapshot").run().expect(0).json();
    let controller = snapshot["cluster"]["controller"].as_u64().unwrap() as u16;
    let mut run = own.line("topics apply --yes --timeout 20s --journal j").file("topics.yaml", &file);
    let running = run.spawn();
    let journal = run.dir.path().join("j");
    eventually("the first results", || journalled(&journal, "result") > 0);
    own.state.kill_broker(controller).unwrap();
    let output = running.wait();
    assert!([0, 4].contains(&output.code), "{output}");
    own.state.restart_broker(controller).unwrap();
    own.line("topics apply --yes --timeout 20s").file("topics.yaml", &file).run().expect(0);
    own.line("topics plan --check").file("topics.yaml", &file).run().expect(0);
}

#[test]
fn three_brokers_carry_replication_three_on_broker() {
    let name = unique("three");
    let file = declare(&name, 3, "partitions: 3, replication: 3, min_isr: 2");
    cluster_of_three().line("topics apply --yes").file("topics.yaml", &file).run().expect(0);
    let listed = cluster_of_three().line(&format!("topics list {name}* -o json")).run().expect(0).json();
    let healthy = |t: &serde_json::Value| t["replication"] == serde_json::json!([3]) && t["leaderless"] == 0;
    assert!(listed["topics"].as_array().unwrap().iter().all(healthy), "{listed}");
    let higher = cluster_of_three()
        .line(&format!("topics apply --yes --only {name}-0"))
        .file("topics.yaml", file.replace("replication: 3", "replication: 4"))
        .run()
        .expect(1);
    assert!(higher.stdout.contains("replication 3 → 4"), "a difference that stays is told\n{higher}");
    assert!(higher.stdout.contains("4 replicas need 4 brokers; the cluster has 3"), "{higher}");
}

struct Silent;

impl apply::MoveListener for Silent {}

impl Listener for Silent {
    fn sending(&mut self, _: &[&Change]) -> Result<(), String> {
        Ok(())
    }
    fn finished(&mut self, _: &Change, _: &Outcome, _: Duration) -> Result<(), String> {
        Ok(())
    }
}

fn desired(text: &str) -> Desired {
    read(&[Source { name: "t".to_owned(), bytes: text.as_bytes().to_vec() }], None).0.expect("valid declarations")
}

/// Plans, lets `meanwhile` happen, applies the plan that knows nothing of it.
fn apply_after(text: &str, meanwhile: impl FnOnce()) -> (Plan, apply::Applied) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let properties = [("bootstrap.servers".to_owned(), shared().brokers.clone())].into();
    let cluster = KafkaCluster::new(&properties, Duration::from_secs(10)).unwrap();
    let desired = desired(text);
    let names: Vec<String> = desired.topics.iter().map(|topic| topic.name.clone()).collect();
    let plan = plan(&desired, &runtime.block_on(observe(&cluster, &names, Query::All)).unwrap(), &Options::default());
    meanwhile();
    let (_sender, stop) = tokio::sync::watch::channel(false);
    let patience = Duration::from_secs(10);
    let applied =
        runtime.block_on(apply::apply(&plan, &apply::Manner::default(), &cluster, &mut Silent, &stop, patience));
    (plan, applied)
}

fn outcome(applied: &apply::Applied, index: usize) -> &Outcome {
    &applied.outcomes[index].as_ref().expect("attempted").0
}

#[test]
fn a_topic_that_someone_creates_between_plan_and_apply_on_broker() {
    let name = unique("race");
    let text = declare(&name, 2, "partitions: 1, replication: 1");
    let (plan, applied) = apply_after(&text, || {
        shared().line(&format!("topics create {name}-0 --partitions 1 --replication 1 --yes")).run().expect(0);
        shared().line(&format!("topics create {name}-1 --partitions 3 --replication 1 --yes")).run().expect(0);
    });
    assert_eq!(plan.changes.len(), 2);
    assert!(matches!(outcome(&applied, 0), Outcome::Done { note: Some(_) }), "the same topic is what was wished");
    assert!(matches!(outcome(&applied, 1), Outcome::NotDone { .. }), "another shape is not");
    assert_eq!(applied.exit(&plan).code(), 4);
}

#[test]
fn a_topic_that_someone_deletes_between_plan_and_apply_on_broker() {
    let name = unique("gone");
    let text = declare(&name, 1, "partitions: 1, replication: 1");
    shared().line("topics apply --yes").file("topics.yaml", &text).run().expect(0);
    let (plan, applied) = apply_after(&text.replace("partitions: 1", "partitions: 2, retention: 30d"), || {
        shared().line(&format!("topics delete {name}-0 --yes")).run().expect(0);
    });
    assert_eq!((plan.changes.len(), applied.done()), (2, 0));
    let Outcome::NotDone { way_out, .. } = outcome(&applied, 0) else { panic!("not done") };
    assert!(way_out.contains("deleted it meanwhile"), "{way_out}");
}

#[test]
fn a_full_disk_stops_before_anything_is_changed_on_broker() {
    let name = unique("full");
    let file = declare(&name, 1, "partitions: 1, replication: 1");
    let full = shared().line("topics apply --yes --journal /dev/full").file("topics.yaml", &file).run().expect(1);
    assert!(full.stderr.contains("nothing was changed") && full.stderr.contains("No space left"), "{full}");
    shared().line("topics apply --yes --no-journal").file("topics.yaml", &file).run().expect(0);
}
