//! Machines against a scripted coordinator.

mod bytes;
mod classic;
mod group;
mod leading;
mod modern;

use std::time::Duration;

use super::{Answer, Effect, Event, Held, Machine, Moment, Refused, Request, Terms};
use crate::assign::{Assignor, TopicName};

pub fn place(text: &str) -> Held {
    let (topic, partition) = text.split_once(':').unwrap();
    (TopicName::from(topic), partition.parse().unwrap())
}

pub fn places(text: &str) -> Vec<Held> {
    text.split_whitespace().map(place).collect()
}

pub fn terms(assignors: &[Assignor]) -> Terms {
    Terms {
        topics: ["t", "u"].map(TopicName::from).into(),
        instance_id: None,
        assignors: assignors.to_vec(),
        session: Duration::from_secs(45),
        heartbeat: Duration::from_secs(3),
        rebalance: Duration::from_secs(300),
        rack: None,
        watch: Duration::from_secs(30),
        seed: 7,
    }
}

pub fn refused(code: i16) -> Answer {
    Answer::Refused(Refused { code, ..Refused::default() })
}

pub fn assigned(text: &str) -> Event {
    Event::Assigned(places(text))
}

pub fn revoked(text: &str) -> Event {
    Event::Revoked { places: places(text), lost: false }
}

pub fn lost(text: &str) -> Event {
    Event::Revoked { places: places(text), lost: true }
}

/// A machine with its time, and what it did since the last look.
pub struct Script<M> {
    pub machine: M,
    pub now: Moment,
    pub events: Vec<Event>,
    pub requests: Vec<Request>,
}

impl<M: Machine> Script<M> {
    pub fn new(machine: M) -> Script<M> {
        let mut script = Script { machine, now: Duration::from_secs(1_000), events: Vec::new(), requests: Vec::new() };
        script.machine.tick(script.now);
        script.collect();
        script
    }

    pub fn collect(&mut self) {
        for effect in self.machine.take() {
            match effect {
                Effect::Send(request) => self.requests.push(request),
                Effect::Tell(event) => self.events.push(event),
            }
        }
    }

    pub fn answer(&mut self, answer: Answer) {
        self.machine.answered(answer, self.now);
        self.collect();
    }

    pub fn release(&mut self, text: &str) {
        self.machine.released(&places(text), self.now);
        self.collect();
    }

    /// Lets time pass until something was sent or told; panics if nothing ever is.
    pub fn wait(&mut self) {
        for _ in 0..100 {
            if !self.requests.is_empty() || !self.events.is_empty() {
                return;
            }
            let wake = self.machine.wake().expect("it waits for something");
            self.now = self.now.max(wake);
            self.machine.tick(self.now);
            self.collect();
        }
        panic!("it wakes without doing anything");
    }

    /// The next request, which has to be the only one.
    pub fn request(&mut self) -> Request {
        self.wait();
        assert_eq!(self.requests.len(), 1, "{:?}; told {:?}", self.requests, self.events);
        self.requests.remove(0)
    }

    /// The coordinator is found.
    pub fn find(&mut self) {
        assert_eq!(self.request(), Request::Find);
        self.answer(Answer::Found);
    }

    pub fn told(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Nothing is sent or told, however long it is waited without an answer or a release.
    pub fn rests(&mut self) {
        self.now += Duration::from_secs(20);
        self.machine.tick(self.now);
        self.collect();
        assert_eq!((&*self.requests, &*self.events), (&[][..], &[][..]));
    }
}
