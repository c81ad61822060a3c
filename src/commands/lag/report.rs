//! Lag as it is shown: by group, topic or partition.

use std::collections::BTreeMap;

use clap::ValueEnum;
use serde::Serialize;

use super::look::{GroupLag, PartitionLag};
use crate::offsets::Standing;
use crate::output::{Answer, Style, listing, markdown_table};
use crate::units::format_millis;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    Group,
    Topic,
    Partition,
}

#[derive(Serialize)]
pub(super) struct Report {
    /// When it was looked up, milliseconds since the epoch.
    pub at_ms: i64,
    /// Whether the ends are last stable offsets (committed) or high watermarks (uncommitted).
    pub isolation: &'static str,
    pub groups: Vec<GroupLag>,
    pub totals: Totals,
    #[serde(skip)]
    pub by: By,
}

#[derive(Serialize)]
pub(super) struct Totals {
    pub groups: usize,
    pub partitions: usize,
    pub lag: u64,
    pub behind_ms: Option<u64>,
}

impl Totals {
    pub fn of(groups: &[GroupLag]) -> Totals {
        Totals {
            groups: groups.len(),
            partitions: groups.iter().map(|group| group.partitions.len()).sum(),
            lag: groups.iter().map(|group| group.lag).fold(0, u64::saturating_add),
            behind_ms: groups.iter().filter_map(|group| group.behind_ms).max(),
        }
    }
}

impl Report {
    fn table(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        match self.by {
            By::Group => self.by_group(),
            By::Topic => self.by_topic(),
            By::Partition => self.by_partition(),
        }
    }

    fn by_group(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        let row = |group: &GroupLag| {
            vec![
                group.listed.group.clone(),
                group.listed.kind.clone(),
                group.listed.state.clone(),
                group.members.to_string(),
                group.partitions.len().to_string(),
                group.lag.to_string(),
                age(group.behind_ms),
                notes(group),
            ]
        };
        let headings = vec!["GROUP", "TYPE", "STATE", "MEMBERS", "PARTITIONS", "LAG", "BEHIND", "NOTE"];
        (headings, self.groups.iter().map(row).collect())
    }

    fn by_topic(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        let mut rows = Vec::new();
        for group in &self.groups {
            let mut topics: BTreeMap<&str, Vec<&PartitionLag>> = BTreeMap::new();
            for partition in &group.partitions {
                topics.entry(&partition.topic).or_default().push(partition);
            }
            for (topic, partitions) in topics {
                rows.push(vec![
                    group.listed.group.clone(),
                    topic.to_owned(),
                    partitions.len().to_string(),
                    partitions.iter().filter_map(|partition| partition.lag).fold(0, u64::saturating_add).to_string(),
                    age(partitions.iter().filter_map(|partition| partition.behind_ms).max()),
                ]);
            }
        }
        (vec!["GROUP", "TOPIC", "PARTITIONS", "LAG", "BEHIND"], rows)
    }

    fn by_partition(&self) -> (Vec<&'static str>, Vec<Vec<String>>) {
        let number = |number: Option<i64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let mut rows = Vec::new();
        for group in &self.groups {
            for partition in &group.partitions {
                let member = partition.member.as_ref();
                rows.push(vec![
                    group.listed.group.clone(),
                    partition.topic.clone(),
                    partition.partition.to_string(),
                    number(partition.log_start),
                    number(partition.committed),
                    number(partition.end),
                    partition.lag.map_or_else(|| "-".to_owned(), |lag| lag.to_string()),
                    age(partition.behind_ms),
                    member.map_or_else(|| "-".to_owned(), |member| format!("{}@{}", member.client_id, member.host)),
                    partition.standing.words(),
                ]);
            }
        }
        let headings =
            ["GROUP", "TOPIC", "PARTITION", "LOG-START", "COMMITTED", "END", "LAG", "BEHIND", "MEMBER", "NOTE"];
        (headings.to_vec(), rows)
    }
}

fn age(millis: Option<u64>) -> String {
    millis.map_or_else(|| "-".to_owned(), format_millis)
}

/// How many partitions are in which trouble.
fn notes(group: &GroupLag) -> String {
    if let Some(error) = &group.error {
        return format!("look-up failed: {error}");
    }
    if group.listed.kind == "share" {
        return "a share group has no committed offsets".to_owned();
    }
    let kind = |standing: &Standing| match standing {
        Standing::Unknown { .. } => Some("look-up failed"),
        Standing::Expired { .. } => Some("expired"),
        Standing::BeyondEnd { .. } => Some("beyond the end"),
        Standing::PartitionGone => Some("gone"),
        Standing::NeverCommitted => Some("never committed"),
        Standing::Current => None,
    };
    let mut kinds = BTreeMap::new();
    for words in group.partitions.iter().filter_map(|partition| kind(&partition.standing)) {
        *kinds.entry(words).or_insert(0) += 1;
    }
    kinds.iter().map(|(words, number)| format!("{number} {words}")).collect::<Vec<_>>().join(", ")
}

impl Answer for Report {
    const KIND: &'static str = "Lag";
    const ITEMS: Option<&'static str> = Some("groups");

    fn text(&self, style: Style) -> String {
        let (headings, rows) = self.table();
        listing(&headings, rows, style)
    }

    fn markdown(&self) -> Option<String> {
        let (headings, rows) = self.table();
        Some(markdown_table(&headings, &rows))
    }
}
