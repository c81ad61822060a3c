//! Lines as librdkafka 2.12 writes them about Kafka 4.3, and what becomes of them.

use super::*;

fn read(line: &str) -> (Kind, String) {
    let (name, text) = line.split_once(": ").unwrap();
    let scheme = name.split_once("://").map_or("", |(scheme, _)| scheme);
    let failure = classify_as(Spoken::of(scheme), text);
    (failure.kind, failure.cause)
}

#[test]
fn every_failure_is_told_apart() {
    for (line, kind, cause) in [
        (
            "127.0.0.1:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT, 1 identical error(s) suppressed)",
            Kind::Refused,
            "connection refused: nothing listens there",
        ),
        (
            "nowhere.invalid:9092/bootstrap: Failed to resolve 'nowhere.invalid:9092': Name or service not known (after 4ms in state CONNECT)",
            Kind::NoSuchHost,
            "the host name does not resolve (DNS)",
        ),
        (
            "127.0.0.1:9/bootstrap: Disconnected: connection closed by peer: receive 0 after POLLIN (after 1ms in state APIVERSION_QUERY)",
            Kind::WantsTls,
            "it hangs up on an unencrypted connection: the port expects TLS",
        ),
        (
            "sasl_plaintext://127.0.0.1:9/bootstrap: Disconnected: connection closed by peer: receive 0 after POLLIN (after 1ms in state APIVERSION_QUERY)",
            Kind::WantsTls,
            "it hangs up on an unencrypted connection: the port expects TLS",
        ),
        (
            "ssl://127.0.0.1:9/bootstrap: Disconnected: SSL connection closed by peer (after 0ms in state UP)",
            Kind::WantsSasl,
            "it hangs up on a client that does not log in: the port expects SASL",
        ),
        (
            "sasl_ssl://127.0.0.1:9/bootstrap: SSL handshake failed: Disconnected: connecting to a PLAINTEXT broker listener? (after 2ms in state SSL_HANDSHAKE)",
            Kind::NotTls,
            "TLS: the port does not speak TLS",
        ),
        (
            "ssl://127.0.0.1:9/1: Certificate (subject=/CN=broker, issuer=/CN=x) verification callback failed: 20",
            Kind::UnknownAuthority,
            "TLS: the broker's certificate is signed by an unknown authority",
        ),
        (
            "ssl://127.0.0.1:9/1: Certificate (subject=/CN=broker, issuer=/CN=x) verification callback failed: 10",
            Kind::Expired,
            "TLS: the broker's certificate has expired",
        ),
        (
            "ssl://127.0.0.1:9/1: Certificate (subject=/CN=broker, issuer=/CN=x) verification callback failed: 64",
            Kind::OtherHost,
            "TLS: the broker's certificate is for another host",
        ),
        (
            "ssl://127.0.0.1:9/1: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified, verify that ssl.ca.location is correctly configured (after 3ms in state SSL_HANDSHAKE)",
            Kind::Tls,
            "TLS: the broker's certificate could not be verified",
        ),
        (
            "ssl://127.0.0.1:9/bootstrap: Receive failed: error:0A000412:SSL routines::ssl/tls alert bad certificate: SSL alert number 42 (after 0ms in state APIVERSION_QUERY)",
            Kind::ClientCertificate,
            "TLS: the broker requires a client certificate of an authority that it trusts",
        ),
        (
            "ssl://127.0.0.1:9/bootstrap: Receive failed: error:0A000416:SSL routines::ssl/tls alert certificate unknown: SSL alert number 46 (after 0ms in state APIVERSION_QUERY)",
            Kind::ClientCertificate,
            "TLS: the broker does not accept the client certificate",
        ),
        (
            "ssl://127.0.0.1:9/bootstrap: SSL handshake failed: error:0A00042E:SSL routines::tlsv1 alert protocol version: SSL alert number 70 (after 1ms in state SSL_HANDSHAKE)",
            Kind::Tls,
            "TLS: tlsv1 alert protocol version: SSL alert number 70",
        ),
        (
            "sasl_ssl://127.0.0.1:9/bootstrap: SASL PLAIN mechanism handshake failed: Broker: Unsupported SASL mechanism: broker's supported mechanisms: SCRAM-SHA-512,SCRAM-SHA-256 (after 0ms in state AUTH_HANDSHAKE)",
            Kind::Mechanism,
            "SASL: the broker does not take PLAIN, it takes SCRAM-SHA-512, SCRAM-SHA-256",
        ),
        (
            "sasl_ssl://127.0.0.1:9/bootstrap: SASL SCRAM-SHA-512 mechanism handshake failed: Broker: Request not valid in current SASL state: broker's supported mechanisms:  (after 0ms in state AUTH_HANDSHAKE)",
            Kind::NotSasl,
            "SASL: nobody can log in at this port",
        ),
        (
            "sasl_ssl://[::1]:9/bootstrap: SASL authentication error: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512 (after 311ms in state AUTH_REQ)",
            Kind::Sasl,
            "SASL: the broker does not know the user, or the password is wrong",
        ),
        (
            "sasl_ssl://127.0.0.1:9/bootstrap: SASL authentication error: Authentication failed: Invalid username or password (after 301ms in state AUTH_REQ)",
            Kind::Sasl,
            "SASL: the broker does not know the user, or the password is wrong",
        ),
        (
            "127.0.0.1:9/1: Disconnected: connection closed by peer: receive 0 after POLLIN (after 90000ms in state INIT)",
            Kind::Other,
            "it closed the connection",
        ),
    ] {
        assert_eq!(read(line), (kind, cause.to_owned()), "{line}");
    }
}

#[test]
fn every_hint_is_about_its_failure() {
    let kinds = [
        Kind::Refused,
        Kind::NotTls,
        Kind::WantsTls,
        Kind::UnknownAuthority,
        Kind::Expired,
        Kind::OtherHost,
        Kind::ClientCertificate,
        Kind::Tls,
        Kind::WantsSasl,
        Kind::NotSasl,
        Kind::Mechanism,
        Kind::Sasl,
    ];
    let hints: std::collections::BTreeSet<&str> = kinds.iter().map(|kind| hint(&[*kind])).collect();
    assert_eq!(hints.len(), kinds.len());
    // One broker that is down does not hide that the others refuse the password.
    assert_eq!(hint(&[Kind::Sasl, Kind::Refused]), hint(&[Kind::Sasl]));
    assert_eq!(hint(&[]), hint(&[Kind::Other]));
}
