//! Settings that Kafka accepts but that do not do what most people expect: warnings.

use super::findings::Findings;
use super::view::View;
use crate::diagnostic::Severity::Warning;
use crate::topic_config::is_throttle;
use crate::units::format_millis;

/// Kafka's controller makes at most this many records for one request, and a partition is a record.
const PARTITIONS_AT_ONCE: i32 = 10_000;

/// Notes every risk of a topic.
pub(super) fn check(view: &View<'_>, findings: &mut Findings) {
    retention_below_segment_age(view, findings);
    retention_below_segment_size(view, findings);
    no_spare_replica(view, findings);
    message_above_segment(view, findings);
    compacted_without_key(view, findings);
    without_effect(view, findings);
    unused_level(view, findings);
    simple(view, findings);
}

fn warn(view: &View<'_>, findings: &mut Findings, setting: &str, said: String, hint: &str) {
    findings.note(Warning, &view.topic.name, view.place(setting), said, hint.to_owned());
}

fn retention_below_segment_age(view: &View<'_>, findings: &mut Findings) {
    let (Some(kept), Some(age)) = (view.effective("retention.ms"), view.effective("segment.ms")) else { return };
    if kept < 0 || kept >= age || !view.cleans_by("delete") || view.excused("segment.ms") {
        return;
    }
    let at = if view.declares("retention.ms") { "retention.ms" } else { "segment.ms" };
    if !view.declares(at) {
        return;
    }
    let (retention, segment) = (view.shown("retention.ms", kept), view.shown("segment.ms", age));
    let longest = format_millis(kept.saturating_add(age).unsigned_abs());
    let said = format!(
        "keeps records for {retention}, shorter than `segment.ms` ({segment}): only closed segments are deleted, so records \
         may stay up to {longest}"
    );
    warn(view, findings, at, said, "set `segment.ms` under `config` to a fraction of the retention");
}

fn retention_below_segment_size(view: &View<'_>, findings: &mut Findings) {
    let (Some(kept), Some(size)) = (view.declared("retention.bytes"), view.effective("segment.bytes")) else { return };
    if (0..size).contains(&kept) && view.cleans_by("delete") {
        let (kept, size) = (view.shown("retention.bytes", kept), view.shown("segment.bytes", size));
        let said = format!(
            "keeps {kept} per partition, less than one segment ({size}): only closed segments are deleted, so more stays"
        );
        warn(view, findings, "retention.bytes", said, "set `segment.bytes` under `config` to a fraction of it");
    }
}

fn no_spare_replica(view: &View<'_>, findings: &mut Findings) {
    let (Some(min_isr), Some(replication)) = (view.declared("min.insync.replicas"), view.topic.replication) else {
        return;
    };
    if replication > 1 && min_isr == i64::from(replication) {
        let said = format!(
            "has `min_isr` {min_isr} equal to its `replication`: while one broker is down, writes with acks=all fail"
        );
        warn(view, findings, "min.insync.replicas", said, "one less than `replication` survives the loss of a broker");
    }
}

fn message_above_segment(view: &View<'_>, findings: &mut Findings) {
    let (message, segment) = ("max.message.bytes", "segment.bytes");
    let (Some(largest), Some(size)) = (view.effective(message), view.effective(segment)) else { return };
    let at = if view.declares(message) { message } else { segment };
    if largest > size && view.declares(at) {
        let (largest, size) = (view.shown(message, largest), view.shown(segment, size));
        let said = format!("has `{message}` ({largest}) above `{segment}` ({size}): a batch must fit into one segment");
        warn(view, findings, at, said, "raise `segment.bytes` or lower `max.message.bytes`");
    }
}

fn compacted_without_key(view: &View<'_>, findings: &mut Findings) {
    if view.cleans_by("compact") && view.topic.key.is_none() && !view.excused("key") {
        let said = "is compacted but declares no `key`: Kafka refuses records without a key there".to_owned();
        warn(view, findings, "cleanup.policy", said, "say what keys it, like `key: session_id`");
    }
}

/// Settings of the topic itself that its cleanup policy makes pointless. Shared ones are meant for the others.
fn without_effect(view: &View<'_>, findings: &mut Findings) {
    let compaction =
        ["delete.retention.ms", "min.compaction.lag.ms", "max.compaction.lag.ms", "min.cleanable.dirty.ratio"];
    let idle: &[&str] = match (view.cleans_by("delete"), view.cleans_by("compact")) {
        (true, false) => &compaction,
        (false, true) => &["retention.ms", "retention.bytes"],
        _ => &[],
    };
    for config in idle.iter().filter(|config| view.own(config)) {
        let only = if view.cleans_by("compact") { "compact" } else { "delete" };
        let said = format!("sets `{config}`, which does nothing while its cleanup is `{only}` only");
        warn(view, findings, config, said, "remove it, or write `cleanup: [compact, delete]`");
    }
}

fn unused_level(view: &View<'_>, findings: &mut Findings) {
    for codec in ["gzip", "lz4", "zstd"] {
        let level = format!("compression.{codec}.level");
        let used = view.topic.configs.get("compression.type").is_some_and(|value| value == codec);
        if view.own(&level) && !used && !view.excused("compression.type") {
            let said = format!("sets `{level}`, which does nothing while `compression.type` is not `{codec}`");
            warn(view, findings, &level, said, "set `compression.type` too, or remove the level");
        }
    }
}

/// Risks that one setting is by itself.
fn simple(view: &View<'_>, findings: &mut Findings) {
    let unclean = "unclean.leader.election.enable";
    if view.is_true(unclean) {
        let said = format!("sets `{unclean}`: a replica that is behind may become leader, and what it lacks is lost");
        warn(view, findings, unclean, said, "remove it unless being up matters more than the records");
    }
    if let Some(many) = view.topic.partitions.filter(|n| *n > PARTITIONS_AT_ONCE) {
        let said = format!("has {many} partitions; Kafka makes at most {PARTITIONS_AT_ONCE} in one request");
        warn(view, findings, "partitions", said, "create it smaller and grow it in steps, or use fewer partitions");
    }
    for throttle in view.topic.configs.keys().filter(|name| is_throttle(name)) {
        let said = format!("sets `{throttle}`, which belongs to reassignments and is never compared");
        warn(view, findings, throttle, said, "remove it");
    }
}
