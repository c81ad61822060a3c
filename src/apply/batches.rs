//! How a plan's changes are grouped into requests: one request per phase, split only where Kafka has a limit.

use std::collections::BTreeMap;

use super::items::Item;
use super::request::{Added, Note, Request};
use super::{ClusterError, ItemError, ItemResult, Manner};
use crate::cluster::{Alter, Look};
use crate::placement::Move;
use crate::plan::{Action, Change, Plan};

/// The KRaft controller refuses a request that would write more metadata records (`QuorumController.MAX_RECORDS_PER_USER_OP`).
/// As many as it takes, since brokers show the topics of one request at once, but those of a second only after they made
/// the logs of the first.
const RECORDS_PER_REQUEST: usize = 10_000;

/// One request, and which changes each of its items carries out.
pub(super) struct Batch {
    request: Request,
    items: Vec<Vec<usize>>,
    /// Metadata records that it makes the controller write.
    records: usize,
}

impl Batch {
    fn begin(index: usize, change: &Change, manner: &Manner) -> Batch {
        let request = Request::begin(Item::of(change, manner.passwords.get(&index)));
        Batch { request, items: vec![vec![index]], records: records(&change.action) }
    }

    /// Takes one more change in; false if it needs a request of its own.
    fn add(&mut self, index: usize, change: &Change, manner: &Manner) -> bool {
        let item = Item::of(change, manner.passwords.get(&index));
        let records = records(&change.action);
        let moves = matches!(item, Item::Reassign(_));
        if moves && manner.moves_at_once.is_some_and(|most| self.items.len() >= most) {
            return false;
        }
        if self.records + records > RECORDS_PER_REQUEST && !self.request.splits_before(&item) {
            return false;
        }
        match self.request.add(item) {
            Added::Apart => self.items.push(vec![index]),
            // It belongs to the same item of the request as the one before it.
            Added::ToTheLast => self.items.last_mut().into_iter().for_each(|last| last.push(index)),
            Added::Not => return false,
        }
        self.records += records;
        true
    }

    pub(super) fn items(&self) -> &[Vec<usize>] {
        &self.items
    }

    pub(super) fn indexes(&self) -> Vec<usize> {
        self.items.iter().flatten().copied().collect()
    }

    /// Whether the broker answers several changes with one error.
    pub(super) fn is_refused_as_a_whole(&self) -> bool {
        self.request.is_refused_as_a_whole()
    }

    pub(super) async fn check(&self, cluster: &dyn Look) -> Result<Vec<ItemResult>, ClusterError> {
        self.request.check(cluster).await
    }

    pub(super) async fn send(&self, cluster: &dyn Alter) -> Result<Vec<ItemResult<Note>>, ClusterError> {
        self.request.send(cluster).await
    }

    /// The moves that it begins: they end later.
    pub(super) fn moves(&self) -> Vec<&Move> {
        self.request.moves()
    }

    /// The items of several changes that were rejected, as batches with one change of each: the first of all, the second …
    pub(super) fn one_by_one(&self, plan: &Plan, rejections: &BTreeMap<usize, ItemError>) -> Vec<Batch> {
        let rejected: Vec<&Vec<usize>> =
            self.items.iter().filter(|item| item.len() > 1 && rejections.contains_key(&item[0])).collect();
        let longest = rejected.iter().map(|item| item.len()).max().unwrap_or(0);
        let nth = |n: usize| batched(rejected.iter().filter_map(|item| item.get(n)).copied(), plan, &Manner::default());
        (0..longest).flat_map(nth).collect()
    }
}

/// Metadata records that a change makes the controller write.
fn records(action: &Action) -> usize {
    match action {
        Action::Create { partitions, configs, .. } => 1 + partitions.unwrap_or(1).max(1) as usize + configs.len(),
        Action::AddPartitions { from, to, .. } => to - from,
        Action::Reassign { moves, .. } => moves.len(),
        _ => 1,
    }
}

/// The requests that carry out a plan, in order. The changes of one topic's configs are never split.
///
/// The passwords of `manner` are needed to send the requests, not to check them.
pub(super) fn of(plan: &Plan, manner: &Manner) -> Vec<Batch> {
    batched(0..plan.changes.len(), plan, manner)
}

fn batched(indexes: impl Iterator<Item = usize>, plan: &Plan, manner: &Manner) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for index in indexes {
        let change = &plan.changes[index];
        let taken = batches.last_mut().is_some_and(|last| last.add(index, change, manner));
        if !taken {
            batches.push(Batch::begin(index, change, manner));
        }
    }
    batches
}
