//! Kafka's RoundRobinAssignor: all partitions over the circle of members.

use super::problem::{Parts, Problem};

pub(super) fn assign(problem: &Problem<'_>) -> Parts {
    let mut parts = vec![Vec::new(); problem.members()];
    let circle = problem.static_first();
    let mut next = 0;
    for part in problem.all() {
        // Somebody subscribes to it, so this ends within one turn; the circle goes on where it stood.
        while !problem.subscribes(circle[next], part.0) {
            next = (next + 1) % circle.len();
        }
        parts[circle[next]].push(part);
        next = (next + 1) % circle.len();
    }
    parts
}
