//! Another replication factor: which replicas move, what that copies, and when it is held back.

use super::compute::Planner;
use super::risk;
use super::{Action, Copies, InProgress, Options};
use crate::cluster::{Observed, Topic};
use crate::placement::{Layout, Move, assign, crowded, place, with_factor};
use crate::spec::{Desired, DesiredTopic};
use crate::units::format_bytes;

/// What has to be looked at for the replicas of a file's topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReplicasWanted {
    /// Which reassignments are under way.
    pub moving: bool,
    /// What is on the disks.
    pub disks: bool,
}

/// Nothing, if all topics have the replicas that are declared and these are in sync.
pub fn replicas_wanted(desired: &Desired, observed: &Observed, options: &Options) -> ReplicasWanted {
    let mut wanted = ReplicasWanted::default();
    for topic in desired.topics.iter().filter(|topic| options.selection.includes(&topic.name)) {
        let (Some(live), Some(factor)) = (observed.topics.get(&topic.name), topic.replication) else { continue };
        let other_factor = live.replication_factors() != [factor.max(0) as usize];
        let differs = !live.partitions.is_empty() && (other_factor || is_misplaced(topic, live));
        wanted.disks |= differs;
        wanted.moving |= differs || live.under_replicated() > 0;
    }
    wanted
}

impl Planner<'_> {
    pub(super) fn replication(&mut self, desired: &DesiredTopic, topic: &Topic) {
        let factors = topic.replication_factors();
        let Some(wanted) = desired.replication.map(|factor| factor.max(0) as usize) else { return };
        let misplaced = is_misplaced(desired, topic);
        if factors.is_empty() || self.is_moving(desired, wanted) || (factors == [wanted] && !misplaced) {
            return;
        }
        let live: Vec<String> = factors.iter().map(ToString::to_string).collect();
        let wish = match factors == [wanted] {
            true => "replicas to the brokers of its `placement`".to_owned(),
            false => format!("replication {} → {wanted}", live.join("/")),
        };
        let observed = self.observed;
        let layout = self.layout();
        let moves = match &desired.placement {
            Some(brokers) => place(layout, &desired.name, topic, wanted, &brokers.iter().copied().collect()),
            None => with_factor(layout, &desired.name, topic, wanted),
        };
        let moves = match moves {
            Ok(moves) => moves,
            Err(why) if desired.placement.is_some() => {
                return self.cannot(&desired.name, wish, why, "name other brokers, or start them");
            }
            Err(why) => return self.cannot(&desired.name, wish, why, "add brokers, or lower `replication:`"),
        };
        let racks_shared = moves.iter().any(|found| crowded(self.layout(), &found.to));
        let copies = copies(&moves, observed);
        let full = copies.iter().find(|copies| copies.bytes.zip(copies.free).is_some_and(|(bytes, free)| bytes > free));
        if let Some(Copies { broker, bytes: Some(bytes), free: Some(free), .. }) = full {
            let (bytes, free) = (format_bytes(*bytes), format_bytes(*free));
            let why = format!("broker {broker} would get {bytes}, and has {free} free");
            return self.cannot(&desired.name, wish, why, "make room on its disk, or add brokers");
        }
        let action = Action::Reassign { from: factors, to: wanted, moves, copies };
        if let Some(why) = self.below_min_isr(desired, topic, wanted) {
            let way_out = format!("lower min.insync.replicas with it, or `--allow below-min-isr:{}`", desired.name);
            return self.refused(&desired.name, &action, why, way_out);
        }
        let judged = risk::of_reassignment(&action, racks_shared);
        self.change(&desired.name, action, judged);
    }

    /// Where new partitions of a topic are to lie; empty if that is left to Kafka.
    pub(super) fn assignment(&mut self, desired: &DesiredTopic, partitions: usize) -> Result<Vec<Vec<i32>>, String> {
        let (Some(brokers), Some(factor)) = (&desired.placement, desired.replication) else { return Ok(Vec::new()) };
        assign(self.layout(), partitions, factor.max(0) as usize, &brokers.iter().copied().collect())
    }

    pub(super) fn misplaced(&mut self, topic: &str, wish: &str, why: String) {
        self.cannot(
            topic,
            format!("{wish} on the brokers of its `placement`"),
            why,
            "name other brokers, or start them",
        );
    }

    /// How replicas lie, with those that the plan moves already counted.
    fn layout(&mut self) -> &mut Layout {
        let observed = self.observed;
        self.layout.get_or_insert_with(|| Layout::new(&observed.cluster.brokers, observed.topics.values()))
    }

    /// A reassignment under way is not drift, unless it leads elsewhere.
    fn is_moving(&mut self, desired: &DesiredTopic, wanted: usize) -> bool {
        let moving = self.observed.moving.iter().filter(|found| found.topic == desired.name);
        let (mut partitions, mut elsewhere) = (0, false);
        for found in moving {
            partitions += 1;
            elsewhere |= found.target().len() != wanted;
        }
        if partitions == 0 {
            return false;
        }
        if elsewhere {
            let why = format!("{partitions} of its partitions are being moved to another number of replicas");
            let way_out = "wait until it is done, or stop it with `helixctl topics reassign --cancel`";
            self.cannot(&desired.name, format!("replication {wanted}"), why, way_out);
        } else {
            self.plan.in_progress.push(InProgress { topic: desired.name.clone(), partitions });
        }
        true
    }

    /// With fewer replicas than min.insync.replicas every acks=all write is refused.
    fn below_min_isr(&self, desired: &DesiredTopic, topic: &Topic, wanted: usize) -> Option<String> {
        let live = || topic.configs.as_ref()?.get("min.insync.replicas")?.value.as_deref();
        let declared = desired.configs.get("min.insync.replicas").map(String::as_str);
        let least = declared.or_else(live)?.parse::<usize>().ok()?;
        let allowed = self.options.allow_below_min_isr.contains(&desired.name);
        (wanted < least && !allowed).then(|| {
            format!("replication {wanted} is below min.insync.replicas {least}: writes with acks=all would be refused")
        })
    }
}

/// Whether a replica lies where none is declared to lie.
fn is_misplaced(desired: &DesiredTopic, topic: &Topic) -> bool {
    let Some(brokers) = &desired.placement else { return false };
    topic.partitions.iter().flat_map(|partition| &partition.replicas).any(|broker| !brokers.contains(broker))
}

/// What each broker gets, in order of broker.
fn copies(moves: &[Move], observed: &Observed) -> Vec<Copies> {
    let disks = observed.disks.as_ref();
    let mut found: Vec<Copies> = Vec::new();
    for (moved, broker) in moves.iter().flat_map(|moved| moved.adding().map(move |broker| (moved, broker))) {
        let bytes = disks.and_then(|disks| disks.of(&moved.topic, moved.partition));
        match found.iter_mut().find(|copies| copies.broker == broker) {
            Some(copies) => {
                copies.replicas += 1;
                copies.bytes = copies.bytes.zip(bytes).map(|(a, b)| a + b);
            }
            None => {
                let free = disks.and_then(|disks| disks.free.get(&broker).copied());
                found.push(Copies { broker, replicas: 1, bytes, free });
            }
        }
    }
    found.sort_by_key(|copies| copies.broker);
    found
}

/// Whether the cluster shows the replicas of these moves.
pub(super) fn in_effect(moves: &[Move], observed: &Observed) -> bool {
    moves.iter().all(|moved| {
        let topic = observed.topics.get(&moved.topic);
        let partition = topic.and_then(|topic| topic.partitions.iter().find(|found| found.id == moved.partition));
        partition.is_some_and(|partition| partition.replicas == moved.to)
    })
}
