//! Moves of replicas by hand: shown, throttled, carried out by a plan, and led by whom they should be.

use std::collections::BTreeSet;
use std::time::Instant;

use tokio::sync::watch;

use super::Args;
use super::by_partition::{failures, plan};
use super::leftovers::{clear, clear_with, leftovers};
use super::progress::Bar;
use super::view::{Failed, Moved, Moves, loads};
use super::wanted::{Live, crowded_racks};
use crate::apply::journal::Journal;
use crate::apply::throttle::{self, Throttles};
use crate::apply::{Manner, Watched, watch_moves};
use crate::commands::carry_out::{Carried, execute};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::{Client, Consent};
use crate::output::count;
use crate::placement::Move;
use crate::plan::Plan;
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
    let plan = plan(&moves, live);
    let consent = match moves.is_empty() {
        // Throttles for what is under way are changes too.
        true => gate.consent(context)?,
        false => {
            show(&moves, live, context)?;
            gate.consent_to(moves.len(), args.consent.yes, context)?
        }
    };
    let journal = if moves.is_empty() { None } else { args.consent.journal.open(&plan, context)? };
    // Heard before there is a throttle: a run that ends without a word would leave it.
    let stop = context.stop_signal()?;
    let (throttles, began) = (Throttles::default(), Instant::now());
    let mut run = Run { args, live, consent: &consent, context, began, throttles };
    let outcome = match run.throttle(&moves).await {
        Ok(()) => run.carry_out(&plan, journal, &moves, &stop).await,
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
    consent: &'a Consent,
    context: &'a mut Context,
    began: Instant,
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
        let set = throttle::set(self.consent.alter(), rate, &all).await;
        let told = |why| Error::failed(format!("the throttle could not be set: {why}; nothing was moved"));
        self.throttles = set.map_err(told)?;
        Ok(())
    }

    async fn carry_out(
        &mut self,
        plan: &Plan,
        journal: Option<Journal>,
        moves: &[Move],
        stop: &watch::Receiver<bool>,
    ) -> Result<Exit> {
        // What an earlier run began is waited for as well.
        let earlier: BTreeSet<(String, i32)> =
            self.live.moving.iter().map(|found| (found.topic.clone(), found.partition)).collect();
        let progress = self.context.ui.progress(0, "moving");
        let mut bar = Bar::new(progress, self.consent.alter(), &self.live.disks);
        let mut carried = Carried::default();
        if plan.changes.is_empty() {
            let waits = !self.args.no_wait;
            let watched =
                if waits { watch_moves(&earlier, self.consent.alter(), stop, &mut bar).await } else { Watched::Left };
            carried.applied.interrupted = watched == Watched::Stopped;
            carried.applied.watched = Some(watched);
        } else {
            let manner = Manner {
                moves_at_once: self.args.batch.map(|size| size as usize),
                leaves_moves: self.args.no_wait,
                moving: earlier.clone(),
                ..Manner::default()
            };
            carried = execute(plan, self.consent, &manner, (journal, Some(&mut bar)), stop, self.context).await;
        }
        drop(bar);
        self.conclude(plan, &carried, moves, earlier.len()).await
    }

    /// When nothing is on the move any more, the preferred leaders are elected and the throttles cleared.
    async fn conclude(&mut self, plan: &Plan, carried: &Carried, moves: &[Move], earlier: usize) -> Result<Exit> {
        let failed = failures(plan, carried);
        let moved = earlier + carried.applied.done();
        let exit = match (failed.is_empty(), moved) {
            (true, _) => Exit::Done,
            (false, 0) => Exit::Failed,
            (false, _) => Exit::Partial,
        };
        let (result, exit) = match &carried.applied.watched {
            _ if carried.applied.interrupted => ("interrupted", Exit::Interrupted),
            Some(Watched::Left) => ("begun", exit),
            Some(Watched::Lost(why)) => {
                self.context.ui.warn(&format!("the moves could not be watched to their end: {why}"));
                ("begun", Exit::Partial)
            }
            Some(Watched::Done | Watched::Stopped) | None => ("moved", exit),
        };
        let ended = result == "moved";
        if ended {
            self.lead(moves).await;
        }
        match self.clear_leftovers().await {
            Ok(true) => {}
            // Who went away before the end may find nobody to ask.
            Err(error) if ended => return Err(error),
            Ok(false) | Err(_) => self.goes_on(),
        }
        report(result, moved, failed, self.began, self.live, self.context, exit)
    }

    /// The preferred leaders lead: those that were moved may not yet.
    async fn lead(&mut self, moves: &[Move]) {
        let leader = |moved: &Move| {
            let topic = self.live.topics.get(&moved.topic)?;
            topic.partitions.iter().find(|partition| partition.id == moved.partition)?.leader
        };
        let other = moves.iter().filter(|moved| moved.to.first().copied() != leader(moved));
        let partitions: Vec<(String, i32)> = other.map(|moved| (moved.topic.clone(), moved.partition)).collect();
        let results = match self.consent.alter().elect_preferred_leaders(&partitions).await {
            Ok(results) => results,
            Err(error) => return self.context.ui.warn(&format!("the preferred leaders were not elected: {error}")),
        };
        for ((topic, partition), error) in partitions.iter().zip(results).filter_map(|(p, r)| Some((p, r.err()?))) {
            self.context.ui.warn(&format!("{topic}-{partition} is led by another than the preferred leader: {error}"));
        }
    }

    /// False if something is still on the move.
    async fn clear_leftovers(&mut self) -> Result<bool> {
        let Some(found) = leftovers(self.live, &self.throttles, self.consent.alter()).await? else { return Ok(false) };
        if !found.is_empty() {
            clear_with(&found, self.consent.alter(), self.context).await;
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
