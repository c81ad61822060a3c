//! `helixctl topics reassign` on three real brokers of its own: nobody else's replicas or throttles are in the way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::{Value, json};

use crate::support::broker::Broker;
use crate::support::records::fill;
use crate::support::{Run, eventually, unique};
use crate::topics_faults::{Own, signal};

/// One at a time: brokers are emptied and throttled.
fn cluster() -> MutexGuard<'static, Broker> {
    static CLUSTER: OnceLock<Mutex<Broker>> = OnceLock::new();
    let cluster = CLUSTER.get_or_init(|| Mutex::new(Broker::start(3)));
    cluster.lock().unwrap_or_else(PoisonError::into_inner)
}

fn create(cluster: &Broker, topic: &str, partitions: u32, factor: u32) {
    let create = format!("topics create {topic} --partitions {partitions} --replication {factor} --yes");
    cluster.line(&create).run().expect(0);
    // A broker that was not asked may not know of it yet.
    for broker in cluster.brokers.split(',') {
        let describe = format!("topics describe {topic}");
        eventually("every broker knows", || Run::line(&describe).brokers(broker).run().code == 0);
    }
}

/// The replicas of each partition, of every topic that is not Kafka's own.
fn replicas(cluster: &Broker) -> BTreeMap<String, Vec<Vec<i64>>> {
    let snapshot = cluster.line("topics snapshot").run().expect(0).json();
    let ids = |p: &Value| p["replicas"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
    let topic = |(name, topic): (&String, &Value)| {
        (name.clone(), topic["partitions"].as_array().unwrap().iter().map(ids).collect::<Vec<Vec<i64>>>())
    };
    snapshot["topics"].as_object().unwrap().iter().map(topic).filter(|(name, _)| !name.starts_with("__")).collect()
}

fn status(cluster: &Broker) -> Value {
    cluster.line("topics reassign --status -o json").run().expect(0).json()
}

fn is_idle(cluster: &Broker) -> bool {
    let status = status(cluster);
    status["reassignments"] == json!([])
        && status["throttled_brokers"] == json!({})
        && status["throttled_topics"] == json!([])
}

#[test]
fn a_broker_is_emptied_and_filled_again_on_broker() {
    let cluster = cluster();
    let topic = unique("spread");
    create(&cluster, &topic, 6, 2);
    let gone = cluster.line("topics reassign --decommission 3 --throttle 100MiB --yes").run().expect(0);
    assert!(gone.stdout.contains("moved: ") && gone.stdout.contains("BROKER"), "{gone}");
    eventually("nothing is on broker 3", || replicas(&cluster).values().flatten().all(|ids| !ids.contains(&3)));
    eventually("the throttle is gone", || is_idle(&cluster));
    cluster.line("topics reassign --decommission 3 --yes").run().expect(0);
    let twice = cluster.line("topics reassign --decommission 2 --yes").run().expect(0);
    assert!(twice.stdout.contains("moved: "), "broker 3 takes what 2 had: {twice}");
    cluster.line("topics reassign --rebalance --yes").run().expect(0);
    let even = || {
        let mut loads = BTreeMap::from([(1, 0), (2, 0), (3, 0)]);
        replicas(&cluster).values().flatten().flatten().for_each(|id| *loads.entry(*id).or_insert(0) += 1);
        loads.values().max().unwrap() - loads.values().min().unwrap() <= 1
    };
    eventually("all have as many", even);
    let leads = || {
        let described = cluster.line(&format!("topics describe {topic} -o json")).run().expect(0).json();
        let partitions = described["topics"][0]["partitions"].as_array().unwrap().clone();
        partitions.iter().all(|partition| partition["leader"] == partition["replicas"][0])
    };
    eventually("the preferred leaders lead", leads);
    let again = cluster.line("topics reassign --rebalance --yes").run().expect(0);
    assert!(again.stdout.starts_with("nothing to move"), "{again}");
}

/// The README's block, as it stands.
#[test]
fn the_readmes_commands_run_on_broker() {
    let cluster = cluster();
    create(&cluster, &unique("shown"), 3, 2);
    let block = crate::readme::block("Moving replicas", "sh");
    for line in block.lines() {
        let command = line.split(" #").next().unwrap().trim().strip_prefix("helixctl ").unwrap();
        cluster.line(command).run().expect(0);
    }
    eventually("nothing is left of it", || is_idle(&cluster));
}

#[test]
fn what_cannot_be_moved_changes_nothing_on_broker() {
    let cluster = cluster();
    let topic = unique("still");
    create(&cluster, &topic, 1, 2);
    for (args, code, said) in [
        (format!("{topic} --replication 4"), 1, "4 replicas need 4 brokers; the cluster has 3"),
        (format!("{topic} --brokers 1"), 1, "has 2 replicas, and 1 brokers are left for them"),
        (format!("{topic} --brokers 1,7"), 1, "there is no broker 7"),
        ("nowhere-* --rebalance".to_owned(), 1, "no topic is called nowhere-*"),
        (format!("{topic} --replication 2 --rebalance"), 2, "cannot be used with"),
        ("--replication 2".to_owned(), 2, "required"),
        (format!("{topic} --replication 2 --throttle 0"), 2, "would stop all copying"),
    ] {
        let run = cluster.line(&format!("topics reassign {args} --yes")).run().expect(code);
        assert!(run.stderr.contains(said), "{said}\n{run}");
    }
    cluster.line(&format!("topics alter {topic} -c min.insync.replicas=2 --yes")).run().expect(0);
    let low = cluster.line(&format!("topics reassign {topic} --replication 1 --yes")).run().expect(5);
    assert!(low.stderr.contains(&format!("`--allow below-min-isr:{topic}`")), "{low}");
    assert_eq!(replicas(&cluster)[&topic][0].len(), 2);
    cluster
        .line(&format!("topics reassign {topic} --replication 1 --allow below-min-isr:{topic} --yes"))
        .run()
        .expect(0);
    eventually("one replica is left", || replicas(&cluster)[&topic][0].len() == 1);
    let unasked = cluster.line(&format!("topics reassign {topic} --replication 2")).run().expect(5);
    assert!(unasked.stdout.contains("FROM") && unasked.stderr.contains("--yes"), "{unasked}");
}

/// A move of 10 MB at 100 kB a second.
fn slow(cluster: &Broker, topic: &str) -> String {
    create(cluster, topic, 1, 1);
    fill(&cluster.brokers, topic, 10_000_000);
    let there = replicas(cluster)[topic][0][0];
    let other = (1..=3).find(|id| *id != there).unwrap();
    format!("topics reassign {topic} --brokers {other} --yes")
}

#[test]
fn ctrl_c_leaves_the_move_and_says_so_on_broker() {
    let cluster = cluster();
    let topic = unique("slow");
    let reassign = slow(&cluster, &topic);
    let mut run = cluster.line(&format!("{reassign} --throttle 100KiB"));
    let running = run.spawn();
    eventually("it is on the move", || status(&cluster)["reassignments"][0]["topic"] == json!(topic));
    signal(&running, "-INT");
    let stopped = running.wait().expect(130);
    assert!(stopped.stderr.contains("the moves go on in the cluster"), "{stopped}");
    assert!(stopped.stderr.contains("the throttle of 100 KiB/s stays while they do"), "{stopped}");
    let still = status(&cluster);
    assert_eq!(still["reassignments"][0]["topic"], json!(topic), "{still}");
    assert_eq!(still["throttled_topics"], json!([topic]));
    assert!(still["throttled_brokers"].as_object().unwrap().values().all(|rate| *rate == json!(102_400)), "{still}");

    let cancelled = cluster.line("topics reassign --cancel --yes").run().expect(0);
    assert!(cancelled.stdout.contains("cancelled: 1 partition"), "{cancelled}");
    assert!(cancelled.stderr.contains("throttles were cleared on 2 brokers and 1 topic"), "{cancelled}");
    eventually("nothing is left of it", || is_idle(&cluster));
}

/// Killed, it leaves a throttle; another run with a higher one goes on with the move, and clears it.
#[test]
fn a_run_after_a_crash_goes_on_and_clears_the_throttle_on_broker() {
    let cluster = cluster();
    let topic = unique("crash");
    let reassign = slow(&cluster, &topic);
    let mut run = cluster.line(&format!("{reassign} --throttle 100KiB"));
    let running = run.spawn();
    eventually("it is on the move", || status(&cluster)["reassignments"][0]["topic"] == json!(topic));
    signal(&running, "-KILL");
    let _killed = running.wait();
    assert!(!is_idle(&cluster), "the throttle is left");
    let resumed = cluster.line(&format!("{reassign} --throttle 500MiB")).run().expect(0);
    assert!(resumed.stdout.contains("moved: 1 partition"), "{resumed}");
    eventually("nothing is left of it", || is_idle(&cluster));
    let factor: BTreeSet<usize> = replicas(&cluster)[&topic].iter().map(Vec::len).collect();
    assert_eq!(factor, BTreeSet::from([1]));
}

#[test]
fn a_plan_sees_what_is_under_way_on_broker() {
    let cluster = cluster();
    let topic = unique("growing");
    create(&cluster, &topic, 1, 1);
    fill(&cluster.brokers, &topic, 10_000_000);
    let begun =
        cluster.line(&format!("topics reassign {topic} --replication 3 --throttle 100KiB --no-wait --yes")).run();
    assert!(begun.expect(0).stdout.contains("begun: 1 partition"));
    let file =
        |factor: u32| format!("version: 1\ntopics: [{{ name: {topic}, partitions: 1, replication: {factor} }}]\n");
    let plan = |factor: u32| cluster.line("topics plan --check").file("topics.yaml", file(factor)).run();
    eventually("every broker knows", || plan(3).stdout.contains("In progress:"));
    let under_way = plan(3).expect(0);
    assert!(under_way.stdout.contains(&format!("{topic}  1 partition on the move")), "{under_way}");
    let elsewhere = plan(2).expect(3);
    assert!(
        elsewhere.stdout.contains("1 of its partitions are being moved to another number of replicas"),
        "{elsewhere}"
    );
    cluster.line("topics reassign --cancel --yes").run().expect(0);
    eventually("nothing is left of it", || is_idle(&cluster));
}

/// A broker dies in the middle; when it is back, running again ends with every replica in sync.
#[test]
fn a_broker_killed_during_a_move_on_broker() {
    let mut own = Own::start(3);
    let file = |factor: u32| format!("version: 1\ntopics: [{{ name: t, partitions: 3, replication: {factor} }}]\n");
    own.line("topics apply --yes").file("topics.yaml", file(1)).run().expect(0);
    fill(&own.state.brokers().join(","), "t", 10_000_000);
    let reassign = "topics reassign t --replication 3 --throttle 100KiB --no-wait --yes";
    own.line(reassign).run().expect(0);
    own.state.kill_broker(3).unwrap();
    let left = own.line("topics reassign --status -o json --timeout 20s").run().expect(0).json();
    assert_ne!(left["reassignments"], json!([]), "it cannot end without the broker");
    own.state.restart_broker(3).unwrap();
    let again = own.line("topics reassign t --replication 3 --throttle 500MiB --yes --timeout 60s").run().expect(0);
    assert!(again.stdout.contains("moved: "), "{again}");
    let met = || own.line("topics plan --check").file("topics.yaml", file(3)).run().code == 0;
    eventually("as declared", met);
    let idle = own.line("topics reassign --status").run().expect(0);
    assert_eq!(idle.stdout, "nothing is on the move\n", "{idle}");
}
