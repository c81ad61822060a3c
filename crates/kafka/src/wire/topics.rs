//! Topics: listed and described by Metadata; created, grown and deleted.

use std::collections::{BTreeMap, HashMap};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use helixctl_core::cluster::{Broker, ClusterInfo, ItemResult, Mode, NewPartitions, NewTopic, Partition, Topic};
use kafka_protocol::messages::create_partitions_request::{CreatePartitionsAssignment, CreatePartitionsTopic};
use kafka_protocol::messages::create_topics_request::{
    CreatableReplicaAssignment, CreatableTopic, CreatableTopicConfig,
};
use kafka_protocol::messages::metadata_request::MetadataRequestTopic;
use kafka_protocol::messages::metadata_response::{MetadataResponse, MetadataResponsePartition, MetadataResponseTopic};
use kafka_protocol::messages::{
    BrokerId, CreatePartitionsRequest, CreateTopicsRequest, DeleteTopicsRequest, MetadataRequest,
};

use super::api::Request;
use super::codes::{checked, no_answer};
use super::fault::Fault;
use super::{Wire, names};

impl Wire {
    /// Cluster id, controller and brokers.
    pub async fn info(&self) -> Result<ClusterInfo, Fault> {
        self.metadata(Some(&[])).await.map(|answer| cluster(&answer))
    }

    /// The cluster, and every topic that this principal may see.
    pub async fn topics(&self) -> Result<(ClusterInfo, BTreeMap<String, Topic>), Fault> {
        let answer = self.metadata(None).await?;
        let info = cluster(&answer);
        let named = |topic: MetadataResponseTopic| {
            let error = checked(topic.error_code, None, "Describe on the topic").err().map(|error| error.message);
            let name = topic.name.as_ref()?.to_string();
            Some((name, Topic { error, ..described(topic) }))
        };
        Ok((info, answer.topics.into_iter().filter_map(named).collect()))
    }

    /// Topics by name, in the order asked for.
    pub async fn describe_topics(&self, topics: &[String]) -> Result<Vec<ItemResult<Topic>>, Fault> {
        let answer = self.metadata(Some(topics)).await?;
        let results = answer.topics.into_iter().filter_map(|topic| {
            let name = topic.name.as_ref()?.to_string();
            Some((name, checked(topic.error_code, None, "Describe on the topic").map(|()| described(topic))))
        });
        Ok(in_order(topics.iter(), results))
    }

    /// Metadata of these topics, or of all. It creates none.
    pub(super) async fn metadata(&self, topics: Option<&[String]>) -> Result<MetadataResponse, Fault> {
        let topic = |name: &String| MetadataRequestTopic::default().with_name(Some(names::topic(name)));
        let topics = topics.map(|topics| topics.iter().map(topic).collect());
        let request = MetadataRequest::default().with_topics(topics).with_allow_auto_topic_creation(false);
        let answer = self.ask(&request, false, |answer| answer.error_code).await?;
        checked(answer.error_code, None, MetadataRequest::NEEDS).map_err(Fault::Refused)?;
        self.remember(&answer);
        Ok(answer)
    }

    /// Creates topics, or asks whether they could be; results in the order of the topics.
    pub async fn create_topics(&self, topics: &[NewTopic], mode: Mode) -> Result<Vec<ItemResult>, Fault> {
        let request = CreateTopicsRequest::default()
            .with_topics(topics.iter().map(creation).collect())
            .with_timeout_ms(self.millis())
            .with_validate_only(mode == Mode::Check);
        let code =
            |answer: &<CreateTopicsRequest as Request>::Answer| answer.topics.first().map_or(0, |t| t.error_code);
        let answer = self.ask(&request, mode == Mode::Apply, code).await?;
        let results = answer.topics.iter().map(|topic| {
            let result = checked(topic.error_code, topic.error_message.as_deref(), CreateTopicsRequest::NEEDS);
            (topic.name.to_string(), result)
        });
        Ok(in_order(topics.iter().map(|topic| &topic.name), results))
    }

    /// Adds partitions, or asks whether they could be added; results in the order of the topics.
    pub async fn create_partitions(&self, topics: &[NewPartitions], mode: Mode) -> Result<Vec<ItemResult>, Fault> {
        let request = CreatePartitionsRequest::default()
            .with_topics(topics.iter().map(growth).collect())
            .with_timeout_ms(self.millis())
            .with_validate_only(mode == Mode::Check);
        let code =
            |answer: &<CreatePartitionsRequest as Request>::Answer| answer.results.first().map_or(0, |r| r.error_code);
        let answer = self.ask(&request, mode == Mode::Apply, code).await?;
        let results = answer.results.iter().map(|topic| {
            let result = checked(topic.error_code, topic.error_message.as_deref(), CreatePartitionsRequest::NEEDS);
            (topic.name.to_string(), result)
        });
        Ok(in_order(topics.iter().map(|topic| &topic.topic), results))
    }

    /// Deletes topics; results in the order of the names.
    pub async fn delete_topics(&self, topics: &[String]) -> Result<Vec<ItemResult>, Fault> {
        let request = DeleteTopicsRequest::default()
            .with_topic_names(topics.iter().map(|name| names::topic(name)).collect())
            .with_timeout_ms(self.millis());
        let code =
            |answer: &<DeleteTopicsRequest as Request>::Answer| answer.responses.first().map_or(0, |r| r.error_code);
        let answer = self.ask(&request, true, code).await?;
        let results = answer.responses.iter().filter_map(|topic| {
            let result = checked(topic.error_code, topic.error_message.as_deref(), DeleteTopicsRequest::NEEDS);
            Some((topic.name.as_ref()?.to_string(), result))
        });
        Ok(in_order(topics.iter(), results))
    }
}

fn creation(topic: &NewTopic) -> CreatableTopic {
    let assigned = !topic.assignment.is_empty();
    let config = |(name, value): (&String, &String)| {
        CreatableTopicConfig::default().with_name(names::text(name)).with_value(Some(names::text(value)))
    };
    let assignments = (0..).zip(&topic.assignment).map(|(partition, replicas)| {
        CreatableReplicaAssignment::default().with_partition_index(partition).with_broker_ids(ids(replicas))
    });
    CreatableTopic::default()
        .with_name(names::topic(&topic.name))
        // Kafka takes neither count nor factor where the replicas themselves are given.
        .with_num_partitions(topic.partitions.filter(|_| !assigned).unwrap_or(-1))
        .with_replication_factor(topic.replication.filter(|_| !assigned).unwrap_or(-1))
        .with_assignments(assignments.collect())
        .with_configs(topic.configs.iter().map(config).collect())
}

fn growth(new: &NewPartitions) -> CreatePartitionsTopic {
    let assignment = |replicas: &Vec<i32>| CreatePartitionsAssignment::default().with_broker_ids(ids(replicas));
    let assignments: Vec<_> = new.assignment.iter().map(assignment).collect();
    CreatePartitionsTopic::default()
        .with_name(names::topic(&new.topic))
        .with_count(i32::try_from(new.total).unwrap_or(i32::MAX))
        .with_assignments((!assignments.is_empty()).then_some(assignments))
}

fn ids(brokers: &[i32]) -> Vec<BrokerId> {
    brokers.iter().copied().map(BrokerId).collect()
}

fn cluster(answer: &MetadataResponse) -> ClusterInfo {
    let broker = |broker: &kafka_protocol::messages::metadata_response::MetadataResponseBroker| Broker {
        id: *broker.node_id,
        host: broker.host.to_string(),
        port: u16::try_from(broker.port).unwrap_or_default(),
        rack: broker.rack.as_ref().map(ToString::to_string).filter(|rack| !rack.is_empty()),
    };
    let mut brokers: Vec<Broker> = answer.brokers.iter().map(broker).collect();
    brokers.sort_by_key(|broker| broker.id);
    ClusterInfo {
        id: answer.cluster_id.as_ref().map(ToString::to_string).unwrap_or_default(),
        controller: Some(*answer.controller_id).filter(|id| *id >= 0),
        brokers,
    }
}

fn described(topic: MetadataResponseTopic) -> Topic {
    let internal = topic.is_internal || topic.name.as_ref().is_some_and(|name| name.starts_with("__"));
    let mut partitions: Vec<Partition> = topic.partitions.into_iter().map(partition).collect();
    partitions.sort_by_key(|partition| partition.id);
    // Kafka's own form of an id: 22 letters.
    let id = (!topic.topic_id.is_nil()).then(|| URL_SAFE_NO_PAD.encode(topic.topic_id.as_bytes()));
    Topic { id, internal, partitions, ..Topic::default() }
}

fn partition(partition: MetadataResponsePartition) -> Partition {
    let ids = |brokers: Vec<BrokerId>| brokers.into_iter().map(|id| *id).collect();
    Partition {
        id: partition.partition_index,
        leader: Some(*partition.leader_id).filter(|id| *id >= 0),
        replicas: ids(partition.replica_nodes),
        isr: ids(partition.isr_nodes),
    }
}

/// Results in the order of the names: a broker may answer in another, and leave something out.
pub(super) fn in_order<'a, T>(
    names: impl Iterator<Item = &'a String>,
    results: impl Iterator<Item = (String, ItemResult<T>)>,
) -> Vec<ItemResult<T>> {
    let mut by_name: HashMap<String, ItemResult<T>> = results.collect();
    names.map(|name| by_name.remove(name).unwrap_or_else(|| Err(no_answer()))).collect()
}
