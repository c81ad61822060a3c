//! Reading records, for every command that does: what was asked for, where that lies, and writing it to stdout.

mod choice;
mod drive;
mod known;
mod pace;
mod sink;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::cluster::{Look, Portion};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::Records;
use crate::offsets::End;
use crate::output::{Stream, count};
use crate::record::Form;
use crate::suggest::did_you_mean;
use crate::walk::{Ending, Pipe, Told};
pub use choice::{ChoiceArgs, FormArgs, Reading, Topics, moment, until};
pub use drive::{Drive, Driven, Source};
pub use known::Known;
pub use pace::Pace;
pub use sink::Sink;

/// Reads these portions and writes them to stdout, until all is read, enough is written, or nobody wants it any more.
pub async fn to_stdout(
    cluster: &dyn Records,
    reading: &Reading,
    form: Form,
    idle: Option<Duration>,
    (known, portions): (&mut Known, Vec<Portion>),
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    let walk = reading.walk(Sink::new(form, stdout()?, None));
    let grows = Some((known, cluster as &dyn Look));
    let drive = Drive { source: cluster, reading, idle, grows, pipe: pipe()?, pace: None, progress: None, stop };
    let (_, driven) = drive.run(portions, walk).await?;
    driven.conclude(reading, context)
}

pub fn stdout() -> Result<Stream> {
    Stream::stdout().map_err(|e| Error::failed("stdout cannot be written").because(e))
}

pub fn pipe() -> Result<Option<Pipe>> {
    Pipe::stdout().map_err(|e| Error::failed("stdout cannot be looked at").because(e))
}

/// What is said at the end, and the exit code.
pub fn conclude(
    reading: &Reading,
    told: Told,
    failure: Option<Error>,
    interrupted: bool,
    context: &mut Context,
) -> Result<Exit> {
    for gap in told.gaps.iter() {
        context.ui.warn(&format!(
            "{} partition {}: offsets {} to {} are gone (retention, or deleted records)",
            gap.topic,
            gap.partition,
            gap.from,
            gap.to - 1
        ));
    }
    let records = count(told.records as usize, "record");
    if let Some(error) = told.error {
        return Err(error);
    }
    if let Some(error) = failure {
        return Err(match told.records {
            0 => error,
            _ => Error { exit: Exit::Partial, message: format!("after {records}: {}", error.message), ..error },
        });
    }
    context.ui.detail(&records);
    if told.ending == Ending::Closed {
        return Ok(Exit::Done);
    }
    if !told.gaps.is_empty() && !reading.allow_gaps {
        let error = Error::new(Exit::Partial, format!("not all of the range could be read: {records} written"));
        return Err(error.hint("--allow-gaps takes what is left for enough"));
    }
    // Without an end of its own, Ctrl-C is how following ends.
    if interrupted && reading.end != End::Never {
        return Err(Error::new(Exit::Interrupted, format!("interrupted after {records}")));
    }
    Ok(Exit::Done)
}

type Topic = Arc<str>;

/// Topics that are named and not there, with a suggestion each.
pub fn missing(topic: &str, live: impl Iterator<Item = String>) -> Error {
    let live: Vec<String> = live.collect();
    let error = Error::failed(format!("topic {topic} does not exist"));
    match did_you_mean(topic, live.iter().map(String::as_str)) {
        Some(hint) => error.hint(hint),
        None => error.hint("`helixctl topics list` shows what is there"),
    }
}

async fn live_names(cluster: &dyn Look) -> Result<Vec<String>> {
    Ok(cluster.topics().await?.into_keys().collect())
}
