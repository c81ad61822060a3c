//! Grants that are declared and of no use: a deny rule that the file does not declare wins over them.

use std::collections::BTreeSet;

use super::Unmet;
use super::compute::Planner;
use super::lockout::after;
use crate::acl::{ANY_HOST, Acl, Pattern, Permission, ResourceKind, Target, Why, decide};
use crate::cluster::Access;
use crate::spec::Desired;

impl Planner<'_> {
    /// Says which declared grants will not work once everything is applied.
    pub(super) fn overruled(&mut self, desired: &Desired, access: &Access) {
        let Some(live) = access.acls.seen() else { return };
        let after = after(live, &self.plan.changes);
        if after.iter().all(|acl| acl.permission == Permission::Allow) {
            return;
        }
        let declared = desired.principals.iter().flat_map(|principal| &principal.acls).map(|declared| &declared.acl);
        let meant: BTreeSet<&Acl> = declared.clone().filter(|acl| acl.permission == Permission::Deny).collect();
        let mut told = BTreeSet::new();
        for acl in declared.filter(|acl| acl.permission == Permission::Allow) {
            if !self.options.selection.includes(&acl.principal) {
                continue;
            }
            for target in targets(acl, desired) {
                let decision = decide(&after, &acl.principal, ANY_HOST, acl.operation, &target);
                let Some(rule) = decision.rule.filter(|rule| decision.why == Why::Denied && !meant.contains(rule))
                else {
                    continue;
                };
                if told.insert((acl.clone(), rule.clone())) {
                    self.plan.cannot.push(unmet(acl, rule, &target));
                }
            }
        }
    }
}

fn unmet(acl: &Acl, rule: &Acl, target: &Target) -> Unmet {
    Unmet {
        subject: acl.principal.clone(),
        wish: format!("{} on {}", acl.operation, acl.resource),
        why: format!("on {target} a rule that this file does not declare wins: {rule}"),
        way_out: "revoke that rule with `helixctl acls revoke`, or declare it here".to_owned(),
    }
}

/// Resources that a grant is for: the one it names, or the declared topics under its pattern; else any under it.
fn targets(acl: &Acl, desired: &Desired) -> Vec<Target> {
    let resource = &acl.resource;
    let target = |name: &str| Target { kind: resource.kind, name: name.to_owned() };
    if resource.pattern == Pattern::Literal && !resource.is_wildcard() {
        return vec![target(&resource.name)];
    }
    let topics = desired.topics.iter().filter(|_| resource.kind == ResourceKind::Topic);
    let declared: Vec<Target> =
        topics.map(|topic| target(&topic.name)).filter(|target| resource.covers(target)).collect();
    match declared.is_empty() && resource.pattern == Pattern::Prefixed {
        true => vec![target(&resource.name)],
        false => declared,
    }
}
