//! Batches that a topic takes.

use std::collections::BTreeMap;

use crate::cluster::{Configs, Look, Query};

/// The topic config that bounds its batches.
pub const LARGEST: &str = "max.message.bytes";
/// librdkafka's default of `message.max.bytes`.
pub const CLIENT_LARGEST: u64 = 1_000_000;
/// librdkafka's default of `batch.size`.
const BATCH: u64 = 1_000_000;

/// How large a batch, and so a record, may be: what the topic takes, as the brokers tell.
pub async fn largest(cluster: &dyn Look, topic: &str) -> Option<u64> {
    largest_of(&configs(cluster, topic, &[LARGEST]).await)
}

pub fn largest_of(configs: &Configs) -> Option<u64> {
    configs.get(LARGEST)?.value.as_ref()?.parse().ok()
}

/// These configs of a topic; none if they cannot be had.
pub async fn configs(cluster: &dyn Look, topic: &str, keys: &[&str]) -> Configs {
    let found = cluster.topic_configs(&[topic.to_owned()], Query::Keys(keys)).await.unwrap_or_default();
    found.into_iter().next().and_then(Result::ok).unwrap_or_default()
}

/// Keeps batches below what the topic takes. A broker refuses a batch as a whole: small records would fail because many of
/// them were sent together, or because of a large one among them.
pub fn fit(properties: &mut BTreeMap<String, String>, largest: Option<u64>) {
    let asked = properties.get("batch.size").and_then(|size| size.parse().ok()).unwrap_or(BATCH);
    if let Some(largest) = largest.filter(|largest| *largest < asked) {
        properties.insert("batch.size".to_owned(), largest.max(1).to_string());
    }
}
