//! Which partitions there are of what was asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{Reading, Topics};
use super::{Topic, live_names, missing};
use crate::cluster::{ErrorCode, Look, Portion};
use crate::error::{Error, Result};
use crate::kafka::{Place, Records};
use crate::offsets::Start;
use crate::walk::portions;

/// The partitions that are known of each topic.
pub struct Known(BTreeMap<String, BTreeSet<i32>>);

impl Known {
    /// Looks which partitions there are. A topic that is named and not there is an error.
    pub async fn look(cluster: &dyn Look, reading: &Reading) -> Result<Known> {
        let names = match &reading.topics {
            Topics::Named(names) => names.clone(),
            topics => {
                let live = live_names(cluster).await?;
                live.into_iter().filter(|name| topics.take(name) && !name.starts_with("__")).collect()
            }
        };
        if names.is_empty() {
            return Err(Error::failed("no topic matches").hint("`helixctl topics list` shows what is there"));
        }
        let mut known = BTreeMap::new();
        for (name, found) in names.iter().zip(cluster.named_topics(&names).await?) {
            let topic = match found {
                Ok(topic) => topic,
                Err(error) if error.code == ErrorCode::UnknownTopic => {
                    return Err(missing(name, live_names(cluster).await.unwrap_or_default().into_iter()));
                }
                Err(error) => {
                    let told = Error::failed(format!("topic {name}: {}", error.message));
                    return Err(match &error.code {
                        ErrorCode::Denied(denied) => told.hint(denied.grant()),
                        _ => told,
                    });
                }
            };
            let numbers: BTreeSet<i32> = topic.partitions.iter().map(|partition| partition.id).collect();
            if let Some(absent) = reading.partitions.iter().find(|number| !numbers.contains(number)) {
                return Err(Error::failed(format!("topic {name} has no partition {absent}: it has {}", numbers.len())));
            }
            known.insert(name.clone(), numbers);
        }
        Ok(Known(known))
    }

    /// Where reading begins and ends, for every partition asked for.
    pub async fn portions(&mut self, cluster: &dyn Records, reading: &Reading) -> Result<Vec<Portion>> {
        let each = self.0.iter().flat_map(|(name, numbers)| {
            let numbers = numbers.iter().copied().filter(|number| reading.wants(*number));
            numbers.filter_map(|number| Some(((name.clone(), number), reading.starts.of(number)?)))
        });
        portions(cluster, each.collect(), reading.end, reading.committed).await
    }

    /// The partitions from where a group stands; those without a commit as if no group had been named.
    pub async fn as_group(&self, cluster: &dyn Records, group: &str, reading: &Reading) -> Result<Vec<Portion>> {
        let committed = cluster.committed(group).await?;
        if committed.is_empty() {
            return Err(Error::failed(format!("group {group} has no committed offsets"))
                .hint("without --as-group reading begins where you say"));
        }
        let start = |place: &Place| {
            committed.get(place).map_or_else(|| reading.starts.of(place.1), |at| Some(Start::Offset(*at)))
        };
        let places = self.0.iter().flat_map(|(name, numbers)| {
            numbers.iter().copied().filter(|number| reading.wants(*number)).map(|number| (name.clone(), number))
        });
        let each = places.filter_map(|place| start(&place).map(|start| (place, start))).collect();
        portions(cluster, each, reading.end, reading.committed).await
    }

    /// The names of the topics.
    pub fn topics(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    /// How many partitions each topic has.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        self.0.iter().map(|(name, numbers)| (name.clone(), numbers.len())).collect()
    }

    /// Partitions that have come since the last look: to be read from their beginning.
    pub async fn grown(&mut self, cluster: &dyn Look) -> Vec<Portion> {
        let names: Vec<String> = self.0.keys().cloned().collect();
        // A look that fails is made again in a moment; if the cluster is gone, reading finds out.
        let Ok(found) = cluster.describe_topics(&names).await else { return Vec::new() };
        let mut grown = Vec::new();
        for (name, topic) in names.iter().zip(found) {
            let (Ok(topic), Some(numbers)) = (topic, self.0.get_mut(name)) else { continue };
            for partition in topic.partitions.iter().filter(|partition| partition.leader.is_some()) {
                if numbers.insert(partition.id) {
                    grown.push(Portion {
                        topic: Topic::from(name.as_str()),
                        partition: partition.id,
                        position: 0,
                        until: None,
                        until_seen: false,
                    });
                }
            }
        }
        grown
    }
}
