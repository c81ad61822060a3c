//! `helixctl users delete`

use super::change::OneUser;
use crate::acl::{ScramMechanism, principal};
use crate::commands::carry_out::{ConsentArgs, carry_out};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::{Action, Plan};
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

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let (live, users) = futures::join!(cluster_id(&*cluster), cluster.scram_users());
    let (live, users) = (live?, users?);
    cluster.gate(&live)?;
    let Some(user) = users.iter().find(|user| user.name == args.name) else {
        let error = Error::failed(format!("there is no SCRAM user {}; nothing was changed", args.name));
        let near = suggest::did_you_mean(&args.name, users.iter().map(|user| user.name.as_str()));
        return Err(error.hint(near.unwrap_or_else(|| "`helixctl users list` shows them".to_owned())));
    };
    let mechanisms = user.credentials.iter().map(|credential| credential.mechanism);
    let going: Vec<ScramMechanism> =
        mechanisms.filter(|mechanism| args.mechanism.is_none_or(|only| only == *mechanism)).collect();
    if going.is_empty() {
        let error = format!("user {} has no password of that mechanism; nothing was changed", user.name);
        return Err(Error::failed(error).hint("`helixctl users list` shows what it has"));
    }
    let words: Vec<&str> = going.iter().map(|mechanism| mechanism.word()).collect();
    context.ui.note(&format!("user {} loses its password for {}", user.name, words.join(" and ")));
    let action = |mechanism| (principal::of_user(&user.name), Action::DeletePassword { mechanism });
    let plan = Plan::by_hand(&live, going.into_iter().map(action));
    let user = OneUser { name: user.name.clone(), result: "deleted", password: None };
    carry_out(&plan, &cluster, &args.consent, &user, context).await
}
