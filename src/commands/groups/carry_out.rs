//! From a seek plan to its result: show, check, ask, save what was there, commit, report.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::Serialize;

use super::look::find;
use super::saved::{History, Saved};
use crate::cluster::{Alter, ItemResult, Look, SeenGroup};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::kafka::Place;
use crate::offsets::Step;
use crate::output::{Answer, Style, count, listing, markdown_table};
use crate::patience::Patience;

/// The flags of every command that moves a group.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ConsentArgs {
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Wait so long for the group to be without members
    #[arg(long, value_name = "DURATION", value_parser = crate::cli::duration)]
    pub wait_empty: Option<Duration>,

    /// Consent to skipping unread records: data-loss:TOPIC
    #[arg(long, value_name = "RISK", value_parser = loss)]
    pub allow: Vec<String>,

    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
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
            again: steps.iter().map(|step| step.again).sum(),
            skipped: steps.iter().map(|step| step.skipped).sum(),
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
pub async fn carry_out(
    cluster: &Client,
    mut plan: SeekPlan,
    args: &ConsentArgs,
    context: &mut Context,
) -> Result<Exit> {
    let gate = cluster.gate(&plan.cluster_id)?;
    // A machine gets one answer, at the end; people read the plan before they are asked.
    let machine = context.ui.format().is_machine();
    let changes: Vec<&Step> = plan.steps.iter().filter(|step| step.changes()).collect();
    if args.dry_run || changes.is_empty() {
        if changes.is_empty() {
            plan.result = "unchanged";
        }
        context.ui.answer(&plan)?;
        return Ok(Exit::Done);
    }
    if !machine {
        context.ui.answer(&plan)?;
        context.ui.flush();
    }
    let lost: BTreeSet<&str> = changes.iter().filter(|step| step.skipped > 0).map(|step| step.topic.as_str()).collect();
    if let Some(topic) = lost.iter().find(|topic| !args.allow.iter().any(|allowed| allowed == *topic)) {
        let skipped: u64 = changes.iter().filter(|step| step.topic == *topic).map(|step| step.skipped).sum();
        let text = format!("{skipped} unread records of {topic} would be skipped; nothing was changed");
        return Err(Error::refused(text).hint(format!("--allow data-loss:{topic} consents to it")));
    }
    empty(&**cluster, &plan.group, args.wait_empty).await?;
    let consent = gate.consent_to(changes.len(), args.yes, context)?;
    let before = changes.iter().map(|step| ((step.topic.clone(), step.partition), step.from));
    let saved = Saved::new(&plan.group, &plan.cluster_id, &plan.doing, before, context);
    History::of(&plan.group, &plan.cluster_id, context)?.add(&saved)?;
    commit(consent.alter(), &plan.group, &changes).await?;
    let group = plan.group.clone();
    if machine {
        plan.result = "committed";
        context.ui.answer(&plan)?;
    }
    context.ui.note(&format!("committed; `helixctl groups undo {group}` restores what was there"));
    Ok(Exit::Done)
}

async fn commit(cluster: &dyn Alter, group: &str, changes: &[&Step]) -> Result<()> {
    let place = |step: &&Step| (step.topic.clone(), step.partition);
    let offsets: BTreeMap<Place, i64> = changes.iter().filter_map(|step| step.to.map(|to| (place(step), to))).collect();
    let removed: Vec<Place> = changes.iter().filter(|step| step.to.is_none()).map(place).collect();
    let mut results: Vec<(Place, ItemResult)> = Vec::new();
    if !offsets.is_empty() {
        let committed = cluster.commit_offsets(group, &offsets).await?;
        results.extend(offsets.into_keys().zip(committed));
    }
    // Nothing is removed where the commits did not go through: the group is as it was.
    if !removed.is_empty() && results.iter().all(|(_, result)| result.is_ok()) {
        let deleted = cluster.delete_offsets(group, &removed).await?;
        results.extend(removed.into_iter().zip(deleted));
    }
    let failed: Vec<String> = results
        .iter()
        .filter_map(|((topic, partition), result)| {
            result.as_ref().err().map(|error| format!("  {topic} partition {partition}: {}", error.message))
        })
        .collect();
    match failed.len() {
        0 => Ok(()),
        all if all == results.len() => {
            Err(Error::failed(format!("group {group} was not changed:\n{}", failed.join("\n"))).hint(
                "if a consumer joined meanwhile, stop it and try again; `helixctl groups describe` shows who is there",
            ))
        }
        some => Err(Error::new(
            Exit::Partial,
            format!("{some} of {} partitions were not changed:\n{}", results.len(), failed.join("\n")),
        )),
    }
}
