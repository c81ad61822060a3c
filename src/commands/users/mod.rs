//! `helixctl users`: who can log in by SCRAM.

mod change;
mod delete;
mod list;
mod set;

use clap::Subcommand;

use crate::acl::principal;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;

/// List, set and delete SCRAM users
///
/// Kafka keeps salted hashes and never tells a password: a user shows its mechanisms and iterations only.
#[derive(Debug, Subcommand)]
pub enum UsersCommand {
    List(list::Args),
    Set(set::Args),
    Delete(delete::Args),
}

pub async fn run(command: &UsersCommand, context: &mut Context) -> Result<Exit> {
    match command {
        UsersCommand::List(args) => list::run(args, context).await,
        UsersCommand::Set(args) => set::run(args, context).await,
        UsersCommand::Delete(args) => delete::run(args, context).await,
    }
}

/// A user on the command line, with or without `User:` before the name.
fn user(text: &str) -> std::result::Result<String, String> {
    let name = principal::user(text).unwrap_or(text);
    match name {
        "" | "User:" => Err("a user's name is not empty".to_owned()),
        "*" | "User:*" => Err("name one user; everybody has no password".to_owned()),
        name if name.contains('\0') => Err("a user's name holds no NUL character".to_owned()),
        name => Ok(name.to_owned()),
    }
}

/// A user that is to log in.
fn new_user(text: &str) -> std::result::Result<String, String> {
    let name = user(text)?;
    match principal::can_log_in(&name) {
        true => Ok(name),
        false => Err("write it in ASCII: Kafka keeps other names, but its SCRAM lets none of them log in".to_owned()),
    }
}
