//! What an assignor works on: names replaced by numbers whose order is that of the names.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{Assignment, Racks, Subscriber, TopicName, Topics};

/// Topic by its number, and partition.
pub(super) type Part = (usize, i32);

/// Partitions of each member, by its number.
pub(super) type Parts = Vec<Vec<Part>>;

/// Topics that exist and are subscribed to, and the members, each in the order of their names.
pub(super) struct Problem<'a> {
    topics: Vec<(&'a TopicName, &'a [Racks])>,
    members: Vec<&'a Subscriber>,
    /// Topics of each member, ascending.
    topics_of: Vec<Vec<usize>>,
    /// Members that subscribe to each topic, ascending.
    subscribers: Vec<Vec<usize>>,
}

impl<'a> Problem<'a> {
    pub fn new(topics: &'a Topics, members: &'a [Subscriber]) -> Problem<'a> {
        let mut members: Vec<&Subscriber> = members.iter().collect();
        members.sort_by(|a, b| java_order(&a.id, &b.id));
        members.dedup_by(|a, b| a.id == b.id);
        let topics: Vec<_> = topics.iter().map(|(name, partitions)| (name, partitions.as_slice())).collect();
        let number: HashMap<&str, usize> = topics.iter().enumerate().map(|(n, (name, _))| (&***name, n)).collect();
        let known =
            |member: &&Subscriber| member.topics.iter().filter_map(|name| number.get(&**name).copied()).collect();
        let topics_of: Vec<Vec<usize>> = members.iter().map(known).collect();
        let mut subscribers = vec![Vec::new(); topics.len()];
        for (member, its) in topics_of.iter().enumerate() {
            its.iter().for_each(|topic| subscribers[*topic].push(member));
        }
        Problem { topics, members, topics_of, subscribers }
    }

    pub fn members(&self) -> usize {
        self.members.len()
    }

    pub fn member(&self, member: usize) -> &'a Subscriber {
        self.members[member]
    }

    pub fn rack_of(&self, member: usize) -> Option<&'a str> {
        self.members[member].rack.as_deref()
    }

    /// Topics with at least one subscriber.
    pub fn topics(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.topics.len()).filter(|topic| !self.subscribers[*topic].is_empty())
    }

    pub fn subscribers(&self, topic: usize) -> &[usize] {
        &self.subscribers[topic]
    }

    pub fn subscribes(&self, member: usize, topic: usize) -> bool {
        self.topics_of[member].binary_search(&topic).is_ok()
    }

    pub fn partitions(&self, topic: usize) -> impl Iterator<Item = Part> + Clone + use<> {
        (0..i32::try_from(self.topics[topic].1.len()).unwrap_or(i32::MAX)).map(move |partition| (topic, partition))
    }

    /// All partitions that somebody subscribes to, by topic and number.
    pub fn all(&self) -> impl Iterator<Item = Part> + '_ {
        self.topics().flat_map(|topic| self.partitions(topic))
    }

    pub fn racks(&self, (topic, partition): Part) -> &'a Racks {
        &self.topics[topic].1[usize::try_from(partition).unwrap_or_default()]
    }

    /// What a member claims to hold, of what exists. Each partition once, whatever it sent.
    pub fn claims(&self, member: usize) -> Vec<Part> {
        let exists = |(name, partition): &(TopicName, i32)| {
            let topic = self.topics.binary_search_by(|(known, _)| (***known).cmp(name)).ok()?;
            let number = usize::try_from(*partition).ok()?;
            (number < self.topics[topic].1.len()).then_some((topic, *partition))
        };
        let mut parts: Vec<Part> = self.members[member].owned.iter().filter_map(exists).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Whether all members want the same topics, those that do not exist included.
    pub fn is_uniform(&self) -> bool {
        self.members.windows(2).all(|pair| pair[0].topics == pair[1].topics)
    }

    /// Members as range and round-robin take them: static ones first, by instance id, then dynamic ones by member id.
    pub fn static_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.members.len()).collect();
        order.sort_by(|a, b| match (&self.members[*a].instance_id, &self.members[*b].instance_id) {
            (Some(one), Some(other)) => java_order(one, other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => a.cmp(b),
        });
        order
    }

    pub fn named(&self, parts: Parts) -> Assignment {
        let name = |(topic, partition): Part| (TopicName::clone(self.topics[topic].0), partition);
        let each = parts.into_iter().enumerate();
        each.map(|(member, its)| (self.members[member].id.clone(), its.into_iter().map(name).collect())).collect()
    }
}

/// The order of Java's strings: by UTF-16 units.
fn java_order(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}
