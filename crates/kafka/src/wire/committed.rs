//! What groups have committed: OffsetFetch, one request for all groups of a coordinator.

use std::collections::{BTreeMap, BTreeSet};

use futures::FutureExt;
use futures::future::join_all;
use helixctl_core::cluster::{GroupUse, ItemResult};
use kafka_protocol::error::ResponseError;
use kafka_protocol::messages::offset_fetch_request::OffsetFetchRequestGroup;
use kafka_protocol::messages::offset_fetch_response::OffsetFetchResponseGroup;
use kafka_protocol::messages::{GroupId, OffsetFetchRequest};

use super::Wire;
use super::api::Request;
use super::codes::error;
use super::fault::Fault;
use super::groups::{Again, item};
use super::names::group as group_id;
use super::offsets::Place;
use super::settings::Address;

/// Kinds of groups that commit offsets; before Kafka 3.8 a broker tells no kind.
pub(super) const WITH_OFFSETS: [&str; 4] = ["classic", "", "consumer", "streams"];

type Offsets = BTreeMap<Place, i64>;
pub(super) type Committed = BTreeMap<String, ItemResult<Offsets>>;

impl Wire {
    /// The offsets that a group has committed; none if it does not exist. Waits for transactions that commit some.
    pub async fn committed<'a>(&'a self, group: &'a str) -> Result<Offsets, Fault> {
        self.patiently(|| self.committed_once(group).boxed()).await
    }

    async fn committed_once(&self, group: &str) -> Result<Offsets, Again> {
        let address = self.coordinator(group).await?;
        let mut all = self.fetch_offsets(&address, vec![group_id(group)], true).await?;
        let told = all.remove(group);
        let told = told.ok_or_else(|| Fault::Unusable("the broker told nothing of the group's offsets".to_owned()))?;
        told.map_err(|error| Again::Fault(Fault::Refused(error)))
    }

    /// The groups with committed offsets, by topic.
    pub async fn groups_by_topic(&self) -> Result<BTreeMap<String, Vec<GroupUse>>, Fault> {
        self.patiently(|| self.uses().boxed()).await
    }

    async fn uses(&self) -> Result<BTreeMap<String, Vec<GroupUse>>, Again> {
        let mut by_broker: BTreeMap<Address, Vec<GroupUse>> = BTreeMap::new();
        for (group, address) in self.placed().await? {
            if WITH_OFFSETS.contains(&group.kind.as_str()) {
                let live = !matches!(group.state.as_str(), "Empty" | "Dead");
                by_broker.entry(address).or_default().push(GroupUse { group: group.group, live });
            }
        }
        let asks = by_broker.into_iter().map(|(address, groups)| self.uses_at(address, groups));
        let mut by_topic: BTreeMap<String, Vec<GroupUse>> = BTreeMap::new();
        for uses in join_all(asks).await {
            for (topic, group) in uses? {
                by_topic.entry(topic).or_default().push(group);
            }
        }
        by_topic.values_mut().for_each(|groups| groups.sort());
        Ok(by_topic)
    }

    /// Each topic that a group of this coordinator has committed offsets of.
    async fn uses_at(&self, address: Address, groups: Vec<GroupUse>) -> Result<Vec<(String, GroupUse)>, Again> {
        let ids = groups.iter().map(|group| group_id(&group.group)).collect();
        let mut committed = self.committed_at(&address, ids).await?;
        let mut uses = Vec::new();
        for group in groups {
            let offsets = committed.remove(&group.group).unwrap_or_else(|| Ok(Offsets::new()));
            let offsets = offsets.map_err(|error| Again::Fault(Fault::Refused(error)))?;
            let topics: BTreeSet<String> = offsets.into_keys().map(|(topic, _)| topic).collect();
            uses.extend(topics.into_iter().map(|topic| (topic, group.clone())));
        }
        Ok(uses)
    }

    /// What the groups of one coordinator have committed. Brokers before Kafka 3.0 take one group a request.
    pub(super) async fn committed_at(&self, address: &Address, groups: Vec<GroupId>) -> Result<Committed, Again> {
        if groups.is_empty() {
            return Ok(Committed::new());
        }
        match self.fetch_offsets(address, groups.clone(), false).await {
            Err(Again::Fault(Fault::TooOld { .. })) if groups.len() > 1 => {
                let mut all = Committed::new();
                for group in groups {
                    all.append(&mut self.fetch_offsets(address, vec![group], false).await?);
                }
                Ok(all)
            }
            other => other,
        }
    }

    /// `stable` waits until no transaction is about to commit offsets (KIP-447).
    async fn fetch_offsets(&self, address: &Address, groups: Vec<GroupId>, stable: bool) -> Result<Committed, Again> {
        let asked = groups.into_iter().map(|group| {
            OffsetFetchRequestGroup::default().with_group_id(group).with_member_epoch(-1).with_topics(None)
        });
        let request = OffsetFetchRequest::default().with_groups(asked.collect()).with_require_stable(stable);
        let answer = self.ask_broker(address, &request).await?;
        answer.groups.into_iter().map(|group| Ok((group.group_id.0.to_string(), offsets(group)?))).collect()
    }
}

fn offsets(group: OffsetFetchResponseGroup) -> Result<ItemResult<Offsets>, Again> {
    // Some implementations say so of a group that has committed nothing.
    if error(group.error_code) == Some(ResponseError::GroupIdNotFound) {
        return Ok(Ok(Offsets::new()));
    }
    if let Err(error) = item(group.error_code, OffsetFetchRequest::NEEDS)? {
        return Ok(Err(error));
    }
    let mut offsets = Offsets::new();
    for topic in group.topics {
        for found in topic.partitions {
            match item(found.error_code, "Describe on the topic")? {
                Ok(()) if found.committed_offset >= 0 => {
                    offsets.insert((topic.name.0.to_string(), found.partition_index), found.committed_offset);
                }
                Ok(()) => {}
                Err(error) => return Ok(Err(error)),
            }
        }
    }
    Ok(Ok(offsets))
}

#[cfg(test)]
mod tests {
    use kafka_protocol::messages::offset_fetch_response::{OffsetFetchResponsePartitions, OffsetFetchResponseTopics};

    use super::*;
    use crate::wire::names;

    fn group(code: i16, partitions: &[(i32, i64, i16)]) -> OffsetFetchResponseGroup {
        let partition = |(number, offset, code): &(i32, i64, i16)| {
            OffsetFetchResponsePartitions::default()
                .with_partition_index(*number)
                .with_committed_offset(*offset)
                .with_error_code(*code)
        };
        let topic = OffsetFetchResponseTopics::default()
            .with_name(names::topic("t"))
            .with_partitions(partitions.iter().map(partition).collect());
        OffsetFetchResponseGroup::default().with_error_code(code).with_topics(vec![topic])
    }

    fn told(answer: Result<ItemResult<Offsets>, Again>) -> ItemResult<Offsets> {
        answer.unwrap_or_else(|_| panic!("it is settled"))
    }

    #[test]
    fn what_was_never_committed_is_no_offset() {
        let found = told(offsets(group(0, &[(0, 7, 0), (1, -1, 0), (2, 0, 0)]))).unwrap();
        assert_eq!(found, Offsets::from([(("t".to_owned(), 0), 7), (("t".to_owned(), 2), 0)]));
    }

    #[test]
    fn a_group_that_is_said_not_to_exist_has_no_offsets() {
        assert_eq!(told(offsets(group(ResponseError::GroupIdNotFound.code(), &[]))), Ok(Offsets::new()));
    }

    #[test]
    fn what_is_about_to_be_committed_is_asked_for_again() {
        let unstable = ResponseError::UnstableOffsetCommit.code();
        assert!(matches!(offsets(group(0, &[(0, 7, 0), (1, -1, unstable)])), Err(Again::Moved(_))));
        assert!(matches!(offsets(group(ResponseError::NotCoordinator.code(), &[])), Err(Again::Moved(_))));
        let denied = told(offsets(group(ResponseError::GroupAuthorizationFailed.code(), &[]))).unwrap_err();
        assert_eq!(denied.message, "not authorized: this needs Describe on the group");
    }
}
