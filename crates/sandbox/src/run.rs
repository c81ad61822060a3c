//! A sandbox for as long as one command.

use std::ffi::{OsStr, OsString};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use super::archive::Archive;
use super::down::{end, stop};
use super::files::{self, Lock, TICK};
use super::identity::Identity;
use super::process::{self, Life, Watch};
use super::secure::OVERRIDES;
use super::settings::{Places, Settings};
use super::state::{self, SandboxState};
use super::up::bring_up;
use helixctl_core::error::{Error, Result};

/// Starts a sandbox, runs `command` with its brokers in the environment, ends the sandbox, and answers the command's
/// exit code: 128 + the signal if one ended it.
///
/// `helixctl_env` is what `HELIXCTL_ENV` is now; it is set to `dev` for the command when it is not set and there is one
/// broker. A secured sandbox is found by `HELIXCTL_CONFIG` instead of its brokers. Call this from the main thread: the brokers do not outlive the thread, even if helixctl is killed.
pub fn run(
    settings: &Settings,
    command: &[OsString],
    helixctl_env: Option<&OsStr>,
    places: &Places,
    say: &mut dyn FnMut(&str),
) -> Result<u8> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Error::bad_input("there is no command to run")
            .hint("put it behind `--`: helixctl sandbox run -- ./test.sh"));
    };
    let path = path(places)?;
    runnable(program, &path)?;
    let mut watch = Watch::start();
    sweep(places);
    let name = format!("run-{}", files::random_hex(5)?);
    let ends = Ends { name: name.clone(), places };
    let settings = Settings { name: name.clone(), ..settings.clone() };
    let up = bring_up(&settings, places, Life::WithUs, &mut watch, say)?;
    let mut child = Command::new(program);
    child.args(arguments).env("PATH", path);
    match &up.state.secure {
        None => child.env("KAFKA_BROKERS", up.state.brokers().join(",")),
        // Variables and a chosen profile would win over the file: they are of another cluster.
        Some(secured) => {
            for name in OVERRIDES {
                child.env_remove(name);
            }
            child.env("HELIXCTL_CONFIG", secured.config())
        }
    };
    child.env("HELIXCTL_SANDBOX", &name);
    if settings.brokers == 1 && helixctl_env.is_none_or(OsStr::is_empty) {
        child.env("HELIXCTL_ENV", "dev");
    }
    let shown = program.to_string_lossy();
    let child = child.spawn().map_err(|error| Error::bad_input(format!("cannot run `{shown}`")).because(error))?;
    let status = wait(child, &mut watch)?;
    drop(ends);
    Ok(code(status))
}

/// Waits for the command. Ctrl-C reaches it by the terminal, so it is not passed on; other signals are.
fn wait(mut child: Child, watch: &mut Watch) -> Result<ExitStatus> {
    loop {
        let ended = child.try_wait().map_err(|error| Error::failed("cannot wait for the command").because(error))?;
        if let Some(status) = ended {
            return Ok(status);
        }
        if let Some(signal) = watch.next().filter(|signal| *signal != libc::SIGINT) {
            // Our own child, not yet waited for: the pid can be no other's.
            process::signal(child.id(), signal, || true);
        }
        std::thread::sleep(TICK);
    }
}

fn code(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

/// The sandbox ends with this value, however `run` ends.
struct Ends<'a> {
    name: String,
    places: &'a Places,
}

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        let Ok(folder) = state::folder(&self.name, self.places) else { return };
        let Ok(Some(state)) = SandboxState::load(&folder) else { return };
        remove(&state);
        let _unlocked = std::fs::remove_file(self.places.sandboxes().join(".locks").join(&self.name));
    }
}

/// Ends a sandbox of `run`. Data that is thrown away needs no orderly shutdown.
fn remove(state: &SandboxState) {
    let records = matches!(state.archive, Some(Archive::Record { .. }));
    let ended = if state.temporary && !records { stop(state, Duration::ZERO) } else { end(state) };
    if ended.is_ok() {
        let _gone = files::remove_folder(&state.folder);
    }
}

/// Removes what earlier runs left because they were killed.
fn sweep(places: &Places) {
    let Ok(all) = SandboxState::all(places) else { return };
    for state in all.into_iter().filter_map(|(_, state)| state.ok()) {
        if state.owner.as_ref().is_some_and(|owner: &Identity| !owner.same()) {
            let path = places.sandboxes().join(".locks").join(&state.name);
            if let Ok(_lock) = Lock::take(&path, Duration::ZERO, &mut |_| (), "locked") {
                remove(&state);
                let _unlocked = std::fs::remove_file(path);
            }
        }
    }
}

/// `PATH` for the command: the folder of this very helixctl comes first.
fn path(places: &Places) -> Result<OsString> {
    let own = std::env::current_exe().ok().and_then(|exe| exe.parent().map(Path::to_owned));
    let others = places.path.iter().flat_map(|path| std::env::split_paths(path).collect::<Vec<PathBuf>>());
    std::env::join_paths(own.into_iter().chain(others))
        .map_err(|error| Error::failed("cannot put helixctl on PATH").because(error))
}

/// Looks for the command before brokers are started for nothing.
fn runnable(program: &OsStr, path: &OsStr) -> Result<()> {
    let places = Places { path: Some(path.to_owned()), ..Places::default() };
    let is_path = program.to_string_lossy().contains('/');
    let found =
        if is_path { Path::new(program).is_file() } else { places.on_path(&program.to_string_lossy()).is_some() };
    if found {
        return Ok(());
    }
    let shown = program.to_string_lossy();
    Err(Error::bad_input(format!("there is no command `{shown}`"))
        .hint("a shell line goes in quotes: helixctl sandbox run -- sh -c 'make && make test'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_code_is_that_of_the_command() {
        let ran = |script: &str| code(Command::new("sh").args(["-c", script]).status().unwrap());
        assert_eq!(ran("exit 0"), 0);
        assert_eq!(ran("exit 42"), 42);
        assert_eq!(ran("kill -TERM $$"), 143);
        assert_eq!(ran("kill -KILL $$"), 137);
    }

    #[test]
    fn a_command_that_is_not_there_starts_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places { state: folder.path().into(), path: Some("/bin".into()), ..Places::default() };
        let run = |words: &[&str]| {
            let command: Vec<OsString> = words.iter().map(OsString::from).collect();
            run(&Settings::default(), &command, None, &places, &mut |_| ()).unwrap_err().message
        };
        assert_eq!(run(&["no-such-command"]), "there is no command `no-such-command`");
        assert_eq!(run(&["./no-such-command"]), "there is no command `./no-such-command`");
        assert_eq!(run(&[]), "there is no command to run");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
