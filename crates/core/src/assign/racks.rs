//! Whether racks matter to an assignment, and who is near a partition (KIP-881).

use std::collections::BTreeSet;

use super::Racks;
use super::problem::{Part, Problem};

/// Whether keeping members in the racks of replicas can gain anything: some member is in the rack of a replica, and not every
/// partition has replicas in all of the racks.
pub(super) fn matter<'a>(
    problem: &Problem<'a>,
    members: impl Iterator<Item = usize>,
    partitions: impl Iterator<Item = Part> + Clone,
) -> bool {
    let of_members: BTreeSet<&str> = members.filter_map(|member| problem.rack_of(member)).collect();
    if of_members.is_empty() {
        return false;
    }
    let all: BTreeSet<&str> = partitions.clone().flat_map(|part| problem.racks(part)).map(String::as_str).collect();
    let everywhere = |racks: &Racks| racks.iter().map(String::as_str).eq(all.iter().copied());
    !of_members.is_disjoint(&all) && !partitions.map(|part| problem.racks(part)).all(everywhere)
}

/// Whether a member is in the rack of a replica. One without a rack is as near to any as to another.
pub(super) fn fits(problem: &Problem<'_>, member: usize, part: Part) -> bool {
    problem.rack_of(member).is_none_or(|rack| problem.racks(part).contains(rack))
}
