//! `helixctl groups`: consumer groups and where they stand.

mod carry_out;
mod delete;
mod delete_offsets;
mod describe;
mod export;
mod import;
mod list;
mod look;
mod saved;
mod seek;
mod seek_plan;
mod undo;

use clap::Subcommand;

use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
pub use carry_out::{MoveArgs, carry_out};
pub use seek::seek_to;
pub use seek_plan::SeekPlan;

/// List and describe consumer groups, and change where they stand
///
/// No command joins a group: what is changed is changed from outside, and Kafka allows that only without members. What was
/// there before is saved first; `groups undo` restores it.
#[derive(Debug, Subcommand)]
pub enum GroupsCommand {
    List(list::Args),
    Describe(describe::Args),
    Seek(seek::Args),
    Undo(undo::Args),
    Export(export::Args),
    Import(import::Args),
    DeleteOffsets(delete_offsets::Args),
    Delete(delete::Args),
}

pub async fn run(command: &GroupsCommand, context: &mut Context) -> Result<Exit> {
    match command {
        GroupsCommand::List(args) => list::run(args, context).await,
        GroupsCommand::Describe(args) => describe::run(args, context).await,
        GroupsCommand::Seek(args) => seek::run(args, context).await,
        GroupsCommand::Undo(args) => undo::run(args, context).await,
        GroupsCommand::Export(args) => export::run(args, context).await,
        GroupsCommand::Import(args) => import::run(args, context).await,
        GroupsCommand::DeleteOffsets(args) => delete_offsets::run(args, context).await,
        GroupsCommand::Delete(args) => delete::run(args, context).await,
    }
}
