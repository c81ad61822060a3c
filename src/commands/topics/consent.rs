//! From a plan to its result: show, ask once, do, report. The same for apply, create, alter and delete.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::passwords;
use crate::apply::journal::Journal;
use crate::apply::{Listener, Outcome, Review, apply};
use crate::clock;
use crate::cluster::Alter;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::output::{AppliedView, PlanView, Progress};
use crate::plan::{Change, Plan};

/// The flags of every command that changes topics.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ConsentArgs {
    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,

    /// Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user's state folder]
    #[arg(long, value_name = "FILE", conflicts_with = "no_journal")]
    pub journal: Option<PathBuf>,

    /// Keep no journal
    #[arg(long)]
    pub no_journal: bool,
}

impl ConsentArgs {
    /// Whether somebody will read the plan before it is carried out.
    pub fn review(&self) -> Review {
        if self.yes { Review::CarriedOut } else { Review::Read }
    }

    /// Shows the plan, asks, carries it out and shows the result.
    pub async fn carry_out(&self, plan: &Plan, client: &Client, context: &mut Context) -> Result<Exit> {
        let machine = context.ui.format().is_machine();
        if !machine {
            context.ui.answer(&PlanView::new(plan))?;
        }
        if plan.changes.is_empty() {
            if machine {
                context.ui.answer(&AppliedView::new(plan, &crate::apply::Applied::default(), Duration::ZERO))?;
            }
            return Ok(crate::apply::Applied::default().exit(plan));
        }
        let consent = client.gate(&plan.cluster_id)?.consent_to(plan.changes.len(), self.yes, context)?;
        self.execute(plan, consent.alter(), context).await
    }

    async fn execute(&self, plan: &Plan, cluster: &dyn Alter, context: &mut Context) -> Result<Exit> {
        let passwords = passwords::collect(plan, context)?;
        let journal = self.open_journal(plan, context)?;
        let stop = context.stop_signal()?;
        let mut recorder = Recorder { journal, progress: context.ui.progress(plan.changes.len() as u64, "applying") };
        let started = Instant::now();
        let applied = apply(plan, &passwords, cluster, &mut recorder, &stop, context.globals.timeout).await;
        let exit = applied.exit(plan);
        let ended = recorder.journal.as_mut().map_or(Ok(()), |journal| journal.end(exit.code()));
        drop(recorder);
        context.ui.answer(&AppliedView::new(plan, &applied, started.elapsed()))?;
        if let Some(why) = applied.stopped.as_ref().filter(|_| applied.done() < plan.changes.len()) {
            context.ui.warn(&format!("stopped early: {why}"));
        }
        if let Err(error) = ended {
            context.ui.warn(&format!("the journal could not be finished: {error}"));
        }
        Ok(exit)
    }

    fn open_journal(&self, plan: &Plan, context: &mut Context) -> Result<Option<Journal>> {
        if self.no_journal {
            return Ok(None);
        }
        let path = match &self.journal {
            Some(path) => path.clone(),
            None => context.state_dir()?.join("journal").join(format!("{}.jsonl", plan.cluster_id)),
        };
        let run = format!("{}-{}", clock::now_ms(), std::process::id());
        let journal = Journal::open(&path, plan, run, clock::now_rfc3339).map_err(|e| {
            Error::failed(format!("the journal {} cannot be written; nothing was changed", path.display()))
                .because(e)
                .hint("name another with `--journal FILE`, or go on without one: `--no-journal`")
        })?;
        context.ui.detail(&format!("journal: {}", path.display()));
        Ok(Some(journal))
    }
}

/// Hears of every result: the journal first, the bar after it.
struct Recorder {
    journal: Option<Journal>,
    progress: Progress,
}

fn journal_failed(error: std::io::Error) -> String {
    format!("the journal cannot be written ({error}); `--no-journal` goes on without one")
}

impl Listener for Recorder {
    fn sending(&mut self, changes: &[&Change]) -> std::result::Result<(), String> {
        self.journal.as_mut().map_or(Ok(()), |journal| journal.sending(changes)).map_err(journal_failed)
    }

    fn finished(&mut self, change: &Change, outcome: &Outcome, took: Duration) -> std::result::Result<(), String> {
        // An unknown outcome is heard of again when it is looked up.
        if !matches!(outcome, Outcome::Unknown { .. }) {
            self.progress.advance(1);
        }
        self.journal.as_mut().map_or(Ok(()), |journal| journal.finished(change, outcome, took)).map_err(journal_failed)
    }
}
