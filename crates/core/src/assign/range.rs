//! Kafka's RangeAssignor: of each topic a row of neighbours for each member; within the racks first, if they matter (KIP-881).

use std::collections::BTreeMap;

use super::problem::{Part, Parts, Problem};
use super::racks;

/// One topic while it is dealt out.
struct Deal {
    topic: usize,
    /// Members and how much each has of this topic.
    members: Vec<(usize, usize)>,
    /// What each gets at least, and how many may get one more.
    least: usize,
    with_one_more: usize,
    left: Vec<Part>,
}

impl Deal {
    fn new(problem: &Problem<'_>, topic: usize, order: &[usize]) -> Deal {
        let members: Vec<_> =
            order.iter().filter(|member| problem.subscribes(**member, topic)).map(|member| (*member, 0)).collect();
        let left: Vec<Part> = problem.partitions(topic).collect();
        let (least, with_one_more) = (left.len() / members.len(), left.len() % members.len());
        Deal { topic, members, least, with_one_more, left }
    }

    /// How many more the member at this place may get.
    fn room(&self, at: usize) -> usize {
        (self.least + usize::from(self.with_one_more > 0)).saturating_sub(self.members[at].1)
    }

    fn give(&mut self, at: usize, given: &[Part], parts: &mut Parts) {
        let (member, count) = &mut self.members[at];
        *count += given.len();
        if *count > self.least {
            self.with_one_more -= 1;
        }
        self.left.retain(|part| !given.contains(part));
        parts[*member].extend(given);
    }

    /// Gives each member, in turn, as much as it may have of what it may get.
    fn fill(&mut self, parts: &mut Parts, may: impl Fn(usize, Part) -> bool) {
        for at in 0..self.members.len() {
            let member = self.members[at].0;
            let given: Vec<Part> =
                self.left.iter().copied().filter(|part| may(member, *part)).take(self.room(at)).collect();
            if !given.is_empty() {
                self.give(at, &given, parts);
            }
        }
    }
}

pub(super) fn assign(problem: &Problem<'_>) -> Parts {
    let mut parts = vec![Vec::new(); problem.members()];
    let order = problem.static_first();
    let mut deals: Vec<Deal> = problem.topics().map(|topic| Deal::new(problem, topic, &order)).collect();
    let near = fill_by_rack(problem, &mut deals, &mut parts);
    for deal in &mut deals {
        deal.fill(&mut parts, |_, _| true);
    }
    if near {
        parts.iter_mut().for_each(|its: &mut Vec<Part>| its.sort_unstable());
    }
    parts
}

/// Gives what lies in the racks of members; tells whether racks mattered at all.
fn fill_by_rack(problem: &Problem<'_>, deals: &mut [Deal], parts: &mut Parts) -> bool {
    // Topics with equal partitions and members are dealt together, so that partitions of one number stay with one member.
    let mut together: BTreeMap<(Vec<usize>, usize), Vec<&mut Deal>> = BTreeMap::new();
    for deal in deals {
        let members: Vec<usize> = deal.members.iter().map(|(member, _)| *member).collect();
        if racks::matter(problem, members.iter().copied(), problem.partitions(deal.topic)) {
            together.entry((members, deal.left.len())).or_default().push(deal);
        }
    }
    let near = !together.is_empty();
    for ((_, partitions), mut alike) in together {
        match alike.as_mut_slice() {
            [one] => one.fill(parts, |member, part| racks::fits(problem, member, part)),
            several => fill_together(problem, several, partitions, parts),
        }
    }
    near
}

fn fill_together(problem: &Problem<'_>, deals: &mut [&mut Deal], partitions: usize, parts: &mut Parts) {
    for partition in 0..i32::try_from(partitions).unwrap_or(i32::MAX) {
        let near = |deal: &&mut Deal, at: usize| {
            racks::fits(problem, deal.members[at].0, (deal.topic, partition)) && deal.room(at) > 0
        };
        let Some(at) = (0..deals[0].members.len()).find(|at| deals.iter().all(|deal| near(deal, *at))) else {
            continue;
        };
        for deal in deals.iter_mut() {
            let part = (deal.topic, partition);
            deal.give(at, &[part], parts);
        }
    }
}
