//! Another replication factor on three real brokers, while records are written.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::records::{Writer, read};
use crate::support::{cluster_of_three, eventually, unique};

/// The replicas of each partition.
fn replicas(topic: &str) -> Vec<Vec<i64>> {
    let described = cluster_of_three().line(&format!("topics describe {topic} -o json")).run().expect(0).json();
    let ids =
        |partition: &Value| partition["replicas"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
    described["topics"][0]["partitions"].as_array().unwrap().iter().map(ids).collect()
}

#[test]
fn nothing_is_lost_while_replicas_come_and_go_on_broker() {
    let cluster = cluster_of_three();
    let topic = unique("factor");
    let file =
        |factor: u32| format!("version: 1\ntopics: [{{ name: {topic}, partitions: 4, replication: {factor} }}]\n");
    let run = |args: &str, factor: u32| cluster.line(args).file("topics.yaml", file(factor)).run();
    run("topics apply --yes", 1).expect(0);
    let before = replicas(&topic);
    let writer = Writer::start(&cluster.brokers, &topic);
    for (factor, arrow) in
        [(3, "replication 1 → 3"), (2, "replication 3 → 2"), (1, "replication 2 → 1"), (3, "replication 1 → 3")]
    {
        let plan = run("topics plan --check", factor).expect(3);
        assert!(plan.stdout.contains(&format!("~ {topic}  {arrow} (4 partitions)  [disruptive]")), "{plan}");
        assert!(factor < 3 || plan.stdout.contains(" free\n"), "the disks are shown: {plan}");
        let applied = run("topics apply --yes", factor).expect(0);
        assert!(applied.stdout.contains(&format!("{arrow} (4 partitions): done in ")), "{applied}");
        eventually("every broker knows", || (0..6).all(|_| run("topics plan --check", factor).code == 0));
        let now = replicas(&topic);
        assert!(now.iter().all(|ids| ids.iter().collect::<BTreeSet<_>>().len() == factor as usize), "{now:?}");
        let stayed = before.iter().zip(&now).all(|(before, now)| before[0] == now[0]);
        assert!(stayed, "the preferred leaders stay: {before:?} {now:?}");
    }
    let written = writer.stop();
    let mut found: Vec<usize> = read(&cluster.brokers, &topic, 4).iter().map(|value| value.parse().unwrap()).collect();
    found.sort_unstable();
    assert_eq!(found, (0..written).collect::<Vec<_>>(), "each record once");
    assert!(written > 100, "records were written meanwhile");
}

#[test]
fn what_cannot_be_is_said_and_what_hurts_wants_consent_on_broker() {
    let cluster = cluster_of_three();
    let topic = unique("consent");
    let run = |args: &str, factor: u32, more: &str| {
        let file = format!("version: 1\ntopics: [{{ name: {topic}, replication: {factor}, partitions: 1{more} }}]\n");
        cluster.line(args).file("topics.yaml", file).run()
    };
    run("topics apply --yes", 3, ", min_isr: 2").expect(0);
    let high = run("topics apply --yes", 4, "").expect(1);
    assert!(high.stdout.contains("4 replicas need 4 brokers; the cluster has 3"), "{high}");
    let low = run("topics apply --yes", 1, "").expect(5);
    assert!(low.stdout.contains("replication 1 is below min.insync.replicas 2"), "{low}");
    assert!(low.stdout.contains(&format!("`--allow below-min-isr:{topic}`")), "{low}");
    let safe = run("topics apply --yes --max-risk safe", 2, ", min_isr: 2").expect(5);
    assert!(safe.stdout.contains("disruptive, above --max-risk safe: followers are dropped"), "{safe}");
    // Together with its configs: the lower minimum first, then the followers.
    run("topics apply --yes", 1, ", min_isr: 1").expect(0);
    assert_eq!(replicas(&topic)[0].len(), 1);
}

/// Named brokers, for a new topic, for more partitions, and for replicas that lie elsewhere.
#[test]
fn replicas_lie_where_they_are_declared_to_on_broker() {
    let cluster = cluster_of_three();
    let topic = unique("placed");
    let run = |args: &str, partitions: u32, factor: u32, placement: &str| {
        let file = format!(
            "version: 1\ntopics: [{{ name: {topic}, partitions: {partitions}, replication: {factor}, placement: {placement} }}]\n"
        );
        cluster.line(args).file("topics.yaml", file).run()
    };
    let on = |partitions: usize, brokers: &[i64]| {
        let found = replicas(&topic);
        found.len() == partitions && found.iter().flatten().collect::<BTreeSet<_>>() == brokers.iter().collect()
    };
    run("topics apply --yes", 2, 1, "[3]").expect(0);
    eventually("both partitions are on broker 3", || on(2, &[3]));
    run("topics apply --yes", 4, 1, "[3]").expect(0);
    eventually("the new ones too", || on(4, &[3]));
    let moved = run("topics apply --yes", 4, 1, "[1, 2]").expect(0);
    assert!(moved.stdout.contains("replicas to other brokers (4 partitions): done in "), "{moved}");
    eventually("all have moved", || on(4, &[1, 2]));
    eventually("every broker knows", || (0..6).all(|_| run("topics plan --check", 4, 1, "[1, 2]").code == 0));
    let nowhere = run("topics apply --yes", 4, 1, "[7]").expect(1);
    assert!(nowhere.stdout.contains("of those of its `placement` the cluster has none"), "{nowhere}");
}
