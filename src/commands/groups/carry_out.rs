//! Offsets of a group on their way elsewhere: shown, checked, saved as they were, and committed.

use std::collections::BTreeSet;
use std::time::Duration;

use serde::Serialize;

use super::look::find;
use super::saved::{History, Saved};
use crate::apply::{Manner, Outcome};
use crate::cluster::{Look, SeenGroup};
use crate::commands::carry_out::{self, Carried, ConsentArgs, Undertaking, show_risks};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::offsets::Step;
use crate::output::{Answer, Style, count, listing, markdown_table};
use crate::patience::Patience;
use crate::plan::{Action, Change, Plan};

/// The flags of every command that moves a group.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct MoveArgs {
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Wait so long for the group to be without members
    #[arg(long, value_name = "DURATION", value_parser = crate::cli::duration)]
    pub wait_empty: Option<Duration>,

    /// Consent to skipping unread records: data-loss:TOPIC
    #[arg(long, value_name = "RISK", value_parser = loss)]
    pub allow: Vec<String>,

    #[command(flatten)]
    pub consent: ConsentArgs,
}

fn loss(text: &str) -> std::result::Result<String, String> {
    match text.strip_prefix("data-loss:") {
        Some(topic) if !topic.is_empty() => Ok(topic.to_owned()),
        _ => Err("what can be allowed is data-loss:TOPIC".to_owned()),
    }
}

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

/// Who is in a group, as an error tells it.
pub(super) fn occupied(group: &SeenGroup) -> Error {
    let mut who: Vec<String> =
        group.members.iter().map(|member| format!("{}@{}", member.client_id, member.host)).collect();
    who.sort();
    let shown = who.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    let rest = if who.len() > 5 { format!(" and {} more", who.len() - 5) } else { String::new() };
    let (name, members) = (&group.listed.group, count(who.len(), "member"));
    Error::refused(format!("group {name} has {members}: {shown}{rest}; nothing was changed"))
        .hint("stop its consumers first; `--wait-empty 5m` waits until they are gone")
}

/// Waits, if asked to, until nobody is in the group.
pub(super) async fn empty(cluster: &dyn Look, group: &str, wait: Option<Duration>) -> Result<()> {
    let mut patience = Patience::new(wait.unwrap_or_default());
    loop {
        match find(cluster, group).await? {
            Some(seen) if !seen.members.is_empty() => match patience.pause().await {
                true => {}
                false => return Err(occupied(&seen)),
            },
            _ => return Ok(()),
        }
    }
}

/// Shows the plan; unless it is a dry run, checks, asks, saves what was there, and does it.
pub async fn carry_out(client: &Client, mut seek: SeekPlan, args: &MoveArgs, context: &mut Context) -> Result<Exit> {
    client.gate(&seek.cluster_id)?;
    let plan = seek.plan();
    if args.dry_run || plan.changes.is_empty() {
        if plan.changes.is_empty() {
            seek.result = "unchanged";
        }
        context.ui.answer(&seek)?;
        return Ok(Exit::Done);
    }
    let moving = Moving { seek, allow: &args.allow, wait_empty: args.wait_empty };
    carry_out::carry_out(&plan, client, &args.consent, &moving, context).await
}

impl SeekPlan {
    fn changing(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.changes())
    }

    /// What is to be done, as changes of a plan.
    fn plan(&self) -> Plan {
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

/// A group that is moved.
struct Moving<'a> {
    seek: SeekPlan,
    /// Topics of which unread records may be skipped.
    allow: &'a [String],
    wait_empty: Option<Duration>,
}

impl Moving<'_> {
    /// Skipped records want a consent of their own.
    fn check_losses(&self) -> Result<()> {
        let skipping = || self.seek.changing().filter(|step| step.skipped > 0);
        let lost: BTreeSet<&str> = skipping().map(|step| step.topic.as_str()).collect();
        let Some(topic) = lost.into_iter().find(|topic| !self.allow.iter().any(|allowed| allowed == topic)) else {
            return Ok(());
        };
        let skipped: u64 =
            skipping().filter(|step| step.topic == topic).map(|step| step.skipped).fold(0, u64::saturating_add);
        let text = format!("{skipped} unread records of {topic} would be skipped; nothing was changed");
        Err(Error::refused(text).hint(format!("--allow data-loss:{topic} consents to it")))
    }
}

impl Undertaking for Moving<'_> {
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()> {
        context.ui.answer(&self.seek)?;
        show_risks(plan, context);
        Ok(())
    }

    async fn ready(&self, client: &Client) -> Result<()> {
        self.check_losses()?;
        empty(&**client, &self.seek.group, self.wait_empty).await
    }

    fn prepare(&self, _: &Plan, context: &mut Context) -> Result<Manner> {
        let SeekPlan { group, cluster_id, doing, .. } = &self.seek;
        let before = self.seek.changing().map(|step| ((step.topic.clone(), step.partition), step.from));
        let saved = Saved::new(group, cluster_id, doing, before, context);
        History::of(group, cluster_id, context)?.add(&saved)?;
        Ok(Manner::default())
    }

    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit> {
        let group = &self.seek.group;
        let failures = failures(plan, carried);
        let failed: Vec<String> = failures.iter().map(|(what, why, _)| format!("  {what}: {why}")).collect();
        let exit = carried.applied.exit(plan);
        if let Some((_, _, way_out)) = failures.first() {
            let told = match failed.len() == plan.changes.len() {
                true => format!("group {group} was not changed:\n{}", failed.join("\n")),
                false => {
                    let (some, all) = (failed.len(), plan.changes.len());
                    format!("{some} of {all} partitions were not changed:\n{}", failed.join("\n"))
                }
            };
            return Err(Error::new(exit, told).hint(way_out));
        }
        if context.ui.format().is_machine() {
            context.ui.answer(&SeekPlan { result: "committed", ..self.seek.clone() })?;
        }
        context.ui.note(&format!("committed; `helixctl groups undo {group}` restores what was there"));
        Ok(exit)
    }
}

/// What was not done, why, and the way out.
pub(super) fn failures(plan: &Plan, carried: &Carried) -> Vec<(String, String, String)> {
    let what = |action: &Action, subject: &str| match action {
        Action::CommitOffset { topic, partition, .. } | Action::RemoveOffset { topic, partition, .. } => {
            format!("{topic} partition {partition}")
        }
        _ => format!("group {subject}"),
    };
    let failure = |(index, change): (usize, &Change)| {
        let what = what(&change.action, &change.subject);
        match carried.applied.outcome(index) {
            Outcome::Done { .. } => None,
            Outcome::NotDone { why, way_out } => Some((what, why, way_out)),
            Outcome::Unknown { why } => {
                Some((what, why, format!("`helixctl lag {}` shows whether it happened", change.subject)))
            }
        }
    };
    plan.changes.iter().enumerate().filter_map(failure).collect()
}
