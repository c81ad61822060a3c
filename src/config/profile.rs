//! Profiles: named sets of settings for one cluster each, beside `kafka:` in the configuration file or in the user's own file.

use std::io::ErrorKind;

use super::environment::Surroundings;
use super::flags::Flags;
use super::layer::{Item, Layer};
use super::section::Section;
use super::source::Sources;
use crate::diagnostic::{Place, Problems};
use crate::suggest;
use crate::yaml::{Document, Node, Table, Value};

/// The name of the file in the user's configuration folder that `config use` writes.
pub(super) const CHOICE_FILE: &str = "profile";

/// One profile, read and checked.
#[derive(Clone)]
pub(super) struct Profile {
    pub name: String,
    pub place: Place,
    pub cluster_id: Option<String>,
    pub protected: bool,
    pub environment: Option<String>,
    pub layer: Layer,
    /// Variables of the pin, the protection and the environment that are not set: a mistake once the profile is chosen.
    pub unresolved: Problems,
}

/// Which profile is chosen, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    pub name: String,
    /// As it stands in "chosen by …".
    pub by: String,
}

impl Profile {
    fn bare(name: &str, place: Place) -> Self {
        Profile {
            name: name.to_owned(),
            place,
            cluster_id: None,
            protected: false,
            environment: None,
            layer: Layer::default(),
            unresolved: Problems::default(),
        }
    }
}

/// Every profile of the files. One of the project's file hides one of the same name in the user's.
pub(super) fn read(sources: &Sources, surroundings: &Surroundings, problems: &mut Problems) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = Vec::new();
    for document in [&sources.main, &sources.user].into_iter().flatten() {
        for (name, place, node) in entries(document, problems) {
            if let Some(profile) = one(&name, place, node, document, surroundings, problems)
                && profiles.iter().all(|earlier| earlier.name != name)
            {
                profiles.push(profile);
            }
        }
    }
    profiles
}

/// The names, positions and bodies below `profiles:`.
fn entries<'a>(document: &'a Document, problems: &mut Problems) -> Vec<(String, Place, &'a Node)> {
    let Value::Mapping(top) = &document.root.value else { return vec![] };
    let Some((_, node)) = top.iter().find(|(key, _)| key.name == "profiles") else { return vec![] };
    match &node.value {
        Value::Null => vec![],
        Value::Mapping(list) => {
            list.iter().map(|(key, node)| (key.name.clone(), key.place(&document.file), node)).collect()
        }
        _ => {
            let message = format!("`profiles` must be a mapping, found {}", node.describe());
            problems.error(node.place(&document.file), message).hint("write `profiles:`, then `prod:` below it");
            vec![]
        }
    }
}

fn one(
    name: &str,
    place: Place,
    node: &Node,
    document: &Document,
    surroundings: &Surroundings,
    problems: &mut Problems,
) -> Option<Profile> {
    let file = document.file.clone();
    if name.trim() != name || name.is_empty() {
        problems.error(place, "a profile's name must not be empty, or begin or end with a space");
        return None;
    }
    let Some(mut table) = Table::open(node, &file, format!("profile `{name}`"), problems) else {
        // Known by name, so that choosing it is not a second mistake.
        return Some(Profile::bare(name, place));
    };
    let section = Section { surroundings, file, profile: Some(name) };
    let mut unresolved = Problems::default();
    let mut text = |key, expected| own(key, expected, &section, &mut table, &mut unresolved, problems);
    let filled = |found: Option<(Item, &Node)>| Some(found?.0.text).filter(|text| !text.is_empty());
    let cluster_id = filled(text("cluster_id", "a cluster's id"));
    let environment = filled(text("environment", "an environment's name"));
    let protected = match text("protected", "`true` or `false`") {
        None => false,
        Some((item, _)) if item.text == "true" && !item.quoted => true,
        Some((item, _)) if item.text == "false" && !item.quoted => false,
        Some((_, node)) => {
            let message = format!("`protected` must be `true` or `false`, found {}", node.describe());
            problems.error(node.place(&document.file), message);
            true
        }
    };
    let layer = section.layer(&mut table, problems);
    table.finish(problems);
    Some(Profile { cluster_id, protected, environment, layer, unresolved, ..Profile::bare(name, place) })
}

/// A key that only profiles have. If it needs a variable that is not set, that is noted in `unresolved`.
fn own<'t>(
    key: &'static str,
    expected: &str,
    section: &Section<'_>,
    table: &mut Table<'t>,
    unresolved: &mut Problems,
    problems: &mut Problems,
) -> Option<(Item, &'t Node)> {
    let node = table.take(key)?;
    let scalar = section.scalar(node, &format!("`{key}`"), expected, problems)?;
    let whole = scalar.unresolved.is_empty();
    unresolved.append(scalar.unresolved);
    whole.then_some((scalar.item, node))
}

/// What chooses the profile: `--profile`, HELIXCTL_PROFILE, or what `config use` stored.
pub(super) fn chosen(flags: &Flags, surroundings: &Surroundings, problems: &mut Problems) -> Option<Choice> {
    if let Some(name) = &flags.profile {
        if name.is_empty() {
            problems.error(None, "flag `--profile` is empty").hint("name a profile, or leave the flag out");
            return None;
        }
        return Some(Choice { name: name.clone(), by: "flag --profile".to_owned() });
    }
    if let Some(name) = surroundings.filled("HELIXCTL_PROFILE") {
        return Some(Choice { name: name.to_owned(), by: "variable HELIXCTL_PROFILE".to_owned() });
    }
    let path = surroundings.config_dir()?.join(CHOICE_FILE);
    let name = match std::fs::read_to_string(&path) {
        Ok(text) => text.trim().to_owned(),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return None,
        Err(error) => {
            // Going on without the profile could mean the wrong cluster.
            problems
                .error(None, format!("the chosen profile cannot be read from `{}`: {error}", path.display()))
                .hint("name one with `--profile`");
            return None;
        }
    };
    (!name.is_empty()).then(|| Choice { name, by: format!("`helixctl config use` ({})", path.display()) })
}

/// The chosen profile among those that there are; an unknown one is a problem.
pub(super) fn find<'a>(choice: &Choice, profiles: &'a [Profile], problems: &mut Problems) -> Option<&'a Profile> {
    let found = profiles.iter().find(|profile| profile.name == choice.name);
    // Where `profiles:` itself is malformed, nothing is known of its names.
    if found.is_none() && !(profiles.is_empty() && problems.has_errors()) {
        let names: Vec<&str> = profiles.iter().map(|profile| profile.name.as_str()).collect();
        problems
            .error(None, format!("there is no profile `{}`, chosen by {}", choice.name, choice.by))
            .hint(near(&choice.name, &names));
    }
    found
}

/// What else could have been meant.
pub(super) fn near(name: &str, names: &[&str]) -> String {
    match (suggest::did_you_mean(name, names.iter().copied()), names) {
        (Some(hint), _) => hint,
        (None, []) => "no profiles are defined; they stand below `profiles:`, beside `kafka:`".to_owned(),
        (None, names) => format!("the profiles are: {}", names.join(", ")),
    }
}
