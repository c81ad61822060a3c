//! All checks of a finished topic, for files and for the command line alike.

use super::findings::Findings;
use super::names::check_topic_name;
use super::view::View;
use super::{DesiredTopic, Policy, conflicts, risks, rules};
use crate::diagnostic::Problems;
use crate::topic_config;
use crate::yaml::abbreviate;

/// Checks a topic that did not come out of a file: name, numbers, configs, conflicts, risks and the policy.
pub fn check_topic(topic: &DesiredTopic, policy: &Policy, problems: &mut Problems) {
    if let Err(why) = check_topic_name(&topic.name) {
        problems.error(topic.place.clone(), why);
    }
    let counts = [("partitions", topic.partitions.map(i64::from)), ("replication", topic.replication.map(i64::from))];
    for (name, count) in counts {
        if let Some(count) = count.filter(|count| *count < 1) {
            problems.error(topic.place.clone(), format!("`{name}` must be at least 1, found {count}"));
        }
    }
    for (name, value) in &topic.configs {
        if topic_config::lookup(name).is_none() {
            problems
                .error(topic.place.clone(), format!("Kafka knows no topic config `{}`", abbreviate(name)))
                .maybe_hint(topic_config::did_you_mean(name));
        } else if let Err(why) = topic_config::check(name, value) {
            problems.error(topic.place.clone(), why);
        }
    }
    let mut findings = Findings::default();
    examine(&View { topic, written: None }, policy, &mut findings);
    findings.into_problems(problems);
}

/// The checks that look at a topic as a whole.
pub(super) fn examine(view: &View<'_>, policy: &Policy, findings: &mut Findings) {
    conflicts::check(view, findings);
    risks::check(view, findings);
    rules::check(view, policy, findings);
}
