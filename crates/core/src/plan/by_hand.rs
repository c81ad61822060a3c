//! Plans of changes that a command line names: nothing is compared, but risk, order and results are those of any plan.

use std::collections::BTreeMap;

use super::risk::{self, Judged, SAFE};
use super::{Action, Change, Plan, Risk};
use crate::cluster::Topic;

impl Plan {
    /// The plan of these changes on a cluster, each with its subject: in the order in which they are carried out, and of one
    /// phase as they are given.
    pub fn by_hand(cluster_id: &str, changes: impl IntoIterator<Item = (String, Action)>) -> Plan {
        let judged = |(subject, action): (String, Action)| {
            let (risk, why) = of_action(&action);
            Change { subject, action, risk, why }
        };
        let mut changes: Vec<Change> = changes.into_iter().map(judged).collect();
        changes.sort_by_key(|change| change.action.phase());
        Plan { cluster_id: cluster_id.to_owned(), changes, ..Plan::default() }
    }

    /// The reasons for which changes are not safe, each once, with how many changes have it.
    pub fn risks(&self) -> BTreeMap<(Risk, &str), usize> {
        let mut risks = BTreeMap::new();
        for change in &self.changes {
            if let Some(why) = change.why.as_deref().filter(|_| change.risk > Risk::Safe) {
                *risks.entry((change.risk, why)).or_default() += 1;
            }
        }
        risks
    }
}

/// The risk of losing the place in a log: what is read again, and what never is.
fn of_offset(again: u64, skipped: u64) -> Judged {
    match (again, skipped) {
        (0, 0) => SAFE,
        (again, 0) => risk::judged(Risk::Disruptive, format!("{again} records are read again")),
        (_, skipped) => risk::judged(Risk::DataLoss, format!("{skipped} unread records are skipped")),
    }
}

/// The risk of a change that a command line names: what is not known of the live state counts as the worse.
fn of_action(action: &Action) -> Judged {
    match action {
        Action::Create { .. } | Action::UnsetQuota { .. } | Action::CancelMove { .. } => SAFE,
        Action::AddPartitions { .. } => risk::of_growth(None, None),
        Action::Reassign { .. } => risk::of_reassignment(action, false),
        Action::SetConfig { .. } | Action::ResetConfig { .. } => risk::of_config(action, &Topic::default()),
        Action::Delete { .. } => risk::of_delete(None),
        Action::Grant { acl } => risk::of_grant(acl),
        Action::Revoke { acl } => risk::of_revoke(acl),
        Action::SetPassword { from: None, .. } => SAFE,
        Action::SetPassword { from: Some(_), .. } => risk::judged(
            Risk::Disruptive,
            "clients that log in with the password of now are refused, unless it is the same",
        ),
        Action::DeletePassword { .. } => risk::of_password_deletion(),
        Action::SetQuota { from, to, .. } => risk::of_quota(*from, *to),
        Action::CommitOffset { again, skipped, .. } => of_offset(*again, *skipped),
        Action::RemoveOffset { .. } => {
            risk::judged(Risk::Disruptive, "consumers begin there as their auto.offset.reset says")
        }
        Action::DeleteGroup { committed: 0 } => SAFE,
        Action::DeleteGroup { .. } => {
            risk::judged(Risk::Disruptive, "its consumers begin as their auto.offset.reset says")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acl::{Resource, Role};

    fn commit(offset: i64, again: u64, skipped: u64) -> Action {
        Action::CommitOffset { topic: "t".to_owned(), partition: 0, from: Some(5), to: offset, again, skipped }
    }

    #[test]
    fn what_takes_something_away_comes_last_and_the_rest_as_it_was_given() {
        let acl = Role::Produce.grants("User:a", &Resource::parse("topic:t").unwrap()).remove(0);
        let remove = Action::RemoveOffset { topic: "t".to_owned(), partition: 1, from: 3 };
        let actions = [Action::Revoke { acl: acl.clone() }, remove.clone(), commit(7, 0, 0), Action::Grant { acl }];
        let plan = Plan::by_hand("c", actions.map(|action| ("x".to_owned(), action)));
        let order: Vec<String> = plan.changes.iter().map(|change| change.action.field().into_owned()).collect();
        assert_eq!(order, ["acl", "t/0", "t/1", "acl"]);
        assert_eq!(plan.changes[2].action, remove);
    }

    #[test]
    fn offsets_that_skip_records_are_a_loss_and_those_that_go_back_a_disruption() {
        let plan = Plan::by_hand("c", [commit(3, 2, 0), commit(9, 0, 4), commit(5, 0, 0)].map(|a| ("g".to_owned(), a)));
        let risks: Vec<Risk> = plan.changes.iter().map(|change| change.risk).collect();
        assert_eq!(risks, [Risk::Disruptive, Risk::DataLoss, Risk::Safe]);
        assert_eq!(plan.risks().len(), 2);
    }
}
