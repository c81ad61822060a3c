//! Real Kafka brokers on this machine, for trying a change, for CI and for helixctl's own tests.
//!
//! A sandbox is Apache Kafka in KRaft combined mode on 127.0.0.1, run by the Java and the jars of [`java`] and [`jars`].
//! [`up`] leaves it running, [`down`] ends it, [`run`] keeps it for as long as one command.
//! [`secure`] gives it TLS, SASL and access rules.
//! What runs is written down in [`state`] before it is started, so that nothing is left that `down` cannot find;
//! [`identity`] decides what may be killed.

mod archive;
mod broker;
mod data;
mod down;
mod files;
mod format;
mod identity;
mod jars;
mod java;
mod ports;
mod probe;
mod process;
mod properties;
mod run;
mod secure;
mod settings;
mod state;
mod status;
mod up;

pub use archive::Archive;
pub use down::{Down, down};
pub use identity::Identity;
pub use run::run;
pub use secure::{Flaw, OVERRIDES, Secure, Secured, User};
pub use settings::{Places, Settings};
pub use state::{Broker, Phase, SandboxState};
pub use status::{BrokerStatus, Condition, Status, status};
pub use up::{Up, up};
