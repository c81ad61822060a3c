//! Consumer groups of the in-memory cluster.

use std::collections::BTreeMap;

use super::{FakeCluster, State, found, refused};
use crate::cluster::{ErrorCode, GroupMember, ItemResult, ListedGroup, LogEnds, OffsetAt, Place, SeenGroup};

/// Groups by name.
#[derive(Default)]
pub(super) struct Groups(BTreeMap<String, SeenGroup>);

impl FakeCluster {
    /// A consumer joins the group, and stays: its offsets cannot be changed from outside any more.
    pub fn join_group(&self, group: &str, client: &str) {
        let member =
            GroupMember { member_id: client.to_owned(), client_id: client.to_owned(), ..GroupMember::default() };
        self.lock().groups.of(group).members.push(member);
    }
}

impl Groups {
    fn of(&mut self, group: &str) -> &mut SeenGroup {
        let fresh = || SeenGroup {
            listed: ListedGroup { group: group.to_owned(), kind: "classic".to_owned(), ..ListedGroup::default() },
            ..SeenGroup::default()
        };
        self.0.entry(group.to_owned()).or_insert_with(fresh)
    }

    pub(super) fn seen(&self) -> Vec<SeenGroup> {
        let state = |group: &SeenGroup| if group.members.is_empty() { "Empty" } else { "Stable" }.to_owned();
        let seen = |group: &SeenGroup| SeenGroup {
            listed: ListedGroup { state: state(group), ..group.listed.clone() },
            ..group.clone()
        };
        self.0.values().map(seen).collect()
    }

    pub(super) fn listed(&self) -> Vec<ListedGroup> {
        self.seen().into_iter().map(|group| group.listed).collect()
    }

    pub(super) fn committed(&self, group: &str) -> BTreeMap<Place, i64> {
        self.0.get(group).map(|group| group.committed.clone()).unwrap_or_default()
    }

    /// Commits an offset, or removes it. Kafka refuses both from outside while somebody is in the group.
    pub(super) fn commit(&mut self, group: &str, place: &Place, offset: Option<i64>) -> ItemResult {
        let group = self.of(group);
        if !group.members.is_empty() {
            return refused(ErrorCode::Other("UNKNOWN_MEMBER_ID".to_owned()), "the group has members");
        }
        match offset {
            Some(offset) => drop(group.committed.insert(place.clone(), offset)),
            None => drop(group.committed.remove(place)),
        }
        Ok(())
    }

    pub(super) fn delete(&mut self, group: &str) -> ItemResult {
        match self.0.get(group).map(|group| group.members.is_empty()) {
            None => refused(ErrorCode::Other("GROUP_ID_NOT_FOUND".to_owned()), "The group id does not exist."),
            Some(false) => refused(ErrorCode::Other("NON_EMPTY_GROUP".to_owned()), "The group is not empty."),
            Some(true) => {
                self.0.remove(group);
                Ok(())
            }
        }
    }
}

impl State {
    pub(super) fn ends(&mut self, (topic, partition): &Place) -> ItemResult<LogEnds> {
        let topic = self.topic(topic)?;
        if topic.partitions.iter().all(|found| found.id != *partition) {
            return refused(ErrorCode::UnknownTopic, "This server does not host this topic-partition.");
        }
        let at = |at: OffsetAt| found(topic, at).offset.unwrap_or_default();
        Ok(LogEnds { start: at(OffsetAt::Earliest), end: at(OffsetAt::Latest) })
    }
}
