//! Our own group membership: members that come and go by every assignor and both protocols, static ones, and what cannot be.

use crate::support::broker::Broker;
use crate::support::ledger::{Ledger, Member};
use crate::support::{eventually, shared};

/// Three members join and leave in turn while records arrive.
fn come_and_go(args: [&str; 3]) {
    let mut ledger = Ledger::new(&shared().brokers, 6);
    ledger.produce(2_000);
    let mut running: [Option<Member>; 3] = [None, None, None];
    for who in [0, 1, 2, 0, 1, 0, 2, 1] {
        match running[who].take() {
            None => running[who] = Some(ledger.join(args[who])),
            Some(member) => member.stop(),
        }
        ledger.settles_with(running.iter().flatten().count());
        ledger.produce(500);
    }
    ledger.wait_for_all();
    running.into_iter().flatten().for_each(Member::stop);
    assert_eq!(ledger.check(), 0, "{args:?}: what was handed over was committed before");
    ledger.is_done();
}

#[test]
fn cooperative_members_come_and_go_on_broker() {
    come_and_go([""; 3]);
}

#[test]
fn range_members_come_and_go_on_broker() {
    come_and_go(["--assignor range"; 3]);
}

#[test]
fn members_of_several_lists_come_and_go_on_broker() {
    come_and_go(["--assignor roundrobin,sticky", "--assignor sticky,range,roundrobin", "--assignor sticky"]);
}

/// A bounce from eager to cooperative takes both lists for a while.
#[test]
fn a_group_is_moved_to_the_cooperative_assignor_member_by_member_on_broker() {
    come_and_go(["--assignor range", "--assignor cooperative-sticky,range", "--assignor range"]);
    come_and_go([
        "--assignor cooperative-sticky,range",
        "--assignor cooperative-sticky",
        "--assignor cooperative-sticky",
    ]);
}

#[test]
fn members_of_the_brokers_protocol_come_and_go_on_broker() {
    come_and_go(["--protocol consumer"; 3]);
}

/// The broker converts a group when the first member of the other protocol comes, and back when the last one goes (KIP-848).
#[test]
fn a_group_is_upgraded_and_downgraded_online_on_broker() {
    come_and_go(["--protocol classic", "--protocol consumer", "--protocol classic"]);
    come_and_go(["--protocol consumer", "--protocol classic --assignor range", "--protocol consumer"]);
}

#[test]
fn a_group_of_another_assignor_is_named_with_the_flag_that_joins_it_on_broker() {
    let mut ledger = Ledger::new(&shared().brokers, 2);
    let eager = ledger.join("--assignor roundrobin");
    ledger.settles_with(1);
    let (code, said) = ledger.join("").ended();
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("INCONSISTENT_GROUP_PROTOCOL") && said.contains("`--assignor roundrobin` joins it"),
        "{said}"
    );
    ledger.settles_with(1);
    eager.stop();
}

#[test]
fn what_no_group_can_be_is_bad_input_before_anybody_is_asked() {
    let nobody = "127.0.0.1:1";
    for (args, says) in [
        (&["--group", ""][..], "the name of the group is empty"),
        (&["--as-group", ""], "the name of the group is empty"),
        (&["--group", "g", "--assignor", "best"], "`best` is no assignor"),
        (&["--group", "g", "--assignor", "range", "--protocol", "consumer"], "in that of KIP-848 the broker assigns"),
    ] {
        let start = ["-b", nobody, "consume", "t"];
        let refused = crate::support::Run::new(start.iter().chain(args)).run().expect(2);
        assert!(refused.stderr.contains(says), "{refused}");
    }
}

#[test]
fn a_broker_without_the_new_protocol_is_said_so_on_broker() {
    let old = Broker::start_with(1, &["--property", "group.coordinator.rebalance.protocols=classic"]);
    let mut ledger = Ledger::new(&old.brokers, 2);
    let (code, said) = ledger.join("--protocol consumer").ended();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("`--protocol classic`"), "{said}");
}

/// The newer of two with one instance id wins in the classic protocol; in that of KIP-848 the one that was there.
#[test]
fn two_with_one_instance_id_on_broker() {
    let mut ledger = Ledger::new(&shared().brokers, 2);
    ledger.produce(10);
    let first = ledger.join("--instance-id one");
    eventually("the first reads", || first.count() == 10);
    let second = ledger.join("--instance-id one");
    let (code, said) = first.ended();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("FENCED_INSTANCE_ID"), "{said}");
    ledger.produce(10);
    ledger.wait_for_all();
    second.stop();

    let mut ledger = Ledger::new(&shared().brokers, 2);
    ledger.produce(10);
    let first = ledger.join("--instance-id one --protocol consumer");
    eventually("the first reads", || first.count() == 10);
    let second = ledger.join("--instance-id one --protocol consumer");
    eventually("the second says why it waits", || second.said().contains("another member has this instance id"));
    ledger.produce(10);
    ledger.wait_for_all();
    first.stop();
    ledger.produce(10);
    ledger.wait_for_all();
    second.stop();
    assert_eq!(ledger.check(), 0);
}

/// A static member that comes back within its session finds its partitions as they were.
#[test]
fn a_static_member_comes_back_without_a_rebalance_on_broker() {
    for protocol in ["classic", "consumer"] {
        let mut ledger = Ledger::new(&shared().brokers, 4);
        ledger.produce(100);
        let other = ledger.join(&format!("--instance-id two --protocol {protocol}"));
        ledger.settles_with(1);
        let first = ledger.join(&format!("--instance-id one --protocol {protocol}"));
        ledger.settles_with(2);
        ledger.wait_for_all();
        let held = |ledger: &Ledger, who: &str| {
            let found = ledger.line(&format!("groups describe {} -o json", ledger.group)).run().expect(0).json();
            let members = found["members"].as_array().unwrap().clone();
            members.iter().find(|member| member["instance_id"] == who).map(|member| member["partitions"].clone())
        };
        eventually("both hold something", || {
            ["one", "two"].iter().all(|who| held(&ledger, who).is_some_and(|its| its.as_array().unwrap().len() == 2))
        });
        let before = held(&ledger, "one");
        first.stop();
        assert_eq!(held(&ledger, "one"), before, "its place is kept");
        ledger.produce(100);
        let again = ledger.join(&format!("--instance-id one --protocol {protocol}"));
        ledger.wait_for_all();
        assert_eq!(held(&ledger, "one"), before);
        again.stop();
        other.stop();
        assert_eq!(ledger.check(), 0);
    }
}

#[test]
fn partitions_that_are_added_are_read_from_their_start_on_broker() {
    for args in ["-X topic.metadata.refresh.interval.ms=500", "--protocol consumer"] {
        let mut ledger = Ledger::new(&shared().brokers, 1);
        ledger.produce(100);
        let one = ledger.join(args);
        let two = ledger.join(args);
        ledger.settles_with(2);
        ledger.line(&format!("topics alter {} --partitions 8 --yes", ledger.topic)).run().expect(0);
        ledger.produce(400);
        ledger.wait_for_all();
        eventually("both read", || one.count() > 0 && two.count() > 0);
        one.stop();
        two.stop();
        assert_eq!(ledger.check(), 0);
    }
}

/// `--exit` ends only when it is known what is held, and a member that holds nothing has nothing to wait for.
#[test]
fn more_members_than_partitions_on_broker() {
    for protocol in ["classic", "consumer"] {
        let mut ledger = Ledger::new(&shared().brokers, 1);
        ledger.produce(50);
        let first = ledger.join(&format!("--protocol {protocol}"));
        ledger.wait_for_all();
        ledger.settles_with(1);
        let second = ledger.join(&format!("--protocol {protocol} --exit"));
        let (code, said) = second.ended();
        assert_eq!((code, said.as_str()), (Some(0), ""));
        first.stop();
        assert_eq!(ledger.check(), 0);
        ledger.is_done();
    }
}
