//! What sandboxes there are, and how they are.

use std::path::PathBuf;

use serde::Serialize;

use super::secure::Secured;
use super::settings::Places;
use super::state::{Phase, SandboxState};
use helixctl_core::error::Result;

/// One sandbox for `status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    pub name: String,
    pub state: Condition,
    /// `127.0.0.1:PORT` of every broker.
    pub bootstrap: Vec<String>,
    pub brokers: Vec<BrokerStatus>,
    pub kafka: String,
    pub cluster_id: String,
    pub data: PathBuf,
    /// Whether the data goes with the sandbox.
    pub temporary: bool,
    /// The configuration with which to reach it, if it is secured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<PathBuf>,
    /// Since `up`; `None` unless something runs.
    pub uptime_seconds: Option<u64>,
}

/// One broker for `status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BrokerStatus {
    pub id: u16,
    pub port: u16,
    /// `None` when it does not run.
    pub pid: Option<u32>,
    pub log: PathBuf,
}

/// How a sandbox is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    /// `up` has not finished, or was ended before it had.
    Starting,
    Running,
    /// Some brokers run, some do not.
    Partly,
    /// No broker runs, and nobody stopped them.
    Crashed,
    /// Ended by `down`, the data is kept; or it could not be started, the logs are kept.
    Stopped,
}

/// Every sandbox of this state folder, by name.
pub fn status(places: &Places) -> Result<Vec<Status>> {
    SandboxState::all(places)?.into_iter().map(|(_, state)| state.map(|state| of(&state))).collect()
}

pub(super) fn of(state: &SandboxState) -> Status {
    let mut state = state.clone();
    state.find_unrecorded();
    let broker = |node: &super::state::Broker| BrokerStatus {
        id: node.id,
        port: node.port,
        pid: state.pid(node.id),
        log: node.log.clone(),
    };
    let brokers: Vec<BrokerStatus> = state.nodes.iter().map(broker).collect();
    let living = brokers.iter().filter(|broker| broker.pid.is_some()).count();
    Status {
        name: state.name.clone(),
        state: condition(state.phase, living, brokers.len()),
        bootstrap: state.brokers(),
        brokers,
        kafka: state.kafka.clone(),
        cluster_id: state.cluster_id.clone(),
        data: state.data.clone(),
        temporary: state.temporary,
        config: state.secure.as_ref().map(Secured::config),
        uptime_seconds: (living > 0).then(|| state.uptime().as_secs()),
    }
}

fn condition(phase: Phase, living: usize, all: usize) -> Condition {
    match (phase, living) {
        (Phase::Stopped, 0) => Condition::Stopped,
        (_, 0) => Condition::Crashed,
        (Phase::Starting, _) => Condition::Starting,
        (_, some) if some < all => Condition::Partly,
        _ => Condition::Running,
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::tests::sample;
    use super::*;

    #[test]
    fn the_condition_follows_from_what_runs() {
        assert_eq!(condition(Phase::Running, 3, 3), Condition::Running);
        assert_eq!(condition(Phase::Running, 2, 3), Condition::Partly);
        assert_eq!(condition(Phase::Running, 0, 3), Condition::Crashed);
        assert_eq!(condition(Phase::Starting, 1, 3), Condition::Starting);
        assert_eq!(condition(Phase::Starting, 0, 3), Condition::Crashed);
        assert_eq!(condition(Phase::Stopped, 0, 3), Condition::Stopped);
        let shown = of(&sample(2));
        assert_eq!((shown.state, shown.uptime_seconds), (Condition::Crashed, None));
        assert_eq!(serde_json::to_value(&shown).unwrap()["state"], "crashed");
    }
}
