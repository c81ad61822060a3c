//! `replay --out`: a window into a file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::watch;

use super::super::args::Args;
use super::super::origin::Origin;
use super::super::window::{Window, portions};
use crate::archive::Writer;
use crate::commands::reading::{Drive, Reading};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;
use crate::record::Record;
use crate::units::format_bytes;
use crate::walk::{Stop, Taker};

pub async fn run(
    args: &Args,
    path: &Path,
    reading: &Reading,
    origin: Origin<'_>,
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    if path.exists() {
        return Err(Error::failed(format!("{} exists; nothing was written", path.display())));
    }
    let window = origin.window(reading).await?;
    origin.announce(&window, reading.committed, context).await?;
    let begun = path.with_extension(match path.extension() {
        Some(extension) => format!("{}.part", extension.display()),
        None => "part".to_owned(),
    });
    let open = portions(window.slots.iter().map(|slot| (slot, slot.from)));
    let archiver = Archiver::begin(begun.clone(), &window).map_err(|error| unwritable(&begun, error))?;
    let progress = Some(context.ui.progress(window.offsets(), "archiving").with_rate("offsets"));
    let drive =
        Drive { source: &origin, reading, idle: None, grows: None, pipe: None, pace: args.pace(), progress, stop };
    let (archiver, driven) = drive.run(open, reading.walk(archiver)).await?;
    let records = count(usize::try_from(driven.told.records).unwrap_or(usize::MAX), "record");
    let finished = archiver.finish();
    let kept = |error: Error| error.hint(format!("{} holds what was read until then", begun.display()));
    // What ended early is an archive all the same, under the name of one that is not finished.
    let exit = match (driven.conclude(reading, context), finished) {
        (Err(error), Ok(_)) => return Err(kept(error)),
        (_, Err(error)) => return Err(unwritable(&begun, error)),
        (Ok(exit), Ok(_)) => exit,
    };
    std::fs::rename(&begun, path).map_err(|error| unwritable(path, error))?;
    let bytes = std::fs::metadata(path).map(|found| found.len()).unwrap_or_default();
    context.ui.note(&format!("wrote {records} to {} ({})", path.display(), format_bytes(bytes)));
    Ok(exit)
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::failed(format!("{} cannot be written", path.display())).because(error)
}

struct Archiver {
    path: PathBuf,
    writer: Writer<BufWriter<File>>,
    /// How many partitions each topic has.
    partitions: BTreeMap<String, usize>,
    slot: usize,
}

impl Archiver {
    fn begin(path: PathBuf, window: &Window) -> io::Result<Archiver> {
        let file = BufWriter::with_capacity(256 << 10, File::create(&path)?);
        let writer = Writer::new(file)?;
        Ok(Archiver { path, writer, partitions: window.partitions.clone(), slot: 0 })
    }

    /// On disk as a whole before it gets its name.
    fn finish(self) -> io::Result<()> {
        self.writer.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

impl Taker for Archiver {
    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        let of_topic = self.partitions.get(&**topic).copied().unwrap_or_default();
        self.slot = self.writer.slot(topic, partition, u32::try_from(of_topic).unwrap_or_default());
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        self.writer.add(self.slot, record).map_err(|error| Stop::Failed(unwritable(&self.path, error)))
    }
}
