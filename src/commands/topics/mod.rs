//! `helixctl topics`: declared topics, and the live ones.

mod alter;
mod apply;
mod consent;
mod create;
mod delete;
mod describe;
mod export;
pub(super) mod files;
mod list;
mod plan;
mod planning;
mod reassign;
mod saved;
mod schema;
mod snapshot;
mod validate;

use clap::Subcommand;

use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;

/// Declare, reconcile and look at topics
#[derive(Debug, Subcommand)]
pub enum TopicsCommand {
    Plan(plan::Args),
    Apply(apply::Args),
    Validate(validate::Args),
    List(list::Args),
    Describe(describe::Args),
    Create(create::Args),
    Alter(alter::Args),
    Delete(delete::Args),
    Reassign(reassign::Args),
    Export(export::Args),
    Snapshot(snapshot::Args),
    Schema(schema::Args),
}

pub async fn run(command: &TopicsCommand, context: &mut Context) -> Result<Exit> {
    match command {
        TopicsCommand::Plan(args) => plan::run(args, context).await,
        TopicsCommand::Apply(args) => apply::run(args, context).await,
        TopicsCommand::Validate(args) => validate::run(args, context),
        TopicsCommand::List(args) => list::run(args, context).await,
        TopicsCommand::Describe(args) => describe::run(args, context).await,
        TopicsCommand::Create(args) => create::run(args, context).await,
        TopicsCommand::Alter(args) => alter::run(args, context).await,
        TopicsCommand::Delete(args) => delete::run(args, context).await,
        TopicsCommand::Reassign(args) => reassign::run(args, context).await,
        TopicsCommand::Export(args) => export::run(args, context).await,
        TopicsCommand::Snapshot(args) => snapshot::run(args, context).await,
        TopicsCommand::Schema(args) => schema::run(args, context),
    }
}
