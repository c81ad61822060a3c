//! The loader: finds the file, reads every layer, lays them over one another, and reports all mistakes at once.

use std::path::PathBuf;

use super::check;
use super::environment::Surroundings;
use super::flags::Flags;
use super::layer::Layer;
use super::password::Password;
use super::profile::{self, Profile};
use super::resolve::Resolved;
use super::section::Section;
use super::source::{self, Sources};
use super::value::Value;
use crate::diagnostic::{Problem, Problems, Severity};
use crate::error::Error;
use crate::yaml::{Table, Value as Yaml};

/// The effective configuration of one run. Debug shows no secrets.
#[derive(Clone, Debug)]
pub struct Config {
    /// The brokers to start from, each `host:port`; never empty.
    pub brokers: Vec<String>,
    /// The name the brokers log.
    pub client_id: String,
    /// The application's own consumer group. To join it is to take partitions from the application.
    pub group_id: Option<String>,
    /// The most records to take at once; librdkafka has no such property.
    pub max_poll_records: usize,
    /// Whether offsets are committed in the background.
    pub enable_auto_commit: bool,
    /// The configuration file as it was named, if there is one.
    pub file: Option<PathBuf>,
    /// The chosen profile, if one is.
    pub profile: Option<ProfileInfo>,
    /// What is to be said on every run, such as that certificates are not checked.
    pub warnings: Vec<Problem>,
    pub(super) resolved: Resolved,
    pub(super) password: Password,
}

/// What a profile says beside settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileInfo {
    pub name: String,
    /// The only cluster this profile may change.
    pub cluster_id: Option<String>,
    /// Changes need to be confirmed by the profile's name.
    pub protected: bool,
    /// The environment of topics.yaml that belongs to it, where neither `--env` nor HELIXCTL_ENV names one.
    pub environment: Option<String>,
    /// What chose it, as it stands in "chosen by …".
    pub chosen_by: String,
}

/// Loads the configuration. Exit 2 with every mistake of the file, the environment and the flags; no broker is contacted.
///
/// Layers, lowest first: built-in, file, profile, environment, flags, `-X`.
pub fn load(flags: &Flags, surroundings: &Surroundings) -> Result<Config, Error> {
    let mut problems = Problems::default();
    let sources = source::read(flags, surroundings, &mut problems)?;
    let file = kafka(&sources, surroundings, &mut problems);
    let profiles = profile::read(&sources, surroundings, &mut problems);
    let choice = profile::chosen(flags, surroundings, &mut problems);
    // Of a file that cannot be parsed it is not known which profiles it has.
    let choice = choice.filter(|_| !sources.broken);
    let profile = choice.as_ref().and_then(|choice| profile::find(choice, &profiles, &mut problems));
    if let Some(profile) = profile {
        problems.append(profile.unresolved.clone());
    }
    let layers = [
        file,
        profile.map(|profile| profile.layer.clone()).unwrap_or_default(),
        Layer::of_environment(surroundings, &mut problems),
        Layer::of_flags(flags),
        Layer::of_properties(&flags.set, &mut problems),
    ];
    let mut resolved = Resolved::new(&layers, &mut problems);
    let password = match sources.broken {
        false => check::all(&mut resolved, surroundings, &mut problems),
        true => Password::None,
    };
    problems.sort();
    if problems.has_errors() {
        return Err(mistakes(problems));
    }
    let profile = profile.zip(choice).map(|(profile, choice)| ProfileInfo::of(profile, choice.by));
    Ok(Config::new(resolved, password, sources.path, profile, problems))
}

/// Exit 2, with a count for the headline.
pub(super) fn mistakes(problems: Problems) -> Error {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    let message = match errors {
        1 => "the configuration has a mistake".to_owned(),
        n => format!("the configuration has {n} mistakes"),
    };
    Error::problems(message, problems)
}

/// The `kafka:` section; other sections belong to other systems.
fn kafka(sources: &Sources, surroundings: &Surroundings, problems: &mut Problems) -> Layer {
    let Some(document) = &sources.main else { return Layer::default() };
    let Yaml::Mapping(entries) = &document.root.value else { return Layer::default() };
    let Some((_, node)) = entries.iter().find(|(key, _)| key.name == "kafka") else { return Layer::default() };
    if node.is_null() {
        return Layer::default();
    }
    let section = Section { surroundings, file: document.file.clone(), profile: None };
    let Some(mut table) = Table::open(node, &document.file, "`kafka`", problems) else { return Layer::default() };
    let layer = section.layer(&mut table, problems);
    table.finish(problems);
    layer
}

impl Config {
    fn new(
        resolved: Resolved,
        password: Password,
        file: Option<PathBuf>,
        profile: Option<ProfileInfo>,
        warnings: Problems,
    ) -> Self {
        let brokers = match resolved.get("brokers").and_then(|settled| settled.value.clone()) {
            Some(Value::Brokers(list)) => list,
            _ => Vec::new(),
        };
        Config {
            brokers,
            client_id: resolved.text("client_id").to_owned(),
            group_id: Some(resolved.text("group_id").to_owned()).filter(|group| !group.is_empty()),
            max_poll_records: resolved.number("max_poll_records").unwrap_or_default() as usize,
            enable_auto_commit: resolved.boolean("enable_auto_commit"),
            file,
            profile,
            warnings: warnings.into_vec(),
            resolved,
            password,
        }
    }
}

impl ProfileInfo {
    fn of(profile: &Profile, chosen_by: String) -> Self {
        ProfileInfo {
            name: profile.name.clone(),
            cluster_id: profile.cluster_id.clone(),
            protected: profile.protected,
            environment: profile.environment.clone(),
            chosen_by,
        }
    }
}
