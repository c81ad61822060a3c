//! Who holds which partition, out of what members claim: a claim of an older generation is not worth anything.

use std::collections::BTreeMap;

use super::super::problem::{Part, Problem};

/// Holder of one partition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Member(usize),
    /// Several claim it in the same generation: none of them is believed.
    Contested,
}

/// Holders of all partitions that are claimed.
pub(super) struct Claims {
    holders: BTreeMap<Part, (i32, Holder)>,
}

impl Claims {
    pub fn new(problem: &Problem<'_>) -> Claims {
        let mut holders: BTreeMap<Part, (i32, Holder)> = BTreeMap::new();
        for member in 0..problem.members() {
            let generation = problem.member(member).generation.max(-1);
            for part in problem.claims(member) {
                let claim = (generation, Holder::Member(member));
                holders
                    .entry(part)
                    .and_modify(|known| match generation.cmp(&known.0) {
                        std::cmp::Ordering::Greater => *known = claim,
                        std::cmp::Ordering::Equal => known.1 = Holder::Contested,
                        std::cmp::Ordering::Less => {}
                    })
                    .or_insert(claim);
            }
        }
        Claims { holders }
    }

    /// Partitions with the member that holds them, where that is beyond doubt.
    pub fn certain(&self) -> impl Iterator<Item = (Part, usize)> + '_ {
        self.holders.iter().filter_map(|(part, (_, holder))| match holder {
            Holder::Member(member) => Some((*part, *member)),
            Holder::Contested => None,
        })
    }

    /// Whether a member may get a partition at once: nobody else holds it.
    pub fn is_free_for(&self, part: Part, member: usize) -> bool {
        self.holders.get(&part).is_none_or(|(_, holder)| *holder == Holder::Member(member))
    }
}
