//! Reading partitions by Fetch, without a group.
//!
//! librdkafka makes an object of every record and asks for more only when it has handed some over; on this connection the
//! next request is under way before the answer to the last one is looked at, and an answer's bytes are passed on whole.

use std::collections::BTreeMap;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use kafka_protocol::messages::fetch_request::{FetchPartition, FetchTopic};
use kafka_protocol::messages::fetch_response::PartitionData;
use kafka_protocol::messages::list_offsets_request::{ListOffsetsPartition, ListOffsetsTopic};
use kafka_protocol::messages::{BrokerId, FetchRequest, FetchResponse, ListOffsetsRequest, TopicName};
use kafka_protocol::protocol::StrBytes;
use tokio::sync::mpsc::Sender;
use tokio::time::timeout;

use super::Wire;
use super::api::Request;
use super::brokers::Brokers;
use super::codes::{checked, is_leader_moving};
use super::connection::Connection;
use super::fault::Fault;
use super::settings::Address;
use crate::failures::Failure;
use crate::patience::Patience;
use helixctl_core::cluster::{Chunk, ClusterError, ErrorCode, ItemError, Portion, ReadEvent};
use helixctl_core::record::Aborted;
use helixctl_core::record::batch::{Batch, end_of};

/// Bytes of one answer, and of one partition in it. A single larger batch still comes whole (KIP-74).
const ANSWER: i32 = 4 << 20;
const OF_A_PARTITION: i32 = 1 << 20;
/// How long a broker may hold an answer back when there is nothing new.
const HELD_BACK: Duration = Duration::from_millis(500);
/// How long a partition may be without a leader, or its leader out of reach.
const PATIENCE: Duration = Duration::from_secs(30);
const OFFSET_OUT_OF_RANGE: i16 = 1;
const UNKNOWN_TOPIC: i16 = 3;

/// How reading went on with the partitions of one broker.
struct Ended {
    rest: Vec<Portion>,
    /// Why the rest has to be read elsewhere, or again.
    why: String,
    /// Something was read before.
    moved_on: bool,
}

impl Wire {
    /// Reads these portions and sends what comes to `to`, until all have ended or nobody listens any more.
    ///
    /// Moves of leaders and lost connections are followed. A partition that stays out of reach ends it with an error.
    pub async fn read(
        &self,
        portions: Vec<Portion>,
        committed: bool,
        to: Sender<ReadEvent>,
    ) -> Result<(), ClusterError> {
        self.follow(portions, committed, to).await.map_err(|fault| fault.told("reading", false))
    }

    async fn follow(&self, portions: Vec<Portion>, committed: bool, to: Sender<ReadEvent>) -> Result<(), Fault> {
        let mut patience = Patience::new(PATIENCE.max(self.timeout));
        let mut readers = FuturesUnordered::new();
        let mut waiting = portions;
        loop {
            if !waiting.is_empty() {
                let (placed, homeless) = self.place(std::mem::take(&mut waiting)).await?;
                for (address, portions) in placed {
                    readers.push(self.read_from(address, portions, committed, to.clone()));
                }
                waiting = homeless;
            }
            let why = match readers.next().await {
                Some(Ok(Ended { rest, why, moved_on })) => {
                    if moved_on {
                        patience = Patience::new(PATIENCE.max(self.timeout));
                    }
                    waiting.extend(rest);
                    why
                }
                Some(Err(fault)) => return Err(fault),
                None => "it has no leader".to_owned(),
            };
            if to.is_closed() || (waiting.is_empty() && readers.is_empty()) {
                return Ok(());
            }
            if !waiting.is_empty() && !patience.pause().await {
                let first = &waiting[0];
                let message = format!("{} partition {} stays out of reach: {why}", first.topic, first.partition);
                return Err(Fault::Refused(ItemError { code: ErrorCode::LeaderUnavailable, message }));
            }
        }
    }

    /// Where these portions can be read now, and those that have no leader.
    async fn place(&self, portions: Vec<Portion>) -> Result<(BTreeMap<Address, Vec<Portion>>, Vec<Portion>), Fault> {
        let mut topics: Vec<String> = portions.iter().map(|portion| portion.topic.to_string()).collect();
        topics.sort();
        topics.dedup();
        let answer = self.metadata(Some(&topics)).await?;
        let brokers = Brokers::read(&answer);
        let mut leaders = BTreeMap::new();
        for topic in &answer.topics {
            let Some(name) = &topic.name else { continue };
            checked_topic(topic.error_code, name)?;
            for partition in &topic.partitions {
                if let Some(address) = brokers.addresses.get(&partition.leader_id.0) {
                    leaders.insert((name.to_string(), partition.partition_index), address.clone());
                }
            }
        }
        let mut placed: BTreeMap<Address, Vec<Portion>> = BTreeMap::new();
        let mut homeless = Vec::new();
        for portion in portions {
            match leaders.get(&(portion.topic.to_string(), portion.partition)) {
                Some(address) => placed.entry(address.clone()).or_default().push(portion),
                None => homeless.push(portion),
            }
        }
        Ok((placed, homeless))
    }

    /// Reads what one broker leads.
    async fn read_from(
        &self,
        address: Address,
        mut portions: Vec<Portion>,
        committed: bool,
        to: Sender<ReadEvent>,
    ) -> Result<Ended, Fault> {
        let mut moved_on = false;
        let ended = |rest, why, moved_on| Ok(Ended { rest, why, moved_on });
        let mut connection = match self.pool.to(&address, self.deadline()).await {
            Ok(connection) => connection,
            Err(fault) => return ended(portions, fault.of_item(false).message, false),
        };
        let mut under_way = match self.ask_for(&mut connection, &portions, committed).await {
            Ok(sent) => sent,
            Err(failure) => return ended(portions, failure.cause, false),
        };
        let mut hunger = Patience::new(PATIENCE.max(self.timeout));
        loop {
            let answered = tokio::select! {
                answered = timeout(self.timeout + HELD_BACK, receive(&mut connection, under_way)) => answered,
                () = to.closed() => return ended(Vec::new(), String::new(), true),
            };
            let answer = match answered.unwrap_or_else(|_| Err(Failure::timed_out())) {
                Ok(answer) => answer,
                Err(failure) => return ended(portions, failure.cause, moved_on),
            };
            if let Err(refusal) = checked(answer.error_code, None, FetchRequest::NEEDS) {
                return ended(portions, refusal.message, moved_on);
            }
            let Taken { mut events, lost, moved, useless } = take(&mut portions, answer, committed)?;
            if let Some(why) = self.to_log_start(&mut connection, &mut portions, lost, &mut events).await? {
                deliver(events, &to).await;
                return ended(portions, why, moved_on);
            }
            portions.retain(|portion| !portion.is_over());
            let over = portions.is_empty() || moved.is_some();
            moved_on |= !events.is_empty();
            // Whoever waits for what is not written yet may wait; what is told to be there has to come.
            let waits = !useless && !portions.iter().any(Portion::is_bounded);
            if waits || !events.is_empty() {
                hunger.renew();
            } else if !over && !hunger.lasts() {
                return ended(portions, "its leader's answers bring nothing".to_owned(), moved_on);
            }
            // The broker makes the next answer while this one is being written out.
            if !over {
                under_way = match self.ask_for(&mut connection, &portions, committed).await {
                    Ok(sent) => sent,
                    Err(Failure { cause, .. }) => {
                        deliver(events, &to).await;
                        return ended(portions, cause, moved_on);
                    }
                };
            }
            if !deliver(events, &to).await {
                return ended(Vec::new(), String::new(), true);
            }
            if over {
                return ended(portions, moved.unwrap_or_default(), moved_on);
            }
        }
    }

    /// Goes on at the log start where retention overtook a portion; tells why if that cannot be.
    async fn to_log_start(
        &self,
        connection: &mut Connection,
        portions: &mut [Portion],
        lost: Vec<usize>,
        events: &mut Vec<ReadEvent>,
    ) -> Result<Option<String>, Fault> {
        for at in lost {
            let start = timeout(self.timeout, log_start(connection, &portions[at])).await;
            match start.unwrap_or_else(|_| Err(Failure::timed_out())) {
                Ok(Some(start)) => return_to_range(&mut portions[at], start, events)?,
                Ok(None) => return Ok(Some("its leader moved".to_owned())),
                Err(failure) => return Ok(Some(failure.cause)),
            }
        }
        Ok(None)
    }

    /// Sends the next question, unless the broker takes nothing in any more.
    async fn ask_for(
        &self,
        connection: &mut Connection,
        portions: &[Portion],
        committed: bool,
    ) -> Result<(i16, i32), Failure> {
        let sent = timeout(self.timeout, connection.send(&request(portions, committed))).await;
        sent.unwrap_or_else(|_| Err(Failure::timed_out()))
    }
}

async fn receive(connection: &mut Connection, (version, correlation): (i16, i32)) -> Result<FetchResponse, Failure> {
    connection.receive::<FetchRequest>(version, correlation).await
}

/// The log start offset, which a Fetch does not tell with OFFSET_OUT_OF_RANGE.
async fn log_start(connection: &mut Connection, portion: &Portion) -> Result<Option<i64>, Failure> {
    const EARLIEST: i64 = -2;
    let partition = ListOffsetsPartition::default().with_partition_index(portion.partition).with_timestamp(EARLIEST);
    let topic = ListOffsetsTopic::default()
        .with_name(TopicName(StrBytes::from_string(portion.topic.to_string())))
        .with_partitions(vec![partition]);
    let request = ListOffsetsRequest::default().with_replica_id(BrokerId(-1)).with_topics(vec![topic]);
    let answer = connection.exchange(&request).await?;
    let found = answer.topics.iter().flat_map(|topic| &topic.partitions).find(|found| found.error_code == 0);
    // A partition that answers neither is on the move.
    Ok(found.map(|found| found.offset))
}

/// Whether somebody still listens.
async fn deliver(events: Vec<ReadEvent>, to: &Sender<ReadEvent>) -> bool {
    for event in events {
        if to.send(event).await.is_err() {
            return false;
        }
    }
    true
}

fn checked_topic(code: i16, topic: &str) -> Result<(), Fault> {
    // No leader yet, or a broker that has not heard: partitions without a leader are waited for.
    if is_leader_moving(code) {
        return Ok(());
    }
    checked(code, None, FetchRequest::NEEDS).map_err(|error| of_topic(error, topic))
}

fn of_topic(error: ItemError, topic: &str) -> Fault {
    Fault::Refused(ItemError { message: format!("topic {topic}: {}", error.message), ..error })
}

/// One Fetch that is answered at once with so many bytes of each partition, and whole batches only.
pub(super) fn look(portions: &[Portion], committed: bool, bytes: i32) -> FetchRequest {
    asking(portions, committed, bytes).with_max_wait_ms(0).with_min_bytes(0)
}

fn request(portions: &[Portion], committed: bool) -> FetchRequest {
    asking(portions, committed, OF_A_PARTITION)
}

fn asking(portions: &[Portion], committed: bool, of_a_partition: i32) -> FetchRequest {
    let mut topics: Vec<FetchTopic> = Vec::new();
    for portion in portions {
        let partition = FetchPartition::default()
            .with_partition(portion.partition)
            .with_fetch_offset(portion.position)
            .with_current_leader_epoch(-1)
            .with_last_fetched_epoch(-1)
            .with_log_start_offset(-1)
            .with_partition_max_bytes(of_a_partition);
        match topics.iter_mut().find(|topic| *topic.topic.0 == *portion.topic) {
            Some(topic) => topic.partitions.push(partition),
            None => topics.push(
                FetchTopic::default()
                    .with_topic(TopicName(StrBytes::from_string(portion.topic.to_string())))
                    .with_partitions(vec![partition]),
            ),
        }
    }
    FetchRequest::default()
        .with_replica_id(BrokerId(-1))
        .with_max_wait_ms(HELD_BACK.as_millis() as i32)
        .with_min_bytes(1)
        .with_max_bytes(ANSWER)
        .with_isolation_level(i8::from(committed))
        .with_session_id(0)
        .with_session_epoch(-1)
        .with_topics(topics)
}

/// What an answer brought.
struct Taken {
    events: Vec<ReadEvent>,
    /// The portions whose position is out of the log's range.
    lost: Vec<usize>,
    /// Why some have to be looked for elsewhere.
    moved: Option<String>,
    /// There were bytes that nobody can go on with.
    useless: bool,
}

/// Moves the portions on by an answer. What has come to its end is dropped from them.
fn take(portions: &mut Vec<Portion>, answer: FetchResponse, committed: bool) -> Result<Taken, Fault> {
    let mut events = Vec::new();
    let mut lost = Vec::new();
    let mut moved = None;
    let mut served = Vec::new();
    let mut useless = false;
    for topic in answer.responses {
        for data in topic.partitions {
            let of_this =
                |portion: &Portion| portion.partition == data.partition_index && *portion.topic == *topic.topic.0;
            let Some(at) = portions.iter().position(of_this) else { continue };
            let portion = &mut portions[at];
            match data.error_code {
                0 => {
                    let had = events.len();
                    useless |= !advance(portion, data, committed, &mut events)?;
                    if portion.is_over() {
                        events.push(ReadEvent::Ended);
                        portions.swap_remove(at);
                    } else if events.len() > had {
                        served.push((portion.topic.clone(), portion.partition));
                    }
                }
                OFFSET_OUT_OF_RANGE => lost.push((portion.topic.clone(), portion.partition)),
                UNKNOWN_TOPIC => moved = Some("the topic is gone".to_owned()),
                code if is_leader_moving(code) => moved = Some("its leader moved".to_owned()),
                code => {
                    let needs = format!("Read on topic {}", topic.topic.0);
                    let error = checked(code, None, &needs).err();
                    return Err(error.map_or(Fault::Unusable(String::new()), |error| of_topic(error, &topic.topic.0)));
                }
            }
        }
    }
    // Brokers fill an answer in the order asked: who got something goes to the back, so that none starves.
    portions.sort_by_key(|portion| served.contains(&(portion.topic.clone(), portion.partition)));
    let lost = lost.iter().filter_map(|(topic, partition)| {
        portions.iter().position(|portion| portion.topic == *topic && portion.partition == *partition)
    });
    Ok(Taken { events, lost: lost.collect(), moved, useless })
}

fn beyond(topic: &str, partition: i32, offset: i64) -> Fault {
    let message = format!("{topic} partition {partition} has no offset {offset}: its log ends before");
    Fault::Refused(ItemError { code: ErrorCode::Other("OFFSET_OUT_OF_RANGE".to_owned()), message })
}

/// After retention overtook us: on from the log start, and it is told. Behind the end there is nothing to go on from.
fn return_to_range(portion: &mut Portion, start: i64, events: &mut Vec<ReadEvent>) -> Result<(), Fault> {
    let position = portion.position;
    if start <= position {
        return Err(beyond(&portion.topic, portion.partition, position));
    }
    let to = portion.until.map_or(start, |until| start.min(until));
    events.push(ReadEvent::Gap { topic: portion.topic.clone(), partition: portion.partition, from: position, to });
    portion.position = start;
    // A portion that lay before the log start as a whole is over, whatever the end may be.
    portion.until_seen &= portion.until.is_none_or(|until| start < until);
    Ok(())
}

/// Moves a portion on by what came of it; tells whether what came, if anything, is of use.
fn advance(
    portion: &mut Portion,
    data: PartitionData,
    committed: bool,
    events: &mut Vec<ReadEvent>,
) -> Result<bool, Fault> {
    let end = if committed { data.last_stable_offset } else { data.high_watermark };
    portion.see_end(end);
    let records = data.records.unwrap_or_default();
    let next = match end_of(&records) {
        Some(next) if next > portion.position => next,
        Some(_) => return Ok(false),
        None => return unreadable(portion, &records),
    };
    let aborted = data.aborted_transactions.unwrap_or_default();
    let from = portion.position;
    portion.position = next;
    events.push(ReadEvent::Chunk(Chunk {
        topic: portion.topic.clone(),
        partition: portion.partition,
        from,
        until: portion.until.unwrap_or(i64::MAX),
        aborted: aborted
            .iter()
            .map(|aborted| Aborted { producer_id: aborted.producer_id.0, first_offset: aborted.first_offset })
            .collect(),
        batches: records,
    }));
    Ok(true)
}

/// Records without a whole batch at their front: none at all, one that is cut off, or one that cannot be read.
fn unreadable(portion: &Portion, mut records: &[u8]) -> Result<bool, Fault> {
    let Some(Err(wrong)) = Batch::next(&mut records) else { return Ok(records.is_empty()) };
    let Portion { topic, partition, position, .. } = portion;
    let message = format!("{topic} partition {partition} cannot be read on at offset {position}: {wrong}");
    Err(Fault::Refused(ItemError { code: ErrorCode::Other("CORRUPT_MESSAGE".to_owned()), message }))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    /// The header of a batch of `count` offsets, which is all of it that is looked at here.
    fn batch(base: i64, count: i32) -> Vec<u8> {
        let mut header = vec![0; 61];
        header[..8].copy_from_slice(&base.to_be_bytes());
        header[11] = 49;
        header[16] = 2;
        header[23..27].copy_from_slice(&(count - 1).to_be_bytes());
        header
    }

    fn come(portion: &mut Portion, records: Vec<u8>) -> (Result<bool, Fault>, usize) {
        let mut events = Vec::new();
        let data = PartitionData::default().with_high_watermark(100).with_records(Some(Bytes::from(records)));
        (advance(portion, data, false, &mut events), events.len())
    }

    fn portion() -> Portion {
        Portion { topic: "t".into(), partition: 3, position: 10, until: None, until_seen: true }
    }

    #[test]
    fn what_comes_moves_a_portion_on() {
        let mut portion = portion();
        assert!(matches!(come(&mut portion, batch(8, 5)), (Ok(true), 1)));
        assert_eq!((portion.position, portion.until), (13, Some(100)));
        assert!(matches!(come(&mut portion, Vec::new()), (Ok(true), 0)), "nothing new yet");
    }

    #[test]
    fn the_same_again_and_a_batch_that_never_ends_are_of_no_use() {
        let mut portion = portion();
        for records in [batch(5, 5), batch(0, 1), batch(10, 5)[..60].to_vec(), vec![0; 5]] {
            assert!(matches!(come(&mut portion, records), (Ok(false), 0)));
        }
        assert_eq!(portion.position, 10);
    }

    #[test]
    fn what_cannot_be_read_on_is_told_with_its_place() {
        let mut negative = batch(10, 5);
        negative[8..12].fill(0xff);
        let mut old = batch(10, 5);
        old[16] = 1;
        for (records, words) in [(negative, "in the middle"), (old, "message format 1"), (batch(i64::MAX, 1), "offset")]
        {
            let (result, _) = come(&mut portion(), records);
            let Err(Fault::Refused(error)) = result else { panic!("{result:?}") };
            assert!(error.message.starts_with("t partition 3 cannot be read on at offset 10: "), "{}", error.message);
            assert!(error.message.contains(words), "{}", error.message);
        }
    }
}
