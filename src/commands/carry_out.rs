//! From a plan to its result, for every command that changes a cluster: show, ask, do, wait, report.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use tokio::sync::watch;

use crate::apply::journal::Journal;
use crate::apply::{Applied, Listener, Manner, MoveListener, Outcome, Review, apply};
use crate::clock;
use crate::cluster::Reassignment;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::{Client, Consent};
use crate::output::{Progress, count};
use crate::plan::{Change, Plan};

/// The flags of every command that asks before it changes something.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ConsentArgs {
    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,

    #[command(flatten)]
    pub journal: JournalArgs,
}

/// Where a command notes what it does.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct JournalArgs {
    /// Journal of what was done [default: journal/CLUSTER-ID.jsonl in the user's state folder]
    #[arg(long, value_name = "FILE", conflicts_with = "no_journal")]
    journal: Option<PathBuf>,

    /// Keep no journal
    #[arg(long)]
    no_journal: bool,
}

impl ConsentArgs {
    /// Whether somebody will read the plan before it is carried out.
    pub fn review(&self) -> Review {
        if self.yes { Review::CarriedOut } else { Review::Read }
    }
}

impl JournalArgs {
    /// The journal, opened before anything is sent.
    pub fn open(&self, plan: &Plan, context: &mut Context) -> Result<Option<Journal>> {
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

/// A command that changes a cluster by a plan: how it shows the plan, what it needs, and how it tells the result.
pub trait Undertaking {
    /// Shows the plan to people, before they are asked; programs get the result alone.
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()>;

    /// Whether the plan may and can be carried out, once it was shown.
    async fn ready(&self, _client: &Client) -> Result<()> {
        Ok(())
    }

    /// What has to be there before anything is sent, and after consent was given: passwords, or what undoes the change.
    fn prepare(&self, _plan: &Plan, _context: &mut Context) -> Result<Manner> {
        Ok(Manner::default())
    }

    /// Tells what came of it.
    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit>;
}

/// What came of a plan, and how long it took.
#[derive(Default)]
pub struct Carried {
    pub applied: Applied,
    pub took: Duration,
}

/// Shows the plan, asks, carries it out and tells the result. A plan without changes is told as it is.
pub async fn carry_out(
    plan: &Plan,
    client: &Client,
    args: &ConsentArgs,
    undertaking: &impl Undertaking,
    context: &mut Context,
) -> Result<Exit> {
    let gate = client.gate(&plan.cluster_id)?;
    if !context.ui.format().is_machine() {
        undertaking.show(plan, context)?;
        context.ui.flush();
    }
    if plan.changes.is_empty() {
        return undertaking.report(plan, &Carried::default(), context);
    }
    undertaking.ready(client).await?;
    let consent = gate.consent_to(plan.changes.len(), args.yes, context)?;
    let manner = undertaking.prepare(plan, context)?;
    let journal = args.journal.open(plan, context)?;
    let stop = context.stop_signal()?;
    let carried = execute(plan, &consent, &manner, (journal, None), &stop, context).await;
    undertaking.report(plan, &carried, context)
}

/// Carries out a plan to which consent was given, and warns of what is left to look after. Whoever hears of moves shows their
/// progress itself.
pub async fn execute(
    plan: &Plan,
    consent: &Consent,
    manner: &Manner,
    (journal, moves): (Option<Journal>, Option<&mut dyn MoveListener>),
    stop: &watch::Receiver<bool>,
    context: &mut Context,
) -> Carried {
    let progress = moves.is_none().then(|| context.ui.progress(plan.changes.len() as u64, "applying"));
    let mut recorder = Recorder { journal, progress, moves };
    let started = Instant::now();
    let applied = apply(plan, manner, consent.alter(), &mut recorder, stop, context.globals.timeout).await;
    let exit = applied.exit(plan);
    let ended = recorder.journal.as_mut().map_or(Ok(()), |journal| journal.end(exit.code()));
    drop(recorder);
    if let Some(why) = applied.stopped.as_ref().filter(|_| applied.done() < plan.changes.len()) {
        context.ui.warn(&format!("stopped early: {why}"));
    }
    if applied.unseen > 0 && !applied.interrupted {
        let changes = count(applied.unseen, "change");
        context.ui.warn(&format!("{changes} made, but could not be seen: a broker still shows the old state, or none"));
    }
    if let Err(error) = ended {
        context.ui.warn(&format!("the journal could not be finished: {error}"));
    }
    Carried { applied, took: started.elapsed() }
}

/// Says what the changes may cost, each reason once, where a command's own way to show them does not.
pub fn show_risks(plan: &Plan, context: &mut Context) {
    for ((risk, why), changes) in plan.risks() {
        let which = if changes == 1 { String::new() } else { format!("{}, ", count(changes, "change")) };
        context.ui.note(&format!("[{risk}] {which}{why}"));
    }
}

/// Hears of every result: the journal first, the bar after it.
struct Recorder<'a> {
    journal: Option<Journal>,
    progress: Option<Progress>,
    moves: Option<&'a mut dyn MoveListener>,
}

fn journal_failed(error: std::io::Error) -> String {
    format!("the journal cannot be written ({error}); `--no-journal` goes on without one")
}

impl Listener for Recorder<'_> {
    fn sending(&mut self, changes: &[&Change]) -> std::result::Result<(), String> {
        self.journal.as_mut().map_or(Ok(()), |journal| journal.sending(changes)).map_err(journal_failed)
    }

    fn finished(&mut self, change: &Change, outcome: &Outcome, took: Duration) -> std::result::Result<(), String> {
        // An unknown outcome is heard of again when it is looked up.
        if let Some(progress) = self.progress.as_ref().filter(|_| !matches!(outcome, Outcome::Unknown { .. })) {
            progress.advance(1);
        }
        self.journal.as_mut().map_or(Ok(()), |journal| journal.finished(change, outcome, took)).map_err(journal_failed)
    }
}

#[async_trait]
impl MoveListener for Recorder<'_> {
    async fn left(&mut self, moving: &[Reassignment]) {
        if let Some(moves) = &mut self.moves {
            moves.left(moving).await;
        }
    }
}
