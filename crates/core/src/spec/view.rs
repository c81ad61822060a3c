//! A finished topic as the checks look at it: its numbers, and where each setting stands.

use super::DesiredTopic;
use super::resolve::Resolved;
use crate::diagnostic::Place;
use crate::topic_config::{self, display};

/// A topic to be checked, from files or from the command line.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) topic: &'a DesiredTopic,
    /// Absent for topics of the command line.
    pub(super) written: Option<&'a Resolved>,
}

impl View<'_> {
    /// Where a setting stands, or else the topic.
    pub(super) fn place(&self, setting: &str) -> Option<Place> {
        let spot = self.written.and_then(|written| written.spots.get(setting));
        spot.map(|spot| spot.place.clone()).or_else(|| self.topic.place.clone())
    }

    /// Whether the topic itself sets this, rather than its class or the defaults.
    pub(super) fn own(&self, setting: &str) -> bool {
        match self.written {
            Some(written) => written.spots.get(setting).is_some_and(|spot| spot.own),
            None => self.topic.configs.contains_key(setting),
        }
    }

    /// Whether a setting that has no value was meant to have one: that is reported already.
    pub(super) fn excused(&self, setting: &str) -> bool {
        self.written.is_some_and(|written| written.incomplete || written.broken.contains(&setting))
    }

    pub(super) fn declares(&self, config: &str) -> bool {
        self.topic.configs.contains_key(config)
    }

    /// The number that the topic declares for a config.
    pub(super) fn declared(&self, config: &str) -> Option<i64> {
        topic_config::check(config, self.topic.configs.get(config)?).ok()?.parse().ok()
    }

    /// The declared number, or else Kafka's default; `None` if what is written cannot be used.
    pub(super) fn effective(&self, config: &str) -> Option<i64> {
        if self.written.is_some_and(|written| written.broken.contains(&config)) {
            return None;
        }
        match self.topic.configs.get(config) {
            Some(_) => self.declared(config),
            None => topic_config::lookup(config)?.default.parse().ok(),
        }
    }

    /// Whether a boolean config is declared `true`.
    pub(super) fn is_true(&self, config: &str) -> bool {
        self.topic.configs.get(config).is_some_and(|value| topic_config::same(config, value, "true"))
    }

    /// Whether `cleanup.policy`, declared or by default, holds this word.
    pub(super) fn cleans_by(&self, word: &str) -> bool {
        let policy = self.topic.configs.get("cleanup.policy").map_or("delete", String::as_str);
        !self.excused("cleanup.policy") && policy.split(',').any(|item| item.trim() == word)
    }

    /// A config's number the way people say it, with a note if it is only Kafka's default.
    pub(super) fn shown(&self, config: &str, number: i64) -> String {
        let human = display(config, &number.to_string());
        if self.declares(config) { human } else { format!("{human}, Kafka's default") }
    }
}
