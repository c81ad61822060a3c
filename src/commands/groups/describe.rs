//! `helixctl groups describe`

use serde::Serialize;

use super::look::existing;
use crate::cluster::{GroupMember, ListedGroup};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Style, count, listing, markdown_table};

/// Show a group's members with the partitions that each is assigned
///
/// `helixctl lag GROUP` shows where it stands in each.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups describe helixagent-group
  helixctl groups describe helixagent-group -o json")]
pub struct Args {
    /// Name of the group
    #[arg(value_name = "GROUP")]
    group: String,
}

#[derive(Serialize)]
struct Described {
    #[serde(flatten)]
    listed: ListedGroup,
    assignor: String,
    members: Vec<GroupMember>,
    partitions_committed: usize,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    let group = existing(&*cluster, &args.group).await?;
    let described = Described {
        partitions_committed: group.committed.len(),
        listed: group.listed,
        assignor: group.assignor,
        members: group.members,
    };
    context.ui.answer(&described)?;
    Ok(Exit::Done)
}

const HEADINGS: [&str; 5] = ["MEMBER", "INSTANCE", "CLIENT", "HOST", "PARTITIONS"];

impl Described {
    fn cells(&self) -> Vec<Vec<String>> {
        let row = |member: &GroupMember| {
            vec![
                member.member_id.clone(),
                member.instance_id.clone().unwrap_or_else(|| "-".to_owned()),
                member.client_id.clone(),
                member.host.clone(),
                by_topic(&member.partitions),
            ]
        };
        self.members.iter().map(row).collect()
    }

    fn summary(&self) -> String {
        let ListedGroup { group, kind, state, .. } = &self.listed;
        let kind = if kind.is_empty() { "group" } else { kind.as_str() };
        let assignor = if self.assignor.is_empty() { String::new() } else { format!(", assignor {}", self.assignor) };
        let (members, committed) = (count(self.members.len(), "member"), count(self.partitions_committed, "partition"));
        format!("{group}: {kind}, {state}{assignor}, {members}, committed in {committed}\n")
    }
}

/// `topic:0,1,2 other:5`
fn by_topic(partitions: &[(String, i32)]) -> String {
    let mut text = String::new();
    let mut last = None;
    for (topic, partition) in partitions {
        match last == Some(topic) {
            true => text.push_str(&format!(",{partition}")),
            false => {
                let space = if text.is_empty() { "" } else { " " };
                text.push_str(&format!("{space}{topic}:{partition}"));
            }
        }
        last = Some(topic);
    }
    if text.is_empty() { "-".to_owned() } else { text }
}

impl Answer for Described {
    const KIND: &'static str = "Group";
    const ITEMS: Option<&'static str> = Some("members");

    fn text(&self, style: Style) -> String {
        match self.members.is_empty() {
            true => self.summary(),
            false => format!("{}\n{}", self.summary(), listing(&HEADINGS, self.cells(), style)),
        }
    }

    fn markdown(&self) -> Option<String> {
        Some(format!("{}\n{}", self.summary(), markdown_table(&HEADINGS, &self.cells())))
    }
}
