//! Moves as changes of a plan, and what became of each.

use super::view::Failed;
use super::wanted::Live;
use crate::apply::Outcome;
use crate::commands::carry_out::Carried;
use crate::placement::Move;
use crate::plan::{Action, Change, Copies, Plan};

/// One change for each partition: each has its own result.
pub(super) fn plan(moves: &[Move], live: &Live) -> Plan {
    let action = |moved: &Move| {
        let copies = |broker: i32| Copies {
            broker,
            replicas: 1,
            bytes: live.disks.of(&moved.topic, moved.partition),
            free: live.disks.free.get(&broker).copied(),
        };
        Action::Reassign {
            from: vec![moved.from.len()],
            to: moved.to.len(),
            moves: vec![moved.clone()],
            copies: moved.adding().map(copies).collect(),
        }
    };
    Plan::by_hand(&live.info.id, moves.iter().map(|moved| (moved.topic.clone(), action(moved))))
}

/// The partitions that are not on their way, and why.
pub(super) fn failures(plan: &Plan, carried: &Carried) -> Vec<Failed> {
    let failure = |(index, change): (usize, &Change)| {
        let why = match carried.applied.outcome(index) {
            Outcome::Done { .. } => return None,
            Outcome::NotDone { why, .. } | Outcome::Unknown { why } => why,
        };
        let partition = match &change.action {
            Action::Reassign { moves, .. } => moves.first()?.partition,
            Action::CancelMove { partition, .. } => *partition,
            _ => return None,
        };
        Some(Failed { topic: change.subject.clone(), partition, why })
    };
    plan.changes.iter().enumerate().filter_map(failure).collect()
}
