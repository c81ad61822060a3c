//! Starting brokers, waiting until they are ready, and ending single ones.

use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::archive;
use super::down::wait_gone;
use super::files::{self, TICK};
use super::identity::{BROKER_FLAG, Identity, TOKEN_FLAG};
use super::jars::{interrupted, tail};
use super::probe;
use super::process::{self, Life, Watch};
use super::state::{Broker, SandboxState};
use helixctl_core::error::{Error, Result};

/// Modest: a sandbox is started often and lives short.
const JVM: [&str; 5] = ["-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData"];

/// How a start ended, if not with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Ready,
    /// Another program took a port after it had been found free.
    PortTaken,
}

/// Brokers that were started and are not known to be ready.
pub(super) type Started = Vec<(u16, Child)>;

/// Starts the brokers `ids`, and writes down which processes they are.
pub(super) fn start(state: &mut SandboxState, ids: &[u16], life: Life) -> Result<Started> {
    let mut started = Started::new();
    for index in 0..state.nodes.len() {
        let node = &state.nodes[index];
        if !ids.contains(&node.id) {
            continue;
        }
        let mut command = java(state, node, node.id == 1)?;
        command.arg(format!("{BROKER_FLAG}{}", node.id)).arg("kafka.Kafka");
        command.arg(state.folder.join(format!("broker-{}.properties", node.id)));
        process::detach(&mut command, life);
        let child = command
            .spawn()
            .map_err(|error| Error::failed(format!("cannot start broker {}", node.id)).because(error))?;
        let id = node.id;
        state.nodes[index].process = Identity::of_new(child.id(), &state.token);
        started.push((id, child));
    }
    state.save()?;
    Ok(started)
}

/// A java for this broker: the token, the jars and the log, but no class yet. `records` is for the class archive.
pub(super) fn java(state: &SandboxState, node: &Broker, records: bool) -> Result<Command> {
    let open = || -> std::io::Result<(File, File)> {
        let log = File::options().create(true).append(true).open(&node.log)?;
        Ok((log.try_clone()?, log))
    };
    let (output, errors) = open().map_err(|error| files::trouble("write", &node.log, error))?;
    let mut command = Command::new(&state.java);
    command.args(archive::option(state.archive.as_ref(), records));
    command.args(JVM).arg(format!("{TOKEN_FLAG}{}", state.token));
    command.arg(format!("-Dlog4j2.configurationFile={}", state.folder.join("log4j2.properties").display()));
    command.args(["-Dorg.slf4j.simpleLogger.showDateTime=true", "-Dorg.slf4j.simpleLogger.showThreadName=false"]);
    command.arg("-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS");
    command.arg("-cp").arg(state.jars.join("*"));
    command.current_dir(&state.folder).stdin(Stdio::null()).stdout(output).stderr(errors);
    Ok(command)
}

/// Waits until every broker that should run answers that all of them, and a controller, are there.
pub(super) fn wait_ready(
    state: &SandboxState,
    started: &mut Started,
    patience: Duration,
    watch: &mut Watch,
) -> Result<Outcome> {
    let expected: Vec<i32> = state.living().iter().map(|id| i32::from(*id)).collect();
    let mut waiting: Vec<&Broker> = state.nodes.iter().filter(|node| expected.contains(&i32::from(node.id))).collect();
    let begun = Instant::now();
    loop {
        for (id, child) in started.iter_mut() {
            let Ok(Some(status)) = child.try_wait() else { continue };
            let log = state.nodes.iter().find(|node| node.id == *id).map(|node| node.log.clone()).unwrap_or_default();
            if files::last_lines(&log, 60).iter().any(|line| line.contains("Address already in use")) {
                return Ok(Outcome::PortTaken);
            }
            return Err(tail(Error::failed(format!("broker {id} ended while it started ({status})")), &log));
        }
        waiting.retain(|node| !is_ready(state, node, &expected));
        let Some(late) = waiting.first() else { return Ok(Outcome::Ready) };
        if begun.elapsed() > patience {
            let message = format!("broker {} was not ready after {} s", late.id, patience.as_secs());
            return Err(tail(Error::failed(message), &late.log));
        }
        if watch.next().is_some() {
            return Err(interrupted());
        }
        std::thread::sleep(TICK);
    }
}

/// A broker whose listeners want TLS or a login talks to nobody whom it does not know. It says that it has started when the
/// controller lets it serve.
fn is_ready(state: &SandboxState, node: &Broker, expected: &[i32]) -> bool {
    let mapped = state.properties.iter().any(|(key, _)| key == "listener.security.protocol.map");
    if state.secure.is_some() || mapped {
        let started = |line: &String| line.contains("Kafka Server started");
        return files::last_lines(&node.log, usize::MAX).iter().any(started) && probe::listens(node.port);
    }
    probe::cluster(node.port).is_some_and(|cluster| {
        let ids: Vec<i32> = cluster.brokers.iter().map(|broker| broker.id).collect();
        cluster.controller.is_some() && cluster.id == state.cluster_id && expected.iter().all(|id| ids.contains(id))
    })
}

/// Puts the logs of these brokers aside, so that what their new ones say is of their new start.
pub(super) fn fresh_logs(state: &SandboxState, ids: &[u16]) {
    for node in state.nodes.iter().filter(|node| ids.contains(&node.id)) {
        // Not there before the first start.
        let _fresh = fs::rename(&node.log, node.log.with_extension("log.1"));
    }
}

impl SandboxState {
    /// Ends broker `id` as a power failure would: by SIGKILL, without a goodbye to the others.
    pub fn kill_broker(&mut self, id: u16) -> Result<()> {
        let Some(node) = self.nodes.iter_mut().find(|node| node.id == id) else { return Err(self.no_broker(id)) };
        let Some(process) = node.process.take().filter(|process| process.signal(&self.token, libc::SIGKILL)) else {
            return Err(Error::failed(format!("broker {id} of sandbox `{}` does not run", self.name)));
        };
        wait_gone(std::slice::from_ref(&process), Duration::from_secs(10));
        if process.same() {
            return Err(Error::failed(format!("broker {id} (pid {}) does not end", process.pid)));
        }
        self.save()
    }

    /// Starts broker `id` again, on its old port with its old data, and waits until it is ready.
    pub fn restart_broker(&mut self, id: u16) -> Result<()> {
        if !self.nodes.iter().any(|node| node.id == id) {
            return Err(self.no_broker(id));
        }
        if let Some(pid) = self.pid(id) {
            return Err(Error::failed(format!("broker {id} of sandbox `{}` runs already, as pid {pid}", self.name)));
        }
        let mut watch = Watch::start();
        let mine = self.owner.as_ref().is_some_and(|owner| owner.pid == std::process::id());
        let life = if mine { Life::WithUs } else { Life::UntilDown };
        fresh_logs(self, &[id]);
        let mut started = start(self, &[id], life)?;
        // After a kill it recovers log by log: thousands take minutes on a slow disk.
        match wait_ready(self, &mut started, Duration::from_secs(240), &mut watch)? {
            Outcome::Ready => Ok(()),
            Outcome::PortTaken => Err(Error::failed(format!("the port of broker {id} was taken by another program"))),
        }
    }

    fn no_broker(&self, id: u16) -> Error {
        Error::bad_input(format!("sandbox `{}` has brokers 1 to {}, not {id}", self.name, self.nodes.len()))
    }
}
