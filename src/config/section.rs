//! Reading the `kafka:` section, or a profile, of a parsed file into a layer.

use std::sync::Arc;

use super::environment::Surroundings;
use super::layer::{Given, Item, Layer};
use super::origin::Origin;
use super::setting::{Kind, SETTINGS, Setting};
use crate::diagnostic::{Place, Problems};
use crate::yaml::{Node, Table, Trouble, Value, abbreviate, interpolate};

/// Reads one section of one file.
pub(super) struct Section<'a> {
    pub surroundings: &'a Surroundings,
    pub file: Arc<str>,
    /// The profile that the section is, or none for `kafka:`.
    pub profile: Option<&'a str>,
}

/// A scalar after interpolation.
pub(super) struct Scalar {
    pub item: Item,
    pub variables: Vec<String>,
    pub unresolved: Problems,
}

impl Section<'_> {
    /// Takes every setting from `table`; the caller finishes it, which names the keys that nobody knows.
    pub(super) fn layer(&self, table: &mut Table<'_>, problems: &mut Problems) -> Layer {
        let mut layer = Layer::default();
        let mut groups: Vec<&'static str> = Vec::new();
        for setting in SETTINGS {
            match setting.path() {
                (None, name) => self.setting(setting, name, table, &mut layer, problems),
                (Some(group), _) if groups.contains(&group) => {}
                (Some(group), _) => {
                    groups.push(group);
                    self.group(group, table, &mut layer, problems);
                }
            }
        }
        if let Some(node) = table.take("properties") {
            self.properties(node, &mut layer, problems);
        }
        layer
    }

    /// `tls:` or `sasl:`.
    fn group(&self, group: &'static str, table: &mut Table<'_>, layer: &mut Layer, problems: &mut Problems) {
        let Some(node) = table.take(group) else { return };
        let Some(mut inner) = Table::open(node, &self.file, format!("`{group}`"), problems) else { return };
        for setting in SETTINGS {
            if let (Some(of), name) = setting.path()
                && of == group
            {
                self.setting(setting, name, &mut inner, layer, problems);
            }
        }
        inner.finish(problems);
    }

    fn setting(
        &self,
        setting: &'static Setting,
        name: &'static str,
        table: &mut Table<'_>,
        layer: &mut Layer,
        problems: &mut Problems,
    ) {
        let key_place = table.key_place(name);
        let Some(node) = table.take(name) else {
            // Nothing behind a key counts as not written, but nothing behind `brokers:` would mean localhost.
            if let (Kind::Brokers, Some(place)) = (setting.kind, key_place) {
                problems.error(place, format!("`{name}` names no broker")).hint("list at least one `host:port`");
            }
            return;
        };
        let given = match (&node.value, setting.kind) {
            (Value::Sequence(nodes), Kind::Brokers) => self.brokers(node, nodes, problems),
            _ => self.scalar(node, &format!("`{}`", setting.key), &setting.kind.expected(), problems).map(|scalar| {
                Given {
                    origin: self.origin(node, scalar.variables),
                    items: vec![scalar.item],
                    unresolved: scalar.unresolved,
                }
            }),
        };
        if let Some(given) = given {
            layer.settings.insert(setting.key, given);
        }
    }

    fn brokers(&self, node: &Node, nodes: &[Node], problems: &mut Problems) -> Option<Given> {
        let (mut items, mut variables, mut unresolved) = (Vec::new(), Vec::new(), Problems::default());
        let mut whole = true;
        for node in nodes {
            let Some(scalar) = self.scalar(node, "each of `brokers`", "`host:port`", problems) else {
                whole = false;
                continue;
            };
            items.push(scalar.item);
            variables.extend(scalar.variables);
            unresolved.append(scalar.unresolved);
        }
        // The first item is where a reader looks for the value; a list's own position is its first dash.
        whole.then(|| Given { items, origin: self.origin(nodes.first().unwrap_or(node), variables), unresolved })
    }

    /// The librdkafka properties of the section.
    fn properties(&self, node: &Node, layer: &mut Layer, problems: &mut Problems) {
        let Value::Mapping(entries) = &node.value else {
            problems
                .error(node.place(&self.file), format!("`properties` must be a mapping, found {}", node.describe()));
            return;
        };
        for (key, node) in entries {
            let subject = format!("`properties.{}`", abbreviate(&key.name));
            let Some(scalar) = self.scalar(node, &subject, "text, a number, `true` or `false`", problems) else {
                continue;
            };
            let origin = self.origin(node, scalar.variables);
            layer.property(&key.name, &scalar.item.text, origin, scalar.unresolved, problems);
        }
    }

    fn origin(&self, node: &Node, variables: Vec<String>) -> Origin {
        let place = node.place(&self.file);
        match self.profile {
            None => Origin::File { place, variables },
            Some(name) => Origin::Profile { name: name.to_owned(), place, variables },
        }
    }

    /// A scalar with its `${…}` replaced. What is not set is noted in the scalar; what is malformed is a problem at once.
    pub(super) fn scalar(&self, node: &Node, subject: &str, expected: &str, problems: &mut Problems) -> Option<Scalar> {
        let place = node.place(&self.file);
        let Value::Scalar(scalar) = &node.value else {
            let problem = problems.error(place, format!("{subject} must be {expected}, found {}", node.describe()));
            if subject.contains("brokers") && matches!(node.value, Value::Mapping(_)) {
                problem.hint("write `host:port` without a space behind the colon");
            }
            return None;
        };
        let quoted = !scalar.plain && !scalar.text.contains("${");
        let item = |text| Item { text, quoted, place: Some(place.clone()) };
        match interpolate(&scalar.text, &|name| self.surroundings.var(name).map(str::to_owned)) {
            Ok(done) => {
                Some(Scalar { item: item(done.text), variables: done.variables, unresolved: Problems::default() })
            }
            Err(troubles) => {
                let mut unresolved = Problems::default();
                for trouble in troubles {
                    report(&trouble, subject, &place, &mut unresolved, problems);
                }
                Some(Scalar { item: item(String::new()), variables: Vec::new(), unresolved })
                    .filter(|scalar| !scalar.unresolved.is_empty())
            }
        }
    }
}

fn report(trouble: &Trouble, subject: &str, place: &Place, unresolved: &mut Problems, problems: &mut Problems) {
    let place = place.clone();
    match trouble {
        Trouble::Syntax(message) => {
            problems.error(place, format!("{subject}: {message}"));
        }
        Trouble::Unset { name } => {
            unresolved
                .error(place, format!("{subject} needs the variable `{name}`, which is not set"))
                .hint(format!("set `{name}`, or give a default: `${{{name}:-…}}`"));
        }
        Trouble::Required { name, message } => {
            unresolved
                .error(place, format!("{subject} needs the variable `{name}`: {message}"))
                .hint(format!("set `{name}`"));
        }
    }
}
