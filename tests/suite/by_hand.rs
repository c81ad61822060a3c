//! Changes that a command line names, on the in-memory cluster: groups, rules, quotas and moves go through plans like topics.

use std::collections::BTreeSet;
use std::time::Duration;

use helixctl::acl::{Resource, Role};
use helixctl::apply::{self, Applied, GONE, Manner, Outcome, Watched};
use helixctl::cluster::fake::FakeCluster;
use helixctl::cluster::{Alter as _, ClusterError, Look as _, QuotaEntity, QuotaName};
use helixctl::exit::Exit;
use helixctl::placement::Move;
use helixctl::plan::{Action, Plan};

use crate::support::fake::{Heard, block_on, carry_out, cluster};

fn commit(topic: &str, partition: i32, to: i64) -> (String, Action) {
    let topic = topic.to_owned();
    ("g".to_owned(), Action::CommitOffset { topic, partition, from: None, to, again: 0, skipped: 0 })
}

fn remove(topic: &str, partition: i32) -> (String, Action) {
    ("g".to_owned(), Action::RemoveOffset { topic: topic.to_owned(), partition, from: 1 })
}

fn delete(group: &str) -> (String, Action) {
    (group.to_owned(), Action::DeleteGroup { committed: 1 })
}

fn done(fake: &FakeCluster, changes: Vec<(String, Action)>) -> (Plan, Applied) {
    let plan = Plan::by_hand("fake", changes);
    let applied = block_on(carry_out(fake, &plan));
    (plan, applied)
}

fn why(applied: &Applied, index: usize) -> String {
    match applied.outcome(index) {
        Outcome::NotDone { why, .. } | Outcome::Unknown { why } => why,
        Outcome::Done { note } => note.unwrap_or_default(),
    }
}

fn committed(fake: &FakeCluster, group: &str) -> Vec<(String, i32, i64)> {
    let found = block_on(fake.committed(group)).unwrap();
    found.into_iter().map(|((topic, partition), offset)| (topic, partition, offset)).collect()
}

#[test]
fn a_groups_offsets_go_in_one_request_and_removals_after_it() {
    let fake = cluster();
    done(&fake, vec![commit("a", 1, 4)]);
    let (plan, applied) = done(&fake, vec![remove("a", 1), commit("b", 0, 7), commit("a", 0, 3)]);
    assert_eq!(fake.log()[1..], ["commit g:a/0=3,g:b/0=7", "uncommit g:a/1"]);
    assert_eq!(committed(&fake, "g"), [("a".to_owned(), 0, 3), ("b".to_owned(), 0, 7)]);
    assert_eq!(applied.exit(&plan), Exit::Done);
}

/// Each partition has its own result, in the order of the plan; what was to be removed stays.
#[test]
fn nothing_is_removed_of_a_group_whose_commits_fail() {
    let fake = cluster();
    done(&fake, vec![commit("a", 1, 4)]);
    let (plan, applied) = done(&fake, vec![commit("nope", 0, 7), commit("a", 0, 3), remove("a", 1)]);
    assert_eq!(why(&applied, 0), "This server does not host this topic-partition.");
    assert!(applied.outcome(1).is_done());
    assert!(why(&applied, 2).starts_with("not attempted"), "{}", why(&applied, 2));
    assert_eq!(applied.exit(&plan), Exit::Partial);
    assert_eq!(committed(&fake, "g"), [("a".to_owned(), 0, 3), ("a".to_owned(), 1, 4)]);
}

#[test]
fn a_group_with_members_stays_as_it_is() {
    let fake = cluster();
    done(&fake, vec![commit("a", 0, 4)]);
    fake.join_group("g", "client");
    let (plan, applied) = done(&fake, vec![commit("a", 0, 1)]);
    assert_eq!((why(&applied, 0).as_str(), applied.exit(&plan)), ("the group has members", Exit::Failed));
    let Outcome::NotDone { way_out, .. } = applied.outcome(0) else { panic!() };
    assert!(way_out.contains("groups describe"), "{way_out}");
    assert_eq!(committed(&fake, "g"), [("a".to_owned(), 0, 4)]);
}

#[test]
fn one_group_that_stays_does_not_keep_another() {
    let fake = cluster();
    let old = ("old".to_owned(), commit("a", 0, 2).1);
    done(&fake, vec![commit("a", 0, 4), old]);
    fake.join_group("g", "client");
    let (plan, applied) = done(&fake, vec![delete("g"), delete("old")]);
    assert_eq!((why(&applied, 0).as_str(), applied.outcome(1).is_done()), ("The group is not empty.", true));
    assert_eq!(applied.exit(&plan), Exit::Partial);
    assert_eq!((committed(&fake, "g").len(), committed(&fake, "old").len()), (1, 0));
}

/// A commit whose answer is lost is looked up.
#[test]
fn a_lost_answer_about_a_group_is_looked_up() {
    for happened in [true, false] {
        let fake = cluster();
        if happened {
            done(&fake, vec![commit("a", 0, 4)]);
        }
        fake.before_each_request(Box::new(|_, _| {
            let (doing, cause) = ("committing offsets".to_owned(), "no answer within 10s".to_owned());
            let (addresses, refusal, hint) = (Vec::new(), None, None);
            Err(ClusterError { doing, cause, addresses, outcome_unknown: true, refusal, hint })
        }));
        let (_, applied) = done(&fake, vec![commit("a", 0, 4)]);
        let said = why(&applied, 0);
        assert_eq!(applied.outcome(0).is_done(), happened, "{said}");
        assert!(said.starts_with("the answer was lost"), "{said}");
    }
}

#[test]
fn a_rule_that_is_gone_already_is_revoked_with_a_note() {
    let fake = cluster();
    let rules = Role::Produce.grants("User:a", &Resource::parse("topic:t").unwrap());
    let of = |action: fn(helixctl::acl::Acl) -> Action| {
        rules.iter().map(|acl| ("User:a".to_owned(), action(acl.clone()))).collect::<Vec<_>>()
    };
    let (plan, applied) = done(&fake, of(|acl| Action::Grant { acl }));
    assert_eq!((applied.exit(&plan), applied.done(), applied.unseen), (Exit::Done, rules.len(), 0));
    block_on(fake.delete_acls(&rules[..1])).unwrap();
    let (plan, applied) = done(&fake, of(|acl| Action::Revoke { acl }));
    assert_eq!((why(&applied, 0).as_str(), why(&applied, 1).as_str()), (GONE, ""));
    assert_eq!(applied.exit(&plan), Exit::Done);
}

/// Also of those who are no single user, and in one request.
#[test]
fn quotas_of_every_entity_are_set_together_and_seen() {
    let fake = cluster();
    let entity =
        QuotaEntity { client_id: Some(QuotaName::Default), user: Some(QuotaName::Named("u".to_owned())), ip: None };
    let set = |name: &str, to: f64| {
        let (name, entity) = (name.to_owned(), Some(entity.clone()));
        ("user u, client-id (default)".to_owned(), Action::SetQuota { name, from: None, to, entity })
    };
    let (plan, applied) = done(&fake, vec![set("producer_byte_rate", 10.0), set("consumer_byte_rate", 20.0)]);
    assert_eq!((applied.exit(&plan), applied.unseen), (Exit::Done, 0));
    assert_eq!(fake.log(), ["quota user u, client-id (default)"]);
    assert_eq!(block_on(fake.client_quotas()).unwrap()[&entity].len(), 2);
    let unset = Action::UnsetQuota { name: "producer_byte_rate".to_owned(), from: 10.0, entity: Some(entity.clone()) };
    let (_, applied) = done(&fake, vec![("user u, client-id (default)".to_owned(), unset)]);
    assert!(applied.outcome(0).is_done() && applied.unseen == 0);
    assert_eq!(block_on(fake.client_quotas()).unwrap()[&entity].len(), 1);
}

fn moved(topic: &str, partition: i32, to: i32) -> (String, Action) {
    let moves = vec![Move { topic: topic.to_owned(), partition, from: vec![1], to: vec![to] }];
    (topic.to_owned(), Action::Reassign { from: vec![1], to: 1, moves, copies: Vec::new() })
}

fn begun(fake: &FakeCluster, plan: &Plan, manner: &Manner) -> Applied {
    let (_sender, stop) = tokio::sync::watch::channel(false);
    block_on(apply::apply(plan, manner, fake, &mut Heard::default(), &stop, Duration::from_secs(1)))
}

#[test]
fn moves_go_in_batches_and_each_partition_has_its_result() {
    let fake = cluster();
    let plan = Plan::by_hand("fake", [moved("a", 0, 2), moved("a", 9, 2), moved("b", 1, 3)]);
    let applied = begun(&fake, &plan, &Manner { moves_at_once: Some(2), ..Manner::default() });
    assert_eq!(fake.log(), ["move a/0,a/9", "move b/1"]);
    assert_eq!((applied.done(), applied.exit(&plan)), (2, Exit::Partial));
    assert!(!applied.outcome(1).is_done());
    assert_eq!(applied.watched, Some(Watched::Done));
}

/// Those under way from before are waited for too; those that nobody waits for are left.
#[test]
fn moves_are_left_or_stopped_as_it_was_asked() {
    let fake = cluster();
    fake.move_slowly();
    let plan = Plan::by_hand("fake", [moved("a", 0, 2), moved("b", 1, 3)]);
    let applied = begun(&fake, &plan, &Manner { leaves_moves: true, ..Manner::default() });
    assert_eq!((applied.watched.clone(), applied.exit(&plan)), (Some(Watched::Left), Exit::Done));
    let under_way: BTreeSet<i32> =
        block_on(fake.reassignments()).unwrap().iter().map(|found| found.partition).collect();
    assert_eq!(under_way, BTreeSet::from([0, 1]));
    let cancel = |topic: &str, partition| (topic.to_owned(), Action::CancelMove { partition, to: vec![2] });
    let (plan, applied) = done(&fake, vec![cancel("a", 0), cancel("b", 0)]);
    assert!(applied.outcome(0).is_done());
    assert_eq!(why(&applied, 1), "it had arrived already");
    assert_eq!((applied.exit(&plan), applied.unseen), (Exit::Done, 0));
    assert_eq!(block_on(fake.reassignments()).unwrap().len(), 1);
}
