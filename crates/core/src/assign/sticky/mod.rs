//! Kafka's StickyAssignor and CooperativeStickyAssignor: balance first, then as few moves as will do.

mod claims;
mod constrained;
mod general;

use super::problem::{Parts, Problem};
use claims::Claims;

pub(super) fn assign(problem: &Problem<'_>) -> Parts {
    planned(problem, &Claims::new(problem))
}

/// The same, without what somebody else still holds: it is free for its new owner only after the next rebalance.
pub(super) fn assign_cooperatively(problem: &Problem<'_>) -> Parts {
    let claims = Claims::new(problem);
    let mut parts = planned(problem, &claims);
    for (member, its) in parts.iter_mut().enumerate() {
        its.retain(|part| claims.is_free_for(*part, member));
    }
    parts
}

fn planned(problem: &Problem<'_>, claims: &Claims) -> Parts {
    match problem.is_uniform() {
        true => constrained::assign(problem, claims),
        false => general::assign(problem, claims),
    }
}
