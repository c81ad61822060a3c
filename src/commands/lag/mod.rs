//! `helixctl lag`

mod look;
mod report;
mod watch;

use std::time::Duration;

use clap::ValueEnum;

use crate::clock::now_ms;
use crate::cluster::{ErrorCode, ListedGroup, Look};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;
use crate::suggest::did_you_mean;
use crate::units::format_millis;
use look::look;
use report::{By, Report, Totals};

/// What `--check` takes for too much if nothing else is said, in records per group.
const MAX_LAG: u64 = 10_000;

/// Show how far consumer groups are behind, in records and in time, the worst first
///
/// Joins no group and disturbs none. Committed offsets are read before the ends of the logs, so lag is never negative.
/// BEHIND is the age of the first record not yet read, by that record's own timestamp. Exit 3 when a threshold is
/// exceeded; exit 1 when something could not be looked up.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl lag                                        every group
  helixctl lag helixagent-group                       its partitions, with who reads them
  helixctl lag --check                                exit 3 if a group is more than 10000 behind
  helixctl lag helixagent-group --max 500 --max-age 5m
  helixctl lag --watch                                again and again, with rates")]
pub struct Args {
    /// Groups [default: all]; each is shown by partition unless --by says otherwise
    #[arg(value_name = "GROUP")]
    groups: Vec<String>,

    /// Only these topics
    #[arg(long, value_name = "TOPIC", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topic: Vec<String>,

    /// One line per group, topic or partition
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,

    /// Exit 3 if a group is more than so many records behind
    #[arg(long, value_name = "RECORDS")]
    max: Option<u64>,

    /// Exit 3 if a group's first unread record is older than this
    #[arg(long, value_name = "DURATION", value_parser = crate::cli::duration)]
    max_age: Option<Duration>,

    /// Exit 3 if a group is behind by more than --max [default: 10000]
    #[arg(long)]
    check: bool,

    /// Look again at this interval, until Ctrl-C
    #[arg(long, value_name = "INTERVAL", num_args = 0..=1, default_missing_value = "2s", require_equals = true, value_parser = crate::cli::duration, conflicts_with_all = ["check", "max", "max_age"])]
    watch: Option<Duration>,

    /// Where a log ends: at the last stable offset, or at the high watermark
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    isolation: Isolation,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Isolation {
    Committed,
    #[default]
    Uncommitted,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    if let Some(interval) = args.watch {
        return watch::run(args, &*cluster, interval, context).await;
    }
    let report = args.report(&*cluster).await?;
    context.ui.answer(&report)?;
    args.judge(&report, context)
}

impl Args {
    async fn report(&self, cluster: &dyn Look) -> Result<Report> {
        let wanted = |group: &ListedGroup| self.groups.is_empty() || self.groups.contains(&group.group);
        let topic = |name: &str| self.topic.is_empty() || self.topic.iter().any(|topic| topic == name);
        let at_ms = now_ms();
        let mut groups = look(cluster, &wanted, &topic, self.isolation == Isolation::Committed).await?;
        for name in &self.groups {
            if !groups.iter().any(|group| group.listed.group == *name) {
                return Err(missing(name, cluster).await);
            }
        }
        // Who asks for topics does not ask for groups that have nothing to do with them.
        groups.retain(|group| self.topic.is_empty() || !group.partitions.is_empty() || group.error.is_some());
        let by = self.by.unwrap_or(if self.groups.is_empty() { By::Group } else { By::Partition });
        let isolation = if self.isolation == Isolation::Committed { "committed" } else { "uncommitted" };
        Ok(Report { at_ms, isolation, totals: Totals::of(&groups), groups, by })
    }

    /// What could not be looked up goes before what exceeds a threshold: nobody knows whether it does.
    fn judge(&self, report: &Report, context: &mut Context) -> Result<Exit> {
        let unknown: Vec<&str> =
            report.groups.iter().filter(|g| g.is_unknown()).map(|g| g.listed.group.as_str()).collect();
        if !unknown.is_empty() {
            return Err(Error::failed(format!("not everything could be looked up: {}", unknown.join(", ")))
                .hint("the last column of `--by partition` says why"));
        }
        let max = self.max.or(self.check.then_some(MAX_LAG));
        let max_age = self.max_age.map(|age| u64::try_from(age.as_millis()).unwrap_or(u64::MAX));
        let mut exceeded = false;
        for group in &report.groups {
            let name = &group.listed.group;
            if let Some(max) = max.filter(|max| group.lag > *max) {
                exceeded = true;
                let lag = count(usize::try_from(group.lag).unwrap_or(usize::MAX), "record");
                context.ui.note(&format!("{name} is {lag} behind: more than {max}"));
            }
            if let (Some(behind), Some(max)) = (group.behind_ms, max_age.filter(|max| group.behind_ms > Some(*max))) {
                exceeded = true;
                context.ui.note(&format!(
                    "{name} is {} behind: more than {}",
                    format_millis(behind),
                    format_millis(max)
                ));
            }
        }
        Ok(if exceeded { Exit::Drift } else { Exit::Done })
    }
}

/// A group that is named and not there. A broker lists the groups that it has loaded, and says nothing of those that it is
/// still to load: its coordinator is asked before it is believed.
pub(in crate::commands) async fn missing(name: &str, cluster: &dyn Look) -> Error {
    if keeps_offsets(cluster).await {
        match cluster.committed(name).await {
            Err(error) => return Error::from(error),
            Ok(committed) if !committed.is_empty() => {
                return Error::failed(format!("group {name} cannot be looked at: its coordinator is loading it"))
                    .hint("try again in a moment");
            }
            Ok(_) => {}
        }
    }
    let error = Error::failed(format!("there is no group {name}"));
    let live = cluster.list_groups().await.unwrap_or_default();
    let near = did_you_mean(name, live.iter().map(|group| group.group.as_str()));
    error.hint(near.unwrap_or_else(|| "`helixctl groups list` shows what is there".to_owned()))
}

/// Whether the cluster has a topic of committed offsets yet. To ask for a coordinator would make one, and looking makes nothing.
async fn keeps_offsets(cluster: &dyn Look) -> bool {
    let topic = cluster.describe_topics(&["__consumer_offsets".to_owned()]).await.unwrap_or_default().pop();
    !matches!(topic, Some(Err(error)) if error.code == ErrorCode::UnknownTopic)
}
