//! Where a group is to go on, partition by partition: as people read it, and as changes of a plan.

use serde::Serialize;

use crate::offsets::Step;
use crate::output::{Answer, Style, count, listing, markdown_table};
use crate::plan::{Action, Plan};

/// What is to become of a group's offsets.
#[derive(Clone, Debug, Serialize)]
pub struct SeekPlan {
    pub group: String,
    pub cluster_id: String,
    pub steps: Vec<Step>,
    pub again: u64,
    pub skipped: u64,
    /// `planned`, `unchanged` or `committed`.
    pub result: &'static str,
    /// How the change is called in the history.
    #[serde(skip)]
    pub doing: String,
}

impl SeekPlan {
    pub fn new(group: &str, cluster_id: &str, steps: Vec<Step>, doing: &str) -> SeekPlan {
        SeekPlan {
            group: group.to_owned(),
            cluster_id: cluster_id.to_owned(),
            again: steps.iter().map(|step| step.again).fold(0, u64::saturating_add),
            skipped: steps.iter().map(|step| step.skipped).fold(0, u64::saturating_add),
            steps,
            result: "planned",
            doing: doing.to_owned(),
        }
    }

    fn cells(&self) -> Vec<Vec<String>> {
        let number = |number: Option<i64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let time = |at: i64| jiff::Timestamp::from_millisecond(at).map_or_else(|_| at.to_string(), |at| at.to_string());
        let row = |step: &Step| {
            vec![
                step.topic.clone(),
                step.partition.to_string(),
                number(step.from),
                number(step.to),
                step.again.to_string(),
                step.skipped.to_string(),
                step.at_ms.map_or_else(|| "-".to_owned(), time),
                step.notes.join("; "),
            ]
        };
        self.steps.iter().map(row).collect()
    }

    fn summary(&self) -> String {
        let changed = self.steps.iter().filter(|step| step.changes()).count();
        let (changed, again) = (count(changed, "partition"), self.again);
        let loss = if self.skipped > 0 { " (data-loss)" } else { "" };
        format!("{}: {changed} moved, {again} records read again, {} skipped unread{loss}\n", self.group, self.skipped)
    }
}

const HEADINGS: [&str; 8] = ["TOPIC", "PARTITION", "CURRENT", "NEW", "AGAIN", "SKIPPED", "RECORD-TIME", "NOTE"];

impl Answer for SeekPlan {
    const KIND: &'static str = "SeekPlan";
    const ITEMS: Option<&'static str> = Some("steps");

    fn text(&self, style: Style) -> String {
        format!("{}\n{}", listing(&HEADINGS, self.cells(), style), self.summary())
    }

    fn markdown(&self) -> Option<String> {
        Some(format!("{}\n{}", markdown_table(&HEADINGS, &self.cells()), self.summary()))
    }
}

impl SeekPlan {
    pub(super) fn changing(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.changes())
    }

    /// What is to be done, as changes of a plan.
    pub(super) fn plan(&self) -> Plan {
        let action = |step: &Step| {
            let (topic, partition, from) = (step.topic.clone(), step.partition, step.from);
            match step.to {
                Some(to) => {
                    let (again, skipped) = (step.again, step.skipped);
                    Action::CommitOffset { topic, partition, from, to, again, skipped }
                }
                None => Action::RemoveOffset { topic, partition, from: from.unwrap_or_default() },
            }
        };
        Plan::by_hand(&self.cluster_id, self.changing().map(|step| (self.group.clone(), action(step))))
    }
}
