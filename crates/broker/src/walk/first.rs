//! The first record of a time. Kafka's look-up also finds the markers of transactions, and records of aborted ones, whose
//! times say nothing about the records that a reader sees: copies in transactions keep old times, their markers have new ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::mpsc;

use super::PIECES;
use helixctl_core::cluster::{Chunk, Place, Portion, ReadEvent};
use helixctl_core::error::{Error, Result};
use helixctl_core::record::Decoder;
use helixctl_core::record::batch::Wanted;
use helixctl_kafka::Records;

/// Corrects what was found for a moment: where no such record lies, the log is read on until there is one. `None` is none.
pub async fn first_at(
    cluster: &dyn Records,
    places: &[Place],
    found: Vec<Option<i64>>,
    moment: i64,
    committed: bool,
) -> Result<Vec<Option<i64>>> {
    let asked = places.iter().zip(&found).filter_map(|(place, offset)| Some((place.clone(), (*offset)?)));
    let asked: BTreeMap<Place, i64> = asked.collect();
    if asked.is_empty() {
        return Ok(found);
    }
    let times = cluster.timestamps(&asked, committed).await?;
    let doubtful = asked.iter().filter(|(place, _)| times.get(*place).is_none_or(|time| *time < moment));
    let doubtful: Vec<Portion> = doubtful.map(|(place, offset)| from(place, *offset)).collect();
    if doubtful.is_empty() {
        return Ok(found);
    }
    let mut scanned: BTreeMap<Place, Option<i64>> =
        doubtful.iter().map(|portion| ((portion.topic.to_string(), portion.partition), None)).collect();
    scan(cluster, doubtful, moment, committed, &mut scanned).await?;
    let corrected = |(place, offset): (&Place, Option<i64>)| scanned.get(place).copied().unwrap_or(offset);
    Ok(places.iter().zip(found).map(corrected).collect())
}

fn from((topic, partition): &Place, position: i64) -> Portion {
    Portion { topic: Arc::from(topic.as_str()), partition: *partition, position, until: None, until_seen: true }
}

/// Reads on until each has its first record of the time, or has come to its end.
async fn scan(
    cluster: &dyn Records,
    portions: Vec<Portion>,
    moment: i64,
    committed: bool,
    scanned: &mut BTreeMap<Place, Option<i64>>,
) -> Result<()> {
    let (to, mut from) = mpsc::channel(PIECES);
    let read = cluster.read(portions, committed, to);
    tokio::pin!(read);
    let mut decoder = Decoder::default();
    let mut reads = true;
    while scanned.values().any(Option::is_none) {
        tokio::select! {
            biased;
            event = from.recv() => match event {
                Some(ReadEvent::Chunk(chunk)) => {
                    let place = (chunk.topic.to_string(), chunk.partition);
                    if let Some(first @ None) = scanned.get_mut(&place) {
                        *first = within(&mut decoder, &chunk, moment)?;
                    }
                }
                Some(_) => {}
                None => return Ok(()),
            },
            ended = &mut read, if reads => {
                ended?;
                reads = false;
            }
        }
    }
    Ok(())
}

fn within(decoder: &mut Decoder, chunk: &Chunk, moment: i64) -> Result<Option<i64>> {
    let wanted = Wanted { topic: &chunk.topic, partition: chunk.partition, from: chunk.from, until: chunk.until };
    let mut first = None;
    let decoded = decoder.records(&chunk.batches, wanted, &chunk.aborted, |record| {
        first = Some(record.offset).filter(|_| record.timestamp >= moment);
        first.is_none()
    });
    decoded.map_err(|wrong| {
        Error::failed(format!("{} partition {} cannot be read on", chunk.topic, chunk.partition)).because(wrong)
    })?;
    Ok(first)
}
