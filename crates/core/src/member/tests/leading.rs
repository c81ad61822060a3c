//! The leader of a classic group: it looks before it assigns, and watches the topics of all.

use std::collections::BTreeSet;
use std::time::Duration;

use super::super::bytes::{Subscription, subscription};
use super::super::codes::*;
use super::super::{Answer, Classic, Joined, JoinedMember, Look, Machine, Request, Seen};
use super::{Script, place, places, refused, terms};
use crate::assign::{Assignor, Racks, TopicName, Topics};

fn topics(text: &str) -> Topics {
    places(text).into_iter().map(|(topic, count)| (topic, vec![Racks::new(); count as usize])).collect()
}

fn seen(text: &str) -> Option<Seen> {
    Some(Seen { topics: topics(text), ..Seen::default() })
}

fn member(id: &str, wanted: &[&str]) -> JoinedMember {
    let wanted: BTreeSet<TopicName> = wanted.iter().map(|topic| TopicName::from(*topic)).collect();
    let none = BTreeSet::new();
    let of = Subscription { topics: &wanted, user_data: None, owned: &none, generation: -1, rack: None };
    JoinedMember { id: id.to_owned(), instance_id: None, subscription: subscription(&of) }
}

/// A leader of two, whose look has been sent.
fn leading(skip: bool) -> Script<Classic> {
    let mut script = Script::new(Classic::new(terms(&[Assignor::Range])));
    script.find();
    assert!(matches!(script.request(), Request::Join(_)));
    script.answer(Answer::Joined(Joined {
        member_id: "me".to_owned(),
        generation: 1,
        protocol: "range".to_owned(),
        leader: "me".to_owned(),
        members: vec![member("me", &["t", "u"]), member("other", &["t", "v"])],
        skip,
    }));
    let names = ["t", "u", "v"].map(TopicName::from).into();
    assert_eq!(script.request(), Request::Look(Look::Names(names)), "the topics of all members");
    script
}

fn look(script: &mut Script<Classic>, seen: Option<Seen>) {
    script.machine.looked(seen, script.now);
    script.collect();
    // A heartbeat may have been sent beside the look.
    if let Some(at) = script.requests.iter().position(|request| matches!(request, Request::Heartbeat(_))) {
        script.requests.remove(at);
        script.answer(Answer::Alive);
    }
}

/// Goes on beating until a look is due.
fn next_look(script: &mut Script<Classic>) {
    loop {
        script.wait();
        match script.requests.remove(0) {
            Request::Heartbeat(_) => script.answer(Answer::Alive),
            Request::Look(_) => return,
            other => panic!("{other:?} instead of a look"),
        }
    }
}

fn stable(first: &str) -> Script<Classic> {
    let mut script = leading(false);
    look(&mut script, seen(first));
    assert!(matches!(script.request(), Request::Sync(_)));
    script.answer(Answer::Synced(super::super::bytes::assignment(&places("t:0"))));
    script.told();
    script
}

#[test]
fn a_leader_assigns_what_it_saw_to_all_members() {
    let mut script = leading(false);
    look(&mut script, None);
    assert!(matches!(script.request(), Request::Look(_)), "it looks again");
    look(&mut script, seen("t:2 u:1 v:1"));
    let Request::Sync(sync) = script.request() else { panic!("no sync") };
    assert_eq!(sync.assignment["me"], [place("t:0"), place("u:0")]);
    assert_eq!(sync.assignment["other"], [place("t:1"), place("v:0")]);
}

#[test]
fn a_leader_that_looks_for_long_beats_and_hears_of_a_new_rebalance() {
    let mut script = leading(false);
    let beat = script.request();
    assert!(matches!(beat, Request::Heartbeat(_)));
    script.answer(refused(REBALANCE_IN_PROGRESS));
    assert!(matches!(script.request(), Request::Join(_)));
    look(&mut script, seen("t:2 u:1 v:1"));
    assert!(script.requests.is_empty(), "the look was for the join before");
}

#[test]
fn partitions_that_are_added_make_the_leader_join_again_and_nothing_else_does() {
    let mut script = stable("t:2 u:1 v:1");
    for _ in 0..3 {
        next_look(&mut script);
        look(&mut script, seen("t:2 u:1 v:1 unrelated:9"));
        assert!(script.told().is_empty());
    }
    next_look(&mut script);
    look(&mut script, None);
    next_look(&mut script);
    look(&mut script, seen("t:3 u:1 v:1"));
    assert_eq!(script.told(), [super::revoked("t:0")], "range is eager");
}

#[test]
fn a_topic_that_is_missing_once_is_not_taken_for_deleted() {
    let mut script = stable("t:2 u:1 v:1");
    next_look(&mut script);
    look(&mut script, seen("t:2 u:1"));
    assert!(script.told().is_empty());
    next_look(&mut script);
    look(&mut script, Some(Seen { unsure: [TopicName::from("v")].into(), ..seen("t:2 u:1").unwrap() }));
    assert!(script.told().is_empty(), "an error is no deletion");
    for _ in 0..2 {
        assert!(script.told().is_empty());
        next_look(&mut script);
        look(&mut script, seen("t:2 u:1"));
    }
    assert_eq!(script.told(), [super::revoked("t:0")]);
}

#[test]
fn a_topic_that_is_not_there_yet_is_looked_for_sooner() {
    let mut script = stable("t:2 u:1");
    let before = script.now;
    next_look(&mut script);
    assert!(script.now - before < Duration::from_secs(10));
    look(&mut script, seen("t:2 u:1 v:1"));
    assert_eq!(script.told(), [super::revoked("t:0")]);
}

/// A static leader that came back (KIP-814).
#[test]
fn an_assignment_that_stays_is_not_made_anew_and_watched_all_the_same() {
    let mut script = leading(true);
    look(&mut script, seen("t:2 u:1 v:1"));
    assert!(matches!(script.request(), Request::Sync(sync) if sync.assignment.is_empty()));
    script.answer(Answer::Synced(super::super::bytes::assignment(&places("t:0"))));
    script.told();
    next_look(&mut script);
    look(&mut script, seen("t:5 u:1 v:1"));
    assert_eq!(script.told(), [super::revoked("t:0")]);
}
