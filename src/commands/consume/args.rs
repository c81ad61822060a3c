//! What can be asked of `consume`, and what it means.

use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use jiff::tz::TimeZone;
use regex::Regex;

use super::default_start;
use crate::clock::now_ms;
use crate::commands::topics::files::FileArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::kafka::Joining;
use crate::offsets::{End, Start, Starts, parse_moment};
use crate::output::Format;
use crate::record::{Delimiter, Field, Form, Grep, Template};

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
  helixctl consume helixagent.events.audit --tail-per-partition 5
  helixctl consume helixagent.events.audit --group audit-copy -o json >> audit.ndjson")]
pub struct Args {
    /// Topics to read [default: those that topics.yaml declares]
    #[arg(value_name = "TOPIC", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    /// Read every topic whose whole name matches, without Kafka's own
    #[arg(long, value_name = "REGEX", conflicts_with = "topics")]
    topic_regex: Option<String>,

    /// Declarations that name the topics, if no topic is given
    #[arg(long, value_name = "FILE|DIR", default_value = "topics.yaml")]
    file: PathBuf,

    /// Environment of that file [default: $HELIXCTL_ENV, or the profile's]
    #[arg(long = "env", value_name = "NAME")]
    environment: Option<String>,

    /// Only these partitions
    #[arg(short, long, value_name = "N,…", value_delimiter = ',')]
    partition: Vec<i32>,

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

    /// The last N records of each partition
    #[arg(long, value_name = "N", group = "start")]
    tail_per_partition: Option<i64>,

    /// End before this time or offset, and not beyond the end seen at the start; `now` is that end
    #[arg(long, value_name = "TIME|OFFSET")]
    until: Option<String>,

    /// End at the end seen at the start
    #[arg(long)]
    exit: bool,

    /// End after so many records
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<u64>,

    /// End when nothing has come for so long
    #[arg(long, value_name = "DURATION", value_parser = crate::cli::duration)]
    pub(super) idle: Option<Duration>,

    /// Join this consumer group, go on where it stands, and commit what was written out (at least once)
    #[arg(short, long, value_name = "GROUP", conflicts_with_all = ["partition", "offset", "since", "tail_per_partition", "until"])]
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

    /// Whether records of open and aborted transactions are hidden
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    isolation: Isolation,

    /// Take it for success if retention or a deletion cut into the range
    #[arg(long)]
    allow_gaps: bool,

    /// Only records that match: [key:|value:|header.NAME:]REGEX; all of several
    #[arg(long, value_name = "FILTER")]
    grep: Vec<String>,

    /// kcat's format: %t %p %o %k %s %h %T %K %S %R and \\n \\t \\xHH
    #[arg(short, long, value_name = "FORMAT", group = "form")]
    format: Option<String>,

    /// Write where each record lies and its bytes in hexadecimal
    #[arg(long, group = "form")]
    hex: bool,

    /// Write keys rather than values
    #[arg(long, group = "form")]
    key_only: bool,

    /// What follows each value [default: a line break]
    #[arg(short = 'D', long, value_name = "BYTES", conflicts_with_all = ["format", "hex"])]
    delimiter: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Isolation {
    #[default]
    Committed,
    Uncommitted,
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

/// What is meant by the arguments.
pub(super) struct Reading {
    pub topics: Topics,
    pub partitions: Vec<i32>,
    pub starts: Starts,
    pub end: End,
    pub limit: Option<u64>,
    pub committed: bool,
    pub allow_gaps: bool,
    pub greps: Vec<Grep>,
    pub form: Form,
}

pub(super) enum Topics {
    Named(Vec<String>),
    Matching(Regex),
}

impl Reading {
    /// Whether new partitions belong to what was asked for.
    pub fn grows(&self) -> bool {
        self.partitions.is_empty() && matches!(self.starts, Starts::All(_))
    }
}

impl Args {
    /// Everything is checked before a broker is contacted.
    pub(super) fn reading(&self, context: &mut Context) -> Result<Reading> {
        let end = self.end()?;
        Ok(Reading {
            starts: self.starts(end)?,
            end,
            form: self.form(context.ui.format())?,
            greps: self.greps()?,
            partitions: self.partition.clone(),
            limit: self.limit,
            committed: self.isolation == Isolation::Committed,
            allow_gaps: self.allow_gaps,
            topics: self.topics(context)?,
        })
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

    fn topics(&self, context: &mut Context) -> Result<Topics> {
        if let Some(regex) = &self.topic_regex {
            let whole = Regex::new(&format!("^(?:{regex})$"));
            return whole.map(Topics::Matching).map_err(|e| Error::bad_input("--topic-regex is no regex").because(e));
        }
        if !self.topics.is_empty() {
            return Ok(Topics::Named(self.topics.clone()));
        }
        let files = FileArgs { file: self.file.clone(), environment: self.environment.clone() };
        let desired = files.load(context)?;
        let names: Vec<String> = desired.topics.iter().map(|topic| topic.name.clone()).collect();
        match names.is_empty() {
            true => Err(Error::bad_input(format!("{} declares no topic", self.file.display())).hint("name a topic")),
            false => Ok(Topics::Named(names)),
        }
    }

    fn moment(&self, flag: &str, text: &str) -> Result<i64> {
        parse_moment(text, now_ms(), &TimeZone::system()).map_err(|why| Error::bad_input(format!("{flag}: {why}")))
    }

    fn starts(&self, end: End) -> Result<Starts> {
        let of_tail = self.tail_per_partition.map(|n| Starts::All(Start::BeforeEnd(n.max(0))));
        Ok(match (&self.offset, &self.since) {
            (Some(text), _) => Starts::parse(text).map_err(|why| Error::bad_input(format!("--offset: {why}")))?,
            (_, Some(text)) => Starts::All(Start::Since(self.moment("--since", text)?)),
            _ if self.from_beginning => Starts::All(Start::Beginning),
            _ if self.from_end => Starts::All(Start::End),
            _ => of_tail.unwrap_or_else(|| default_start(end)),
        })
    }

    fn end(&self) -> Result<End> {
        let Some(text) = self.until.as_deref() else {
            return Ok(if self.exit || self.tail_per_partition.is_some() { End::Seen } else { End::Never });
        };
        match text.parse::<i64>() {
            Ok(offset) if (0..100_000_000_000).contains(&offset) => return Ok(End::Offset(offset)),
            _ if text == "now" => return Ok(End::Seen),
            _ => {}
        }
        let moment = self.moment("--until", text)?;
        match moment > now_ms() {
            true => Err(Error::bad_input(format!("--until: `{text}` is still to come"))
                .hint("without --until it follows; --idle ends it when nothing comes any more")),
            false => Ok(End::Until(moment)),
        }
    }

    fn greps(&self) -> Result<Vec<Grep>> {
        let parse =
            |text: &String| Grep::parse(text).map_err(|why| Error::bad_input(format!("--grep `{text}`: {why}")));
        self.grep.iter().map(parse).collect()
    }

    fn form(&self, output: Format) -> Result<Form> {
        if let Some(text) = &self.format {
            let template = Template::parse(text).map_err(|why| Error::bad_input(format!("--format: {why}")))?;
            return Ok(Form::Template(template));
        }
        let field = if self.key_only { Field::Key } else { Field::Value };
        match output {
            _ if self.hex => Ok(Form::Hex),
            Format::Json | Format::Ndjson => Ok(Form::Json),
            Format::Table => {
                let parse =
                    |text: &str| Delimiter::parse(text).map_err(|why| Error::bad_input(format!("--delimiter: {why}")));
                let delimiter = self
                    .delimiter
                    .as_deref()
                    .map_or(Ok(b"\n".to_vec()), |text| parse(text).map(|delimiter| delimiter.bytes().to_vec()))?;
                Ok(Form::Raw { field, delimiter })
            }
            Format::Yaml | Format::Markdown => {
                Err(Error::bad_input("records have no YAML or Markdown form").hint("use `-o json`, `-f` or `--hex`"))
            }
        }
    }
}
