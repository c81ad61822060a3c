//! `helixctl quotas`: how much users, client ids and addresses may use.

mod change;
mod entity;
mod list;
mod set;
mod unset;

use clap::Subcommand;

use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;

/// List, set and unset client quotas
///
/// A quota is for a user, a client id, both together, or an address; each of them can be the default, which is for all that
/// have none of their own. The brokers slow down who uses more.
#[derive(Debug, Subcommand)]
pub enum QuotasCommand {
    List(list::Args),
    Set(set::Args),
    Unset(unset::Args),
}

pub async fn run(command: &QuotasCommand, context: &mut Context) -> Result<Exit> {
    match command {
        QuotasCommand::List(args) => list::run(args, context).await,
        QuotasCommand::Set(args) => set::run(args, context).await,
        QuotasCommand::Unset(args) => unset::run(args, context).await,
    }
}
