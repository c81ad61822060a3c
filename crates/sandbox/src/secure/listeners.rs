//! What a broker is told about its ports: who may connect to which, and what is shown there.
//!
//! Clients with a password come to `CLIENTS`, clients with a certificate to `CERTIFICATE`. Brokers and controllers talk
//! with the brokers' own certificate, whose key nobody else can read: `CERTIFICATE` takes the brokers among themselves too,
//! and `CONTROLLER` asks for a certificate as well. So there is no port on which one is a super user by being on this machine.

use super::certificates::BROKER;
use super::users::Passwords;
use super::{Flaw, Secured};
use crate::state::{Broker, SandboxState};

const MECHANISMS: [&str; 3] = ["SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"];

/// Whether the sandbox sets this key itself when it is secured.
pub(crate) fn is_owned(key: &str) -> bool {
    ["ssl.", "sasl.", "listener.", "inter.broker.listener.name", "super.users"].iter().any(|own| key.starts_with(own))
}

/// The names and ports on which a broker listens to others than controllers.
pub(crate) fn listener_names(state: &SandboxState, broker: &Broker) -> Vec<(&'static str, u16)> {
    let Some(secured) = &state.secure else { return vec![("PLAINTEXT", broker.port)] };
    let mut names = vec![("CLIENTS", broker.port)];
    names.extend(broker.certificate_port.map(|port| ("CERTIFICATE", port)));
    if broker.id == 1 {
        names.extend(secured.flawed.iter().map(|(flaw, port)| (name(*flaw), *port)));
    }
    names
}

/// How many ports beside those of the brokers and controllers a secured sandbox needs.
pub(crate) fn client_ports(brokers: u16, secure: &super::Secure) -> u16 {
    brokers + u16::try_from(secure.flawed.len()).unwrap_or(u16::MAX)
}

fn name(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Expired => "EXPIRED",
        Flaw::OtherHost => "OTHERHOST",
        Flaw::UnknownAuthority => "UNKNOWNAUTHORITY",
        Flaw::OneMechanism => "ONEMECHANISM",
    }
}

/// The lines of server.properties. PLAIN users are known by nothing else, so the file is as secret as the passwords.
pub(crate) fn lines(
    secured: &Secured,
    state: &SandboxState,
    broker: &Broker,
    passwords: &Passwords,
) -> Vec<(String, String)> {
    let mut lines = vec![
        ("listener.security.protocol.map".to_owned(), protocols(state, broker)),
        ("inter.broker.listener.name".to_owned(), "CERTIFICATE".to_owned()),
        ("super.users".to_owned(), format!("User:admin;User:{BROKER}")),
        // The principal is the common name alone, as with a password: User:client, not User:CN=client.
        ("ssl.principal.mapping.rules".to_owned(), "RULE:^CN=([^,]+)$/$1/,DEFAULT".to_owned()),
        ("ssl.truststore.type".to_owned(), "PEM".to_owned()),
        ("ssl.truststore.location".to_owned(), secured.authority().display().to_string()),
        ("ssl.keystore.type".to_owned(), "PEM".to_owned()),
        ("ssl.keystore.location".to_owned(), secured.keystore(None).display().to_string()),
    ];
    for listener in ["certificate", "controller"] {
        lines.push((format!("listener.name.{listener}.ssl.client.auth"), "required".to_owned()));
    }
    lines.extend(passwords_taken("CLIENTS", &MECHANISMS, passwords));
    for (flaw, _) in secured.flawed.iter().filter(|_| broker.id == 1) {
        let listener = name(*flaw);
        let mechanisms = if *flaw == Flaw::OneMechanism { &MECHANISMS[..1] } else { &MECHANISMS[..] };
        lines.extend(passwords_taken(listener, mechanisms, passwords));
        for (key, value) in
            [("type", "PEM".to_owned()), ("location", secured.keystore(Some(*flaw)).display().to_string())]
        {
            lines.push((format!("listener.name.{}.ssl.keystore.{key}", listener.to_lowercase()), value));
        }
    }
    lines
}

fn protocols(state: &SandboxState, broker: &Broker) -> String {
    let of = |(name, _)| format!("{name}:{}", if name == "CERTIFICATE" { "SSL" } else { "SASL_SSL" });
    let mut all: Vec<String> = listener_names(state, broker).into_iter().map(of).collect();
    all.push("CONTROLLER:SSL".to_owned());
    all.join(",")
}

/// The mechanisms of a listener.
fn passwords_taken(listener: &str, mechanisms: &[&str], passwords: &Passwords) -> Vec<(String, String)> {
    let prefix = format!("listener.name.{}", listener.to_lowercase());
    let mut lines = vec![(format!("{prefix}.sasl.enabled.mechanisms"), mechanisms.join(","))];
    for mechanism in mechanisms {
        let login = match *mechanism {
            "PLAIN" => {
                let users = passwords.each().map(|(name, password)| format!(" user_{name}=\"{password}\""));
                format!("plain.PlainLoginModule required{}", users.collect::<String>())
            }
            _ => "scram.ScramLoginModule required".to_owned(),
        };
        let key = format!("{prefix}.{}.sasl.jaas.config", mechanism.to_lowercase());
        lines.push((key, format!("org.apache.kafka.common.security.{login};")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::sample;

    fn secured(brokers: u16) -> SandboxState {
        let mut state = sample(brokers);
        let flawed = vec![(Flaw::Expired, 23000), (Flaw::OneMechanism, 23001)];
        state.secure = Some(Secured { folder: "/s/security".into(), flawed });
        state.nodes.iter_mut().for_each(|node| node.certificate_port = Some(22000 + node.id));
        state
    }

    #[test]
    fn no_port_is_open_to_everybody() {
        let state = secured(4);
        for node in &state.nodes {
            let lines = lines(state.secure.as_ref().unwrap(), &state, node, &Passwords::sample());
            let value = |key: &str| lines.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
            let map = value("listener.security.protocol.map").unwrap();
            assert!(!map.contains("PLAINTEXT"), "{map}");
            assert_eq!(value("listener.name.certificate.ssl.client.auth"), Some("required"));
            assert_eq!(value("listener.name.controller.ssl.client.auth"), Some("required"));
            assert_eq!(value("super.users"), Some("User:admin;User:broker"));
            assert!(lines.iter().all(|(key, _)| is_owned(key)), "a user could set one of these to something else");
        }
    }

    #[test]
    fn only_the_first_broker_has_flaws() {
        let state = secured(3);
        let names = |index: usize| listener_names(&state, &state.nodes[index]).len();
        assert_eq!((names(0), names(1)), (4, 2));
        let lines = lines(state.secure.as_ref().unwrap(), &state, &state.nodes[0], &Passwords::sample());
        let value = |key: &str| lines.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        assert_eq!(value("listener.name.expired.ssl.keystore.location"), Some("/s/security/expired.pem"));
        assert_eq!(value("listener.name.onemechanism.sasl.enabled.mechanisms"), Some("SCRAM-SHA-512"));
        assert_eq!(
            value("listener.name.clients.plain.sasl.jaas.config"),
            Some(
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_admin=\"a1\" user_client=\"c1\";"
            )
        );
    }
}
