//! A cluster that has just been made: its topics of offsets and transactions do not exist yet, and its coordinators answer
//! NOT_COORDINATOR and COORDINATOR_NOT_AVAILABLE at first.

use crate::support::broker::Broker;

#[test]
fn groups_that_are_not_there_are_told_so_on_broker() {
    let fresh = Broker::start(1);
    for args in ["lag g1", "groups describe g1", "groups export g1"] {
        let run = fresh.line(args).run().expect(1);
        assert!(run.stderr.contains("error: ") && run.stderr.contains("g1"), "{args}: {run}");
    }
    fresh.line("lag").run().expect(0);
    fresh.line("groups list").run().expect(0);
    // None of these made the cluster keep offsets.
    let topics = fresh.line("topics list --internal -o json").run().expect(0).json();
    assert_eq!(topics["topics"], serde_json::json!([]), "looking creates nothing");
}

#[test]
fn the_first_copy_in_transactions_waits_for_its_coordinator_on_broker() {
    let fresh = Broker::start(1);
    for name in ["from", "to"] {
        fresh.line(&format!("topics create {name} --partitions 2 --replication 1 --yes --no-journal")).run().expect(0);
    }
    let lines: String = (0..100).map(|n| format!("{n}\n")).collect();
    fresh.line("produce from").stdin(lines).run().expect(0);
    let copy = "replay --since beginning --topic from --to to --checkpoint copy.json --exactly-once";
    fresh.line(copy).run().expect(0);
    assert_eq!(fresh.line("consume to --from-beginning --exit").run().expect(0).stdout.lines().count(), 100);
}

#[test]
fn the_first_member_waits_for_its_coordinator_on_broker() {
    let fresh = Broker::start(1);
    fresh.line("topics create t --partitions 2 --replication 1 --yes --no-journal").run().expect(0);
    fresh.line("produce t").stdin("a\nb\n").run().expect(0);
    let read = fresh.line("consume t --group g --from-beginning --exit").run().expect(0);
    assert_eq!(read.stdout.lines().count(), 2, "{read}");
    let lag = fresh.line("lag g -o json").run().expect(0).json();
    assert_eq!(lag["groups"][0]["lag"], 0, "{lag}");
}
