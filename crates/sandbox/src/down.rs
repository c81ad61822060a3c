//! Ending a sandbox: only its own processes, all of them, and in bounded time.

use std::time::{Duration, Instant};

use serde::Serialize;

use super::archive::{self, Archive};
use super::files::{self, TICK};
use super::identity::{self, Identity};
use super::settings::{Places, check_name};
use super::state::{self, Phase, SandboxState};
use helixctl_core::error::{Error, Result};

/// How long a broker may take to end by itself.
const GRACE: Duration = Duration::from_secs(10);
/// The same when its data is thrown away, and nothing is lost by killing it.
const SHORT_GRACE: Duration = Duration::from_secs(2);

/// What `down` did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Down {
    pub name: String,
    /// Whether there was such a sandbox.
    pub known: bool,
    /// How many processes ended by themselves when asked to.
    pub stopped: usize,
    /// How many had to be killed.
    pub killed: usize,
    /// The data that is kept, for `up --data`.
    pub kept: Option<std::path::PathBuf>,
}

/// Ends the sandbox `name`; one that does not run, or is not known, is fine.
pub fn down(name: &str, places: &Places, say: &mut dyn FnMut(&str)) -> Result<Down> {
    check_name(name)?;
    let folder = state::folder(name, places)?;
    let mut done = Down { name: name.to_owned(), known: false, stopped: 0, killed: 0, kept: None };
    if !folder.is_dir() {
        return Ok(done);
    }
    let _lock = state::lock(name, places, say)?;
    let Some(mut state) = SandboxState::load(&folder)? else {
        files::remove_folder(&folder)?;
        return Ok(done);
    };
    done.known = true;
    (done.stopped, done.killed) = end(&state)?;
    if state.temporary {
        files::remove_folder(&folder)?;
    } else {
        done.kept = Some(state.data.clone());
        state.phase = Phase::Stopped;
        state.nodes.iter_mut().for_each(|node| node.process = None);
        state.save()?;
    }
    Ok(done)
}

/// Ends the sandbox in good order, as far as something depends on it.
pub(super) fn end(state: &SandboxState) -> Result<(usize, usize)> {
    let records = matches!(state.archive, Some(Archive::Record { .. }));
    let grace = if state.temporary && !records { SHORT_GRACE } else { GRACE };
    let (stopped, killed) = stop(state, grace)?;
    archive::finish(state.archive.as_ref(), killed == 0 && stopped > 0);
    Ok((stopped, killed))
}

/// Ends every process of the sandbox: how many ended when asked to, and how many were killed.
pub(super) fn stop(state: &SandboxState, grace: Duration) -> Result<(usize, usize)> {
    let mut asked = processes(state);
    asked.retain(|process| process.signal(&state.token, libc::SIGTERM));
    wait_gone(&asked, grace);
    let mut left = processes(state);
    let stopped = asked.iter().filter(|process| !left.contains(process)).count();
    let mut killed = 0;
    // Again and again: a process that was just being started when we looked is found in the next round.
    for _ in 0..20 {
        if left.is_empty() {
            return Ok((stopped, killed));
        }
        killed += left.iter().filter(|process| process.signal(&state.token, libc::SIGKILL)).count();
        wait_gone(&left, Duration::from_millis(500));
        left = processes(state);
    }
    if left.is_empty() {
        return Ok((stopped, killed));
    }
    let pids: Vec<String> = left.iter().map(|process| process.pid.to_string()).collect();
    Err(Error::failed(format!("processes of sandbox `{}` do not end: pid {}", state.name, pids.join(", ")))
        .hint("run `helixctl sandbox down` again"))
}

/// The processes that run for this sandbox now, written down or not.
fn processes(state: &SandboxState) -> Vec<Identity> {
    let mut all = identity::with_token(&state.token);
    let recorded = state.nodes.iter().filter_map(|node| node.process.clone());
    for process in recorded.filter(|process| process.lives(&state.token)) {
        if !all.contains(&process) {
            all.push(process);
        }
    }
    all
}

/// Waits until the processes have ended and given back their ports.
pub(super) fn wait_gone(processes: &[Identity], patience: Duration) {
    let begun = Instant::now();
    while processes.iter().any(Identity::same) && begun.elapsed() < patience {
        std::thread::sleep(TICK);
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::super::state::tests::sample;
    use super::*;

    #[test]
    fn a_process_that_only_has_the_pid_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: folder.path().into(), ..Places::default() };
        let mut child = Command::new("sleep").arg("62").spawn().unwrap();
        let mut state = sample(1);
        state.nodes[0].process = Identity::of(child.id());
        state.folder = state::folder("sample", &places).unwrap();
        state.save().unwrap();
        let done = down("sample", &places, &mut |_| ()).unwrap();
        assert_eq!((done.known, done.stopped, done.killed), (true, 0, 0));
        assert_eq!(child.try_wait().unwrap(), None);
        assert!(!state.folder.exists());
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!down("sample", &places, &mut |_| ()).unwrap().known);
    }

    #[test]
    fn a_process_that_was_not_written_down_is_found_by_its_token() {
        let mut state = sample(1);
        state.token = format!("token-{}", files::random_hex(8).unwrap());
        let script = format!("trap '' TERM; while :; do sleep 0.1; done # {}", state.token);
        let mut child = Command::new("sh").args(["-c", &script]).spawn().unwrap();
        Identity::of_new(child.id(), &state.token).unwrap();
        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(stop(&state, Duration::from_millis(200)).unwrap(), (0, 1));
        assert!(!child.wait().unwrap().success());
    }
}
