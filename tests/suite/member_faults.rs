//! What befalls a group: members that are killed, stopped or hang, and coordinators that go.

use crate::support::ledger::{Ledger, Member};
use crate::support::{eventually, shared};
use crate::topics_faults::Own;

/// The shortest that Kafka's brokers allow.
const SHORT: &str = "-X session.timeout.ms=6000 -X heartbeat.interval.ms=1000";

#[test]
fn what_a_killed_member_had_goes_to_the_others_on_broker() {
    let mut ledger = Ledger::new(&shared().brokers, 6);
    ledger.produce(1_000);
    let killed = ledger.join(SHORT);
    let others = [ledger.join(SHORT), ledger.join(SHORT)];
    ledger.settles_with(3);
    ledger.produce(1_000);
    killed.signal("-KILL");
    ledger.produce(1_000);
    ledger.wait_for_all();
    ledger.settles_with(2);
    others.into_iter().for_each(Member::stop);
    ledger.check();
    ledger.is_done();
}

/// A process that was stopped for longer than its session delivers nothing that others have by then, and joins again.
#[test]
fn a_member_that_slept_gives_up_what_others_have_on_broker() {
    let mut ledger = Ledger::new(&shared().brokers, 4);
    ledger.produce(1_000);
    let sleeper = ledger.join(SHORT);
    let other = ledger.join(SHORT);
    ledger.settles_with(2);
    ledger.wait_for_all();
    sleeper.signal("-STOP");
    ledger.settles_with(1);
    ledger.produce(1_000);
    ledger.wait_for_all();
    let before = sleeper.count();
    sleeper.signal("-CONT");
    eventually("it says so", || sleeper.said().contains("the group went on without this member"));
    ledger.settles_with(2);
    assert!(sleeper.count() <= before + 1, "at most the record in hand");
    ledger.produce(1_000);
    ledger.wait_for_all();
    sleeper.stop();
    other.stop();
    ledger.is_done();
}

/// A handler that hangs does not keep its partitions from the others for ever.
#[test]
fn a_handler_that_hangs_makes_room_on_broker() {
    let mut ledger = Ledger::new(&shared().brokers, 2);
    let folder = tempfile::tempdir().unwrap();
    let once = folder.path().join("once");
    let script = format!("read -r line; if mkdir {} 2>/dev/null; then sleep 1000; fi; echo ok", once.display());
    let other = ledger.join(SHORT);
    ledger.settles_with(1);
    let mut hangs = ledger.line(&format!("consume {} --group {} {SHORT}", ledger.topic, ledger.group));
    hangs.command().args(["-X", "max.poll.interval.ms=6000", "--exec", &format!("while true; do {script}; done")]);
    let hanging = hangs.spawn();
    ledger.settles_with(2);
    // From here on no rebalance ends the worker that hangs.
    ledger.produce(100);
    eventually("it hangs", || once.exists());
    ledger.wait_for_commits();
    crate::topics_faults::signal(&hanging, "-TERM");
    let said = hanging.wait().expect(0);
    assert!(said.stderr.contains("the group went on without this member"), "{said}");
    other.stop();
}

/// A coordinator that restarts, or is another broker by now, costs no record and no rebalance.
#[test]
fn coordinators_come_and_go_under_a_group_on_broker() {
    let mut own = Own::start(3);
    let mut ledger = Ledger::new(&own.state.brokers().join(","), 3);
    own.line("topics create spread --partitions 6 --replication 3 --yes").run().expect(0);
    (ledger.topic, ledger.partitions) = ("spread".to_owned(), 6);
    let members = [ledger.join(""), ledger.join("")];
    ledger.settles_with(2);
    for broker in 1..=3 {
        ledger.produce(200);
        ledger.wait_for_all();
        // What is delivered is committed before, so that whatever came twice would be a rebalance's fault.
        ledger.wait_for_commits();
        own.state.kill_broker(broker).unwrap();
        ledger.produce(200);
        ledger.wait_for_all();
        own.state.restart_broker(broker).unwrap();
        eventually("the cluster is whole", || ledger.line("cluster health").run().code != 1);
        ledger.settles_with(2);
    }
    let said: Vec<String> = members.iter().map(Member::said).collect();
    members.into_iter().for_each(Member::stop);
    assert_eq!(ledger.check(), 0, "{said:?}");
    assert!(said.iter().all(|said| !said.contains("went on without")), "{said:?}");
}

/// The only broker goes: whatever a member was doing, it ends when it is told to, and a later one goes on.
#[test]
fn a_member_ends_whatever_its_coordinator_was_doing_when_it_went_on_broker() {
    let mut own = Own::start(1);
    for protocol in ["classic", "consumer"] {
        let mut ledger = Ledger::new(&own.state.brokers().join(","), 2);
        ledger.produce(100);
        let stable = ledger.join(&format!("--protocol {protocol}"));
        ledger.wait_for_all();
        own.state.kill_broker(1).unwrap();
        let (stable, before) = (stable, ledger.join(&format!("--protocol {protocol} --timeout 3s")));
        stable.signal("-TERM");
        let (code, said) = stable.ended();
        assert!(matches!(code, Some(0 | 1 | 4)), "{code:?}: {said}");
        let (code, said) = before.ended();
        assert!(code == Some(1) && said.contains("error: "), "{code:?}: {said}");
        own.state.restart_broker(1).unwrap();
        ledger.produce(100);
        let again = ledger.join(&format!("--protocol {protocol}"));
        ledger.wait_for_all();
        again.stop();
        ledger.check();
        ledger.is_done();
    }
}

/// A join that is parked at the coordinator, while it waits for a member that does not come.
#[test]
fn a_member_ends_while_its_join_is_parked_on_broker() {
    let mut own = Own::start(1);
    let mut ledger = Ledger::new(&own.state.brokers().join(","), 2);
    ledger.produce(100);
    let sleeper = ledger.join("");
    ledger.wait_for_all();
    ledger.wait_for_commits();
    sleeper.signal("-STOP");
    let (first, second) = (ledger.join(""), ledger.join(""));
    eventually("they wait for the sleeper", || ledger.members().2.contains("preparing"));
    first.signal("-TERM");
    let (code, said) = first.ended();
    assert_eq!(code, Some(0), "{said}");
    own.state.kill_broker(1).unwrap();
    second.signal("-TERM");
    let (code, said) = second.ended();
    assert!(matches!(code, Some(0 | 1)), "{code:?}: {said}");
    own.state.restart_broker(1).unwrap();
    sleeper.signal("-CONT");
    ledger.settles_with(1);
    ledger.produce(100);
    ledger.wait_for_all();
    sleeper.stop();
    ledger.check();
}
