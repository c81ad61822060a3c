//! A secured cluster for the tests: three brokers with racks, TLS, SASL, and nothing allowed that no rule allows.
//!
//! It is started by the sandbox's library and not by the command, which has no flawed listeners. The process that keeps it
//! is this test binary once more, and ends when its stdin does: whatever becomes of the tests, nothing stays.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use helixctl::config::Surroundings;
use helixctl::sandbox::{Flaw, Places, SandboxState, Secure, Secured, Settings, User, run};

use super::Run;

const FLAWS: [Flaw; 4] = [Flaw::Expired, Flaw::OtherHost, Flaw::UnknownAuthority, Flaw::OneMechanism];
const MARK: &str = "HELIXCTL_CONFIG=";

/// A running secured cluster.
pub struct SecuredCluster {
    pub state: SandboxState,
    _child: Child,
}

/// The one that tests share; names of topics keep them apart.
pub fn secured() -> &'static SecuredCluster {
    static CLUSTER: OnceLock<SecuredCluster> = OnceLock::new();
    CLUSTER.get_or_init(SecuredCluster::start)
}

/// Not a test: what [`secured`] runs in a process of its own.
#[test]
#[ignore = "run by secured()"]
fn keeper() {
    let surroundings = Surroundings::from_process();
    if surroundings.var("HELIXCTL_TEST_KEEPER").is_none() {
        return;
    }
    let path = |name: &str| surroundings.filled(name).map(PathBuf::from);
    let places = Places {
        state: surroundings.state_dir().expect("a state folder"),
        cache: surroundings.cache_dir().expect("a cache folder"),
        kafka_home: path("KAFKA_HOME"),
        java_home: path("JAVA_HOME"),
        path: surroundings.var("PATH").map(OsString::from),
    };
    let settings = Settings { brokers: 3, secure: Some(Secure { flawed: FLAWS.into() }), ..Settings::default() };
    let command = ["sh", "-c", &format!("echo {MARK}$HELIXCTL_CONFIG; exec cat")].map(OsString::from);
    run(&settings, &command, None, &places, &mut |_| ()).expect("the sandbox runs");
    #[allow(clippy::exit, reason = "nobody is left to read the summary of the test harness")]
    std::process::exit(0);
}

impl SecuredCluster {
    fn start() -> SecuredCluster {
        let mut child = Command::new(std::env::current_exe().expect("this test binary"))
            .args(["support::secured::keeper", "--exact", "--ignored", "--nocapture"])
            .env("HELIXCTL_TEST_KEEPER", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("this test binary starts");
        let mut lines = BufReader::new(child.stdout.take().expect("stdout is piped")).lines().map_while(Result::ok);
        // The test harness writes the test's name before it.
        let config = lines.find_map(|line| Some(line.split_once(MARK)?.1.to_owned()));
        // After a minute the harness says that the test is still running: a closed pipe would end it, and the cluster with it.
        std::thread::spawn(move || lines.for_each(drop));
        let config = config.expect("the sandbox did not start (see above); the broker tests need Java 17+ and Maven");
        let folder = Path::new(&config).ancestors().nth(3).expect("the sandbox's folder");
        let state = std::fs::read_to_string(folder.join("state.json")).expect("the sandbox's state");
        SecuredCluster { state: serde_json::from_str(&state).expect("the sandbox's state"), _child: child }
    }

    pub fn files(&self) -> &Secured {
        self.state.secure.as_ref().expect("it is secured")
    }

    /// host:port,… for clients with a password.
    pub fn brokers(&self) -> String {
        self.state.brokers().join(",")
    }

    /// host:port,… for clients with a certificate.
    pub fn certificate_brokers(&self) -> String {
        let ports = self.state.nodes.iter().filter_map(|node| node.certificate_port);
        ports.map(|port| format!("127.0.0.1:{port}")).collect::<Vec<_>>().join(",")
    }

    /// host:port of the listener with this flaw.
    pub fn flawed(&self, flaw: Flaw) -> String {
        let found = self.files().flawed.iter().find(|(found, _)| *found == flaw);
        format!("127.0.0.1:{}", found.expect("there is such a listener").1)
    }

    pub fn password(&self, user: User) -> String {
        let text = std::fs::read_to_string(self.files().password_file(user)).expect("a password");
        text.trim().to_owned()
    }

    /// A run with the configuration that the sandbox wrote: as `admin`, unless a profile is named.
    pub fn line(&self, args: &str) -> Run {
        Run::line(args).env("HELIXCTL_CONFIG", self.files().config())
    }

    /// Everything that nobody may read anywhere: passwords, and the private key without its frame.
    pub fn secrets(&self) -> Vec<String> {
        let key = std::fs::read_to_string(self.files().client_key()).expect("a key");
        let lines = key.lines().filter(|line| !line.starts_with('-')).map(str::to_owned);
        User::ALL.map(|user| self.password(user)).into_iter().chain(lines).collect()
    }

    /// Allows `principal` these operations on topics whose names begin with `prefix`, by Kafka's own kafka-acls.
    pub fn allow(&self, principal: &str, operations: &[&str], prefix: &str) {
        let folder = tempfile::tempdir().expect("a folder that only we can read");
        let client = folder.path().join("client.properties");
        let login = format!(
            "security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\nssl.truststore.type=PEM\n\
             ssl.truststore.location={}\nsasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule \
             required username=\"admin\" password=\"{}\";\n",
            self.files().authority().display(),
            self.password(User::Admin)
        );
        std::fs::write(&client, login).expect("the properties are written");
        let mut tool = Command::new(&self.state.java);
        tool.args(["-XX:TieredStopAtLevel=1", "-cp"]).arg(self.state.jars.join("*"));
        tool.args(["org.apache.kafka.tools.AclCommand", "--bootstrap-server", &self.brokers(), "--command-config"]);
        tool.arg(&client).args(["--add", "--allow-principal", principal]);
        operations.iter().for_each(|operation| drop(tool.args(["--operation", operation]).get_args()));
        tool.args(["--topic", prefix, "--resource-pattern-type", "prefixed"]);
        let output = tool.output().expect("kafka-acls runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}
