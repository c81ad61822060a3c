//! What changes are about, looked at after them: whether each is in effect.

use std::collections::{BTreeMap, BTreeSet};

use crate::cluster::{
    ClusterError, Look, Observed, Query, QuotaEntity, QuotaValues, Reassignment, SeenGroup, Wanted, observe,
    observe_access,
};
use crate::plan::{Action, Change, Options, plan_one};

/// What changes are about, as the cluster shows it.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) observed: Observed,
    /// Quotas of entities that are no single user.
    quotas: BTreeMap<QuotaEntity, QuotaValues>,
    groups: Vec<SeenGroup>,
}

/// The topics by name, and of principals, quotas and groups what the changes are about.
pub(super) async fn look(
    cluster: &dyn Look,
    topics: BTreeSet<String>,
    changes: &[&Change],
) -> Result<Looked, ClusterError> {
    let about = |test: fn(&Action) -> bool| changes.iter().any(|change| test(&change.action));
    let wanted = Wanted {
        acls: about(|action| matches!(action, Action::Grant { .. } | Action::Revoke { .. })),
        users: about(|action| matches!(action, Action::SetPassword { .. } | Action::DeletePassword { .. })),
        quotas: about(|action| entity(action).is_none() && is_quota(action)),
    };
    let topics: Vec<String> = topics.into_iter().collect();
    let of_topics = async || match about(|action| !action.is_of_principal() && !action.is_of_group()) {
        true => observe(cluster, &topics, Query::All).await,
        false => Ok(Observed::default()),
    };
    let moving = async || match about(|action| matches!(action, Action::CancelMove { .. })) {
        true => cluster.reassignments().await,
        false => Ok(Vec::new()),
    };
    let quotas = async || match about(|action| entity(action).is_some()) {
        true => cluster.client_quotas().await,
        false => Ok(BTreeMap::new()),
    };
    let named: BTreeSet<&str> =
        changes.iter().filter(|change| change.action.is_of_group()).map(|change| change.subject.as_str()).collect();
    let groups = async || match named.is_empty() {
        true => Ok(Vec::new()),
        false => cluster.look_at_groups(&|group| named.contains(group.group.as_str())).await,
    };
    let (mut observed, access, moving, quotas, groups) =
        futures::try_join!(of_topics(), observe_access(cluster, wanted), moving(), quotas(), groups())?;
    (observed.access, observed.moving) = (Some(access), moving);
    Ok(Looked { observed, quotas, groups })
}

fn is_quota(action: &Action) -> bool {
    matches!(action, Action::SetQuota { .. } | Action::UnsetQuota { .. })
}

/// Whom a quota is for, where it is not a single user.
fn entity(action: &Action) -> Option<&QuotaEntity> {
    match action {
        Action::SetQuota { entity, .. } | Action::UnsetQuota { entity, .. } => entity.as_ref(),
        _ => None,
    }
}

impl Looked {
    /// Whether a change is in effect. Of topics and principals it is if planning for it alone finds nothing left to do.
    pub(super) fn shows(&self, change: &Change) -> bool {
        let group = self.groups.iter().find(|group| group.listed.group == change.subject);
        let committed = |topic: &String, partition: i32| group?.committed.get(&(topic.clone(), partition)).copied();
        match &change.action {
            Action::SetQuota { name, to, entity: Some(entity), .. } => self.quota(entity, name) == Some(*to),
            Action::UnsetQuota { name, entity: Some(entity), .. } => self.quota(entity, name).is_none(),
            Action::CommitOffset { topic, partition, to, .. } => committed(topic, *partition) == Some(*to),
            Action::RemoveOffset { topic, partition, .. } => committed(topic, *partition).is_none(),
            Action::DeleteGroup { .. } => group.is_none(),
            Action::CancelMove { partition, .. } => {
                let is_it = |found: &Reassignment| found.topic == change.subject && found.partition == *partition;
                !self.observed.moving.iter().any(is_it)
            }
            _ => in_effect(&self.observed, change),
        }
    }

    fn quota(&self, entity: &QuotaEntity, name: &str) -> Option<f64> {
        self.quotas.get(entity).and_then(|values| values.get(name)).copied()
    }

    /// Whether the cluster lets us see what became of a change.
    pub(super) fn hides(&self, change: &Change) -> bool {
        let Some(access) = &self.observed.access else { return false };
        match change.action {
            Action::Grant { .. } | Action::Revoke { .. } => access.acls.seen().is_none(),
            Action::SetPassword { .. } | Action::DeletePassword { .. } => access.users.seen().is_none(),
            _ => false,
        }
    }
}

/// A change is in effect if planning for it alone finds nothing left to do.
pub(super) fn in_effect(observed: &Observed, change: &Change) -> bool {
    plan_one(change, observed, &Options::default()).is_met()
}
