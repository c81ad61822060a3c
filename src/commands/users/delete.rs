//! `helixctl users delete`

use super::change::carry_out;
use crate::acl::ScramMechanism;
use crate::cluster::{ScramUser, UserAction, UserChange};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::suggest;

/// Take a user's passwords away, so that it cannot log in any more
///
/// Connections that it has stay until they end. Its access rules stay too: `helixctl acls revoke User:NAME --all`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl users delete gone
  helixctl users delete helixagent --mechanism SCRAM-SHA-256 --yes")]
pub struct Args {
    /// Name of the user, with or without `User:`
    #[arg(value_name = "NAME", value_parser = super::user)]
    name: String,

    /// Only the password of this mechanism
    #[arg(long, value_name = "NAME", value_parser = ScramMechanism::parse)]
    mechanism: Option<ScramMechanism>,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let (live, users) = futures::join!(cluster_id(&*cluster), cluster.scram_users());
    let (live, users) = (live?, users?);
    let gate = cluster.gate(&live)?;
    let Some(user) = users.iter().find(|user| user.name == args.name) else {
        let error = Error::failed(format!("there is no SCRAM user {}; nothing was changed", args.name));
        let near = suggest::did_you_mean(&args.name, users.iter().map(|user| user.name.as_str()));
        return Err(error.hint(near.unwrap_or_else(|| "`helixctl users list` shows them".to_owned())));
    };
    let changes = changes(user, args.mechanism)?;
    let mechanisms: Vec<&str> = user
        .credentials
        .iter()
        .map(|credential| credential.mechanism.word())
        .filter(|word| args.mechanism.is_none_or(|only| only.word() == *word))
        .collect();
    context.ui.note(&format!("user {} loses its password for {}", user.name, mechanisms.join(" and ")));
    let consent = gate.consent_to(changes.len(), args.yes, context)?;
    carry_out(consent.alter(), &live, "deleted", &changes, context).await
}

fn changes(user: &ScramUser, only: Option<ScramMechanism>) -> Result<Vec<UserChange>> {
    let mechanisms = user.credentials.iter().map(|credential| credential.mechanism);
    let changes: Vec<UserChange> = mechanisms
        .filter(|mechanism| only.is_none_or(|only| only == *mechanism))
        .map(|mechanism| UserChange { user: user.name.clone(), action: UserAction::Delete(mechanism) })
        .collect();
    match changes.is_empty() {
        true => {
            Err(Error::failed(format!("user {} has no password of that mechanism; nothing was changed", user.name))
                .hint("`helixctl users list` shows what it has"))
        }
        false => Ok(changes),
    }
}
