//! Where a replay comes from: the cluster, or an archive.

use std::collections::BTreeSet;

use tokio::sync::mpsc;

use super::announce;
use super::archive::Source as ArchiveSource;
use super::window::{Slot, Window};
use crate::cluster::{ClusterInfo, Portion, ReadEvent};
use crate::commands::reading::{Reading, Source};
use crate::context::Context;
use crate::error::Result;
use crate::kafka::Records;
use crate::output::count;
use crate::units::format_bytes;

#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    Cluster(&'a dyn Records, &'a ClusterInfo),
    Archive(&'a ArchiveSource),
}

impl<'a> Origin<'a> {
    /// What is to be replayed, fixed before anything is.
    pub async fn window(&self, reading: &Reading) -> Result<Window> {
        match self {
            Origin::Cluster(cluster, _) => Window::look(*cluster, reading).await,
            Origin::Archive(archive) => archive.window(reading),
        }
    }

    /// The cluster that it comes from, if it comes from one.
    pub fn cluster(&self) -> Option<(&'a dyn Records, &'a ClusterInfo)> {
        match self {
            Origin::Cluster(cluster, info) => Some((*cluster, info)),
            Origin::Archive(_) => None,
        }
    }

    /// What tells this origin from others.
    pub fn identity(&self) -> String {
        match self {
            Origin::Cluster(_, info) => format!("source cluster {}", info.id),
            Origin::Archive(archive) => format!("source {}", archive.identity()),
        }
    }

    /// Says on stderr what will be replayed. What cannot be found out is left out: it is no reason not to replay.
    pub async fn announce(&self, window: &Window, committed: bool, context: &mut Context) -> Result<()> {
        let open: Vec<&Slot> = window.slots.iter().filter(|slot| slot.offsets() > 0).collect();
        let topics: BTreeSet<&str> = window.slots.iter().map(|slot| &*slot.topic).collect();
        let of_topics = match topics.len() {
            1 => topics.into_iter().collect::<String>(),
            several => count(several, "topic"),
        };
        if open.is_empty() {
            context.ui.note(&format!("replay: nothing of {of_topics} lies within the window"));
            return Ok(());
        }
        let records = match self {
            Origin::Cluster(..) => window.offsets(),
            Origin::Archive(archive) => archive.records(&open),
        };
        let mut said = format!(
            "replay: {} of {of_topics}, at most {}",
            count(open.len(), "partition"),
            count(usize::try_from(records).unwrap_or(usize::MAX), "record"),
        );
        let (bytes, times) = match self {
            Origin::Cluster(cluster, info) => {
                let bytes = announce::bytes(*cluster, info, window).await;
                (bytes.map(|bytes| (bytes, "on disk (estimated)")), announce::times(*cluster, &open, committed).await?)
            }
            Origin::Archive(archive) => (Some((archive.bytes(&open), "of the archive")), archive.times(&open)),
        };
        if let Some((bytes, which)) = bytes {
            said.push_str(&format!(", about {} {which}", format_bytes(bytes)));
        }
        if let Some((first, last)) = times {
            let time =
                |at: i64| jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
            said.push_str(&format!(", from {} to {}", time(first), time(last)));
        }
        context.ui.note(&said);
        Ok(())
    }
}

impl Source for Origin<'_> {
    async fn read(&self, portions: Vec<Portion>, committed: bool, to: mpsc::Sender<ReadEvent>) -> Result<()> {
        match self {
            Origin::Cluster(cluster, _) => Source::read(*cluster, portions, committed, to).await,
            Origin::Archive(archive) => archive.read(portions, committed, to).await,
        }
    }
}
