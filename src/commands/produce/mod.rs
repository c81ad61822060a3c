//! `helixctl produce`

mod args;
mod feed;
mod input;
mod tally;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::cluster::{Cluster, ErrorCode};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::{KafkaCluster, Producer};
use crate::output::count;
use crate::suggest::did_you_mean;
pub use args::Args;
use feed::{Fed, Feed};
use tally::Tally;

/// How long an input that is stuck in a read is waited for after Ctrl-C.
const GRACE: Duration = Duration::from_millis(300);
/// Failures that are told one by one.
const TOLD: usize = 10;

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let forming = args.forming()?;
    let properties = args.properties(context)?;
    let mut stop = context.stop_signal()?;
    let cluster = context.cluster()?;
    exists(&cluster, args).await?;
    let producer = Arc::new(Producer::new(&properties, &args.topic, context.globals.timeout)?);
    let tally = Arc::new(Tally::new(args.rejects.as_deref())?);
    let stopping = Arc::new(AtomicBool::new(false));
    let feed = Feed {
        producer: Arc::clone(&producer),
        tally: Arc::clone(&tally),
        stop: Arc::clone(&stopping),
        forming,
        files: args.files.clone(),
    };
    let mut feeding = tokio::task::spawn_blocking(move || feed.run());
    let mut interrupted = false;
    let fed = tokio::select! {
        fed = &mut feeding => Some(joined(fed)?),
        _ = stop.changed() => {
            interrupted = true;
            stopping.store(true, Ordering::Relaxed);
            match tokio::time::timeout(GRACE, &mut feeding).await {
                Ok(fed) => Some(joined(fed)?),
                // It waits for input that does not come: nothing more is sent.
                Err(_) => None,
            }
        }
    };
    let draining = Arc::clone(&tally);
    let drained = tokio::task::spawn_blocking(move || draining.drain(&producer));
    drained.await.map_err(|e| Error::failed("the producer broke").because(e))?;
    conclude(args, &tally, fed, interrupted, context)
}

fn joined(fed: std::result::Result<Fed, tokio::task::JoinError>) -> Result<Fed> {
    fed.map_err(|e| Error::failed("the producer broke").because(e))
}

/// A topic that is not there is an error before any input is read.
async fn exists(cluster: &KafkaCluster, args: &Args) -> Result<()> {
    let topic = &args.topic;
    let found = cluster.describe_topics(std::slice::from_ref(topic)).await?;
    match found.into_iter().next() {
        Some(Ok(found)) => match args.partition.filter(|number| *number as usize >= found.partitions.len()) {
            Some(number) => Err(Error::failed(format!(
                "topic {topic} has no partition {number}: it has {}",
                found.partitions.len()
            ))),
            None => Ok(()),
        },
        Some(Err(error)) if error.code == ErrorCode::UnknownTopic => {
            let live = cluster.topics().await.map(|topics| topics.into_keys().collect()).unwrap_or_else(|_| Vec::new());
            let told = Error::failed(format!("topic {topic} does not exist; nothing was read"));
            Err(match did_you_mean(topic, live.iter().map(String::as_str)) {
                Some(hint) => told.hint(hint),
                None => told.hint(format!("`helixctl topics create {topic}` makes it")),
            })
        }
        Some(Err(error)) => {
            let told = Error::failed(format!("topic {topic}: {}", error.message));
            Err(match &error.code {
                ErrorCode::Denied(denied) => told.hint(denied.grant()),
                _ => told,
            })
        }
        None => Ok(()),
    }
}

fn conclude(args: &Args, tally: &Tally, fed: Option<Fed>, interrupted: bool, context: &mut Context) -> Result<Exit> {
    let told = tally.told();
    let topic = &args.topic;
    for failure in told.failures.iter().take(TOLD) {
        context.ui.warn(&format!("record {}: {}", failure.tag, failure.why));
    }
    if told.failed as usize > TOLD {
        context.ui.warn(&format!("… and {} more", told.failed as usize - TOLD));
    }
    if let Some(error) = told.error {
        return Err(error);
    }
    let delivered = count(told.delivered as usize, "record");
    let partly = |message: String| {
        let exit = if told.delivered > 0 { Exit::Partial } else { Exit::Failed };
        Error::new(exit, message)
    };
    if told.failed > 0 {
        let mut error = partly(format!(
            "{} not delivered to {topic}; {delivered} delivered",
            count(told.failed as usize, "record")
        ));
        if told.too_large {
            error = error.hint(
                "a record has to fit into `message.max.bytes` of the client (`-X message.max.bytes=…`) \
                 and `max.message.bytes` of the topic (`helixctl topics alter --topic-config max.message.bytes=…`)",
            );
        }
        return Err(match &args.rejects {
            Some(file) => error.hint(format!("produce them again with `--input json {}`", file.display())),
            None => error.hint("--rejects FILE keeps them in a form that can be produced again"),
        });
    }
    if let Some(Fed { wrong: Some(wrong), .. }) = fed {
        let exit = if told.delivered > 0 { Exit::Partial } else { Exit::BadInput };
        return Err(Error { exit, message: format!("{}; {delivered} before it delivered", wrong.message), ..wrong });
    }
    if interrupted {
        let at = tally.taken();
        return Err(Error::new(
            Exit::Interrupted,
            format!("interrupted: {delivered} delivered, up to and with input record {at}"),
        ));
    }
    if let Some(skipped) = fed.map(|fed| fed.skipped).filter(|skipped| *skipped > 0) {
        return Err(partly(format!("{} skipped; {delivered} delivered", count(skipped as usize, "bad record"))));
    }
    context.ui.detail(&format!("{delivered} delivered to {topic}"));
    Ok(Exit::Done)
}
