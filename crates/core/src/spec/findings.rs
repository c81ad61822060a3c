//! Findings about finished topics. What many topics have from one shared line is said once, with their number.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::{Place, Problems, Severity};
use crate::yaml::abbreviate;

struct Finding {
    /// The first topic, in order of name.
    topic: String,
    others: usize,
    hint: String,
}

/// Findings by severity, place and what they say.
#[derive(Default)]
pub(super) struct Findings {
    order: Vec<(Severity, Option<Place>, String)>,
    found: HashMap<(Severity, Option<Place>, String), Finding>,
}

impl Findings {
    /// Notes one finding about a topic. `said` completes "topic `x` …".
    pub(super) fn note(&mut self, severity: Severity, topic: &str, place: Option<Place>, said: String, hint: String) {
        let key = (severity, place, said);
        match self.found.entry(key) {
            Entry::Occupied(mut entry) => entry.get_mut().others += 1,
            Entry::Vacant(entry) => {
                self.order.push(entry.key().clone());
                entry.insert(Finding { topic: topic.to_owned(), others: 0, hint });
            }
        }
    }

    /// Hands all findings over as problems, in the order in which they were first noted.
    pub(super) fn into_problems(mut self, problems: &mut Problems) {
        for key in self.order {
            let Some(finding) = self.found.remove(&key) else { continue };
            let (severity, place, said) = key;
            let name = abbreviate(&finding.topic);
            let message = match finding.others {
                0 => format!("topic `{name}` {said}"),
                1 => format!("topic `{name}` {said}; so does one more topic"),
                more => format!("topic `{name}` {said}; so do {more} more topics"),
            };
            match severity {
                Severity::Error => problems.error(place, message),
                Severity::Warning => problems.warning(place, message),
            }
            .hint(finding.hint);
        }
    }
}
