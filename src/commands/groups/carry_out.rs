//! Offsets of a group on their way elsewhere: shown, checked, saved as they were, and committed.

use std::collections::BTreeSet;
use std::time::Duration;

use super::look::find;
use super::saved::{History, Saved};
use super::seek_plan::SeekPlan;
use crate::apply::{Manner, Outcome};
use crate::cluster::{Look, SeenGroup};
use crate::commands::carry_out::{self, Carried, ConsentArgs, Undertaking, show_risks};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::output::count;
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
