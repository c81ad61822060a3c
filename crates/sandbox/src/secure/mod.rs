//! A sandbox as production has its cluster: TLS on every port, SASL, and nothing allowed that no rule allows.
//!
//! [`certificates`] issues what the brokers and one client show, [`users`] keeps the passwords, [`listeners`] tells the
//! brokers, [`profile`] tells helixctl. All of it is in one folder that only its owner can read.

mod certificates;
mod listeners;
mod profile;
mod users;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub(super) use listeners::{client_ports, is_owned, lines, listener_names};
pub use profile::OVERRIDES;
pub use users::User;
pub(super) use users::{Passwords, format_arguments};

use super::files;
use super::state::SandboxState;
use helixctl_core::error::Result;

/// What a secured sandbox is asked to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Secure {
    /// A further listener of broker 1 for each, to see what a client says then.
    pub flawed: Vec<Flaw>,
}

/// What is wrong with a listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    /// Its certificate is no longer valid.
    Expired,
    /// Its certificate names another host.
    OtherHost,
    /// Its certificate is signed by an authority that nobody knows.
    UnknownAuthority,
    /// It takes SCRAM-SHA-512 and no other mechanism.
    OneMechanism,
}

/// A secured sandbox, as in its `state.json`. It holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secured {
    /// Certificates, keys, passwords and the configuration.
    pub folder: PathBuf,
    /// The flawed listeners of broker 1 with their ports.
    pub flawed: Vec<(Flaw, u16)>,
}

impl Secured {
    /// Beside the data, since SCRAM users are part of the data: who keeps it keeps the passwords.
    pub(super) fn beside(data: &Path, flawed: Vec<(Flaw, u16)>) -> Self {
        Secured { folder: data.join("security"), flawed }
    }

    /// The configuration for helixctl: logs in as `admin`; profiles `client` and `certificate` are the other ways in.
    pub fn config(&self) -> PathBuf {
        self.folder.join("helixctl.yaml")
    }

    /// The certificate of the authority that all others are signed by, PEM.
    pub fn authority(&self) -> PathBuf {
        self.folder.join("ca.pem")
    }

    /// The certificate of the principal `User:client`, PEM.
    pub fn client_certificate(&self) -> PathBuf {
        self.folder.join("client.pem")
    }

    /// The private key of the client's certificate, PEM.
    pub fn client_key(&self) -> PathBuf {
        self.folder.join("client.key")
    }

    /// The file with the password of `user`.
    pub fn password_file(&self, user: User) -> PathBuf {
        self.folder.join(format!("{}.password", user.name()))
    }

    /// Certificate and key of the brokers, or of a flawed listener.
    fn keystore(&self, flaw: Option<Flaw>) -> PathBuf {
        self.folder.join(match flaw {
            None | Some(Flaw::OneMechanism) => "broker.pem",
            Some(Flaw::Expired) => "expired.pem",
            Some(Flaw::OtherHost) => "other-host.pem",
            Some(Flaw::UnknownAuthority) => "unknown-authority.pem",
        })
    }

    /// New certificates, and passwords where there are none yet. Only while no broker runs: they hold the old ones.
    pub(super) fn issue(&self) -> Result<()> {
        files::make_private_folder(&self.folder)?;
        certificates::issue(self)?;
        users::make(self)
    }

    /// Writes the configuration for helixctl; the ports are known by now.
    pub(super) fn write_profile(&self, state: &SandboxState) -> Result<()> {
        files::write_private(&self.config(), &profile::text(self, state)?)
    }
}
