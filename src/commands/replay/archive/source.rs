//! Reading an archive as if it were a cluster: its frames hold what a broker's answers do.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::mpsc;

use super::super::window::{Slot, Window};
use super::told;
use crate::archive::{Archive, Frame, Wrong};
use crate::cluster::{Chunk, Portion, ReadEvent};
use crate::commands::reading::{self, Reading, Topics};
use crate::error::{Error, Result};
use crate::kafka::Place;
use crate::offsets::{End, Start};
use crate::record::Decoder;
use crate::record::batch::Wanted;
use crate::suggest::did_you_mean;

pub struct Source {
    path: PathBuf,
    size: u64,
    frames: Vec<Frame>,
}

impl Source {
    /// Opens it once to see what is in it.
    pub fn open(path: &Path) -> Result<Source> {
        let archive = Archive::open(path).map_err(|wrong| told(path, wrong))?;
        Ok(Source { path: path.to_owned(), size: archive.size, frames: archive.frames })
    }

    pub fn identity(&self) -> String {
        format!("archive {} of {} bytes", self.path.display(), self.size)
    }

    /// What is asked for of what it holds. A topic that it does not hold is an error.
    pub fn window(&self, reading: &Reading) -> Result<Window> {
        if let Topics::Named(names) = &reading.topics
            && let Some(absent) = names.iter().find(|name| self.frames.iter().all(|frame| *frame.head.topic != **name))
        {
            let error = Error::bad_input(format!("{} holds nothing of topic {absent}", self.path.display()));
            let held = self.frames.iter().map(|frame| &*frame.head.topic);
            return Err(match did_you_mean(absent, held) {
                Some(hint) => error.hint(hint),
                None => error,
            });
        }
        let mut window = Window { slots: Vec::new(), partitions: BTreeMap::new(), logs: BTreeMap::new() };
        for frame in self.frames.iter().filter(|frame| reading.topics.take(&frame.head.topic)) {
            let head = &frame.head;
            let known = window.partitions.entry(head.topic.to_string()).or_default();
            *known = (*known).max(head.partitions as usize).max(usize::try_from(head.partition).unwrap_or(0) + 1);
            let log = window.logs.entry((head.topic.to_string(), head.partition));
            let (start, end) = log.or_insert((head.first_offset, head.last_offset + 1));
            (*start, *end) = ((*start).min(head.first_offset), (*end).max(head.last_offset + 1));
        }
        for ((topic, partition), (start, end)) in &window.logs {
            if !reading.wants(*partition) {
                continue;
            }
            let Some(begin) = reading.starts.of(*partition) else { continue };
            let place = (topic.clone(), *partition);
            let from = match begin {
                Start::Offset(offset) => offset.max(*start),
                Start::Beginning => *start,
                Start::AfterBeginning(n) => start.saturating_add(n),
                Start::End => *end,
                Start::BeforeEnd(n) => end.saturating_sub(n).max(*start),
                Start::Since(moment) => self.first_at(&place, moment)?.unwrap_or(*end),
            };
            let until = match reading.end {
                End::Offset(offset) => offset.min(*end),
                End::Until(moment) => self.first_at(&place, moment)?.unwrap_or(*end),
                End::Seen | End::Never => *end,
            };
            let topic = Arc::from(topic.as_str());
            window.slots.push(Slot { topic, partition: *partition, from: from.min(until), until });
        }
        Ok(window)
    }

    /// The first record of a partition at or after a moment; the index tells in which frame to look.
    fn first_at(&self, (topic, partition): &Place, moment: i64) -> Result<Option<i64>> {
        let mut archive = Archive::open(&self.path).map_err(|wrong| told(&self.path, wrong))?;
        let mut decoder = Decoder::default();
        for (number, Frame { head, .. }) in self.frames.iter().enumerate() {
            if *head.topic != **topic || head.partition != *partition || head.max_timestamp < moment {
                continue;
            }
            let batch = archive.batch(number).map_err(|wrong| told(&self.path, wrong))?;
            let wanted = Wanted { topic, partition: *partition, from: i64::MIN, until: i64::MAX };
            let mut found = None;
            let decoded = decoder.records(&batch, wanted, &[], |record| {
                found = Some(record.offset).filter(|_| record.timestamp >= moment);
                found.is_none()
            });
            decoded
                .map_err(|wrong| Error::failed(format!("{}: frame {number}", self.path.display())).because(wrong))?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    fn within<'a>(&'a self, open: &'a [&Slot]) -> impl Iterator<Item = &'a Frame> {
        self.frames.iter().filter(|Frame { head, .. }| {
            open.iter().any(|slot| {
                slot.topic == head.topic
                    && slot.partition == head.partition
                    && slot.from <= head.last_offset
                    && head.first_offset < slot.until
            })
        })
    }

    /// Records of the frames in which these lie.
    pub fn records(&self, open: &[&Slot]) -> u64 {
        self.within(open).map(|frame| u64::from(frame.head.records)).sum()
    }

    /// Bytes of those frames.
    pub fn bytes(&self, open: &[&Slot]) -> u64 {
        self.within(open).map(|frame| u64::from(frame.length)).sum()
    }

    /// Their lowest and highest timestamp.
    pub fn times(&self, open: &[&Slot]) -> Option<(i64, i64)> {
        let first = self.within(open).map(|frame| frame.head.min_timestamp).min()?;
        let last = self.within(open).map(|frame| frame.head.max_timestamp).max()?;
        Some((first, last))
    }
}

impl reading::Source for Source {
    async fn read(&self, portions: Vec<Portion>, _committed: bool, to: mpsc::Sender<ReadEvent>) -> Result<()> {
        let path = self.path.clone();
        let read = tokio::task::spawn_blocking(move || {
            give(&path, &portions, &to).map_err(|wrong| match wrong {
                Wrong::Cut { .. } | Wrong::Damaged { .. } => {
                    told(&path, wrong).hint("every record before that was given")
                }
                wrong => told(&path, wrong),
            })
        });
        read.await.map_err(|error| Error::failed("the reader broke").because(error))?
    }
}

/// Gives the frames that overlap with what is to be read; one that is damaged, or missing, ends it.
fn give(path: &Path, portions: &[Portion], to: &mpsc::Sender<ReadEvent>) -> Result<(), Wrong> {
    let mut archive = Archive::open(path)?;
    for number in 0..archive.frames.len() {
        let head = archive.frames[number].head.clone();
        let here = |of: &&Portion| {
            let until = of.until.unwrap_or(i64::MAX);
            let this = of.partition == head.partition && of.topic == head.topic;
            this && of.position <= head.last_offset && head.first_offset < until
        };
        let Some(portion) = portions.iter().find(here) else { continue };
        let chunk = Chunk {
            topic: head.topic,
            partition: head.partition,
            from: portion.position.max(head.first_offset),
            until: portion.until.unwrap_or(i64::MAX),
            aborted: Vec::new(),
            batches: archive.batch(number)?,
        };
        if to.blocking_send(ReadEvent::Chunk(chunk)).is_err() {
            return Ok(());
        }
    }
    archive.cut.map_or(Ok(()), Err)
}
