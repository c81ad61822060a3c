//! Whole groups: several machines and a coordinator that keeps the rules of the classic protocol, in any order of events, with
//! answers that are lost and members that are expelled. No partition is read by two members that the coordinator knows.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use proptest::prelude::*;

use super::super::codes::*;
use super::super::{
    Answer, Classic, Effect, Event, Held, Joined, JoinedMember, Machine, Moment, Refused, Request, Seen, bytes,
};
use super::{refused, terms};
use crate::assign::{Assignor, Racks, TopicName, Topics};

const PARTITIONS: usize = 7;

fn topics() -> Topics {
    [("t", PARTITIONS), ("u", 2)].map(|(name, count)| (TopicName::from(name), vec![Racks::new(); count])).into()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Preparing,
    Completing,
    Stable,
}

/// What the coordinator keeps of a member.
#[derive(Default)]
struct Kept {
    protocols: Vec<(Assignor, Vec<u8>)>,
    /// Its request waits for the others, or for the leader.
    parked: bool,
    assignment: Vec<u8>,
}

struct Coordinator {
    state: State,
    generation: i32,
    leader: String,
    members: BTreeMap<String, Kept>,
    pending: BTreeSet<String>,
    ids: usize,
    /// Answers that are ready, by member.
    answers: Vec<(String, Answer)>,
}

impl Coordinator {
    fn prepare(&mut self) {
        if self.state == State::Completing {
            let parked: Vec<String> = self.parked();
            self.answers.extend(parked.into_iter().map(|id| (id, refused(REBALANCE_IN_PROGRESS))));
        }
        if self.state != State::Preparing {
            self.members.values_mut().for_each(|member| member.parked = false);
        }
        self.state = State::Preparing;
    }

    fn parked(&self) -> Vec<String> {
        self.members.iter().filter(|(_, member)| member.parked).map(|(id, _)| id.clone()).collect()
    }

    /// All have joined: the next generation begins.
    fn complete(&mut self) {
        if self.state != State::Preparing
            || self.members.is_empty()
            || self.members.values().any(|member| !member.parked)
        {
            return;
        }
        self.generation += 1;
        self.state = State::Completing;
        self.leader = self.members.keys().next().unwrap().clone();
        let all: Vec<JoinedMember> = self
            .members
            .iter()
            .map(|(id, member)| {
                let subscription = member.protocols[0].1.clone();
                JoinedMember { id: id.clone(), instance_id: None, subscription }
            })
            .collect();
        let assignor = self.members.values().next().unwrap().protocols[0].0;
        for (id, member) in &mut self.members {
            member.parked = false;
            let members = if *id == self.leader { all.clone() } else { Vec::new() };
            let joined = Joined {
                member_id: id.clone(),
                generation: self.generation,
                protocol: assignor.name().to_owned(),
                leader: self.leader.clone(),
                members,
                skip: false,
            };
            self.answers.push((id.clone(), Answer::Joined(joined)));
        }
    }

    fn remove(&mut self, id: &str) {
        self.pending.remove(id);
        if let Some(member) = self.members.remove(id) {
            if member.parked {
                self.answers.push((id.to_owned(), refused(UNKNOWN_MEMBER_ID)));
            }
            self.prepare();
            self.complete();
        }
    }

    /// Takes a request; the answer may come later.
    fn take(&mut self, from: &str, request: Request) -> Option<Answer> {
        let known = |id: &str| self.members.contains_key(id);
        match request {
            Request::Find => Some(Answer::Found),
            Request::Join(join) if join.member_id.is_empty() => {
                self.ids += 1;
                let id = format!("{from}-{}", self.ids);
                self.pending.insert(id.clone());
                Some(Answer::Refused(Refused { code: MEMBER_ID_REQUIRED, message: None, member_id: Some(id) }))
            }
            Request::Join(join) => {
                if !known(&join.member_id) && !self.pending.remove(&join.member_id) {
                    return Some(refused(UNKNOWN_MEMBER_ID));
                }
                self.prepare();
                let member = self.members.entry(join.member_id).or_default();
                (member.protocols, member.parked) = (join.protocols, true);
                self.complete();
                None
            }
            Request::Sync(sync) if !known(&sync.identity.member_id) => Some(refused(UNKNOWN_MEMBER_ID)),
            Request::Sync(sync) if sync.identity.generation != self.generation => Some(refused(ILLEGAL_GENERATION)),
            Request::Sync(sync) => {
                let id = sync.identity.member_id;
                match self.state {
                    State::Preparing => return Some(refused(REBALANCE_IN_PROGRESS)),
                    State::Stable => return Some(Answer::Synced(self.members[&id].assignment.clone())),
                    State::Completing => self.members.get_mut(&id).unwrap().parked = true,
                }
                if id == self.leader {
                    self.state = State::Stable;
                    for (id, member) in &mut self.members {
                        member.assignment = bytes::assignment(&sync.assignment[id]);
                        if std::mem::take(&mut member.parked) {
                            self.answers.push((id.clone(), Answer::Synced(member.assignment.clone())));
                        }
                    }
                }
                None
            }
            Request::Heartbeat(identity) if !known(&identity.member_id) => Some(refused(UNKNOWN_MEMBER_ID)),
            Request::Heartbeat(identity) if identity.generation != self.generation => Some(refused(ILLEGAL_GENERATION)),
            Request::Heartbeat(_) => Some(match self.state {
                State::Preparing => refused(REBALANCE_IN_PROGRESS),
                _ => Answer::Alive,
            }),
            Request::Beat(_) | Request::Look(_) | Request::Leave { .. } => unreachable!(),
        }
    }
}

/// A member with its reader.
struct Part {
    name: String,
    machine: Classic,
    unsent: Option<Request>,
    /// The id that it went by last.
    id: String,
    /// Its request has been taken, and this is the id that it was sent with.
    waiting: Option<String>,
    answer: Option<Answer>,
    look: bool,
    /// What is read, and revocations that the reader has not answered.
    reads: BTreeSet<Held>,
    unreleased: Vec<Vec<Held>>,
    gone: bool,
}

struct Group {
    coordinator: Coordinator,
    parts: Vec<Part>,
    assignors: Vec<Assignor>,
    now: Moment,
}

impl Group {
    fn new(assignors: &[Assignor]) -> Group {
        let coordinator = Coordinator {
            state: State::Stable,
            generation: 0,
            leader: String::new(),
            members: BTreeMap::new(),
            pending: BTreeSet::new(),
            ids: 0,
            answers: Vec::new(),
        };
        let mut group =
            Group { coordinator, parts: Vec::new(), assignors: assignors.to_vec(), now: Duration::from_secs(100) };
        (0..3).for_each(|_| group.add());
        group
    }

    fn add(&mut self) {
        let name = format!("m{}", self.parts.len());
        let machine = Classic::new(terms(&self.assignors));
        self.parts.push(Part {
            name,
            machine,
            unsent: None,
            id: String::new(),
            waiting: None,
            answer: None,
            look: false,
            reads: BTreeSet::new(),
            unreleased: Vec::new(),
            gone: false,
        });
    }

    /// Carries out what a machine wants, and hands ready answers on.
    fn collect(&mut self, at: usize) {
        let part = &mut self.parts[at];
        for effect in part.machine.take() {
            match effect {
                Effect::Send(Request::Look(_)) => part.look = true,
                Effect::Send(Request::Leave { identity, .. }) => self.coordinator.remove(&identity.member_id),
                Effect::Send(request) => part.unsent = Some(request),
                Effect::Tell(Event::Assigned(places)) => part.reads.extend(places),
                Effect::Tell(Event::Revoked { places, lost }) => {
                    // What is lost stops at once; what is revoked is read until it is released.
                    if lost {
                        places.iter().for_each(|place| assert!(part.reads.remove(place)));
                    }
                    part.unreleased.push(places);
                }
                Effect::Tell(Event::Unreached | Event::Note(_)) => {}
                Effect::Tell(Event::Failed { text, .. }) => panic!("{text}"),
            }
        }
        for (id, answer) in std::mem::take(&mut self.coordinator.answers) {
            // An answer for a connection that is gone reaches nobody.
            if let Some(part) = self.parts.iter_mut().find(|part| part.waiting.as_ref() == Some(&id)) {
                (part.waiting, part.answer) = (None, Some(answer));
            }
        }
    }

    fn step(&mut self, at: usize, action: u8) {
        let now = self.now;
        let part = &mut self.parts[at];
        match action {
            // The request arrives.
            0..=3 => {
                if let Some(request) = part.unsent.take() {
                    let id = match &request {
                        Request::Join(join) => join.member_id.clone(),
                        Request::Sync(sync) => sync.identity.member_id.clone(),
                        Request::Heartbeat(identity) => identity.member_id.clone(),
                        _ => String::new(),
                    };
                    if !id.is_empty() {
                        part.id.clone_from(&id);
                    }
                    part.waiting = Some(id);
                    if let Some(answer) = self.coordinator.take(&part.name, request) {
                        (part.waiting, part.answer) = (None, Some(answer));
                    }
                }
            }
            // The answer arrives.
            4..=7 => {
                if let Some(answer) = part.answer.take() {
                    part.machine.answered(answer, now);
                } else if std::mem::take(&mut part.look) {
                    part.machine.looked(Some(Seen { topics: topics(), ..Seen::default() }), now);
                }
            }
            // The reader lets go.
            8 | 9 => {
                if !part.unreleased.is_empty() {
                    let places = part.unreleased.remove(0);
                    places.iter().for_each(|place| drop(part.reads.take(place)));
                    part.machine.released(&places, now);
                }
            }
            // The connection breaks, before the request or after it.
            10 => {
                if part.unsent.take().is_some() || part.answer.take().is_some() || part.waiting.take().is_some() {
                    part.machine.answered(Answer::Lost, now);
                }
            }
            // The coordinator takes it for dead.
            11 => {
                let found = self.coordinator.members.keys().find(|id| id.starts_with(&format!("{}-", part.name)));
                if let Some(id) = found.cloned() {
                    self.coordinator.remove(&id);
                }
            }
            12 => {
                part.machine.leave(now);
                part.gone = true;
            }
            13 => part.machine.expired(now),
            _ => self.pass(),
        }
        for at in 0..self.parts.len() {
            self.collect(at);
        }
        self.check();
    }

    /// Time passes; so little that nobody's session ends.
    fn pass(&mut self) {
        self.now += Duration::from_secs(2);
        for part in &mut self.parts {
            part.machine.tick(self.now);
        }
    }

    /// No partition is read by two members that the coordinator knows.
    fn check(&self) {
        let mut readers: BTreeMap<&Held, &str> = BTreeMap::new();
        for part in self.parts.iter().filter(|part| !part.gone && self.coordinator.members.contains_key(&part.id)) {
            for place in &part.reads {
                let before = readers.insert(place, &part.name);
                assert_eq!(before, None, "{place:?} is read by {} too", part.name);
            }
        }
    }

    /// Without further faults all comes to rest, with every partition read by exactly one member.
    fn settle(&mut self) {
        // Requests that are parked at no connection are answered as broken ones are.
        for _ in 0..400 {
            if self.is_settled() {
                return;
            }
            for at in 0..self.parts.len() {
                [0, 4, 4, 8].into_iter().for_each(|action| self.step(at, action));
            }
            let orphan = |id: &String| !self.parts.iter().any(|part| !part.gone && part.id == *id);
            let orphans: Vec<String> = self.coordinator.members.keys().filter(|id| orphan(id)).cloned().collect();
            if !orphans.is_empty() && self.parts.iter().all(|part| part.unsent.is_none() && part.answer.is_none()) {
                orphans.iter().for_each(|id| self.coordinator.remove(id));
            }
            self.step(0, 14);
        }
        let reads: Vec<_> = self.parts.iter().map(|part| (&part.name, &part.reads, part.gone)).collect();
        panic!("it does not settle: {:?}, {reads:?}", self.coordinator.state);
    }

    /// Every partition is read by exactly one of those that are there.
    fn is_settled(&self) -> bool {
        let reads = || self.parts.iter().filter(|part| !part.gone).flat_map(|part| &part.reads);
        let distinct: BTreeSet<&Held> = reads().collect();
        self.coordinator.state == State::Stable && (reads().count(), distinct.len()) == (PARTITIONS + 2, PARTITIONS + 2)
    }
}

proptest! {
    #[test]
    fn no_partition_is_read_by_two(
        steps in proptest::collection::vec((0..7_usize, 0..40_u8), 0..400),
        eager in any::<bool>(),
    ) {
        let assignors: &[Assignor] = if eager { &[Assignor::Range] } else { &[Assignor::CooperativeSticky] };
        let mut group = Group::new(assignors);
        for (round, (at, action)) in steps.into_iter().enumerate() {
            if round % 60 == 0 {
                group.settle();
            }
            // Faults are rare, so that something can go on between them.
            let action = match action {
                0..12 => 0,
                12..26 => 4,
                26..30 => 8,
                30..34 => 14,
                34 => 10,
                35 => 11,
                36 => 13,
                37 if group.parts.iter().filter(|part| !part.gone).count() > 1 => 12,
                _ if group.parts.len() < 7 => {
                    group.add();
                    14
                }
                _ => 14,
            };
            let at = at % group.parts.len();
            group.step(at, action);
        }
        group.settle();
    }
}
