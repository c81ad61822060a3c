//! `helixctl lag --watch`: the same look again and again, with what changed between two of them.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::time::Duration;

use serde::Serialize;
use tokio::time::{MissedTickBehavior, interval};

use super::look::GroupLag;
use super::report::Report;
use super::{Args, Totals};
use crate::cluster::Look;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Style, harmless, listing};
use crate::units::format_millis;

/// A group in one round.
#[derive(Serialize)]
struct Round<'a> {
    group: &'a str,
    state: &'a str,
    members: usize,
    lag: u64,
    behind_ms: Option<u64>,
    /// Records a second, since the round before.
    #[serde(skip_serializing_if = "Option::is_none")]
    rates: Option<Rates>,
}

#[derive(Clone, Copy, Serialize)]
struct Rates {
    /// Written to the partitions that the group reads.
    into: f64,
    /// Committed by the group.
    out: f64,
    /// Seconds until nothing is left to read, if it goes on like this; absent if it never will be.
    catch_up_s: Option<f64>,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    version: u32,
    at_ms: i64,
    groups: Vec<Round<'a>>,
    totals: &'a Totals,
}

pub(super) async fn run(args: &Args, cluster: &dyn Look, every: Duration, context: &mut Context) -> Result<Exit> {
    let mut stop = context.stop_signal()?;
    let draws = std::io::stdout().is_terminal() && !context.ui.format().is_machine();
    let mut ticks = interval(every.max(Duration::from_millis(100)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut before: Option<Report> = None;
    loop {
        tokio::select! { _ = ticks.tick() => {}, _ = stop.changed() => return Ok(Exit::Done) }
        let report = tokio::select! {
            report = args.report(cluster) => report?,
            _ = stop.changed() => return Ok(Exit::Done),
        };
        let rounds = rounds(before.as_ref(), &report);
        match draws {
            true => {
                // Home, and what is left of the round before is cleared line by line: no flicker.
                let text = table(&rounds, context.ui.style());
                let text = harmless(&text).replace('\n', "\x1b[K\n");
                context.ui.write(&format!("\x1b[H{text}\x1b[J"));
            }
            false => {
                let line =
                    Line { kind: "LagRound", version: 1, at_ms: report.at_ms, groups: rounds, totals: &report.totals };
                // A value of strings and numbers can always be written.
                context.ui.write(&format!("{}\n", serde_json::to_string(&line).unwrap_or_default()));
            }
        }
        context.ui.flush();
        if context.ui.is_closed() {
            return Ok(Exit::Done);
        }
        before = Some(report);
    }
}

fn rounds<'a>(before: Option<&Report>, now: &'a Report) -> Vec<Round<'a>> {
    let known: BTreeMap<&str, &GroupLag> = before
        .map(|report| report.groups.iter().map(|group| (group.listed.group.as_str(), group)).collect())
        .unwrap_or_default();
    let seconds = before.map_or(0.0, |report| (now.at_ms - report.at_ms) as f64 / 1000.0);
    let round = |group: &'a GroupLag| Round {
        group: &group.listed.group,
        state: &group.listed.state,
        members: group.members,
        lag: group.lag,
        behind_ms: group.behind_ms,
        rates: known.get(group.listed.group.as_str()).and_then(|was| rates(was, group, seconds)),
    };
    now.groups.iter().map(round).collect()
}

fn rates(was: &GroupLag, is: &GroupLag, seconds: f64) -> Option<Rates> {
    if seconds <= 0.0 {
        return None;
    }
    // Only partitions of both rounds: one that has come would look like a flood.
    let (mut written, mut read) = (0, 0);
    for partition in &is.partitions {
        let same =
            was.partitions.iter().find(|old| old.topic == partition.topic && old.partition == partition.partition);
        let Some(old) = same else { continue };
        if let (Some(a), Some(b)) = (old.end, partition.end) {
            written += b - a;
        }
        if let (Some(a), Some(b)) = (old.committed, partition.committed) {
            read += b - a;
        }
    }
    let (into, out) = (written as f64 / seconds, read as f64 / seconds);
    let catch_up_s = match is.lag {
        0 => Some(0.0),
        lag => (out > into).then(|| lag as f64 / (out - into)),
    };
    Some(Rates { into, out, catch_up_s })
}

fn table(rounds: &[Round<'_>], style: Style) -> String {
    let dash = || "-".to_owned();
    let row = |round: &Round<'_>| {
        let trend = round.rates.map_or_else(dash, |rates| match rates.into.total_cmp(&rates.out) {
            std::cmp::Ordering::Greater => "growing".to_owned(),
            std::cmp::Ordering::Less => "falling".to_owned(),
            std::cmp::Ordering::Equal => "steady".to_owned(),
        });
        let catch_up = round.rates.map_or_else(dash, |rates| match rates.catch_up_s {
            Some(seconds) => format_millis((seconds * 1000.0) as u64),
            None => "never".to_owned(),
        });
        vec![
            round.group.to_owned(),
            round.state.to_owned(),
            round.members.to_string(),
            round.lag.to_string(),
            round.behind_ms.map_or_else(dash, format_millis),
            round.rates.map_or_else(dash, |rates| format!("{:.0}", rates.into)),
            round.rates.map_or_else(dash, |rates| format!("{:.0}", rates.out)),
            trend,
            catch_up,
        ]
    };
    let headings = ["GROUP", "STATE", "MEMBERS", "LAG", "BEHIND", "IN/S", "OUT/S", "TREND", "CATCH-UP"];
    listing(&headings, rounds.iter().map(row).collect(), style)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::ListedGroup;
    use crate::commands::lag::look::PartitionLag;
    use crate::offsets::Standing;

    fn group(committed: i64, end: i64) -> GroupLag {
        let partition = PartitionLag {
            topic: "t".to_owned(),
            partition: 0,
            committed: Some(committed),
            log_start: Some(0),
            end: Some(end),
            lag: Some((end - committed) as u64),
            oldest_unread_ms: None,
            behind_ms: None,
            standing: Standing::Current,
            member: None,
        };
        GroupLag {
            listed: ListedGroup::default(),
            members: 0,
            lag: (end - committed) as u64,
            behind_ms: None,
            error: None,
            partitions: vec![partition],
        }
    }

    #[test]
    fn rates_are_what_changed_per_second() {
        let found = rates(&group(0, 100), &group(60, 120), 2.0).unwrap();
        assert_eq!((found.into, found.out, found.catch_up_s), (10.0, 30.0, Some(3.0)));
        let never = rates(&group(0, 100), &group(0, 120), 2.0).unwrap();
        assert_eq!(never.catch_up_s, None);
        assert!(rates(&group(0, 1), &group(0, 1), 0.0).is_none());
    }
}
