//! Why no broker answered: librdkafka's log lines read into one cause per address, in our words.

mod causes;

use std::collections::BTreeMap;

pub(super) use causes::{Failure, Kind, certificate, classify, hint};
use causes::{Spoken, classify_as};

use super::ffi::CallError;
use helixctl_core::cluster::ClusterError;

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
        let (scheme, address) = address.split_once("://").unwrap_or(("", address));
        if !address.contains(':') {
            return;
        }
        let failure = classify_as(Spoken::of(scheme), text);
        // What comes after a real cause often says less: "Disconnected", or that some certificate did not hold.
        let known = self.by_address.get(address).map(|known| known.kind.weight());
        if known.is_none_or(|known| known <= failure.kind.weight()) {
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
            true if !kinds.is_empty() && kinds.iter().all(|kind| kind.is_reached()) => {
                "no broker would talk to us".to_owned()
            }
            true => "no broker could be reached".to_owned(),
            false if unreachable => "no answer came in time".to_owned(),
            false => error.message.clone(),
        },
        addresses: match unreachable {
            true => addresses.into_iter().map(|(address, failure)| (address, failure.cause)).collect(),
            false => Vec::new(),
        },
        outcome_unknown: changes && !unsent && error.is_local,
        refusal: None,
        hint: unreachable.then(|| hint(&kinds).to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_not_hidden_by_a_disconnect() {
        let mut failures = Failures::default();
        failures.read("h:1/bootstrap: Connect to ipv4#1.1.1.1:1 failed: Connection refused");
        failures.read("h:1/bootstrap: Disconnected");
        assert_eq!(failures.list()[0].1.kind, Kind::Refused);
        failures
            .read("ssl://h:1/bootstrap: Certificate (subject=/CN=a, issuer=/CN=b) verification callback failed: 10");
        failures
            .read("ssl://h:1/bootstrap: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed");
        assert_eq!(failures.list()[0].1.kind, Kind::Expired);
        failures.read("ssl://h:1/bootstrap: Connect to ipv4#1.1.1.1:1 failed: Connection refused");
        assert_eq!(failures.list()[0].1.kind, Kind::Refused, "of two real causes the later one counts");
    }

    #[test]
    fn each_address_has_its_own_cause() {
        let mut failures = Failures::default();
        let addresses = ["127.0.0.1:1".to_owned(), "[::1]:9093".to_owned()];
        failures.read(
            "[thrd:127.0.0.1:1/bootstrap]: 127.0.0.1:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)",
        );
        assert!(!failures.all_failed(&addresses));
        failures.read(
            "sasl_ssl://[::1]:9093/2: SASL authentication error: Authentication failed (after 5ms in state AUTH_REQ)",
        );
        failures.read("GroupCoordinator: Disconnected");
        let list: Vec<(String, Kind)> = failures.list().into_iter().map(|(address, f)| (address, f.kind)).collect();
        assert_eq!(list, [(addresses[0].clone(), Kind::Refused), (addresses[1].clone(), Kind::Sasl)]);
        assert!(failures.all_failed(&addresses) && !failures.all_final(&addresses));
    }

    #[test]
    fn who_is_reached_but_refuses_is_not_called_unreachable() {
        let error = CallError { message: String::new(), is_local: true, is_local_timeout: false, gave_up: true };
        let cause = |kinds: &[Kind]| {
            let of = |kind: &Kind| ("h:1".to_owned(), Failure { cause: String::new(), kind: *kind });
            cluster_error("listing topics", &error, kinds.iter().map(of).collect(), true)
        };
        assert_eq!(cause(&[Kind::Sasl, Kind::Expired]).cause, "no broker would talk to us");
        assert_eq!(cause(&[Kind::Sasl, Kind::Refused]).cause, "no broker could be reached");
        assert_eq!(cause(&[]).cause, "no broker could be reached");
        assert!(!cause(&[Kind::Sasl]).outcome_unknown, "nothing was sent");
    }
}
