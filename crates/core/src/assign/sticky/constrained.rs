//! Members that all want the same topics: each gets the share of all, or one more, and keeps what it has up to that.

use super::super::problem::{Part, Parts, Problem};
use super::super::racks;
use super::claims::Claims;

/// Members while partitions are dealt out.
struct Deal {
    parts: Parts,
    /// What everybody gets, and how many may still get one more.
    least: usize,
    with_one_more: usize,
    /// Members below the least, and members at it that may get one more; in order.
    below: Vec<usize>,
    at_least: Vec<usize>,
}

pub(super) fn assign(problem: &Problem<'_>, claims: &Claims) -> Parts {
    let members = problem.members();
    if members == 0 {
        return Vec::new();
    }
    let all: Vec<Part> = problem.all().collect();
    let near = racks::matter(problem, 0..members, all.iter().copied());
    let mut deal = Deal {
        parts: vec![Vec::new(); members],
        least: all.len() / members,
        with_one_more: all.len() % members,
        below: Vec::new(),
        at_least: Vec::new(),
    };
    deal.keep(problem, claims, near);
    let mut taken: Vec<Part> = deal.parts.iter().flatten().copied().collect();
    taken.sort_unstable();
    let mut left: Vec<Part> = all.into_iter().filter(|part| taken.binary_search(part).is_err()).collect();
    if near {
        let choices = |part: &Part| {
            (0..members).filter(|m| problem.rack_of(*m).is_some_and(|rack| problem.racks(*part).contains(rack))).count()
        };
        left.sort_by_cached_key(choices);
        left = deal.spread_by_rack(problem, left);
    }
    deal.spread(left);
    deal.parts
}

impl Deal {
    /// Lets every member keep what it holds, up to its share.
    fn keep(&mut self, problem: &Problem<'_>, claims: &Claims, near: bool) {
        let mut owned = vec![Vec::new(); self.parts.len()];
        for (part, member) in claims.certain() {
            // With racks, what lies elsewhere is given up: its new owner may be nearer.
            if problem.subscribes(member, part.0) && (!near || racks::fits(problem, member, part)) {
                owned[member].push(part);
            }
        }
        for (member, mut owned) in owned.into_iter().enumerate() {
            owned.sort_unstable_by_key(|(topic, partition)| (*partition, *topic));
            if owned.len() < self.least {
                self.below.push(member);
            } else if owned.len() > self.least && self.with_one_more > 0 {
                self.with_one_more -= 1;
                owned.truncate(self.least + 1);
            } else {
                owned.truncate(self.least);
                self.at_least.push(member);
            }
            self.parts[member] = owned;
        }
    }

    /// Gives a partition to a member, and puts that into the list where it belongs now.
    fn give(&mut self, part: Part, member: usize) {
        self.parts[member].push(part);
        let count = self.parts[member].len();
        if count == self.least {
            self.below.retain(|one| *one != member);
            self.at_least.push(member);
        } else if count > self.least {
            self.with_one_more = self.with_one_more.saturating_sub(1);
            self.at_least.retain(|one| *one != member);
        }
    }

    /// Gives a partition to the member at this place of those below the least; tells whose turn is next.
    fn give_in_turn(&mut self, part: Part, at: usize) -> usize {
        let before = self.below.len();
        self.give(part, self.below[at]);
        // Where the member left the list, the next one has moved to its place.
        let next = if self.below.len() < before { at } else { at + 1 };
        next.checked_rem(self.below.len()).unwrap_or(0)
    }

    /// Gives what lies in the racks of members with room; returns the rest.
    fn spread_by_rack(&mut self, problem: &Problem<'_>, parts: Vec<Part>) -> Vec<Part> {
        let mut next = 0;
        let mut rest = Vec::new();
        for part in parts {
            let mut circle = (0..self.below.len()).map(|step| (next + step) % self.below.len());
            let Some(at) = circle.find(|at| racks::fits(problem, self.below[*at], part)) else {
                let extra = self.at_least.iter().copied().filter(|_| self.with_one_more > 0);
                match extra.into_iter().find(|member| racks::fits(problem, *member, part)) {
                    Some(member) => self.give(part, member),
                    None => rest.push(part),
                }
                continue;
            };
            next = self.give_in_turn(part, at);
        }
        rest
    }

    /// Deals the rest in turn to members below the least, then one each to those that may have one more.
    fn spread(&mut self, parts: Vec<Part>) {
        self.at_least.sort_unstable();
        let mut next = 0;
        for part in parts {
            if self.below.is_empty() {
                // There are as many partitions as places, so somebody has room.
                let Some(member) = self.at_least.first().copied() else { return };
                self.give(part, member);
                continue;
            }
            next = self.give_in_turn(part, next);
        }
    }
}
