//! A proxy between helixctl and a real broker changes what the broker answers. Whatever comes, each command ends: by itself,
//! in time, within bounded memory, and where it failed with an error in words.
//!
//! `HELIXCTL_SEEDS=2000` tries so many ways with each command; `HELIXCTL_SEED=7 HELIXCTL_COMMAND='acls list'` repeats one.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::print_stderr, reason = "tests fail by panicking")]

mod commands;
mod judge;
mod lies;
mod mischief;
mod proxy;
mod support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use commands::{COMMANDS, Ground};
use judge::judge;
use proxy::Proxy;
use support::broker::Broker;

/// Seeds of each command where nothing else is said.
const SEEDS: u64 = 2;

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// The runs asked for: one seed after the other, each with every command.
fn runs() -> Vec<(u64, &'static str)> {
    let seeds = match number("HELIXCTL_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("HELIXCTL_SEEDS").unwrap_or(SEEDS),
    };
    let wanted = std::env::var("HELIXCTL_COMMAND").unwrap_or_default();
    let commands = || COMMANDS.iter().copied().filter(|command| command.starts_with(&wanted));
    seeds.flat_map(|seed| commands().map(move |command| (seed, command))).collect()
}

/// A broker with something of everything, and the proxy before it.
fn ground() -> &'static (Broker, Ground, Proxy) {
    static GROUND: OnceLock<(Broker, Ground, Proxy)> = OnceLock::new();
    GROUND.get_or_init(|| {
        let broker = Broker::start(1);
        let ground = Ground::lay(&broker);
        let proxy = Proxy::start(&broker.brokers);
        (broker, ground, proxy)
    })
}

#[test]
fn no_answer_can_hurt_on_broker() {
    let (_, ground, proxy) = ground();
    let (runs, next, failures) = (runs(), AtomicUsize::new(0), Mutex::new(Vec::new()));
    assert!(!runs.is_empty(), "no command begins with HELIXCTL_COMMAND");
    // Most of a run is waiting.
    let at_once = 4 * std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some((seed, command)) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = judge(proxy, ground, *seed, command) {
                        eprintln!("HELIXCTL_SEED={seed} HELIXCTL_COMMAND='{command}': {why}");
                        failures.lock().unwrap().push((*seed, *command));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} of {} runs failed, see above: {failures:?}", failures.len(), runs.len());
    assert!(proxy.changed() >= runs.len() / 4, "only {} answers were changed in {} runs", proxy.changed(), runs.len());
}
