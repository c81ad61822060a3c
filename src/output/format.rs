//! Answers and the formats they come in. Every machine format carries `kind` and `version`.

use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Value, json};

use super::Style;
use crate::error::{Error, Result};

/// `--output`. Piping never changes the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Table,
    /// One JSON object
    Json,
    Yaml,
    /// One JSON object per line
    Ndjson,
    /// For a pull-request comment
    Markdown,
}

impl Format {
    /// Whether a program reads it: then nothing prompts, and errors are JSON too.
    pub fn is_machine(self) -> bool {
        matches!(self, Format::Json | Format::Yaml | Format::Ndjson)
    }
}

/// What a command answers.
pub trait Answer: Serialize {
    /// The `kind` of the machine formats; a rename is a breaking change.
    const KIND: &'static str;
    /// Raised when the shape of the machine formats changes.
    const VERSION: u32 = 1;
    /// The field whose items are the lines of ndjson, if the answer is a list.
    const ITEMS: Option<&'static str> = None;

    /// For people, ending with a line break unless empty.
    fn text(&self, style: Style) -> String;

    /// For a pull-request comment.
    fn markdown(&self) -> Option<String> {
        None
    }
}

/// Renders an answer, ending with a line break unless it is empty.
pub(super) fn render<A: Answer>(answer: &A, format: Format, style: Style) -> Result<String> {
    match format {
        Format::Table => Ok(answer.text(style)),
        Format::Json => Ok(pretty(&envelope(answer)?)),
        Format::Yaml => serde_yaml::to_string(&envelope(answer)?)
            .map_err(|e| Error::failed("the answer cannot be written as YAML").because(e)),
        Format::Ndjson => lines(answer),
        Format::Markdown => answer.markdown().ok_or_else(|| {
            Error::bad_input("this command has no markdown output")
                .hint("use `--output table`, `json`, `yaml` or `ndjson`")
        }),
    }
}

fn envelope<A: Answer>(answer: &A) -> Result<Value> {
    let body =
        serde_json::to_value(answer).map_err(|e| Error::failed("the answer cannot be written as JSON").because(e))?;
    let mut whole = json!({ "kind": A::KIND, "version": A::VERSION });
    match (&mut whole, body) {
        (Value::Object(whole), Value::Object(body)) => whole.extend(body),
        (Value::Object(whole), other) => drop(whole.insert("value".to_owned(), other)),
        _ => {}
    }
    Ok(whole)
}

fn pretty(value: &Value) -> String {
    // Pretty-printing a `Value` cannot fail: its keys are strings.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

fn lines<A: Answer>(answer: &A) -> Result<String> {
    let mut whole = envelope(answer)?;
    let items = A::ITEMS.and_then(|field| whole.get_mut(field).map(Value::take));
    let Some(Value::Array(items)) = items else { return Ok(format!("{whole}\n")) };
    let line = |item| {
        let mut line = json!({ "kind": A::KIND, "version": A::VERSION });
        match (&mut line, item) {
            (Value::Object(line), Value::Object(item)) => line.extend(item),
            (Value::Object(line), other) => drop(line.insert("value".to_owned(), other)),
            _ => {}
        }
        format!("{line}\n")
    };
    Ok(items.into_iter().map(line).collect())
}
