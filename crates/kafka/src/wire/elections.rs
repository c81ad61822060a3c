//! Leaders by preference: ElectLeaders (KIP-460).

use std::collections::HashMap;

use helixctl_core::cluster::ItemResult;
use kafka_protocol::error::ResponseError;
use kafka_protocol::messages::ElectLeadersRequest;
use kafka_protocol::messages::elect_leaders_request::TopicPartitions;

use super::api::Request;
use super::codes::{checked, no_answer};
use super::fault::Fault;
use super::{Wire, names};

/// Kafka's number for an election of the first replica.
const PREFERRED: i8 = 0;

impl Wire {
    /// Makes the first replica of each partition its leader; results in their order. One that leads already is done.
    pub async fn elect_preferred_leaders(&self, partitions: &[(String, i32)]) -> Result<Vec<ItemResult>, Fault> {
        // Kafka would take an absent list for all partitions.
        if partitions.is_empty() {
            return Ok(Vec::new());
        }
        let mut by_topic: HashMap<&str, Vec<i32>> = HashMap::new();
        for (topic, partition) in partitions {
            by_topic.entry(topic).or_default().push(*partition);
        }
        let topics = by_topic.into_iter().map(|(topic, partitions)| {
            TopicPartitions::default().with_topic(names::topic(topic)).with_partitions(partitions)
        });
        let request = ElectLeadersRequest::default()
            .with_election_type(PREFERRED)
            .with_topic_partitions(Some(topics.collect()))
            .with_timeout_ms(self.millis());
        let needs = ElectLeadersRequest::NEEDS;
        let answer = self.ask(&request, true, |answer| answer.error_code).await?;
        checked(answer.error_code, None, needs).map_err(Fault::Refused)?;
        let mut results: HashMap<(&str, i32), ItemResult> = HashMap::new();
        for topic in &answer.replica_election_results {
            for partition in &topic.partition_result {
                let result = match partition.error_code == ResponseError::ElectionNotNeeded.code() {
                    true => Ok(()),
                    false => checked(partition.error_code, partition.error_message.as_deref(), needs),
                };
                results.insert((topic.topic.as_str(), partition.partition_id), result);
            }
        }
        let result = |(topic, partition): &(String, i32)| results.get(&(topic.as_str(), *partition)).cloned();
        Ok(partitions.iter().map(|one| result(one).unwrap_or_else(|| Err(no_answer()))).collect())
    }
}
