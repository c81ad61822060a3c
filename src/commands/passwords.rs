//! The passwords that a plan sets, got from where topics.yaml says: after consent, and before anything is sent.

use std::path::Path;

use crate::acl::principal;
use crate::apply::Passwords;
use crate::config::{Secret, password_of_command, password_of_file};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::plan::{Action, Plan};
use crate::spec::PasswordSource;

/// Gets every password; an error (exit 2) names the principal and the source, and nothing was changed.
pub fn collect(plan: &Plan, context: &mut Context) -> Result<Passwords> {
    let mut passwords = Passwords::new();
    for (index, change) in plan.changes.iter().enumerate() {
        if let Action::SetPassword { password, .. } = &change.action {
            passwords.insert(index, of(&change.subject, password, context)?);
        }
    }
    Ok(passwords)
}

fn of(principal: &str, source: &PasswordSource, context: &mut Context) -> Result<Secret> {
    let missing =
        |what: String| Error::bad_input(format!("there is no password for {principal}: {what}; nothing was changed"));
    match source {
        PasswordSource::Variable(name) => match context.surroundings.var(name) {
            Some(value) if !value.is_empty() => Ok(Secret::new(value)),
            Some(_) => Err(missing(format!("the variable {name} is empty"))),
            None => Err(missing(format!("the variable {name} is not set"))),
        },
        PasswordSource::File(path) => password_of_file(&context.surroundings.path(Path::new(path)))
            .map_err(|why| missing(format!("the file {path} {why}"))),
        PasswordSource::Terminal => {
            let user = principal::user(principal).unwrap_or(principal);
            context.ui.password(&format!("Password of user {user}"))
        }
        PasswordSource::Command(command) => password_of_command(command, &context.surroundings.cwd).map_err(|why| {
            missing(format!("its command {why}")).hint("run it by hand to see what it says; it is run by `sh -c`")
        }),
    }
}
