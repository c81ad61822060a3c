//! Which process is ours: a pid alone is not enough, because the system gives pids anew.
//!
//! A process is ours only if its pid, its start time and the token on its command line all agree.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::process;

/// A process as it was when helixctl started it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub pid: u32,
    /// When it started, as the system writes it: clock ticks since boot on Linux, a date elsewhere.
    pub started: String,
}

impl Identity {
    /// The identity of a process that runs now.
    pub(super) fn of(pid: u32) -> Option<Self> {
        Some(Identity { pid, started: started(pid)? })
    }

    /// The identity of a process that was just spawned with `token`; `None` if it has ended already.
    ///
    /// Its command line is there a moment later than the process is, and without it the process is not known as ours.
    pub(super) fn of_new(pid: u32, token: &str) -> Option<Self> {
        let it = Identity::of(pid)?;
        let begun = Instant::now();
        while it.same() && !it.lives(token) && begun.elapsed() < Duration::from_secs(5) {
            std::thread::sleep(Duration::from_millis(1));
        }
        Some(it)
    }

    /// Whether the very process still runs, with `token` on its command line.
    pub(super) fn lives(&self, token: &str) -> bool {
        !token.is_empty() && self.same() && command_line(self.pid).is_some_and(|words| words.contains(token))
    }

    /// Whether a process with this pid and start time runs, or is still ending.
    pub(super) fn same(&self) -> bool {
        started(self.pid).as_ref() == Some(&self.started)
    }

    /// Signals the process, if it still is the one; false if it is not.
    pub(super) fn signal(&self, token: &str, signal: libc::c_int) -> bool {
        process::signal(self.pid, signal, || self.lives(token))
    }
}

/// Every process with `token` on its command line, but for this one.
pub(super) fn with_token(token: &str) -> Vec<Identity> {
    if token.is_empty() {
        return Vec::new();
    }
    let own = std::process::id();
    let holds = |pid: &u32| *pid != own && command_line(*pid).is_some_and(|words| words.contains(token));
    all_pids().into_iter().filter(holds).filter_map(Identity::of).collect()
}

/// The broker number on the command line of a process.
pub(super) fn broker_number(pid: u32) -> Option<u16> {
    let words = command_line(pid)?;
    let (_, after) = words.split_once(BROKER_FLAG)?;
    after.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// Marks a broker's command line with its number.
pub(super) const BROKER_FLAG: &str = "-Dhelixctl.broker=";
/// Marks the command line of every process of a sandbox with its token.
pub(super) const TOKEN_FLAG: &str = "-Dhelixctl.sandbox=";

#[cfg(target_os = "linux")]
fn started(pid: u32) -> Option<String> {
    let (started, zombie) = started_in(&std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?)?;
    // A zombie has ended, but only with its last thread are its files and ports closed.
    let threads = || std::fs::read_dir(format!("/proc/{pid}/task")).map_or(0, Iterator::count);
    (!zombie || threads() > 1).then_some(started)
}

/// Field 22 of /proc/PID/stat, and whether it is a zombie. The second field, the name, may hold spaces and parentheses.
#[cfg(target_os = "linux")]
fn started_in(stat: &str) -> Option<(String, bool)> {
    let (_, after) = stat.rsplit_once(')')?;
    let mut fields = after.split_ascii_whitespace();
    let zombie = matches!(fields.next()?, "Z" | "X");
    Some((fields.nth(18)?.to_owned(), zombie))
}

#[cfg(target_os = "linux")]
fn command_line(pid: u32) -> Option<String> {
    let words = std::fs::read(format!("/proc/{pid}/cmdline")).ok()?;
    Some(String::from_utf8_lossy(&words).replace('\0', " "))
}

#[cfg(target_os = "linux")]
fn all_pids() -> Vec<u32> {
    let Ok(entries) = std::fs::read_dir("/proc") else { return Vec::new() };
    entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

#[cfg(not(target_os = "linux"))]
fn started(pid: u32) -> Option<String> {
    ps(&["-o", "lstart=", "-p", &pid.to_string()])
}

#[cfg(not(target_os = "linux"))]
fn command_line(pid: u32) -> Option<String> {
    ps(&["-ww", "-o", "command=", "-p", &pid.to_string()])
}

#[cfg(not(target_os = "linux"))]
fn all_pids() -> Vec<u32> {
    ps(&["-axo", "pid="]).unwrap_or_default().split_ascii_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

#[cfg(not(target_os = "linux"))]
fn ps(arguments: &[&str]) -> Option<String> {
    let output = std::process::Command::new("ps").env("LC_ALL", "C").args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (output.status.success() && !text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn the_start_time_is_found_behind_any_name() {
        let stat = |name: &str, state: &str| {
            format!("7 ({name}) {state} 1 7 7 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 123456 99 8 0\n")
        };
        let found = |zombie| Some(("123456".to_owned(), zombie));
        assert_eq!(started_in(&stat("java", "S")), found(false));
        assert_eq!(started_in(&stat("a ) R (b", "R")), found(false));
        assert_eq!(started_in(&stat("java", "Z")), found(true));
        assert_eq!(started_in("7 (java"), None);
    }

    #[test]
    fn only_all_three_together_are_ours() {
        let mut child = Command::new("sleep").arg("61.5").spawn().unwrap();
        let it = Identity::of_new(child.id(), "61.5").unwrap();
        assert!(it.lives("61.5"));
        assert!(!it.lives("other-token"));
        assert!(!it.lives(""));
        assert!(!Identity { started: "1".to_owned(), ..it.clone() }.lives("61.5"));
        assert!(!it.signal("other-token", libc::SIGKILL));
        assert_eq!(child.try_wait().unwrap(), None);
        assert!(it.signal("61.5", libc::SIGKILL));
        child.wait().unwrap();
        assert!(!it.lives("61.5"));
    }
}
