//! From what is asked for to the moves that bring it about.

use std::collections::{BTreeMap, BTreeSet};

use super::{Args, selection};
use crate::cluster::{ClusterInfo, Disks, Look, Query, Reassignment, Topic, observe_disks};
use crate::error::{Error, Result};
use crate::placement::{Layout, Move, crowded, onto, rebalance, with_factor};

/// What was seen of the cluster.
pub(super) struct Live {
    pub info: ClusterInfo,
    /// Every topic; where a partition is on the move, with the replicas that it will have.
    pub topics: BTreeMap<String, Topic>,
    pub moving: Vec<Reassignment>,
    pub disks: Disks,
    /// The min.insync.replicas of topics whose factor is to change.
    pub min_isr: BTreeMap<String, usize>,
}

pub(super) async fn look(args: &Args, cluster: &dyn Look) -> Result<Live> {
    let (info, mut topics, moving) = futures::try_join!(cluster.info(), cluster.topics(), cluster.reassignments())?;
    for found in &moving {
        let topic = topics.get_mut(&found.topic);
        if let Some(partition) = topic.and_then(|topic| topic.partitions.iter_mut().find(|p| p.id == found.partition)) {
            partition.replicas = found.target();
        }
    }
    let brokers: Vec<i32> = info.brokers.iter().map(|broker| broker.id).collect();
    let disks = observe_disks(cluster, &brokers).await?;
    let mut live = Live { info, topics, moving, disks, min_isr: BTreeMap::new() };
    if args.replication.is_some() {
        let names: Vec<String> = selected(args, &live)?.into_keys().collect();
        let configs = cluster.topic_configs(&names, Query::Keys(&["min.insync.replicas"])).await?;
        for (name, configs) in names.into_iter().zip(configs) {
            let value =
                configs.ok().and_then(|configs| configs.get("min.insync.replicas")?.value.as_deref()?.parse().ok());
            live.min_isr.extend(value.map(|value| (name, value)));
        }
    }
    Ok(live)
}

/// The topics concerned. Kafka's own are moved off a broker with all others, and else only if they are named.
fn selected(args: &Args, live: &Live) -> Result<BTreeMap<String, Topic>> {
    let selection = selection(args)?;
    let is_named = |name: &str| args.topics.iter().any(|topic| topic == name);
    let concerned = |name: &str, topic: &Topic| {
        let own = topic.internal || name.starts_with("__");
        selection.includes(name) && (!own || args.decommission.is_some() || is_named(name))
    };
    let found: BTreeMap<String, Topic> = live
        .topics
        .iter()
        .filter(|(name, topic)| concerned(name, topic))
        .map(|(name, topic)| (name.clone(), topic.clone()))
        .collect();
    if found.is_empty() && !args.topics.is_empty() {
        return Err(Error::failed(format!("no topic is called {}; nothing was changed", args.topics.join(" or ")))
            .hint("`helixctl topics list` shows those that exist"));
    }
    Ok(found)
}

/// The moves, in order of topic and partition; none if nothing is to be moved, or nothing was asked for.
pub(super) fn moves(args: &Args, live: &Live) -> Result<Vec<Move>> {
    let topics = selected(args, live)?;
    let brokers: BTreeSet<i32> = live.info.brokers.iter().map(|broker| broker.id).collect();
    let mut layout = Layout::new(&live.info.brokers, live.topics.values());
    let impossible = |why: String| Error::failed(format!("{why}; nothing was changed"));
    if args.rebalance {
        return Ok(rebalance(&mut layout, &topics));
    }
    let allowed = match (&args.decommission, args.brokers.is_empty()) {
        (Some(gone), _) if !brokers.contains(gone) && !holds_replicas(*gone, live) => {
            return Err(no_broker(*gone, &brokers));
        }
        (Some(gone), _) => Some(brokers.iter().copied().filter(|broker| broker != gone).collect::<BTreeSet<i32>>()),
        (None, false) => Some(known(&args.brokers, &brokers)?),
        (None, true) => None,
    };
    let mut moves = Vec::new();
    for (name, topic) in &topics {
        if let Some(allowed) = &allowed {
            moves.extend(onto(&mut layout, name, topic, allowed).map_err(impossible)?);
        } else if let Some(factor) = args.replication.map(usize::from) {
            let least = live.min_isr.get(name).copied().filter(|least| factor < *least && !args.allow.contains(name));
            if let Some(least) = least {
                return Err(Error::refused(format!(
                    "replication {factor} of {name} is below its min.insync.replicas {least}: writes with acks=all would be refused"
                ))
                .hint(format!("lower min.insync.replicas first, or `--allow below-min-isr:{name}`")));
            }
            let possible = with_factor(&mut layout, name, topic, factor);
            moves.extend(possible.map_err(|why| impossible(format!("{name}: {why}")))?);
        }
    }
    Ok(moves)
}

/// How many of these partitions will have two replicas in one rack while another rack has none.
pub(super) fn crowded_racks(moves: &[Move], live: &Live) -> usize {
    let layout = Layout::new(&live.info.brokers, live.topics.values());
    moves.iter().filter(|moved| crowded(&layout, &moved.to)).count()
}

fn known(named: &[i32], brokers: &BTreeSet<i32>) -> Result<BTreeSet<i32>> {
    match named.iter().find(|id| !brokers.contains(id)) {
        None => Ok(named.iter().copied().collect()),
        Some(missing) => Err(no_broker(*missing, brokers)),
    }
}

/// A broker that is down can be emptied too.
fn holds_replicas(broker: i32, live: &Live) -> bool {
    live.topics.values().flat_map(|topic| &topic.partitions).any(|partition| partition.replicas.contains(&broker))
}

fn no_broker(missing: i32, brokers: &BTreeSet<i32>) -> Error {
    let ids: Vec<String> = brokers.iter().map(ToString::to_string).collect();
    Error::failed(format!("there is no broker {missing}; nothing was changed"))
        .hint(format!("the brokers are {}", ids.join(", ")))
}
