//! `helixctl produce`

mod args;
mod checkpoint;
mod conclude;
mod feed;
mod input;
mod place;
mod tally;
mod topic;

use std::convert::Infallible;
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::time::interval;

use crate::commands::batches::{fit, largest};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::{Outbox, Producer};
use crate::output::{Progress, count};
pub use args::Args;
use checkpoint::Checkpoint;
use conclude::conclude;
use feed::{Feed, Transaction};
use place::Places;
use tally::Tally;

/// How long an input that is stuck in a read is waited for after Ctrl-C.
const GRACE: Duration = Duration::from_millis(300);
/// How long after Ctrl-C it is said that reports are still waited for.
const SAY_SO: Duration = Duration::from_secs(1);
/// How often the bar moves.
const SHOW_AGAIN: Duration = Duration::from_millis(200);

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let forming = args.forming()?;
    let by = args.by()?;
    let mut properties = args.properties(context)?;
    let checkpoint = args.checkpoint.as_ref().map(|path| Checkpoint::open(path, &args.topic, &args.files));
    let checkpoint = checkpoint.transpose()?;
    let client = context.cluster()?;
    let cluster = &*client;
    let (live, found, mut takes) =
        tokio::join!(cluster_id(cluster), topic::find(cluster, args, context), largest(cluster, &args.topic));
    let (gate, found) = (client.gate(&live?)?, found?);
    let consent = gate.consent(context)?;
    // Until then there is nothing that an end at once could leave half done.
    let mut stop = context.stop_signal()?;
    let partitions = match found {
        Some(partitions) => partitions,
        None => topic::create(args, gate.cluster_id(), &consent, &stop, context).await?,
    };
    topic::has_partition(args, partitions)?;
    if takes.is_none() && args.create {
        takes = largest(cluster, &args.topic).await;
    }
    fit(&mut properties, takes);
    let timeout = context.globals.timeout;
    let mut producer = Producer::new(&properties, &args.topic, timeout, consent.permit())?;
    if context.globals.verbose > 0 {
        producer.measure();
    }
    let producer = Arc::new(producer);
    let transaction = args.transactional_id.as_ref().map(|_| Transaction { every: args.commit_every, timeout });
    if transaction.is_some() {
        let begun = Arc::clone(&producer);
        joined(
            tokio::task::spawn_blocking(move || begun.init_transactions(timeout).and_then(|()| begun.begin())).await,
        )??;
    }
    let tally = Arc::new(Tally::new(args.rejects.as_deref())?);
    let (stopping, read) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let reading = Arc::<AtomicBool>::default();
    let feed = Feed {
        outbox: Outbox::new(Arc::clone(&producer)),
        tally: Arc::clone(&tally),
        stop: Arc::clone(&stopping),
        forming,
        places: Places::new(by, partitions),
        pace: args.rate,
        transaction,
        checkpoint,
        files: args.files.clone(),
        read: Arc::clone(&read),
        reading: Arc::clone(&reading),
    };
    let progress = bar(args, context);
    let (began, mut shown) = (Instant::now(), interval(SHOW_AGAIN));
    let mut feeding = tokio::task::spawn_blocking(move || feed.run());
    let mut interrupted = false;
    let fed = loop {
        tokio::select! {
            fed = &mut feeding => break Some(joined(fed)?),
            _ = shown.tick(), if progress.is_some() => if let Some(progress) = &progress {
                progress.at(read.load(Ordering::Relaxed));
                let sent = tally.taken();
                let rate = sent as f64 / began.elapsed().as_secs_f64();
                progress.message(format!("{} ({rate:.0}/s)", count(sent, "record")));
            },
            _ = stop.changed(), if !interrupted => {
                interrupted = true;
                stopping.store(true, Ordering::Relaxed);
                // What waits for input that does not come sends nothing more; what was sent still gets its reports.
                let ended = async {
                    tokio::select! { fed = &mut feeding => Some(fed), () = stuck(&producer, &reading) => None }
                };
                let told = |left| context.ui.note(&format!(
                    "waiting for the delivery reports of {}; Ctrl-C again ends at once",
                    count(left, "record"),
                ));
                break wait_telling(ended, &producer, told).await.map(joined).transpose()?;
            }
        }
    };
    drop(progress);
    let heard = Arc::clone(&tally);
    let hear = move |reports| {
        heard.hear(reports);
        Ok::<(), Infallible>(())
    };
    let Ok(()) = joined(tokio::task::spawn_blocking(move || Outbox::new(producer).drain(hear)).await)?;
    conclude(args, &properties, &tally, fed, interrupted, cluster, context).await
}

/// Waits for the end of what was sent; after a while it is said what is waited for.
async fn wait_telling<T>(ended: impl Future<Output = T>, producer: &Producer, tell: impl FnOnce(usize)) -> T {
    let mut ended = std::pin::pin!(ended);
    tokio::select! {
        ended = &mut ended => return ended,
        () = tokio::time::sleep(SAY_SO) => tell(producer.in_flight()),
    }
    ended.await
}

/// Waits until nothing is on its way any more and the input is stuck in a read.
async fn stuck(producer: &Producer, reading: &AtomicBool) {
    tokio::time::sleep(GRACE).await;
    while producer.in_flight() > 0 || !reading.load(Ordering::Relaxed) {
        tokio::time::sleep(GRACE).await;
    }
}

/// Bytes of the files, where all of them tell their size; else only that it goes on. Who types sees what was typed.
fn bar(args: &Args, context: &Context) -> Option<Progress> {
    if args.files.is_empty() {
        return (!std::io::stdin().is_terminal()).then(|| context.ui.progress(0, "producing"));
    }
    let size = |path: &std::path::PathBuf| std::fs::metadata(path).ok().filter(|of| of.is_file()).map(|of| of.len());
    let sizes: Option<Vec<u64>> = args.files.iter().map(size).collect();
    let total: u64 = sizes.map_or(0, |sizes| sizes.iter().sum());
    let progress = context.ui.progress(total, "producing");
    Some(if total > 0 { progress.with_bytes() } else { progress })
}

fn joined<T>(result: std::result::Result<T, tokio::task::JoinError>) -> Result<T> {
    result.map_err(|e| Error::failed("the producer broke").because(e))
}
