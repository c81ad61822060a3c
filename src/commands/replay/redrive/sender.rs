//! The second look: each record to its topic, as it was before it failed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::survey::Fate;
use crate::error::Error;
use crate::kafka::{Outbox, Outgoing, Producer, Reports};
use crate::record::Record;
use crate::record::dead_letter::{REDRIVES, is_of_failure};
use crate::walk::{Stop, Taker};

pub struct Sender {
    outbox: Outbox,
    /// The number of each topic at the producer, and of its partitions.
    topics: BTreeMap<String, (usize, usize)>,
    max_attempts: Option<u32>,
    park: Option<String>,
    delivered: usize,
}

impl Sender {
    /// `topics` are those of the producer, in order, with their numbers of partitions.
    pub fn new(
        producer: Producer,
        topics: &BTreeMap<String, usize>,
        (max_attempts, park): (Option<u32>, Option<String>),
    ) -> Sender {
        let numbered =
            topics.iter().enumerate().map(|(number, (name, partitions))| (name.clone(), (number, *partitions)));
        Sender { outbox: Outbox::new(Arc::new(producer)), topics: numbered.collect(), max_attempts, park, delivered: 0 }
    }

    /// Waits until all that was sent is delivered; how many records that are, also if one was not.
    pub fn finish(mut self) -> Result<usize, (usize, Error)> {
        let Sender { outbox, delivered, .. } = &mut self;
        let drained = outbox.drain(|reports| hear(delivered, &reports));
        drained.map(|()| self.delivered).map_err(|error| (self.delivered, error))
    }

    fn send(&mut self, topic: usize, outgoing: &Outgoing<'_>) -> Result<(), Error> {
        let Sender { outbox, delivered, .. } = self;
        let taken = outbox.send(topic, outgoing, |reports| hear(delivered, &reports))?;
        taken.map_err(|why| Error::failed(format!("the record at offset {} was not: {why}", outgoing.tag)))
    }
}

fn hear(delivered: &mut usize, reports: &Reports) -> Result<(), Error> {
    *delivered += usize::try_from(reports.delivered).unwrap_or(usize::MAX);
    match reports.undelivered.first() {
        None => Ok(()),
        Some(lost) => Err(Error::failed(format!("the record at about offset {} was not: {}", lost.tag, lost.cause))),
    }
}

impl Taker for Sender {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let whole = |partition, timestamp| Outgoing {
            partition,
            timestamp: Some(timestamp),
            key: record.key,
            value: record.value,
            headers: &[],
            tag: record.offset as usize,
        };
        let sent = match Fate::of(record, self.max_attempts, self.park.is_some()) {
            Fate::Back(origin) => {
                let Some((topic, partitions)) = self.topics.get(&origin.topic).copied() else { return Ok(()) };
                let mut redrives = itoa::Buffer::new();
                let redrives = redrives.format(origin.redrives + 1).as_bytes();
                let mut headers: Vec<(&[u8], Option<&[u8]>)> =
                    record.headers.filter(|(name, _)| !is_of_failure(name)).collect();
                headers.push((REDRIVES.as_bytes(), Some(redrives)));
                // Its own partition, where its neighbours of the same key are, whatever partitioner put them there.
                let partition = origin.partition.filter(|number| (*number as usize) < partitions).unwrap_or(-1);
                let outgoing = whole(partition, origin.timestamp.unwrap_or(record.timestamp));
                self.send(topic, &Outgoing { headers: &headers, ..outgoing })
            }
            Fate::Park => {
                let park = self.park.as_ref().and_then(|park| self.topics.get(park)).copied();
                let Some((topic, _)) = park else { return Ok(()) };
                let headers: Vec<(&[u8], Option<&[u8]>)> = record.headers.collect();
                self.send(topic, &Outgoing { headers: &headers, ..whole(-1, record.timestamp) })
            }
            Fate::Worn | Fate::Homeless => Ok(()),
        };
        sent.map_err(Stop::Failed)
    }
}
