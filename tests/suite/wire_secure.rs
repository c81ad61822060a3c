//! The small connection on TLS and SASL: one real broker with a listener for every way in, and every way to fail.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use helixctl::cluster::{Alter as _, ClusterError, ErrorCode, Look as _, Mode, QuotaChange, QuotaEntity, QuotaName};
use helixctl::kafka::KafkaCluster;

use crate::support::certificates::Authority;
use crate::support::eventually;
use crate::topics_faults::Own;

const PASSWORD: &str = "s3cret-of-admin";
const KEY_PASSWORD: &str = "s3cret-of-key";

/// Listener name and its protocol: what each one is for follows from the properties below.
const LISTENERS: [(&str, &str); 7] = [
    ("LOGIN", "SASL_SSL"),
    ("STRICT", "SASL_PLAINTEXT"),
    ("MUTUAL", "SSL"),
    ("OTHER", "SSL"),
    ("EXPIRED", "SSL"),
    ("PLAIN", "PLAINTEXT"),
    ("CONTROLLER", "PLAINTEXT"),
];

/// A broker that ends with this process.
struct Secured {
    folder: tempfile::TempDir,
    ports: Vec<u16>,
    broker: Child,
}

impl Drop for Secured {
    fn drop(&mut self) {
        drop(self.broker.stdin.take());
        let _ = self.broker.wait();
    }
}

impl Secured {
    fn start() -> Secured {
        let folder = tempfile::tempdir().unwrap();
        let own = Own::start(1);
        let free: Vec<TcpListener> = LISTENERS.iter().map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let ports: Vec<u16> = free.iter().map(|port| port.local_addr().unwrap().port()).collect();
        certificates(folder.path());
        let settings = folder.path().join("server.properties");
        fs::write(&settings, properties(folder.path(), &ports)).unwrap();
        let log = File::create(folder.path().join("log")).unwrap();
        let java = |args: &[&str]| {
            let mut command = Command::new("sh");
            // It goes when our end of its standard input does, whatever becomes of this process.
            command.args(["-c", r#""$@" < /dev/null & cat > /dev/null; kill -9 $!"#, "sh"]);
            command.arg(&own.state.java).args(["-Xmx512m", "-cp"]).arg(own.state.jars.join("*")).args(args);
            command.stdin(Stdio::piped()).stdout(log.try_clone().unwrap()).stderr(log.try_clone().unwrap());
            command
        };
        let path = settings.to_str().unwrap();
        let scram = |hash: &str| format!("SCRAM-SHA-{hash}=[name=admin,password={PASSWORD}]");
        let mut format = Command::new(&own.state.java);
        format.arg("-cp").arg(own.state.jars.join("*")).args(["kafka.tools.StorageTool", "format", "-c", path]);
        format.args(["-t", "MkU3OEVBNTcwNTJENDM2Qg", "--add-scram", &scram("256"), "--add-scram", &scram("512")]);
        format.stdout(log.try_clone().unwrap()).stderr(log.try_clone().unwrap());
        assert!(format.status().unwrap().success(), "the data is formatted");
        drop(free);
        let broker = java(&["kafka.Kafka", path]).spawn().unwrap();
        let secured = Secured { folder, ports, broker };
        eventually("the secured broker is ready", || {
            let log = fs::read_to_string(secured.file("log")).unwrap();
            assert!(!log.contains("Exiting Kafka"), "{log}");
            log.contains("Kafka Server started")
        });
        secured
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A client of this listener; `more` adds to and replaces what fits it.
    fn client(&self, listener: &str, more: &[(&str, &str)]) -> KafkaCluster {
        let index = LISTENERS.iter().position(|(name, _)| *name == listener).unwrap();
        let server = format!("127.0.0.1:{}", self.ports[index]);
        let ca = self.file("ca.pem");
        let usual = [
            ("bootstrap.servers", server.as_str()),
            ("security.protocol", LISTENERS[index].1),
            ("sasl.mechanisms", "SCRAM-SHA-512"),
            ("sasl.username", "admin"),
            ("sasl.password", PASSWORD),
            ("ssl.ca.location", ca.to_str().unwrap()),
        ];
        let pairs = usual.iter().chain(more).map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        KafkaCluster::new(&pairs.collect::<BTreeMap<_, _>>(), Duration::from_secs(10)).unwrap()
    }
}

fn certificates(folder: &Path) {
    let authority = Authority::new("tests");
    authority.write(folder.join("ca.pem"));
    Authority::new("strangers").write(folder.join("strangers.pem"));
    authority.sign("broker", "IP:127.0.0.1", false).write_store(&folder.join("good.pem"));
    authority.sign("broker", "DNS:elsewhere.test", false).write_store(&folder.join("other.pem"));
    authority.sign("broker", "IP:127.0.0.1", true).write_store(&folder.join("expired.pem"));
    let client = authority.sign("client", "DNS:client", false);
    client.write_pair(&folder.join("client.pem"), &folder.join("client.key"), KEY_PASSWORD);
}

fn properties(folder: &Path, ports: &[u16]) -> String {
    let join = |line: &dyn Fn(usize) -> String, count: usize| (0..count).map(line).collect::<Vec<_>>().join(",");
    let listener = |index: usize| format!("{}://127.0.0.1:{}", LISTENERS[index].0, ports[index]);
    let protocol = |index: usize| format!("{}:{}", LISTENERS[index].0, LISTENERS[index].1);
    let folder = folder.display();
    let scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
    let plain = "org.apache.kafka.common.security.plain.PlainLoginModule required";
    let mut lines = format!(
        "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@127.0.0.1:{controller}\n\
         controller.listener.names=CONTROLLER\ninter.broker.listener.name=PLAIN\nlog.dirs={folder}/data\n\
         listeners={listeners}\nadvertised.listeners={advertised}\nlistener.security.protocol.map={protocols}\n\
         authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\n\
         super.users=User:admin;User:ANONYMOUS;User:CN=client\n\
         ssl.truststore.type=PEM\nssl.truststore.location={folder}/ca.pem\nssl.keystore.type=PEM\n\
         listener.name.mutual.ssl.client.auth=required\n\
         listener.name.login.sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512\n\
         listener.name.strict.sasl.enabled.mechanisms=SCRAM-SHA-256\n\
         listener.name.login.plain.sasl.jaas.config={plain} user_admin=\"{PASSWORD}\" user_weak=\"weak\";\n\
         listener.name.login.scram-sha-512.sasl.jaas.config={scram}\n\
         listener.name.strict.scram-sha-256.sasl.jaas.config={scram}\n",
        controller = ports[6],
        listeners = join(&listener, 7),
        advertised = join(&listener, 6),
        protocols = join(&protocol, 7),
    );
    for (listener, store) in [("login", "good"), ("mutual", "good"), ("other", "other"), ("expired", "expired")] {
        lines += &format!("listener.name.{listener}.ssl.keystore.location={folder}/{store}.pem\n");
    }
    lines
}

#[test]
fn every_way_in_works_and_every_failure_has_its_own_words_on_broker() {
    let secured = Secured::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let quotas = |client: &KafkaCluster| runtime.block_on(client.client_quotas());
    let path = |name: &str| secured.file(name).display().to_string();
    let (certificate, key, strangers) = (path("client.pem"), path("client.key"), path("strangers.pem"));
    let own: [(&str, &str); 3] =
        [("ssl.certificate.location", &certificate), ("ssl.key.location", &key), ("ssl.key.password", KEY_PASSWORD)];
    let unverified = ("enable.ssl.certificate.verification", "false");

    for (listener, more) in [
        ("LOGIN", vec![]),
        ("LOGIN", vec![("sasl.mechanisms", "PLAIN")]),
        ("STRICT", vec![("sasl.mechanisms", "SCRAM-SHA-256")]),
        ("MUTUAL", own.to_vec()),
        ("OTHER", vec![("ssl.endpoint.identification.algorithm", "none")]),
        ("EXPIRED", vec![unverified]),
        ("PLAIN", vec![]),
    ] {
        let client = secured.client(listener, &more);
        let why = |error: ClusterError| panic!("{listener} {more:?}: {error} {:?}", error.addresses);
        quotas(&client).unwrap_or_else(why);
        let disks = runtime.block_on(client.log_dirs(&[1])).unwrap_or_else(|_| panic!("{listener}"));
        assert!(disks[0].is_ok(), "by the address that the cluster gives, {listener}: {disks:?}");
        runtime.block_on(client.info()).unwrap_or_else(|error| panic!("librdkafka, {listener}: {error}"));
    }

    for (listener, more, cause) in [
        (
            "LOGIN",
            vec![("sasl.password", "wr0ng")],
            "SASL: the broker does not know the user, or the password is wrong",
        ),
        (
            "LOGIN",
            vec![("sasl.password", "wr0ng"), ("sasl.mechanisms", "PLAIN")],
            "SASL: the broker does not know the user, or the password is wrong",
        ),
        (
            "LOGIN",
            vec![("sasl.username", "nobody")],
            "SASL: the broker does not know the user, or the password is wrong",
        ),
        ("STRICT", vec![("sasl.mechanisms", "PLAIN")], "SASL: the broker does not take PLAIN, it takes SCRAM-SHA-256"),
        (
            "LOGIN",
            vec![("ssl.ca.location", &strangers)],
            "TLS: the broker's certificate is signed by an unknown authority",
        ),
        ("OTHER", vec![], "TLS: the broker's certificate is for another host"),
        ("EXPIRED", vec![], "TLS: the broker's certificate has expired"),
        ("MUTUAL", vec![], "a client certificate"),
        ("PLAIN", vec![("security.protocol", "ssl")], "TLS: the port does not speak TLS"),
        ("PLAIN", vec![("security.protocol", "sasl_plaintext")], "SASL: nobody can log in at this port"),
        (
            "LOGIN",
            vec![("security.protocol", "ssl")],
            "it hangs up on a client that does not log in: the port expects SASL",
        ),
        (
            "STRICT",
            vec![("security.protocol", "plaintext")],
            "it hangs up on a client that does not log in: the port expects SASL",
        ),
        (
            "MUTUAL",
            vec![("security.protocol", "plaintext")],
            "it hangs up on an unencrypted connection: the port expects TLS",
        ),
    ] {
        let begun = Instant::now();
        let error = quotas(&secured.client(listener, &more)).unwrap_err();
        let causes: Vec<&str> = error.addresses.iter().map(|(_, cause)| cause.as_str()).collect();
        // The alert of a broker that misses a certificate may be lost with the connection; both texts name it.
        let told = causes.len() == 1 && causes[0].contains(cause);
        assert!(told, "{listener} {more:?}: {error:?}");
        assert!(begun.elapsed() < crate::support::NOT_HANGING, "{listener} {more:?}: {:?}", begun.elapsed());
        let shown = format!("{error:?}");
        assert!(!shown.contains(PASSWORD) && !shown.contains("wr0ng") && !shown.contains(KEY_PASSWORD), "{shown}");
    }

    let weak =
        secured.client("LOGIN", &[("sasl.mechanisms", "PLAIN"), ("sasl.username", "weak"), ("sasl.password", "weak")]);
    let error = quotas(&weak).unwrap_err();
    assert!(error.cause == "not authorized: this needs DescribeConfigs on the cluster", "{error:?}");
    let error = runtime.block_on(weak.reassignments()).unwrap_err();
    assert!(error.cause == "not authorized: this needs Describe on the cluster", "{error:?}");
    let entity = QuotaEntity { user: Some(QuotaName::Default), ..QuotaEntity::default() };
    let change = QuotaChange { entity, values: BTreeMap::from([("request_percentage".to_owned(), Some(1.0))]) };
    let denied = runtime.block_on(weak.alter_client_quotas(&[change], Mode::Apply)).unwrap();
    assert_eq!(denied[0].as_ref().unwrap_err().code, ErrorCode::NotAuthorized, "{denied:?}");
    let denied = runtime.block_on(weak.alter_reassignments(&[("t".to_owned(), 0, None)])).unwrap();
    assert_eq!(denied[0].as_ref().unwrap_err().code, ErrorCode::NotAuthorized, "{denied:?}");
    let denied = runtime.block_on(weak.log_dirs(&[1])).unwrap();
    assert_eq!(denied[0].as_ref().unwrap_err().code, ErrorCode::NotAuthorized, "{denied:?}");
}
