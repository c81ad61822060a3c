//! What others do between a plan and its apply, and what the broker says when it is asked first.

use std::collections::BTreeMap;

use helixctl::apply::{self, Outcome};
use helixctl::cluster::fake::FakeCluster;
use helixctl::cluster::{Alter as _, ItemError, Mode, NewPartitions, NewTopic};
use helixctl::exit::Exit;
use helixctl::plan::{Action, Plan};

use crate::support::fake::{EVERYTHING, block_on, carry_out, cluster, outcome, plan_for};

fn make(fake: &FakeCluster, name: &str, partitions: i32) {
    let name = name.to_owned();
    let new = NewTopic {
        name,
        partitions: Some(partitions),
        replication: Some(1),
        configs: BTreeMap::new(),
        assignment: Vec::new(),
    };
    assert_eq!(block_on(fake.create_topics(&[new], Mode::Apply)).unwrap(), [Ok(())]);
}

fn delete(fake: &FakeCluster, name: &str) {
    assert_eq!(block_on(fake.delete_topics(&[name.to_owned()])).unwrap(), [Ok(())]);
}

fn check(plan: &Plan, fake: &FakeCluster) -> BTreeMap<usize, ItemError> {
    block_on(apply::check(plan, fake, apply::Review::Read)).unwrap()
}

/// Sets a config of `b` to what no broker accepts.
fn spoil(plan: &mut Plan, config: &str) -> usize {
    let index = plan.changes.iter().position(|c| c.subject == "b" && c.action.field() == config).unwrap();
    let Action::SetConfig { to, .. } = &mut plan.changes[index].action else { panic!() };
    *to = "0".to_owned();
    index
}

#[test]
fn a_topic_created_meanwhile_is_done_if_it_is_as_declared() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    make(&fake, "x-new", 1);
    make(&fake, "y-new", 4);
    let applied = block_on(carry_out(&fake, &plan));
    let Some(Outcome::Done { note: Some(note) }) = outcome(&plan, &applied, "x-new", "topic") else { panic!() };
    assert_eq!(note, "someone else created it meanwhile, as declared");
    let Some(Outcome::NotDone { why, way_out }) = outcome(&plan, &applied, "y-new", "topic") else { panic!() };
    assert!(why.contains("already exists") && way_out.contains("run plan again"), "{why} {way_out}");
    assert_eq!((applied.done(), applied.exit(&plan)), (8, Exit::Partial));
}

#[test]
fn a_topic_grown_or_deleted_meanwhile_says_so() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    block_on(
        fake.create_partitions(
            &[NewPartitions { topic: "a".to_owned(), total: 3, assignment: Vec::new() }],
            Mode::Apply,
        ),
    )
    .unwrap();
    delete(&fake, "old");
    let applied = block_on(carry_out(&fake, &plan));
    let Some(Outcome::Done { note: Some(note) }) = outcome(&plan, &applied, "a", "partitions") else { panic!() };
    assert_eq!(note, "someone else grew it meanwhile, as declared");
    assert!(matches!(outcome(&plan, &applied, "old", "topic"), Some(Outcome::NotDone { .. })));
    assert_eq!((applied.done(), applied.exit(&plan)), (8, Exit::Partial));
    assert!(plan_for(&fake, EVERYTHING).is_met(), "both are as wished, as the next plan finds");
}

#[test]
fn asking_first_changes_nothing() {
    let fake = cluster();
    let (plan, before) = (plan_for(&fake, EVERYTHING), fake.observed());
    assert_eq!(check(&plan, &fake), BTreeMap::new());
    assert_eq!((fake.observed(), fake.log().len()), (before, 0));
}

#[test]
fn one_bad_config_of_three_is_rejected_alone() {
    let fake = cluster();
    let mut plan = plan_for(&fake, EVERYTHING);
    let bad = spoil(&mut plan, "segment.ms");
    let rejections = check(&plan, &fake);
    assert_eq!(rejections.keys().collect::<Vec<_>>(), [&bad]);
    let plan = plan.with_rejections(&rejections);
    assert_eq!(plan.changes.len(), 8);
    let [unmet] = plan.cannot.as_slice() else { panic!("{:?}", plan.cannot) };
    assert_eq!((unmet.subject.as_str(), unmet.wish.as_str()), ("b", "segment.ms 7d → 0s"));
    assert_eq!(unmet.why, "the broker refuses it: Invalid value 0 for configuration segment.ms");
    assert!(plan.saw.contains_key("b"), "other changes of the topic still depend on it");
    let applied = block_on(carry_out(&fake, &plan));
    assert_eq!((applied.done(), applied.exit(&plan)), (8, Exit::Partial), "an unmet wish is never exit 0");
}

#[test]
fn several_bad_configs_are_rejected_each_for_its_own_reason() {
    let fake = cluster();
    let mut plan = plan_for(&fake, EVERYTHING);
    let bad = [spoil(&mut plan, "compression.type"), spoil(&mut plan, "segment.ms")];
    let rejections = check(&plan, &fake);
    assert_eq!(rejections.keys().copied().collect::<Vec<_>>(), bad);
    assert!(rejections[&bad[0]].message.contains("compression.type"), "{rejections:?}");
    assert!(rejections[&bad[1]].message.contains("segment.ms"), "{rejections:?}");
}

#[test]
fn what_cannot_be_done_is_listed_by_name_whoever_found_it() {
    let fake = FakeCluster::empty(1);
    make(&fake, "b", 2);
    let text = "version: 1\ntopics:\n  - { name: a, replication: 2 }\n  - { name: b, partitions: 1 }\n  - { name: c, replication: 2 }\n";
    let plan = plan_for(&fake, text);
    let subjects: Vec<&str> = plan.cannot.iter().map(|unmet| unmet.subject.as_str()).collect();
    assert_eq!(subjects, ["a", "b", "c"]);
    assert_eq!((plan.changes.len(), plan.saw.len()), (0, 0));
}

/// Brokers show a change a moment after the controller made it: an answer that contradicts the picture means an old picture.
#[test]
fn a_plan_from_an_old_picture_is_told_from_a_bad_one() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    type Meanwhile = fn(&FakeCluster);
    let cases: [(&str, Meanwhile); 4] = [
        ("created", |fake| make(fake, "x-new", 1)),
        ("grown", |fake| {
            drop(
                block_on(fake.create_partitions(
                    &[NewPartitions { topic: "a".to_owned(), total: 5, assignment: Vec::new() }],
                    Mode::Apply,
                ))
                .unwrap(),
            )
        }),
        ("deleted", |fake| delete(fake, "a")),
        ("deleted", |fake| delete(fake, "b")),
    ];
    for (what, meanwhile) in cases {
        let moved = FakeCluster::new(fake.observed());
        meanwhile(&moved);
        assert!(plan.is_outdated(&check(&plan, &moved)), "{what}");
    }
    let mut bad = plan.clone();
    spoil(&mut bad, "segment.ms");
    assert!(!bad.is_outdated(&check(&bad, &fake)), "a bad value stays bad, however often one looks");
}

/// Growth alone: no other change of the topic tells that it is gone.
#[test]
fn growth_of_a_topic_that_is_gone_is_an_old_picture() {
    let fake = cluster();
    let plan = plan_for(&fake, "version: 1\ntopics: [{ name: a, partitions: 3 }]\n");
    delete(&fake, "a");
    assert!(plan.is_outdated(&check(&plan, &fake)));
}

/// With nobody to read the plan, creations are not asked about first; configs are, since one bad one refuses the others.
#[test]
fn a_plan_that_is_carried_out_at_once_is_checked_for_configs_only() {
    let fake = cluster();
    let mut plan = plan_for(&fake, EVERYTHING);
    let bad = spoil(&mut plan, "segment.ms");
    make(&fake, "x-new", 1);
    let refused = |review| block_on(apply::check(&plan, &fake, review)).unwrap().into_keys().collect::<Vec<_>>();
    let created = plan.changes.iter().position(|c| c.subject == "x-new").unwrap();
    assert_eq!(refused(apply::Review::Read), [created, bad]);
    assert_eq!(refused(apply::Review::CarriedOut), [bad]);
}
