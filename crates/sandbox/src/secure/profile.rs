//! The configuration with which helixctl reaches a secured sandbox. It names the files of the secrets, never a secret.

use std::path::Path;

use serde::Serialize;

use super::{Secured, User};
use crate::state::SandboxState;
use helixctl_core::error::{Error, Result};

/// The variables that say something else of the same: they would win over the file.
pub const OVERRIDES: [&str; 14] = [
    "HELIXCTL_PROFILE",
    "KAFKA_BROKERS",
    "KAFKA_TLS_ENABLED",
    "KAFKA_TLS_CERT_FILE",
    "KAFKA_TLS_KEY_FILE",
    "KAFKA_TLS_CA_FILE",
    "KAFKA_TLS_VERIFY",
    "KAFKA_TLS_KEY_PASSWORD",
    "KAFKA_SASL_ENABLED",
    "KAFKA_SASL_MECHANISM",
    "KAFKA_SASL_USERNAME",
    "KAFKA_SASL_PASSWORD",
    "KAFKA_SASL_PASSWORD_FILE",
    "KAFKA_SASL_PASSWORD_COMMAND",
];

#[derive(Serialize)]
struct File {
    kafka: Kafka,
    profiles: Profiles,
}

#[derive(Serialize)]
struct Kafka {
    brokers: Vec<String>,
    client_id: &'static str,
    tls: Tls,
    sasl: Sasl,
}

#[derive(Serialize)]
struct Profiles {
    client: Client,
    certificate: Certificate,
}

#[derive(Serialize)]
struct Client {
    sasl: Sasl,
}

#[derive(Serialize)]
struct Certificate {
    brokers: Vec<String>,
    tls: Tls,
    sasl: Sasl,
}

#[derive(Serialize)]
struct Tls {
    enabled: bool,
    ca_file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cert_file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key_file: Option<String>,
}

#[derive(Default, Serialize)]
struct Sasl {
    enabled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    mechanism: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password_file: Option<String>,
}

/// The text of the file.
pub(super) fn text(secured: &Secured, state: &SandboxState) -> Result<String> {
    let login = |user: User| Sasl {
        enabled: true,
        mechanism: Some("SCRAM-SHA-512"),
        username: Some(user.name()),
        password_file: Some(written(&secured.password_file(user))),
    };
    let tls = || Tls { enabled: true, ca_file: written(&secured.authority()), cert_file: None, key_file: None };
    let ports = state.nodes.iter().filter_map(|node| node.certificate_port);
    let certificate = Certificate {
        brokers: ports.map(|port| format!("127.0.0.1:{port}")).collect(),
        tls: Tls {
            cert_file: Some(written(&secured.client_certificate())),
            key_file: Some(written(&secured.client_key())),
            ..tls()
        },
        sasl: Sasl::default(),
    };
    let kafka = Kafka { brokers: state.brokers(), client_id: "helixctl", tls: tls(), sasl: login(User::Admin) };
    let file = File { kafka, profiles: Profiles { client: Client { sasl: login(User::Client) }, certificate } };
    let yaml = serde_yaml::to_string(&file)
        .map_err(|error| Error::failed("cannot write the configuration of the sandbox").because(error))?;
    Ok(format!("# Of helixctl's sandbox `{}`; written anew whenever it starts.\n{yaml}", state.name))
}

/// A path as a value of the configuration, in which a dollar begins a variable.
fn written(path: &Path) -> String {
    path.display().to_string().replace('$', "$$")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::tests::sample;

    #[test]
    fn the_configuration_names_files_only() {
        let mut state = sample(2);
        state.nodes.iter_mut().for_each(|node| node.certificate_port = Some(22000 + node.id));
        let secured = Secured { folder: "/a $b/security".into(), flawed: Vec::new() };
        let text = text(&secured, &state).unwrap();
        let file: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(file["kafka"]["brokers"][1], "127.0.0.1:21002");
        assert_eq!(file["kafka"]["sasl"]["password_file"], "/a $$b/security/admin.password");
        assert_eq!(file["profiles"]["client"]["sasl"]["username"], "client");
        assert_eq!(file["profiles"]["certificate"]["brokers"][0], "127.0.0.1:22001");
        assert_eq!(file["profiles"]["certificate"]["sasl"]["enabled"], false);
        assert!(!text.contains("password:"));
    }
}
