//! What a sandbox is asked to be, and where on this machine it may put things.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use super::secure::{self, Secure};
use helixctl_core::error::{Error, Result};

/// The Kafka that is downloaded when `KAFKA_HOME` names none.
pub(super) const KAFKA: &str = "4.3.0";
const MOST_BROKERS: u16 = 9;

/// One sandbox as asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Sandboxes with different names run beside each other.
    pub name: String,
    /// 1 to 9.
    pub brokers: u16,
    /// The port of the first broker; the others take the following ones. Without it, free ports are found.
    pub port: Option<u16>,
    /// Keep the data here, for the next `up`. Without it, the data goes with the sandbox.
    pub data: Option<PathBuf>,
    /// Further lines of `server.properties`, for every broker.
    pub properties: Vec<(String, String)>,
    /// With TLS, SASL and access rules; without it, everybody may do everything.
    pub secure: Option<Secure>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            name: "default".to_owned(),
            brokers: 1,
            port: None,
            data: None,
            properties: Vec::new(),
            secure: None,
        }
    }
}

/// Where the sandbox finds and puts things; read from the environment by the caller.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// helixctl's state folder; sandboxes are in `sandbox/` of it.
    pub state: PathBuf,
    /// helixctl's cache folder; downloaded jars are in `kafka-VERSION/` of it.
    pub cache: PathBuf,
    /// `KAFKA_HOME`: an unpacked Kafka to use instead of a download.
    pub kafka_home: Option<PathBuf>,
    /// `JAVA_HOME`.
    pub java_home: Option<PathBuf>,
    /// `PATH`.
    pub path: Option<OsString>,
}

impl Places {
    pub(super) fn sandboxes(&self) -> PathBuf {
        self.state.join("sandbox")
    }

    /// The executable file `name` on `PATH`.
    pub(super) fn on_path(&self, name: &str) -> Option<PathBuf> {
        use std::os::unix::fs::PermissionsExt;
        let executable = |file: &PathBuf| {
            file.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
        };
        std::env::split_paths(self.path.as_ref()?).map(|folder| folder.join(name)).find(executable)
    }
}

impl Settings {
    /// How long the brokers may take until all are ready.
    pub(super) fn patience(&self) -> Duration {
        Duration::from_secs(60 + 15 * u64::from(self.brokers.saturating_sub(1)))
    }

    pub(super) fn check(&self) -> Result<()> {
        check_name(&self.name)?;
        if !(1..=MOST_BROKERS).contains(&self.brokers) {
            return Err(Error::bad_input(format!("a sandbox has 1 to {MOST_BROKERS} brokers, not {}", self.brokers))
                .hint("use --brokers 3 for replication and leader changes"));
        }
        if let Some(port) = self.port
            && (port == 0 || port.checked_add(self.brokers - 1).is_none())
        {
            return Err(Error::bad_input(format!("{} brokers do not fit from port {port} on", self.brokers))
                .hint("leave --port out to have free ports found"));
        }
        for (key, value) in &self.properties {
            if key.is_empty() || key.contains(['\n', '\r']) || value.contains(['\n', '\r']) {
                return Err(Error::bad_input(format!("`{key}={value}` is no line of server.properties")));
            }
            let secured = self.secure.is_some() && secure::is_owned(key);
            if secured || super::properties::OWNED.contains(&key.as_str()) {
                return Err(Error::bad_input(format!("the sandbox sets `{key}` itself"))
                    .hint("use --port, --brokers or --data; other broker properties can be set"));
            }
        }
        Ok(())
    }
}

/// A name becomes a folder and a word on command lines.
pub(super) fn check_name(name: &str) -> Result<()> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if name.is_empty() || name.len() > 60 || name.starts_with(['.', '-']) || !name.chars().all(plain) {
        return Err(Error::bad_input(format!("`{name}` cannot name a sandbox"))
            .hint("use letters, digits, `-`, `_` and `.`, beginning with a letter or digit, at most 60"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(settings: Settings) -> String {
        settings.check().unwrap_err().message
    }

    #[test]
    fn settings_that_cannot_work_are_refused() {
        assert!(Settings::default().check().is_ok());
        assert_eq!(refused(Settings { brokers: 0, ..Settings::default() }), "a sandbox has 1 to 9 brokers, not 0");
        assert_eq!(
            refused(Settings { brokers: 3, port: Some(65534), ..Settings::default() }),
            "3 brokers do not fit from port 65534 on"
        );
        let owned = vec![("node.id".to_owned(), "7".to_owned())];
        assert_eq!(refused(Settings { properties: owned, ..Settings::default() }), "the sandbox sets `node.id` itself");
        let lines = vec![("a".to_owned(), "b\nc=d".to_owned())];
        assert!(refused(Settings { properties: lines, ..Settings::default() }).contains("no line of"));
    }

    #[test]
    fn names_stay_inside_the_state_folder() {
        for good in ["default", "run-3f", "a.b_c", "9"] {
            assert!(check_name(good).is_ok(), "{good}");
        }
        for bad in ["", "..", ".locks", "a/b", "-x", "a b", "ä"] {
            assert!(check_name(bad).is_err(), "{bad}");
        }
    }
}
