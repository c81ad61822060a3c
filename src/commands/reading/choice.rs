//! Which records are read, and in which form they are written: the flags that every reading command has.

use std::path::PathBuf;

use clap::ValueEnum;
use console::Term;
use jiff::tz::TimeZone;
use regex::Regex;

use crate::clock::now_ms;
use crate::commands::topics::files::FileArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::offsets::{End, Starts, parse_moment_on};
use crate::output::Format;
use crate::record::{Delimiter, Field, Filter, Form, Grep, JsonField, Rows, Template};
use crate::walk::{Taker, Walk};

/// Offsets and moments are both numbers: what is smaller than this is an offset.
const MOMENTS_FROM: i64 = 100_000_000_000;

/// Flags that choose records.
#[derive(Debug, clap::Args)]
pub struct ChoiceArgs {
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

    /// End after so many records
    #[arg(short = 'n', long, value_name = "N")]
    limit: Option<u64>,

    /// Whether records of open and aborted transactions are hidden
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL")]
    isolation: Isolation,

    /// Take it for success if retention or a deletion cut into the range
    #[arg(long)]
    allow_gaps: bool,

    /// Only records that match: [key:|value:|header.NAME:]REGEX; all of several
    #[arg(long, value_name = "FILTER")]
    grep: Vec<String>,

    /// Only records whose value is JSON with this field: PATH, PATH=TEXT or PATH~REGEX (`.user.id=7`); all of several
    #[arg(long, value_name = "FILTER")]
    json_path: Vec<String>,
}

/// Flags that say how records are written to stdout.
#[derive(Debug, clap::Args)]
pub struct FormArgs {
    /// kcat's format: %t %p %o %k %s %h %T %K %S %R and \\n \\t \\xHH
    #[arg(short, long, value_name = "FORMAT", group = "form")]
    format: Option<String>,

    /// Write where each record lies and its bytes in hexadecimal
    #[arg(long, group = "form")]
    hex: bool,

    /// Write keys rather than values
    #[arg(long, group = "form")]
    key_only: bool,

    /// Write values and nothing else (the default)
    #[arg(long, group = "form")]
    value_only: bool,

    /// Write values, or with `-o json` records, indented where they are JSON
    #[arg(long, conflicts_with_all = ["format", "hex"])]
    pretty: bool,

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

/// What is meant by the arguments.
pub struct Reading {
    pub topics: Topics,
    pub partitions: Vec<i32>,
    pub starts: Starts,
    pub end: End,
    pub limit: Option<u64>,
    pub committed: bool,
    pub allow_gaps: bool,
    pub filter: Filter,
}

pub enum Topics {
    Named(Vec<String>),
    Matching(Regex),
    All,
}

impl Topics {
    /// Whether a topic that is there is meant.
    pub fn take(&self, topic: &str) -> bool {
        match self {
            Topics::Named(names) => names.iter().any(|name| name == topic),
            Topics::Matching(regex) => regex.is_match(topic),
            Topics::All => true,
        }
    }
}

impl Reading {
    /// A walk over what was asked for.
    pub fn walk<T: Taker>(&self, taker: T) -> Walk<T> {
        Walk::new(self.filter.clone(), self.limit, taker)
    }

    /// Whether new partitions belong to what was asked for.
    pub fn grows(&self) -> bool {
        self.partitions.is_empty() && matches!(self.starts, Starts::All(_))
    }

    /// Whether this partition is to be read.
    pub fn wants(&self, partition: i32) -> bool {
        self.partitions.is_empty() || self.partitions.contains(&partition)
    }
}

impl ChoiceArgs {
    /// Everything is checked before a broker is contacted.
    pub fn reading(&self, topics: Topics, starts: Starts, end: End) -> Result<Reading> {
        Ok(Reading {
            starts,
            end,
            filter: Filter::of(self.greps()?, self.fields()?),
            partitions: self.partition.clone(),
            limit: self.limit,
            committed: self.isolation == Isolation::Committed,
            allow_gaps: self.allow_gaps,
            topics,
        })
    }

    /// The flags that were given, as words that tell one choice from another.
    pub fn typed(&self, named: &[String]) -> Vec<String> {
        let mut words: Vec<String> = named.iter().map(|topic| format!("topic {topic}")).collect();
        if named.is_empty() {
            words.push(match &self.topic_regex {
                Some(regex) => format!("--topic-regex {regex}"),
                None => format!("topics of {}", self.file.display()),
            });
        }
        words.extend(self.partition.iter().map(|number| format!("--partition {number}")));
        words.extend(self.grep.iter().map(|grep| format!("--grep {grep}")));
        words.extend(self.json_path.iter().map(|field| format!("--json-path {field}")));
        if self.isolation == Isolation::Uncommitted {
            words.push("--isolation uncommitted".to_owned());
        }
        words
    }

    /// The topics of the command line, or of topics.yaml.
    pub fn topics(&self, named: &[String], context: &mut Context) -> Result<Topics> {
        if let Some(topics) = self.typed_topics(named)? {
            return Ok(topics);
        }
        let files = FileArgs { file: self.file.clone(), environment: self.environment.clone() };
        let desired = files.load(context)?;
        let names: Vec<String> = desired.topics.iter().map(|topic| topic.name.clone()).collect();
        match names.is_empty() {
            true => Err(Error::bad_input(format!("{} declares no topic", self.file.display())).hint("name a topic")),
            false => Ok(Topics::Named(names)),
        }
    }

    /// The topics of the command line, or all of an archive.
    pub fn topics_or_all(&self, named: &[String]) -> Result<Topics> {
        Ok(self.typed_topics(named)?.unwrap_or(Topics::All))
    }

    fn typed_topics(&self, named: &[String]) -> Result<Option<Topics>> {
        if let Some(regex) = &self.topic_regex {
            let whole = Regex::new(&format!("^(?:{regex})$"));
            let whole = whole.map_err(|e| Error::bad_input("--topic-regex is no regex").because(e))?;
            return Ok(Some(Topics::Matching(whole)));
        }
        Ok((!named.is_empty()).then(|| Topics::Named(named.to_vec())))
    }

    /// Whether single records are chosen, rather than all from one offset to another.
    pub fn picks(&self) -> bool {
        !self.grep.is_empty() || !self.json_path.is_empty() || self.limit.is_some()
    }

    fn fields(&self) -> Result<Vec<JsonField>> {
        let parse = |text: &String| {
            JsonField::parse(text).map_err(|why| Error::bad_input(format!("--json-path `{text}`: {why}")))
        };
        self.json_path.iter().map(parse).collect()
    }

    fn greps(&self) -> Result<Vec<Grep>> {
        let parse =
            |text: &String| Grep::parse(text).map_err(|why| Error::bad_input(format!("--grep `{text}`: {why}")));
        self.grep.iter().map(parse).collect()
    }
}

impl FormArgs {
    /// `output` is what was typed; `-o table` has to be, since values as they are is what a pipe expects.
    pub fn form(&self, output: Option<Format>) -> Result<Form> {
        if let Some(text) = &self.format {
            let template = Template::parse(text).map_err(|why| Error::bad_input(format!("--format: {why}")))?;
            return Ok(Form::Template(template));
        }
        let pretty = self.pretty;
        match output {
            _ if self.hex => Ok(Form::Hex),
            Some(Format::Json | Format::Ndjson) => Ok(Form::Json { pretty }),
            Some(Format::Table) => {
                let terminal = Term::stdout();
                Ok(Form::Rows(Rows::new(terminal.size_checked().map(|(_, columns)| usize::from(columns)))))
            }
            None => {
                let field = if self.key_only { Field::Key } else { Field::Value };
                Ok(Form::Raw { field, delimiter: self.delimiter()?, pretty })
            }
            Some(Format::Yaml | Format::Markdown) => {
                Err(Error::bad_input("records have no YAML or Markdown form").hint("use `-o json`, `-f` or `--hex`"))
            }
        }
    }

    fn delimiter(&self) -> Result<Vec<u8>> {
        let Some(text) = &self.delimiter else { return Ok(b"\n".to_vec()) };
        let delimiter = Delimiter::parse(text).map_err(|why| Error::bad_input(format!("--delimiter: {why}")))?;
        Ok(delimiter.bytes().to_vec())
    }
}

/// Milliseconds since the epoch; an hour without a day is one of the day of `day`.
pub fn moment(flag: &str, text: &str, day: Option<i64>) -> Result<i64> {
    let now = now_ms();
    parse_moment_on(text, now, day.unwrap_or(now), &TimeZone::system())
        .map_err(|why| Error::bad_input(format!("{flag}: {why}")))
}

/// What `--until` says. A moment that is still to come is no end.
pub fn until(text: &str, day: Option<i64>) -> Result<End> {
    match text.parse::<i64>() {
        Ok(offset) if (0..MOMENTS_FROM).contains(&offset) => return Ok(End::Offset(offset)),
        _ if text == "now" => return Ok(End::Seen),
        _ => {}
    }
    let moment = moment("--until", text, day)?;
    match moment > now_ms() {
        true => Err(Error::bad_input(format!("--until: `{text}` is still to come"))
            .hint("`--until now` ends at the end that is seen at the start")),
        false => Ok(End::Until(moment)),
    }
}
