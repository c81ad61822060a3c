//! What is said at the end of `produce`, and the exit code.

use std::collections::BTreeMap;

use super::args::Args;
use super::feed::Fed;
use super::tally::{Tally, Told};
use crate::cluster::Look;
use crate::commands::batches::{CLIENT_LARGEST, largest};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;
use crate::units::format_millis;

/// Failures that are told one by one.
const TOLD: usize = 10;

pub(super) async fn conclude(
    args: &Args,
    properties: &BTreeMap<String, String>,
    tally: &Tally,
    fed: Option<Fed>,
    interrupted: bool,
    cluster: &dyn Look,
    context: &mut Context,
) -> Result<Exit> {
    let told = tally.told();
    let topic = &args.topic;
    for failure in told.failures.iter().take(TOLD) {
        context.ui.warn(&format!("{}: {}", failure.place, failure.why));
    }
    if told.failed as usize > TOLD {
        context.ui.warn(&format!("… and {} more", told.failed as usize - TOLD));
    }
    let delivered = count(told.delivered as usize, "record");
    let partly = |message: String| {
        let exit = if told.delivered > 0 { Exit::Partial } else { Exit::Failed };
        Error::new(exit, message)
    };
    let resumes = |error: Error| match &args.checkpoint {
        Some(file) => error.hint(format!("the same command goes on from {}", file.display())),
        None => error,
    };
    if told.failed > 0 {
        let failed = count(told.failed as usize, "record");
        let mut error = partly(format!("{failed} not delivered to {topic}; {delivered} delivered"));
        if told.too_large {
            error = error.hint(too_large(args, properties, &told, cluster).await);
        }
        return Err(match &args.rejects {
            Some(file) => error.hint(format!("produce them again with `--input json {}`", file.display())),
            None => error.hint("--rejects FILE keeps them in a form that can be produced again"),
        });
    }
    if let Some(error) = told.error {
        return Err(error);
    }
    let (skipped, behind) = fed.as_ref().map_or((0, 0), |fed| (fed.skipped, fed.behind));
    if let Some(Fed { wrong: Some(wrong), .. }) = fed {
        let exit = match (told.delivered, wrong.exit) {
            (0, exit) => exit,
            _ => Exit::Partial,
        };
        return Err(Error { exit, message: format!("{}; {delivered} before it delivered", wrong.message), ..wrong });
    }
    if interrupted {
        let at = tally.taken();
        let message = match &args.transactional_id {
            Some(_) if args.commit_every.is_none() => "interrupted: nothing was committed".to_owned(),
            _ => format!("interrupted: {delivered} delivered, up to and with input record {at}"),
        };
        return Err(resumes(Error::new(Exit::Interrupted, message)));
    }
    if skipped > 0 {
        return Err(partly(format!("{} skipped; {delivered} delivered", count(skipped as usize, "bad record"))));
    }
    if behind > 0 {
        context.ui.note(&format!("{} of the input were behind the checkpoint", count(behind as usize, "record")));
    }
    context.ui.detail(&summary(&told, topic));
    Ok(Exit::Done)
}

fn summary(told: &Told, topic: &str) -> String {
    let delivered = count(told.delivered as usize, "record");
    let millis = |time: std::time::Duration| format_millis(u64::try_from(time.as_millis()).unwrap_or(u64::MAX));
    match (told.latency.within(0.5), told.latency.within(0.99)) {
        (Some(half), Some(most)) => format!(
            "{delivered} delivered to {topic}; half of them within {}, 99 of 100 within {}",
            millis(half),
            millis(most)
        ),
        _ => format!("{delivered} delivered to {topic}"),
    }
}

/// Names both limits, and how to raise the one that is in the way.
async fn too_large(args: &Args, properties: &BTreeMap<String, String>, told: &Told, cluster: &dyn Look) -> String {
    let client = properties.get("message.max.bytes").cloned().unwrap_or_else(|| CLIENT_LARGEST.to_string());
    let topic = largest(cluster, &args.topic).await.map_or_else(|| "unknown".to_owned(), |bytes| bytes.to_string());
    format!(
        "the largest has {} bytes; the client sends up to {client} (message.max.bytes: `-X message.max.bytes=…`), and {} \
         takes up to {topic} (max.message.bytes: `helixctl topics alter {} --topic-config max.message.bytes=…`)",
        told.largest, args.topic, args.topic
    )
}
