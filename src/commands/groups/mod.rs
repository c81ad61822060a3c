//! `helixctl groups`: consumer groups and where they stand.

mod list;

use clap::Subcommand;

use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;

/// List and describe consumer groups, and change where they stand
///
/// No command joins a group: what is changed is changed from outside, and Kafka allows that only without members.
#[derive(Debug, Subcommand)]
pub enum GroupsCommand {
    List(list::Args),
}

pub async fn run(command: &GroupsCommand, context: &mut Context) -> Result<Exit> {
    match command {
        GroupsCommand::List(args) => list::run(args, context).await,
    }
}
