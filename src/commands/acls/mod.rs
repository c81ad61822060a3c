//! `helixctl acls`: who may do what.

mod can;
mod change;
mod export;
mod export_users;
mod grant;
mod list;
mod revoke;
mod why;
mod words;

use clap::Subcommand;

use crate::acl::{AclFilter, principal};
use crate::cluster::{FoundAcls, Look};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::count;

/// Grant, revoke and question access rules
///
/// A resource is written `topic:NAME`, `group:NAME`, `txn:NAME` (a transactional id) or `cluster`. A `*` at the end of a
/// name means every name with that beginning (a PREFIXED rule); `*` alone means all. A star that belongs to the name is
/// written `\*`.
#[derive(Debug, Subcommand)]
pub enum AclsCommand {
    List(list::Args),
    Grant(grant::Args),
    Revoke(revoke::Args),
    Can(can::Args),
    Why(why::Args),
    Export(export::Args),
}

pub async fn run(command: &AclsCommand, context: &mut Context) -> Result<Exit> {
    match command {
        AclsCommand::List(args) => list::run(args, context).await,
        AclsCommand::Grant(args) => grant::run(args, context).await,
        AclsCommand::Revoke(args) => revoke::run(args, context).await,
        AclsCommand::Can(args) => can::run(args, context).await,
        AclsCommand::Why(args) => why::run(args, context).await,
        AclsCommand::Export(args) => export::run(args, context).await,
    }
}

/// A principal on the command line.
fn principal(text: &str) -> std::result::Result<String, String> {
    principal::check(text).map(|()| text.to_owned())
}

/// Looks rules up, and says so if some of them cannot be shown.
async fn find(cluster: &dyn Look, filter: &AclFilter, context: &mut Context) -> Result<FoundAcls> {
    let found = cluster.acls(filter).await?;
    if found.not_understood > 0 {
        context.ui.warn(&format!(
            "{} left out: on users or delegation tokens, or for operations that the client library does not know; `kafka-acls --list` shows them",
            count(found.not_understood, "rule")
        ));
    }
    Ok(found)
}
