//! Another number of replicas, or other brokers for them.

use std::collections::BTreeSet;

use super::{Layout, Move, moved};
use crate::cluster::{Partition, Topic};

/// Gives every partition of a topic `factor` replicas. Present ones stay where they are, and so does the leader.
///
/// The error says why it is not possible.
pub fn with_factor(layout: &mut Layout, name: &str, topic: &Topic, factor: usize) -> Result<Vec<Move>, String> {
    let brokers: BTreeSet<i32> = layout.brokers().collect();
    if factor > brokers.len() && topic.partitions.iter().any(|partition| partition.replicas.len() < factor) {
        let count = brokers.len();
        return Err(format!("{factor} replicas need {factor} brokers; the cluster has {count}"));
    }
    if factor == 0 {
        return Err("a partition has at least one replica".to_owned());
    }
    let moves = ordered(topic).into_iter().filter_map(|partition| {
        let mut replicas = partition.replicas.clone();
        while replicas.len() > factor {
            let giver = layout.giver(&replicas, partition)?;
            replicas.retain(|broker| *broker != giver);
        }
        fill(layout, &mut replicas, factor, &brokers);
        layout.count(&partition.replicas, &replicas);
        moved(name, partition, replicas)
    });
    Ok(moves.collect())
}

/// Takes every replica off brokers that are not `allowed`, with as many replicas as before. Those that can stay come first:
/// a leader that has the records already needs no copy.
///
/// The error says why it is not possible.
pub fn onto(layout: &mut Layout, name: &str, topic: &Topic, allowed: &BTreeSet<i32>) -> Result<Vec<Move>, String> {
    let alive: BTreeSet<i32> = layout.brokers().filter(|broker| allowed.contains(broker)).collect();
    let mut moves = Vec::new();
    for partition in ordered(topic) {
        let factor = partition.replicas.len();
        if factor > alive.len() {
            let count = alive.len();
            return Err(format!(
                "{name}-{} has {factor} replicas, and {count} brokers are left for them",
                partition.id
            ));
        }
        let mut replicas: Vec<i32> = partition.replicas.iter().copied().filter(|id| alive.contains(id)).collect();
        // Who leads now goes on leading.
        if let Some(at) = replicas.iter().position(|broker| Some(*broker) == partition.leader) {
            let leader = replicas.remove(at);
            replicas.insert(0, leader);
        }
        if replicas.len() == factor {
            continue;
        }
        fill(layout, &mut replicas, factor, &alive);
        layout.count(&partition.replicas, &replicas);
        moves.extend(moved(name, partition, replicas));
    }
    Ok(moves)
}

/// Gives every partition `factor` replicas on `allowed` brokers only. Those that lie there already stay, and a leader among
/// them leads on; one that is down counts, as it is declared.
///
/// The error says why it is not possible.
pub fn place(
    layout: &mut Layout,
    name: &str,
    topic: &Topic,
    factor: usize,
    allowed: &BTreeSet<i32>,
) -> Result<Vec<Move>, String> {
    let mut moves = Vec::new();
    for partition in ordered(topic) {
        let mut replicas: Vec<i32> = partition.replicas.iter().copied().filter(|id| allowed.contains(id)).collect();
        if replicas == partition.replicas && replicas.len() == factor {
            continue;
        }
        while replicas.len() > factor {
            let Some(giver) = layout.giver(&replicas, partition) else { break };
            replicas.retain(|broker| *broker != giver);
        }
        fill(layout, &mut replicas, factor, allowed);
        if replicas.len() < factor {
            return Err(too_few(factor, layout, allowed));
        }
        layout.count(&partition.replicas, &replicas);
        moves.extend(moved(name, partition, replicas));
    }
    Ok(moves)
}

/// The replicas of so many new partitions, on `allowed` brokers only.
///
/// The error says why it is not possible.
pub fn assign(
    layout: &mut Layout,
    partitions: usize,
    factor: usize,
    allowed: &BTreeSet<i32>,
) -> Result<Vec<Vec<i32>>, String> {
    let mut assignment = Vec::with_capacity(partitions);
    for _ in 0..partitions {
        let mut replicas = Vec::from_iter(layout.leader(allowed));
        fill(layout, &mut replicas, factor, allowed);
        if replicas.len() < factor {
            return Err(too_few(factor, layout, allowed));
        }
        layout.count(&[], &replicas);
        assignment.push(replicas);
    }
    Ok(assignment)
}

fn too_few(factor: usize, layout: &Layout, allowed: &BTreeSet<i32>) -> String {
    let alive: Vec<String> =
        layout.brokers().filter(|broker| allowed.contains(broker)).map(|broker| broker.to_string()).collect();
    let alive = if alive.is_empty() { "none".to_owned() } else { alive.join(", ") };
    match factor {
        1 => format!("a replica needs a broker; of those of its `placement` the cluster has {alive}"),
        _ => format!("{factor} replicas need {factor} brokers; of those of its `placement` the cluster has {alive}"),
    }
}

fn fill(layout: &Layout, replicas: &mut Vec<i32>, factor: usize, allowed: &BTreeSet<i32>) {
    while replicas.len() < factor {
        let Some(taker) = layout.taker(replicas, allowed) else { return };
        replicas.push(taker);
    }
}

fn ordered(topic: &Topic) -> Vec<&Partition> {
    let mut partitions: Vec<&Partition> = topic.partitions.iter().collect();
    partitions.sort_by_key(|partition| partition.id);
    partitions
}
