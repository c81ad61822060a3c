//! What helixctl writes down about a sandbox, so that another helixctl can find, show and end it.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::archive::Archive;
use super::files::{self, Lock};
use super::identity::{self, Identity};
use super::secure::Secured;
use super::settings::Places;
use helixctl_core::error::{Error, Result};

const FILE: &str = "state.json";

/// One sandbox, as in its `state.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SandboxState {
    pub name: String,
    pub phase: Phase,
    /// The Kafka cluster id.
    pub cluster_id: String,
    /// The version of Kafka.
    pub kafka: String,
    /// When it was started, in seconds since 1970.
    pub started: u64,
    /// Where the data is: a folder for each broker.
    pub data: PathBuf,
    /// Whether the data goes with the sandbox.
    pub temporary: bool,
    pub nodes: Vec<Broker>,
    /// The further lines of `server.properties`.
    pub properties: Vec<(String, String)>,
    /// The helixctl that started it with `run`, and ends it.
    pub owner: Option<Identity>,
    pub java: PathBuf,
    pub jars: PathBuf,
    /// What its brokers do with Java's class archive.
    pub archive: Option<Archive>,
    /// TLS, SASL and access rules, if it has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secure: Option<Secured>,
    /// Unguessable; it is on the command line of every process of this sandbox.
    pub token: String,
    /// The folder of this file; not in it.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// How far the sandbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    Starting,
    Running,
    Stopped,
}

/// One broker of a sandbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broker {
    /// 1, 2, …: also the broker id.
    pub id: u16,
    pub port: u16,
    /// The port for clients with a certificate, if the sandbox is secured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate_port: Option<u16>,
    /// The port of its controller, if it is one too.
    pub controller: Option<u16>,
    /// `None` until it was started, and after it was killed.
    pub process: Option<Identity>,
    pub log: PathBuf,
}

impl SandboxState {
    /// `127.0.0.1:PORT` of every broker.
    pub fn brokers(&self) -> Vec<String> {
        self.nodes.iter().map(|node| format!("127.0.0.1:{}", node.port)).collect()
    }

    /// The pid of broker `id` if it runs.
    pub fn pid(&self, id: u16) -> Option<u32> {
        let node = self.nodes.iter().find(|node| node.id == id)?;
        node.process.as_ref().filter(|process| process.lives(&self.token)).map(|process| process.pid)
    }

    pub(super) fn uptime(&self) -> Duration {
        now().saturating_sub(Duration::from_secs(self.started))
    }

    /// Where broker `id` keeps its data.
    pub(super) fn log_folder(&self, id: u16) -> PathBuf {
        self.data.join(format!("broker-{id}"))
    }

    /// The ids of the brokers that run.
    pub(super) fn living(&self) -> Vec<u16> {
        self.nodes.iter().map(|node| node.id).filter(|id| self.pid(*id).is_some()).collect()
    }

    /// Finds brokers whose pid was not written down, since helixctl ended between starting them and writing.
    pub(super) fn find_unrecorded(&mut self) {
        if self.nodes.iter().all(|node| node.process.is_some()) {
            return;
        }
        for found in identity::with_token(&self.token) {
            let number = identity::broker_number(found.pid);
            if let Some(node) = self.nodes.iter_mut().find(|node| Some(node.id) == number && node.process.is_none()) {
                node.process = Some(found);
            }
        }
    }

    pub(super) fn save(&self) -> Result<()> {
        files::make_folder(&self.folder)?;
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Error::failed("cannot write down the sandbox").because(error))?;
        files::write_whole(&self.folder.join(FILE), &(text + "\n"))
    }

    /// The sandbox written down in `folder`, if there is one.
    pub(super) fn load(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(files::trouble("read", &path, error)),
        };
        let mut state: SandboxState = serde_json::from_str(&text).map_err(|error| {
            Error::failed(format!("{} is not what helixctl wrote", path.display()))
                .because(error)
                .hint(format!("look for its brokers with `ps`, then remove {}", folder.display()))
        })?;
        folder.clone_into(&mut state.folder);
        Ok(Some(state))
    }

    /// All that are written down, by name; with the folders whose state cannot be read.
    pub(super) fn all(places: &Places) -> Result<Vec<(String, Result<Self>)>> {
        let folder = places.sandboxes();
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(files::trouble("read", &folder, error)),
        };
        let mut all = Vec::new();
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if super::settings::check_name(&name).is_ok()
                && let Some(state) = Self::load(&entry.path()).transpose()
            {
                all.push((name, state));
            }
        }
        all.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(all)
    }
}

/// The folder of a sandbox.
pub(super) fn folder(name: &str, places: &Places) -> Result<PathBuf> {
    Ok(files::absolute(&places.sandboxes())?.join(name))
}

/// The right to change a sandbox: one helixctl at a time.
pub(super) fn lock(name: &str, places: &Places, say: &mut dyn FnMut(&str)) -> Result<Lock> {
    let path = places.sandboxes().join(".locks").join(name);
    let waiting = format!("another helixctl starts or stops sandbox `{name}`; waiting for it");
    Lock::take(&path, Duration::from_secs(300), say, &waiting)
}

pub(super) fn now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A sandbox that was never started.
    pub(in super::super) fn sample(brokers: u16) -> SandboxState {
        let node = |id| Broker {
            id,
            port: 21000 + id,
            certificate_port: None,
            controller: (id <= super::super::ports::quorum(brokers)).then_some(29000 + id),
            process: None,
            log: PathBuf::from(format!("/s/broker-{id}.log")),
        };
        SandboxState {
            name: "sample".to_owned(),
            phase: Phase::Running,
            cluster_id: "c".to_owned(),
            kafka: "4.3.0".to_owned(),
            started: 0,
            data: PathBuf::from("/s/data"),
            temporary: true,
            nodes: (1..=brokers).map(node).collect(),
            properties: Vec::new(),
            owner: None,
            java: PathBuf::from("/java"),
            jars: PathBuf::from("/jars"),
            archive: None,
            secure: None,
            token: "t-0123".to_owned(),
            folder: PathBuf::new(),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: folder.path().into(), ..Places::default() };
        assert!(SandboxState::all(&places).unwrap().is_empty());
        let mut state = sample(3);
        state.folder = super::folder("sample", &places).unwrap();
        state.save().unwrap();
        let _lock = lock("sample", &places, &mut |_| ()).unwrap();
        let all = SandboxState::all(&places).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].1.as_ref().unwrap(), &state);
        assert_eq!(state.brokers(), ["127.0.0.1:21001", "127.0.0.1:21002", "127.0.0.1:21003"]);
        assert!(state.living().is_empty());

        std::fs::write(state.folder.join(FILE), "{").unwrap();
        let error = SandboxState::load(&state.folder).unwrap_err();
        assert!(error.message.ends_with("is not what helixctl wrote"), "{error}");
    }
}
