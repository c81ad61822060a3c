//! Where the brokers are, by Metadata.

use std::collections::BTreeMap;

use kafka_protocol::messages::{MetadataRequest, MetadataResponse};

use super::settings::Address;

/// Where the brokers are.
pub(super) struct Brokers {
    pub addresses: BTreeMap<i32, Address>,
    pub controller: Option<i32>,
}

/// Metadata of no topics: an absent list would ask for all of them.
pub(super) fn who_is_there() -> MetadataRequest {
    MetadataRequest::default().with_topics(Some(Vec::new())).with_allow_auto_topic_creation(false)
}

impl Brokers {
    pub fn read(answer: &MetadataResponse) -> Brokers {
        let brokers = answer.brokers.iter();
        let addresses = brokers.filter_map(|broker| Some((*broker.node_id, Address::told(&broker.host, broker.port)?)));
        Brokers { addresses: addresses.collect(), controller: Some(*answer.controller_id).filter(|id| *id >= 0) }
    }
}
