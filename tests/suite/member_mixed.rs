//! Groups of ours and Kafka's own console consumer, each side leading once, by every assignor and both protocols.

use std::path::Path;
use std::process::Command;

use crate::support::eventually;
use crate::support::ledger::{Ledger, Member};
use crate::topics_faults::Own;

/// Kafka's console consumer as a member of the ledger's group.
fn console(ledger: &Ledger, own: &Own, properties: &[String]) -> Command {
    let mut tool = Command::new(&own.state.java);
    tool.args(["-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"])
        .arg(Path::new(&own.state.jars).join("*"));
    tool.args(["org.apache.kafka.tools.consumer.ConsoleConsumer", "--bootstrap-server", &ledger.brokers]);
    tool.args(["--topic", &ledger.topic, "--group", &ledger.group, "--from-beginning"]);
    for property in ["print.partition=true", "print.offset=true"] {
        tool.args(["--formatter-property", property]);
    }
    for property in properties {
        tool.args(["--command-property", property]);
    }
    tool.arg("--command-property").arg("auto.commit.interval.ms=200");
    tool
}

/// Both sides come, one leaves, and comes again.
fn together(own: &Own, args: &str, properties: &[String], ours_first: bool) {
    let what = format!("{args} {properties:?}, ours first: {ours_first}");
    let mut ledger = Ledger::new(&own.state.brokers().join(","), 6);
    ledger.produce(600);
    let start = |ledger: &mut Ledger, ours: bool| {
        let tool = console(ledger, own, properties);
        if ours { ledger.join(args) } else { ledger.join_as(tool) }
    };
    let first = start(&mut ledger, ours_first);
    ledger.settles_with(1);
    let second = start(&mut ledger, !ours_first);
    ledger.settles_with(2);
    ledger.produce(600);
    ledger.wait_for_all();
    eventually(&format!("both read: {what}"), || {
        ledger.produce(60);
        first.count() > 0 && second.count() > 0
    });
    ledger.wait_for_all();
    let (ours, theirs) = if ours_first { (first, second) } else { (second, first) };
    ours.stop();
    ledger.settles_with(1);
    ledger.produce(60);
    ledger.wait_for_all();
    let ours = ledger.join(args);
    ledger.settles_with(2);
    // Java's tool commits and leaves on SIGTERM.
    theirs.signal("-TERM");
    theirs.ended();
    ledger.settles_with(1);
    ledger.produce(60);
    ledger.wait_for_all();
    ours.stop();
    // What the console consumer had printed since its last commit may come again; what ours handed over may not.
    let twice = ledger.check();
    assert!(twice < 200, "{what}: {twice} records came twice");
    ledger.is_done();
}

fn assignor(name: &str) -> String {
    let class = match name {
        "range" => "RangeAssignor",
        "roundrobin" => "RoundRobinAssignor",
        "sticky" => "StickyAssignor",
        _ => "CooperativeStickyAssignor",
    };
    format!("partition.assignment.strategy=org.apache.kafka.clients.consumer.{class}")
}

#[test]
fn java_and_we_are_in_one_group_by_every_assignor_on_broker() {
    let own = Own::start(1);
    for name in ["range", "roundrobin", "sticky", "cooperative-sticky"] {
        for ours_first in [true, false] {
            together(&own, &format!("--assignor {name}"), &[assignor(name)], ours_first);
        }
    }
}

/// Java's default list is range, then cooperative-sticky.
#[test]
fn java_with_its_defaults_and_we_are_in_one_group_on_broker() {
    let own = Own::start(1);
    together(&own, "--assignor range", &[], true);
    together(&own, "--assignor cooperative-sticky,range", &[], false);
}

#[test]
fn java_and_we_are_in_one_group_of_the_brokers_protocol_on_broker() {
    let own = Own::start(1);
    for ours_first in [true, false] {
        together(&own, "--protocol consumer", &["group.protocol=consumer".to_owned()], ours_first);
    }
    // One of each protocol.
    together(&own, "--protocol consumer", &[assignor("range")], true);
    together(&own, "", &["group.protocol=consumer".to_owned()], true);
}

/// Ours as members of a group of librdkafka's, whose empty user data is not null.
#[test]
#[ignore = "needs kcat: .ci/run installs it and runs this"]
fn kcat_and_we_are_in_one_group_on_broker() {
    let own = Own::start(1);
    for name in ["range", "roundrobin", "cooperative-sticky"] {
        for ours_first in [true, false] {
            with_kcat(&own, name, ours_first);
        }
    }
}

fn with_kcat(own: &Own, name: &str, ours_first: bool) {
    let mut ledger = Ledger::new(&own.state.brokers().join(","), 6);
    ledger.produce(600);
    let start = |ledger: &mut Ledger, ours: bool| -> Member {
        if ours {
            return ledger.join(&format!("--assignor {name}"));
        }
        let mut kcat = Command::new("kcat");
        kcat.args(["-q", "-b", &ledger.brokers, "-G", &ledger.group, "-f", "%p %o %s\\n", "-u"]);
        kcat.args(["-X", &format!("partition.assignment.strategy={name}"), "-X", "auto.offset.reset=earliest"]);
        kcat.args(["-X", "auto.commit.interval.ms=200", &ledger.topic]);
        ledger.join_as(kcat)
    };
    let first = start(&mut ledger, ours_first);
    ledger.settles_with(1);
    let second = start(&mut ledger, !ours_first);
    ledger.settles_with(2);
    ledger.produce(600);
    ledger.wait_for_all();
    eventually("both read", || {
        ledger.produce(60);
        first.count() > 0 && second.count() > 0
    });
    ledger.wait_for_all();
    let (ours, theirs) = if ours_first { (first, second) } else { (second, first) };
    theirs.signal("-TERM");
    theirs.ended();
    ledger.settles_with(1);
    ledger.produce(60);
    ledger.wait_for_all();
    ours.stop();
    ledger.check();
    ledger.is_done();
}
