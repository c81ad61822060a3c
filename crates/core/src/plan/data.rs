//! Which topics a plan could hurt: only for those is the broker asked what is in them.

use std::collections::BTreeMap;

use super::{Action, Options, plan};
use crate::cluster::{DataQuestion, Observed};
use crate::spec::Desired;

/// The topics whose data decides the risk of a change.
pub fn topics_at_risk(desired: &Desired, observed: &Observed, options: &Options) -> BTreeMap<String, DataQuestion> {
    // Every rule that could hold a change back is lifted, so that the changes behind it are seen too.
    let mut lifted = options.clone();
    lifted.max_risk = super::Risk::DataLoss;
    lifted.allow_data_loss = observed.topics.keys().cloned().collect();
    let mut found: BTreeMap<String, DataQuestion> = BTreeMap::new();
    for change in plan(desired, observed, &lifted).changes {
        let sensitive = change.risk > super::Risk::Safe && !matches!(change.action, Action::AddPartitions { .. });
        if !sensitive {
            continue;
        }
        let question = found.entry(change.subject).or_default();
        match change.action {
            Action::Delete { .. } => question.groups = true,
            Action::SetConfig { name, to, .. } | Action::ResetConfig { name, to: Some(to), .. }
                if name == "retention.ms" =>
            {
                question.older_than_ms = to.parse().ok().filter(|ms| *ms >= 0);
            }
            _ => {}
        }
    }
    found
}
