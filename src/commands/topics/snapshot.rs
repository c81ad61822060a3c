//! `helixctl topics snapshot`

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cluster::{Observed, Query, Wanted, observe, observe_access};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;

/// Save what a plan needs to see, for `plan --observed`
///
/// Prints topics, partitions, configs, access rules, users and quotas of the live cluster as JSON, so that a plan can be
/// made where there are no credentials, such as in the CI of a fork. Kafka tells no passwords, so there are none in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics snapshot > snapshot.json
  helixctl topics plan --observed snapshot.json")]
pub struct Args {}

const KIND: &str = "Snapshot";

#[derive(Serialize, Deserialize)]
struct Snapshot {
    kind: String,
    version: u32,
    #[serde(flatten)]
    observed: Observed,
}

pub async fn run(_: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let names: Vec<String> = cluster.topics().await?.into_keys().filter(|name| !name.starts_with("__")).collect();
    let (mut observed, access) =
        futures::try_join!(observe(&*cluster, &names, Query::All), observe_access(&*cluster, Wanted::ALL))?;
    observed.access = Some(access);
    let snapshot = Snapshot { kind: KIND.to_owned(), version: 1, observed };
    let text = serde_json::to_string_pretty(&snapshot)
        .map_err(|e| Error::failed("the snapshot cannot be written").because(e))?;
    context.ui.write(&format!("{text}\n"));
    Ok(Exit::Done)
}

/// Reads what `topics snapshot` printed.
pub(super) fn read(path: &Path) -> Result<Observed> {
    let bytes =
        std::fs::read(path).map_err(|e| Error::bad_input(format!("{} cannot be read", path.display())).because(e))?;
    let snapshot: Snapshot = serde_json::from_slice(&bytes).map_err(|e| {
        Error::bad_input(format!("{}:{}:{}: not a snapshot", path.display(), e.line(), e.column()))
            .because(e)
            .hint("make one with `helixctl topics snapshot > FILE`")
    })?;
    if snapshot.kind != KIND || snapshot.version != 1 {
        let found = format!("{} version {}", snapshot.kind, snapshot.version);
        return Err(Error::bad_input(format!("{} is a {found}, not a {KIND} version 1", path.display()))
            .hint("make one with `helixctl topics snapshot > FILE`"));
    }
    Ok(snapshot.observed)
}
