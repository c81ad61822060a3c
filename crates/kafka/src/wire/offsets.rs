//! Offsets by time and the ends of logs: ListOffsets, batched per leader, all leaders at once.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use futures::FutureExt;
use futures::future::{BoxFuture, join_all};
use helixctl_core::cluster::{ErrorCode, ItemError, ItemResult, LogEnds, OffsetAt, OffsetFound};
use kafka_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_protocol::messages::{BrokerId, ListOffsetsRequest};

use super::api::{MAX_TIMESTAMP, Request};
use super::brokers::Brokers;
use super::codes::{checked, is_leader_moving, other};
use super::fault::Fault;
use super::settings::Address;
use super::{Wire, names};
use crate::patience::Patience;

/// How long nothing may change before a partition without a leader is reported as such. A broker that starts, or that has
/// just been given many partitions, becomes their leader one by one, at about 5 ms each.
const LEADER_PATIENCE: Duration = Duration::from_secs(5);
/// The marks of ListOffsets for the log start offset and the end.
const EARLIEST: i64 = -2;
const LATEST: i64 = -1;

pub(super) use helixctl_core::cluster::Place;
type Placed = BTreeMap<Address, Vec<Place>>;

/// What one ListOffsets asks for.
#[derive(Clone, Copy)]
struct Question {
    at: i64,
    /// The last stable offset is the end, and what lies behind it is not seen.
    committed: bool,
}

impl Wire {
    /// Looks up offsets; results in the order of the partitions.
    pub async fn list_offsets(&self, places: &[Place], at: OffsetAt) -> Result<Vec<ItemResult<OffsetFound>>, Fault> {
        let at = match at {
            OffsetAt::Latest => LATEST,
            OffsetAt::Earliest => EARLIEST,
            OffsetAt::MaxTimestamp => MAX_TIMESTAMP,
            OffsetAt::Timestamp(millis) => millis.max(0),
        };
        let question = Question { at, committed: false };
        let ask = |address, places| self.offsets_at(address, places, question).boxed();
        let mut found = self.at_leaders(places, ask).await?;
        Ok(places.iter().map(|place| found.remove(place).unwrap_or_else(no_offset)).collect())
    }

    /// The log start and the end of each; `committed` takes the last stable offset for the end.
    pub async fn ends(&self, places: &[Place], committed: bool) -> Result<BTreeMap<Place, ItemResult<LogEnds>>, Fault> {
        let found = self.at_leaders(places, |address, places| self.ends_at(address, places, committed).boxed()).await?;
        Ok(found.into_iter().collect())
    }

    /// Log start and end by two connections to the leader: neither look-up waits for the other.
    async fn ends_at(&self, address: Address, places: Vec<Place>, committed: bool) -> Vec<ItemResult<LogEnds>> {
        let (starts, ends) = futures::join!(
            self.offsets_at(address.clone(), places.clone(), Question { at: EARLIEST, committed: false }),
            self.offsets_at(address, places, Question { at: LATEST, committed }),
        );
        let offset = |found: ItemResult<OffsetFound>| found.map(|found| found.offset.unwrap_or_default());
        let both = starts.into_iter().zip(ends).map(|(start, end)| {
            let start = offset(start)?;
            Ok(LogEnds { start, end: offset(end)?.max(start) })
        });
        both.collect()
    }

    /// Asks the leader of each, again for those that just have none: a new topic's are elected while we look.
    async fn at_leaders<'a, T>(
        &'a self,
        places: &[Place],
        ask: impl Fn(Address, Vec<Place>) -> BoxFuture<'a, Vec<ItemResult<T>>>,
    ) -> Result<HashMap<Place, ItemResult<T>>, Fault> {
        let mut patience = Patience::new(LEADER_PATIENCE.min(self.timeout));
        let mut found: HashMap<Place, ItemResult<T>> = HashMap::with_capacity(places.len());
        let mut left = places.to_vec();
        loop {
            let (placed, told) = self.leaders(&left).await?;
            found.extend(told.into_iter().map(|(place, error)| (place, Err(error))));
            let asks = placed.iter().map(|(address, places)| ask(address.clone(), places.clone()));
            let answers = join_all(asks).await;
            for (places, results) in placed.into_values().zip(answers) {
                found.extend(places.into_iter().zip(results));
            }
            let before = left.len();
            left.retain(
                |place| matches!(found.get(place), Some(Err(error)) if error.code == ErrorCode::LeaderUnavailable),
            );
            if left.len() < before {
                patience.renew();
            }
            if left.is_empty() || !patience.pause().await {
                return Ok(found);
            }
        }
    }

    /// Where each is led, and why the others are led nowhere.
    pub(super) async fn leaders(&self, places: &[Place]) -> Result<(Placed, Vec<(Place, ItemError)>), Fault> {
        let (mut placed, mut told) = (Placed::new(), Vec::new());
        if places.is_empty() {
            return Ok((placed, told));
        }
        let mut topics: Vec<String> = places.iter().map(|(topic, _)| topic.clone()).collect();
        topics.sort_unstable();
        topics.dedup();
        let answer = self.metadata(Some(&topics)).await?;
        let brokers = Brokers::read(&answer);
        let mut leaders: HashMap<(&str, i32), Option<&Address>> = HashMap::new();
        let mut failed: HashMap<&str, ItemError> = HashMap::new();
        for topic in &answer.topics {
            let Some(name) = topic.name.as_ref().map(|name| name.as_str()) else { continue };
            if let Err(error) = checked(topic.error_code, None, "Describe on the topic") {
                failed.insert(name, error);
            }
            for partition in &topic.partitions {
                leaders.insert((name, partition.partition_index), brokers.addresses.get(&partition.leader_id.0));
            }
        }
        for place in places {
            match leaders.get(&(place.0.as_str(), place.1)) {
                Some(Some(address)) => placed.entry((*address).clone()).or_default().push(place.clone()),
                Some(None) => told.push((place.clone(), without_leader())),
                None => told.push((place.clone(), failed.get(place.0.as_str()).cloned().unwrap_or_else(gone))),
            }
        }
        Ok((placed, told))
    }

    /// One ListOffsets for all partitions of a leader.
    async fn offsets_at(
        &self,
        address: Address,
        places: Vec<Place>,
        question: Question,
    ) -> Vec<ItemResult<OffsetFound>> {
        let answer = match self.ask_broker(&address, &request(&places, question)).await {
            Ok(answer) => answer,
            Err(fault @ Fault::TooOld { .. }) => {
                return vec![Err(other("UNSUPPORTED_VERSION", fault.of_item(false).message)); places.len()];
            }
            // The broker may just have died: its partitions get other leaders.
            Err(fault) => {
                let message = fault.of_item(false).message;
                return vec![Err(ItemError { code: ErrorCode::LeaderUnavailable, message }); places.len()];
            }
        };
        // Kafka says −1 for "no such record".
        let known = |value: i64| (value >= 0).then_some(value);
        let mut found: HashMap<(&str, i32), ItemResult<OffsetFound>> = HashMap::with_capacity(places.len());
        for topic in &answer.topics {
            for partition in &topic.partitions {
                let result = match partition.error_code {
                    code if is_leader_moving(code) => Err(without_leader()),
                    code => checked(code, None, ListOffsetsRequest::NEEDS).map(|()| OffsetFound {
                        offset: known(partition.offset),
                        timestamp_ms: known(partition.timestamp),
                    }),
                };
                found.insert((topic.name.0.as_str(), partition.partition_index), result);
            }
        }
        places
            .iter()
            .map(|(topic, number)| found.remove(&(topic.as_str(), *number)).unwrap_or_else(no_offset))
            .collect()
    }
}

fn request(places: &[Place], question: Question) -> ListOffsetsRequest {
    let mut by_topic: BTreeMap<&str, Vec<ListOffsetsPartition>> = BTreeMap::new();
    for (topic, partition) in places {
        let partition = ListOffsetsPartition::default().with_partition_index(*partition).with_timestamp(question.at);
        by_topic.entry(topic).or_default().push(partition);
    }
    let topics = by_topic.into_iter().map(|(topic, partitions)| {
        ListOffsetsTopic::default().with_name(names::topic(topic)).with_partitions(partitions)
    });
    ListOffsetsRequest::default()
        .with_replica_id(BrokerId(-1))
        .with_isolation_level(i8::from(question.committed))
        .with_topics(topics.collect())
}

fn no_offset<T>() -> ItemResult<T> {
    Err(other("NO_ANSWER", "no offset came back"))
}

fn gone() -> ItemError {
    ItemError { code: ErrorCode::UnknownTopic, message: "the partition does not exist".to_owned() }
}

fn without_leader() -> ItemError {
    ItemError { code: ErrorCode::LeaderUnavailable, message: "it has no leader now".to_owned() }
}
