//! `replay --to-origin`: dead letters back to where they came from. It is read twice: first to see where to, how often and
//! why, so that nothing is sent before it is known that all of it can be.

mod report;
mod sender;
mod survey;

use std::collections::BTreeMap;

use tokio::sync::watch;

use super::args::Args;
use super::origin::Origin;
use super::window::{Window, portions};
use crate::cluster::{ErrorCode, Look};
use crate::commands::reading::{Drive, Driven, Reading, missing};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::Producer;
use crate::output::count;
use crate::walk::Taker;
use report::Redrive;
use sender::Sender;
use survey::Survey;

pub(super) async fn run(
    args: &Args,
    reading: &Reading,
    origin: Origin<'_>,
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    let mut window = origin.window(reading).await?;
    origin.announce(&window, reading.committed, context).await?;
    let limits = (args.redrive.max_attempts, args.redrive.park.clone());
    let survey = Survey::new(limits.0, limits.1.as_deref());
    let (survey, driven) = read(args, reading, origin, &window, survey, stop.clone()).await?;
    driven.conclude(reading, context)?;
    if reading.limit.is_some() {
        // Partitions may come in another order the next time: the same records are to be read, not as many.
        window.cut(&survey.reached);
    }
    let cluster = context.cluster()?;
    let topics = exist(&*cluster, &survey.topics()).await?;
    if args.consent.dry_run || topics.is_empty() {
        let report = Redrive::of(&survey, false);
        context.ui.answer(&report)?;
        return if args.consent.dry_run { Ok(Exit::Done) } else { ending(&survey) };
    }
    let consent = cluster.gate(&cluster_id(&*cluster).await?)?.consent(context)?;
    let mut properties = context.producer_properties(None, None)?;
    Producer::defaults(&mut properties);
    let names: Vec<&str> = topics.keys().map(String::as_str).collect();
    let producer = Producer::of_topics(&properties, &names, context.globals.timeout, consent.permit())?;
    let sender = Sender::new(producer, &topics, limits);
    let (sender, driven) = read(args, reading, origin, &window, sender, stop).await?;
    let finished = tokio::task::spawn_blocking(move || sender.finish());
    let sent = finished.await.map_err(|error| Error::failed("the redrive broke").because(error))?;
    let (sent, failed) = match sent {
        Ok(sent) => (sent, None),
        Err((sent, error)) => (sent, Some(error)),
    };
    let said =
        |error: Error| Error { message: format!("{} sent back; {}", count(sent, "record"), error.message), ..error };
    driven.conclude(reading, context).map_err(said)?;
    if let Some(error) = failed {
        return Err(said(error));
    }
    context.ui.answer(&Redrive::of(&survey, true))?;
    if window.partitions.len() == 1 {
        context.ui.note(&format!("what comes after: --since {}", window.ends()));
    }
    ending(&survey)
}

/// What was left where it is makes it a partial success.
fn ending(survey: &Survey) -> Result<Exit> {
    let left = survey.left();
    if left == 0 {
        return Ok(Exit::Done);
    }
    let mut why = Vec::new();
    if survey.homeless > 0 {
        let places: Vec<String> =
            survey.places.iter().map(|(partition, offset)| format!("{partition}@{offset}")).collect();
        why.push(format!("{} without a header that names a topic: {}", survey.homeless, places.join(", ")));
    }
    if survey.worn > 0 {
        why.push(format!("{} sent back often enough (--max-attempts; --park TOPIC takes them)", survey.worn));
    }
    let error = Error::new(Exit::Partial, format!("{} left where they are", count(left, "record")));
    Err(error.hint(why.join("; ")))
}

async fn read<T: Taker>(
    args: &Args,
    reading: &Reading,
    origin: Origin<'_>,
    window: &Window,
    taker: T,
    stop: watch::Receiver<bool>,
) -> Result<(T, Driven)> {
    let open = portions(window.slots.iter().map(|slot| (slot, slot.from)));
    let drive = Drive {
        source: &origin,
        reading,
        idle: None,
        grows: None,
        pipe: None,
        pace: args.pace(),
        progress: None,
        stop,
    };
    drive.run(open, reading.walk(taker)).await
}

/// How many partitions each has. One that is not there stops it before anything is sent.
async fn exist(cluster: &dyn Look, names: &[String]) -> Result<BTreeMap<String, usize>> {
    let mut topics = BTreeMap::new();
    for (name, found) in names.iter().zip(cluster.named_topics(names).await?) {
        match found {
            Ok(topic) => topics.insert(name.clone(), topic.partitions.len()),
            Err(error) if error.code == ErrorCode::UnknownTopic => {
                let live = cluster.topics().await.map(|live| live.into_keys().collect()).unwrap_or_else(|_| Vec::new());
                let error = missing(name, live.into_iter());
                return Err(Error { message: format!("{}; nothing was sent", error.message), ..error });
            }
            Err(error) => return Err(Error::failed(format!("topic {name}: {}; nothing was sent", error.message))),
        };
    }
    Ok(topics)
}
