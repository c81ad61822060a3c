//! `replay --from FILE --verify`

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::told;
use crate::archive::{Archive, Verified};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style, count};

#[derive(Debug, Serialize)]
struct Whole {
    file: PathBuf,
    bytes: u64,
    frames: usize,
    records: u64,
    partitions: usize,
    /// Milliseconds since the epoch.
    oldest_ms: Option<i64>,
    newest_ms: Option<i64>,
}

impl Answer for Whole {
    const KIND: &'static str = "ArchiveVerified";

    fn text(&self, _style: Style) -> String {
        let time = |at: Option<i64>| {
            at.and_then(|at| jiff::Timestamp::from_millisecond(at).ok())
                .map_or_else(|| "-".to_owned(), |at| at.to_string())
        };
        format!(
            "{} is whole: {} of {} in {}, from {} to {}\n",
            self.file.display(),
            count(usize::try_from(self.records).unwrap_or(usize::MAX), "record"),
            count(self.partitions, "partition"),
            count(self.frames, "frame"),
            time(self.oldest_ms),
            time(self.newest_ms),
        )
    }
}

pub async fn run(path: &Path, context: &mut Context) -> Result<Exit> {
    let file = path.to_owned();
    let verified = tokio::task::spawn_blocking(move || {
        let mut archive = Archive::open(&file)?;
        archive.verify().map(|verified| (archive.size, verified))
    });
    let verified = verified.await.map_err(|error| Error::failed("the reader broke").because(error))?;
    let (bytes, Verified { frames, records, partitions, times }) = verified.map_err(|wrong| told(path, wrong))?;
    let partitions = partitions.len();
    let (oldest_ms, newest_ms) = (times.map(|times| times.0), times.map(|times| times.1));
    context.ui.answer(&Whole { file: path.to_owned(), bytes, frames, records, partitions, oldest_ms, newest_ms })?;
    Ok(Exit::Done)
}
