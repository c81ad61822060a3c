//! Moves carried out: shown, asked about, throttled, begun in batches, watched, and led by whom they should be.

use std::collections::BTreeSet;
use std::time::Instant;

use tokio::sync::watch;

use super::Args;
use super::progress::Bar;
use super::view::{Failed, Moved, Moves, loads};
use super::wanted::{Live, crowded_racks};
use crate::apply::throttle::{self, Throttles};
use crate::apply::{Watched, watch_moves};
use crate::cluster::{Alter, Look};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::{Client, Gate};
use crate::output::count;
use crate::placement::Move;
use crate::units::format_bytes;

pub(super) async fn run(
    args: &Args,
    moves: Vec<Move>,
    live: &Live,
    client: &Client,
    context: &mut Context,
) -> Result<Exit> {
    let gate = client.gate(&live.info.id)?;
    if moves.is_empty() && live.moving.is_empty() {
        let found = leftovers(live, &Throttles::default(), &**client).await?;
        clear(found, &gate, context).await?;
        return report("nothing to move", 0, Vec::new(), Instant::now(), live, context, Exit::Done);
    }
    let consent = match moves.is_empty() {
        // Throttles for what is under way are changes too.
        true => gate.consent(context)?,
        false => {
            show(&moves, live, context)?;
            gate.consent_to(moves.len(), args.yes, context)?
        }
    };
    let cluster = consent.alter();
    let throttles = Throttles::default();
    let mut run = Run { args, live, cluster, context, began: Instant::now(), failed: Vec::new(), moved: 0, throttles };
    // Heard before there is a throttle: a run that ends without a word would leave it.
    let stop = run.context.stop_signal()?;
    let outcome = match run.throttle(&moves).await {
        Ok(()) => run.carry_out(&moves, &stop).await,
        Err(error) => Err(error),
    };
    if outcome.is_err() {
        match run.clear_leftovers().await {
            Ok(true) => {}
            Ok(false) => run.goes_on(),
            Err(error) => {
                run.context.ui.warn(&format!("whether a throttle is left could not be asked: {error}"));
                run.context.ui.hint("`helixctl topics reassign` clears it when the cluster answers");
            }
        }
    }
    outcome
}

fn show(moves: &[Move], live: &Live, context: &mut Context) -> Result<()> {
    let brokers = loads(moves, &live.disks);
    if let Some(why) = brokers.iter().find_map(|load| load.too_much()) {
        return Err(Error::failed(format!("{why}; nothing was changed")).hint("make room, or move fewer topics"));
    }
    if !context.ui.format().is_machine() {
        context.ui.answer(&Moves { cluster_id: &live.info.id, moves, brokers })?;
    }
    let crowded = crowded_racks(moves, live);
    if crowded > 0 {
        let partitions = count(crowded, "partition");
        context.ui.warn(&format!("{partitions} will have two replicas in one rack while another rack has none"));
    }
    Ok(())
}

struct Run<'a> {
    args: &'a Args,
    live: &'a Live,
    cluster: &'a dyn Alter,
    context: &'a mut Context,
    began: Instant,
    failed: Vec<Failed>,
    moved: usize,
    /// What this run has set.
    throttles: Throttles,
}

impl Run<'_> {
    /// The throttle is for what an earlier run began as well.
    async fn throttle(&mut self, moves: &[Move]) -> Result<()> {
        let Some(rate) = self.args.throttle else { return Ok(()) };
        let earlier = self.live.moving.iter().map(|found| Move {
            topic: found.topic.clone(),
            partition: found.partition,
            from: found.replicas.iter().copied().filter(|broker| !found.adding.contains(broker)).collect(),
            to: found.target(),
        });
        let all: Vec<Move> = moves.iter().cloned().chain(earlier).collect();
        let set = throttle::set(self.cluster, rate, &all).await;
        let told = |why| Error::failed(format!("the throttle could not be set: {why}; nothing was moved"));
        self.throttles = set.map_err(told)?;
        Ok(())
    }

    async fn carry_out(&mut self, moves: &[Move], stop: &watch::Receiver<bool>) -> Result<Exit> {
        let progress = self.context.ui.progress(0, "moving");
        let mut bar = Bar::new(progress, self.cluster, &self.live.disks);
        // What an earlier run began is waited for as well.
        let earlier = self.live.moving.iter().map(|found| (found.topic.clone(), found.partition));
        let mut pending: BTreeSet<(String, i32)> = earlier.collect();
        self.moved = pending.len();
        let size = self.args.batch.map_or(moves.len(), |size| size as usize).max(1);
        let batches: Vec<&[Move]> = if moves.is_empty() { vec![&[]] } else { moves.chunks(size).collect() };
        for batch in batches {
            pending.extend(self.begin(batch).await?);
            if self.args.no_wait {
                continue;
            }
            match watch_moves(&pending, self.cluster, stop, &mut bar).await {
                Watched::Done | Watched::Left => pending.clear(),
                Watched::Stopped => {
                    drop(bar);
                    return self.left_going("interrupted", Exit::Interrupted);
                }
                Watched::Lost(why) => {
                    drop(bar);
                    self.context.ui.warn(&format!("the moves could not be watched to their end: {why}"));
                    return self.left_going("begun", Exit::Partial);
                }
            }
        }
        drop(bar);
        if self.args.no_wait {
            return self.left_going("begun", self.exit());
        }
        self.lead(moves).await;
        self.clear_leftovers().await?;
        self.report("moved", self.exit())
    }

    /// Sends a batch; the partitions that are now on the move.
    async fn begin(&mut self, batch: &[Move]) -> Result<Vec<(String, i32)>> {
        let entry = |moved: &Move| (moved.topic.clone(), moved.partition, Some(moved.to.clone()));
        let entries: Vec<_> = batch.iter().map(entry).collect();
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let results = self.cluster.alter_reassignments(&entries).await?;
        let mut begun = Vec::new();
        for (moved, result) in batch.iter().zip(results) {
            let (topic, partition) = (moved.topic.clone(), moved.partition);
            match result {
                Ok(()) => begun.push((topic, partition)),
                Err(error) => self.failed.push(Failed { topic, partition, why: error.message }),
            }
        }
        self.moved += begun.len();
        Ok(begun)
    }

    /// The preferred leaders lead: those that were moved may not yet.
    async fn lead(&mut self, moves: &[Move]) {
        let leader = |moved: &Move| {
            let topic = self.live.topics.get(&moved.topic)?;
            topic.partitions.iter().find(|partition| partition.id == moved.partition)?.leader
        };
        let other = moves.iter().filter(|moved| moved.to.first().copied() != leader(moved));
        let partitions: Vec<(String, i32)> = other.map(|moved| (moved.topic.clone(), moved.partition)).collect();
        let results = match self.cluster.elect_preferred_leaders(&partitions).await {
            Ok(results) => results,
            Err(error) => return self.context.ui.warn(&format!("the preferred leaders were not elected: {error}")),
        };
        for ((topic, partition), error) in partitions.iter().zip(results).filter_map(|(p, r)| Some((p, r.err()?))) {
            self.context.ui.warn(&format!("{topic}-{partition} is led by another than the preferred leader: {error}"));
        }
    }

    /// False if something is still on the move.
    async fn clear_leftovers(&mut self) -> Result<bool> {
        let Some(found) = leftovers(self.live, &self.throttles, self.cluster).await? else { return Ok(false) };
        if !found.is_empty() {
            clear_with(&found, self.cluster, self.context).await;
        }
        Ok(true)
    }

    /// The moves go on without us, and so does their throttle: clearing it would let them take all of the network.
    fn goes_on(&mut self) {
        self.context.ui.note(
            "the moves go on in the cluster; `helixctl topics reassign --status` shows them, `--cancel` stops them",
        );
        if let Some(rate) = self.args.throttle {
            let rate = format_bytes(rate);
            self.context.ui.warn(&format!(
                "the throttle of {rate}/s stays while they do; `helixctl topics reassign` waits for them and then clears it"
            ));
        }
    }

    fn left_going(&mut self, result: &'static str, exit: Exit) -> Result<Exit> {
        self.goes_on();
        self.report(result, exit)
    }

    fn exit(&self) -> Exit {
        match (self.failed.is_empty(), self.moved) {
            (true, _) => Exit::Done,
            (false, 0) => Exit::Failed,
            (false, _) => Exit::Partial,
        }
    }

    fn report(&mut self, result: &'static str, exit: Exit) -> Result<Exit> {
        let failed = std::mem::take(&mut self.failed);
        report(result, self.moved, failed, self.began, self.live, self.context, exit)
    }
}

fn report(
    result: &'static str,
    partitions: usize,
    failed: Vec<Failed>,
    began: Instant,
    live: &Live,
    context: &mut Context,
    exit: Exit,
) -> Result<Exit> {
    let took_ms = began.elapsed().as_millis() as u64;
    context.ui.answer(&Moved { cluster_id: live.info.id.clone(), result, partitions, failed, took_ms })?;
    Ok(exit)
}

/// The throttles that are of no use: when nothing is on the move any more, ours and those of a run that was killed. `None` if
/// something still is. `ours` are among them even if a broker does not show them yet.
pub(super) async fn leftovers(live: &Live, ours: &Throttles, cluster: &dyn Look) -> Result<Option<Throttles>> {
    if !cluster.reassignments().await?.is_empty() {
        return Ok(None);
    }
    let brokers: Vec<i32> = live.info.brokers.iter().map(|broker| broker.id).collect();
    let topics: Vec<String> = live.topics.keys().cloned().collect();
    Ok(Some(throttle::find(cluster, &brokers, &topics).await?.with(ours)))
}

/// Clears what was left, if anything was; false if something is still on the move.
pub(super) async fn clear(found: Option<Throttles>, gate: &Gate, context: &mut Context) -> Result<bool> {
    let Some(found) = found else { return Ok(false) };
    if !found.is_empty() {
        let consent = gate.consent(context)?;
        clear_with(&found, consent.alter(), context).await;
    }
    Ok(true)
}

async fn clear_with(found: &Throttles, cluster: &dyn Alter, context: &mut Context) {
    let what = format!("{} and {}", count(found.brokers.len(), "broker"), count(found.topics.len(), "topic"));
    match throttle::clear(cluster, found).await {
        Ok(()) => context.ui.note(&format!("throttles were cleared on {what}")),
        Err(why) => {
            context.ui.warn(&format!("throttles stay on {what}: {why}"));
            context.ui.hint("`helixctl topics reassign` tries again");
        }
    }
}
