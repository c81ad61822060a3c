//! Carrying out changes to one user, and reporting them.

use serde::Serialize;

use crate::acl::ScramMechanism;
use crate::cluster::{Alter, ErrorCode, ScramUser, UserAction, UserChange};
use crate::commands::settle::until_shown;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style};

/// The answer of set and delete. It has no place for a password.
#[derive(Serialize)]
struct Changed {
    cluster_id: String,
    user: String,
    result: &'static str,
    mechanisms: Vec<ScramMechanism>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iterations: Option<i32>,
}

impl Answer for Changed {
    const KIND: &'static str = "UserChange";

    fn text(&self, _: Style) -> String {
        let mechanisms: Vec<&str> = self.mechanisms.iter().map(|mechanism| mechanism.word()).collect();
        let iterations = self.iterations.map(|n| format!(", {n} iterations")).unwrap_or_default();
        format!("{} {} ({}{iterations})\n", self.result, self.user, mechanisms.join(", "))
    }
}

/// Sends the changes of one user in one request.
pub(super) async fn carry_out(
    cluster: &dyn Alter,
    live: &str,
    result: &'static str,
    changes: &[UserChange],
    context: &mut Context,
) -> Result<Exit> {
    let Some(user) = changes.first().map(|change| change.user.clone()) else { return Ok(Exit::Done) };
    let results = cluster.alter_scram_users(changes).await?;
    if let Some(error) = results.into_iter().find_map(std::result::Result::err) {
        let failed = Error::failed(format!("user {user} was not changed: {}", error.message));
        return Err(match error.code {
            ErrorCode::NotAuthorized => failed.hint("this principal lacks alter on the cluster"),
            ErrorCode::OutcomeUnknown => failed.hint("look whether it happened: `helixctl users list`"),
            _ => failed,
        });
    }
    let look = async || Ok(shows(&cluster.scram_users().await?, changes));
    until_shown(look, context).await;
    let of = |change: &UserChange| match &change.action {
        UserAction::Set { credential, .. } => (credential.mechanism, Some(credential.iterations)),
        UserAction::Delete(mechanism) => (*mechanism, None),
    };
    let (mechanisms, iterations): (Vec<_>, Vec<_>) = changes.iter().map(of).unzip();
    let iterations = iterations.into_iter().flatten().next();
    context.ui.answer(&Changed { cluster_id: live.to_owned(), user, result, mechanisms, iterations })?;
    Ok(Exit::Done)
}

/// Whether the users are as the changes made them, as far as Kafka tells: a new password of the same kind looks the same.
fn shows(users: &[ScramUser], changes: &[UserChange]) -> bool {
    changes.iter().all(|change| {
        let user = users.iter().find(|user| user.name == change.user);
        let credentials = user.map(|user| user.credentials.as_slice()).unwrap_or_default();
        match &change.action {
            UserAction::Set { credential, .. } => credentials.contains(credential),
            UserAction::Delete(mechanism) => credentials.iter().all(|left| left.mechanism != *mechanism),
        }
    })
}
