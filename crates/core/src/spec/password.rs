//! A principal's password: only where it comes from is kept. What stands in its place is never shown, since it may be one.

use super::settings::is_written;
use super::{DeclaredUser, PasswordSource};
use crate::acl::{MAX_ITERATIONS, MIN_ITERATIONS, ScramMechanism, principal};
use crate::diagnostic::{Place, Problems};
use crate::yaml::{Node, Table, Value};

const HOW: &str = "write `${NAME}` for an environment variable, `{ file: PATH }` or `{ command: COMMAND }`";

/// Takes `password`, `mechanism` and `iterations`. `name` is the principal's, if it has one.
pub(super) fn read(table: &mut Table<'_>, name: Option<&str>, problems: &mut Problems) -> Option<DeclaredUser> {
    let written = table.take("password");
    let place = written.map(|node| node.place(&table.file));
    let password = written.and_then(|node| source(node, table, problems));
    let mechanism = mechanism(table, problems);
    let iterations = iterations(table, problems);
    let Some(place) = place else {
        for key in ["mechanism", "iterations"] {
            if is_written(table.node, key) {
                problems
                    .error(table.node.place(&table.file), format!("`{key}` is of use only beside a `password`"))
                    .hint(HOW);
            }
        }
        return None;
    };
    let name = name?;
    let Some(user) = principal::user(name) else {
        problems
            .error(place, "only a principal like `User:NAME` can have a password")
            .hint("SCRAM knows users and no other type; remove `password`");
        return None;
    };
    if !principal::can_log_in(user) {
        problems
            .error(place, "a user with a password must have a name of ASCII letters")
            .hint("Kafka keeps other names, but its SCRAM lets none of them log in");
        return None;
    }
    let mechanism = mechanism?;
    Some(DeclaredUser { name: user.to_owned(), password: password?, mechanism, iterations: iterations?, place })
}

fn source(node: &Node, table: &Table<'_>, problems: &mut Problems) -> Option<PasswordSource> {
    let place = node.place(&table.file);
    match &node.value {
        Value::Scalar(scalar) => variable(&scalar.text, place, problems),
        Value::Mapping(_) => elsewhere(node, table, problems),
        _ => {
            broken(place, problems);
            None
        }
    }
}

/// `${NAME}`. A password that stands in the file, be it as the default of a variable, is not taken.
fn variable(text: &str, place: Place, problems: &mut Problems) -> Option<PasswordSource> {
    let Some(inside) = text.strip_prefix("${") else {
        match text.is_empty() {
            true => broken(place, problems),
            false => readable(place, problems),
        }
        return None;
    };
    let inside = inside.strip_suffix('}').unwrap_or_default();
    let (name, default) = inside.split_once(":-").unwrap_or((inside, ""));
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match (named, default) {
        (true, "") => return Some(PasswordSource::Variable(name.to_owned())),
        (true, _) => readable(place, problems),
        (false, _) => broken(place, problems),
    }
    None
}

fn readable(place: Place, problems: &mut Problems) {
    problems
        .error(place, "`password` stands in the file for everybody to read, so it is not taken")
        .hint(format!("choose another password, and {HOW}"));
}

fn broken(place: Place, problems: &mut Problems) {
    problems
        .error(place, "`password` must be text like `${KAFKA_PASSWORD}`")
        .hint("what was found is not shown, since it may be a secret");
}

/// `{ file: … }` or `{ command: … }`.
fn elsewhere(node: &Node, table: &Table<'_>, problems: &mut Problems) -> Option<PasswordSource> {
    let place = node.place(&table.file);
    let mut inner = Table::open(node, &table.file, "`password`", problems)?;
    let mut text = |key| {
        let node = inner.take(key)?;
        match node.text().filter(|text| !text.trim().is_empty()) {
            Some(text) => Some(text.to_owned()),
            None => {
                problems.error(node.place(&table.file), format!("`password.{key}` must be text")).hint(HOW);
                None
            }
        }
    };
    let (file, command) = (text("file"), text("command"));
    let written = ["file", "command"].map(|key| is_written(node, key));
    inner.finish(problems);
    match (file, command) {
        (Some(file), None) if written == [true, false] => Some(PasswordSource::File(file)),
        (None, Some(command)) if written == [false, true] => Some(PasswordSource::Command(command)),
        _ => {
            if written[0] == written[1] {
                problems.error(place, "`password` must name one of `file` and `command`").hint(HOW);
            }
            None
        }
    }
}

/// `None` if what is written cannot be used.
fn mechanism(table: &mut Table<'_>, problems: &mut Problems) -> Option<ScramMechanism> {
    let Some(node) = table.take("mechanism") else { return Some(ScramMechanism::default()) };
    let expected = "SCRAM-SHA-512 or SCRAM-SHA-256";
    node.expect(&table.file, "`mechanism`", expected, problems, |scalar| {
        ScramMechanism::ALL.into_iter().find(|mechanism| mechanism.word() == scalar.text)
    })
}

/// `None` if what is written cannot be used; within, `None` if nothing is.
fn iterations(table: &mut Table<'_>, problems: &mut Problems) -> Option<Option<i32>> {
    let Some(node) = table.take("iterations") else { return Some(None) };
    let expected = format!("a whole number from {MIN_ITERATIONS} to {MAX_ITERATIONS}");
    let number = node.expect(&table.file, "`iterations`", &expected, problems, |scalar| {
        let number = scalar.plain.then(|| scalar.text.replace('_', "").parse::<i32>().ok())??;
        (MIN_ITERATIONS..=MAX_ITERATIONS).contains(&number).then_some(number)
    })?;
    Some(Some(number))
}
