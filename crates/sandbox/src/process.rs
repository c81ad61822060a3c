//! The few system calls the sandbox needs and std lacks: own session, death with the parent, signals, file locks.
#![expect(unsafe_code, reason = "setsid, prctl, kill, flock and sigaction have no safe form in std")]

use std::fs::File;
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use libc::{SIGHUP, SIGINT, SIGTERM, c_int};

/// How long a broker lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    /// Until `down`, also after helixctl's exit.
    UntilDown,
    /// No longer than the thread that starts it, even if helixctl is killed by SIGKILL (Linux).
    WithUs,
}

/// Makes `command` the leader of a session of its own: no terminal, and no Ctrl-C that was meant for others.
pub(super) fn detach(command: &mut Command, life: Life) {
    let parent = std::process::id();
    let child = move || {
        // SAFETY: setsid takes no arguments and is async-signal-safe.
        if unsafe { libc::setsid() } == -1 {
            return Err(io::Error::last_os_error());
        }
        if life == Life::WithUs { die_with(parent) } else { Ok(()) }
    };
    // SAFETY: the closure runs between fork and exec; it makes system calls only, and allocates nothing.
    unsafe { command.pre_exec(child) };
}

#[cfg(target_os = "linux")]
fn die_with(parent: u32) -> io::Result<()> {
    // SAFETY: PR_SET_PDEATHSIG takes one integer; both calls are async-signal-safe.
    let (set, now) = unsafe { (libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL), libc::getppid()) };
    if set == -1 {
        return Err(io::Error::last_os_error());
    }
    // The parent may have died before the request was made.
    if u32::try_from(now) == Ok(parent) { Ok(()) } else { Err(io::Error::from_raw_os_error(libc::ESRCH)) }
}

#[cfg(not(target_os = "linux"))]
fn die_with(_parent: u32) -> io::Result<()> {
    Ok(())
}

/// Sends `signal` to the process `pid`, if `is_it` still says so once the process is held.
///
/// On Linux the process is held by a pidfd, so the pid cannot pass to another process between the check and the signal.
pub(super) fn signal(pid: u32, signal: c_int, is_it: impl Fn() -> bool) -> bool {
    let Some(number) = libc::pid_t::try_from(pid).ok().filter(|pid| *pid > 1) else { return false };
    #[cfg(target_os = "linux")]
    {
        use std::os::fd::{FromRawFd, OwnedFd, RawFd};
        // SAFETY: pidfd_open takes a pid and flags, and returns a new file descriptor or -1.
        let fd = unsafe { libc::syscall(libc::SYS_pidfd_open, number, 0) };
        if let Some(fd) = RawFd::try_from(fd).ok().filter(|fd| *fd >= 0) {
            // SAFETY: the descriptor is new and nobody else's.
            let fd = unsafe { OwnedFd::from_raw_fd(fd) };
            let none = std::ptr::null::<libc::siginfo_t>();
            // SAFETY: a null siginfo is allowed and means that of kill().
            return is_it()
                && unsafe { libc::syscall(libc::SYS_pidfd_send_signal, fd.as_raw_fd(), signal, none, 0) } == 0;
        }
    }
    // SAFETY: kill takes two integers; the number is a single process, not a group.
    is_it() && unsafe { libc::kill(number, signal) } == 0
}

/// Takes the lock of `file` if it is free; it is given back when the file is closed.
pub(super) fn try_lock(file: &File) -> io::Result<bool> {
    // SAFETY: the descriptor is open for as long as `file` is borrowed.
    if unsafe { libc::flock(file.as_raw_fd(), libc::LOCK_EX | libc::LOCK_NB) } == 0 {
        return Ok(true);
    }
    let error = io::Error::last_os_error();
    if error.kind() == io::ErrorKind::WouldBlock { Ok(false) } else { Err(error) }
}

const WATCHED: [c_int; 3] = [SIGINT, SIGTERM, SIGHUP];
static CAUGHT: [AtomicU32; 3] = [const { AtomicU32::new(0) }; 3];
static BEFORE: Mutex<(usize, Vec<(c_int, libc::sigaction)>)> = Mutex::new((0, Vec::new()));

extern "C" fn caught(signal: c_int) {
    for (slot, watched) in CAUGHT.iter().zip(WATCHED) {
        if watched == signal {
            slot.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// While it lives, Ctrl-C, SIGTERM and SIGHUP do not end helixctl but are told by [`Watch::next`].
///
/// A signal that was ignored before (as under `nohup`) stays ignored. A started command has the default handlers again.
#[derive(Debug)]
pub(super) struct Watch {
    seen: [u32; 3],
}

impl Watch {
    pub(super) fn start() -> Self {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        before.0 += 1;
        if before.0 == 1 {
            for signal in WATCHED {
                // SAFETY: both structures are valid for the calls; all zeros is an empty mask, no flags.
                // The handler only adds to an atomic, which is async-signal-safe.
                unsafe {
                    let mut old: libc::sigaction = std::mem::zeroed();
                    libc::sigaction(signal, std::ptr::null(), &raw mut old);
                    if old.sa_sigaction == libc::SIG_IGN {
                        continue;
                    }
                    let mut new: libc::sigaction = std::mem::zeroed();
                    new.sa_sigaction = caught as extern "C" fn(c_int) as libc::sighandler_t;
                    new.sa_flags = libc::SA_RESTART;
                    if libc::sigaction(signal, &raw const new, std::ptr::null_mut()) == 0 {
                        before.1.push((signal, old));
                    }
                }
            }
        }
        Watch { seen: [0, 1, 2].map(|slot| CAUGHT[slot].load(Ordering::Relaxed)) }
    }

    /// A signal that arrived since the last call, if any.
    pub(super) fn next(&mut self) -> Option<c_int> {
        for (slot, signal) in WATCHED.iter().enumerate() {
            let count = CAUGHT[slot].load(Ordering::Relaxed);
            if count != self.seen[slot] {
                self.seen[slot] = count;
                return Some(*signal);
            }
        }
        None
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
        before.0 -= 1;
        if before.0 == 0 {
            for (signal, old) in before.1.drain(..) {
                // SAFETY: `old` is what sigaction gave for this signal.
                unsafe { libc::sigaction(signal, &raw const old, std::ptr::null_mut()) };
            }
        }
    }
}
