//! Laying defaults, class, topic and environment over one another.
//!
//! From bottom to top: `defaults`, the topic's class, the topic; then the environment's `defaults`, its version of the
//! class, its version of the topic. The whole environment lies above the whole rest: one line,
//! `dev: { defaults: { replication: 1, min_isr: 1 } }`, makes every topic fit one broker, whatever the topic itself says.

use std::collections::BTreeMap;

use super::DesiredTopic;
use super::settings::{Located, Settings};
use super::topics::Entry;
use crate::diagnostic::Place;

/// Where a setting of a topic comes from.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) place: Place,
    /// Whether the topic itself says so, and not a block that it shares with others.
    pub(super) own: bool,
}

/// A topic with all its settings, and where each stands.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) topic: DesiredTopic,
    /// By key (`partitions`) or by Kafka's config name.
    pub(super) spots: BTreeMap<&'static str, Spot>,
    /// Settings of which some layer has a value that cannot be used.
    pub(super) broken: Vec<&'static str>,
    /// Whether a layer is missing because the topic's class is unknown: what is undeclared may be declared there.
    pub(super) incomplete: bool,
}

/// A block of settings that applies to a topic.
#[derive(Clone, Copy)]
pub(super) struct Layer<'a> {
    pub(super) settings: &'a Settings,
    pub(super) own: bool,
}

/// Lays the layers over one another, the lowest first.
pub(super) fn resolve(entry: &Entry, layers: &[Layer<'_>], incomplete: bool) -> Resolved {
    let broken = layers.iter().flat_map(|layer| layer.settings.broken.iter().copied()).collect();
    let mut spots = BTreeMap::new();
    let mut configs = BTreeMap::new();
    for layer in layers {
        for (name, config) in &layer.settings.configs {
            configs.insert((*name).to_owned(), config.value.clone());
            spots.insert(*name, Spot { place: config.place.clone(), own: layer.own });
        }
    }
    let topic = DesiredTopic {
        name: entry.name.clone(),
        place: Some(entry.place.clone()),
        description: topmost(layers, "description", |s| &s.description, &mut spots),
        owner: topmost(layers, "owner", |s| &s.owner, &mut spots),
        key: topmost(layers, "key", |s| &s.key, &mut spots),
        partitions: topmost(layers, "partitions", |s| &s.partitions, &mut spots),
        replication: topmost(layers, "replication", |s| &s.replication, &mut spots),
        placement: topmost(layers, "placement", |s| &s.placement, &mut spots),
        configs,
    };
    Resolved { topic, spots, broken, incomplete }
}

/// The value of the highest layer that has one.
fn topmost<T: Clone>(
    layers: &[Layer<'_>],
    name: &'static str,
    get: fn(&Settings) -> &Option<Located<T>>,
    spots: &mut BTreeMap<&'static str, Spot>,
) -> Option<T> {
    let (layer, found) = layers.iter().rev().find_map(|layer| get(layer.settings).as_ref().map(|v| (layer, v)))?;
    spots.insert(name, Spot { place: found.place.clone(), own: layer.own });
    Some(found.value.clone())
}
