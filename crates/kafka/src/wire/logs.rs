//! The ends of logs, and what lies at an offset: batched per leader, all leaders at once.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::future::join_all;
use kafka_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_protocol::messages::metadata_request::MetadataRequestTopic;
use kafka_protocol::messages::{BrokerId, FetchRequest, ListOffsetsRequest, MetadataRequest, TopicName};
use kafka_protocol::protocol::StrBytes;

use super::Wire;
use super::api::Request;
use super::brokers::Brokers;
use super::fault::{Fault, checked};
use super::fetch;
use super::groups::unknown;
use super::settings::Address;
use crate::patience::Patience;
use helixctl_core::cluster::{ErrorCode, ItemError, ItemResult, LogEnds, Portion};
use helixctl_core::record::Aborted;
use helixctl_core::record::batch::{Decoder, Wanted, end_of};

/// How long a partition may be without a leader before that is its answer.
const PATIENCE: Duration = Duration::from_secs(5);
const EARLIEST: i64 = -2;
const LATEST: i64 = -1;
/// Bytes of a partition in the first look for one record: most batches fit.
const FIRST_LOOK: i32 = 16 << 10;
const LONGEST_LOOK: i32 = 1 << 20;

type Place = (String, i32);
type Placed = BTreeMap<Address, Vec<Place>>;

impl Wire {
    /// The log start and the end of each; `committed` takes the last stable offset for the end.
    pub async fn ends(&self, places: &[Place], committed: bool) -> Result<BTreeMap<Place, ItemResult<LogEnds>>, Fault> {
        let mut patience = Patience::new(PATIENCE.min(self.timeout));
        let mut found = BTreeMap::new();
        let mut left = places.to_vec();
        loop {
            let placed = self.leaders(&left, &mut found).await?;
            let asks = placed.into_iter().map(async |(address, places)| {
                // Two connections to the leader: neither look-up waits for the other.
                let (starts, ends) = futures::join!(
                    self.offsets_at(&address, &places, EARLIEST, false),
                    self.offsets_at(&address, &places, LATEST, committed),
                );
                places.into_iter().zip(starts.into_iter().zip(ends)).map(|(place, (start, end))| {
                    (place, start.and_then(|start| Ok(LogEnds { start, end: end?.max(start) })))
                })
            });
            found.extend(join_all(asks).await.into_iter().flatten());
            left.retain(
                |place| matches!(found.get(place), Some(Err(error)) if error.code == ErrorCode::LeaderUnavailable),
            );
            if left.is_empty() || !patience.pause().await {
                return Ok(found);
            }
        }
    }

    /// The timestamp, in milliseconds since the epoch, of the first record at or after each offset. Left out is what has
    /// none, or none that could be read.
    pub async fn timestamps(&self, at: &BTreeMap<Place, i64>, committed: bool) -> Result<BTreeMap<Place, i64>, Fault> {
        let places: Vec<Place> = at.keys().cloned().collect();
        let placed = self.leaders::<()>(&places, &mut BTreeMap::new()).await?;
        let asks = placed.into_iter().map(|(address, places)| self.timestamps_at(address, places, at, committed));
        let mut found = BTreeMap::new();
        for of_broker in join_all(asks).await {
            found.extend(of_broker?);
        }
        Ok(found)
    }

    /// Where each is led. What has no leader, or is not there at all, is told in `told`.
    async fn leaders<T>(&self, places: &[Place], told: &mut BTreeMap<Place, ItemResult<T>>) -> Result<Placed, Fault> {
        if places.is_empty() {
            return Ok(Placed::new());
        }
        let mut topics: Vec<&str> = places.iter().map(|(topic, _)| topic.as_str()).collect();
        topics.sort_unstable();
        topics.dedup();
        let asked = topics.into_iter().map(|topic| MetadataRequestTopic::default().with_name(Some(name(topic))));
        let request =
            MetadataRequest::default().with_topics(Some(asked.collect())).with_allow_auto_topic_creation(false);
        let answer = self.ask(&request, false, |_| 0).await?;
        let brokers = Brokers::read(&answer);
        let mut leaders: BTreeMap<Place, Option<Address>> = BTreeMap::new();
        let mut failed = BTreeMap::new();
        for topic in &answer.topics {
            let Some(name) = &topic.name else { continue };
            if let Err(error) = checked(topic.error_code, None, "Describe on the topic") {
                failed.insert(name.to_string(), error);
            }
            for partition in &topic.partitions {
                let leader = brokers.addresses.get(&partition.leader_id.0).cloned();
                leaders.insert((name.to_string(), partition.partition_index), leader);
            }
        }
        let mut placed = Placed::new();
        for place in places {
            match leaders.remove(place) {
                Some(Some(address)) => placed.entry(address).or_default().push(place.clone()),
                Some(None) => drop(told.insert(place.clone(), Err(without_leader()))),
                None => {
                    let gone = || ItemError {
                        code: ErrorCode::UnknownTopic,
                        message: "the partition does not exist".to_owned(),
                    };
                    told.insert(place.clone(), Err(failed.get(&place.0).cloned().unwrap_or_else(gone)));
                }
            }
        }
        Ok(placed)
    }

    /// One ListOffsets for all partitions of a leader.
    async fn offsets_at(&self, address: &Address, places: &[Place], at: i64, committed: bool) -> Vec<ItemResult<i64>> {
        let mut topics: Vec<ListOffsetsTopic> = Vec::new();
        for (topic, partition) in places {
            let partition = ListOffsetsPartition::default().with_partition_index(*partition).with_timestamp(at);
            match topics.last_mut().filter(|last| *last.name.0 == **topic) {
                Some(last) => last.partitions.push(partition),
                None => {
                    let topic = ListOffsetsTopic::default().with_name(name(topic));
                    topics.push(topic.with_partitions(vec![partition]));
                }
            }
        }
        let request = ListOffsetsRequest::default()
            .with_replica_id(BrokerId(-1))
            .with_isolation_level(i8::from(committed))
            .with_topics(topics);
        let answer = match self.ask_broker(address, &request).await {
            Ok(answer) => answer,
            // The broker may just have died: its partitions get other leaders.
            Err(fault) => {
                let message = fault.of_item().message;
                let error = ItemError { code: ErrorCode::LeaderUnavailable, message };
                return vec![Err(error); places.len()];
            }
        };
        let mut found: BTreeMap<(&str, i32), ItemResult<i64>> = BTreeMap::new();
        for topic in &answer.topics {
            for partition in &topic.partitions {
                let result = match partition.error_code {
                    code if fetch::MOVED.contains(&code) => Err(without_leader()),
                    code => checked(code, None, ListOffsetsRequest::NEEDS).map(|()| partition.offset),
                };
                found.insert((topic.name.0.as_str(), partition.partition_index), result);
            }
        }
        let missing = || Err(unknown("NO_ANSWER", "no offset came back"));
        places.iter().map(|(topic, number)| found.remove(&(topic.as_str(), *number)).unwrap_or_else(missing)).collect()
    }

    /// A Fetch brings whole batches of as many partitions as fit, and always one: it is repeated for the rest.
    async fn timestamps_at(
        &self,
        address: Address,
        places: Vec<Place>,
        at: &BTreeMap<Place, i64>,
        committed: bool,
    ) -> Result<BTreeMap<Place, i64>, Fault> {
        let mut left: Vec<Portion> = places
            .iter()
            .map(|place| Portion {
                topic: place.0.as_str().into(),
                partition: place.1,
                position: at.get(place).copied().unwrap_or_default(),
                until: None,
                until_seen: false,
            })
            .collect();
        let (mut bytes, mut found, mut decoder) = (FIRST_LOOK, BTreeMap::new(), Decoder::default());
        while !left.is_empty() {
            let answer = self.ask_broker(&address, &fetch::look(&left, committed, bytes)).await?;
            checked(answer.error_code, None, FetchRequest::NEEDS).map_err(Fault::Refused)?;
            for topic in answer.responses {
                for data in topic.partitions {
                    let of_this = |portion: &Portion| {
                        portion.partition == data.partition_index && *portion.topic == *topic.topic.0
                    };
                    let Some(index) = left.iter().position(of_this) else { continue };
                    let records = data.records.unwrap_or_default();
                    let next = end_of(&records);
                    let empty = next.is_none();
                    let end = if committed { data.last_stable_offset } else { data.high_watermark };
                    // There is something, and it did not fit behind that of the others.
                    if empty && data.error_code == 0 && end > left[index].position {
                        continue;
                    }
                    let portion = left.swap_remove(index);
                    let wanted = Wanted {
                        topic: &portion.topic,
                        partition: portion.partition,
                        from: portion.position,
                        until: i64::MAX,
                    };
                    let aborted: Vec<Aborted> = data
                        .aborted_transactions
                        .unwrap_or_default()
                        .iter()
                        .map(|aborted| Aborted {
                            producer_id: aborted.producer_id.0,
                            first_offset: aborted.first_offset,
                        })
                        .collect();
                    let mut first = None;
                    let read = decoder.records(&records, wanted, &aborted, |record| {
                        first = Some(record.timestamp);
                        false
                    });
                    match (read, first, next) {
                        (Ok(()), Some(timestamp), _) if timestamp >= 0 => {
                            found.insert((portion.topic.to_string(), portion.partition), timestamp);
                        }
                        // Only markers and aborted records so far: on behind them.
                        (Ok(()), None, Some(next)) if next > portion.position => {
                            left.push(Portion { position: next, ..portion });
                        }
                        _ => {}
                    }
                }
            }
            bytes = bytes.saturating_mul(4).min(LONGEST_LOOK);
        }
        Ok(found)
    }
}

fn name(topic: &str) -> TopicName {
    TopicName(StrBytes::from_string(topic.to_owned()))
}

fn without_leader() -> ItemError {
    ItemError { code: ErrorCode::LeaderUnavailable, message: "it has no leader now".to_owned() }
}
