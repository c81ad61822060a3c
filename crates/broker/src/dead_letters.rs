//! Records that nobody could handle, put where they can be looked at: as they were, plus where they came from and why.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Letter;
use helixctl_core::cluster::Permit;
use helixctl_core::error::{Error, Result};
use helixctl_core::record::dead_letter;
use helixctl_kafka::{Outbox, Outgoing, Producer};

/// A dead-letter topic.
pub struct DeadLetters {
    topic: String,
    group: Option<String>,
    /// One at a time: a report has to belong to the record that waits for it.
    outbox: Mutex<Outbox>,
}

impl DeadLetters {
    /// Dead letters of a group, by a producer that is idempotent, wants every replica's word, and puts keys where Java's does.
    pub fn new(
        properties: &BTreeMap<String, String>,
        topic: String,
        group: Option<String>,
        timeout: Duration,
        permit: &Permit,
    ) -> Result<DeadLetters> {
        let mut properties = properties.clone();
        Producer::defaults(&mut properties);
        properties.insert("acks".to_owned(), "all".to_owned());
        let producer = Producer::new(&properties, &topic, timeout, permit)?;
        Ok(DeadLetters { topic, group, outbox: Mutex::new(Outbox::new(Arc::new(producer))) })
    }

    /// Returns when the brokers have acknowledged the record.
    pub fn put(&self, letter: &Letter, why: &str, attempts: u32) -> Result<()> {
        let [partition, offset, timestamp, attempts] =
            [i64::from(letter.partition), letter.offset, letter.timestamp, i64::from(attempts)].map(|n| n.to_string());
        let mut headers: Vec<(&[u8], Option<&[u8]>)> =
            letter.headers.iter().map(|(name, value)| (name.as_slice(), value.as_deref())).collect();
        for (name, value) in [
            (dead_letter::TOPIC, &*letter.topic),
            (dead_letter::PARTITION, &partition),
            (dead_letter::OFFSET, &offset),
            (dead_letter::TIMESTAMP, &timestamp),
            (dead_letter::ERROR, why),
            (dead_letter::ATTEMPTS, &attempts),
        ] {
            headers.push((name.as_bytes(), Some(value.as_bytes())));
        }
        if let Some(group) = &self.group {
            headers.push((dead_letter::GROUP.as_bytes(), Some(group.as_bytes())));
        }
        self.deliver(&Outgoing {
            partition: -1,
            timestamp: Some(letter.timestamp).filter(|timestamp| *timestamp >= 0),
            key: letter.key.as_deref(),
            value: letter.value.as_deref(),
            headers: &headers,
            tag: 0,
        })
        .map_err(|why| {
            Error::failed(format!("{letter} could not be put into {}: {why}", self.topic))
                .hint("it is not done, and will be delivered again")
        })
    }

    fn deliver(&self, outgoing: &Outgoing<'_>) -> Result<(), String> {
        let outbox = self.outbox.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lost = None;
        let mut hear = |reports: helixctl_kafka::Reports| {
            lost = reports.undelivered.into_iter().next().map(|lost| lost.cause.text).or(lost.take());
            Ok::<(), String>(())
        };
        outbox.send(0, outgoing, &mut hear)?.map_err(|cause| cause.text)?;
        outbox.drain(&mut hear)?;
        lost.map_or(Ok(()), Err)
    }
}
