//! `helixctl sandbox`: a throwaway real Kafka on 127.0.0.1.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style, listing};
use crate::sandbox::{self, Condition, OVERRIDES, Places, SandboxState, Secure, Secured, Settings, Status};
use crate::units;

/// Run a throwaway real Kafka on 127.0.0.1
///
/// Apache Kafka 4.3 in KRaft mode, from KAFKA_HOME if set, else fetched once by Maven into the user's cache folder.
/// Needs Java 17 or newer.
#[derive(Debug, Subcommand)]
pub enum SandboxCommand {
    Up(UpArgs),
    Status(StatusArgs),
    Down(DownArgs),
    Run(RunArgs),
}

/// What a sandbox is made of.
#[derive(Debug, clap::Args)]
struct ShapeArgs {
    /// Number of brokers, each in a rack of its own
    #[arg(long, value_name = "COUNT", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=9))]
    brokers: u16,

    /// Port of the first broker [default: a free one]
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,

    /// Folder to keep the data in; the next sandbox on it continues [default: a temporary one]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,

    /// TLS, SASL (SCRAM-SHA-512, SCRAM-SHA-256, PLAIN) and access rules that deny by default
    #[arg(long)]
    secure: bool,

    /// Line of server.properties (can be repeated)
    #[arg(long, value_name = "KEY=VALUE")]
    property: Vec<String>,
}

/// Start a sandbox that stays until `down`
///
/// Prints the line for the shell that leads helixctl to it. A secured one has a certificate authority of its own, the users
/// `admin` (may do everything) and `client` (may do what rules allow), and a configuration with the profiles `client` and
/// `certificate` (the same user by a client certificate). Its secrets are in files that only their owner can read.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl sandbox up
  eval \"$(helixctl sandbox up --quiet)\"
  helixctl sandbox up --name three --brokers 3
  eval \"$(helixctl sandbox up --secure --quiet)\"; helixctl topics list --profile client")]
pub struct UpArgs {
    /// Name, for several sandboxes beside each other
    #[arg(long, value_name = "NAME", default_value = "default")]
    name: String,

    #[command(flatten)]
    shape: ShapeArgs,
}

/// List the sandboxes
#[derive(Debug, clap::Args)]
pub struct StatusArgs {}

/// Stop a sandbox; only what helixctl started is ever stopped
#[derive(Debug, clap::Args)]
pub struct DownArgs {
    /// Name of the sandbox
    #[arg(long, value_name = "NAME", default_value = "default")]
    name: String,

    /// Stop all of them
    #[arg(long, conflicts_with = "name")]
    all: bool,
}

/// Start a sandbox, run a command in it, stop the sandbox
///
/// The command finds KAFKA_BROKERS in its environment, HELIXCTL_ENV=dev on a sandbox of one broker, and this helixctl
/// first on its PATH. A secured sandbox is in HELIXCTL_CONFIG instead of KAFKA_BROKERS. Its exit code becomes helixctl's.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl sandbox run -- helixctl topics apply --yes
  helixctl sandbox run --brokers 3 -- ./integration-tests.sh")]
pub struct RunArgs {
    #[command(flatten)]
    shape: ShapeArgs,

    /// Command to run
    #[arg(value_name = "COMMAND", required = true, last = true)]
    command: Vec<OsString>,
}

pub fn run(command: &SandboxCommand, context: &mut Context) -> Result<u8> {
    match command {
        SandboxCommand::Up(args) => up(args, context).map(Exit::code),
        SandboxCommand::Status(_) => status(context).map(Exit::code),
        SandboxCommand::Down(args) => down(args, context).map(Exit::code),
        SandboxCommand::Run(args) => run_command(args, context),
    }
}

impl ShapeArgs {
    fn settings(&self, name: &str) -> Result<Settings> {
        let pair = |text: &String| match text.split_once('=') {
            Some((key, value)) => Ok((key.trim().to_owned(), value.trim().to_owned())),
            None => Err(Error::bad_input(format!("--property `{text}` is not KEY=VALUE"))),
        };
        Ok(Settings {
            name: name.to_owned(),
            secure: self.secure.then(Secure::default),
            brokers: self.brokers,
            port: self.port,
            data: self.data.clone(),
            properties: self.property.iter().map(pair).collect::<Result<_>>()?,
        })
    }
}

fn places(context: &Context) -> Result<Places> {
    let surroundings = &context.surroundings;
    let cache = surroundings.cache_dir().ok_or_else(|| Error::failed("there is no cache folder").hint("set HOME"))?;
    let path = |name: &str| surroundings.var(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    Ok(Places {
        state: context.state_dir()?,
        cache,
        kafka_home: path("KAFKA_HOME"),
        java_home: path("JAVA_HOME"),
        path: surroundings.var("PATH").map(OsString::from),
    })
}

#[derive(Serialize)]
struct Started {
    name: String,
    brokers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    config: Option<PathBuf>,
    export: String,
}

impl Answer for Started {
    const KIND: &'static str = "SandboxStarted";

    fn text(&self, _: Style) -> String {
        format!("{}\n", self.export)
    }
}

fn up(args: &UpArgs, context: &mut Context) -> Result<Exit> {
    let settings = args.shape.settings(&args.name)?;
    let places = places(context)?;
    let up = sandbox::up(&settings, &places, &mut |text| context.ui.note(text))?;
    if up.already {
        context.ui.note(&format!("sandbox {} is running already", args.name));
    }
    let brokers = up.state.brokers();
    let config = up.state.secure.as_ref().map(Secured::config);
    let export = export(&up.state, context);
    context.ui.answer(&Started { name: args.name.clone(), brokers, config, export })?;
    Ok(Exit::Done)
}

/// The line for the shell.
fn export(state: &SandboxState, context: &Context) -> String {
    let environment = if state.nodes.len() == 1 { " HELIXCTL_ENV=dev" } else { "" };
    let Some(secured) = &state.secure else {
        return format!("export KAFKA_BROKERS={}{environment}", state.brokers().join(","));
    };
    let set: Vec<&str> = OVERRIDES.into_iter().filter(|name| context.surroundings.filled(name).is_some()).collect();
    let unset = if set.is_empty() { String::new() } else { format!("unset {}; ", set.join(" ")) };
    let config = secured.config().display().to_string().replace('\'', "'\\''");
    format!("{unset}export HELIXCTL_CONFIG='{config}'{environment}")
}

#[derive(Serialize)]
struct Sandboxes {
    sandboxes: Vec<Status>,
}

impl Answer for Sandboxes {
    const KIND: &'static str = "Sandboxes";
    const ITEMS: Option<&'static str> = Some("sandboxes");

    fn text(&self, style: Style) -> String {
        if self.sandboxes.is_empty() {
            return "no sandboxes\n".to_owned();
        }
        let row = |status: &Status| {
            vec![
                status.name.clone(),
                word(status.state).to_owned(),
                status.bootstrap.join(","),
                status.uptime_seconds.map_or("-".to_owned(), |seconds| units::format_millis(seconds * 1000)),
                status.data.display().to_string(),
            ]
        };
        listing(&["NAME", "STATE", "BROKERS", "UP", "DATA"], self.sandboxes.iter().map(row).collect(), style)
    }
}

fn word(condition: Condition) -> &'static str {
    match condition {
        Condition::Starting => "starting",
        Condition::Running => "running",
        Condition::Partly => "partly running",
        Condition::Crashed => "crashed",
        Condition::Stopped => "stopped",
    }
}

fn status(context: &mut Context) -> Result<Exit> {
    let sandboxes = sandbox::status(&places(context)?)?;
    context.ui.answer(&Sandboxes { sandboxes })?;
    Ok(Exit::Done)
}

fn down(args: &DownArgs, context: &mut Context) -> Result<Exit> {
    let places = places(context)?;
    let names = match args.all {
        true => sandbox::status(&places)?.into_iter().map(|status| status.name).collect(),
        false => vec![args.name.clone()],
    };
    for name in names {
        sandbox::down(&name, &places, &mut |text| context.ui.note(text))?;
        context.ui.note(&format!("sandbox {name} is down"));
    }
    Ok(Exit::Done)
}

fn run_command(args: &RunArgs, context: &mut Context) -> Result<u8> {
    let settings = args.shape.settings(&format!("run-{}", std::process::id()))?;
    let places = places(context)?;
    let environment = context.surroundings.var("HELIXCTL_ENV").map(OsString::from);
    sandbox::run(&settings, &args.command, environment.as_deref(), &places, &mut |text| context.ui.note(text))
}
