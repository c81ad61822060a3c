//! Publishing: each record gets its own acknowledgement.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::codec::{Codec, Part};
use super::fault::{Error, Result};
use super::{Counters, Kind};
use helixctl_core::cluster::Permit;
use helixctl_kafka::{Outgoing, Producer, Receipt, Sent};

/// How long reports are waited for before looking whether all is over.
const WAIT: Duration = Duration::from_millis(50);
/// How long a full queue is given before trying again.
const FULL: Duration = Duration::from_millis(5);

/// A record to publish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    pub key: Option<Vec<u8>>,
    /// `None` is a tombstone.
    pub value: Option<Vec<u8>>,
    /// In this order; a name may come twice.
    pub headers: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// Milliseconds since the epoch; `None` is now.
    pub timestamp: Option<i64>,
    /// `None` leaves the choice to the partitioner (Java's murmur2 of the key).
    pub partition: Option<i32>,
}

impl Publication {
    pub fn new(value: impl Into<Vec<u8>>) -> Publication {
        Publication { value: Some(value.into()), ..Publication::default() }
    }

    pub fn key(mut self, key: impl Into<Vec<u8>>) -> Publication {
        self.key = Some(key.into());
        self
    }

    pub fn header(mut self, name: impl Into<Vec<u8>>, value: impl Into<Vec<u8>>) -> Publication {
        self.headers.push((name.into(), Some(value.into())));
        self
    }
}

/// Where a record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub partition: i32,
    /// −1 with `acks=0`.
    pub offset: i64,
}

/// Who waits for a record's report.
struct Waiting {
    since: Instant,
    bytes: usize,
    tell: oneshot::Sender<Result<Published>>,
}

type Waiters = Arc<Mutex<HashMap<usize, Waiting>>>;

pub(super) struct Publisher {
    producer: Arc<Producer>,
    waiters: Waiters,
    next: AtomicUsize,
    hastened: Once,
    counters: Arc<Counters>,
    over: Arc<AtomicBool>,
    codec: Option<Arc<dyn Codec>>,
}

impl Publisher {
    pub fn new(
        properties: &BTreeMap<String, String>,
        timeout: Duration,
        counters: Arc<Counters>,
        codec: Option<Arc<dyn Codec>>,
        permit: &Permit,
    ) -> Result<Publisher> {
        let mut properties = properties.clone();
        Producer::defaults(&mut properties);
        let producer = Arc::new(Producer::of_topics(&properties, &[], timeout, permit)?);
        let (waiters, over) = (Waiters::default(), Arc::<AtomicBool>::default());
        let report = (Arc::clone(&producer), Arc::clone(&waiters), Arc::clone(&counters), Arc::clone(&over));
        std::thread::spawn(move || report_all(&report.0, &report.1, &report.2, &report.3));
        Ok(Publisher { producer, waiters, next: AtomicUsize::new(1), hastened: Once::new(), counters, over, codec })
    }

    /// Returns when the brokers have acknowledged the record, or will not.
    pub async fn publish(&self, topic: &str, record: &Publication) -> Result<Published> {
        let sent = self.send(topic, record).await;
        if sent.is_err() {
            self.counters.fail_to_publish();
        }
        let told = sent?.await;
        told.unwrap_or_else(|_| Err(Error::new(Kind::Closed, "the broker was closed before an acknowledgement came")))
    }

    async fn send(&self, topic: &str, record: &Publication) -> Result<oneshot::Receiver<Result<Published>>> {
        self.hastened.call_once(|| self.producer.hasten(topic.to_owned()));
        let encoded = match &self.codec {
            None => None,
            Some(codec) => {
                let encode = |part, bytes: &Option<Vec<u8>>| {
                    bytes.as_ref().map(|bytes| codec.encode(topic, part, bytes)).transpose().map_err(|why| {
                        Error::new(Kind::Codec, format!("a record for {topic} could not be encoded: {why}"))
                    })
                };
                Some((encode(Part::Key, &record.key)?, encode(Part::Value, &record.value)?))
            }
        };
        let (key, value) = encoded.as_ref().map_or((&record.key, &record.value), |(key, value)| (key, value));
        let headers: Vec<(&[u8], Option<&[u8]>)> =
            record.headers.iter().map(|(name, value)| (name.as_slice(), value.as_deref())).collect();
        let tag = self.next.fetch_add(1, Ordering::Relaxed);
        let (tell, told) = oneshot::channel();
        let bytes = key.as_ref().map_or(0, Vec::len) + value.as_ref().map_or(0, Vec::len);
        lock(&self.waiters).insert(tag, Waiting { since: Instant::now(), bytes, tell });
        loop {
            let sent = self.producer.send_named(
                topic,
                &Outgoing {
                    partition: record.partition.unwrap_or(-1),
                    timestamp: record.timestamp,
                    key: key.as_deref(),
                    value: value.as_deref(),
                    headers: &headers,
                    tag,
                },
            );
            match sent {
                Sent::Taken => return Ok(told),
                Sent::Full => tokio::time::sleep(FULL).await,
                Sent::Refused(cause) => {
                    lock(&self.waiters).remove(&tag);
                    return Err(Error::of(format!("a record for {topic} was not published: {cause}"), cause));
                }
            }
        }
    }

    /// Waits for every report that is still to come.
    pub async fn close(&self) {
        while self.producer.in_flight() > 0 || !lock(&self.waiters).is_empty() {
            self.producer.flush_soon();
            tokio::time::sleep(FULL).await;
        }
        self.over.store(true, Ordering::Relaxed);
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

fn report_all(producer: &Producer, waiters: &Waiters, counters: &Counters, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        let reports = producer.reports_each(WAIT, |Receipt { tag, partition, offset }| {
            if let Some(waiting) = lock(waiters).remove(&tag) {
                counters.publish(waiting.bytes, waiting.since.elapsed());
                // Who does not wait any more need not know.
                drop(waiting.tell.send(Ok(Published { partition, offset })));
            }
        });
        for lost in reports.undelivered {
            counters.fail_to_publish();
            if let Some(waiting) = lock(waiters).remove(&lost.tag) {
                let message = format!("a record was not published: {}", lost.cause);
                drop(waiting.tell.send(Err(Error::of(message, lost.cause))));
            }
        }
    }
    lock(waiters).clear();
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
