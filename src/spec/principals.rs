//! Principals: name, password, what they produce and consume, ACLs and quota. Checked in full; only the name is kept so far.

use std::sync::Arc;

use super::{Principal, acls, grants, quota};
use crate::diagnostic::Problems;
use crate::yaml::{Node, Table, Value, abbreviate};

/// Reads the list under `principals`. A principal without a usable name is a problem, and left out.
pub(super) fn read(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Vec<Principal> {
    node.items(file, "`principals`", problems).iter().filter_map(|item| principal(item, file, problems)).collect()
}

fn principal(node: &Node, file: &Arc<str>, problems: &mut Problems) -> Option<Principal> {
    let mut table = Table::open(node, file, "a principal", problems)?;
    let principal = name(&mut table, problems);
    password(&mut table, problems);
    grants::check(&mut table, problems);
    if let Some(node) = table.take("acls") {
        acls::check(node, file, problems);
    }
    if let Some(node) = table.take("quota") {
        quota::check(node, file, problems);
    }
    table.finish(problems);
    principal
}

fn name(table: &mut Table<'_>, problems: &mut Problems) -> Option<Principal> {
    let Some(node) = table.take("name") else {
        problems
            .error(table.node.place(&table.file), "a principal has no `name`")
            .hint("write it like `- name: User:helixagent`");
        return None;
    };
    let place = node.place(&table.file);
    let name = node.string(&table.file, "`name`", problems)?;
    match name.split_once(':') {
        Some((kind, rest)) if kind.chars().all(char::is_alphanumeric) && !kind.is_empty() && !rest.is_empty() => {
            Some(Principal { name, place: Some(place) })
        }
        _ => {
            let shown = abbreviate(&name);
            let problem = problems.error(place, format!("principal `{shown}` must be a type, `:` and a name"));
            problem.hint(format!("write it like `User:{}`", if name.contains(':') { "helixagent" } else { &shown }));
            None
        }
    }
}

/// A password is looked at for its shape alone: it is not kept, and no message ever shows it.
fn password(table: &mut Table<'_>, problems: &mut Problems) {
    let Some(node) = table.take("password") else { return };
    let place = node.place(&table.file);
    let shape = match &node.value {
        Value::Scalar(scalar) => shape(&scalar.text),
        _ => Shape::Broken,
    };
    match shape {
        Shape::Variable => {}
        Shape::Broken => {
            problems
                .error(place, "`password` must be text like `${KAFKA_PASSWORD}`")
                .hint("what was found is not shown, since it may be a secret");
        }
        Shape::Literal => {
            problems
                .warning(place, "`password` stands in the file for everybody to read")
                .hint("write `${NAME}` and set the environment variable NAME");
        }
    }
}

enum Shape {
    /// `${NAME}`.
    Variable,
    /// Readable in the file, be it as the default of a variable.
    Literal,
    Broken,
}

fn shape(text: &str) -> Shape {
    let Some(inside) = text.strip_prefix("${") else {
        return if text.is_empty() { Shape::Broken } else { Shape::Literal };
    };
    let Some(inside) = inside.strip_suffix('}') else { return Shape::Broken };
    let (name, default) = inside.split_once(":-").map_or((inside, None), |(name, default)| (name, Some(default)));
    let named = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    match default {
        _ if !named => Shape::Broken,
        Some(default) if !default.is_empty() => Shape::Literal,
        _ => Shape::Variable,
    }
}
