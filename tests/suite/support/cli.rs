//! Running the binary: its own HOME, no inherited environment, and stdout, stderr and exit code as one transcript.

use std::ffi::OsStr;
use std::fmt;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use tempfile::TempDir;

/// One run of helixctl, in a folder of its own.
pub struct Run {
    pub dir: TempDir,
    command: Command,
    stdin: Option<Vec<u8>>,
}

/// What a run printed and how it ended.
pub struct Output {
    pub stdout: String,
    pub stderr: String,
    /// 128 + signal if a signal ended it.
    pub code: i32,
    dir: PathBuf,
}

/// The binary under test.
pub fn binary() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_helixctl"))
}

/// The checkout.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Run {
    pub fn new<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let mut command = Command::new(binary());
        command.args(args).env_clear().env("HOME", dir.path()).env("COLUMNS", "100").current_dir(dir.path());
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        Run { dir, command, stdin: None }
    }

    /// Splits a line at spaces: enough for the arguments of most tests.
    pub fn line(args: &str) -> Run {
        Run::new(args.split_whitespace())
    }

    pub fn brokers(mut self, brokers: &str) -> Run {
        self.command.env("KAFKA_BROKERS", brokers);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Run {
        self.command.env(name, value);
        self
    }

    /// Runs in another folder, such as one that an earlier run left its files in.
    pub fn in_dir(mut self, dir: &Path) -> Run {
        self.command.current_dir(dir).env("HOME", dir);
        self
    }

    pub fn file(self, name: &str, text: impl AsRef<[u8]>) -> Run {
        let path = self.dir.path().join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("a folder for the file");
        }
        std::fs::write(path, text).expect("the file is written");
        self
    }

    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Run {
        self.stdin = Some(bytes.into());
        self
    }

    pub fn command(&mut self) -> &mut Command {
        &mut self.command
    }

    /// Starts it without waiting. Its output is read meanwhile, so that it never blocks on a full pipe.
    pub fn spawn(&mut self) -> Running {
        let mut child = self.start();
        let out = drain(child.stdout.take().expect("stdout is piped"));
        let err = drain(child.stderr.take().expect("stderr is piped"));
        Running { child, out, err, dir: self.dir.path().to_owned() }
    }

    /// Starts it with a stdout that nobody reads.
    #[must_use]
    pub fn run_with_stdout_closed(mut self) -> Output {
        let mut child = self.start();
        drop(child.stdout.take());
        let err = drain(child.stderr.take().expect("stderr is piped"));
        Running { child, out: drain(std::io::empty()), err, dir: self.dir.path().to_owned() }.wait()
    }

    fn start(&mut self) -> Child {
        let stdin = if self.stdin.is_some() { Stdio::piped() } else { Stdio::null() };
        self.command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("helixctl starts");
        if let (Some(bytes), Some(mut pipe)) = (self.stdin.take(), child.stdin.take()) {
            // A command that refuses its input may close it early.
            std::thread::spawn(move || drop(pipe.write_all(&bytes)));
        }
        child
    }

    #[must_use]
    pub fn run(mut self) -> Output {
        self.spawn().wait()
    }
}

/// A run that goes on.
pub struct Running {
    pub child: Child,
    out: JoinHandle<String>,
    err: JoinHandle<String>,
    dir: PathBuf,
}

fn drain(mut pipe: impl Read + Send + 'static) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).expect("the pipe is read");
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

impl Running {
    #[must_use]
    pub fn wait(mut self) -> Output {
        let status = self.child.wait().expect("helixctl ends");
        let signal = std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or(0);
        Output {
            stdout: self.out.join().expect("stdout is read"),
            stderr: self.err.join().expect("stderr is read"),
            code: status.code().unwrap_or(128 + signal),
            dir: self.dir,
        }
    }
}

impl Output {
    /// Fails with the whole transcript unless it ended with `code`.
    #[track_caller]
    pub fn expect(self, code: i32) -> Output {
        assert_eq!(self.code, code, "unexpected exit code\n{self}");
        self
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("stdout is not JSON: {e}\n{self}"))
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let dir = self.dir.display().to_string();
        let clean = |text: &str| text.replace(&dir, "$DIR");
        write!(f, "{}", clean(&self.stdout))?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr\n{}", clean(&self.stderr))?;
        }
        write!(f, "--- exit {}", self.code)
    }
}
