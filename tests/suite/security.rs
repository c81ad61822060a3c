//! Who gets in, by TLS and SASL as the configuration's own blocks say it; and what everybody else is told, each apart.

use std::path::Path;
use std::time::Instant;

use helixctl::sandbox::{Flaw, User};

use crate::support::secured::SecuredCluster;
use crate::support::{Run, eventually, secured, shared, unique};

/// What librdkafka and OpenSSL say: for nobody's eyes.
const THEIR_WORDS: [&str; 8] =
    ["rdkafka", "SSL routines", "error:0A", "ssl.ca.location", "/bootstrap", "in state", "POLLIN", "caused by"];

/// The configuration of the document, with its own blocks.
fn document(brokers: &str, tls: &str, sasl: &str) -> String {
    format!("kafka:\n  brokers: [{brokers}]\n  tls: {{ {tls} }}\n  sasl: {{ {sasl} }}\n")
}

fn run(config: &str, args: &str) -> Run {
    Run::line(args).file("configs/messaging.yaml", config)
}

fn trusting(authority: &Path) -> String {
    format!("enabled: true, ca_file: {}", authority.display())
}

fn with_certificate(cluster: &SecuredCluster) -> String {
    let files = cluster.files();
    let (certificate, key) = (files.client_certificate(), files.client_key());
    format!("{}, cert_file: {}, key_file: {}", trusting(&files.authority()), certificate.display(), key.display())
}

fn login(mechanism: &str, cluster: &SecuredCluster) -> String {
    let file = cluster.files().password_file(User::Admin);
    format!("enabled: true, mechanism: {mechanism}, username: admin, password_file: {}", file.display())
}

fn declare(name: &str, retention: &str) -> String {
    format!(
        "version: 1\ndefaults: {{ partitions: 2, replication: 3, retention: {retention} }}\ntopics: [{{ name: {name} }}]\n"
    )
}

/// Creates, finds nothing left to do, changes, lists, describes, deletes.
fn do_the_main_job(config: &str, name: &str) {
    let with = |args: &str, retention: &str| run(config, args).file("topics.yaml", declare(name, retention)).run();
    let applied = with("topics apply --yes", "1h").expect(0);
    assert!(applied.stdout.contains("1 done"), "{applied}");
    with("topics plan --check", "1h").expect(0);
    let drift = with("topics plan --check", "2h").expect(3);
    assert!(drift.stdout.contains("retention.ms 1h → 2h"), "{drift}");
    with("topics apply --yes", "2h").expect(0);
    let listed = with(&format!("topics list {name} -o json"), "2h").expect(0).json();
    assert_eq!(listed["topics"][0]["retention_ms"], 7_200_000, "{listed}");
    assert_eq!(listed["topics"][0]["replication"], serde_json::json!([3]), "{listed}");
    let described = with(&format!("topics describe {name}"), "2h").expect(0);
    assert!(described.stdout.contains("As declared."), "{described}");
    with(&format!("topics delete {name} --yes"), "2h").expect(0);
}

#[test]
fn every_mechanism_does_the_main_job_on_broker() {
    let cluster = secured();
    for mechanism in ["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"] {
        let tls = trusting(&cluster.files().authority());
        let config = document(&cluster.brokers(), &tls, &login(mechanism, cluster));
        do_the_main_job(&config, &unique(&format!("login-{}", mechanism.to_lowercase())));
    }
}

#[test]
fn a_client_certificate_does_the_main_job_on_broker() {
    let cluster = secured();
    let name = unique("certificate");
    cluster.allow("User:client", &["All"], &name);
    let config = document(&cluster.certificate_brokers(), &with_certificate(cluster), "enabled: false");
    do_the_main_job(&config, &name);
}

#[test]
fn the_racks_are_there_on_broker() {
    let brokers = secured().line("topics snapshot").run().expect(0).json();
    let racks: Vec<_> = brokers["cluster"]["brokers"].as_array().unwrap().iter().map(|b| b["rack"].clone()).collect();
    assert_eq!(racks, ["rack-1", "rack-2", "rack-3"]);
}

/// What was done wrong, the configuration, and what the user reads.
struct Failure {
    wrong: &'static str,
    config: String,
    address: String,
    cause: &'static str,
    hint: &'static str,
}

fn failures(cluster: &SecuredCluster) -> Vec<Failure> {
    let tls = trusting(&cluster.files().authority());
    let scram = login("SCRAM-SHA-512", cluster);
    let off = "enabled: false";
    let first = cluster.state.brokers().remove(0);
    let certificate = cluster.certificate_brokers().split(',').next().unwrap().to_owned();
    let failure = |wrong, address: &str, tls: &str, sasl: &str, cause, hint| Failure {
        wrong,
        config: document(address, tls, sasl),
        address: address.to_owned(),
        cause,
        hint,
    };
    let wrong_password = "enabled: true, username: admin, password: not-this-one";
    let nobody = "enabled: true, username: nobody, password: x";
    let refused = "SASL: the broker does not know the user, or the password is wrong";
    let check = "check `kafka.sasl`";
    vec![
        failure("nobody listens", "127.0.0.1:1", &tls, &scram, "nothing listens there", "is Kafka running there?"),
        failure(
            "TLS to a plaintext port",
            &shared().brokers,
            &tls,
            off,
            "TLS: the port does not speak TLS",
            "`kafka.tls.enabled: false`",
        ),
        failure("plain text to a TLS port", &first, off, &scram, "the port expects TLS", "set `kafka.tls`"),
        failure("plain text, no login", &first, off, off, "the port expects TLS", "set `kafka.tls`"),
        failure("no login", &first, &tls, off, "the port expects SASL", "set `kafka.sasl`"),
        failure(
            "a login at the other port",
            &certificate,
            &with_certificate(cluster),
            &scram,
            "nobody can log in",
            "SASL",
        ),
        failure("no ca_file", &first, "enabled: true", &scram, "signed by an unknown authority", "`kafka.tls.ca_file`"),
        failure(
            "unknown authority",
            &cluster.flawed(Flaw::UnknownAuthority),
            &tls,
            &scram,
            "TLS: the broker's certificate is signed by an unknown authority",
            "`kafka.tls.ca_file`",
        ),
        failure(
            "expired",
            &cluster.flawed(Flaw::Expired),
            &tls,
            &scram,
            "TLS: the broker's certificate has expired",
            "the broker needs a new certificate",
        ),
        failure(
            "another host",
            &cluster.flawed(Flaw::OtherHost),
            &tls,
            &scram,
            "TLS: the broker's certificate is for another host",
            "connect by a name that the certificate holds",
        ),
        failure(
            "no certificate",
            &certificate,
            &tls,
            off,
            "TLS: the broker requires a client certificate",
            "cert_file",
        ),
        failure(
            "mechanism",
            &cluster.flawed(Flaw::OneMechanism),
            &tls,
            &login("PLAIN", cluster),
            "SASL: the broker does not take PLAIN, it takes SCRAM-SHA-512",
            "set `kafka.sasl.mechanism` to one that it takes",
        ),
        failure("wrong password", &first, &tls, wrong_password, refused, check),
        failure("unknown user", &first, &tls, nobody, refused, check),
        failure("wrong PLAIN password", &first, &tls, &format!("{wrong_password}, mechanism: PLAIN"), refused, check),
    ]
}

#[test]
fn every_failure_is_told_apart_on_broker() {
    for Failure { wrong, config, address, cause, hint } in failures(secured()) {
        let started = Instant::now();
        let output = run(&config, "topics list --timeout 150s").run().expect(1);
        let took = started.elapsed();
        assert!(took < crate::support::NOT_HANGING, "{wrong} took {took:?}\n{output}");
        let line = output.stderr.lines().find(|line| line.trim_start().starts_with(&format!("{address}: ")));
        assert!(line.is_some_and(|line| line.contains(cause)), "{wrong}: expected `{cause}`\n{output}");
        let hints: Vec<&str> = output.stderr.lines().filter(|line| line.starts_with("hint: ")).collect();
        assert!(hints.len() == 1 && hints[0].contains(hint), "{wrong}: expected the hint `{hint}`\n{output}");
        for theirs in THEIR_WORDS {
            assert!(!output.stderr.contains(theirs), "{wrong}: says `{theirs}`\n{output}");
        }
        assert_eq!(output.stdout, "", "{wrong}\n{output}");
    }
}

/// A retry storm would be a login per broker and backoff, for as long as the time-out.
#[test]
fn wrong_credentials_end_at_once_at_every_broker_on_broker() {
    let cluster = secured();
    let tls = trusting(&cluster.files().authority());
    let config = document(&cluster.brokers(), &tls, "enabled: true, username: admin, password: not-this-one");
    let logins = || {
        let logs = cluster.state.nodes.iter().map(|node| std::fs::read_to_string(&node.log).unwrap());
        logs.map(|log| log.matches("ailed authentication").count()).sum::<usize>()
    };
    let (before, started) = (logins(), Instant::now());
    let output = run(&config, "topics list --timeout 150s").run().expect(1);
    assert!(started.elapsed() < crate::support::NOT_HANGING, "{:?}\n{output}", started.elapsed());
    assert!(output.stderr.contains("no broker would talk to us"), "{output}");
    for address in cluster.state.brokers() {
        assert!(output.stderr.contains(&format!("  {address}: SASL: ")), "{output}");
    }
    let tried = logins() - before;
    assert!((3..=20).contains(&tried), "{tried} attempts to log in");
}

#[test]
fn any_certificate_is_fine_only_where_it_was_said_on_broker() {
    let cluster = secured();
    let trusting_all = document(
        &cluster.flawed(Flaw::UnknownAuthority),
        "enabled: true, verify: false",
        &login("SCRAM-SHA-512", cluster),
    );
    // Only one broker has this listener, and brokers name any of the three as the controller, which librdkafka wants to talk
    // to. It asks again only every ten seconds: a run that met another broker is quicker begun anew.
    let mut output = run(&trusting_all, "topics list --timeout 2s").run();
    eventually("the broker names itself as the controller", || {
        let reached = output.code == 0;
        if !reached {
            output = run(&trusting_all, "topics list --timeout 2s").run();
        }
        reached
    });
    assert!(output.stderr.contains("any broker's certificate is accepted"), "{output}");
}
