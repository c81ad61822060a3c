//! Offsets that a member commits, and those that it begins at.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use super::super::Uncommitted;
use super::super::clock::now;
use super::super::commit::Verdict;
use super::{Aside, Codes, Driver, Offsets};
use crate::patience::Patience;
use crate::wire::{Wire, code_in_words};
use helixctl_core::cluster::Place;
use helixctl_core::member::codes::*;

/// How long offsets that a transaction is about to commit are waited for.
const UNSTABLE: Duration = Duration::from_secs(90);

impl Driver {
    pub(super) fn send_commit(&mut self) {
        if self.sent.is_some() {
            return;
        }
        let Some(commit) = self.commit.take() else { return };
        let now = now();
        if commit.is_over(now) {
            return commit.gives_up();
        }
        let Some(identity) = self.machine.identity() else {
            let why = "the group is rebalancing".to_owned();
            return commit.done(Err(Uncommitted { why, rebalances: true }));
        };
        let waits = commit.not_before > now || commit.stale.as_ref() == Some(&identity);
        let (Some(at), false) = (self.address.clone(), waits) else {
            self.commit = Some(commit);
            return;
        };
        let (wire, spoken) = (Arc::clone(&self.wire), Arc::clone(&self.spoken));
        let (sender, offsets) = (identity.clone(), commit.offsets.clone());
        self.machine.commit_begins();
        let running = Box::pin(async move { wire.commit_as(&at, &spoken, &sender, &offsets).await });
        self.sent = Some((commit, identity, running));
    }

    pub(super) fn committed(&mut self, answer: Codes) {
        let Some((commit, identity, _)) = self.sent.take() else { return };
        let current = self.machine.identity().as_ref() == Some(&identity);
        let code = match commit.judge(answer, &identity, current, now()) {
            Verdict::Done(code) => code,
            Verdict::Again(commit, code) => {
                self.commit = Some(commit);
                code
            }
        };
        self.machine.commit_ended(&identity, code, now());
    }

    pub(super) fn look_up_committed(&self, places: Vec<Place>, reply: oneshot::Sender<Offsets>) {
        let (wire, spoken) = (Arc::clone(&self.wire), Arc::clone(&self.spoken));
        self.aside.push(Box::pin(async move {
            drop(reply.send(committed(&wire, &spoken.group, &places).await));
            Aside::Sent
        }));
    }
}

/// The committed offset of each; asks again while the coordinator moves or a transaction is about to commit some.
async fn committed(wire: &Wire, group: &str, places: &[Place]) -> Offsets {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let mut patience = Patience::new(UNSTABLE);
    loop {
        let at = wire.coordinator(group).await.map_err(|fault| fault.of_item(false).message)?;
        let why = match wire.committed_of(&at, group, places).await {
            Ok(Ok(found)) => {
                let missing = || "the coordinator gave no answer for a partition".to_owned();
                return places.iter().map(|place| found.get(place).copied().ok_or_else(missing)).collect();
            }
            Ok(Err(code)) if [UNSTABLE_OFFSET_COMMIT, COORDINATOR_LOADING, NOT_COORDINATOR].contains(&code) => {
                code_in_words(code)
            }
            Ok(Err(COORDINATOR_NOT_AVAILABLE)) => code_in_words(COORDINATOR_NOT_AVAILABLE),
            Ok(Err(code)) => return Err(code_in_words(code)),
            Err(fault) => fault.of_item(false).message,
        };
        if !patience.pause().await {
            return Err(why);
        }
    }
}
