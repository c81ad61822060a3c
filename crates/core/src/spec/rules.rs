//! Holding a topic to the policy. Each breach names the rule and where it is written.

use super::findings::Findings;
use super::view::View;
use super::{Policy, Required, Rule};
use crate::diagnostic::Severity::Error;
use crate::topic_config::display;

/// Notes every rule that a topic breaks.
pub(super) fn check(view: &View<'_>, policy: &Policy, findings: &mut Findings) {
    topic_name(view, policy, findings);
    let partitions = view.topic.partitions;
    at_least(view, "partitions", "min_partitions", partitions, &policy.min_partitions, findings);
    at_most(view, "partitions", "max_partitions", partitions, &policy.max_partitions, findings);
    let replication = view.topic.replication;
    at_least(view, "replication", "min_replication", replication, &policy.min_replication, findings);
    at_most(view, "replication", "max_replication", replication, &policy.max_replication, findings);
    let min_isr = view.declared("min.insync.replicas");
    at_least(view, "min_isr", "min_isr", min_isr, &policy.min_isr, findings);
    max_retention(view, policy, findings);
    for rule in &policy.require {
        require(view, rule, findings);
    }
}

/// The name under which the place of a setting is kept.
fn spot(setting: &'static str) -> &'static str {
    match setting {
        "min_isr" => "min.insync.replicas",
        "retention" => "retention.ms",
        other => other,
    }
}

fn breach<T>(view: &View<'_>, setting: &'static str, key: &str, rule: &Rule<T>, said: String, findings: &mut Findings) {
    let at = rule.place.as_ref().map_or_else(String::new, |place| format!(" at {place}"));
    let hint = format!("the rule is `policy.{key}`{at}; an environment may have its own");
    findings.note(Error, &view.topic.name, view.place(spot(setting)), said, hint);
}

fn undeclared<T>(view: &View<'_>, setting: &'static str, key: &str, rule: &Rule<T>, findings: &mut Findings) {
    if !view.excused(spot(setting)) {
        let said = format!("declares no `{setting}`: the broker would choose, and policy `{key}` could not be kept");
        breach(view, setting, key, rule, said, findings);
    }
}

fn at_least<T: PartialOrd + std::fmt::Display>(
    view: &View<'_>,
    setting: &'static str,
    key: &str,
    value: Option<T>,
    rule: &Option<Rule<T>>,
    findings: &mut Findings,
) {
    match (value, rule) {
        (Some(value), Some(rule)) if value < rule.value => {
            let said = format!("has `{setting}` {value}; the policy wants at least {}", rule.value);
            breach(view, setting, key, rule, said, findings);
        }
        (None, Some(rule)) => undeclared(view, setting, key, rule, findings),
        _ => {}
    }
}

fn at_most<T: PartialOrd + std::fmt::Display>(
    view: &View<'_>,
    setting: &'static str,
    key: &str,
    value: Option<T>,
    rule: &Option<Rule<T>>,
    findings: &mut Findings,
) {
    match (value, rule) {
        (Some(value), Some(rule)) if value > rule.value => {
            let said = format!("has `{setting}` {value}; the policy allows at most {}", rule.value);
            breach(view, setting, key, rule, said, findings);
        }
        (None, Some(rule)) => undeclared(view, setting, key, rule, findings),
        _ => {}
    }
}

fn topic_name(view: &View<'_>, policy: &Policy, findings: &mut Findings) {
    if let Some(rule) = &policy.topic_name
        && !rule.value.0.is_match(&view.topic.name)
    {
        let pattern = crate::yaml::abbreviate(rule.value.0.as_str());
        let at = rule.place.as_ref().map_or_else(String::new, |place| format!(" at {place}"));
        findings.note(
            Error,
            &view.topic.name,
            view.topic.place.clone(),
            format!("has a name that does not match the policy's `{pattern}`"),
            format!("the rule is `policy.topic_name`{at}"),
        );
    }
}

fn max_retention(view: &View<'_>, policy: &Policy, findings: &mut Findings) {
    let Some(rule) = policy.max_retention.as_ref().filter(|rule| rule.value >= 0) else { return };
    // A topic that is compacted only is bounded by its keys, not by time.
    if view.cleans_by("compact") && !view.cleans_by("delete") {
        return;
    }
    match view.declared("retention.ms") {
        Some(kept) if kept < 0 || kept > rule.value => {
            let show = |millis: i64| display("retention.ms", &millis.to_string());
            let said = format!("has `retention` {}; the policy allows at most {}", show(kept), show(rule.value));
            breach(view, "retention", "max_retention", rule, said, findings);
        }
        Some(_) => {}
        None => undeclared(view, "retention", "max_retention", rule, findings),
    }
}

fn require(view: &View<'_>, rule: &Rule<Required>, findings: &mut Findings) {
    let topic = view.topic;
    let present = match rule.value {
        Required::Description => topic.description.is_some(),
        Required::Owner => topic.owner.is_some(),
        Required::Key => topic.key.is_some(),
        Required::Partitions => topic.partitions.is_some(),
        Required::Replication => topic.replication.is_some(),
        Required::Retention => view.declares("retention.ms"),
        Required::MinIsr => view.declares("min.insync.replicas"),
    };
    let name = Required::ALL.iter().find(|(_, value)| *value == rule.value).map_or("", |(name, _)| name);
    if !present && !view.excused(spot(name)) {
        breach(view, name, "require", rule, format!("has no `{name}`, which the policy requires"), findings);
    }
}
