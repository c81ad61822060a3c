//! Records that nobody could handle, put where they can be looked at: as they were, plus where they came from and why.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Letter;
use helixctl_core::error::{Error, Result};
use helixctl_core::record::dead_letter;
use helixctl_kafka::{Outgoing, Producer, Sent};

/// How long is waited for a delivery report before looking again.
const WAIT: Duration = Duration::from_millis(20);

/// A dead-letter topic.
pub struct DeadLetters {
    topic: String,
    group: Option<String>,
    /// One at a time: a report has to belong to the record that waits for it.
    producer: Mutex<Producer>,
}

impl DeadLetters {
    pub fn new(producer: Producer, topic: String, group: Option<String>) -> DeadLetters {
        DeadLetters { topic, group, producer: Mutex::new(producer) }
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
        let producer = self.producer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Sent::Refused(cause) = producer.send(outgoing) {
            return Err(cause.text);
        }
        loop {
            producer.flush_soon();
            let reports = producer.reports(WAIT);
            if let Some(lost) = reports.undelivered.into_iter().next() {
                return Err(lost.cause.text);
            }
            if reports.delivered > 0 {
                return Ok(());
            }
        }
    }
}
