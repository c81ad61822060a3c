//! Where the SASL password comes from: given, in a file, or printed by a command. No error repeats what a command printed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, OnceLock};

use super::environment::Surroundings;
use super::origin::Origin;
use super::secret::Secret;
use crate::diagnostic::Problems;
use crate::error::Error;

/// The three settings of which one names the password.
pub(super) const SOURCES: [&str; 3] = ["sasl.password", "sasl.password_file", "sasl.password_command"];

/// The password, or how to get it.
#[derive(Clone, Debug, Default)]
pub(super) enum Password {
    #[default]
    None,
    Known(Secret),
    /// Run at most once, and only when a client is about to be made.
    Command {
        command: Secret,
        origin: Origin,
        cwd: PathBuf,
        answer: Arc<OnceLock<Secret>>,
    },
}

impl Password {
    /// Reads the password of `password_file`, without the newline at its end.
    pub(super) fn of_file(
        written: &str,
        origin: &Origin,
        surroundings: &Surroundings,
        problems: &mut Problems,
    ) -> Option<Secret> {
        let subject = origin.subject("sasl.password_file");
        let mut wrong = |why: String| {
            problems.error(origin.place(), format!("{subject}: the file `{written}` {why}"));
        };
        password_of_file(&surroundings.path(written)).map_err(&mut wrong).ok()
    }

    /// The password itself. Runs the command on first use.
    pub(super) fn get(&self) -> Result<Option<Secret>, Error> {
        match self {
            Password::None => Ok(None),
            Password::Known(secret) => Ok(Some(secret.clone())),
            Password::Command { command, origin, cwd, answer } => {
                if let Some(secret) = answer.get() {
                    return Ok(Some(secret.clone()));
                }
                let secret = password_of_command(command.reveal(), cwd).map_err(|why| failed(&why, origin))?;
                Ok(Some(answer.get_or_init(|| secret).clone()))
            }
        }
    }
}

/// The text of a file without the line break at its end. The error completes "the file `x` …".
pub fn password_of_file(path: &Path) -> Result<Secret, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    let text = text(bytes).ok_or("is not UTF-8 text")?;
    match without_newline(text.reveal()) {
        "" => Err("is empty".to_owned()),
        text if text.contains('\0') => Err("holds a NUL character".to_owned()),
        text => Ok(Secret::new(text)),
    }
}

/// What a command prints, without the line break at its end. The error completes "the command … …".
///
/// Standard input is closed, so that the command cannot eat the records of `produce`; its own errors are not shown.
pub fn password_of_command(command: &str, cwd: &Path) -> Result<Secret, String> {
    let output = Command::new("sh")
        .arg("-c")
        .arg(command)
        .current_dir(cwd)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("could not be started: {error}"))?;
    if !output.status.success() {
        return Err(match output.status.code() {
            Some(code) => format!("ended with exit status {code}"),
            None => "was ended by a signal".to_owned(),
        });
    }
    let text = text(output.stdout).ok_or("printed what is not UTF-8 text")?;
    match without_newline(text.reveal()) {
        "" => Err("printed nothing".to_owned()),
        text if text.contains('\0') => Err("printed a NUL character".to_owned()),
        text => Ok(Secret::new(text)),
    }
}

fn text(bytes: Vec<u8>) -> Option<Secret> {
    String::from_utf8(bytes).ok().map(Secret::new)
}

fn failed(why: &str, origin: &Origin) -> Error {
    Error::bad_input(format!("the command of `sasl.password_command` ({origin}) {why}"))
        .hint("run the command by hand to see what it says; it is run by `sh -c` without standard input")
}

fn without_newline(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(command: &str) -> Password {
        let origin = Origin::Variable("KAFKA_SASL_PASSWORD_COMMAND".to_owned());
        Password::Command { command: Secret::new(command), origin, cwd: std::env::temp_dir(), answer: Arc::default() }
    }

    #[test]
    fn a_command_prints_the_password() {
        for (text, password) in [("echo hunter2", "hunter2"), ("printf 'a b\\n\\n'", "a b\n"), ("printf x", "x")] {
            assert_eq!(command(text).get().unwrap().unwrap().reveal(), password, "{text}");
        }
    }

    #[test]
    fn a_command_is_run_once() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("log");
        let password = command(&format!("echo run >> '{}'; echo hunter2", log.display()));
        let copy = password.clone();
        password.get().unwrap();
        copy.get().unwrap();
        assert_eq!(std::fs::read_to_string(log).unwrap(), "run\n");
    }

    #[test]
    fn a_failing_command_says_its_status_and_nothing_else() {
        let subject = "the command of `sasl.password_command` (variable KAFKA_SASL_PASSWORD_COMMAND)";
        for (text, why) in [
            ("echo hunter2; echo hunter2 >&2; exit 3", "ended with exit status 3"),
            ("kill -9 $$", "was ended by a signal"),
            ("true # hunter2", "printed nothing"),
            ("printf 'hunter2\\377'", "printed what is not UTF-8 text"),
        ] {
            let error = command(text).get().unwrap_err();
            assert_eq!(error.message, format!("{subject} {why}"));
            assert_eq!(error.exit, crate::exit::Exit::BadInput);
            assert!(!format!("{error:?}").contains("hunter2"));
        }
    }
}
