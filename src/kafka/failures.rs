//! Why no broker answered: librdkafka's log lines read into one cause per address, in our words.

use std::collections::BTreeMap;

use super::ffi::CallError;
use crate::cluster::ClusterError;

/// What went wrong with one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub cause: String,
    pub kind: Kind,
}

/// The kinds that end differently or want another hint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Refused,
    NoSuchHost,
    Tls,
    Sasl,
    Other,
}

impl Kind {
    /// Trying again cannot help.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Kind::Tls | Kind::Sasl)
    }
}

/// The last failure of each address.
#[derive(Clone, Debug, Default)]
pub(super) struct Failures {
    by_address: BTreeMap<String, Failure>,
}

impl Failures {
    /// Reads a line such as `sasl_ssl://host:9093/bootstrap: SASL authentication error: … (after 5ms in state AUTH_REQ)`.
    pub(super) fn read(&mut self, line: &str) {
        let line = line.strip_prefix("[thrd:").and_then(|rest| rest.split_once("]: ")).map_or(line, |(_, rest)| rest);
        let Some((name, text)) = line.split_once(": ") else { return };
        let Some((address, _)) = name.rsplit_once('/') else { return };
        let address = address.rsplit_once("//").map_or(address, |(_, address)| address);
        if !address.contains(':') {
            return;
        }
        let failure = classify(text);
        // "Disconnected" after a real cause says less than the cause.
        let known = self.by_address.get(address).is_some_and(|known| known.kind != Kind::Other);
        if failure.kind != Kind::Other || !known {
            self.by_address.insert(address.to_owned(), failure);
        }
    }

    /// Whether each of these addresses failed in a way that trying again cannot mend.
    pub(super) fn all_final(&self, addresses: &[String]) -> bool {
        self.all(addresses, |failure| failure.kind.is_final())
    }

    /// Whether each of these addresses failed at all.
    pub(super) fn all_failed(&self, addresses: &[String]) -> bool {
        self.all(addresses, |_| true)
    }

    fn all(&self, addresses: &[String], test: impl Fn(&Failure) -> bool) -> bool {
        !addresses.is_empty() && addresses.iter().all(|address| self.by_address.get(address).is_some_and(&test))
    }

    pub(super) fn list(&self) -> Vec<(String, Failure)> {
        self.by_address.iter().map(|(address, failure)| (address.clone(), failure.clone())).collect()
    }
}

/// The cause that a text of librdkafka or OpenSSL tells.
pub(super) fn classify(text: &str) -> Failure {
    let text = text.split(" (after ").next().unwrap_or(text).trim();
    let says = |needle: &str| text.contains(needle);
    let failure = |kind, cause: &str| Failure { kind, cause: cause.to_owned() };
    if says("Connection refused") {
        failure(Kind::Refused, "connection refused: nothing listens there")
    } else if says("Failed to resolve") {
        failure(Kind::NoSuchHost, "the host name does not resolve (DNS)")
    } else if says("certificate has expired") {
        failure(Kind::Tls, "TLS: the broker's certificate has expired")
    } else if says("hostname mismatch") || says("IP address mismatch") {
        failure(Kind::Tls, "TLS: the broker's certificate is for another host")
    } else if says("certificate verify failed") {
        failure(Kind::Tls, "TLS: the broker's certificate is signed by an unknown authority")
    } else if says("connecting to a PLAINTEXT broker listener") || says("wrong version number") {
        failure(Kind::Tls, "TLS: the port does not speak TLS")
    } else if says("connecting to a SSL listener") {
        failure(Kind::Other, "it closed the connection at once: the port may expect TLS")
    } else if says("SSL") {
        failure(Kind::Tls, &format!("TLS: {text}"))
    } else if says("Unsupported SASL mechanism") || says("SASL mechanism") {
        failure(Kind::Sasl, &format!("SASL: {text}"))
    } else if says("SASL") || says("uthentication") {
        failure(Kind::Sasl, "SASL: the broker refused the credentials")
    } else if says("timed out") {
        failure(Kind::Other, "no answer in time")
    } else {
        failure(Kind::Other, text)
    }
}

/// What the user reads when a whole request failed.
pub(super) fn cluster_error(
    doing: &str,
    error: &CallError,
    addresses: Vec<(String, Failure)>,
    changes: bool,
) -> ClusterError {
    // librdkafka tells in its text whether the request had left: "waiting for response" or "waiting for controller".
    let unsent = error.message.contains("waiting for controller")
        || error.message.contains("waiting for broker")
        || error.gave_up;
    let unreachable = error.is_local_timeout || error.gave_up;
    let kinds: Vec<Kind> = addresses.iter().map(|(_, failure)| failure.kind).collect();
    ClusterError {
        doing: doing.to_owned(),
        cause: match unreachable && unsent {
            true => "no broker could be reached".to_owned(),
            false if unreachable => "no answer came in time".to_owned(),
            false => error.message.clone(),
        },
        addresses: match unreachable {
            true => addresses.into_iter().map(|(address, failure)| (address, failure.cause)).collect(),
            false => Vec::new(),
        },
        outcome_unknown: changes && !unsent && error.is_local,
        hint: unreachable.then(|| hint(&kinds).to_owned()),
    }
}

/// What to do next about failures of these kinds.
pub(super) fn hint(kinds: &[Kind]) -> &'static str {
    match kinds {
        kinds if kinds.contains(&Kind::Sasl) => "check `kafka.sasl` (mechanism, username, password)",
        kinds if kinds.contains(&Kind::Tls) => "check `kafka.tls` (ca_file, enabled) and the port",
        kinds if kinds.contains(&Kind::Refused) => {
            "is Kafka running there? `helixctl sandbox up` starts a throwaway one; `helixctl config show --origin` tells where the address comes from"
        }
        _ => "check the address: `helixctl config show --origin` tells where it comes from; `--timeout` waits longer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_causes() {
        for (line, address, kind) in [
            (
                "[thrd:127.0.0.1:1/bootstrap]: 127.0.0.1:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)",
                "127.0.0.1:1",
                Kind::Refused,
            ),
            (
                "nowhere.invalid:9092/bootstrap: Failed to resolve 'nowhere.invalid:9092': Name or service not known (after 4ms in state CONNECT)",
                "nowhere.invalid:9092",
                Kind::NoSuchHost,
            ),
            (
                "sasl_ssl://[::1]:9093/bootstrap: SASL authentication error: Authentication failed (after 5ms in state AUTH_REQ)",
                "[::1]:9093",
                Kind::Sasl,
            ),
            (
                "ssl://127.0.0.1:9/1: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker certificate could not be verified (after 3ms in state SSL_HANDSHAKE)",
                "127.0.0.1:9",
                Kind::Tls,
            ),
        ] {
            let mut failures = Failures::default();
            failures.read(line);
            let list = failures.list();
            assert_eq!((list[0].0.as_str(), list[0].1.kind), (address, kind), "{line}");
        }
    }

    #[test]
    fn a_cause_is_not_hidden_by_a_disconnect() {
        let mut failures = Failures::default();
        failures.read("h:1/bootstrap: Connect to ipv4#1.1.1.1:1 failed: Connection refused");
        failures.read("h:1/bootstrap: Disconnected");
        assert_eq!(failures.list()[0].1.kind, Kind::Refused);
    }
}
