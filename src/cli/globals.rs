//! The flags that every command takes.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use crate::config::{Flags, Surroundings};
use crate::output::{Colour, Format, UiSettings};
use crate::units;

/// Flags of every command.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Configuration file [default: $HELIXCTL_CONFIG, ./configs/messaging.yaml, the user's config folder]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Profile of the configuration to use [default: $HELIXCTL_PROFILE, or what `config use` chose]
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,

    /// Brokers to ask first, as host:port,… [default: $KAFKA_BROKERS]
    #[arg(short, long, global = true, value_name = "LIST")]
    pub bootstrap_server: Option<String>,

    /// librdkafka property, over everything else (can be repeated)
    #[arg(short = 'X', long = "set", global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,

    /// How long to wait for the cluster
    #[arg(long, global = true, value_name = "DURATION", default_value = "10s", value_parser = duration)]
    pub timeout: Duration,

    /// Id of the cluster that this command may change; required where the profile is protected
    #[arg(long, global = true, value_name = "ID")]
    pub cluster_id: Option<String>,

    /// Format of the answer [default: table; of records: their values as they are]
    #[arg(short, long, global = true, value_enum, value_name = "FORMAT")]
    pub output: Option<Format>,

    /// Say nothing but the answer and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more (can be repeated)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,

    /// When to colour the output
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Colour,
}

impl GlobalArgs {
    pub fn ui_settings(&self, surroundings: &Surroundings) -> UiSettings {
        UiSettings {
            format: self.output.unwrap_or_default(),
            colour: self.color,
            quiet: self.quiet,
            verbose: self.verbose,
            no_color: surroundings.var("NO_COLOR").is_some_and(|value| !value.is_empty()),
        }
    }

    /// What they say to the config loader.
    pub fn flags(&self) -> Flags {
        Flags {
            config: self.config.clone(),
            profile: self.profile.clone(),
            brokers: self.bootstrap_server.clone(),
            set: self.set.clone(),
            ..Flags::default()
        }
    }
}

/// A duration on the command line.
pub fn duration(text: &str) -> Result<Duration, String> {
    units::parse_millis(text).map(Duration::from_millis)
}

/// The machine format that was asked for, read even when the rest of the line is wrong.
pub(super) fn machine_format(args: &[OsString]) -> Option<Format> {
    let args: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let value = args.iter().enumerate().find_map(|(i, arg)| match *arg {
        "-o" | "--output" => args.get(i + 1).copied(),
        _ => arg.strip_prefix("--output=").or_else(|| arg.strip_prefix("-o")),
    })?;
    Format::from_str(value.trim_start_matches('='), true).ok().filter(|format| format.is_machine())
}
