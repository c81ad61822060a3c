//! Bytes of subscriptions and assignments (ConsumerProtocolSubscription, ConsumerProtocolAssignment, sticky's user data).
//!
//! They come from members of any maker, so nothing in them is believed: a length is never used before so many bytes are there,
//! a newer version is read as the newest known, and what cannot be read is a member without topics.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::assign::{Assignor, Subscriber, TopicName};

use super::{Held, JoinedMember};

/// The newest version of both.
const VERSION: i16 = 3;
const UNKNOWN_GENERATION: i32 = -1;

/// Subscription that is to be written.
pub struct Subscription<'a> {
    pub topics: &'a BTreeSet<TopicName>,
    pub user_data: Option<Vec<u8>>,
    pub owned: &'a BTreeSet<Held>,
    pub generation: i32,
    pub rack: Option<&'a str>,
}

/// A subscription in bytes. Equal ones have equal bytes, by which the coordinator sees whether a member changed.
pub fn subscription(of: &Subscription<'_>) -> Vec<u8> {
    let mut into = VERSION.to_be_bytes().to_vec();
    put_length(&mut into, of.topics.len());
    of.topics.iter().for_each(|topic| put_string(&mut into, topic));
    match &of.user_data {
        Some(bytes) => {
            put_length(&mut into, bytes.len());
            into.extend(bytes);
        }
        None => into.extend((-1_i32).to_be_bytes()),
    }
    put_places(&mut into, of.owned.iter());
    into.extend(of.generation.to_be_bytes());
    match of.rack {
        Some(rack) => put_string(&mut into, rack),
        None => into.extend((-1_i16).to_be_bytes()),
    }
    into
}

/// An assignment in bytes.
pub fn assignment(places: &[Held]) -> Vec<u8> {
    let mut into = VERSION.to_be_bytes().to_vec();
    put_places(&mut into, places.iter());
    // Null user data: a classic group with other cannot be upgraded to KIP-848.
    into.extend((-1_i32).to_be_bytes());
    into
}

/// User data of the sticky assignor: what was assigned last, and when.
pub fn sticky(places: &BTreeSet<Held>, generation: i32) -> Vec<u8> {
    let mut into = Vec::new();
    put_places(&mut into, places.iter());
    into.extend(generation.to_be_bytes());
    into
}

/// Reads the partitions of an assignment; `None` if it has none in it, not even an empty list.
pub fn read_assignment(bytes: &[u8]) -> Option<BTreeSet<Held>> {
    let mut reader = Reader { rest: bytes, names: &mut HashSet::new() };
    reader.i16()?;
    reader.places().map(|places| places.into_iter().collect())
}

/// Reads the subscriptions of all members as the assignor understands them. Names of topics are kept once.
pub fn read_subscribers(members: &[JoinedMember], assignor: Assignor) -> Vec<Subscriber> {
    let mut names = HashSet::new();
    let read = |member: &JoinedMember| {
        let mut subscriber = Subscriber {
            id: member.id.clone(),
            instance_id: member.instance_id.clone(),
            generation: UNKNOWN_GENERATION,
            ..Subscriber::default()
        };
        let mut reader = Reader { rest: &member.subscription, names: &mut names };
        // What was read before it broke off stays: some writers leave out what they do not know.
        reader.subscription(&mut subscriber, assignor);
        subscriber
    };
    members.iter().map(read).collect()
}

fn put_length(into: &mut Vec<u8>, length: usize) {
    into.extend(i32::try_from(length).unwrap_or(i32::MAX).to_be_bytes());
}

fn put_string(into: &mut Vec<u8>, text: &str) {
    into.extend(i16::try_from(text.len()).unwrap_or(i16::MAX).to_be_bytes());
    into.extend(text.as_bytes());
}

fn put_places<'a>(into: &mut Vec<u8>, places: impl Iterator<Item = &'a Held>) {
    let mut by_topic: BTreeMap<&TopicName, Vec<i32>> = BTreeMap::new();
    for (topic, partition) in places {
        by_topic.entry(topic).or_default().push(*partition);
    }
    put_length(into, by_topic.len());
    for (topic, partitions) in by_topic {
        put_string(into, topic);
        put_length(into, partitions.len());
        partitions.iter().for_each(|partition| into.extend(partition.to_be_bytes()));
    }
}

/// Bytes that are read from the front.
struct Reader<'a, 'n> {
    rest: &'a [u8],
    names: &'n mut HashSet<TopicName>,
}

impl<'a> Reader<'a, '_> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (front, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(front)
    }

    fn i16(&mut self) -> Option<i16> {
        self.take(2)?.try_into().ok().map(i16::from_be_bytes)
    }

    fn i32(&mut self) -> Option<i32> {
        self.take(4)?.try_into().ok().map(i32::from_be_bytes)
    }

    /// A string that may be null.
    fn text(&mut self) -> Option<Option<&'a str>> {
        match usize::try_from(self.i16()?) {
            Ok(length) => std::str::from_utf8(self.take(length)?).ok().map(Some),
            Err(_) => Some(None),
        }
    }

    fn topic(&mut self) -> Option<TopicName> {
        let name = self.text()??;
        if let Some(known) = self.names.get(name) {
            return Some(TopicName::clone(known));
        }
        let name = TopicName::from(name);
        self.names.insert(TopicName::clone(&name));
        Some(name)
    }

    fn places(&mut self) -> Option<Vec<Held>> {
        let mut places = Vec::new();
        for _ in 0..self.i32()? {
            let topic = self.topic()?;
            for _ in 0..self.i32()? {
                places.push((TopicName::clone(&topic), self.i32()?));
            }
        }
        Some(places)
    }

    fn subscription(&mut self, into: &mut Subscriber, assignor: Assignor) -> Option<()> {
        let version = self.i16()?.min(VERSION);
        for _ in 0..self.i32()? {
            into.topics.insert(self.topic()?);
        }
        let user_data = match usize::try_from(self.i32()?) {
            Ok(length) => self.take(length)?,
            Err(_) => &[],
        };
        if assignor == Assignor::Sticky {
            self.sticky(into, user_data);
        } else if let Ok(generation) = user_data.try_into() {
            // Cooperative members told their generation so before subscriptions had a place for it.
            into.generation = i32::from_be_bytes(generation);
        }
        if version >= 1 {
            let owned = self.places()?;
            if assignor != Assignor::Sticky {
                into.owned = owned;
            }
        }
        if version >= 2 {
            let generation = self.i32()?;
            if assignor != Assignor::Sticky && generation >= 0 {
                into.generation = generation;
            }
        }
        if version >= 3 {
            into.rack = self.text()?.filter(|rack| !rack.is_empty()).map(str::to_owned);
        }
        Some(())
    }

    /// The user data of sticky says what was assigned last; what cannot be read says nothing.
    fn sticky(&mut self, into: &mut Subscriber, user_data: &[u8]) {
        let mut reader = Reader { rest: user_data, names: self.names };
        if let Some(owned) = reader.places() {
            into.owned = owned;
            into.generation = reader.i32().unwrap_or(UNKNOWN_GENERATION);
        }
    }
}
