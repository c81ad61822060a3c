//! From everything that is written to [`Desired`]: duplicates, classes, the environment, and the checks of whole topics.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::check::examine;
use super::file::{Environment, Written};
use super::findings::Findings;
use super::names::Seen;
use super::resolve::{Layer, Resolved, resolve};
use super::settings::{Located, Settings};
use super::topics::Entry;
use super::view::View;
use super::{Desired, Policy, Principal, Prune, policy_block};
use crate::diagnostic::{Place, Problems};
use crate::suggest;
use crate::yaml::abbreviate;

/// A name that was meant is looked for this many times: with thousands of slips, the first few hints are enough.
const SUGGESTIONS: usize = 20;

/// Lays everything over one another and checks the result.
pub(super) fn assemble(mut written: Written, environment: Option<&str>, problems: &mut Problems) -> Desired {
    let topics = distinct_topics(std::mem::take(&mut written.topics), problems);
    let principals = distinct_principals(std::mem::take(&mut written.principals), problems);
    known_changes(&written, &topics, problems);
    let chosen = environment.and_then(|name| choose(&written.environments, name, problems));
    let (policy, prune) = rules(&written, chosen);
    policy_block::check_sense(&policy, problems);
    let mut desired = Desired {
        topics: Vec::with_capacity(topics.len()),
        principals,
        prune,
        policy,
        environment: chosen.and(environment).map(str::to_owned),
        environments: written.environments.keys().cloned().collect(),
    };
    let mut findings = Findings::default();
    for resolved in lay_over(&topics, &written, chosen, problems) {
        examine(&View { topic: &resolved.topic, written: Some(&resolved) }, &desired.policy, &mut findings);
        desired.topics.push(resolved.topic);
    }
    findings.into_problems(problems);
    desired
}

/// Every topic once, in order of name.
fn distinct_topics(mut topics: Vec<Entry>, problems: &mut Problems) -> Vec<Entry> {
    let mut seen = Seen::default();
    topics.retain(|topic| seen.note(&topic.name, &topic.place, problems));
    topics.sort_by(|a, b| a.name.cmp(&b.name));
    topics
}

fn distinct_principals(mut principals: Vec<Principal>, problems: &mut Problems) -> Vec<Principal> {
    let mut seen: HashMap<String, Option<Place>> = HashMap::new();
    principals.retain(|principal| {
        let Some(first) = seen.get(&principal.name) else {
            seen.insert(principal.name.clone(), principal.place.clone());
            return true;
        };
        let at = first.as_ref().map_or_else(String::new, ToString::to_string);
        problems
            .error(principal.place.clone(), format!("principal `{}` is declared twice", abbreviate(&principal.name)))
            .hint(format!("it stands at {at} already; put all its grants there"));
        false
    });
    principals.sort_by(|a, b| a.name.cmp(&b.name));
    principals
}

/// An environment changes what the file declares; it cannot add to it. Looked at in all environments, chosen or not.
fn known_changes(written: &Written, topics: &[Entry], problems: &mut Problems) {
    let classes = &written.sheet.classes;
    let names: HashSet<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
    let topics = topics.iter().map(|topic| &topic.name);
    let mut left = SUGGESTIONS;
    for (name, environment) in &written.environments {
        let changes = &environment.sheet.classes;
        known_only((name, "class"), changes, |class| classes.contains_key(class), classes.keys(), &mut left, problems);
        let changes = &environment.topics;
        known_only((name, "topic"), changes, |topic| names.contains(topic), topics.clone(), &mut left, problems);
    }
}

fn known_only<'a>(
    (environment, what): (&str, &str),
    changes: &BTreeMap<String, Located<Settings>>,
    is_known: impl Fn(&str) -> bool,
    candidates: impl Iterator<Item = &'a String> + Clone,
    left: &mut usize,
    problems: &mut Problems,
) {
    for (name, change) in changes.iter().filter(|(name, _)| !is_known(name)) {
        let meant = suggestion(name, candidates.clone(), left);
        let (shown, environment) = (abbreviate(name), abbreviate(environment));
        problems
            .error(
                change.place.clone(),
                format!("environment `{environment}` changes {what} `{shown}`, which is not declared"),
            )
            .hint(meant.unwrap_or_else(|| format!("declare the {what} outside of `environments`, or remove it here")));
    }
}

fn suggestion<'a>(name: &str, candidates: impl Iterator<Item = &'a String>, left: &mut usize) -> Option<String> {
    *left = left.checked_sub(1)?;
    suggest::did_you_mean(name, candidates.map(String::as_str))
}

/// The environment of this name; that there is none is a problem of the command line.
fn choose<'a>(
    environments: &'a BTreeMap<String, Environment>,
    name: &str,
    problems: &mut Problems,
) -> Option<&'a Environment> {
    let found = environments.get(name);
    if found.is_none() {
        let names: Vec<&str> = environments.keys().map(String::as_str).collect();
        let declared = match names.as_slice() {
            [] => "the file declares none".to_owned(),
            names => format!("declared: {}", abbreviate(&names.join(", "))),
        };
        problems.error(None, format!("there is no environment `{}`", abbreviate(name))).hint(
            suggest::did_you_mean(name, names)
                .map_or_else(|| declared.clone(), |meant| format!("{meant} ({declared})")),
        );
    }
    found
}

fn rules(written: &Written, chosen: Option<&Environment>) -> (Policy, Prune) {
    let (mut policy, mut prune) = (Policy::default(), Prune::default());
    for sheet in [Some(&written.sheet), chosen.map(|environment| &environment.sheet)].into_iter().flatten() {
        if let Some(block) = &sheet.policy {
            block.value.lay_over(&mut policy);
        }
        if let Some(block) = &sheet.prune {
            block.value.lay_over(&mut prune);
        }
    }
    (policy, prune)
}

fn value(block: Option<&Located<Settings>>) -> Option<&Settings> {
    block.map(|block| &block.value)
}

/// Every topic with the layers that apply to it; see [`super::resolve`] for their order.
fn lay_over(
    topics: &[Entry],
    written: &Written,
    chosen: Option<&Environment>,
    problems: &mut Problems,
) -> Vec<Resolved> {
    let mut left = SUGGESTIONS;
    let mut finished = Vec::with_capacity(topics.len());
    for entry in topics {
        let class = entry.class.as_ref().map(|class| &class.value);
        let base = class.map(|name| written.sheet.classes.get(name));
        if let (Some(class), Some(None)) = (&entry.class, base) {
            unknown_class(class, written.sheet.classes.keys(), &mut left, problems);
        }
        let sheet = chosen.map(|environment| &environment.sheet);
        let above = sheet.zip(class).and_then(|(sheet, class)| sheet.classes.get(class));
        let layers: Vec<Layer<'_>> = [
            (value(written.sheet.defaults.as_ref()), false),
            (value(base.flatten()), false),
            (Some(&entry.settings), true),
            (value(sheet.and_then(|sheet| sheet.defaults.as_ref())), false),
            (value(above), false),
            (value(chosen.and_then(|environment| environment.topics.get(&entry.name))), true),
        ]
        .into_iter()
        .filter_map(|(settings, own)| settings.map(|settings| Layer { settings, own }))
        .collect();
        finished.push(resolve(entry, &layers, matches!(base, Some(None)) || entry.broken_class));
    }
    finished
}

fn unknown_class<'a>(
    class: &Located<String>,
    classes: impl Iterator<Item = &'a String> + Clone,
    left: &mut usize,
    problems: &mut Problems,
) {
    let meant = suggestion(&class.value, classes.clone(), left);
    let hint =
        meant.unwrap_or_else(|| match classes.take(SUGGESTIONS).map(String::as_str).collect::<Vec<_>>().as_slice() {
            [] => "the file declares no `classes`".to_owned(),
            names => format!("declared: {}", abbreviate(&names.join(", "))),
        });
    problems.error(class.place.clone(), format!("there is no class `{}`", abbreviate(&class.value))).hint(hint);
}
