//! A worker process: a record goes in as a line, its answer comes as a line, within a time.

use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::broker::{Handler, Letter, Verdict};
use crate::error::{Error, Result};
use crate::units::format_millis;

/// How long is waited before it is looked whether all is to cease.
const LOOK: Duration = Duration::from_millis(50);
/// How long a worker may go on with the record in hand when all is to cease, and how long it may take to end.
const GRACE: Duration = Duration::from_secs(5);
/// What a pipe that is writable takes without blocking (PIPE_BUF).
const PIECE: usize = 4096;

/// A worker process, started when there is something for it.
pub(super) struct Worker {
    pub command: String,
    /// How long it may take for an answer.
    pub patience: Duration,
    pub running: Option<Running>,
}

pub(super) struct Running {
    child: Child,
    into: Option<ChildStdin>,
    answers: ChildStdout,
    /// What came behind the last answer.
    read: Vec<u8>,
}

/// Why no answer came.
enum Silence {
    Ended,
    TooLong,
    Ceased,
}

impl Drop for Running {
    /// Its input ends, and so does it; or it is made to.
    fn drop(&mut self) {
        drop(self.into.take());
        let until = Instant::now() + GRACE;
        while Instant::now() < until {
            match self.child.try_wait() {
                Ok(None) => std::thread::sleep(Duration::from_millis(5)),
                _ => return,
            }
        }
        self.kill();
    }
}

impl Running {
    /// Ends it and what it started.
    fn kill(&mut self) {
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // It may be gone by itself.
            kill_process_group(group, Signal::KILL).ok();
        }
        self.child.wait().ok();
    }

    fn ask(&mut self, line: &[u8], clock: &mut Clock<'_>) -> Result<String, Silence> {
        let Some(into) = &mut self.into else { return Err(Silence::Ended) };
        for piece in line.chunks(PIECE) {
            loop {
                let mut wanted = [PollFd::new(&*into, PollFlags::OUT)];
                if ready(&mut wanted, clock)? {
                    break;
                }
            }
            into.write_all(piece).map_err(|_| Silence::Ended)?;
        }
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.read) {
                let answer: Vec<u8> = self.read.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&answer).trim_end().to_owned());
            }
            let mut wanted = [PollFd::new(&self.answers, PollFlags::IN)];
            if ready(&mut wanted, clock)? {
                let mut piece = [0; PIECE];
                match self.answers.read(&mut piece) {
                    Ok(0) => return Err(Silence::Ended),
                    Ok(count) => self.read.extend_from_slice(&piece[..count]),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(_) => return Err(Silence::Ended),
                }
            }
        }
    }
}

/// Until when an answer is waited for.
struct Clock<'a> {
    until: Instant,
    cease: &'a AtomicBool,
    ceased: bool,
}

/// Whether it can be read or written; false after a while.
fn ready(wanted: &mut [PollFd<'_>], clock: &mut Clock<'_>) -> Result<bool, Silence> {
    let wait = Timespec { tv_sec: 0, tv_nsec: LOOK.as_nanos() as i64 };
    if poll(wanted, Some(&wait)).is_ok_and(|count| count > 0) {
        return Ok(true);
    }
    let now = Instant::now();
    if !clock.ceased && clock.cease.load(Ordering::Relaxed) {
        (clock.ceased, clock.until) = (true, clock.until.min(now + GRACE));
    }
    match now < clock.until {
        true => Ok(false),
        false if clock.ceased => Err(Silence::Ceased),
        false => Err(Silence::TooLong),
    }
}

impl Worker {
    fn running(&mut self) -> Result<&mut Running> {
        let running = match self.running.take() {
            Some(running) => running,
            None => self.start()?,
        };
        Ok(self.running.insert(running))
    }

    fn start(&self) -> Result<Running> {
        let failed = || Error::failed(format!("the worker `{}` could not be started", self.command));
        let mut command = Command::new("sh");
        // In a group of its own: Ctrl-C is for us, and the worker finishes the record in hand.
        command.args(["-c", &self.command]).stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        let mut child = command.spawn().map_err(|why| failed().because(why))?;
        let into = child.stdin.take();
        let answers = child.stdout.take().ok_or_else(failed)?;
        Ok(Running { child, into, answers, read: Vec::new() })
    }
}

impl Handler for Worker {
    fn handle(&mut self, letter: &Letter, cease: &AtomicBool) -> Result<Verdict> {
        let mut clock = Clock { until: Instant::now() + self.patience, cease, ceased: false };
        let patience = self.patience;
        let running = self.running()?;
        let answer = match running.ask(&letter.line, &mut clock) {
            Ok(answer) => answer,
            Err(silence) => {
                if !matches!(silence, Silence::Ended) {
                    running.kill();
                }
                self.running = None;
                let unanswered =
                    format!("the worker gave no answer within {}", format_millis(patience.as_millis() as u64));
                return Ok(match silence {
                    Silence::Ended => Verdict::Gone("the worker ended without an answer".to_owned()),
                    Silence::Ceased => Verdict::Gone(unanswered),
                    // It was given its time: that is the record's fault as much as anybody's.
                    Silence::TooLong => Verdict::Retry(unanswered),
                });
            }
        };
        match answer.split_once(' ').unwrap_or((&answer, "")) {
            ("ok", "") => Ok(Verdict::Ack),
            ("retry", why) => Ok(Verdict::Retry(why.to_owned())),
            ("reject", why) => Ok(Verdict::Reject(why.to_owned())),
            _ => Err(Error::failed(format!("{letter}: the worker answered `{answer}`")).hint(
                "a worker answers each line with `ok`, `retry REASON` or `reject REASON`, and flushes its output",
            )),
        }
    }
}
