//! The protocol of KIP-848: one heartbeat, in which the broker tells what may be held.
//!
//! What is revoked is acknowledged as soon as the reader has released it, what is new as soon as it is told. After an error or
//! without an answer the next heartbeat says everything again, since nobody knows what of the last one arrived.

mod machine;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::codes::*;
use super::line::{Asked, Line};
use super::{Beat, BeatAnswer, Event, Held, Identity, Look, Moment, Refused, Request, Terms, TopicId};
use crate::assign::TopicName;

const JOINS: i32 = 0;
const LEAVES: i32 = -1;
const LEAVES_ITS_PLACE: i32 = -2;
/// The interval until the broker tells another.
const INTERVAL: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// Ids in 22 characters, as Kafka writes UUIDs.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Partition of a topic by its id: a topic that was made anew is another one.
type Place = (TopicId, i32);

/// A member of a group of the kind `consumer`.
#[derive(Debug)]
pub struct Modern {
    terms: Terms,
    line: Line,
    over: bool,
    /// Left while its join was under way.
    owes: bool,
    member_id: String,
    epoch: i32,
    /// The next heartbeat says everything.
    everything: bool,
    /// The next heartbeat tells what is held, at once.
    acknowledges: bool,
    /// What may be held, as last told.
    target: Option<BTreeSet<Place>>,
    names: BTreeMap<TopicId, TopicName>,
    looking: bool,
    look_at: Moment,
    held: BTreeSet<Place>,
    /// Partitions that were revoked and are not released yet: they still count as held.
    leaving: BTreeSet<Place>,
    /// Revocations that the reader has not answered yet.
    revocations: usize,
    told: bool,
    /// Heartbeats that were answered since the join.
    beats: u32,
    interval: Duration,
    beat_at: Moment,
    seen_at: Moment,
    /// Since when somebody else has the instance id.
    unreleased: Option<Moment>,
}

impl Modern {
    /// A member that joins at the first tick.
    pub fn new(terms: Terms) -> Modern {
        Modern {
            line: Line::new(terms.seed),
            over: false,
            owes: false,
            member_id: member_id(terms.seed),
            terms,
            epoch: JOINS,
            everything: true,
            acknowledges: false,
            target: None,
            names: BTreeMap::new(),
            looking: false,
            look_at: Moment::ZERO,
            held: BTreeSet::new(),
            leaving: BTreeSet::new(),
            revocations: 0,
            told: false,
            beats: 0,
            interval: INTERVAL,
            beat_at: Moment::ZERO,
            seen_at: Moment::ZERO,
            unreleased: None,
        }
    }

    fn me(&self) -> Identity {
        Identity { member_id: self.member_id.clone(), generation: self.epoch }
    }

    fn advance(&mut self, now: Moment) {
        if self.over {
            return;
        }
        let unknown = self.unknown();
        if !unknown.is_empty() && !self.looking && now >= self.look_at {
            self.looking = true;
            self.line.send_aside(Request::Look(Look::Ids(unknown)));
        }
        if !self.line.is_free(now) {
            return;
        }
        if !self.line.found {
            self.line.send(Asked::Find, self.epoch, Request::Find);
        } else if self.is_due(now) {
            self.beat(now);
        }
    }

    /// A join waits until everything that was lost is released, since it says that nothing is held.
    fn is_due(&self, now: Moment) -> bool {
        match self.epoch {
            JOINS => self.revocations == 0,
            _ => self.acknowledges || now >= self.beat_at,
        }
    }

    fn beat(&mut self, now: Moment) {
        let joins = self.epoch == JOINS;
        let everything = self.everything || joins;
        let owned = (everything || self.acknowledges).then(|| self.held.union(&self.leaving).copied().collect());
        (self.everything, self.acknowledges) = (false, false);
        self.beat_at = now + self.interval;
        let beat = Beat { member_id: self.member_id.clone(), epoch: self.epoch, everything, owned };
        self.line.send(Asked::Heartbeat, self.epoch, Request::Beat(beat));
    }

    /// Ids in the assignment whose names are not known.
    fn unknown(&self) -> BTreeSet<TopicId> {
        let target = self.target.iter().flatten();
        target.map(|(id, _)| *id).filter(|id| !self.names.contains_key(id)).collect()
    }

    fn beaten(&mut self, answer: BeatAnswer, now: Moment) {
        self.line.works();
        self.unreleased = None;
        self.epoch = answer.epoch;
        if !answer.interval.is_zero() {
            self.interval = answer.interval;
        }
        self.beat_at = now + self.interval;
        self.beats = self.beats.saturating_add(1);
        if let Some(target) = answer.assignment {
            self.target = Some(target);
            self.look_at = now;
        } else if !self.told && self.target.is_none() {
            self.target = Some(BTreeSet::new());
        }
        self.reconcile();
    }

    /// Tells the difference between what may be held and what is, one revocation at a time.
    fn reconcile(&mut self) {
        let (Some(target), 0) = (&self.target, self.revocations) else { return };
        let places: BTreeSet<Place> = target.iter().filter(|(id, _)| self.names.contains_key(id)).copied().collect();
        let complete = places.len() == target.len();
        let gone: BTreeSet<Place> = self.held.difference(&places).copied().collect();
        let new: Vec<Place> = places.difference(&self.held).copied().collect();
        self.held = places;
        if complete {
            self.target = None;
        }
        self.acknowledges |= gone.is_empty() && !new.is_empty();
        if !gone.is_empty() {
            self.acknowledges = false;
            self.leaving.extend(gone.iter().copied());
            self.revoke(gone, false);
        }
        // The first answers are often empty, since the broker assigns a moment later: nothing is told as all only then.
        let nothing = !self.told && complete && self.beats > 1;
        if !new.is_empty() || nothing {
            self.told = true;
            let event = Event::Assigned(new.into_iter().filter_map(|place| self.named(place)).collect());
            self.line.tell(event);
        }
    }

    fn named(&self, (id, partition): Place) -> Option<Held> {
        Some((TopicName::clone(self.names.get(&id)?), partition))
    }

    fn revoke(&mut self, places: BTreeSet<Place>, lost: bool) {
        self.revocations += 1;
        let places = places.into_iter().filter_map(|place| self.named(place)).collect();
        self.line.tell(Event::Revoked { places, lost });
    }

    /// The coordinator has taken everything away; a new join follows the release.
    fn lose(&mut self) {
        self.epoch = JOINS;
        (self.everything, self.acknowledges, self.target, self.beats) = (true, false, None, 0);
        self.leaving.clear();
        let held = std::mem::take(&mut self.held);
        if !held.is_empty() {
            self.told = false;
            self.revoke(held, true);
        }
    }

    /// Whether the member with our instance id may be one that was killed, whose session has not ended.
    fn may_be_released(&mut self, now: Moment) -> bool {
        if self.unreleased.is_none() {
            let text = "another member has this instance id; waits for its session to end, if it was killed";
            self.line.tell(Event::Note(text.to_owned()));
        }
        now <= *self.unreleased.get_or_insert(now) + self.terms.session
    }

    fn say_farewell(&mut self) {
        self.owes = false;
        let generation = if self.terms.instance_id.is_some() { LEAVES_ITS_PLACE } else { LEAVES };
        let identity = Identity { generation, ..self.me() };
        self.line.send_aside(Request::Leave { identity, reason: "it ends" });
    }

    fn fail(&mut self, refused: &Refused) {
        self.over = true;
        let said = refused.message.as_deref().filter(|message| !message.is_empty());
        let text = match (words(refused.code), said) {
            (known, Some(said)) => format!("{known}: {said}"),
            (known, None) if known == words(i16::MAX) => format!("{known} (error {})", refused.code),
            (known, None) => known.to_owned(),
        };
        self.line.tell(Event::Failed { code: refused.code, text });
    }

    fn refused(&mut self, refused: &Refused, now: Moment) {
        self.everything = true;
        match refused.code {
            COORDINATOR_LOADING | REQUEST_TIMED_OUT | NETWORK_EXCEPTION => self.line.back_off(now),
            COORDINATOR_NOT_AVAILABLE | NOT_COORDINATOR => self.line.lost(now),
            UNKNOWN_MEMBER_ID | FENCED_MEMBER_EPOCH => {
                if self.epoch == JOINS {
                    self.line.back_off(now);
                }
                self.lose();
            }
            // A member that was killed holds its instance id until its session ends.
            UNRELEASED_INSTANCE_ID if self.may_be_released(now) => self.line.back_off(now),
            TOPIC_AUTHORIZATION_FAILED => {
                self.line.tell(Event::Note(words(refused.code).to_owned()));
                self.beat_at = now + self.interval;
                self.line.back_off(now);
            }
            _ => return self.fail(refused),
        }
        if self.epoch != JOINS && refused.code != TOPIC_AUTHORIZATION_FAILED {
            self.beat_at = now;
        }
    }
}

/// A UUID in 22 characters of base64url; the number is random.
fn member_id(number: u128) -> String {
    // Version 4, variant 1.
    let uuid = (number & !(0xf << 76) & !(0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
    // 128 bits and four more make 22 characters; a leading dash would look like an option.
    let digit = |n: u32| {
        let shifted = if n == 21 { uuid << 4 } else { uuid >> (128 - 6 * (n + 1)) };
        char::from(ALPHABET[usize::try_from(shifted & 0x3f).unwrap_or(0)])
    };
    let id: String = (0..22).map(digit).collect();
    id.strip_prefix('-').map_or_else(|| id.clone(), |rest| format!("A{rest}"))
}
