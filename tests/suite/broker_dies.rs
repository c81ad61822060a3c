//! The broker dies in the middle of each command that reads, moves or looks; it ends in time, says so plainly, and a re-run is
//! right.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::cli::{Output, Run};
use crate::support::{eventually, records};
use crate::topics_faults::Own;

/// Longer than any of them is asked to wait for the cluster.
const IN_TIME: Duration = crate::support::NOT_HANGING;

struct Ground {
    own: Own,
    brokers: String,
    folder: tempfile::TempDir,
}

impl Ground {
    fn run(&self, args: &str) -> Run {
        self.own
            .line(&args.replace("DIR", &self.folder.path().display().to_string()))
            .env("XDG_STATE_HOME", self.folder.path())
    }

    /// Runs it, kills the broker as soon as `begun`, and starts it again when the command has ended.
    fn kill_during(&mut self, args: &str, begun: impl Fn(&Ground) -> bool) -> Output {
        let mut run = self.run(&format!("{args} --timeout 3s"));
        let mut running = run.spawn();
        // What ends before it began tells why.
        let mut ended = false;
        eventually("it is under way", || {
            ended = running.child.try_wait().unwrap().is_some();
            ended || begun(self)
        });
        assert!(!ended, "{args} ended too early: {}", running.wait());
        self.own.state.kill_broker(1).unwrap();
        let since = Instant::now();
        let output = running.wait();
        assert!(since.elapsed() < IN_TIME, "{args}: {output}");
        self.own.state.restart_broker(1).unwrap();
        assert!(output.code != 0, "{args}: {output}");
        assert!(output.stderr.contains("error: "), "{args}: {output}");
        assert!(!output.stderr.contains("panicked"), "{args}: {output}");
        output
    }

    fn lines(&self, args: &str) -> usize {
        self.run(args).run().expect(0).stdout.lines().count()
    }
}

#[test]
fn each_command_ends_in_time_and_a_re_run_is_right_on_broker() {
    let own = Own::start(1);
    let brokers = own.state.brokers().join(",");
    let mut ground = Ground { own, brokers, folder: tempfile::tempdir().unwrap() };
    for name in ["from", "to", "in", "warm"] {
        ground.run(&format!("topics create {name} --partitions 2 --replication 1 --yes")).run().expect(0);
    }
    let lines: String = (0..4_000).map(|n| format!("{n}\n")).collect();
    ground.run("produce from").stdin(lines).run().expect(0);

    // The broker makes its topic of transactions when it is first asked for one, which takes longer than what is timed here.
    ground.run("produce warm --transactional-id warm").stdin("0\n").run().expect(0);

    let copy = "replay --since beginning --topic from --to to --checkpoint DIR/copy.json --exactly-once";
    let stopped = ground.kill_during(&format!("{copy} --rate 500/s -X message.timeout.ms=4000"), |ground| {
        records::count(&ground.brokers, "to", 2) > 0
    });
    assert!(stopped.stderr.contains("checkpoint"), "{stopped}");
    ground.run(copy).run().expect(0);
    assert_eq!(ground.lines("consume to --from-beginning --exit"), 4_000);

    ground.kill_during("consume from --from-beginning", |_| true);

    let group = "consume from --group g --from-beginning";
    ground.kill_during(group, |ground| ground.run("groups list").run().stdout.contains("Stable"));
    assert_eq!(ground.lines("consume from --group g2 --from-beginning --exit"), 4_000);

    ground.kill_during("lag --watch 1s", |_| true);
    eventually("the group is loaded again", || ground.run("lag g2 --check").run().code == 0);
    ground.own.state.kill_broker(1).unwrap();
    for one in
        ["lag g2", "groups list", "groups seek g2 --to start --yes", "replay --since 1h --topic from --group g2 --yes"]
    {
        let since = Instant::now();
        let output = ground.run(&format!("{one} --timeout 2s")).run().expect(1);
        assert!(since.elapsed() < IN_TIME && output.stderr.contains(&ground.brokers), "{one}: {output}");
    }
    ground.own.state.restart_broker(1).unwrap();
    eventually("the group is loaded again", || ground.run("lag g2").run().code == 0);
    assert_eq!(ground.run("lag g2 -o json").run().expect(0).json()["groups"][0]["lag"], 0, "nothing was moved");
    ground.run("groups seek g2 --to start --yes").run().expect(0);
}

/// `produce` goes on where the broker comes back in time, and says what is missing where it does not.
#[test]
fn produce_outlives_a_restart_on_broker() {
    let own = Own::start(1);
    let brokers = own.state.brokers().join(",");
    let mut ground = Ground { own, brokers, folder: tempfile::tempdir().unwrap() };
    ground.run("topics create in --partitions 2 --replication 1 --yes").run().expect(0);
    let mut run = ground.run("produce in");
    let mut child = run.command().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"1\n2\n3\n").unwrap();
    eventually("they have arrived", || records::count(&ground.brokers, "in", 2) == 3);
    ground.own.state.kill_broker(1).unwrap();
    input.write_all(b"4\n5\n").unwrap();
    drop(input);
    ground.own.state.restart_broker(1).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(ground.lines("consume in --from-beginning --exit"), 5);

    let mut run = ground.run("produce in -X message.timeout.ms=2000 --rejects DIR/rejects.json");
    let mut child = run.command().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"6\n").unwrap();
    eventually("it has arrived", || records::count(&ground.brokers, "in", 2) == 6);
    ground.own.state.kill_broker(1).unwrap();
    input.write_all(b"7\n").unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(4), "{}", String::from_utf8_lossy(&output.stderr));
    ground.own.state.restart_broker(1).unwrap();
    ground.run("produce in --input json DIR/rejects.json").run().expect(0);
    assert_eq!(ground.lines("consume in --from-beginning --exit"), 7);
}
