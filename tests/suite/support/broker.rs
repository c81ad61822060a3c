//! Real clusters for the tests, by the sandbox that users get.
//!
//! A shared one is the child of this process and ends when its stdin does: whatever becomes of the tests, nothing stays.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use super::{Run, cli};

/// A running cluster.
pub struct Broker {
    /// host:port,…
    pub brokers: String,
    _child: Child,
}

/// The one broker that most tests share.
pub fn shared() -> &'static Broker {
    static BROKER: OnceLock<Broker> = OnceLock::new();
    // Retention first looks after half a minute, and would take what a test has just written with old times.
    // Compaction otherwise looks every quarter of a minute.
    let properties = ["--property", "log.initial.task.delay.ms=86400000", "--property", "log.cleaner.backoff.ms=100"];
    BROKER.get_or_init(|| Broker::start_with(1, &properties))
}

/// Three brokers with racks, for tests about replicas and controllers.
pub fn cluster_of_three() -> &'static Broker {
    static CLUSTER: OnceLock<Broker> = OnceLock::new();
    CLUSTER.get_or_init(|| Broker::start(3))
}

impl Broker {
    /// Starts a cluster that ends with this process.
    pub fn start(brokers: u16) -> Broker {
        Broker::start_with(brokers, &[])
    }

    /// The same with further flags of `sandbox run`.
    pub fn start_with(brokers: u16, flags: &[&str]) -> Broker {
        let mut child = Command::new(cli::binary())
            .args(["sandbox", "run", "--brokers", &brokers.to_string()])
            .args(flags)
            .args(["--", "sh", "-c", "echo $KAFKA_BROKERS; exec cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("helixctl sandbox starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("stdout is piped"))
            .read_line(&mut line)
            .expect("the sandbox says where its brokers are");
        let brokers = line.trim().to_owned();
        assert!(
            !brokers.is_empty(),
            "the sandbox did not start (see its message above); the broker tests need Java 17+ and Maven"
        );
        Broker { brokers, _child: child }
    }

    /// A run against this cluster.
    pub fn line(&self, args: &str) -> Run {
        Run::line(args).brokers(&self.brokers)
    }
}
