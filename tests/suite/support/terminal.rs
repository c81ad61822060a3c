//! A shell in a terminal, for what only a terminal gets: questions, colours, progress.

use std::path::Path;
use std::process::Command;

use rexpect::session::{PtyReplSession, spawn_command};

/// A sandbox starts within seconds, but the machine may be busy with the other tests.
const PATIENCE_MS: u64 = 60_000;
const PROMPT: &str = "helixctl-test> ";

/// A bash in `dir` with just this environment, waiting for a command.
pub fn shell(dir: &Path, environment: Vec<(&str, String)>) -> PtyReplSession {
    let mut command = Command::new("bash");
    command.args(["--norc", "--noprofile", "--noediting", "-i"]).current_dir(dir).env_clear();
    command.envs(environment).env("PS1", PROMPT).env("TERM", "xterm").env("COLUMNS", "120");
    let session = spawn_command(command, Some(PATIENCE_MS)).expect("bash starts");
    let mut shell = PtyReplSession::new(session, PROMPT.to_owned()).quit_command(Some("exit".to_owned()));
    shell.wait_for_prompt().expect("a prompt");
    shell
}

/// Waits for the end of the command that runs, and gives what it printed; fails with it unless it ended with `code`.
#[track_caller]
pub fn expect(shell: &mut PtyReplSession, code: i32) -> String {
    let output = shell.wait_for_prompt().expect("the command ends");
    shell.send_line("echo ended with $?").expect("bash reads");
    let ending = shell.wait_for_prompt().expect("a prompt");
    assert_eq!(ending.trim(), format!("ended with {code}"), "{output}");
    output
}
