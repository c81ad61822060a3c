//! Batches that a topic takes.

use std::collections::BTreeMap;

use crate::cluster::{Cluster, Query};
use crate::kafka::KafkaCluster;

const LARGEST: &str = "max.message.bytes";
/// librdkafka's default of `batch.size`.
const BATCH: u64 = 1_000_000;

/// How large a batch, and so a record, may be: what the topic takes, as the brokers tell.
pub async fn largest(cluster: &KafkaCluster, topic: &str) -> Option<u64> {
    let found = cluster.topic_configs(&[topic.to_owned()], Query::Keys(&[LARGEST])).await.ok()?;
    found.into_iter().next()?.ok()?.get(LARGEST)?.value.as_ref()?.parse().ok()
}

/// Keeps batches below what the topic takes. A broker refuses a batch as a whole: small records would fail because many of
/// them were sent together, or because of a large one among them.
pub fn fit(properties: &mut BTreeMap<String, String>, largest: Option<u64>) {
    let asked = properties.get("batch.size").and_then(|size| size.parse().ok()).unwrap_or(BATCH);
    if let Some(largest) = largest.filter(|largest| *largest < asked) {
        properties.insert("batch.size".to_owned(), largest.max(1).to_string());
    }
}
