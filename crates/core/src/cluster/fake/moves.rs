//! Replica moves, leader elections, quotas and disks of the in-memory cluster.

use std::collections::BTreeMap;

use super::{FakeCluster, State, refused};
use crate::cluster::{
    ConfigChange, ConfigSource, ConfigValue, Configs, ErrorCode, ItemResult, LogDir, Mode, QuotaChange, QuotaEntity,
    QuotaName, QuotaValues, Reassignment, ReplicaLog,
};
use crate::quota::QuotaKey;

/// What the in-memory cluster knows beyond topics.
#[derive(Default)]
pub(super) struct Extras {
    slow: bool,
    pub moves: BTreeMap<(String, i32), Reassignment>,
    pub quotas: BTreeMap<QuotaEntity, QuotaValues>,
    bytes: BTreeMap<(String, i32), u64>,
    volume: Option<(u64, u64)>,
    /// What was set on brokers at run time.
    pub broker_configs: BTreeMap<i32, Configs>,
}

impl Extras {
    /// With these quotas of users.
    pub fn of(quotas: Option<&BTreeMap<String, QuotaValues>>) -> Self {
        let entity =
            |name: &String| QuotaEntity { user: Some(QuotaName::Named(name.clone())), ..QuotaEntity::default() };
        let quotas = quotas.into_iter().flatten().map(|(name, values)| (entity(name), values.clone()));
        Extras { quotas: quotas.collect(), ..Extras::default() }
    }
}

impl FakeCluster {
    /// From now on reassignments stay under way until [`FakeCluster::finish_moves`]; without this they are done at once.
    pub fn move_slowly(&self) {
        self.lock().extras.slow = true;
    }

    /// Completes every reassignment under way.
    pub fn finish_moves(&self) {
        let mut state = self.lock();
        for reassignment in std::mem::take(&mut state.extras.moves).into_values() {
            state.place(&reassignment.topic, reassignment.partition, reassignment.target());
        }
    }

    /// How many bytes each replica of a partition takes.
    pub fn set_bytes(&self, topic: &str, partition: i32, bytes: u64) {
        self.lock().extras.bytes.insert((topic.to_owned(), partition), bytes);
    }

    /// Total and usable bytes of the one volume of every broker.
    pub fn set_volume(&self, total: u64, usable: u64) {
        self.lock().extras.volume = Some((total, usable));
    }
}

impl State {
    pub(super) fn alter_broker(&mut self, broker: i32, changes: &[ConfigChange]) {
        let configs = self.extras.broker_configs.entry(broker).or_default();
        for change in changes {
            let Some(value) = change.value.clone() else {
                configs.remove(&change.name);
                continue;
            };
            let source = ConfigSource::Broker;
            let config =
                ConfigValue { value: Some(value), source, sensitive: false, read_only: false, inherited: None };
            configs.insert(change.name.clone(), config);
        }
    }

    fn replicas(&mut self, topic: &str, partition: i32) -> ItemResult<Vec<i32>> {
        match self.topic(topic)?.partitions.iter().find(|p| p.id == partition) {
            Some(found) => Ok(found.replicas.clone()),
            None => refused(ErrorCode::UnknownTopic, "This server does not host this topic-partition."),
        }
    }

    /// Gives a partition these replicas, all in sync; the leader stays if it can.
    fn place(&mut self, topic: &str, partition: i32, replicas: Vec<i32>) {
        let topic = self.observed.topics.get_mut(topic);
        let Some(found) = topic.and_then(|topic| topic.partitions.iter_mut().find(|p| p.id == partition)) else {
            return;
        };
        if found.leader.is_none_or(|leader| !replicas.contains(&leader)) {
            found.leader = replicas.first().copied();
        }
        found.isr.clone_from(&replicas);
        found.replicas = replicas;
    }

    pub(super) fn reassign(&mut self, topic: &str, partition: i32, target: Option<&[i32]>) -> ItemResult {
        let current = self.replicas(topic, partition)?;
        let key = (topic.to_owned(), partition);
        let Some(target) = target else {
            let Some(cancelled) = self.extras.moves.remove(&key) else {
                let code = ErrorCode::Other("NO_REASSIGNMENT_IN_PROGRESS".to_owned());
                return refused(code, "No partition reassignment is in progress.");
            };
            let back = current.into_iter().filter(|broker| !cancelled.adding.contains(broker)).collect();
            self.place(topic, partition, back);
            return Ok(());
        };
        let known = |broker: &i32| self.observed.cluster.brokers.iter().any(|b| b.id == *broker);
        let distinct = target.iter().collect::<std::collections::BTreeSet<_>>().len() == target.len();
        if target.is_empty() || !distinct || !target.iter().all(known) {
            let code = ErrorCode::Other("INVALID_REPLICA_ASSIGNMENT".to_owned());
            return refused(code, format!("The manual partition assignment {target:?} is not possible."));
        }
        // A reassignment under way is replaced: what it was adding and nobody wants any more is dropped.
        let given_up = self.extras.moves.remove(&key).map(|old| old.adding).unwrap_or_default();
        let held: Vec<i32> = current.into_iter().filter(|broker| !given_up.contains(broker)).collect();
        let adding: Vec<i32> = target.iter().copied().filter(|broker| !held.contains(broker)).collect();
        let removing: Vec<i32> = held.iter().copied().filter(|broker| !target.contains(broker)).collect();
        if !self.extras.slow || (adding.is_empty() && removing.is_empty()) {
            self.place(topic, partition, target.to_vec());
            return Ok(());
        }
        let replicas: Vec<i32> = target.iter().chain(&removing).copied().collect();
        if let Some(found) = self.topic(topic)?.partitions.iter_mut().find(|p| p.id == partition) {
            found.replicas.clone_from(&replicas);
            found.isr.retain(|broker| held.contains(broker));
        }
        let reassignment = Reassignment { topic: topic.to_owned(), partition, replicas, adding, removing };
        self.extras.moves.insert(key, reassignment);
        Ok(())
    }

    pub(super) fn elect(&mut self, topic: &str, partition: i32) -> ItemResult {
        let preferred = self.replicas(topic, partition)?.first().copied();
        let found = self.topic(topic)?.partitions.iter_mut().find(|p| p.id == partition);
        match found {
            Some(found) if preferred.is_some_and(|broker| found.isr.contains(&broker)) => {
                found.leader = preferred;
                Ok(())
            }
            _ => refused(
                ErrorCode::Other("PREFERRED_LEADER_NOT_AVAILABLE".to_owned()),
                "The preferred leader was not available.",
            ),
        }
    }

    pub(super) fn alter_quota(&mut self, change: &QuotaChange, mode: Mode) -> ItemResult {
        let invalid = |message: String| refused(ErrorCode::Other("INVALID_REQUEST".to_owned()), message);
        if change.entity.parts().next().is_none() {
            return invalid("Invalid empty client quota entity".to_owned());
        }
        for (key, value) in &change.values {
            if QuotaKey::find(key, change.entity.ip.is_some()).is_err() {
                return invalid(format!("Invalid configuration key {key}"));
            }
            if value.is_some_and(|value| value.is_nan() || value <= 0.0) {
                return invalid(format!("Quota {key} must be greater than 0"));
            }
        }
        if mode == Mode::Apply {
            let values = self.extras.quotas.entry(change.entity.clone()).or_default();
            for (key, value) in &change.values {
                match value {
                    Some(value) => drop(values.insert(key.clone(), *value)),
                    None => drop(values.remove(key)),
                }
            }
            self.extras.quotas.retain(|_, values| !values.is_empty());
        }
        Ok(())
    }

    pub(super) fn disks(&self, broker: i32) -> ItemResult<Vec<LogDir>> {
        if !self.observed.cluster.brokers.iter().any(|b| b.id == broker) {
            let code = ErrorCode::Other("BROKER_NOT_AVAILABLE".to_owned());
            return refused(code, format!("there is no broker {broker} in the cluster now"));
        }
        let mut replicas = Vec::new();
        for (name, topic) in &self.observed.topics {
            for partition in topic.partitions.iter().filter(|p| p.replicas.contains(&broker)) {
                let bytes = self.extras.bytes.get(&(name.clone(), partition.id)).copied().unwrap_or_default();
                let topic = name.clone();
                replicas.push(ReplicaLog { topic, partition: partition.id, bytes, lag: 0, future: false });
            }
        }
        let (total_bytes, usable_bytes) = self.extras.volume.unzip();
        Ok(vec![LogDir { path: "/fake".to_owned(), total_bytes, usable_bytes, replicas, error: None }])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::{Observed, Partition, Topic};

    fn cluster() -> FakeCluster {
        let empty = FakeCluster::empty(3).observed();
        let partition = Partition { id: 0, leader: Some(1), replicas: vec![1], isr: vec![1] };
        let topic = Topic { partitions: vec![partition], ..Topic::default() };
        FakeCluster::new(Observed { topics: BTreeMap::from([("t".to_owned(), topic)]), ..empty })
    }

    fn replicas(cluster: &FakeCluster) -> Vec<i32> {
        cluster.observed().topics["t"].partitions[0].replicas.clone()
    }

    #[test]
    fn a_slow_move_shows_both_sets_until_it_is_done_or_cancelled() {
        let cluster = cluster();
        cluster.move_slowly();
        cluster.lock().reassign("t", 0, Some(&[2, 3])).unwrap();
        let found = cluster.lock().extras.moves.values().next().cloned().unwrap();
        assert_eq!((found.adding.clone(), found.removing.clone(), found.target()), (vec![2, 3], vec![1], vec![2, 3]));
        assert_eq!(replicas(&cluster), [2, 3, 1]);
        cluster.lock().reassign("t", 0, None).unwrap();
        assert_eq!(replicas(&cluster), [1]);
        assert!(cluster.lock().reassign("t", 0, None).is_err(), "nothing is left to cancel");
        cluster.lock().reassign("t", 0, Some(&[2])).unwrap();
        cluster.finish_moves();
        assert_eq!(replicas(&cluster), [2]);
        assert_eq!(cluster.observed().topics["t"].partitions[0].leader, Some(2), "the old leader is gone");
    }

    #[test]
    fn a_move_that_cannot_be_is_refused() {
        let cluster = cluster();
        for bad in [[].as_slice(), &[1, 1], &[1, 9]] {
            assert!(cluster.lock().reassign("t", 0, Some(bad)).is_err(), "{bad:?}");
        }
        cluster.lock().reassign("t", 0, Some(&[2, 1])).unwrap();
        assert_eq!(cluster.observed().topics["t"].partitions[0].leader, Some(1), "the leader stays");
        cluster.lock().elect("t", 0).unwrap();
        assert_eq!(cluster.observed().topics["t"].partitions[0].leader, Some(2));
    }
}
