//! What can be asked of `produce`, and what it means.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;

use super::input::{Forming, Input, Template};
use super::place::By;
use crate::commands::reading::moment;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::record::{Delimiter, JsonPath, Scan};
use crate::units::Rate;

/// Write records to a topic, each one's delivery confirmed
///
/// Reads stdin, or files one after the other. Idempotent unless `--acks` or a property says otherwise: nothing is lost,
/// doubled or reordered when a leader moves.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl produce helixagent.events.audit < lines.txt
  helixctl produce helixagent.events.audit -K : keyed.txt
  helixctl produce helixagent.events.audit -f '%k\\t%T\\t%s\\n' written-by-kcat.txt
  helixctl consume helixagent.events.audit --exit -o json | helixctl produce audit.copy --input json
  helixctl produce helixagent.events.audit events.json --input json --key-path .session_id
  helixctl produce helixagent.events.audit --repeat 1000 --template '{\"n\":{{seq}}}' --rate 100/s
  echo hello | helixctl produce helixagent.events.audit -k session-7 -H provider=claude")]
pub struct Args {
    /// Topic to write to; it has to be there
    #[arg(value_name = "TOPIC", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    pub(super) topic: String,

    /// Files to read [default: stdin]
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,

    /// What the input is
    #[arg(long, value_enum, default_value_t, value_name = "FORM")]
    input: InputForm,

    /// Read what `consume -f` with this format wrote: %k %s %h %T %p, something between them; %t %o are left out
    #[arg(short, long, value_name = "FORMAT", conflicts_with_all = ["input", "delimiter", "key_delimiter", "repeat"])]
    format: Option<String>,

    /// What ends a record [default: a line break]
    #[arg(short = 'D', long, value_name = "BYTES")]
    delimiter: Option<String>,

    /// What separates key and value; a line without it has a null key
    #[arg(short = 'K', long, value_name = "BYTES", conflicts_with = "key")]
    key_delimiter: Option<String>,

    /// Key of every record
    #[arg(short, long, value_name = "KEY")]
    key: Option<String>,

    /// Header of every record (can be repeated)
    #[arg(short = 'H', long, value_name = "NAME=VALUE")]
    header: Vec<String>,

    /// Text that stands for null: a value (tombstone), or a key before -K
    #[arg(long, value_name = "TEXT")]
    null_value: Option<String>,

    /// Take the carriage return off the end of lines
    #[arg(long)]
    crlf: bool,

    /// Partition of every record [default: by the key]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..))]
    pub(super) partition: Option<i32>,

    /// Timestamp of every record: a time, or milliseconds since the epoch [default: the time of sending]
    #[arg(long, value_name = "TIME")]
    timestamp: Option<String>,

    /// Values that are JSON: the key lies at this path, such as .session_id
    #[arg(long, value_name = "PATH", conflicts_with = "key")]
    key_path: Option<String>,

    /// Values that are JSON: a header whose value lies at this path (can be repeated)
    #[arg(long, value_name = "NAME=PATH")]
    header_path: Vec<String>,

    /// What of a JSON envelope is kept besides key, value and headers
    #[arg(long, value_enum, value_name = "WHAT,…", value_delimiter = ',')]
    preserve: Vec<Preserve>,

    /// How a partition is chosen
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    partitioner: Partitioner,

    /// Choose the partition by another field than the key: header:NAME or json:.path
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["partition", "partitioner"])]
    partition_by: Option<String>,

    /// Input is gzip or zstd; so it is where a file is called .gz or .zst
    #[arg(long)]
    decompress: bool,

    /// Make so many records from --template, and read nothing
    #[arg(long, value_name = "N", requires = "template", conflicts_with_all = ["files", "input"])]
    repeat: Option<u64>,

    /// Text of the records of --repeat: {{seq}}, {{uuid}}, {{now}}, {{random FROM TO}}
    #[arg(long, value_name = "TEXT", requires = "repeat")]
    template: Option<String>,

    /// No faster than this: 1000/s, or 10MiB/s of input
    #[arg(long, value_name = "RATE", value_parser = Rate::parse)]
    pub(super) rate: Option<Rate>,

    /// Send in transactions of this id: readers see all records, or none
    #[arg(long, value_name = "ID", conflicts_with = "acks")]
    pub(super) transactional_id: Option<String>,

    /// Records of each transaction [default: all of them in one]
    #[arg(long, value_name = "N", requires = "transactional_id", value_parser = clap::value_parser!(u64).range(1..))]
    pub(super) commit_every: Option<u64>,

    /// Keep in this file how far the input is; the same command goes on from there
    #[arg(long, value_name = "FILE", requires = "files")]
    pub(super) checkpoint: Option<PathBuf>,

    /// Make the topic if it is not there, as topics.yaml declares it
    #[arg(long)]
    pub(super) create: bool,

    /// Declarations that --create takes it from
    #[arg(long, value_name = "FILE|DIR", default_value = "topics.yaml")]
    pub(super) file: PathBuf,

    /// Environment of that file [default: $HELIXCTL_ENV, or the profile's]
    #[arg(long = "env", value_name = "NAME")]
    pub(super) environment: Option<String>,

    /// Go on after a record that cannot be read; exit 4
    #[arg(long)]
    skip_bad: bool,

    /// Keep what was not delivered, as JSON that --input json reads
    #[arg(long, value_name = "FILE")]
    pub(super) rejects: Option<PathBuf>,

    /// none, leader or all [default: the configuration's, all]
    #[arg(long, value_name = "WHO")]
    acks: Option<String>,

    /// none, gzip, snappy, lz4 or zstd, with a level: zstd:9 [default: the configuration's, lz4]
    #[arg(short = 'z', long, value_name = "CODEC[:LEVEL]")]
    compression: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum InputForm {
    /// Delimited values, or keys and values (-K)
    #[default]
    Lines,
    /// One JSON envelope a line, as consume writes it; with --key-path, values
    Json,
    /// One JSON value a line
    Values,
    /// Rows, as JSON objects; the first names the columns
    Csv,
    /// Each file is one record
    Whole,
    /// Four bytes of length, big-endian, in front of each value: as `consume -f %R%s` writes it
    Sized,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Preserve {
    Partition,
    Timestamp,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Partitioner {
    /// Murmur2 of the key, as Java's producer; records without a key in batches at random
    #[default]
    Key,
    /// CRC32 of the key, as kcat
    Crc32,
    Random,
    /// One after the other, whatever the key is
    RoundRobin,
}

fn pair<'a>(flag: &str, text: &'a str, form: &str) -> Result<(&'a str, &'a str)> {
    text.split_once('=').ok_or_else(|| Error::bad_input(format!("{flag} `{text}` is not {form}")))
}

impl Args {
    /// Everything is checked before a broker is contacted.
    pub(super) fn forming(&self) -> Result<Forming> {
        let parse =
            |flag: &str, text: &str| Delimiter::parse(text).map_err(|why| Error::bad_input(format!("{flag}: {why}")));
        let input = self.input()?;
        if !matches!(input, Input::Json) && !self.preserve.is_empty() {
            return Err(Error::bad_input("--preserve is for --input json: nothing else has partitions and timestamps"));
        }
        if !matches!(input, Input::Lines | Input::Format(_))
            && (self.key_delimiter.is_some() || self.null_value.is_some())
        {
            return Err(Error::bad_input("-K and --null-value are for --input lines: JSON tells keys and null itself"));
        }
        let has_paths = self.key_path.is_some() || !self.header_path.is_empty();
        if has_paths && !matches!(input, Input::Values | Input::Csv) {
            return Err(Error::bad_input("--key-path and --header-path are for JSON values: `--input values`, or csv"));
        }
        let path =
            |flag: &str, text: &str| JsonPath::parse(text).map_err(|why| Error::bad_input(format!("{flag}: {why}")));
        let header = |text: &String| {
            let (name, value) = pair("--header", text, "NAME=VALUE")?;
            Ok((name.as_bytes().to_vec(), Some(value.as_bytes().to_vec())))
        };
        let header_path = |text: &String| {
            let (name, at) = pair("--header-path", text, "NAME=PATH")?;
            Ok((name.as_bytes().to_vec(), path("--header-path", at)?))
        };
        Ok(Forming {
            delimiter: match &input {
                Input::Format(scan) => scan.end().clone(),
                _ => parse("--delimiter", self.delimiter.as_deref().unwrap_or("\\n"))?,
            },
            key_delimiter: self.key_delimiter.as_deref().map(|text| parse("--key-delimiter", text)).transpose()?,
            key: self.key.as_ref().map(|key| key.as_bytes().to_vec()),
            headers: self.header.iter().map(header).collect::<Result<_>>()?,
            null: self.null_value.as_ref().map(|text| text.as_bytes().to_vec()),
            crlf: self.crlf,
            partition: self.partition,
            timestamp: self.timestamp.as_deref().map(|text| moment("--timestamp", text, None)).transpose()?,
            keep_partition: self.preserve.contains(&Preserve::Partition),
            keep_timestamp: self.preserve.contains(&Preserve::Timestamp),
            skip_bad: self.skip_bad,
            key_path: self.key_path.as_deref().map(|text| path("--key-path", text)).transpose()?,
            header_paths: self.header_path.iter().map(header_path).collect::<Result<_>>()?,
            decompress: self.decompress,
            input,
        })
    }

    fn input(&self) -> Result<Input> {
        if let (Some(of), Some(text)) = (self.repeat, &self.template) {
            let template = Template::parse(text).map_err(|why| Error::bad_input(format!("--template: {why}")))?;
            return Ok(Input::Made(of, template));
        }
        if let Some(text) = &self.format {
            let scan = Scan::parse(text).map_err(|why| Error::bad_input(format!("--format: {why}")))?;
            return Ok(Input::Format(Box::new(scan)));
        }
        Ok(match self.input {
            InputForm::Lines => Input::Lines,
            // An envelope tells its key itself.
            InputForm::Json if self.key_path.is_some() => Input::Values,
            InputForm::Json => Input::Json,
            InputForm::Values => Input::Values,
            InputForm::Csv => Input::Csv,
            InputForm::Whole => Input::Whole,
            InputForm::Sized => Input::Sized,
        })
    }

    /// By what partitions are chosen.
    pub(super) fn by(&self) -> Result<By> {
        match &self.partition_by {
            Some(text) => By::parse(text).map_err(|why| Error::bad_input(format!("--partition-by: {why}"))),
            None if self.partitioner == Partitioner::RoundRobin => Ok(By::RoundRobin),
            None => Ok(By::Producer),
        }
    }

    /// The properties of the producer; what the user sets with `-X` wins.
    pub(super) fn properties(&self, context: &mut Context) -> Result<BTreeMap<String, String>> {
        let codec = self
            .compression
            .as_deref()
            .map(|text| text.split_once(':').map_or((text, None), |(codec, level)| (codec, Some(level))));
        let mut properties = context.producer_properties(self.acks.as_deref(), codec.map(|(codec, _)| codec))?;
        if let Some((_, Some(level))) = codec {
            properties.insert("compression.level".to_owned(), level.to_owned());
        }
        if let Some(id) = &self.transactional_id {
            properties.insert("transactional.id".to_owned(), id.clone());
        }
        let all = properties.get("acks").is_none_or(|acks| acks == "all" || acks == "-1");
        let partitioner = match self.partitioner {
            Partitioner::Key => "murmur2_random",
            Partitioner::Crc32 => "consistent_random",
            Partitioner::Random | Partitioner::RoundRobin => "random",
        };
        let mut set = |key: &str, value: &str| {
            properties.entry(key.to_owned()).or_insert_with(|| value.to_owned());
        };
        set("enable.idempotence", if all { "true" } else { "false" });
        set("partitioner", partitioner);
        // Bounds memory: reading waits when this much is on its way.
        set("queue.buffering.max.kbytes", "32768");
        Ok(properties)
    }
}
