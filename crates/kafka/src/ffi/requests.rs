//! One method per request: build, send, hand the answer to [`super::answers`].

use std::collections::{BTreeMap, HashMap};
use std::ffi::c_int;
use std::ptr;

use rd::rd_kafka_admin_op_t as Op;
use rdkafka::bindings as rd;

use super::{CallError, Handle, Named, answers, c, call_error, text};
use helixctl_core::cluster::{
    ClusterInfo, ConfigChange, Configs, GroupUse, ItemResult, Mode, NewPartitions, NewTopic, OffsetAt, OffsetFound,
    Topic,
};

impl Handle {
    /// DescribeCluster.
    pub(crate) fn describe_cluster(&self) -> Result<ClusterInfo, CallError> {
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBECLUSTER, false, |options, queue| {
            // SAFETY: handle, options and queue are alive.
            unsafe { rd::rd_kafka_DescribeCluster(self.rk(), options, queue) }
        })?;
        Ok(answers::cluster(&event))
    }

    /// Metadata of all topics. DescribeTopics cannot ask for all of them.
    pub(crate) fn all_topics(&self) -> Result<BTreeMap<String, Topic>, CallError> {
        // Metadata waits by itself and cannot be watched; this finds out first, with an early end, whether anyone answers.
        if !self.reached.load(std::sync::atomic::Ordering::Relaxed) {
            self.describe_cluster()?;
        }
        let mut metadata = ptr::null();
        let patience = self.patience.as_millis().clamp(1, i32::MAX as u128) as c_int;
        // SAFETY: `metadata` is written on success, read while it lives, and freed once.
        unsafe {
            let code = rd::rd_kafka_metadata(self.rk(), 1, ptr::null_mut(), &mut metadata, patience);
            if code != rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR {
                return Err(call_error(code, text(rd::rd_kafka_err2str(code))));
            }
            let topics = answers::metadata(&*metadata);
            rd::rd_kafka_metadata_destroy(metadata);
            Ok(topics)
        }
    }

    /// DescribeTopics.
    pub(crate) fn describe_topics(&self, names: &[String]) -> Result<Vec<Named<Topic>>, CallError> {
        let names: Vec<_> = names.iter().map(|name| c(name)).collect();
        let mut pointers: Vec<_> = names.iter().map(|name| name.as_ptr()).collect();
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, false, |options, queue| {
            // SAFETY: the names live until after the send; the collection is freed once, after the send.
            unsafe {
                let topics = rd::rd_kafka_TopicCollection_of_topic_names(pointers.as_mut_ptr(), pointers.len());
                rd::rd_kafka_DescribeTopics(self.rk(), topics, options, queue);
                rd::rd_kafka_TopicCollection_destroy(topics);
            }
        })?;
        Ok(answers::topics(&event))
    }

    /// DescribeConfigs; no keys means all of them. librdkafka takes one broker at a time.
    pub(crate) fn describe_configs(
        &self,
        kind: ConfigKind,
        names: &[String],
        keys: &[String],
    ) -> Result<Vec<Named<Configs>>, CallError> {
        let keys: Vec<_> = keys.iter().map(|key| c(key)).collect();
        let mut resources = Resources::of(kind, names.iter().map(String::as_str));
        for resource in &resources.0 {
            for key in &keys {
                // In a DescribeConfigs request librdkafka reads these as the names to ask for.
                // SAFETY: resource and key are alive; both strings are copied.
                unsafe { rd::rd_kafka_ConfigResource_set_config(*resource, key.as_ptr(), c"".as_ptr()) };
            }
        }
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, false, |options, queue| {
            let resources = &mut resources.0;
            // SAFETY: the resources are copied at send and freed by their guard.
            unsafe { rd::rd_kafka_DescribeConfigs(self.rk(), resources.as_mut_ptr(), resources.len(), options, queue) }
        })?;
        Ok(answers::configs(&event))
    }

    /// CreateTopics.
    pub(crate) fn create_topics(&self, topics: &[NewTopic], mode: Mode) -> Result<Vec<Named<()>>, CallError> {
        let mut refused = Vec::new();
        let mut natives = Vec::new();
        for topic in topics {
            match new_topic(topic) {
                Ok(native) => natives.push(native),
                Err(error) => refused.push(Named { name: topic.name.clone(), result: Err(error) }),
            }
        }
        if natives.is_empty() {
            return Ok(refused);
        }
        let sent = self.call(Op::RD_KAFKA_ADMIN_OP_CREATETOPICS, mode == Mode::Check, |options, queue| {
            // SAFETY: copied at send.
            unsafe { rd::rd_kafka_CreateTopics(self.rk(), natives.as_mut_ptr(), natives.len(), options, queue) }
        });
        // SAFETY: made by NewTopic_new above, freed once, after the send.
        unsafe { rd::rd_kafka_NewTopic_destroy_array(natives.as_mut_ptr(), natives.len()) };
        let mut results = answers::created(&sent?);
        results.append(&mut refused);
        Ok(results)
    }

    /// CreatePartitions.
    pub(crate) fn create_partitions(&self, topics: &[NewPartitions], mode: Mode) -> Result<Vec<Named<()>>, CallError> {
        let mut natives = Vec::new();
        for NewPartitions { topic, total, assignment } in topics {
            // SAFETY: the name is copied; no error buffer is given; null is filtered out.
            let native = unsafe { rd::rd_kafka_NewPartitions_new(c(topic).as_ptr(), *total, ptr::null_mut(), 0) };
            for (index, replicas) in (0..).zip(assignment).filter(|_| !native.is_null()) {
                let mut ids = replicas.clone();
                // SAFETY: the ids are copied; no error buffer is given. What is wrong with them the broker says.
                unsafe {
                    let (ids, count) = (ids.as_mut_ptr(), ids.len());
                    rd::rd_kafka_NewPartitions_set_replica_assignment(native, index, ids, count, ptr::null_mut(), 0);
                }
            }
            natives.extend((!native.is_null()).then_some(native));
        }
        let sent = self.call(Op::RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, mode == Mode::Check, |options, queue| {
            // SAFETY: copied at send.
            unsafe { rd::rd_kafka_CreatePartitions(self.rk(), natives.as_mut_ptr(), natives.len(), options, queue) }
        });
        // SAFETY: made by NewPartitions_new above, freed once, after the send.
        unsafe { rd::rd_kafka_NewPartitions_destroy_array(natives.as_mut_ptr(), natives.len()) };
        Ok(answers::grown(&sent?))
    }

    /// IncrementalAlterConfigs. librdkafka takes one broker at a time.
    pub(crate) fn alter_configs(
        &self,
        kind: ConfigKind,
        topics: &[(String, Vec<ConfigChange>)],
        mode: Mode,
    ) -> Result<Vec<Named<()>>, CallError> {
        let mut resources = Resources::of(kind, topics.iter().map(|(name, _)| name.as_str()));
        for (resource, (_, changes)) in resources.0.iter().zip(topics) {
            for change in changes {
                incremental(*resource, change);
            }
        }
        let event =
            self.call(Op::RD_KAFKA_ADMIN_OP_INCREMENTALALTERCONFIGS, mode == Mode::Check, |options, queue| {
                let resources = &mut resources.0;
                // SAFETY: the resources are copied at send and freed by their guard.
                unsafe {
                    rd::rd_kafka_IncrementalAlterConfigs(
                        self.rk(),
                        resources.as_mut_ptr(),
                        resources.len(),
                        options,
                        queue,
                    );
                }
            })?;
        Ok(answers::altered(&event))
    }

    /// DeleteTopics.
    pub(crate) fn delete_topics(&self, names: &[String]) -> Result<Vec<Named<()>>, CallError> {
        // SAFETY: the names are copied.
        let mut natives: Vec<_> =
            names.iter().map(|name| unsafe { rd::rd_kafka_DeleteTopic_new(c(name).as_ptr()) }).collect();
        let sent = self.call(Op::RD_KAFKA_ADMIN_OP_DELETETOPICS, false, |options, queue| {
            // SAFETY: copied at send.
            unsafe { rd::rd_kafka_DeleteTopics(self.rk(), natives.as_mut_ptr(), natives.len(), options, queue) }
        });
        // SAFETY: made by DeleteTopic_new above, freed once, after the send.
        unsafe { rd::rd_kafka_DeleteTopic_destroy_array(natives.as_mut_ptr(), natives.len()) };
        Ok(answers::deleted(&sent?))
    }

    /// ListOffsets.
    pub(crate) fn list_offsets(
        &self,
        partitions: &[(String, i32)],
        at: OffsetAt,
    ) -> Result<HashMap<(String, i32), ItemResult<OffsetFound>>, CallError> {
        let spec = match at {
            OffsetAt::Latest => -1,
            OffsetAt::Earliest => -2,
            OffsetAt::MaxTimestamp => -3,
            OffsetAt::Timestamp(millis) => millis.max(0),
        };
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_LISTOFFSETS, false, |options, queue| {
            // SAFETY: the list owns copies of the names and is freed once, after the send; `add` returns an element of it.
            unsafe {
                let list = rd::rd_kafka_topic_partition_list_new(partitions.len() as c_int);
                for (topic, partition) in partitions {
                    (*rd::rd_kafka_topic_partition_list_add(list, c(topic).as_ptr(), *partition)).offset = spec;
                }
                rd::rd_kafka_ListOffsets(self.rk(), list, options, queue);
                rd::rd_kafka_topic_partition_list_destroy(list);
            }
        })?;
        Ok(answers::offsets(&event))
    }

    /// ElectLeaders: the preferred ones.
    pub(crate) fn elect_leaders(
        &self,
        partitions: &[(String, i32)],
    ) -> Result<HashMap<(String, i32), ItemResult>, CallError> {
        let preferred = rd::rd_kafka_ElectionType_t::RD_KAFKA_ELECTION_TYPE_PREFERRED;
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_ELECTLEADERS, false, |options, queue| {
            // SAFETY: list and request own copies of what they are made from; each is freed once, after the send.
            unsafe {
                let list = rd::rd_kafka_topic_partition_list_new(partitions.len() as c_int);
                for (topic, partition) in partitions {
                    rd::rd_kafka_topic_partition_list_add(list, c(topic).as_ptr(), *partition);
                }
                let request = rd::rd_kafka_ElectLeaders_new(preferred, list);
                rd::rd_kafka_ElectLeaders(self.rk(), request, options, queue);
                rd::rd_kafka_ElectLeaders_destroy(request);
                rd::rd_kafka_topic_partition_list_destroy(list);
            }
        })?;
        Ok(answers::elected(&event))
    }

    /// ListConsumerGroups. A broker that would not list its groups is an error: a guard must not overlook them.
    pub(crate) fn list_groups(&self) -> Result<Vec<GroupUse>, CallError> {
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, false, |options, queue| {
            // SAFETY: handle, options and queue are alive.
            unsafe { rd::rd_kafka_ListConsumerGroups(self.rk(), options, queue) }
        })?;
        answers::groups(&event)
    }

    /// What a group has committed (ListConsumerGroupOffsets).
    pub(crate) fn committed(&self, group: &str) -> Result<BTreeMap<(String, i32), i64>, CallError> {
        let group = c(group);
        let event = self.call(Op::RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, false, |options, queue| {
            // SAFETY: null partitions ask for all; the request is copied at send and freed once, after it.
            unsafe {
                let mut request = [rd::rd_kafka_ListConsumerGroupOffsets_new(group.as_ptr(), ptr::null())];
                rd::rd_kafka_ListConsumerGroupOffsets(self.rk(), request.as_mut_ptr(), 1, options, queue);
                rd::rd_kafka_ListConsumerGroupOffsets_destroy_array(request.as_mut_ptr(), 1);
            }
        })?;
        answers::committed(&event)
    }
}

/// What configs are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConfigKind {
    Topic,
    /// Named by the id.
    Broker,
}

/// Resources of a config request, freed together.
struct Resources(Vec<*mut rd::rd_kafka_ConfigResource_t>);

impl Resources {
    fn of<'a>(kind: ConfigKind, names: impl Iterator<Item = &'a str>) -> Self {
        let kind = match kind {
            ConfigKind::Topic => rd::rd_kafka_ResourceType_t::RD_KAFKA_RESOURCE_TOPIC,
            ConfigKind::Broker => rd::rd_kafka_ResourceType_t::RD_KAFKA_RESOURCE_BROKER,
        };
        // SAFETY: the name is copied.
        let new = |name: &str| unsafe { rd::rd_kafka_ConfigResource_new(kind, c(name).as_ptr()) };
        Resources(names.map(new).collect())
    }
}

impl Drop for Resources {
    fn drop(&mut self) {
        // SAFETY: made by ConfigResource_new, freed once.
        unsafe { rd::rd_kafka_ConfigResource_destroy_array(self.0.as_mut_ptr(), self.0.len()) }
    }
}

fn incremental(resource: *mut rd::rd_kafka_ConfigResource_t, change: &ConfigChange) {
    use rd::rd_kafka_AlterConfigOpType_t as Alter;
    let name = c(&change.name);
    let value = change.value.as_deref().map(c);
    let (op, value) = match &value {
        Some(value) => (Alter::RD_KAFKA_ALTER_CONFIG_OP_TYPE_SET, value.as_ptr()),
        None => (Alter::RD_KAFKA_ALTER_CONFIG_OP_TYPE_DELETE, ptr::null()),
    };
    // SAFETY: the strings are copied; the error, if any, is ours to free.
    unsafe {
        let error = rd::rd_kafka_ConfigResource_add_incremental_config(resource, name.as_ptr(), op, value);
        if !error.is_null() {
            rd::rd_kafka_error_destroy(error);
        }
    }
}

/// A topic that librdkafka itself would not send (a bad name or count) is refused like one that the broker would not make.
fn new_topic(topic: &NewTopic) -> ItemResult<*mut rd::rd_kafka_NewTopic_t> {
    let mut why = [0; 256];
    let assigned = !topic.assignment.is_empty();
    // librdkafka wants no factor where the replicas themselves are given.
    let replication = topic.replication.filter(|_| !assigned).unwrap_or(-1);
    let partitions = topic.partitions.unwrap_or(-1);
    // SAFETY: all strings are copied; `why` is as long as said and NUL-terminated when null is returned.
    unsafe {
        let native = rd::rd_kafka_NewTopic_new(
            c(&topic.name).as_ptr(),
            partitions,
            c_int::from(replication),
            why.as_mut_ptr(),
            why.len(),
        );
        if native.is_null() {
            let code = rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_INVALID_PARTITIONS;
            return Err(super::item_error(code, text(why.as_ptr())));
        }
        for (partition, replicas) in (0..).zip(&topic.assignment) {
            let mut ids = replicas.clone();
            let (ids, count) = (ids.as_mut_ptr(), ids.len());
            rd::rd_kafka_NewTopic_set_replica_assignment(native, partition, ids, count, ptr::null_mut(), 0);
        }
        for (name, value) in &topic.configs {
            rd::rd_kafka_NewTopic_set_config(native, c(name).as_ptr(), c(value).as_ptr());
        }
        Ok(native)
    }
}
