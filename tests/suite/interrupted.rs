//! Ctrl-C while nothing was begun: the command ends at once, whatever keeps silent.

use std::net::TcpListener;

use crate::support::cli::Run;
use crate::support::eventually;
use crate::topics_faults::signal;

#[test]
fn who_waits_for_a_silent_port_ends_at_once() {
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    mute.set_nonblocking(true).unwrap();
    let address = mute.local_addr().unwrap().to_string();
    for args in ["produce t", "consume t --group g", "consume t", "replay --since 1h --topic t --count", "topics list"]
    {
        let mut run = Run::line(&format!("{args} --timeout 600s")).brokers(&address);
        let mut running = run.spawn();
        let mut connected = Vec::new();
        eventually("it connects", || mute.accept().map(|one| connected.push(one)).is_ok());
        signal(&running, "-INT");
        eventually("it ends", || running.child.try_wait().unwrap().is_some());
        assert_eq!(running.wait().code, 130, "{args}");
    }
}

#[test]
fn an_empty_group_name_is_bad_input() {
    for args in [
        ["groups", "seek", "", "--to", "start", "--topic", "t", "--yes"].as_slice(),
        &["replay", "--since", "1h", "--topic", "t", "--group", "", "--yes"],
        &["consume", "t", "--group", ""],
    ] {
        let run = Run::new(args).brokers("127.0.0.1:1").run().expect(2);
        assert!(run.stderr.contains("error: "), "{run}");
    }
}
