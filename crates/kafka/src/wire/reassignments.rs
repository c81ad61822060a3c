//! Moving replicas: AlterPartitionReassignments and ListPartitionReassignments (KIP-455).

use std::collections::{BTreeMap, HashMap};

use kafka_protocol::messages::alter_partition_reassignments_request::{ReassignablePartition, ReassignableTopic};
use kafka_protocol::messages::{AlterPartitionReassignmentsRequest, BrokerId, ListPartitionReassignmentsRequest};

use super::api::Request;
use super::codes::{checked, no_answer};
use super::fault::Fault;
use super::{Wire, names};
use helixctl_core::cluster::{ClusterError, ItemResult, Reassignment};

impl Wire {
    /// Every reassignment under way.
    pub async fn reassignments(&self) -> Result<Vec<Reassignment>, ClusterError> {
        let request = ListPartitionReassignmentsRequest::default().with_timeout_ms(self.millis()).with_topics(None);
        let needs = ListPartitionReassignmentsRequest::NEEDS;
        let told = |fault: Fault| fault.told("listing reassignments", false);
        let answer = self.ask(&request, false, |answer| answer.error_code).await.map_err(told)?;
        checked(answer.error_code, answer.error_message.as_deref(), needs).map_err(|e| told(Fault::Refused(e)))?;
        let ids = |brokers: &[BrokerId]| brokers.iter().map(|id| **id).collect();
        let mut all: Vec<Reassignment> = answer
            .topics
            .iter()
            .flat_map(|topic| topic.partitions.iter().map(move |partition| (topic, partition)))
            .map(|(topic, partition)| Reassignment {
                topic: topic.name.to_string(),
                partition: partition.partition_index,
                replicas: ids(&partition.replicas),
                adding: ids(&partition.adding_replicas),
                removing: ids(&partition.removing_replicas),
            })
            .collect();
        all.sort_by(|a, b| (&a.topic, a.partition).cmp(&(&b.topic, b.partition)));
        Ok(all)
    }

    /// Begins moves; those without replicas are cancelled.
    pub async fn alter_reassignments(
        &self,
        moves: &[(String, i32, Option<Vec<i32>>)],
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let mut by_topic: BTreeMap<&str, Vec<ReassignablePartition>> = BTreeMap::new();
        for (topic, partition, replicas) in moves {
            let replicas = replicas.as_ref().map(|ids| ids.iter().copied().map(BrokerId).collect());
            let partition = ReassignablePartition::default().with_partition_index(*partition).with_replicas(replicas);
            by_topic.entry(topic).or_default().push(partition);
        }
        let topics = by_topic.into_iter().map(|(name, partitions)| {
            ReassignableTopic::default().with_name(names::topic(name)).with_partitions(partitions)
        });
        let request =
            AlterPartitionReassignmentsRequest::default().with_timeout_ms(self.millis()).with_topics(topics.collect());
        let needs = AlterPartitionReassignmentsRequest::NEEDS;
        let answer = self.ask(&request, true, |answer| answer.error_code).await;
        let answer = answer.map_err(|fault| fault.told("moving replicas", true))?;
        if let Err(error) = checked(answer.error_code, answer.error_message.as_deref(), needs) {
            return Ok(vec![Err(error); moves.len()]);
        }
        let mut results: HashMap<(&str, i32), ItemResult> = HashMap::new();
        for topic in &answer.responses {
            for partition in &topic.partitions {
                let result = checked(partition.error_code, partition.error_message.as_deref(), needs);
                results.insert((topic.name.as_str(), partition.partition_index), result);
            }
        }
        let result = |(topic, partition, _): &(String, i32, _)| results.get(&(topic.as_str(), *partition)).cloned();
        Ok(moves.iter().map(|item| result(item).unwrap_or_else(|| Err(no_answer()))).collect())
    }
}
