//! What a change can cost, and why, in words.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Action;
use crate::acl::{Acl, Permission};
use crate::cluster::{DataFacts, Topic};
use crate::units::{format_bytes, format_millis};

/// How much a change can hurt, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// No record is lost and no client notices.
    #[default]
    Safe,
    /// Clients notice: order by key breaks, writers are refused, data moves.
    Disruptive,
    /// Records may be lost.
    DataLoss,
}

impl Risk {
    pub const fn word(self) -> &'static str {
        match self {
            Risk::Safe => "safe",
            Risk::Disruptive => "disruptive",
            Risk::DataLoss => "data-loss",
        }
    }
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// A risk with its reason; a safe one needs none.
pub(super) type Judged = (Risk, Option<String>);

pub(super) const SAFE: Judged = (Risk::Safe, None);

pub(super) fn judged(risk: Risk, why: impl Into<String>) -> Judged {
    (risk, Some(why.into()))
}

/// The risk of adding partitions: keys hash to other partitions, so order by key breaks, and compaction keeps stale copies.
///
/// `compacted` is absent where nobody can tell: the configs are not visible.
pub(super) fn of_growth(key: Option<&str>, compacted: Option<bool>) -> Judged {
    match (key, compacted) {
        (Some(key), _) => judged(
            Risk::Disruptive,
            format!("keyed by {key}: existing keys move to other partitions, order by key breaks"),
        ),
        (None, Some(true)) => {
            judged(Risk::Disruptive, "compacted: existing keys move to other partitions, their old values stay behind")
        }
        (None, None) => judged(
            Risk::Disruptive,
            "whether it is compacted is not visible to this principal: if so, existing keys move to other partitions",
        ),
        (None, Some(false)) => SAFE,
    }
}

/// The risk of setting or resetting one config on an existing topic.
pub(super) fn of_config(action: &Action, topic: &Topic) -> Judged {
    let (name, from, to) = match action {
        Action::SetConfig { name, from, to } => (name, from.as_deref(), Some(to.as_str())),
        Action::ResetConfig { name, from, to } => (name, from.as_deref(), to.as_deref()),
        _ => return SAFE,
    };
    let empty = topic.data.as_ref().is_some_and(|data| data.records == 0);
    match name.as_str() {
        "retention.ms" | "retention.bytes" if empty => SAFE,
        "cleanup.policy" if empty => of_cleanup_while_empty(from, to),
        "retention.ms" if shrinks(from, to) => of_retention(topic.data.as_ref()),
        "retention.bytes" if shrinks(from, to) => {
            judged(Risk::DataLoss, "segments beyond the new size are deleted, oldest first")
        }
        "cleanup.policy" => of_cleanup(from, to),
        "max.message.bytes" if shrinks(from, to) => {
            judged(Risk::Disruptive, "producers of larger batches will be refused (MESSAGE_TOO_LARGE)")
        }
        "min.insync.replicas" => of_min_isr(from, to, topic),
        "unclean.leader.election.enable" if to == Some("true") => {
            judged(Risk::Disruptive, "a replica that lags may become leader: acknowledged records can then be lost")
        }
        "remote.storage.enable" => judged(Risk::Disruptive, "moves where the log is kept"),
        _ => SAFE,
    }
}

/// Kafka writes "no limit" as −1. An unknown value counts as the worse one.
fn shrinks(from: Option<&str>, to: Option<&str>) -> bool {
    let limit = |value: &str| value.parse::<i64>().map(|n| if n < 0 { i64::MAX } else { n });
    match (from.map(limit), to.map(limit)) {
        (Some(Ok(from)), Some(Ok(to))) => to < from,
        _ => true,
    }
}

fn of_retention(data: Option<&DataFacts>) -> Judged {
    let Some(data) = data else {
        return judged(
            Risk::DataLoss,
            "drops every record older than the new retention; the broker did not tell how many",
        );
    };
    let oldest = data.oldest_ms.filter(|t| *t >= 0).map(|t| format_millis((data.at_ms - t).max(0) as u64));
    match (data.beyond_retention, oldest) {
        (Some(0), Some(oldest)) => (Risk::Safe, Some(format!("the oldest record is {oldest} old: none is dropped"))),
        (Some(0), None) => SAFE,
        (Some(count), oldest) => {
            let age = oldest.map(|age| format!(", records up to {age} old")).unwrap_or_default();
            judged(Risk::DataLoss, format!("would drop about {count} of {} records{age}", data.records))
        }
        (None, _) => {
            judged(Risk::DataLoss, format!("drops what is older than the new retention, of {} records", data.records))
        }
    }
}

fn has(value: Option<&str>, policy: &str) -> bool {
    value.is_some_and(|value| value.split(',').any(|item| item.trim() == policy))
}

/// No record is there to lose; those to come can still be refused.
fn of_cleanup_while_empty(from: Option<&str>, to: Option<&str>) -> Judged {
    match has(to, "compact") && !has(from, "compact") {
        true => judged(Risk::Disruptive, "a compacted topic refuses records without a key"),
        false => SAFE,
    }
}

fn of_cleanup(from: Option<&str>, to: Option<&str>) -> Judged {
    if has(to, "compact") && !has(from, "compact") {
        judged(Risk::DataLoss, "compaction keeps only the last record of each key, and refuses records without a key")
    } else if has(to, "delete") && !has(from, "delete") {
        judged(Risk::DataLoss, "records older than the retention are deleted, which compaction alone kept")
    } else if to.is_none() {
        judged(Risk::DataLoss, "the inherited cleanup.policy is not known")
    } else {
        SAFE
    }
}

fn of_min_isr(from: Option<&str>, to: Option<&str>, topic: &Topic) -> Judged {
    let number = |value: Option<&str>| value?.parse::<usize>().ok();
    let Some(wanted) = number(to).filter(|wanted| number(from).is_none_or(|now| now < *wanted)) else { return SAFE };
    let (short, all) = (topic.partitions.iter().filter(|p| p.isr.len() < wanted).count(), topic.partitions.len());
    match short {
        0 => SAFE,
        _ => judged(
            Risk::Disruptive,
            format!(
                "acks=all is refused on {short} of {all} partitions: they have fewer than {wanted} in-sync replicas"
            ),
        ),
    }
}

/// The risk of deleting a topic: none only if it is known to be empty and unused.
pub(super) fn of_delete(data: Option<&DataFacts>) -> Judged {
    let Some(data) = data else {
        return judged(Risk::DataLoss, "the topic and all its records are lost; the broker did not tell how many");
    };
    let mut parts = Vec::new();
    if data.records > 0 {
        parts.push(format!("up to {} records", data.records));
    }
    if let Some(newest) = data.newest_ms.filter(|t| *t >= 0 && data.records > 0) {
        parts.push(format!("last written {} ago", format_millis((data.at_ms - newest).max(0) as u64 / 1000 * 1000)));
    }
    for group in &data.groups {
        parts.push(format!("{}group {} has offsets on it", if group.live { "live " } else { "" }, group.group));
    }
    match (parts.is_empty(), data.records) {
        (true, _) => judged(Risk::Disruptive, "empty, and no group has offsets on it"),
        (false, 0) => judged(Risk::DataLoss, format!("empty, but {}", parts.join(", "))),
        (false, _) => judged(Risk::DataLoss, format!("is lost for good: {}", parts.join(", "))),
    }
}

/// The risk of moving replicas.
pub(super) fn of_reassignment(action: &Action, racks_shared: bool) -> Judged {
    let Action::Reassign { copies, .. } = action else { return SAFE };
    let bytes = copies.iter().try_fold(0_u64, |all, copies| Some(all.saturating_add(copies.bytes?)));
    let mut why = match (copies.is_empty(), bytes) {
        (true, _) => "followers are dropped: fewer copies are left".to_owned(),
        (false, Some(bytes)) => format!("copies {} between brokers", format_bytes(bytes)),
        (false, None) => "copies records between brokers; how many bytes they did not tell".to_owned(),
    };
    if racks_shared {
        why += "; some partitions have two replicas in one rack";
    }
    judged(Risk::Disruptive, why)
}

/// The risk of a new rule: an allow takes nothing from anybody.
pub(super) fn of_grant(acl: &Acl) -> Judged {
    match acl.permission {
        Permission::Allow => SAFE,
        Permission::Deny => judged(Risk::Disruptive, "wins over every allow: clients that do this now are refused"),
    }
}

pub(super) fn of_revoke(acl: &Acl) -> Judged {
    judged(
        Risk::Disruptive,
        match acl.permission {
            Permission::Allow => "clients that live on it are refused",
            Permission::Deny => "what it held back may become allowed",
        },
    )
}

pub(super) fn of_password(replaces: bool) -> Judged {
    match replaces {
        true => judged(Risk::Disruptive, "clients that log in with another password than the declared one are refused"),
        false => SAFE,
    }
}

pub(super) fn of_password_deletion() -> Judged {
    judged(Risk::Disruptive, "clients that log in with it are refused")
}

/// The risk of a quota that was absent, or another.
pub(super) fn of_quota(from: Option<f64>, to: f64) -> Judged {
    match from {
        Some(from) if from <= to => SAFE,
        _ => judged(Risk::Disruptive, "clients that use more are slowed down"),
    }
}
