//! One run: a command behind the proxy, and whether it came to a good end.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::commands::Ground;
use crate::mischief::Mischief;
use crate::proxy::Proxy;
use crate::support::Run;
use crate::support::cli::Output;

/// Longer than any command may take with its `--timeout` of two seconds, on a machine with other work: reading gives a
/// partition half a minute to find a leader.
const LIMIT: Duration = Duration::from_secs(150);
/// Kibibytes that a debug build may take: what an answer may have, and what it is decoded to.
const MEMORY: u64 = 400 << 10;

/// Runs the command with the changes of a seed; the error is what is wrong with its end.
pub fn judge(proxy: &Proxy, ground: &Ground, seed: u64, command: &str) -> Result<(), String> {
    judge_with(Mischief::new(seed.wrapping_mul(1_000_003) ^ hash(command)), proxy, ground, seed, command).map(drop)
}

/// The same with these changes; tells what the command said.
pub fn judge_with(
    mischief: Mischief,
    proxy: &Proxy,
    ground: &Ground,
    seed: u64,
    command: &str,
) -> Result<Output, String> {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let client = format!("run-{}", RUNS.fetch_add(1, Ordering::Relaxed));
    proxy.begin(&client, mischief);
    let dir = ground.folder.path().display().to_string();
    let line = command.replace("SEED", &(seed + 1).to_string()).replace("DIR", &dir);
    let args = line.split(' ').map(str::to_owned);
    let rest = ["--timeout", "2s", "-X", &format!("client.id={client}")].map(str::to_owned);
    let declared = std::fs::read(ground.folder.path().join("topics.yaml")).unwrap();
    let mut run = Run::new(args.chain(rest)).brokers(&proxy.address).file("topics.yaml", declared);
    let mut running = run.spawn();
    let (begun, mut peak, mut in_time) = (Instant::now(), 0, true);
    while running.child.try_wait().unwrap().is_none() {
        peak = peak.max(most_memory(running.child.id()).unwrap_or(0));
        if begun.elapsed() > LIMIT {
            in_time = false;
            let _ = running.child.kill();
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let output = running.wait();
    proxy.end(&client);
    match output.code {
        _ if !in_time => Err(format!("it does not end\n{output}")),
        2 => Err(format!("it never asked\n{output}")),
        0..=5 if output.stderr.contains("panicked") => Err(format!("a part of it panicked\n{output}")),
        0..=5 if output.code != 0 && output.stderr.is_empty() && output.stdout.is_empty() => {
            Err(format!("it says nothing\n{output}"))
        }
        0..=5 if peak > MEMORY => Err(format!("it took {peak} KiB\n{output}")),
        0..=5 if output.stderr.contains('\x1b') || !gives_records(command) && output.stdout.contains('\x1b') => {
            Err(format!("a terminal would obey it\n{output}"))
        }
        0..=5 => Ok(output),
        _ => Err(format!("it ended in a way of its own\n{output}")),
    }
}

/// Whether stdout is records, byte by byte.
fn gives_records(command: &str) -> bool {
    command.starts_with("consume")
}

/// The most memory that a process has had so far, in kibibytes; nothing where the system does not tell.
fn most_memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}

/// The same for the same text (FNV-1a), so that a seed tells the whole run.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
