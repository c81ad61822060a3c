//! Evening out: racks first, then the number of replicas, then the preferred leaders; each with as few copies as will do.

use std::collections::{BTreeMap, BTreeSet};

use super::{Layout, Move};
use crate::cluster::Topic;

/// The partitions concerned, with their replicas as they will be.
type Replicas = BTreeMap<(String, i32), Vec<i32>>;

/// Moves replicas of these topics until no broker has two more than another, as far as these topics allow. Empty if all is even.
pub fn rebalance(layout: &mut Layout, topics: &BTreeMap<String, Topic>) -> Vec<Move> {
    let before: Replicas = topics
        .iter()
        .flat_map(|(name, topic)| topic.partitions.iter().map(move |p| ((name.clone(), p.id), p.replicas.clone())))
        .collect();
    let mut now = before.clone();
    spread_racks(layout, &mut now);
    even_replicas(layout, &mut now);
    even_leaders(layout, &mut now);
    let changed = before.into_iter().filter_map(|((topic, partition), from)| {
        let to = now.remove(&(topic.clone(), partition))?;
        (from != to).then_some(Move { topic, partition, from, to })
    });
    changed.collect()
}

/// No two replicas of a partition in one rack while another rack is free.
fn spread_racks(layout: &mut Layout, now: &mut Replicas) {
    let brokers: BTreeSet<i32> = layout.brokers().collect();
    for replicas in now.values_mut() {
        for at in (1..replicas.len()).rev() {
            let broker = replicas[at];
            let others: Vec<i32> = replicas.iter().copied().filter(|other| *other != broker).collect();
            let Some(taker) = layout.taker(replicas, &brokers) else { continue };
            if layout.sharing(taker, &others) < layout.sharing(broker, &others) {
                exchange(layout, replicas, at, taker);
            }
        }
    }
}

fn exchange(layout: &mut Layout, replicas: &mut [i32], at: usize, taker: i32) {
    let from = replicas.to_vec();
    replicas[at] = taker;
    layout.count(&from, replicas);
}

/// From the fullest broker that can give to the emptiest that can take, until none has two more than another.
fn even_replicas(layout: &mut Layout, now: &mut Replicas) {
    while let Some((key, at, taker)) = next(layout, now) {
        if let Some(replicas) = now.get_mut(&key) {
            exchange(layout, replicas, at, taker);
        }
    }
}

fn next(layout: &Layout, now: &Replicas) -> Option<((String, i32), usize, i32)> {
    let mut by_load: Vec<i32> = layout.brokers().collect();
    by_load.sort_by_key(|broker| (layout.load(*broker), *broker));
    for giver in by_load.iter().rev() {
        for taker in &by_load {
            if layout.load(*giver) < layout.load(*taker) + 2 {
                break;
            }
            let can = |(key, replicas): (&(String, i32), &Vec<i32>)| {
                let at = replicas.iter().position(|broker| broker == giver)?;
                let others: Vec<i32> = replicas.iter().copied().filter(|broker| broker != giver).collect();
                let fits =
                    !replicas.contains(taker) && layout.sharing(*taker, &others) <= layout.sharing(*giver, &others);
                // A follower rather than a leader: its clients need not look for another.
                fits.then(|| (at == 0, key.clone(), at))
            };
            if let Some((_, key, at)) = now.iter().filter_map(can).min() {
                return Some((key, at, *taker));
            }
        }
    }
    None
}

/// Another of its replicas becomes the preferred leader where that evens out: nothing is copied.
fn even_leaders(layout: &mut Layout, now: &mut Replicas) {
    loop {
        let leads = |broker: i32| layout.leaders.get(&broker).copied().unwrap_or(0);
        let gain = |replicas: &Vec<i32>| {
            let first = *replicas.first()?;
            let (at, broker) = replicas.iter().copied().enumerate().min_by_key(|(_, id)| (leads(*id), *id))?;
            (leads(first) >= leads(broker) + 2).then(|| (std::cmp::Reverse(leads(first) - leads(broker)), at))
        };
        let best =
            now.iter().filter_map(|(key, replicas)| gain(replicas).map(|(gain, at)| (gain, key.clone(), at))).min();
        let Some((_, key, at)) = best else { return };
        let Some(replicas) = now.get_mut(&key) else { return };
        let from = replicas.clone();
        replicas.swap(0, at);
        layout.count(&from, replicas);
    }
}
