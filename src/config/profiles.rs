//! What `config profiles` lists and `config use` stores.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::environment::Surroundings;
use super::flags::Flags;
use super::load::mistakes;
use super::profile::{self, CHOICE_FILE, Choice, Profile};
use super::source;
use crate::diagnostic::Problems;
use crate::error::Error;

/// One profile in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProfileSummary {
    pub name: String,
    /// Whether this run uses it.
    pub active: bool,
    /// What made it active, as it stands in "chosen by …".
    pub chosen_by: Option<String>,
    /// The brokers it names, as they are written; empty if it names none, or needs a variable that is not set.
    pub brokers: Vec<String>,
    pub cluster_id: Option<String>,
    pub protected: bool,
    pub environment: Option<String>,
    /// Where it is defined, `FILE:LINE:COLUMN`.
    pub origin: String,
}

/// Every profile there is, in file order, the project's before the user's.
///
/// An unknown name in `--profile` or HELIXCTL_PROFILE is an error; one that `config use` stored leaves all inactive.
pub fn profiles(flags: &Flags, surroundings: &Surroundings) -> Result<Vec<ProfileSummary>, Error> {
    let mut problems = Problems::default();
    let all = known(flags, surroundings, &mut problems)?;
    let choice = profile::chosen(flags, surroundings, &mut problems);
    let on_purpose = flags.profile.is_some() || surroundings.filled("HELIXCTL_PROFILE").is_some();
    if let Some(choice) = choice.as_ref().filter(|_| on_purpose) {
        profile::find(choice, &all, &mut problems);
    }
    if problems.has_errors() {
        return Err(mistakes(problems));
    }
    Ok(all.iter().map(|profile| summary(profile, choice.as_ref())).collect())
}

/// Stores `name` as the profile of later runs, and returns the file that now holds it.
///
/// Exit 2 if there is no such profile or no folder to store it in; exit 1 if the file cannot be written.
pub fn use_profile(name: &str, flags: &Flags, surroundings: &Surroundings) -> Result<PathBuf, Error> {
    let mut problems = Problems::default();
    let all = known(flags, surroundings, &mut problems)?;
    if problems.has_errors() {
        return Err(mistakes(problems));
    }
    if all.iter().all(|profile| profile.name != name) {
        let names: Vec<&str> = all.iter().map(|profile| profile.name.as_str()).collect();
        return Err(Error::bad_input(format!("there is no profile `{name}`")).hint(profile::near(name, &names)));
    }
    let path = choice_file(surroundings)?;
    store(&path, name).map_err(|error| {
        Error::failed(format!("the profile cannot be stored in `{}`", path.display())).because(error)
    })?;
    Ok(path)
}

/// Forgets what [`use_profile`] stored. True if there was something to forget.
pub fn forget_profile(surroundings: &Surroundings) -> Result<bool, Error> {
    let path = choice_file(surroundings)?;
    match std::fs::remove_file(&path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::failed(format!("`{}` cannot be removed", path.display())).because(error)),
    }
}

fn known(flags: &Flags, surroundings: &Surroundings, problems: &mut Problems) -> Result<Vec<Profile>, Error> {
    let sources = source::read(flags, surroundings, problems)?;
    Ok(profile::read(&sources, surroundings, problems))
}

fn summary(profile: &Profile, choice: Option<&Choice>) -> ProfileSummary {
    let choice = choice.filter(|choice| choice.name == profile.name);
    let brokers = profile.layer.settings.get("brokers");
    let brokers = brokers.map(|given| given.items.iter().map(|item| item.text.clone()).filter(|text| !text.is_empty()));
    ProfileSummary {
        name: profile.name.clone(),
        active: choice.is_some(),
        chosen_by: choice.map(|choice| choice.by.clone()),
        brokers: brokers.map(Iterator::collect).unwrap_or_default(),
        cluster_id: profile.cluster_id.clone(),
        protected: profile.protected,
        environment: profile.environment.clone(),
        origin: profile.place.to_string(),
    }
}

fn choice_file(surroundings: &Surroundings) -> Result<PathBuf, Error> {
    surroundings.config_dir().map(|dir| dir.join(CHOICE_FILE)).ok_or_else(|| {
        Error::bad_input("there is no folder to store the profile in: neither HOME nor XDG_CONFIG_HOME is set")
            .hint("choose it by `--profile` or HELIXCTL_PROFILE")
    })
}

/// Written beside and renamed, so that a run at the same time reads the old name or the new one.
fn store(path: &Path, name: &str) -> std::io::Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir)?;
    crate::files::replace(path, |file| std::io::Write::write_all(file, format!("{name}\n").as_bytes()))
}
