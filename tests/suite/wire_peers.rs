//! The small connection against brokers that misbehave as no real one will, played by a peer inside of the test.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use helixctl::cluster::{ClusterError, Look};

use crate::support::login::Login;
use crate::support::peer::{Answer, Manners, Peer};
use crate::wire::Live;

fn live(peer: &Peer, properties: &[(&str, &str)], timeout: Duration) -> Live {
    let mut all: BTreeMap<String, String> =
        properties.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    all.insert("bootstrap.servers".to_owned(), format!("127.0.0.1:{}", peer.port));
    Live::with(&all, timeout)
}

/// Asks for the quotas, of which a peer has none.
fn ask(live: &Live) -> Result<(), ClusterError> {
    live.wait(live.cluster.client_quotas()).map(|quotas| assert_eq!(quotas, BTreeMap::new()))
}

/// The cause by which this attempt fails.
#[track_caller]
fn cause(peer: &Peer, properties: &[(&str, &str)]) -> String {
    let started = Instant::now();
    let error = ask(&live(peer, properties, Duration::from_secs(150))).unwrap_err();
    assert!(started.elapsed() < crate::support::NOT_HANGING, "{error:?} took {:?}", started.elapsed());
    let [(address, cause)] = &error.addresses[..] else { panic!("one address: {error:?}") };
    assert_eq!(*address, format!("127.0.0.1:{}", peer.port));
    cause.clone()
}

#[test]
fn who_hangs_up_at_the_first_request_may_ask_for_a_login() {
    let peer = Peer::start(Manners { answers: vec![Answer::Close; 1_000], ..Manners::default() });
    let login = "it hangs up on a client that does not log in: the port expects SASL";
    assert_eq!(cause(&peer, &[]), login);
    assert!(peer.asked() > 1, "it may also have been a broker that just died");
}

#[test]
fn scram_proves_both_sides() {
    for mechanism in ["SCRAM-SHA-256", "SCRAM-SHA-512"] {
        let login = Login { mechanism, password: "pen,c=il", gullible: false };
        let honest = Peer::start(Manners { login: Some(login), ..Manners::default() });
        let gullible = Login { gullible: true, ..login };
        let gullible = Peer::start(Manners { login: Some(gullible), ..Manners::default() });
        let with = |mechanism, password| {
            let who = [("security.protocol", "SASL_PLAINTEXT"), ("sasl.username", "ü,ser=1")];
            [who[0], who[1], ("sasl.password", password), ("sasl.mechanisms", mechanism)]
        };
        ask(&live(&honest, &with(mechanism, "pen,c=il"), Duration::from_secs(20))).unwrap();
        let refused = "SASL: the broker does not know the user, or the password is wrong";
        assert_eq!(cause(&honest, &with(mechanism, "other")), refused);
        let ignorant = "SASL: the server could not prove that it knows the password";
        assert_eq!(cause(&gullible, &with(mechanism, "other")), ignorant);
        assert_eq!(gullible.asked(), 0, "nothing is asked of who cannot prove it");
        let offered = format!("SASL: the broker does not take PLAIN, it takes {mechanism}");
        assert_eq!(cause(&honest, &with("PLAIN", "pen,c=il")), offered);
    }
}

#[test]
fn a_question_is_put_again_where_that_helps() {
    const NOT_CONTROLLER: i16 = 41;
    let elections = vec![Answer::Code(NOT_CONTROLLER), Answer::Code(NOT_CONTROLLER), Answer::AndClose];
    let peer = Peer::start(Manners { answers: elections, ..Manners::default() });
    let live = live(&peer, &[], Duration::from_secs(20));
    ask(&live).unwrap();
    assert_eq!(peer.asked(), 3, "until there is a controller");
    ask(&live).unwrap();
    assert_eq!(peer.asked(), 4, "on a new connection, since the peer closed the first");
}

#[test]
fn nothing_is_waited_for_beyond_the_time_out() {
    const NOT_CONTROLLER: i16 = 41;
    for answer in [Answer::Silence, Answer::Code(NOT_CONTROLLER)] {
        let peer = Peer::start(Manners { answers: vec![answer; 1_000], ..Manners::default() });
        let started = Instant::now();
        let error = ask(&live(&peer, &[], Duration::from_millis(700))).unwrap_err();
        assert!(started.elapsed() < crate::support::NOT_HANGING, "{:?}", started.elapsed());
        match answer {
            Answer::Silence => assert_eq!(error.addresses[0].1, "no answer in time"),
            _ => assert!(error.cause.contains("controller"), "{error:?}"),
        }
    }
}

#[test]
fn what_makes_no_sense_is_not_read_to_its_end() {
    let peer = Peer::start(Manners { answers: vec![Answer::Endless; 1_000], ..Manners::default() });
    let error = ask(&live(&peer, &[], Duration::from_secs(1))).unwrap_err();
    let why = "its answer makes no sense: it is longer than any answer of Kafka";
    assert_eq!(error.addresses, [(format!("127.0.0.1:{}", peer.port), why.to_owned())]);
}

#[test]
fn a_broker_that_is_too_old_is_named_with_the_release_it_takes() {
    let peer = Peer::start(Manners { old: true, ..Manners::default() });
    let error = ask(&live(&peer, &[], Duration::from_secs(20))).unwrap_err();
    let why = "the broker does not know DescribeClientQuotas: it takes Kafka 2.6";
    assert_eq!(error.cause, format!("127.0.0.1:{}: {why}", peer.port));
}
