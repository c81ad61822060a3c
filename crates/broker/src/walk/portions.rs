//! Where reading begins and ends, from words to offsets.

use std::sync::Arc;

use super::first::first_at;
use helixctl_core::cluster::{OffsetAt, Place, Portion};
use helixctl_core::error::{Error, Result};
use helixctl_core::offsets::{End, Start};
use helixctl_kafka::Records;

/// Where reading these begins and ends, in offsets.
pub async fn portions(
    cluster: &dyn Records,
    each: Vec<(Place, Start)>,
    end: End,
    committed: bool,
) -> Result<Vec<Portion>> {
    let places: Vec<Place> = each.iter().map(|(place, _)| place.clone()).collect();
    let mut begins = Begins { cluster, places: &places, committed, looked_up: Vec::new() };
    let mut starts = Vec::new();
    for (i, (_, start)) in each.iter().enumerate() {
        starts.push(begins.of(i, *start).await?);
    }
    let until = match end {
        End::Until(moment) => begins.look(OffsetAt::Timestamp(moment)).await?,
        End::Offset(offset) => vec![Some(offset); places.len()],
        End::Never | End::Seen => vec![None; places.len()],
    };
    let until_seen = end != End::Never;
    let portion = |((place, position), until): ((&Place, i64), Option<i64>)| Portion {
        topic: Arc::from(place.0.as_str()),
        partition: place.1,
        position,
        until,
        until_seen,
    };
    Ok(places.iter().zip(starts).zip(until).map(portion).collect())
}

/// Look-ups of offsets, each kind made once for all partitions.
struct Begins<'a> {
    cluster: &'a dyn Records,
    places: &'a [Place],
    committed: bool,
    looked_up: Vec<(OffsetAt, Vec<Option<i64>>)>,
}

impl Begins<'_> {
    async fn of(&mut self, i: usize, start: Start) -> Result<i64> {
        Ok(match start {
            Start::Offset(offset) => offset,
            Start::Beginning => self.at(i, OffsetAt::Earliest).await?.unwrap_or(0),
            Start::AfterBeginning(n) => self.at(i, OffsetAt::Earliest).await?.unwrap_or(0).saturating_add(n),
            Start::End => self.at(i, OffsetAt::Latest).await?.unwrap_or(0),
            Start::BeforeEnd(n) => {
                let first = self.at(i, OffsetAt::Earliest).await?.unwrap_or(0);
                self.at(i, OffsetAt::Latest).await?.unwrap_or(0).saturating_sub(n).max(first)
            }
            // A time behind the last record means the end.
            Start::Since(moment) => match self.at(i, OffsetAt::Timestamp(moment)).await? {
                Some(offset) => offset,
                None => self.at(i, OffsetAt::Latest).await?.unwrap_or(0),
            },
        })
    }

    async fn at(&mut self, i: usize, at: OffsetAt) -> Result<Option<i64>> {
        if !self.looked_up.iter().any(|(known, _)| *known == at) {
            let found = self.look(at).await?;
            self.looked_up.push((at, found));
        }
        Ok(self.looked_up.iter().find(|(known, _)| *known == at).and_then(|(_, found)| found[i]))
    }

    /// A partition whose look-up failed is an error, never left out.
    async fn look(&self, at: OffsetAt) -> Result<Vec<Option<i64>>> {
        let found = self.cluster.list_offsets(self.places, at).await?;
        let each = self.places.iter().zip(found).map(|((topic, partition), found)| {
            found.map(|found| found.offset).map_err(|error| {
                Error::failed(format!("the offsets of {topic} partition {partition} are not known: {}", error.message))
            })
        });
        let found = each.collect::<Result<Vec<_>>>()?;
        match at {
            OffsetAt::Timestamp(moment) => first_at(self.cluster, self.places, found, moment, self.committed).await,
            _ => Ok(found),
        }
    }
}
