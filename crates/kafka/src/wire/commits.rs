//! What changes a group from outside: commits of its offsets, their deletion, and its own.

use std::collections::BTreeMap;

use kafka_protocol::error::ResponseError;
use kafka_protocol::messages::offset_commit_request::{OffsetCommitRequestPartition, OffsetCommitRequestTopic};
use kafka_protocol::messages::offset_delete_request::{OffsetDeleteRequestPartition, OffsetDeleteRequestTopic};
use kafka_protocol::messages::{DeleteGroupsRequest, OffsetCommitRequest, OffsetDeleteRequest};
use kafka_protocol::protocol::StrBytes;

use super::Wire;
use super::api::Request;
use super::codes::{checked, error, is_coordinator_moving, other};
use super::fault::Fault;
use super::names::{group as group_id, topic as name};
use crate::patience::Patience;
use helixctl_core::cluster::{ItemError, ItemResult};

/// Codes of partitions in the order asked.
type Codes = Vec<i16>;

impl Wire {
    /// Commits offsets for a group without members, in one request. Kafka refuses it as soon as there is one.
    pub async fn commit(&self, group: &str, offsets: &BTreeMap<(String, i32), i64>) -> Result<Vec<ItemResult>, Fault> {
        let mut topics: Vec<OffsetCommitRequestTopic> = Vec::new();
        for ((topic, partition), offset) in offsets {
            let partition = OffsetCommitRequestPartition::default()
                .with_partition_index(*partition)
                .with_committed_offset(*offset)
                .with_committed_leader_epoch(-1)
                .with_committed_metadata(Some(StrBytes::from_static_str("")));
            match topics.last_mut().filter(|last| *last.name.0 == **topic) {
                Some(last) => last.partitions.push(partition),
                None => {
                    let topic = OffsetCommitRequestTopic::default().with_name(name(topic));
                    topics.push(topic.with_partitions(vec![partition]));
                }
            }
        }
        let request = OffsetCommitRequest::default()
            .with_group_id(group_id(group))
            .with_generation_id_or_member_epoch(-1)
            .with_retention_time_ms(-1)
            .with_topics(topics);
        let codes = self.at_coordinator(group, &request, |answer| {
            let each = answer.topics.iter().flat_map(|topic| {
                let name = topic.name.0.to_string();
                topic.partitions.iter().map(move |found| ((name.clone(), found.partition_index), found.error_code))
            });
            in_order(offsets.keys(), each.collect())
        });
        Ok(codes.await?.into_iter().map(|code| told(code, OffsetCommitRequest::NEEDS)).collect())
    }

    /// Removes committed offsets. Kafka refuses it for topics that members of the group are subscribed to.
    pub async fn delete_offsets(&self, group: &str, places: &[(String, i32)]) -> Result<Vec<ItemResult>, Fault> {
        let mut topics: Vec<OffsetDeleteRequestTopic> = Vec::new();
        for (topic, partition) in places {
            let partition = OffsetDeleteRequestPartition::default().with_partition_index(*partition);
            match topics.iter_mut().find(|known| *known.name.0 == **topic) {
                Some(known) => known.partitions.push(partition),
                None => {
                    let topic = OffsetDeleteRequestTopic::default().with_name(name(topic));
                    topics.push(topic.with_partitions(vec![partition]));
                }
            }
        }
        let request = OffsetDeleteRequest::default().with_group_id(group_id(group)).with_topics(topics);
        let codes = self.at_coordinator(group, &request, |answer| {
            if answer.error_code != 0 {
                return vec![answer.error_code; places.len()];
            }
            let each = answer.topics.iter().flat_map(|topic| {
                let name = topic.name.0.to_string();
                topic.partitions.iter().map(move |found| ((name.clone(), found.partition_index), found.error_code))
            });
            in_order(places.iter(), each.collect())
        });
        Ok(codes.await?.into_iter().map(|code| told(code, OffsetDeleteRequest::NEEDS)).collect())
    }

    /// Deletes a group with all it has committed. Kafka refuses it while there are members.
    pub async fn delete_group(&self, group: &str) -> Result<ItemResult, Fault> {
        let request = DeleteGroupsRequest::default().with_groups_names(vec![group_id(group)]);
        let codes = self
            .at_coordinator(group, &request, |answer| answer.results.iter().map(|result| result.error_code).collect());
        let code = codes.await?.first().copied();
        Ok(code.map_or_else(|| Err(other("NO_ANSWER", "no answer came back")), |c| told(c, DeleteGroupsRequest::NEEDS)))
    }

    /// Sends a change to the coordinator, again while it moves: a coordinator that moves has changed nothing.
    async fn at_coordinator<R: Request>(
        &self,
        group: &str,
        request: &R,
        codes: impl Fn(&R::Answer) -> Codes,
    ) -> Result<Codes, Fault> {
        let mut patience = Patience::new(self.timeout);
        loop {
            let address = self.coordinator(group).await?;
            let codes = codes(&self.ask_broker(&address, request).await?);
            let moves = codes.iter().all(|code| is_coordinator_moving(*code)) && !codes.is_empty();
            if !moves || !patience.pause().await {
                return Ok(codes);
            }
        }
    }
}

fn in_order<'a>(places: impl Iterator<Item = &'a (String, i32)>, codes: BTreeMap<(String, i32), i16>) -> Codes {
    // What is left out of an answer was not done, as far as anybody knows: UNKNOWN_SERVER_ERROR.
    places.map(|place| codes.get(place).copied().unwrap_or(-1)).collect()
}

/// Kafka's words for these codes speak to members; whoever stands outside needs others.
fn told(code: i16, needs: &str) -> ItemResult {
    use ResponseError as E;
    let words = match error(code) {
        Some(E::IllegalGeneration | E::UnknownMemberId | E::RebalanceInProgress) => "the group has members",
        _ => return checked(code, None, needs),
    };
    checked(code, None, needs).map_err(|error| ItemError { message: words.to_owned(), ..error })
}
