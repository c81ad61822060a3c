//! The member of KIP-848: what each heartbeat says, revocation and acknowledgement, every error.

use std::collections::BTreeSet;
use std::time::Duration;

use super::super::codes::*;
use super::super::{Answer, Beat, BeatAnswer, Event, Identity, Look, Machine, Modern, Request, Seen, TopicId};
use super::{Script, assigned, lost, refused, revoked, terms};
use crate::assign::TopicName;

const T: TopicId = 7;
const U: TopicId = 9;

fn ids(list: &[(TopicId, i32)]) -> BTreeSet<(TopicId, i32)> {
    list.iter().copied().collect()
}

fn beaten(epoch: i32, assignment: Option<&[(TopicId, i32)]>) -> Answer {
    Answer::Beat(BeatAnswer { epoch, interval: Duration::from_secs(5), assignment: assignment.map(ids) })
}

fn beat(script: &mut Script<Modern>) -> Beat {
    match script.request() {
        Request::Beat(beat) => beat,
        other => panic!("{other:?} is no heartbeat"),
    }
}

fn names(script: &mut Script<Modern>, known: &[(TopicId, &str)]) {
    let names = known.iter().map(|(id, name)| (*id, TopicName::from(*name))).collect();
    script.machine.looked(Some(Seen { names, ..Seen::default() }), script.now);
    script.collect();
}

/// A member in epoch 2 that holds partitions 0 and 1 of t, and has acknowledged them.
fn stable() -> Script<Modern> {
    let mut script = Script::new(Modern::new(terms(&[])));
    script.find();
    let join = beat(&mut script);
    assert_eq!((join.epoch, join.everything, join.owned), (0, true, Some(BTreeSet::new())));
    script.answer(beaten(2, Some(&[(T, 0), (T, 1)])));
    assert_eq!(script.request(), Request::Look(Look::Ids([T].into())));
    names(&mut script, &[(T, "t")]);
    assert_eq!(script.told(), [assigned("t:0 t:1")]);
    let acknowledged = beat(&mut script);
    assert_eq!((acknowledged.epoch, acknowledged.everything), (2, false));
    assert_eq!(acknowledged.owned, Some(ids(&[(T, 0), (T, 1)])));
    script.answer(beaten(2, None));
    script
}

/// Nothing new is to be said.
fn plain(script: &mut Script<Modern>, epoch: i32) {
    let said = beat(script);
    assert_eq!((said.epoch, said.everything, said.owned), (epoch, false, None));
}

#[test]
fn a_member_joins_acknowledges_and_beats_with_the_epoch_of_each_answer() {
    let mut script = stable();
    plain(&mut script, 2);
    script.answer(beaten(3, None));
    plain(&mut script, 3);
    script.answer(beaten(3, None));
    assert!(script.told().is_empty());
    assert_eq!(script.machine.identity().unwrap().generation, 3);
}

#[test]
fn what_is_revoked_is_acknowledged_after_its_release() {
    let mut script = stable();
    plain(&mut script, 2);
    script.answer(beaten(2, Some(&[(T, 0)])));
    assert_eq!(script.told(), [revoked("t:1")]);
    plain(&mut script, 2);
    script.answer(beaten(2, None));
    let before = script.now;
    script.release("t:1");
    assert_eq!(beat(&mut script).owned, Some(ids(&[(T, 0)])));
    assert_eq!(script.now, before, "at once");
    script.answer(beaten(3, Some(&[(T, 0), (U, 0)])));
    assert_eq!(script.request(), Request::Look(Look::Ids([U].into())));
    names(&mut script, &[]);
    assert!(matches!(script.request(), Request::Look(_)), "a topic that is not known yet is asked for again");
    names(&mut script, &[(U, "u")]);
    assert_eq!(script.told(), [assigned("u:0")]);
    assert_eq!(beat(&mut script).owned, Some(ids(&[(T, 0), (U, 0)])));
}

#[test]
fn what_changes_while_something_is_released_waits() {
    let mut script = stable();
    plain(&mut script, 2);
    script.answer(beaten(2, Some(&[(T, 0)])));
    assert_eq!(script.told(), [revoked("t:1")]);
    plain(&mut script, 2);
    script.answer(beaten(3, Some(&[(T, 1)])));
    assert!(script.told().is_empty());
    script.release("t:1");
    assert_eq!(script.told(), [revoked("t:0"), assigned("t:1")]);
    script.release("t:0");
    assert_eq!(beat(&mut script).owned, Some(ids(&[(T, 1)])));
}

#[test]
fn after_an_error_or_without_an_answer_everything_is_said_again() {
    for (answer, finds) in
        [(Answer::Lost, true), (refused(NOT_COORDINATOR), true), (refused(COORDINATOR_LOADING), false)]
    {
        let mut script = stable();
        plain(&mut script, 2);
        script.answer(answer);
        if finds {
            script.find();
        }
        let again = beat(&mut script);
        assert_eq!((again.epoch, again.everything, again.owned), (2, true, Some(ids(&[(T, 0), (T, 1)]))));
        script.answer(beaten(2, None));
        plain(&mut script, 2);
        assert!(script.told().is_empty());
    }
}

#[test]
fn what_is_being_released_still_counts_as_held() {
    let mut script = stable();
    plain(&mut script, 2);
    script.answer(beaten(2, Some(&[(T, 0)])));
    assert_eq!(script.told(), [revoked("t:1")]);
    plain(&mut script, 2);
    script.answer(Answer::Lost);
    script.find();
    assert_eq!(beat(&mut script).owned, Some(ids(&[(T, 0), (T, 1)])));
}

#[test]
fn a_fenced_member_loses_all_and_joins_with_the_same_id() {
    for code in [UNKNOWN_MEMBER_ID, FENCED_MEMBER_EPOCH] {
        let mut script = stable();
        let id = script.machine.identity().unwrap().member_id;
        plain(&mut script, 2);
        script.answer(refused(code));
        assert_eq!(script.told(), [lost("t:0 t:1")]);
        script.rests();
        script.release("t:0 t:1");
        let join = beat(&mut script);
        let none = Some(BTreeSet::new());
        assert_eq!(join, Beat { member_id: id, epoch: 0, everything: true, owned: none });
        script.answer(beaten(5, Some(&[(T, 0)])));
        assert_eq!(script.told(), [assigned("t:0")]);
    }
}

#[test]
fn errors_that_nothing_mends_end_it() {
    let fatal = [FENCED_INSTANCE_ID, GROUP_ID_NOT_FOUND, UNSUPPORTED_ASSIGNOR, INVALID_REQUEST, UNSUPPORTED_VERSION];
    for code in fatal.into_iter().chain([GROUP_AUTHORIZATION_FAILED, GROUP_MAX_SIZE_REACHED, 128]) {
        let mut script = stable();
        plain(&mut script, 2);
        script.answer(refused(code));
        assert!(matches!(&script.told()[..], [Event::Failed { code: told, .. }] if *told == code));
        assert_eq!(script.machine.wake(), None);
        script.rests();
    }
}

/// The newcomer loses, but the other one may be a member that was killed.
#[test]
fn an_instance_id_in_use_is_waited_for_as_long_as_a_session() {
    let mut script = Script::new(Modern::new(terms(&[])));
    script.find();
    let start = script.now;
    loop {
        assert_eq!(beat(&mut script).epoch, 0);
        script.answer(refused(UNRELEASED_INSTANCE_ID));
        match &script.told()[..] {
            [] | [Event::Note(_)] => {}
            [Event::Failed { code: UNRELEASED_INSTANCE_ID, .. }] => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(script.now - start > Duration::from_secs(45));
}

#[test]
fn an_answer_of_a_membership_that_is_over_is_of_no_interest() {
    let mut script = stable();
    plain(&mut script, 2);
    let me = script.machine.identity().unwrap();
    script.machine.commit_ended(&me, Some(UNKNOWN_MEMBER_ID), script.now);
    script.collect();
    assert_eq!(script.told(), [lost("t:0 t:1")]);
    script.answer(beaten(3, Some(&[(T, 0)])));
    assert!(script.told().is_empty());
    script.release("t:0 t:1");
    assert_eq!(beat(&mut script).epoch, 0);
    // What a commit of the old membership hears says nothing about the new one.
    script.machine.commit_ended(&me, Some(FENCED_MEMBER_EPOCH), script.now);
    script.answer(beaten(6, Some(&[(T, 0)])));
    assert_eq!(script.told(), [assigned("t:0")]);
}

#[test]
fn holding_nothing_is_told_when_the_second_answer_says_so_too() {
    let mut script = Script::new(Modern::new(terms(&[])));
    script.find();
    beat(&mut script);
    script.answer(beaten(1, Some(&[])));
    assert!(script.told().is_empty(), "the broker may not have assigned yet");
    beat(&mut script);
    script.answer(beaten(2, None));
    assert_eq!(script.told(), [assigned("")]);
}

#[test]
fn a_topic_that_was_made_anew_is_another_one() {
    let mut script = stable();
    plain(&mut script, 2);
    script.answer(beaten(3, Some(&[(U, 0)])));
    assert_eq!(script.told(), [revoked("t:0 t:1")]);
    assert_eq!(script.request(), Request::Look(Look::Ids([U].into())));
    names(&mut script, &[(U, "t")]);
    script.release("t:0 t:1");
    assert_eq!(script.told(), [assigned("t:0")]);
    assert_eq!(beat(&mut script).owned, Some(ids(&[(U, 0)])));
}

#[test]
fn who_sleeps_or_hangs_makes_room() {
    let mut script = stable();
    script.now += Duration::from_secs(46);
    script.machine.tick(script.now);
    script.collect();
    assert_eq!(script.told(), [lost("t:0 t:1")]);
    let mut script = stable();
    script.machine.expired(script.now);
    script.collect();
    assert!(matches!(script.request(), Request::Leave { identity, .. } if identity.generation == -1));
    assert_eq!(script.told(), [lost("t:0 t:1")]);
    script.machine.expired(script.now);
    script.rests();
    script.release("t:0 t:1");
    assert_eq!(beat(&mut script).epoch, 0);
}

#[test]
fn a_static_member_leaves_its_place_behind() {
    for (instance, epoch) in [(None, -1), (Some("one".to_owned()), -2)] {
        let mut script = stable();
        script.machine = {
            let mut terms = terms(&[]);
            terms.instance_id = instance;
            let mut script = Script::new(Modern::new(terms));
            script.find();
            beat(&mut script);
            script.answer(beaten(1, None));
            script.machine
        };
        let Identity { member_id, .. } = script.machine.identity().unwrap();
        script.machine.leave(script.now);
        script.machine.leave(script.now);
        script.collect();
        let left = script.request();
        assert!(
            matches!(&left, Request::Leave { identity, .. } if *identity == Identity { member_id, generation: epoch })
        );
        script.rests();
    }
}

/// A farewell over another connection may overtake the join.
#[test]
fn who_leaves_while_it_joins_does_so_when_the_join_is_answered() {
    let mut script = Script::new(Modern::new(terms(&[])));
    script.find();
    beat(&mut script);
    script.machine.leave(script.now);
    script.collect();
    assert!(script.requests.is_empty() && script.machine.owes_farewell());
    script.answer(beaten(1, None));
    assert!(matches!(script.request(), Request::Leave { identity, .. } if identity.generation == -1));
    assert!(!script.machine.owes_farewell());
}

#[test]
fn ids_are_uuids_in_kafkas_letters() {
    for seed in [0, 1, u128::MAX, 0x1234_5678_9abc_def0_0fed_cba9_8765_4321] {
        let mut terms = terms(&[]);
        terms.seed = seed;
        let mut script = Script::new(Modern::new(terms));
        script.find();
        let id = beat(&mut script).member_id;
        assert!(id.len() == 22 && !id.starts_with('-'), "{id}");
        assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{id}");
    }
}
