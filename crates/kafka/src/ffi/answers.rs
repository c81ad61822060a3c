//! Reading answers: everything is copied into plain values before the event is freed.
//!
//! In every function the event is alive, and what librdkafka returns belongs to it: pointers are read here and not kept.

use std::collections::{BTreeMap, HashMap};
use std::ffi::c_char;
use std::slice;

use rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR as OK;
use rdkafka::bindings as rd;

use super::{CallError, Event, Named, call_error, item_error, text};
use helixctl_core::cluster::{
    Broker, ClusterInfo, ConfigSource, ConfigValue, Configs, GroupUse, ItemResult, OffsetFound, Partition, Topic,
};

/// The elements of an array that librdkafka returned with its length.
///
/// # Safety
/// `first` is null or points to `count` valid elements that live as long as the event.
pub(super) unsafe fn elements<'a, T>(first: *const T, count: usize) -> &'a [T] {
    match first.is_null() || count == 0 {
        true => &[],
        // SAFETY: promised by the caller.
        false => unsafe { slice::from_raw_parts(first, count) },
    }
}

fn result(code: rd::rd_kafka_resp_err_t, message: *const c_char) -> ItemResult {
    match code {
        OK => Ok(()),
        // SAFETY: the message belongs to an event that is alive.
        _ => Err(item_error(code, unsafe { text(message) })),
    }
}

/// What an item came to that carries an error object, or none if it went well.
///
/// # Safety
/// `error` is null or belongs to an event that is alive.
pub(super) unsafe fn failure(error: *const rd::rd_kafka_error_t) -> ItemResult {
    match error.is_null() {
        true => Ok(()),
        // SAFETY: promised by the caller.
        false => unsafe { result(rd::rd_kafka_error_code(error), rd::rd_kafka_error_string(error)) },
    }
}

pub(super) fn cluster(event: &Event) -> ClusterInfo {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_DescribeCluster_result(event.0);
        let controller = rd::rd_kafka_DescribeCluster_result_controller(answer);
        let nodes = rd::rd_kafka_DescribeCluster_result_nodes(answer, &mut count);
        let mut brokers: Vec<Broker> = elements(nodes, count).iter().map(|&node| broker(node)).collect();
        brokers.sort_by_key(|broker| broker.id);
        ClusterInfo {
            id: text(rd::rd_kafka_DescribeCluster_result_cluster_id(answer)),
            controller: (!controller.is_null()).then(|| rd::rd_kafka_Node_id(controller)),
            brokers,
        }
    }
}

/// # Safety
/// `node` belongs to an event that is alive.
unsafe fn broker(node: *const rd::rd_kafka_Node_t) -> Broker {
    // SAFETY: promised by the caller.
    unsafe {
        let rack = text(rd::rd_kafka_Node_rack(node));
        Broker {
            id: rd::rd_kafka_Node_id(node),
            host: text(rd::rd_kafka_Node_host(node)),
            port: rd::rd_kafka_Node_port(node),
            rack: (!rack.is_empty()).then_some(rack),
        }
    }
}

/// # Safety
/// `metadata` is alive.
pub(super) unsafe fn metadata(metadata: &rd::rd_kafka_metadata_t) -> BTreeMap<String, Topic> {
    // SAFETY: the lengths are librdkafka's own.
    unsafe {
        elements(metadata.topics, metadata.topic_cnt as usize)
            .iter()
            .map(|topic| (text(topic.topic), metadata_topic(topic)))
            .collect()
    }
}

/// # Safety
/// `topic` belongs to metadata that is alive.
unsafe fn metadata_topic(topic: &rd::rd_kafka_metadata_topic_t) -> Topic {
    // SAFETY: the lengths are librdkafka's own.
    let mut partitions: Vec<Partition> = unsafe {
        elements(topic.partitions, topic.partition_cnt as usize)
            .iter()
            .map(|partition| Partition {
                id: partition.id,
                leader: (partition.leader >= 0).then_some(partition.leader),
                replicas: elements(partition.replicas, partition.replica_cnt as usize).to_vec(),
                isr: elements(partition.isrs, partition.isr_cnt as usize).to_vec(),
            })
            .collect()
    };
    partitions.sort_by_key(|partition| partition.id);
    // SAFETY: the name belongs to the metadata.
    let internal = unsafe { text(topic.topic) }.starts_with("__");
    let error = (topic.err != OK).then(|| item_error(topic.err, String::new()).message);
    Topic { internal, partitions, error, ..Topic::default() }
}

pub(super) fn topics(event: &Event) -> Vec<Named<Topic>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_DescribeTopics_result(event.0);
        let topics = rd::rd_kafka_DescribeTopics_result_topics(answer, &mut count);
        elements(topics, count).iter().map(|&topic| described(topic)).collect()
    }
}

/// # Safety
/// `topic` belongs to an event that is alive.
unsafe fn described(topic: *const rd::rd_kafka_TopicDescription_t) -> Named<Topic> {
    let mut count = 0;
    // SAFETY: promised by the caller.
    unsafe {
        let name = text(rd::rd_kafka_TopicDescription_name(topic));
        let error = rd::rd_kafka_TopicDescription_error(topic);
        let code = rd::rd_kafka_error_code(error);
        if code != OK {
            return Named { name, result: Err(item_error(code, text(rd::rd_kafka_error_string(error)))) };
        }
        let partitions = rd::rd_kafka_TopicDescription_partitions(topic, &mut count);
        let mut partitions: Vec<Partition> = elements(partitions, count).iter().map(|&p| partition(p)).collect();
        partitions.sort_by_key(|partition| partition.id);
        let described = Topic {
            id: Some(text(rd::rd_kafka_Uuid_base64str(rd::rd_kafka_TopicDescription_topic_id(topic)))),
            internal: rd::rd_kafka_TopicDescription_is_internal(topic) != 0,
            partitions,
            ..Topic::default()
        };
        Named { name, result: Ok(described) }
    }
}

/// # Safety
/// `info` belongs to an event that is alive.
unsafe fn partition(info: *const rd::rd_kafka_TopicPartitionInfo_t) -> Partition {
    let (mut replicas, mut isr) = (0, 0);
    // SAFETY: promised by the caller.
    unsafe {
        let leader = rd::rd_kafka_TopicPartitionInfo_leader(info);
        let replica_nodes = rd::rd_kafka_TopicPartitionInfo_replicas(info, &mut replicas);
        let isr_nodes = rd::rd_kafka_TopicPartitionInfo_isr(info, &mut isr);
        let ids = |nodes: &[*const rd::rd_kafka_Node_t]| nodes.iter().map(|&node| rd::rd_kafka_Node_id(node)).collect();
        Partition {
            id: rd::rd_kafka_TopicPartitionInfo_partition(info),
            leader: (!leader.is_null()).then(|| rd::rd_kafka_Node_id(leader)).filter(|id| *id >= 0),
            replicas: ids(elements(replica_nodes, replicas)),
            isr: ids(elements(isr_nodes, isr)),
        }
    }
}

pub(super) fn configs(event: &Event) -> Vec<Named<Configs>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_DescribeConfigs_result(event.0);
        let resources = rd::rd_kafka_DescribeConfigs_result_resources(answer, &mut count);
        let read = |&resource: &*const rd::rd_kafka_ConfigResource_t| {
            let named = resource_result(resource);
            Named { name: named.name, result: named.result.map(|()| entries(resource)) }
        };
        elements(resources, count).iter().map(read).collect()
    }
}

pub(super) fn altered(event: &Event) -> Vec<Named<()>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_IncrementalAlterConfigs_result(event.0);
        let resources = rd::rd_kafka_IncrementalAlterConfigs_result_resources(answer, &mut count);
        elements(resources, count).iter().map(|&resource| resource_result(resource)).collect()
    }
}

/// # Safety
/// `resource` belongs to an event that is alive.
unsafe fn resource_result(resource: *const rd::rd_kafka_ConfigResource_t) -> Named<()> {
    // SAFETY: promised by the caller.
    unsafe {
        let (code, why) =
            (rd::rd_kafka_ConfigResource_error(resource), rd::rd_kafka_ConfigResource_error_string(resource));
        Named { name: text(rd::rd_kafka_ConfigResource_name(resource)), result: result(code, why) }
    }
}

/// # Safety
/// `resource` belongs to an event that is alive.
unsafe fn entries(resource: *const rd::rd_kafka_ConfigResource_t) -> Configs {
    let mut count = 0;
    // SAFETY: promised by the caller.
    unsafe {
        let entries = rd::rd_kafka_ConfigResource_configs(resource, &mut count);
        elements(entries, count)
            .iter()
            .map(|&entry| {
                let value = rd::rd_kafka_ConfigEntry_value(entry);
                let source = source(rd::rd_kafka_ConfigEntry_source(entry));
                let config = ConfigValue {
                    value: (!value.is_null()).then(|| text(value)),
                    source,
                    sensitive: rd::rd_kafka_ConfigEntry_is_sensitive(entry) == 1,
                    read_only: rd::rd_kafka_ConfigEntry_is_read_only(entry) == 1,
                    inherited: if source == ConfigSource::Topic { inherited(entry) } else { None },
                };
                (text(rd::rd_kafka_ConfigEntry_name(entry)), config)
            })
            .collect()
    }
}

/// What lies beneath a topic's override: its first synonym that is not the override itself. Brokers tell none while a time
/// is set in hours or minutes (`log.retention.hours`), and one in such a unit would not be comparable.
///
/// # Safety
/// `entry` belongs to an event that is alive.
unsafe fn inherited(entry: *const rd::rd_kafka_ConfigEntry_t) -> Option<String> {
    let mut count = 0;
    // SAFETY: promised by the caller; synonyms live as long as their entry.
    unsafe {
        let synonyms = elements(rd::rd_kafka_ConfigEntry_synonyms(entry, &mut count), count);
        let is_own = |synonym| source(rd::rd_kafka_ConfigEntry_source(synonym)) == ConfigSource::Topic;
        let beneath = *synonyms.iter().find(|&&synonym| !is_own(synonym))?;
        let (name, value) = (text(rd::rd_kafka_ConfigEntry_name(beneath)), rd::rd_kafka_ConfigEntry_value(beneath));
        let other_unit = name.ends_with(".hours") || name.ends_with(".minutes");
        (!value.is_null() && !other_unit).then(|| text(value))
    }
}

fn source(source: rd::rd_kafka_ConfigSource_t) -> ConfigSource {
    use rd::rd_kafka_ConfigSource_t as S;
    match source {
        S::RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG => ConfigSource::Topic,
        S::RD_KAFKA_CONFIG_SOURCE_DYNAMIC_BROKER_CONFIG => ConfigSource::Broker,
        S::RD_KAFKA_CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER_CONFIG => ConfigSource::ClusterDefault,
        S::RD_KAFKA_CONFIG_SOURCE_STATIC_BROKER_CONFIG => ConfigSource::StaticBroker,
        S::RD_KAFKA_CONFIG_SOURCE_DEFAULT_CONFIG => ConfigSource::Default,
        _ => ConfigSource::Unknown,
    }
}

pub(super) fn created(event: &Event) -> Vec<Named<()>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_CreateTopics_result(event.0);
        topic_results(rd::rd_kafka_CreateTopics_result_topics(answer, &mut count), count)
    }
}

pub(super) fn grown(event: &Event) -> Vec<Named<()>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_CreatePartitions_result(event.0);
        topic_results(rd::rd_kafka_CreatePartitions_result_topics(answer, &mut count), count)
    }
}

pub(super) fn deleted(event: &Event) -> Vec<Named<()>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_DeleteTopics_result(event.0);
        topic_results(rd::rd_kafka_DeleteTopics_result_topics(answer, &mut count), count)
    }
}

/// # Safety
/// `first` points to `count` results of an event that is alive.
unsafe fn topic_results(first: *mut *const rd::rd_kafka_topic_result_t, count: usize) -> Vec<Named<()>> {
    // SAFETY: promised by the caller.
    unsafe {
        elements(first, count)
            .iter()
            .map(|&item| Named {
                name: text(rd::rd_kafka_topic_result_name(item)),
                result: result(rd::rd_kafka_topic_result_error(item), rd::rd_kafka_topic_result_error_string(item)),
            })
            .collect()
    }
}

pub(super) fn offsets(event: &Event) -> HashMap<(String, i32), ItemResult<OffsetFound>> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_ListOffsets_result(event.0);
        let infos = rd::rd_kafka_ListOffsets_result_infos(answer, &mut count);
        let read = |&info: &*const rd::rd_kafka_ListOffsetsResultInfo_t| {
            let partition = &*rd::rd_kafka_ListOffsetsResultInfo_topic_partition(info);
            let timestamp = rd::rd_kafka_ListOffsetsResultInfo_timestamp(info);
            // Kafka says −1 for "no such record".
            let known = |value: i64| (value >= 0).then_some(value);
            let found = OffsetFound { offset: known(partition.offset), timestamp_ms: known(timestamp) };
            let result = result(partition.err, std::ptr::null()).map(|()| found);
            ((text(partition.topic), partition.partition), result)
        };
        elements(infos, count).iter().map(read).collect()
    }
}

pub(super) fn elected(event: &Event) -> HashMap<(String, i32), ItemResult> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_ElectLeaders_result(event.0);
        let results = rd::rd_kafka_ElectLeaders_result_partitions(answer, &mut count);
        let read = |&one: &*const rd::rd_kafka_topic_partition_result_t| {
            let partition = &*rd::rd_kafka_topic_partition_result_partition(one);
            let error = rd::rd_kafka_topic_partition_result_error(one);
            let result = match rd::rd_kafka_error_code(error) {
                // It leads already: what was wished for.
                rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_ELECTION_NOT_NEEDED => Ok(()),
                code => result(code, rd::rd_kafka_error_string(error)),
            };
            ((text(partition.topic), partition.partition), result)
        };
        elements(results, count).iter().map(read).collect()
    }
}

pub(super) fn groups(event: &Event) -> Result<Vec<GroupUse>, CallError> {
    use rd::rd_kafka_consumer_group_state_t as State;
    let (mut valid, mut failed) = (0, 0);
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_ListConsumerGroups_result(event.0);
        let errors = rd::rd_kafka_ListConsumerGroups_result_errors(answer, &mut failed);
        if let Some(&error) = elements(errors, failed).first() {
            return Err(call_error(rd::rd_kafka_error_code(error), text(rd::rd_kafka_error_string(error))));
        }
        let listings = rd::rd_kafka_ListConsumerGroups_result_valid(answer, &mut valid);
        let read = |&group: &*const rd::rd_kafka_ConsumerGroupListing_t| GroupUse {
            group: text(rd::rd_kafka_ConsumerGroupListing_group_id(group)),
            live: !matches!(
                rd::rd_kafka_ConsumerGroupListing_state(group),
                State::RD_KAFKA_CONSUMER_GROUP_STATE_EMPTY | State::RD_KAFKA_CONSUMER_GROUP_STATE_DEAD
            ),
        };
        Ok(elements(listings, valid).iter().map(read).collect())
    }
}

pub(super) fn committed(event: &Event) -> Result<BTreeMap<(String, i32), i64>, CallError> {
    let mut count = 0;
    // SAFETY: see the module.
    unsafe {
        let answer = rd::rd_kafka_event_ListConsumerGroupOffsets_result(event.0);
        let groups = rd::rd_kafka_ListConsumerGroupOffsets_result_groups(answer, &mut count);
        let mut offsets = BTreeMap::new();
        for &group in elements(groups, count) {
            let error = rd::rd_kafka_group_result_error(group);
            if !error.is_null() {
                return Err(call_error(rd::rd_kafka_error_code(error), text(rd::rd_kafka_error_string(error))));
            }
            let list = rd::rd_kafka_group_result_partitions(group);
            if !list.is_null() {
                let partitions = elements((*list).elems, (*list).cnt as usize);
                let there = partitions.iter().filter(|one| one.offset >= 0);
                offsets.extend(there.map(|one| ((text(one.topic), one.partition), one.offset)));
            }
        }
        Ok(offsets)
    }
}
