//! Tests of the whole reader, table by table: each problem with its exact place and words.

mod folders;
mod hostile;
mod layers;
mod principals;
mod problems;
mod risks;

use super::{Desired, Source, read};
use crate::diagnostic::{Problems, Severity};

/// The shipped file: a mutated copy of it is the best hostile input, and it must have no problems itself.
const SHIPPED: &str = include_str!("../../../../../topics.yaml");

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Problems one a line, as `3:5 error: message [hint]`.
fn lines(problems: &Problems) -> Vec<String> {
    let line = |p: &crate::diagnostic::Problem| {
        let place = p.place.as_ref().map_or_else(|| "-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let mark = if p.severity == Severity::Error { "" } else { "warning: " };
        let hint = p.hint.as_ref().map_or_else(String::new, |hint| format!(" [{hint}]"));
        format!("{place} {mark}{}{hint}", p.message)
    };
    problems.iter().map(line).collect()
}

fn problems_of(text: &str) -> Vec<String> {
    lines(&read(&[source("t.yaml", text)], None).1)
}

/// What a file asks for; it must have no problems at all.
fn desired(text: &str, environment: Option<&str>) -> Desired {
    let (desired, problems) = read(&[source("t.yaml", text)], environment);
    assert!(problems.is_empty(), "{:#?}", lines(&problems));
    desired.unwrap()
}

/// Runs a table of (what stands after `version: 1`, problems).
fn check_table(table: &[(&str, &[&str])]) {
    for (text, expected) in table {
        assert_eq!(problems_of(&format!("version: 1\n{text}")), *expected, "{text}");
    }
}
