//! What can be asked of `replay`, and what it means.

use std::path::PathBuf;

use crate::commands::groups::MoveArgs;
use crate::commands::reading::{ChoiceArgs, FormArgs, Pace, Reading, moment, until};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::offsets::{End, Start, Starts};
use crate::units::Rate;

/// Numbers below this are offsets, above it milliseconds since the epoch.
const MOMENTS_FROM: i64 = 100_000_000_000;

/// Go back in time: read again, copy, or let a group read again
///
/// The window of each partition begins at the first record whose timestamp is at or after `--since`, and ends at the first
/// whose timestamp is at or after `--until`, or at the end that is seen at the start: what is written meanwhile is not
/// replayed. Where producers wrote out of order, records outside of the times lie in such a window: `--strict-time` looks at
/// each one's own timestamp. Without a destination the records go to stdout.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl replay --since 2h --topic helixagent.events.audit
  helixctl replay --since 2026-11-23T09:00Z --until 10:00Z --to audit.replay --create
  helixctl replay --since 1d --group helixagent-group
  helixctl replay --since beginning --topic audit --to audit.copy --checkpoint copy.json --exactly-once
  helixctl replay --since 1d --topic audit --out incident.hxa
  helixctl replay --from incident.hxa --to audit.again --create
  helixctl replay --since 1d --topic audit.dlq --to-origin --max-attempts 3 --park audit.parked --dry-run
  helixctl replay --since 6h --topic audit --count --grep value:ERROR")]
pub struct Args {
    /// Topics to read [default: those that topics.yaml declares]
    #[arg(short = 't', long = "topic", value_name = "TOPIC", value_delimiter = ',',
          add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    /// Begin at this time (2h, 2026-11-23T09:00Z), or at offset N, P=N,…, beginning, beginning+N or end-N
    #[arg(long, value_name = "TIME|OFFSET", required_unless_present = "from")]
    pub(super) since: Option<String>,

    /// End before this time or offset [default: the end seen at the start]
    #[arg(long, value_name = "TIME|OFFSET")]
    pub(super) until: Option<String>,

    /// Only records whose own timestamp lies within the times
    #[arg(long)]
    strict_time: bool,

    #[command(flatten)]
    choice: ChoiceArgs,

    /// Read this archive rather than the cluster [default: all of its topics, from their beginning]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["group", "isolation"])]
    pub(super) from: Option<PathBuf>,

    /// Only count
    #[arg(long, group = "destination", help_heading = "Where to")]
    pub(super) count: bool,

    /// Move this group back instead: its consumers read again
    #[arg(long, value_name = "GROUP", group = "destination", help_heading = "Where to", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(super) group: Option<String>,

    /// Copy to this topic, byte for byte
    #[arg(long, value_name = "TOPIC", group = "destination", help_heading = "Where to")]
    pub(super) to: Option<String>,

    /// Write an archive, from which `--from` replays: see docs/archive.md
    #[arg(long, value_name = "FILE", group = "destination", help_heading = "Where to")]
    pub(super) out: Option<PathBuf>,

    /// Dead letters: send each back to the topic that its headers name (ours, Spring Kafka's, Kafka Connect's)
    #[arg(long, group = "destination", help_heading = "Where to")]
    pub(super) to_origin: bool,

    /// Read all of the archive, and say whether every byte is what was written
    #[arg(long, group = "destination", requires = "from", help_heading = "Where to",
          conflicts_with_all = ["since", "until", "topics", "grep", "json_path", "limit", "partition", "strict_time"])]
    pub(super) verify: bool,

    /// No faster than this: 5000/s, or 10MiB/s of keys and values
    #[arg(long, value_name = "RATE", value_parser = rate, conflicts_with = "speed", help_heading = "How fast")]
    pub(super) rate: Option<Pace>,

    /// With the spacing in time that the records had, so many times as fast: 1x, 2x, 0.5x
    #[arg(long, value_name = "FACTOR", value_parser = speed, help_heading = "How fast")]
    pub(super) speed: Option<Pace>,

    #[command(flatten, next_help_heading = "Copying")]
    pub(super) copy: CopyArgs,

    #[command(flatten, next_help_heading = "Dead letters")]
    pub(super) redrive: RedriveArgs,

    #[command(flatten, next_help_heading = "Moving a group, and dead letters")]
    pub(super) consent: MoveArgs,

    #[command(flatten, next_help_heading = "Form on stdout")]
    pub(super) form: FormArgs,
}

/// Flags of a copy.
#[derive(Debug, clap::Args)]
pub struct CopyArgs {
    /// Make the topic if it is not there, with the partitions and configs of the source
    #[arg(long, requires = "to")]
    pub create: bool,

    /// The topic is on the cluster of this profile
    #[arg(long, value_name = "PROFILE", requires = "to")]
    pub to_profile: Option<String>,

    /// Which partition goes where [default: the same number, or by key if the numbers of partitions differ]
    #[arg(long, value_name = "FROM:TO,…", requires = "to", value_delimiter = ',')]
    pub partition_map: Vec<String>,

    /// Add headers that tell each record's source topic, partition and offset
    #[arg(long, requires = "to")]
    pub mark: bool,

    /// Allow copying a topic onto its own end
    #[arg(long, requires = "to")]
    pub into_same: bool,

    /// Keep in this file how far the copy is; the same command goes on from there
    #[arg(long, value_name = "FILE", requires = "to")]
    pub checkpoint: Option<PathBuf>,

    /// Copy in transactions that also hold the progress: each record once, whatever happens
    #[arg(long, requires = "checkpoint")]
    pub exactly_once: bool,
}

/// Flags of `--to-origin`.
#[derive(Debug, clap::Args)]
pub struct RedriveArgs {
    /// Leave, or park, what was sent back so often already
    #[arg(long, value_name = "N", requires = "to_origin")]
    pub max_attempts: Option<u32>,

    /// Where those go that were
    #[arg(long, value_name = "TOPIC", requires = "max_attempts")]
    pub park: Option<String>,
}

fn rate(text: &str) -> std::result::Result<Pace, String> {
    Rate::parse(text).map(Pace::Rate)
}

fn speed(text: &str) -> std::result::Result<Pace, String> {
    let factor = text.trim_end_matches('x').parse::<f64>().ok().filter(|factor| factor.is_finite() && *factor > 0.0);
    factor.map(Pace::Speed).ok_or_else(|| format!("`{text}` is no factor: write `1x` or `2x`"))
}

impl Args {
    pub(super) fn pace(&self) -> Option<Pace> {
        self.rate.or(self.speed)
    }

    /// Everything is checked before a broker is contacted.
    pub(super) fn reading(&self, context: &mut Context) -> Result<Reading> {
        let (starts, since) = self.starts()?;
        let mut end = match &self.until {
            Some(text) => until(text, since)?,
            None => End::Seen,
        };
        let before = match end {
            End::Until(moment) => moment,
            _ => i64::MAX,
        };
        if since.is_some_and(|since| since >= before) {
            return Err(Error::bad_input("--until is not after --since: nothing lies between them"));
        }
        if self.strict_time {
            // Records of the time may lie behind one that is later.
            if matches!(end, End::Until(_)) {
                end = End::Seen;
            } else if since.is_none() {
                return Err(Error::bad_input("--strict-time wants a time in --since or --until"));
            }
        }
        if self.group.is_some() && (self.strict_time || self.choice.picks()) {
            return Err(Error::bad_input(
                "--grep, --json-path, -n and --strict-time choose records: a group only has offsets",
            )
            .hint("without them the group reads all from --since on"));
        }
        let topics = match &self.from {
            Some(_) => self.choice.topics_or_all(&self.topics)?,
            None => self.choice.topics(&self.topics, context)?,
        };
        let mut reading = self.choice.reading(topics, starts, end)?;
        if self.strict_time {
            reading.filter = reading.filter.within(since.unwrap_or(i64::MIN), before);
        }
        Ok(reading)
    }

    /// What was asked for, in words.
    pub(super) fn typed(&self) -> Vec<String> {
        let mut words = self.choice.typed(&self.topics);
        words.extend(self.since.iter().map(|since| format!("--since {since}")));
        words.extend(self.until.iter().map(|until| format!("--until {until}")));
        words.extend(self.copy.partition_map.iter().map(|map| format!("--partition-map {map}")));
        let flags = [
            (self.strict_time, "--strict-time"),
            (self.copy.mark, "--mark"),
            (self.copy.exactly_once, "--exactly-once"),
        ];
        words.extend(flags.iter().filter(|(given, _)| *given).map(|(_, flag)| (*flag).to_owned()));
        words
    }

    /// Where it begins, and the moment if it is one.
    fn starts(&self) -> Result<(Starts, Option<i64>)> {
        let Some(text) = self.since.as_deref() else { return Ok((Starts::All(Start::Beginning), None)) };
        let is_offset = text.parse::<i64>().is_ok_and(|number| number < MOMENTS_FROM)
            || text.contains('=')
            || ["beginning", "end"].iter().any(|word| text.starts_with(word));
        if is_offset {
            let starts = Starts::parse(text).map_err(|why| Error::bad_input(format!("--since: {why}")))?;
            return Ok((starts, None));
        }
        let since = moment("--since", text, None)?;
        Ok((Starts::All(Start::Since(since)), Some(since)))
    }
}
