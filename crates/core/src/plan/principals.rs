//! Principals: what they may do, how they log in and how much they may use, declared against live.

use std::collections::{BTreeMap, BTreeSet};

use super::compute::Planner;
use super::risk;
use super::{Action, Unmanaged};
use crate::acl::{Acl, DEFAULT_ITERATIONS, principal};
use crate::cluster::{Access, QuotaValues, ScramCredential, ScramUser, Sight, Wanted};
use crate::spec::{DeclaredUser, Desired, Principal};

/// What has to be looked at for the principals of a file; nothing if it declares and owns none.
pub fn access_wanted(desired: &Desired, options: &super::Options) -> Wanted {
    let declared = || desired.principals.iter().filter(|principal| options.selection.includes(&principal.name));
    let owns = !desired.prune.principals.is_empty();
    Wanted {
        acls: owns || declared().next().is_some(),
        users: owns || declared().any(|principal| principal.user.is_some()),
        quotas: owns || declared().any(|principal| !principal.quota.is_empty()),
    }
}

/// Why something was not seen, and what to do about it.
fn unseen<T>(look: &Sight<T>) -> Option<(&str, &str)> {
    match look {
        Sight::Seen(_) => None,
        Sight::Hidden { why, way_out } => Some((why, way_out)),
        Sight::Skipped => Some(("the snapshot does not hold them", "make one with `helixctl topics snapshot`")),
    }
}

impl Planner<'_> {
    pub(super) fn principals(&mut self, desired: &Desired) {
        let wanted = access_wanted(desired, self.options);
        if !wanted.anything() {
            return;
        }
        self.plan.looked_at = wanted;
        let nothing = Access::default();
        let access = self.observed.access.as_ref().unwrap_or(&nothing);
        let all_seen = self.hidden(desired, access, wanted);
        for principal in desired.principals.iter().filter(|p| self.options.selection.includes(&p.name)) {
            let before = self.differences();
            self.rules(principal, access);
            self.user(principal, access);
            self.quota(principal, access);
            if all_seen && before == self.differences() {
                self.plan.unchanged_principals += 1;
            }
        }
        self.undeclared_principals(desired, access);
        self.hold_back_lock_outs(desired, access);
        self.overruled(desired, access);
    }

    /// Says what could not be looked at; true if everything could.
    fn hidden(&mut self, desired: &Desired, access: &Access, wanted: Wanted) -> bool {
        let count = desired.principals.iter().filter(|p| self.options.selection.includes(&p.name)).count();
        let subject = if count == 1 { "1 principal".to_owned() } else { format!("{count} principals") };
        let looks = [
            (wanted.acls, "access rules", unseen(&access.acls)),
            (wanted.users, "users", unseen(&access.users)),
            (wanted.quotas, "quotas", unseen(&access.quotas)),
        ];
        let mut all_seen = true;
        for (wanted, what, unseen) in looks {
            if let Some((why, way_out)) = unseen.filter(|_| wanted) {
                self.cannot(&subject, format!("compare {what} with the file"), why.to_owned(), way_out);
                all_seen = false;
            }
        }
        all_seen
    }

    fn rules(&mut self, principal: &Principal, access: &Access) {
        let Some(live) = access.acls.seen() else { return };
        let declared: BTreeSet<&Acl> = principal.acls.iter().map(|declared| &declared.acl).collect();
        let live: BTreeSet<&Acl> = live.iter().filter(|acl| acl.principal == principal.name).collect();
        for acl in declared.difference(&live) {
            self.change(&principal.name, Action::Grant { acl: (*acl).clone() }, risk::of_grant(acl));
        }
        for acl in live.difference(&declared) {
            self.extra_rule(&principal.name, acl, self.options.prune);
        }
    }

    fn extra_rule(&mut self, principal: &str, acl: &Acl, prune: bool) {
        match prune {
            true => self.change(principal, Action::Revoke { acl: acl.clone() }, risk::of_revoke(acl)),
            false => self.plan.unmanaged.push(Unmanaged::Acl { acl: acl.clone() }),
        }
    }

    fn user(&mut self, principal: &Principal, access: &Access) {
        let (Some(declared), Some(live)) = (&principal.user, access.users.seen()) else { return };
        let user = live.iter().find(|user| user.name == declared.name);
        let credentials = user.map(|user| user.credentials.as_slice()).unwrap_or_default();
        let same = credentials.iter().find(|credential| credential.mechanism == declared.mechanism);
        let rotated = self.options.rotate.contains(&declared.name);
        let kept = same.is_some_and(|live| declared.iterations.is_none_or(|wanted| wanted == live.iterations));
        if !kept || rotated {
            self.password(principal, declared, same.map(|live| live.iterations));
        }
        for extra in credentials.iter().filter(|credential| credential.mechanism != declared.mechanism) {
            self.extra_password(&principal.name, &declared.name, *extra, self.options.prune);
        }
    }

    fn password(&mut self, principal: &Principal, declared: &DeclaredUser, from: Option<i32>) {
        let action = Action::SetPassword {
            mechanism: declared.mechanism,
            iterations: declared.iterations.or(from).unwrap_or(DEFAULT_ITERATIONS),
            from,
            password: declared.password.clone(),
        };
        self.change(&principal.name, action, risk::of_password(from.is_some()));
    }

    fn extra_password(&mut self, principal: &str, user: &str, extra: ScramCredential, prune: bool) {
        let ScramCredential { mechanism, iterations } = extra;
        match prune {
            true => self.change(principal, Action::DeletePassword { mechanism }, risk::of_password_deletion()),
            false => self.plan.unmanaged.push(Unmanaged::Password { user: user.to_owned(), mechanism, iterations }),
        }
    }

    fn quota(&mut self, principal: &Principal, access: &Access) {
        let (Some(live), Some(user)) = (access.quotas.seen(), principal::user(&principal.name)) else { return };
        if principal.quota.is_empty() {
            return;
        }
        let none = QuotaValues::new();
        let live = live.get(user).unwrap_or(&none);
        let is_new = self.sets_first_password(&principal.name);
        for (&name, &to) in &principal.quota {
            let from = live.get(name).copied();
            if from != Some(to) {
                let judged = if is_new { risk::SAFE } else { risk::of_quota(from, to) };
                self.change(
                    &principal.name,
                    Action::SetQuota { name: name.to_owned(), from, to, entity: None },
                    judged,
                );
            }
        }
        for (name, &value) in live.iter().filter(|(name, _)| !principal.quota.contains_key(name.as_str())) {
            self.extra_quota(&principal.name, name, value, self.options.prune);
        }
    }

    fn sets_first_password(&self, principal: &str) -> bool {
        let first = |action: &Action| matches!(action, Action::SetPassword { from: None, .. });
        self.plan.changes.iter().any(|change| change.subject == principal && first(&change.action))
    }

    fn extra_quota(&mut self, principal: &str, name: &str, value: f64, prune: bool) {
        match prune {
            true => {
                let action = Action::UnsetQuota { name: name.to_owned(), from: value, entity: None };
                self.change(principal, action, risk::SAFE);
            }
            false => {
                let (principal, name) = (principal.to_owned(), name.to_owned());
                self.plan.unmanaged.push(Unmanaged::Quota { principal, name, value });
            }
        }
    }

    /// Principals that the file owns by a prefix and no longer declares.
    fn undeclared_principals(&mut self, desired: &Desired, access: &Access) {
        let declared: BTreeSet<&str> = desired.principals.iter().map(|principal| principal.name.as_str()).collect();
        let owned = |name: &str| {
            !declared.contains(name)
                && self.options.selection.includes(name)
                && desired.prune.principals.iter().any(|prefix| name.starts_with(prefix.as_str()))
        };
        let acls = access.acls.seen().into_iter().flatten().filter(|acl| owned(&acl.principal));
        let acls: Vec<Acl> = acls.cloned().collect();
        let as_principal = |user: &String| format!("User:{user}");
        let users = access.users.seen().into_iter().flatten().filter(|user| owned(&as_principal(&user.name)));
        let users: Vec<ScramUser> = users.cloned().collect();
        let quotas = access.quotas.seen().into_iter().flatten().filter(|(user, _)| owned(&as_principal(user)));
        let quotas: BTreeMap<String, QuotaValues> = quotas.map(|(user, q)| (user.clone(), q.clone())).collect();
        let prune = self.options.prune;
        acls.iter().for_each(|acl| self.extra_rule(&acl.principal, acl, prune));
        for user in users {
            let principal = as_principal(&user.name);
            user.credentials.iter().for_each(|extra| self.extra_password(&principal, &user.name, *extra, prune));
        }
        for (user, values) in quotas {
            let principal = as_principal(&user);
            values.iter().for_each(|(name, value)| self.extra_quota(&principal, name, *value, prune));
        }
    }

    fn differences(&self) -> (usize, usize, usize) {
        (self.plan.changes.len(), self.plan.cannot.len(), self.plan.refused.len())
    }
}

/// Whether the cluster shows what a change of a principal wants. A new password of the same kind looks the same.
pub(super) fn in_effect(principal: &str, action: &Action, access: &Access) -> Option<bool> {
    let user = principal::user(principal).unwrap_or(principal);
    let credential = |mechanism| {
        let users = access.users.seen()?;
        let credentials = users.iter().find(|found| found.name == user).map(|found| found.credentials.as_slice());
        Some(credentials.unwrap_or_default().iter().find(|found| found.mechanism == mechanism).copied())
    };
    let quota = |name: &str| Some(access.quotas.seen()?.get(user).and_then(|values| values.get(name)).copied());
    match action {
        Action::Grant { acl } => Some(access.acls.seen()?.contains(acl)),
        Action::Revoke { acl } => Some(!access.acls.seen()?.contains(acl)),
        Action::SetPassword { mechanism, iterations, .. } => {
            Some(credential(*mechanism)?.is_some_and(|found| found.iterations == *iterations))
        }
        Action::DeletePassword { mechanism } => Some(credential(*mechanism)?.is_none()),
        Action::SetQuota { name, to, .. } => Some(quota(name)? == Some(*to)),
        Action::UnsetQuota { name, .. } => Some(quota(name)?.is_none()),
        _ => None,
    }
}
