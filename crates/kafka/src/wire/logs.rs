//! What lies at an offset: Fetch, batched per leader, all leaders at once.

use std::collections::BTreeMap;

use futures::future::join_all;
use helixctl_core::cluster::Portion;
use helixctl_core::record::Aborted;
use helixctl_core::record::batch::{Decoder, Wanted, end_of};
use kafka_protocol::messages::FetchRequest;

use super::api::Request;
use super::codes::checked;
use super::fault::Fault;
use super::offsets::Place;
use super::settings::Address;
use super::{Wire, fetch};
use crate::patience::Patience;

/// Bytes of a partition in the first look for one record: most batches fit.
const FIRST_LOOK: i32 = 16 << 10;
const LONGEST_LOOK: i32 = 1 << 20;

impl Wire {
    /// The timestamp, in milliseconds since the epoch, of the first record at or after each offset. Left out is what has
    /// none, or none that could be read.
    pub async fn timestamps(&self, at: &BTreeMap<Place, i64>, committed: bool) -> Result<BTreeMap<Place, i64>, Fault> {
        let places: Vec<Place> = at.keys().cloned().collect();
        let (placed, _) = self.leaders(&places).await?;
        let asks = placed.into_iter().map(|(address, places)| self.timestamps_at(address, places, at, committed));
        let mut found = BTreeMap::new();
        for of_broker in join_all(asks).await {
            found.extend(of_broker?);
        }
        Ok(found)
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
        let mut patience = Patience::new(self.timeout);
        while !left.is_empty() {
            let (before, mut moved) = (left.len(), false);
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
                            moved = true;
                        }
                        _ => {}
                    }
                }
            }
            bytes = bytes.saturating_mul(4).min(LONGEST_LOOK);
            if left.len() < before {
                patience.renew();
            } else if (!moved || !patience.lasts()) && !patience.pause().await {
                break;
            }
        }
        Ok(found)
    }
}
