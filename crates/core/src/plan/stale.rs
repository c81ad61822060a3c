//! Whether the cluster is still as a plan saw it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Action, Plan};
use crate::acl::{Acl, principal};
use crate::cluster::{Access, Observed, QuotaValues, ScramCredential, Topic};
use crate::topic_config;

/// What a plan remembers of a topic that it is about to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The topic id: a topic deleted and created anew is another topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    pub partitions: usize,
    pub replication: Vec<usize>,
    /// The topic's own overrides.
    pub overrides: BTreeMap<String, Option<String>>,
    /// Known only for topics at risk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<u64>,
}

impl Seen {
    pub(super) fn of(topic: &Topic) -> Seen {
        let overrides = topic
            .overrides()
            .filter(|(name, _)| !topic_config::is_throttle(name))
            .map(|(name, config)| (name.to_owned(), config.value.clone()))
            .collect();
        Seen {
            id: topic.id.clone(),
            partitions: topic.partitions.len(),
            replication: topic.replication_factors(),
            overrides,
            records: topic.data.as_ref().map(|data| data.records),
        }
    }
}

/// What a plan remembers of a principal that it is about to change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenPrincipal {
    pub acls: Vec<Acl>,
    pub passwords: Vec<ScramCredential>,
    pub quota: QuotaValues,
}

impl SeenPrincipal {
    pub(super) fn of(name: &str, access: &Access) -> SeenPrincipal {
        let user = principal::user(name).unwrap_or(name);
        let acls = access.acls.seen().into_iter().flatten().filter(|acl| acl.principal == name);
        let users = access.users.seen().into_iter().flatten().find(|found| found.name == user);
        SeenPrincipal {
            acls: acls.cloned().collect(),
            passwords: users.map(|user| user.credentials.clone()).unwrap_or_default(),
            quota: access.quotas.seen().and_then(|quotas| quotas.get(user).cloned()).unwrap_or_default(),
        }
    }
}

/// What moved between the plan and now, one sentence each; empty if the plan still holds.
pub fn moved(plan: &Plan, now: &Observed) -> Vec<String> {
    let mut found = Vec::new();
    if plan.cluster_id != now.cluster.id {
        found.push(format!("the plan is for cluster {}, this is {}", plan.cluster_id, now.cluster.id));
        return found;
    }
    for (name, before) in &plan.saw {
        let deletes = plan.changes.iter().any(|c| c.subject == *name && matches!(c.action, Action::Delete { .. }));
        match (before, now.topics.get(name).map(Seen::of)) {
            (None, None) => {}
            (None, Some(_)) => found.push(format!("{name} did not exist, and does now")),
            (Some(_), None) => found.push(format!("{name} existed, and is gone")),
            (Some(before), Some(after)) => compare(name, before, &after, deletes, &mut found),
        }
    }
    let unseen = Access::default();
    let access = now.access.as_ref().unwrap_or(&unseen);
    for (name, before) in &plan.saw_principals {
        let after = SeenPrincipal::of(name, access);
        for (same, what) in [
            (before.acls == after.acls, "access rules"),
            (before.passwords == after.passwords, "passwords"),
            (before.quota == after.quota, "quota"),
        ] {
            if !same {
                found.push(format!("{name} has other {what}"));
            }
        }
    }
    found
}

fn compare(name: &str, before: &Seen, after: &Seen, deletes: bool, found: &mut Vec<String>) {
    if before.id.is_some() && after.id.is_some() && before.id != after.id {
        return found.push(format!("{name} was deleted and created anew"));
    }
    if before.partitions != after.partitions {
        found.push(format!("{name} had {} partitions, and has {}", before.partitions, after.partitions));
    }
    if before.replication != after.replication {
        found.push(format!("{name} had replication {:?}, and has {:?}", before.replication, after.replication));
    }
    let keys: std::collections::BTreeSet<&String> = before.overrides.keys().chain(after.overrides.keys()).collect();
    for key in keys {
        let (old, new) = (before.overrides.get(key), after.overrides.get(key));
        if old != new {
            let human = |value: Option<&Option<String>>| match value {
                Some(Some(value)) => topic_config::display(key, value),
                Some(None) => "hidden".to_owned(),
                None => "not set".to_owned(),
            };
            found.push(format!("{name}: {key} was {}, and is {}", human(old), human(new)));
        }
    }
    if deletes && after.records > before.records {
        found.push(format!("{name} has received records since"));
    }
}
