//! Settings of one topic that Kafka refuses together, or that leave the topic unusable: errors.

use super::findings::Findings;
use super::view::View;
use crate::diagnostic::Severity::Error;
use crate::topic_config::display;

/// Notes every conflict of a topic.
pub(super) fn check(view: &View<'_>, findings: &mut Findings) {
    min_isr(view, findings);
    placement(view, findings);
    compaction_lags(view, findings);
    if view.is_true("remote.storage.enable") {
        tiered_compaction(view, findings);
        for (local, whole) in [("local.retention.ms", "retention.ms"), ("local.retention.bytes", "retention.bytes")] {
            local_retention(view, local, whole, findings);
        }
    }
}

fn min_isr(view: &View<'_>, findings: &mut Findings) {
    let (Some(min_isr), Some(replication)) = (view.declared("min.insync.replicas"), view.topic.replication) else {
        return;
    };
    if min_isr <= replication.into() {
        return;
    }
    let other = view.place("replication").map_or_else(String::new, |place| format!(", set at {place}"));
    findings.note(
        Error,
        &view.topic.name,
        view.place("min.insync.replicas"),
        format!(
            "has `min_isr` {min_isr}, more than its `replication` {replication}: every write with acks=all would fail"
        ),
        format!("lower `min_isr`, or raise `replication`{other}"),
    );
}

/// Where replicas lie can be declared only together with how many there are.
fn placement(view: &View<'_>, findings: &mut Findings) {
    let Some(brokers) = &view.topic.placement else { return };
    let (said, way_out) = match (view.topic.partitions, view.topic.replication) {
        (Some(_), Some(factor)) if (factor as usize) <= brokers.len() => return,
        (Some(_), Some(factor)) => (
            format!("has `replication` {factor}, more than the {} brokers of its `placement`", brokers.len()),
            "name more brokers, or lower `replication`",
        ),
        _ if view.excused("partitions") || view.excused("replication") => return,
        _ => (
            "has a `placement`, but not both `partitions` and `replication`".to_owned(),
            "declare them: what lies where depends on them",
        ),
    };
    findings.note(Error, &view.topic.name, view.place("placement"), said, way_out.to_owned());
}

fn compaction_lags(view: &View<'_>, findings: &mut Findings) {
    let (min, max) = ("min.compaction.lag.ms", "max.compaction.lag.ms");
    let (Some(low), Some(high)) = (view.effective(min), view.effective(max)) else { return };
    if low > high {
        let (low, high) = (view.shown(min, low), view.shown(max, high));
        findings.note(
            Error,
            &view.topic.name,
            view.place(min),
            format!("has `{min}` {low} above `{max}` {high}, which Kafka refuses"),
            format!("lower `{min}` or raise `{max}`"),
        );
    }
}

fn tiered_compaction(view: &View<'_>, findings: &mut Findings) {
    if view.cleans_by("compact") {
        findings.note(
            Error,
            &view.topic.name,
            view.place("remote.storage.enable"),
            "has `remote.storage.enable` and is compacted, which Kafka refuses".to_owned(),
            "tiered storage is for `cleanup: delete` only; drop one of the two".to_owned(),
        );
    }
}

fn local_retention(view: &View<'_>, local: &str, whole: &str, findings: &mut Findings) {
    // What is not declared is the broker's to say, and validate_only finds a conflict with that.
    let (Some(near), Some(all)) = (view.declared(local), view.declared(whole)) else { return };
    // -2 takes the whole retention; a negative whole is unlimited, and nothing is more than that.
    if near == -2 || all < 0 || (0..=all).contains(&near) {
        return;
    }
    let (near, all) = (display(local, &near.to_string()), view.shown(whole, all));
    findings.note(
        Error,
        &view.topic.name,
        view.place(local),
        format!("has `{local}` {near}, more than `{whole}` {all}, which Kafka refuses"),
        format!("lower `{local}`, or remove it to take `{whole}`"),
    );
}
