//! What can be asked of `produce`, and what it means.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;

use super::input::{Forming, Input};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::record::Delimiter;

/// Write records to a topic, each one's delivery confirmed
///
/// Reads stdin, or files one after the other. Idempotent unless `--acks` or a property says otherwise: nothing is lost,
/// doubled or reordered when a leader moves.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl produce helixagent.events.audit < lines.txt
  helixctl produce helixagent.events.audit -K : keyed.txt
  helixctl consume helixagent.events.audit --exit -o json | helixctl produce audit.copy --input json
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

    /// What of a JSON envelope is kept besides key, value and headers
    #[arg(long, value_enum, value_name = "WHAT,…", value_delimiter = ',')]
    preserve: Vec<Preserve>,

    /// How a partition is chosen
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    partitioner: Partitioner,

    /// Go on after a record that cannot be read; exit 4
    #[arg(long)]
    skip_bad: bool,

    /// Keep what was not delivered, as JSON that --input json reads
    #[arg(long, value_name = "FILE")]
    pub(super) rejects: Option<PathBuf>,

    /// none, leader or all [default: the configuration's, all]
    #[arg(long, value_name = "WHO")]
    acks: Option<String>,

    /// none, gzip, snappy, lz4 or zstd [default: the configuration's, lz4]
    #[arg(short = 'z', long, value_name = "CODEC")]
    compression: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum InputForm {
    /// Delimited values, or keys and values (-K)
    #[default]
    Lines,
    /// One JSON envelope a line, as consume writes it
    Json,
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
}

impl Args {
    /// Everything is checked before a broker is contacted.
    pub(super) fn forming(&self) -> Result<Forming> {
        let parse =
            |flag: &str, text: &str| Delimiter::parse(text).map_err(|why| Error::bad_input(format!("{flag}: {why}")));
        let json = self.input == InputForm::Json;
        if !json && !self.preserve.is_empty() {
            return Err(Error::bad_input("--preserve is for --input json: lines have neither partition nor timestamp"));
        }
        if json && (self.key_delimiter.is_some() || self.null_value.is_some()) {
            return Err(Error::bad_input("-K and --null-value are for --input lines: JSON tells keys and null itself"));
        }
        let header = |text: &String| {
            let (name, value) =
                text.split_once('=').ok_or_else(|| Error::bad_input(format!("--header `{text}` is not NAME=VALUE")))?;
            Ok((name.as_bytes().to_vec(), Some(value.as_bytes().to_vec())))
        };
        Ok(Forming {
            input: if json { Input::Json } else { Input::Lines },
            delimiter: parse("--delimiter", self.delimiter.as_deref().unwrap_or("\\n"))?,
            key_delimiter: self.key_delimiter.as_deref().map(|text| parse("--key-delimiter", text)).transpose()?,
            key: self.key.as_ref().map(|key| key.as_bytes().to_vec()),
            headers: self.header.iter().map(header).collect::<Result<_>>()?,
            null: self.null_value.as_ref().map(|text| text.as_bytes().to_vec()),
            crlf: self.crlf,
            partition: self.partition,
            keep_partition: self.preserve.contains(&Preserve::Partition),
            keep_timestamp: self.preserve.contains(&Preserve::Timestamp),
            skip_bad: self.skip_bad,
        })
    }

    /// The properties of the producer; what the user sets with `-X` wins.
    pub(super) fn properties(&self, context: &mut Context) -> Result<BTreeMap<String, String>> {
        let mut properties = context.producer_properties(self.acks.as_deref(), self.compression.as_deref())?;
        let all = properties.get("acks").is_none_or(|acks| acks == "all" || acks == "-1");
        let partitioner = match self.partitioner {
            Partitioner::Key => "murmur2_random",
            Partitioner::Crc32 => "consistent_random",
            Partitioner::Random => "random",
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
