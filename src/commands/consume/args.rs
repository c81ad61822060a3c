//! What can be asked of `consume`, and what it means.

use std::collections::BTreeMap;
use std::time::Duration;

use clap::ValueEnum;

use crate::assign::Assignor;
use crate::commands::reading::{ChoiceArgs, FormArgs, Reading, moment, until};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::kafka::Joining;

use crate::offsets::{End, Start, Starts};

/// Read records and write them to stdout, byte for byte
///
/// Without a topic: the topics that topics.yaml declares. Without an end it follows until Ctrl-C. Nothing is committed and
/// no group is joined, unless `--group` names one: then each offset is committed after its record was written out.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl consume --from-beginning
  helixctl consume helixagent.events.audit --since 2h --until now -o json --grep 'key:^user-' -n 100
  helixctl consume helixagent.events.audit --offset end-10 --exit -f '%p@%o %k: %s\\n'
  helixctl consume helixagent.events.audit --tail 10 -o table
  helixctl consume helixagent.events.audit --group audit-copy -o json >> audit.ndjson")]
pub struct Args {
    /// Topics to read [default: those that topics.yaml declares]
    #[arg(value_name = "TOPIC", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    /// Begin at the log start
    #[arg(long, group = "start")]
    from_beginning: bool,

    /// Begin at the end (the default when following)
    #[arg(long, group = "start")]
    from_end: bool,

    /// Begin at N, P=N,…, beginning+N or end-N
    #[arg(long, value_name = "OFFSET", group = "start")]
    offset: Option<String>,

    /// Begin at the first record from this time on: 2h, 2026-11-23T14:00Z, milliseconds
    #[arg(long, value_name = "TIME", group = "start")]
    since: Option<String>,

    /// The last N records of all partitions together, oldest first by their timestamps; with a filter, that match
    #[arg(long, value_name = "N", group = "start", conflicts_with_all = ["idle", "limit", "until"])]
    pub(super) tail: Option<usize>,

    /// The last N records of each partition; with a filter, that match
    #[arg(long, value_name = "N", group = "start", conflicts_with_all = ["limit", "until"])]
    pub(super) tail_per_partition: Option<usize>,

    /// End before this time or offset, and not beyond the end seen at the start; `now` is that end
    #[arg(long, value_name = "TIME|OFFSET")]
    until: Option<String>,

    /// End at the end seen at the start
    #[arg(long)]
    exit: bool,

    /// End when nothing has come for so long
    #[arg(long, value_name = "DURATION", value_parser = crate::cli::duration)]
    pub(super) idle: Option<Duration>,

    /// Join this consumer group, go on where it stands, and commit what was written out (at least once)
    #[arg(short, long, value_name = "GROUP", conflicts_with_all = ["partition", "offset", "since", "tail", "tail_per_partition", "until"])]
    pub(super) group: Option<String>,

    /// Begin where this group stands, without joining it or committing
    #[arg(long, value_name = "GROUP", group = "start", conflicts_with = "group")]
    pub(super) as_group: Option<String>,

    /// Whether offsets are committed
    #[arg(long, value_enum, default_value_t, value_name = "WHEN", requires = "group")]
    pub(super) commit: Commit,

    /// Be this static member of the group: a restart within the session causes no rebalance
    #[arg(long, value_name = "ID", requires = "group")]
    instance_id: Option<String>,

    /// Rebalance protocol: the classic one, or that of KIP-848
    #[arg(long, value_enum, default_value_t, value_name = "PROTOCOL", requires = "group")]
    protocol: Protocol,

    /// Assignors that are offered to the group, the most wanted first: range, roundrobin, sticky, cooperative-sticky
    /// [default: cooperative-sticky]
    #[arg(long, value_name = "LIST", requires = "group", value_parser = assignors)]
    assignor: Option<String>,

    #[command(flatten)]
    pub(super) work: super::exec::ExecArgs,

    #[command(flatten)]
    choice: ChoiceArgs,

    #[command(flatten)]
    pub(super) form: FormArgs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Commit {
    /// Every five seconds, before partitions go to another member, and at the end
    #[default]
    Delivered,
    None,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Protocol {
    #[default]
    Classic,
    Consumer,
}

impl Args {
    /// Everything is checked before a broker is contacted.
    pub(super) fn reading(&self, context: &mut Context) -> Result<Reading> {
        self.check_group()?;
        let end = self.end()?;
        let starts = self.starts(end)?;
        self.choice.reading(self.choice.topics(&self.topics, context)?, starts, end)
    }

    /// What can be wrong with the group, as far as it shows before anybody is asked.
    fn check_group(&self) -> Result<()> {
        let groups = [("--group", &self.group), ("--as-group", &self.as_group)];
        if let Some((flag, _)) = groups.iter().find(|(_, group)| group.as_deref() == Some("")) {
            return Err(Error::bad_input(format!("{flag}: the name of the group is empty")));
        }
        if self.protocol == Protocol::Consumer && self.assignor.is_some() {
            return Err(Error::bad_input(
                "--assignor is of the classic protocol; in that of KIP-848 the broker assigns",
            )
            .hint("`-X group.remote.assignor=NAME` asks for an assignor of the broker"));
        }
        Ok(())
    }

    /// The group that is to be joined.
    pub(super) fn joining(&self, topics: Vec<String>) -> Option<Joining> {
        Some(Joining {
            group: self.group.clone()?,
            topics,
            instance_id: self.instance_id.clone(),
            new_protocol: self.protocol == Protocol::Consumer,
        })
    }

    /// Whether it changes the cluster: offsets are committed, or dead letters set aside.
    pub(super) fn writes(&self) -> bool {
        self.work.dlq.is_some() || (self.group.is_some() && self.commit == Commit::Delivered)
    }

    /// Properties of the membership that flags set.
    pub(super) fn membership(&self, properties: &mut BTreeMap<String, String>) {
        if let Some(list) = &self.assignor {
            properties.insert("partition.assignment.strategy".to_owned(), list.clone());
        }
    }

    /// Where a group begins that has no commit: as asked, else as the configuration says (`auto_offset_reset`); `None` if
    /// that is to be an error.
    pub(super) fn reset(&self, configured: Option<&str>) -> Option<Start> {
        match configured {
            _ if self.from_beginning => Some(Start::Beginning),
            _ if self.from_end => Some(Start::End),
            Some("error") => None,
            Some("latest") => Some(Start::End),
            _ => Some(Start::Beginning),
        }
    }

    fn starts(&self, end: End) -> Result<Starts> {
        let before = |n: usize| Starts::All(Start::BeforeEnd(i64::try_from(n).unwrap_or(i64::MAX)));
        let of_tail = self.tail.or(self.tail_per_partition).map(before);
        Ok(match (&self.offset, &self.since) {
            (Some(text), _) => Starts::parse(text).map_err(|why| Error::bad_input(format!("--offset: {why}")))?,
            (_, Some(text)) => Starts::All(Start::Since(moment("--since", text, None)?)),
            _ if self.from_beginning => Starts::All(Start::Beginning),
            _ if self.from_end => Starts::All(Start::End),
            _ => of_tail.unwrap_or_else(|| default_start(end)),
        })
    }

    fn end(&self) -> Result<End> {
        match self.until.as_deref() {
            Some(text) => until(text, None),
            None if self.exit || self.tail.or(self.tail_per_partition).is_some() => Ok(End::Seen),
            None => Ok(End::Never),
        }
    }
}

fn assignors(text: &str) -> Result<String, String> {
    Assignor::list(text).map(|_| text.to_owned())
}

/// Where reading begins if nothing is said: at the beginning with an end, else at the end.
fn default_start(end: End) -> Starts {
    Starts::All(if end == End::Never { Start::End } else { Start::Beginning })
}
