//! Members that want different topics: what is free goes to the least loaded, then partitions move while that evens out.

use std::collections::BTreeMap;

use super::super::problem::{Part, Parts, Problem};
use super::super::racks;
use super::claims::Claims;

/// Partitions and their owners while they are evened out. Moves go from a member to one with at least two fewer, so the sum of
/// the squares of all loads falls with each: it ends by itself.
struct Balance<'p, 'a> {
    problem: &'p Problem<'a>,
    /// All partitions, topics with the fewest subscribers first; each with its owner now and its owner at first.
    places: Vec<Place>,
    loads: Vec<usize>,
    near: bool,
}

struct Place {
    part: Part,
    owner: Option<usize>,
    home: Option<usize>,
}

pub(super) fn assign(problem: &Problem<'_>, claims: &Claims) -> Parts {
    let mut balance = Balance::new(problem, claims);
    balance.hand_out();
    while balance.even_out() {}
    let mut parts = vec![Vec::new(); problem.members()];
    for place in &balance.places {
        if let Some(owner) = place.owner {
            parts[owner].push(place.part);
        }
    }
    parts
}

impl<'p, 'a> Balance<'p, 'a> {
    fn new(problem: &'p Problem<'a>, claims: &Claims) -> Balance<'p, 'a> {
        let mut topics: Vec<usize> = problem.topics().collect();
        topics.sort_by_key(|topic| (problem.subscribers(*topic).len(), *topic));
        let all: Vec<Part> = topics.into_iter().flat_map(|topic| problem.partitions(topic)).collect();
        let near = racks::matter(problem, 0..problem.members(), all.iter().copied());
        let held: BTreeMap<Part, usize> = claims.certain().collect();
        let mut loads = vec![0; problem.members()];
        let place = |part: Part| {
            let keeps =
                |member: &usize| problem.subscribes(*member, part.0) && (!near || racks::fits(problem, *member, part));
            let owner = held.get(&part).copied().filter(keeps);
            owner.inspect(|owner| loads[*owner] += 1);
            Place { part, owner, home: owner }
        };
        let places = all.into_iter().map(place).collect();
        Balance { problem, places, loads, near }
    }

    /// Gives each partition that nobody has to its least loaded subscriber.
    fn hand_out(&mut self) {
        for at in 0..self.places.len() {
            if self.places[at].owner.is_none()
                && let Some(member) = self.least_loaded(self.places[at].part, usize::MAX)
            {
                self.places[at].owner = Some(member);
                self.loads[member] += 1;
            }
        }
    }

    /// The subscriber with the least load, if that is below the limit; one in a rack of the partition before others.
    fn least_loaded(&self, part: Part, below: usize) -> Option<usize> {
        let candidates = || self.problem.subscribers(part.0).iter().copied().filter(|m| self.loads[*m] < below);
        let nearest = candidates().filter(|m| self.near && racks::fits(self.problem, *m, part));
        nearest.min_by_key(|m| (self.loads[*m], *m)).or_else(|| candidates().min_by_key(|m| (self.loads[*m], *m)))
    }

    /// Goes over all partitions once; tells whether anything moved.
    fn even_out(&mut self) -> bool {
        let mut moved = false;
        for at in 0..self.places.len() {
            let Some(owner) = self.places[at].owner else { continue };
            let below = self.loads[owner].saturating_sub(1);
            if let Some(to) = self.least_loaded(self.places[at].part, below) {
                let at = self.better(at, owner, to);
                self.places[at].owner = Some(to);
                self.loads[owner] -= 1;
                self.loads[to] += 1;
                moved = true;
            }
        }
        moved
    }

    /// Of the owner's partitions of the same topic, one that was the other member's at first goes back rather than this one.
    fn better(&self, at: usize, owner: usize, to: usize) -> usize {
        let (topic, partition) = self.places[at].part;
        if self.places[at].home == Some(to) {
            return at;
        }
        // Partitions of a topic are neighbours, in order.
        let first = at - usize::try_from(partition).unwrap_or_default();
        let back = |place: &Place| place.owner == Some(owner) && place.home == Some(to);
        let mut its = self.places[first..].iter().take_while(|place| place.part.0 == topic);
        its.position(back).map_or(at, |found| first + found)
    }
}
