//! The differences in one topic's configs.

use std::collections::{BTreeMap, BTreeSet};

use super::compute::Options;
use super::{Action, Unmanaged, Unmet};
use crate::cluster::{ConfigSource, ConfigValue, Observed, Topic};
use crate::spec::{Desired, DesiredTopic};
use crate::topic_config;

/// What comparing the configs of one topic came to.
#[derive(Default)]
pub(super) struct Compared {
    pub actions: Vec<Action>,
    pub cannot: Vec<Unmet>,
    pub unmanaged: Vec<Unmanaged>,
}

/// What topics inherit, by config, as far as those without an override show it. The brokers may have defaults of their
/// own, so Kafka's never stand in for what is not seen.
pub(super) type Beneath = BTreeMap<String, String>;

/// What the risk of growth and of other replicas depends on, also where it is not declared.
const LOOKED_AT: [&str; 2] = ["cleanup.policy", "min.insync.replicas"];

/// The configs whose values in effect a plan looks at, beside the overrides; `None` is all of them: where overrides are reset,
/// what other topics inherit tells what that leaves.
pub fn configs_wanted<'a>(desired: &'a Desired, options: &Options) -> Option<Vec<&'a str>> {
    if options.prune_configs || desired.prune.configs || !options.reset.is_empty() {
        return None;
    }
    let declared = desired.topics.iter().flat_map(|topic| topic.configs.keys().map(String::as_str));
    let wanted: BTreeSet<&str> = declared.chain(LOOKED_AT).collect();
    Some(wanted.into_iter().collect())
}

pub(super) fn beneath(observed: &Observed) -> Beneath {
    let all = observed.topics.values().flat_map(|topic| topic.configs.iter().flatten());
    let inherited = all.filter(|(_, config)| config.source != ConfigSource::Topic);
    inherited.filter_map(|(name, config)| Some((name.clone(), config.value.clone()?))).collect()
}

pub(super) fn compare(
    desired: &DesiredTopic,
    topic: &Topic,
    options: &Options,
    prune: bool,
    beneath: &Beneath,
) -> Compared {
    let mut found = Compared::default();
    let Some(live) = &topic.configs else {
        if !desired.configs.is_empty() {
            found.cannot.push(unmet(
                desired,
                "compare configs".to_owned(),
                "they are not visible to this principal",
                "grant it DescribeConfigs on the topic",
            ));
        }
        return found;
    };
    for (name, wanted) in &desired.configs {
        match live.get(name) {
            Some(config) => compare_one(&mut found, desired, name, wanted, config),
            None => {
                let action = Action::SetConfig { name: name.clone(), from: None, to: wanted.clone() };
                match options.offline {
                    true => found.cannot.push(unmet(
                        desired,
                        action.to_string(),
                        "the brokers do not know this config: they are of another version",
                        "take it out of topics.yaml, or upgrade the brokers first",
                    )),
                    false => found.actions.push(action),
                }
            }
        }
    }
    undeclared(&mut found, desired, topic, beneath, |name| prune || options.reset.contains(name));
    found
}

fn compare_one(found: &mut Compared, desired: &DesiredTopic, name: &str, wanted: &str, live: &ConfigValue) {
    if live.value.as_deref().is_some_and(|value| topic_config::same(name, value, wanted))
        || topic_config::is_throttle(name)
    {
        return;
    }
    let action = Action::SetConfig { name: name.to_owned(), from: live.value.clone(), to: wanted.to_owned() };
    if live.read_only {
        found.cannot.push(unmet(
            desired,
            action.to_string(),
            "the config is read-only on this cluster",
            "take it out of topics.yaml",
        ));
    } else if live.sensitive {
        let wish = format!("{name} as declared");
        found.cannot.push(unmet(
            desired,
            wish,
            "Kafka never reveals a sensitive config, so it cannot be compared",
            "take it out of topics.yaml and set it by hand",
        ));
    } else {
        found.actions.push(action);
    }
}

/// Overrides that the file does not name: kept and shown, or reset when configs are pruned.
fn undeclared(
    found: &mut Compared,
    desired: &DesiredTopic,
    topic: &Topic,
    beneath: &Beneath,
    reset: impl Fn(&str) -> bool,
) {
    for (name, config) in topic.overrides() {
        if desired.configs.contains_key(name) || topic_config::is_throttle(name) {
            continue;
        }
        if reset(name) && !config.read_only {
            let to = config.inherited.as_ref().or_else(|| beneath.get(name)).cloned();
            found.actions.push(Action::ResetConfig { name: name.to_owned(), from: config.value.clone(), to });
        } else {
            let value = config.value.clone().filter(|_| !config.sensitive);
            found.unmanaged.push(Unmanaged::Config { topic: desired.name.clone(), name: name.to_owned(), value });
        }
    }
}

fn unmet(desired: &DesiredTopic, wish: String, why: &str, way_out: &str) -> Unmet {
    Unmet { subject: desired.name.clone(), wish, why: why.to_owned(), way_out: way_out.to_owned() }
}
