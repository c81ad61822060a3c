//! `helixctl config`: what is in force, and where it comes from.

use clap::Subcommand;
use serde::Serialize;

use crate::config::{self, ProfileSummary, Shown};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Role, Style, listing};

/// Show the configuration, and choose a profile
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    Show(ShowArgs),
    Profiles(ProfilesArgs),
    Use(UseArgs),
}

/// Print the effective settings
///
/// Layers, lowest first: built-in, file, profile, environment, flags, -X. Secrets are masked. No broker is contacted.
#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Show where each value comes from: file:line:column, variable or flag
    #[arg(long)]
    origin: bool,
}

/// List the profiles
#[derive(Debug, clap::Args)]
pub struct ProfilesArgs {}

/// Choose the profile of later runs
#[derive(Debug, clap::Args)]
pub struct UseArgs {
    /// Name of the profile
    #[arg(value_name = "PROFILE", required_unless_present = "none")]
    name: Option<String>,

    /// Choose none
    #[arg(long, conflicts_with = "name")]
    none: bool,
}

pub fn run(command: &ConfigCommand, context: &mut Context) -> Result<Exit> {
    match command {
        ConfigCommand::Show(args) => show(args, context),
        ConfigCommand::Profiles(_) => profiles(context),
        ConfigCommand::Use(args) => choose(args, context),
    }
}

#[derive(Serialize)]
struct Settings {
    file: Option<String>,
    profile: Option<String>,
    settings: Vec<Shown>,
    #[serde(skip)]
    origin: bool,
}

fn show(args: &ShowArgs, context: &mut Context) -> Result<Exit> {
    let config = context.config()?;
    let answer = Settings {
        file: config.file.as_ref().map(|path| path.display().to_string()),
        profile: config.profile.as_ref().map(|profile| profile.name.clone()),
        settings: config.shown(),
        origin: args.origin,
    };
    context.ui.answer(&answer)?;
    Ok(Exit::Done)
}

impl Answer for Settings {
    const KIND: &'static str = "Settings";
    const ITEMS: Option<&'static str> = Some("settings");

    fn text(&self, style: Style) -> String {
        let row = |setting: &Shown| {
            let mut cells = vec![setting.key.clone(), setting.value.clone()];
            if self.origin {
                cells.push(setting.origin.clone());
            }
            cells
        };
        let headings: &[&str] = if self.origin { &["KEY", "VALUE", "ORIGIN"] } else { &["KEY", "VALUE"] };
        listing(headings, self.settings.iter().map(row).collect(), style)
    }
}

#[derive(Serialize)]
struct Profiles {
    profiles: Vec<ProfileSummary>,
}

fn profiles(context: &mut Context) -> Result<Exit> {
    let profiles = config::profiles(&context.globals.flags(), &context.surroundings)?;
    if profiles.is_empty() {
        context.ui.note("no profiles: add `profiles:` to the configuration file");
    }
    context.ui.answer(&Profiles { profiles })?;
    Ok(Exit::Done)
}

impl Answer for Profiles {
    const KIND: &'static str = "Profiles";
    const ITEMS: Option<&'static str> = Some("profiles");

    fn text(&self, style: Style) -> String {
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let row = |profile: &ProfileSummary| {
            vec![
                if profile.active { "*".to_owned() } else { String::new() },
                profile.name.clone(),
                profile.brokers.join(","),
                or_dash(&profile.cluster_id),
                if profile.protected { "protected".to_owned() } else { "-".to_owned() },
                or_dash(&profile.environment),
                profile.origin.clone(),
            ]
        };
        if self.profiles.is_empty() {
            return String::new();
        }
        let headings = ["", "PROFILE", "BROKERS", "CLUSTER ID", "PROTECTED", "ENVIRONMENT", "DEFINED AT"];
        listing(&headings, self.profiles.iter().map(row).collect(), style)
    }
}

#[derive(Serialize)]
struct Chosen {
    profile: Option<String>,
}

impl Answer for Chosen {
    const KIND: &'static str = "ProfileChosen";

    fn text(&self, style: Style) -> String {
        match &self.profile {
            Some(name) => format!("later runs use profile {}\n", style.paint(Role::Heading, name)),
            None => "later runs use no profile\n".to_owned(),
        }
    }
}

fn choose(args: &UseArgs, context: &mut Context) -> Result<Exit> {
    let profile = match (&args.name, args.none) {
        (Some(name), false) => {
            let path = config::use_profile(name, &context.globals.flags(), &context.surroundings)?;
            context.ui.detail(&format!("stored in {}", path.display()));
            Some(name.clone())
        }
        (None, true) => {
            config::forget_profile(&context.surroundings)?;
            None
        }
        _ => return Err(Error::bad_input("name a profile, or give --none")),
    };
    context.ui.answer(&Chosen { profile })?;
    Ok(Exit::Done)
}
