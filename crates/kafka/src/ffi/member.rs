//! A member of a consumer group: librdkafka keeps the membership, the records are read elsewhere.
//!
//! What it is assigned is paused at once, so that librdkafka fetches nothing; heartbeats, rebalances (eager, cooperative and
//! KIP-848) and commits are its own. Rebalances come as events, and each waits for its answer.

use std::collections::BTreeMap;
use std::ffi::c_int;
use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

use rdkafka::bindings as rd;
use rdkafka::client::{Client, DefaultClientContext};
use rdkafka::types::RDKafkaType;

use super::cause::Cause;
use super::{Event, Queue, c, text};
use crate::client;
use helixctl_core::cluster::Place;
use helixctl_core::error::{Error, Result};

use rd::rd_kafka_resp_err_t as E;

/// What becomes of a member.
#[derive(Debug, PartialEq, Eq)]
pub enum MemberEvent {
    /// To be answered with [`Member::accept`].
    Assigned(Vec<Place>),
    /// To be answered with [`Member::release`]; until then nobody else gets them. What is `lost` somebody else has already.
    Revoked { places: Vec<Place>, lost: bool },
    /// No broker can be reached. librdkafka goes on trying.
    Unreached,
    /// The membership cannot go on.
    Failed(Cause),
}

/// Why offsets were not committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncommitted {
    pub why: String,
    /// The group is between two generations: after the rebalance they can be.
    pub rebalances: bool,
}

/// A member of one group.
pub struct Member {
    client: ManuallyDrop<Client<DefaultClientContext>>,
    queue: Queue,
    timeout: Duration,
}

// SAFETY: librdkafka's handles and queues may be used from any thread, by several at once.
unsafe impl Send for Member {}
// SAFETY: as above.
unsafe impl Sync for Member {}

impl Drop for Member {
    fn drop(&mut self) {
        // SAFETY: the client is alive, and dropped once. Freeing one that could not leave waits for its coordinator, for ever
        // if that is gone: it is kept instead, and ends with the process.
        unsafe {
            if rd::rd_kafka_consumer_closed(self.rk()) == 0 {
                self.leave();
            }
            if rd::rd_kafka_consumer_closed(self.rk()) == 1 {
                ManuallyDrop::drop(&mut self.client);
            }
        }
    }
}

/// A list of partitions that frees itself.
struct List(*mut rd::rd_kafka_topic_partition_list_t);

impl List {
    fn of<'a>(places: impl Iterator<Item = (&'a Place, i64)>) -> List {
        // SAFETY: the list grows as needed and copies the names; what `add` returns lives in the list.
        unsafe {
            let list = rd::rd_kafka_topic_partition_list_new(8);
            for ((topic, partition), offset) in places {
                (*rd::rd_kafka_topic_partition_list_add(list, c(topic).as_ptr(), *partition)).offset = offset;
            }
            List(list)
        }
    }

    fn elements(&self) -> &[rd::rd_kafka_topic_partition_t] {
        // SAFETY: the list is alive and owns its elements.
        unsafe { elements(self.0) }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        // SAFETY: made by list_new, freed once.
        unsafe { rd::rd_kafka_topic_partition_list_destroy(self.0) }
    }
}

/// # Safety
/// `list` is null or alive for as long as the result is used.
unsafe fn elements<'a>(list: *const rd::rd_kafka_topic_partition_list_t) -> &'a [rd::rd_kafka_topic_partition_t] {
    // SAFETY: promised by the caller; an empty list may have no array.
    unsafe {
        match list.as_ref() {
            Some(list) if list.cnt > 0 => std::slice::from_raw_parts(list.elems, list.cnt as usize),
            _ => &[],
        }
    }
}

impl Member {
    /// Joins the group that the properties name. Exit 2 if librdkafka refuses a property.
    pub fn join(properties: &BTreeMap<String, String>, topics: &[String], timeout: Duration) -> Result<Member> {
        let client = client::create(RDKafkaType::RD_KAFKA_CONSUMER, properties, timeout, |config| {
            let events = rd::RD_KAFKA_EVENT_REBALANCE | rd::RD_KAFKA_EVENT_ERROR | rd::RD_KAFKA_EVENT_FETCH;
            // SAFETY: the configuration is alive.
            unsafe { rd::rd_kafka_conf_set_events(config.ptr(), events) };
        })?;
        // SAFETY: the client is alive; the queue's reference is given back by its guard.
        let queue = unsafe {
            rd::rd_kafka_poll_set_consumer(client.native_ptr());
            Queue(rd::rd_kafka_queue_get_consumer(client.native_ptr()))
        };
        let places: Vec<Place> = topics.iter().map(|topic| (topic.clone(), -1)).collect();
        let list = List::of(places.iter().map(|place| (place, NO_OFFSET)));
        // SAFETY: client and list are alive.
        match unsafe { rd::rd_kafka_subscribe(client.native_ptr(), list.0) } {
            E::RD_KAFKA_RESP_ERR_NO_ERROR => Ok(Member { client: ManuallyDrop::new(client), queue, timeout }),
            code => Err(Error::failed("the group cannot be joined").because(anyhow::anyhow!(words(code)))),
        }
    }

    fn rk(&self) -> *mut rd::rd_kafka_t {
        self.client.native_ptr()
    }

    fn millis(&self) -> c_int {
        self.timeout.as_millis().clamp(1, i32::MAX as u128) as c_int
    }

    /// Waits up to `wait` for what happens next. Has to be called often: who does not poll is taken for dead.
    pub fn poll(&self, wait: Duration) -> Option<MemberEvent> {
        // SAFETY: the queue is alive; the event is freed by its guard.
        let event = unsafe { rd::rd_kafka_queue_poll(self.queue.0, wait.as_millis() as c_int) };
        if event.is_null() {
            return None;
        }
        let event = Event(event);
        // SAFETY: the event is alive, and so are its list and its strings.
        unsafe {
            let code = rd::rd_kafka_event_error(event.0);
            match rd::rd_kafka_event_type(event.0) {
                rd::RD_KAFKA_EVENT_REBALANCE => {
                    let list = elements(rd::rd_kafka_event_topic_partition_list(event.0));
                    let places = list.iter().map(|one| (text(one.topic), one.partition)).collect();
                    Some(match code {
                        E::RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS => MemberEvent::Assigned(places),
                        _ => MemberEvent::Revoked { places, lost: rd::rd_kafka_assignment_lost(self.rk()) != 0 },
                    })
                }
                rd::RD_KAFKA_EVENT_ERROR if code == E::RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN => {
                    Some(MemberEvent::Unreached)
                }
                rd::RD_KAFKA_EVENT_ERROR if !passes(code) => {
                    let text = text(rd::rd_kafka_event_error_string(event.0));
                    Some(MemberEvent::Failed(Cause { text, ..Cause::of(code) }))
                }
                _ => None,
            }
        }
    }

    /// The committed offsets of the group (OffsetFetch); `None` where there is none.
    pub fn committed(&self, places: &[Place]) -> Result<Vec<Option<i64>>, String> {
        let list = List::of(places.iter().map(|place| (place, NO_OFFSET)));
        // SAFETY: client and list are alive.
        let code = unsafe { rd::rd_kafka_committed(self.rk(), list.0, self.millis()) };
        if code != E::RD_KAFKA_RESP_ERR_NO_ERROR {
            return Err(words(code));
        }
        let each = list.elements().iter().map(|one| match one.err {
            E::RD_KAFKA_RESP_ERR_NO_ERROR => Ok((one.offset >= 0).then_some(one.offset)),
            code => Err(words(code)),
        });
        each.collect()
    }

    /// Answers an assignment. The partitions stay paused.
    pub fn accept(&self, places: &[Place]) -> Result<(), String> {
        let list = List::of(places.iter().map(|place| (place, 0)));
        // SAFETY: client and list are alive.
        unsafe {
            let code = match self.is_incremental() {
                true => taken(rd::rd_kafka_incremental_assign(self.rk(), list.0)),
                false => match rd::rd_kafka_assign(self.rk(), list.0) {
                    E::RD_KAFKA_RESP_ERR_NO_ERROR => Ok(()),
                    code => Err(words(code)),
                },
            };
            code?;
            rd::rd_kafka_pause_partitions(self.rk(), list.0);
        }
        Ok(())
    }

    /// Answers a revocation.
    pub fn release(&self, places: &[Place]) {
        let list = List::of(places.iter().map(|place| (place, NO_OFFSET)));
        // SAFETY: client and list are alive. An error means that they are gone already.
        unsafe {
            match self.is_incremental() {
                true => drop(taken(rd::rd_kafka_incremental_unassign(self.rk(), list.0))),
                false => drop(rd::rd_kafka_assign(self.rk(), std::ptr::null())),
            }
        }
    }

    /// Commits the offsets that are to be read next, and waits for the answer.
    pub fn commit<'a>(&self, offsets: impl Iterator<Item = (&'a Place, i64)>) -> Result<(), Uncommitted> {
        let list = List::of(offsets);
        if list.elements().is_empty() {
            return Ok(());
        }
        let failed = |code: E, why: String| Uncommitted { why, rebalances: is_of_rebalance(code) };
        // SAFETY: client and list are alive; 0 waits.
        match unsafe { rd::rd_kafka_commit(self.rk(), list.0, 0) } {
            E::RD_KAFKA_RESP_ERR_NO_ERROR => {}
            code => return Err(failed(code, words(code))),
        }
        match list.elements().iter().find(|one| one.err != E::RD_KAFKA_RESP_ERR_NO_ERROR) {
            Some(one) => {
                // SAFETY: the list is alive.
                let topic = unsafe { text(one.topic) };
                Err(failed(one.err, format!("{topic} partition {}: {}", one.partition, words(one.err))))
            }
            None => Ok(()),
        }
    }

    /// Leaves the group, so that the others need not wait for the session to time out. A static member stays (KIP-345).
    pub fn leave(&self) {
        let until = Instant::now() + self.timeout;
        // SAFETY: the client is alive; queue and event are freed by their guards.
        unsafe {
            let queue = Queue(rd::rd_kafka_queue_new(self.rk()));
            if taken(rd::rd_kafka_consumer_close_queue(self.rk(), queue.0)).is_err() {
                return;
            }
            while rd::rd_kafka_consumer_closed(self.rk()) == 0 && Instant::now() < until {
                let event = rd::rd_kafka_queue_poll(queue.0, 20);
                if event.is_null() {
                    continue;
                }
                let event = Event(event);
                if rd::rd_kafka_event_type(event.0) == rd::RD_KAFKA_EVENT_REBALANCE {
                    let list = elements(rd::rd_kafka_event_topic_partition_list(event.0));
                    let places: Vec<Place> = list.iter().map(|one| (text(one.topic), one.partition)).collect();
                    self.release(&places);
                }
            }
        }
    }

    fn is_incremental(&self) -> bool {
        // SAFETY: the client is alive; the string is static.
        unsafe { text(rd::rd_kafka_rebalance_protocol(self.rk())) == "COOPERATIVE" }
    }
}

/// RD_KAFKA_OFFSET_INVALID: no offset is meant.
const NO_OFFSET: i64 = -1001;

/// Whether a commit fails in this way because the group is between two generations (KIP-848: epochs).
fn is_of_rebalance(code: E) -> bool {
    matches!(
        code,
        E::RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION
            | E::RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS
            | E::RD_KAFKA_RESP_ERR_STALE_MEMBER_EPOCH
    )
}

/// Whether librdkafka gets over it by itself.
fn passes(code: E) -> bool {
    matches!(
        code,
        E::RD_KAFKA_RESP_ERR__TRANSPORT
            | E::RD_KAFKA_RESP_ERR__RESOLVE
            | E::RD_KAFKA_RESP_ERR__TIMED_OUT
            | E::RD_KAFKA_RESP_ERR__PARTITION_EOF
            | E::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
            | E::RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED
            | E::RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET
            | E::RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE
            | E::RD_KAFKA_RESP_ERR_NO_ERROR
    )
}

fn words(code: E) -> String {
    // SAFETY: returns a static string for any code.
    unsafe { text(rd::rd_kafka_err2str(code)) }
}

/// # Safety
/// `error` is null or an error that is ours to free.
unsafe fn taken(error: *mut rd::rd_kafka_error_t) -> Result<(), String> {
    if error.is_null() {
        return Ok(());
    }
    // SAFETY: promised by the caller.
    unsafe {
        let why = text(rd::rd_kafka_error_string(error));
        rd::rd_kafka_error_destroy(error);
        Err(why)
    }
}
