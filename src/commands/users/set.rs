//! `helixctl users set`

use std::path::PathBuf;

use super::change::OneUser;
use crate::acl::{DEFAULT_ITERATIONS, MAX_ITERATIONS, MIN_ITERATIONS, ScramMechanism, principal};
use crate::commands::carry_out::{ConsentArgs, carry_out};
use crate::config::{Secret, password_of_command, password_of_file};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::{Action, Plan};
use crate::spec::PasswordSource;

/// Set a user's password, for a new user or for one that exists
///
/// The password comes from a file, from a command, or is asked for twice on the terminal; never from an argument, which
/// others on the machine could read. It is salted and hashed here: only the hash is sent.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl users set helixagent
  helixctl users set helixagent --password-file /run/secrets/kafka --yes
  helixctl users set helixagent --password-command 'pass show kafka/helixagent' --mechanism SCRAM-SHA-256")]
pub struct Args {
    /// Name of the user, with or without `User:`
    #[arg(value_name = "NAME", value_parser = super::new_user)]
    name: String,

    /// File that holds the password; a line break at its end is not part of it
    #[arg(long, value_name = "FILE", conflicts_with = "password_command")]
    password_file: Option<PathBuf>,

    /// Command that prints the password, run by `sh -c`
    #[arg(long, value_name = "COMMAND")]
    password_command: Option<String>,

    /// SCRAM-SHA-512 or SCRAM-SHA-256
    #[arg(long, value_name = "NAME", default_value_t, value_parser = ScramMechanism::parse)]
    mechanism: ScramMechanism,

    /// How often the password is hashed
    #[arg(long, value_name = "COUNT", default_value_t = DEFAULT_ITERATIONS,
          value_parser = clap::value_parser!(i32).range(i64::from(MIN_ITERATIONS)..=i64::from(MAX_ITERATIONS)))]
    iterations: i32,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let password = args.given(context)?;
    let cluster = context.cluster()?;
    let (live, users) = futures::join!(cluster_id(&*cluster), cluster.scram_users());
    let (live, users) = (live?, users?);
    cluster.gate(&live)?;
    let name = &args.name;
    let old = users.iter().find(|user| user.name == *name);
    let replaced = old.and_then(|user| user.credentials.iter().find(|old| old.mechanism == args.mechanism));
    context.ui.note(&match replaced {
        Some(old) => {
            format!("user {name} has a {} password ({} iterations): it is replaced", old.mechanism, old.iterations)
        }
        None if old.is_some() => format!("user {name} gets a {} password beside the others", args.mechanism),
        None => format!("user {name} is new"),
    });
    let action = Action::SetPassword {
        mechanism: args.mechanism,
        iterations: args.iterations,
        from: replaced.map(|old| old.iterations),
        password: args.source(),
    };
    let plan = Plan::by_hand(&live, [(principal::of_user(name), action)]);
    let user = OneUser { name: name.clone(), result: "set", password };
    carry_out(&plan, &cluster, &args.consent, &user, context).await
}

impl Args {
    /// Where the password comes from, as the journal tells it.
    fn source(&self) -> PasswordSource {
        match (&self.password_file, &self.password_command) {
            (Some(path), _) => PasswordSource::File(path.display().to_string()),
            (None, Some(command)) => PasswordSource::Command(command.clone()),
            (None, None) => PasswordSource::Terminal,
        }
    }

    /// The password of a file or command; none if it is to be asked for, once consent is given.
    fn given(&self, context: &Context) -> Result<Option<Secret>> {
        if let Some(path) = &self.password_file {
            let secret = password_of_file(&context.surroundings.path(path));
            let wrong = |why| Error::bad_input(format!("the password file {} {why}", path.display()));
            return secret.map(Some).map_err(wrong);
        }
        if let Some(command) = &self.password_command {
            let secret = password_of_command(command, &context.surroundings.cwd);
            return secret.map(Some).map_err(|why| {
                Error::bad_input(format!("the command of --password-command {why}"))
                    .hint("run it by hand to see what it says; it is run by `sh -c` without standard input")
            });
        }
        match context.ui.is_interactive() {
            true => Ok(None),
            false => Err(Error::bad_input("there is no terminal to ask for the password on")
                .hint("give it with `--password-file FILE` or `--password-command COMMAND`")),
        }
    }
}
