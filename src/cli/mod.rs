//! The command line: from arguments to one command, and from its result to the exit code.

mod complete;
mod globals;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::commands::{
    acls, completions, config, consume, groups, lag, man, produce, quotas, replay, sandbox, topics, users,
};
use crate::config::Surroundings;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::Ui;

pub use complete::topic_names;
pub use globals::{GlobalArgs, duration};

/// Operator CLI and topic provisioner for Apache Kafka
///
/// Declare topics in topics.yaml and reconcile them with `plan` and `apply`; move records with `produce` and
/// `consume`; look at a cluster; try it all on a throwaway Kafka with `sandbox`. stdout is the answer, stderr the narration.
#[derive(Debug, Parser)]
#[command(name = "helixctl", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = EXAMPLES, after_long_help = exit_codes())]
pub struct Cli {
    #[command(flatten)]
    pub globals: GlobalArgs,

    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  helixctl sandbox up                       start a throwaway real Kafka on 127.0.0.1
  helixctl topics plan                      what would change, and at what risk
  helixctl topics apply                     show it, ask, do it
  helixctl topics apply --yes               the same as a CI step
  helixctl topics plan --check              exit 3 if the cluster is not as declared
  helixctl consume TOPIC --from-beginning   read records, and follow
  helixctl produce TOPIC < lines.txt        write records, each delivery confirmed
  helixctl lag                              how far consumer groups are behind
  helixctl replay --since 2h                the records of the last two hours, once more";

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(subcommand)]
    Topics(topics::TopicsCommand),
    #[command(subcommand)]
    Acls(acls::AclsCommand),
    #[command(subcommand)]
    Users(users::UsersCommand),
    #[command(subcommand)]
    Quotas(quotas::QuotasCommand),
    Produce(produce::Args),
    Consume(consume::Args),
    Lag(lag::Args),
    #[command(subcommand)]
    Groups(groups::GroupsCommand),
    Replay(replay::Args),
    #[command(subcommand)]
    Config(config::ConfigCommand),
    #[command(subcommand)]
    Sandbox(sandbox::SandboxCommand),
    Completions(completions::Args),
    Man(man::Args),
}

/// The table of exit codes, as help and man show it.
pub fn exit_codes() -> String {
    let lines = Exit::ALL.iter().map(|(exit, meaning)| format!("  {:>3}  {meaning}\n", exit.code()));
    format!("{EXAMPLES}\n\nExit codes:\n{}", lines.collect::<String>())
}

/// The whole clap tree: the only source of completions and man pages.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs helixctl.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    clap_complete::CompleteEnv::with_factory(command).complete();
    let args: Vec<OsString> = args.into_iter().collect();
    let surroundings = Surroundings::from_process();
    match Cli::try_parse_from(&args) {
        Ok(cli) => execute(cli, surroundings),
        Err(error) => usage(&error, &args, &surroundings),
    }
}

fn execute(cli: Cli, surroundings: Surroundings) -> ExitCode {
    let ui = Ui::new(cli.globals.ui_settings(&surroundings));
    let mut context = Context::new(cli.globals, surroundings, ui);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            context.ui.error(&Error::failed("the runtime cannot start").because(error));
            return ExitCode::from(Exit::Failed.code());
        }
    };
    let result = runtime.block_on(dispatch(&cli.command, &mut context));
    let code = settle(result, &mut context.ui);
    // Tearing down clients takes up to 100 ms each and nobody needs it: the process ends here.
    runtime.shutdown_background();
    std::mem::forget(context);
    crate::kafka::end(code)
}

async fn dispatch(command: &Command, context: &mut Context) -> Result<u8> {
    match command {
        Command::Topics(command) => topics::run(command, context).await.map(Exit::code),
        Command::Acls(command) => acls::run(command, context).await.map(Exit::code),
        Command::Users(command) => users::run(command, context).await.map(Exit::code),
        Command::Quotas(command) => quotas::run(command, context).await.map(Exit::code),
        Command::Produce(args) => produce::run(args, context).await.map(Exit::code),
        Command::Consume(args) => consume::run(args, context).await.map(Exit::code),
        Command::Lag(args) => lag::run(args, context).await.map(Exit::code),
        Command::Groups(command) => groups::run(command, context).await.map(Exit::code),
        Command::Replay(args) => replay::run(args, context).await.map(Exit::code),
        Command::Config(command) => config::run(command, context).map(Exit::code),
        Command::Sandbox(command) => sandbox::run(command, context),
        Command::Completions(args) => completions::run(args, context).map(Exit::code),
        Command::Man(args) => man::run(args, context).map(Exit::code),
    }
}

fn settle(result: Result<u8>, ui: &mut Ui) -> u8 {
    let finished = ui.finish();
    match result.and_then(|code| finished.map(|()| code)) {
        Ok(code) => code,
        Err(error) => {
            ui.error(&error);
            error.exit.code()
        }
    }
}

/// Help and version are answers; anything else that clap says is bad input, as JSON where JSON was asked for.
fn usage(error: &clap::Error, args: &[OsString], surroundings: &Surroundings) -> ExitCode {
    if !error.use_stderr() {
        // A closed pipe behind --help is no failure.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    match globals::machine_format(args) {
        Some(format) => {
            let rendered = error.render().to_string();
            let message = rendered.trim_start_matches("error: ").lines().next().unwrap_or_default().to_owned();
            let mut ui =
                Ui::new(GlobalArgs { output: Some(format), ..GlobalArgs::default() }.ui_settings(surroundings));
            ui.error(&Error::bad_input(message).hint("`--help` shows what is allowed"));
        }
        None => drop(error.print()),
    }
    ExitCode::from(Exit::BadInput.code())
}
