//! A membership in a consumer group, for whoever reads what it is given.

use std::collections::BTreeMap;
use std::sync::mpsc as threads;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use crate::ffi::cause::{Cause, Kind};
use crate::member::{Command, MemberEvent, Started, Uncommitted, start};
use helixctl_core::cluster::{Permit, Place};
use helixctl_core::error::{Error, Result};

/// How long a membership that is dropped, rather than left, is given to leave.
const DROPPED: Duration = Duration::from_secs(1);

/// How a group is joined.
#[derive(Clone, Debug)]
pub struct Joining {
    pub group: String,
    pub topics: Vec<String>,
    /// Static membership (KIP-345).
    pub instance_id: Option<String>,
    /// The rebalance protocol of KIP-848 rather than the classic one.
    pub new_protocol: bool,
}

/// A membership that lasts until it is left or dropped.
pub struct Membership {
    commands: mpsc::UnboundedSender<Command>,
    events: mpsc::UnboundedReceiver<MemberEvent>,
    poll_interval: Duration,
    left: bool,
}

impl Membership {
    /// Joins in the background. Exit 2 if a setting makes no sense.
    pub fn join(properties: &BTreeMap<String, String>, joining: &Joining, timeout: Duration) -> Result<Membership> {
        let Started { commands, events, poll_interval } = start(properties, joining, timeout)?;
        Ok(Membership { commands, events, poll_interval, left: false })
    }

    /// How long a reader may deliver nothing, although it has something (`max.poll.interval.ms`), before it has to
    /// [`Membership::expire`].
    pub fn poll_interval(&self) -> Duration {
        self.poll_interval
    }

    /// What happens next.
    pub async fn next(&mut self) -> MemberEvent {
        let gone = || {
            let text = "the membership is over".to_owned();
            MemberEvent::Failed(Cause { kind: Kind::Closed, retryable: false, text })
        };
        self.events.recv().await.unwrap_or_else(gone)
    }

    /// Takes an assignment on, and tells the committed offset of each partition; `None` where there is none.
    pub async fn accept(&self, places: Vec<Place>) -> Result<Vec<Option<i64>>> {
        let cannot =
            |why: String| Error::failed("the assigned partitions cannot be taken on").because(anyhow::anyhow!(why));
        self.ask(|reply| Command::Committed(places, reply)).await?.map_err(cannot)
    }

    /// Tells that partitions are not read any more.
    pub async fn release(&self, places: Vec<Place>) -> Result<()> {
        self.ask(|reply| Command::Release(places, reply)).await
    }

    /// Commits the offsets that are to be read next. The inner error says why the group did not take them.
    pub async fn commit(&self, offsets: Vec<(Place, i64)>, _: &Permit) -> Result<Result<(), Uncommitted>> {
        if offsets.is_empty() {
            return Ok(Ok(()));
        }
        self.ask(|reply| Command::Commit(offsets, reply)).await
    }

    /// Nothing was delivered for longer than `max.poll.interval.ms`: others are to go on.
    pub fn expire(&self) {
        // A membership that is over has nothing to expire.
        drop(self.commands.send(Command::Expired));
    }

    /// Leaves the group, so that the others need not wait for the session to end. A static member stays (KIP-345).
    pub async fn leave(mut self) -> Result<()> {
        self.left = true;
        let (reply, left) = threads::channel();
        if self.commands.send(Command::Leave(reply)).is_err() {
            return Ok(());
        }
        let joined = tokio::task::spawn_blocking(move || left.recv().is_ok()).await;
        joined.map(|_| ()).map_err(|why| Error::failed("the membership broke").because(why))
    }

    async fn ask<T>(&self, command: impl FnOnce(oneshot::Sender<T>) -> Command) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        drop(self.commands.send(command(reply)));
        answer.await.map_err(|_| Error::failed("the membership is over"))
    }
}

impl Drop for Membership {
    fn drop(&mut self) {
        let (reply, left) = threads::channel();
        if !self.left && self.commands.send(Command::Leave(reply)).is_ok() {
            let _ = left.recv_timeout(DROPPED);
        }
    }
}
