//! Passwords of one user on their way in or out.

use serde::Serialize;

use crate::acl::ScramMechanism;
use crate::apply::{Manner, Outcome};
use crate::commands::carry_out::{Carried, Undertaking, show_risks};
use crate::commands::passwords;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style};
use crate::plan::{Action, Plan};
use crate::secret::Secret;

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

/// One user that is set or deleted.
pub(super) struct OneUser {
    pub name: String,
    /// `set` or `deleted`.
    pub result: &'static str,
    /// The password that was read before a broker was asked; none if it is typed once consent is given.
    pub password: Option<Secret>,
}

impl Undertaking for OneUser {
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()> {
        show_risks(plan, context);
        Ok(())
    }

    fn prepare(&self, plan: &Plan, context: &mut Context) -> Result<Manner> {
        let passwords = match &self.password {
            Some(password) => [(0, password.clone())].into(),
            None => passwords::collect(plan, context)?,
        };
        Ok(Manner { passwords, ..Manner::default() })
    }

    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit> {
        let exit = carried.applied.exit(plan);
        for index in 0..plan.changes.len() {
            let told = |why: &str| Error::new(exit, format!("user {} was not changed: {why}", self.name));
            match carried.applied.outcome(index) {
                Outcome::Done { .. } => {}
                Outcome::NotDone { why, way_out } => return Err(told(&why).hint(way_out)),
                Outcome::Unknown { why } => {
                    return Err(told(&why).hint("look whether it happened: `helixctl users list`"));
                }
            }
        }
        let of = |action: &Action| match action {
            Action::SetPassword { mechanism, iterations, .. } => Some((*mechanism, Some(*iterations))),
            Action::DeletePassword { mechanism } => Some((*mechanism, None)),
            _ => None,
        };
        let (mechanisms, iterations): (Vec<_>, Vec<_>) =
            plan.changes.iter().filter_map(|change| of(&change.action)).unzip();
        let iterations = iterations.into_iter().flatten().next();
        let (cluster_id, user) = (plan.cluster_id.clone(), self.name.clone());
        context.ui.answer(&Changed { cluster_id, user, result: self.result, mechanisms, iterations })?;
        Ok(exit)
    }
}
