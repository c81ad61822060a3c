//! Live completion of topic names: bounded in time, and silent where there is no broker.

use std::ffi::OsStr;
use std::time::Duration;

use clap_complete::engine::CompletionCandidate;

use crate::config::{self, Flags, Surroundings};
use crate::gate::Client;

/// A shell that waits longer than this at TAB feels broken.
const PATIENCE: Duration = Duration::from_millis(300);

/// The names of topics that begin with what was typed; none if no broker answers in time.
pub fn topic_names(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    let names = look_up().unwrap_or_default();
    names.into_iter().filter(|name| name.starts_with(typed)).map(CompletionCandidate::new).collect()
}

fn look_up() -> Option<Vec<String>> {
    let config = config::load(&Flags::default(), &Surroundings::from_process()).ok()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
    let topics = runtime.block_on(async {
        let cluster = Client::new(&config, PATIENCE, None).ok()?;
        tokio::time::timeout(PATIENCE, cluster.topics()).await.ok()?.ok()
    });
    runtime.shutdown_background();
    Some(topics?.into_keys().filter(|name| !name.starts_with("__")).collect())
}
