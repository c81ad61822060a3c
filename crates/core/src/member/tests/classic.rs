//! The classic member: joining, rebalances, every error in every state, answers that are lost or come late.

use std::time::Duration;

use super::super::bytes::assignment;
use super::super::codes::*;
use super::super::{Answer, Classic, Event, Identity, Join, Joined, Machine, Refused, Request};
use super::{Script, assigned, lost, places, refused, revoked, terms};
use crate::assign::Assignor;

const COOPERATIVE: &[Assignor] = &[Assignor::CooperativeSticky];
const EAGER: &[Assignor] = &[Assignor::Range, Assignor::RoundRobin];

fn synced(text: &str) -> Answer {
    Answer::Synced(assignment(&places(text)))
}

/// Follows in this generation.
fn joined(assignors: &[Assignor], generation: i32) -> Answer {
    let (member_id, leader) = ("me".to_owned(), "other".to_owned());
    let protocol = assignors[0].name().to_owned();
    Answer::Joined(Joined { member_id, generation, protocol, leader, ..Joined::default() })
}

fn join(script: &mut Script<Classic>) -> Join {
    match script.request() {
        Request::Join(join) => join,
        other => panic!("{other:?} is no join"),
    }
}

fn id(generation: i32) -> Identity {
    Identity { member_id: "me".to_owned(), generation }
}

fn is_heartbeat(request: &Request, generation: i32) -> bool {
    *request == Request::Heartbeat(id(generation))
}

/// Asks for the coordinator and gets an id, as a new member does.
fn new(assignors: &[Assignor]) -> Script<Classic> {
    let mut script = Script::new(Classic::new(terms(assignors)));
    script.find();
    assert_eq!(join(&mut script).member_id, "");
    let member_id = Some("me".to_owned());
    script.answer(Answer::Refused(Refused { code: MEMBER_ID_REQUIRED, member_id, ..Refused::default() }));
    script
}

/// A member in generation 1 that holds these.
fn stable(assignors: &[Assignor], text: &str) -> Script<Classic> {
    let mut script = new(assignors);
    assert_eq!(join(&mut script).member_id, "me");
    script.answer(joined(assignors, 1));
    assert!(matches!(script.request(), Request::Sync(sync) if sync.identity == id(1) && sync.assignment.is_empty()));
    script.answer(synced(text));
    assert_eq!(script.told(), [assigned(text)]);
    script
}

/// Answers the next heartbeat.
fn beat(script: &mut Script<Classic>, generation: i32, answer: Answer) {
    let request = script.request();
    assert!(is_heartbeat(&request, generation), "{request:?}");
    script.answer(answer);
}

#[test]
fn a_member_joins_with_the_id_it_is_given_and_beats() {
    let mut script = stable(COOPERATIVE, "t:0 t:1");
    for _ in 0..3 {
        let before = script.now;
        beat(&mut script, 1, Answer::Alive);
        assert!(script.now - before <= Duration::from_secs(3));
    }
    assert_eq!(script.machine.identity(), Some(id(1)));
    assert!(script.told().is_empty());
}

#[test]
fn a_cooperative_member_keeps_what_stays_and_joins_again_for_what_goes() {
    let mut script = stable(COOPERATIVE, "t:0 t:1 t:2");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    let again = join(&mut script);
    assert_eq!((again.member_id.as_str(), again.reason.as_str()), ("me", "the group rebalances"));
    assert!(script.told().is_empty(), "nothing is given up before");
    script.answer(joined(COOPERATIVE, 2));
    assert_eq!(script.machine.identity(), None, "a commit would be refused now");
    assert!(matches!(script.request(), Request::Sync(_)));
    script.answer(synced("t:0 t:1 u:0"));
    assert_eq!(script.told(), [revoked("t:2"), assigned("u:0")]);
    // Until the reader has let go it beats, and does not join whatever it hears.
    beat(&mut script, 2, refused(REBALANCE_IN_PROGRESS));
    beat(&mut script, 2, Answer::Alive);
    script.release("t:2");
    assert_eq!(join(&mut script).reason, "it gave partitions up");
    script.answer(joined(COOPERATIVE, 3));
    assert!(matches!(script.request(), Request::Sync(_)));
    script.answer(synced("t:0 t:1 u:0"));
    assert!(script.told().is_empty(), "nothing changed");
    beat(&mut script, 3, Answer::Alive);
}

#[test]
fn an_eager_member_gives_up_everything_before_a_join() {
    let mut script = stable(EAGER, "t:0 t:1");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    assert_eq!(script.told(), [revoked("t:0 t:1")]);
    assert_eq!(script.machine.identity(), Some(id(1)), "commits are still taken");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    script.machine.commit_begins();
    script.release("t:0 t:1");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    script.machine.commit_ended(&id(1), None, script.now);
    script.collect();
    let join = join(&mut script);
    assert_eq!(join.protocols.iter().map(|(assignor, _)| *assignor).collect::<Vec<_>>(), EAGER);
    script.answer(joined(EAGER, 2));
    assert!(matches!(script.request(), Request::Sync(_)));
    script.answer(synced("t:0"));
    assert_eq!(script.told(), [assigned("t:0")]);
}

/// With any eager assignor in its list a member cannot keep anything: which one is chosen is known too late.
#[test]
fn a_mixed_list_is_eager() {
    let mut script = stable(&[Assignor::CooperativeSticky, Assignor::Range], "t:0");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    assert_eq!(script.told(), [revoked("t:0")]);
}

#[test]
fn holding_nothing_is_told_once() {
    let mut script = stable(COOPERATIVE, "");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    join(&mut script);
    script.answer(joined(COOPERATIVE, 2));
    script.request();
    script.answer(synced(""));
    assert!(script.told().is_empty());
}

#[test]
fn a_coordinator_that_moves_costs_no_rebalance() {
    for answer in [refused(NOT_COORDINATOR), refused(COORDINATOR_NOT_AVAILABLE), Answer::Lost] {
        let mut script = stable(COOPERATIVE, "t:0");
        beat(&mut script, 1, answer);
        assert_eq!(script.request(), Request::Find);
        script.answer(refused(COORDINATOR_NOT_AVAILABLE));
        assert_eq!(script.request(), Request::Find);
        script.answer(Answer::Found);
        beat(&mut script, 1, refused(COORDINATOR_LOADING));
        beat(&mut script, 1, Answer::Alive);
        assert!(script.told().is_empty());
    }
}

#[test]
fn a_coordinator_that_is_away_is_asked_for_with_growing_pauses_and_told_now_and_then() {
    let mut script = stable(COOPERATIVE, "t:0");
    beat(&mut script, 1, Answer::Lost);
    let (start, mut asked, mut told) = (script.now, 0, 0);
    while script.now < start + Duration::from_secs(30) {
        assert_eq!(script.request(), Request::Find);
        script.answer(Answer::Lost);
        let events = script.told();
        assert!(events.iter().all(|event| *event == Event::Unreached), "{events:?}");
        (asked, told) = (asked + 1, told + events.len());
    }
    assert!((20..60).contains(&asked) && (4..8).contains(&told), "asked {asked} times, told {told} times");
}

#[test]
fn a_join_without_an_answer_is_made_again_with_the_same_bytes() {
    for answer in [Answer::Lost, refused(NOT_COORDINATOR), refused(COORDINATOR_NOT_AVAILABLE)] {
        let mut script = stable(COOPERATIVE, "t:0");
        beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
        let first = join(&mut script);
        script.answer(answer);
        script.find();
        assert_eq!(join(&mut script), first);
    }
    for code in [COORDINATOR_LOADING, REBALANCE_IN_PROGRESS] {
        let mut script = stable(COOPERATIVE, "t:0");
        beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
        let first = join(&mut script);
        script.answer(refused(code));
        assert_eq!(join(&mut script), first, "the same coordinator is asked");
    }
}

#[test]
fn a_sync_without_an_answer_leads_to_a_join_that_keeps_all() {
    for (answer, looks) in
        [(Answer::Lost, true), (refused(NOT_COORDINATOR), true), (refused(REBALANCE_IN_PROGRESS), false)]
    {
        let mut script = stable(COOPERATIVE, "t:0");
        beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
        join(&mut script);
        script.answer(joined(COOPERATIVE, 2));
        assert!(matches!(script.request(), Request::Sync(_)));
        script.answer(answer);
        if looks {
            script.find();
        }
        assert_eq!(join(&mut script).member_id, "me");
        assert!(script.told().is_empty(), "nothing is lost");
        assert_eq!(script.machine.identity(), Some(id(2)));
    }
}

/// What ends a membership in each state, with the id that the next join has.
#[test]
fn a_membership_that_is_over_is_lost_and_begins_anew() {
    for (code, keeps) in [(ILLEGAL_GENERATION, "me"), (UNKNOWN_MEMBER_ID, "")] {
        let mut at_heartbeat = stable(COOPERATIVE, "t:0");
        beat(&mut at_heartbeat, 1, refused(code));
        let mut at_sync = stable(COOPERATIVE, "t:0");
        beat(&mut at_sync, 1, refused(REBALANCE_IN_PROGRESS));
        join(&mut at_sync);
        at_sync.answer(joined(COOPERATIVE, 2));
        at_sync.request();
        at_sync.answer(refused(code));
        let mut at_commit = stable(COOPERATIVE, "t:0");
        at_commit.machine.commit_begins();
        at_commit.machine.commit_ended(&id(1), Some(code), at_commit.now);
        at_commit.collect();
        for mut script in [at_heartbeat, at_sync, at_commit] {
            assert_eq!(script.told(), [lost("t:0")]);
            assert_eq!(script.machine.identity(), None);
            script.rests();
            script.release("t:0");
            assert_eq!(join(&mut script).member_id, keeps);
            script.answer(joined(COOPERATIVE, 9));
            script.request();
            script.answer(synced("t:0"));
            assert_eq!(script.told(), [assigned("t:0")], "it is told again");
        }
    }
}

#[test]
fn an_id_that_is_not_known_at_a_join_is_forgotten_without_a_tight_loop() {
    let mut script = new(COOPERATIVE);
    assert_eq!(join(&mut script).member_id, "me");
    for _ in 0..5 {
        let before = script.now;
        script.answer(refused(UNKNOWN_MEMBER_ID));
        assert_eq!(join(&mut script).member_id, "");
        assert!(script.now > before);
    }
}

#[test]
fn errors_that_nothing_mends_end_it_in_words() {
    let fatal = [FENCED_INSTANCE_ID, INCONSISTENT_GROUP_PROTOCOL, INVALID_GROUP_ID, INVALID_SESSION_TIMEOUT];
    for code in fatal.into_iter().chain([GROUP_AUTHORIZATION_FAILED, GROUP_MAX_SIZE_REACHED, 77]) {
        let mut at_join = new(COOPERATIVE);
        join(&mut at_join);
        at_join.answer(refused(code));
        let mut at_sync = new(COOPERATIVE);
        join(&mut at_sync);
        at_sync.answer(joined(COOPERATIVE, 1));
        at_sync.request();
        at_sync.answer(refused(code));
        let mut at_heartbeat = stable(COOPERATIVE, "t:0");
        beat(&mut at_heartbeat, 1, refused(code));
        for mut script in [at_join, at_sync, at_heartbeat] {
            let told = script.told();
            assert!(matches!(&told[..], [Event::Failed { code: told, .. }] if *told == code), "{told:?}");
            assert_eq!(script.machine.wake(), None);
            script.rests();
        }
    }
}

#[test]
fn an_answer_of_another_generation_is_of_no_interest() {
    let mut script = stable(COOPERATIVE, "t:0");
    assert!(is_heartbeat(&script.request(), 1));
    // Meanwhile a commit hears that the membership is over.
    script.machine.commit_ended(&id(1), Some(ILLEGAL_GENERATION), script.now);
    script.collect();
    assert_eq!(script.told(), [lost("t:0")]);
    script.answer(refused(UNKNOWN_MEMBER_ID));
    script.release("t:0");
    assert_eq!(join(&mut script).member_id, "me", "the id stays");
    // A commit of the generation before is refused, which says nothing about this one.
    script.answer(joined(COOPERATIVE, 2));
    script.request();
    script.answer(synced("t:0"));
    assert_eq!(script.told(), [assigned("t:0")]);
    for code in [ILLEGAL_GENERATION, UNKNOWN_MEMBER_ID, REBALANCE_IN_PROGRESS] {
        script.machine.commit_ended(&id(1), Some(code), script.now);
        script.collect();
    }
    beat(&mut script, 2, Answer::Alive);
    assert!(script.told().is_empty());
}

#[test]
fn an_answer_that_comes_twice_changes_nothing() {
    let mut script = stable(COOPERATIVE, "t:0");
    script.answer(synced("t:0 t:1"));
    script.answer(joined(COOPERATIVE, 7));
    script.answer(refused(UNKNOWN_MEMBER_ID));
    assert!(script.told().is_empty() && script.requests.is_empty());
    beat(&mut script, 1, Answer::Alive);
}

#[test]
fn a_commit_that_hears_of_a_rebalance_asks_for_a_join_once() {
    let mut script = stable(COOPERATIVE, "t:0");
    script.machine.commit_ended(&id(1), Some(REBALANCE_IN_PROGRESS), script.now);
    script.collect();
    join(&mut script);
    // The second one was sent before, and is answered while the join is under way.
    script.machine.commit_ended(&id(1), Some(REBALANCE_IN_PROGRESS), script.now);
    script.answer(joined(COOPERATIVE, 2));
    script.request();
    script.answer(synced("t:0"));
    beat(&mut script, 2, Answer::Alive);
}

/// The group is a generation ahead of a member whose join has just been answered, and not lost.
#[test]
fn a_commit_that_is_overtaken_by_a_join_loses_nothing() {
    for code in [ILLEGAL_GENERATION, UNKNOWN_MEMBER_ID, REBALANCE_IN_PROGRESS] {
        let mut script = stable(COOPERATIVE, "t:0");
        beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
        join(&mut script);
        assert_eq!(script.machine.identity(), Some(id(1)), "the group still takes commits while it waits for others");
        script.machine.commit_begins();
        script.machine.commit_ended(&id(1), Some(code), script.now);
        script.collect();
        script.answer(joined(COOPERATIVE, 2));
        assert!(script.told().is_empty());
        script.request();
        script.answer(synced("t:0"));
        beat(&mut script, 2, Answer::Alive);
        assert!(script.told().is_empty());
    }
}

#[test]
fn who_slept_longer_than_its_session_delivers_nothing_more() {
    let mut script = stable(COOPERATIVE, "t:0");
    script.now += Duration::from_secs(44);
    script.machine.tick(script.now);
    script.collect();
    assert!(is_heartbeat(&script.requests.remove(0), 1), "less than a session may pass");
    script.answer(Answer::Alive);
    script.now += Duration::from_secs(46);
    script.machine.tick(script.now);
    script.collect();
    assert_eq!(script.told(), [lost("t:0")]);
    script.rests();
    script.release("t:0");
    assert_eq!(join(&mut script).member_id, "me");
}

#[test]
fn who_delivers_nothing_for_too_long_makes_room_and_comes_back_when_it_moves() {
    let mut script = stable(COOPERATIVE, "t:0");
    script.machine.expired(script.now);
    script.collect();
    assert!(matches!(script.request(), Request::Leave { identity, .. } if identity == id(1)));
    assert_eq!(script.told(), [lost("t:0")]);
    script.machine.expired(script.now);
    script.rests();
    script.release("t:0");
    assert_eq!(join(&mut script).member_id, "");
    // While it joins, or gives something up, nothing expires.
    script.machine.expired(script.now);
    script.collect();
    assert!(script.requests.is_empty());
}

/// A reader that does not let go of what was revoked would keep it from everybody.
#[test]
fn who_does_not_let_go_makes_room_too() {
    let mut script = stable(COOPERATIVE, "t:0 t:1");
    beat(&mut script, 1, refused(REBALANCE_IN_PROGRESS));
    join(&mut script);
    script.answer(joined(COOPERATIVE, 2));
    script.request();
    script.answer(synced("t:0"));
    assert_eq!(script.told(), [revoked("t:1")]);
    let start = script.now;
    while script.now < start + Duration::from_secs(299) {
        beat(&mut script, 2, Answer::Alive);
    }
    script.requests.clear();
    script.wait();
    script.answer(Answer::Alive);
    script.now += Duration::from_secs(5);
    script.machine.tick(script.now);
    script.collect();
    assert!(script.requests.iter().any(|one| matches!(one, Request::Leave { .. })), "{:?}", script.requests);
    assert_eq!(script.told(), [lost("t:0")]);
    script.requests.clear();
    script.release("t:1");
    script.rests();
    script.release("t:0");
    assert_eq!(join(&mut script).member_id, "");
}

#[test]
fn a_member_leaves_once_and_a_static_one_stays() {
    let mut script = stable(COOPERATIVE, "t:0");
    script.machine.leave(script.now);
    script.machine.leave(script.now);
    script.collect();
    assert!(matches!(script.request(), Request::Leave { identity, .. } if identity == id(1)));
    script.rests();
    let mut terms = terms(COOPERATIVE);
    terms.instance_id = Some("one".to_owned());
    let mut script = Script::new(Classic::new(terms));
    script.find();
    assert_eq!(join(&mut script).member_id, "");
    script.answer(joined(COOPERATIVE, 1));
    script.request();
    script.answer(synced("t:0"));
    assert_eq!(script.told(), [assigned("t:0")]);
    script.machine.leave(script.now);
    script.collect();
    script.rests();
}

/// A pending member holds up the others' rebalances, so its id is given back.
#[test]
fn who_leaves_before_it_has_an_id_gives_it_back_when_it_comes() {
    let with_id = Refused { code: MEMBER_ID_REQUIRED, member_id: Some("late".to_owned()), ..Refused::default() };
    let late = Joined { member_id: "late".to_owned(), ..Joined::default() };
    for answer in [Answer::Refused(with_id), Answer::Joined(late)] {
        let mut script = Script::new(Classic::new(terms(COOPERATIVE)));
        script.find();
        join(&mut script);
        script.machine.leave(script.now);
        script.collect();
        script.rests();
        script.answer(answer);
        assert!(matches!(script.request(), Request::Leave { identity, .. } if identity.member_id == "late"));
        script.rests();
    }
    let mut parked = stable(COOPERATIVE, "t:0");
    beat(&mut parked, 1, refused(REBALANCE_IN_PROGRESS));
    join(&mut parked);
    parked.machine.leave(parked.now);
    parked.collect();
    assert!(matches!(parked.request(), Request::Leave { identity, .. } if identity.member_id == "me"));
    parked.answer(refused(UNKNOWN_MEMBER_ID));
    parked.rests();
}

#[test]
fn a_leader_that_left_this_member_out_is_told_and_asked_again() {
    let mut script = new(COOPERATIVE);
    join(&mut script);
    script.answer(joined(COOPERATIVE, 1));
    script.request();
    script.answer(Answer::Synced(Vec::new()));
    assert!(matches!(&script.told()[..], [Event::Note(_), Event::Assigned(none)] if none.is_empty()));
    assert_eq!(join(&mut script).reason, "the leader gave it no assignment");
}

/// While a group is upgraded to KIP-848 nobody leads, and generations jump.
#[test]
fn nobody_needs_to_lead() {
    let mut script = new(COOPERATIVE);
    join(&mut script);
    let protocol = "cooperative-sticky".to_owned();
    script.answer(Answer::Joined(Joined { member_id: "me".to_owned(), generation: 40, protocol, ..Joined::default() }));
    assert!(matches!(script.request(), Request::Sync(sync) if sync.assignment.is_empty()));
    script.answer(synced("t:0"));
    assert_eq!(script.told(), [assigned("t:0")]);
}

#[test]
fn an_assignor_that_was_not_offered_is_refused() {
    let mut script = new(COOPERATIVE);
    join(&mut script);
    script.answer(joined(EAGER, 1));
    assert!(matches!(&script.told()[..], [Event::Failed { text, .. }] if text.contains("`range`")));
}
