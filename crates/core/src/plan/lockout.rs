//! Nobody locks himself out: whoever runs a plan must still be able to run the next one.

use std::collections::BTreeSet;

use super::compute::Planner;
use super::{Action, Change, Unmet};
use crate::acl::{ANY_HOST, Acl, Operation, Permission, Resource, ResourceKind, Target, decide};
use crate::cluster::Access;
use crate::spec::Desired;

/// A right: an operation on one resource.
type Right = (Operation, Target);

impl Planner<'_> {
    /// Refuses what would take from the principal that runs the plan a right it needs for the next, unless that is allowed.
    ///
    /// Superusers have their rights from no rule and cannot lose them. Where it is not known who runs the plan, nobody may lose
    /// such a right.
    pub(super) fn hold_back_lock_outs(&mut self, desired: &Desired, access: &Access) {
        let Some(live) = access.acls.seen() else { return };
        let suspects: Vec<&Change> =
            self.plan.changes.iter().filter(|change| taken(&change.action).is_some()).collect();
        if suspects.is_empty() {
            return self.hold_back_own_password(access);
        }
        let after = after(live, &self.plan.changes);
        let needed = needed(desired);
        let mut lost: BTreeSet<(String, Right)> = BTreeSet::new();
        for who in whose(access, &suspects) {
            let mut hosts: BTreeSet<&str> = live.iter().map(|acl| acl.host.as_str()).collect();
            hosts.insert(ANY_HOST);
            for (host, right) in hosts.iter().flat_map(|host| needed.iter().map(move |right| (*host, right))) {
                let may = |rules: &[Acl]| decide(rules, &who, host, right.0, &right.1).allowed;
                if may(live) && !may(&after) {
                    lost.insert((who.clone(), right.clone()));
                }
            }
        }
        let loses = |change: &Change| {
            let acl = taken(&change.action)?;
            lost.iter().find(|(who, (operation, target))| acl.applies(who, *operation, target))
        };
        let found: Vec<Option<String>> = self
            .plan
            .changes
            .iter()
            .map(|change| {
                loses(change).map(|(who, (operation, target))| {
                    format!("it takes {operation} on {target} from {who}, {}", role(access))
                })
            })
            .collect();
        self.hold_back(&found);
        self.hold_back_own_password(access);
    }

    /// The password with which whoever runs this logs in.
    fn hold_back_own_password(&mut self, access: &Access) {
        let own = |change: &Change| {
            let deletes = matches!(change.action, Action::DeletePassword { .. });
            (deletes && access.me.as_ref() == Some(&change.subject))
                .then(|| format!("it is a password of {}, who runs this", change.subject))
        };
        let found: Vec<Option<String>> = self.plan.changes.iter().map(own).collect();
        self.hold_back(&found);
    }

    /// `found` tells of each change why it locks out, if it does.
    fn hold_back(&mut self, found: &[Option<String>]) {
        let allowed = self.options.allow_lock_out;
        let mut reasons = found.iter();
        let refused = &mut self.plan.refused;
        self.plan.changes.retain_mut(|change| {
            let Some(why) = reasons.next().and_then(Option::as_ref) else { return true };
            if allowed {
                change.why = Some(format!("lock-out, as allowed: {why}"));
                return true;
            }
            refused.push(Unmet {
                subject: change.subject.clone(),
                wish: change.action.to_string(),
                why: format!("lock-out: {why}"),
                way_out: "if that is meant: `--allow lock-out`".to_owned(),
            });
            false
        });
    }
}

fn role(access: &Access) -> &'static str {
    match access.me {
        Some(_) => "who runs this",
        None => "who may be the one that runs this: a certificate does not tell",
    }
}

/// The rule by which a change takes rights away: an allow that goes, or a deny that comes.
fn taken(action: &Action) -> Option<&Acl> {
    match action {
        Action::Revoke { acl } if acl.permission == Permission::Allow => Some(acl),
        Action::Grant { acl } if acl.permission == Permission::Deny => Some(acl),
        _ => None,
    }
}

/// The rules as the changes will leave them.
pub(super) fn after(live: &[Acl], changes: &[Change]) -> Vec<Acl> {
    let mut rules: BTreeSet<&Acl> = live.iter().collect();
    for change in changes {
        match &change.action {
            Action::Grant { acl } => drop(rules.insert(acl)),
            Action::Revoke { acl } => drop(rules.remove(acl)),
            _ => {}
        }
    }
    rules.into_iter().cloned().collect()
}

fn whose(access: &Access, suspects: &[&Change]) -> BTreeSet<String> {
    match &access.me {
        Some(me) => BTreeSet::from([me.clone()]),
        None => suspects.iter().map(|change| change.subject.clone()).collect(),
    }
}

/// What the next plan and apply of this file need: rules and users on the cluster, and every declared topic.
fn needed(desired: &Desired) -> Vec<Right> {
    let cluster = Resource::cluster();
    let cluster = Target { kind: cluster.kind, name: cluster.name };
    let on_cluster = [Operation::Alter, Operation::Describe].map(|operation| (operation, cluster.clone()));
    let of_topics = [Operation::Describe, Operation::Alter, Operation::AlterConfigs];
    let topics = desired.topics.iter().flat_map(|topic| {
        of_topics.map(|operation| (operation, Target { kind: ResourceKind::Topic, name: topic.name.clone() }))
    });
    on_cluster.into_iter().chain(topics).collect()
}
