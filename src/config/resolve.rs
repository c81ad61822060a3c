//! Laying the layers over one another: each setting's winner, read by its kind. Every layer's value is checked, not only the winner's.

use std::collections::BTreeMap;

use super::broker;
use super::layer::{Given, Item, Layer, Property};
use super::origin::Origin;
use super::secret::Secret;
use super::setting::{Kind, SETTINGS, Setting};
use super::value::{Value, Wrong};
use crate::diagnostic::Problems;
use crate::yaml::abbreviate;

/// A setting after all layers.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// None if it could not be read; the problem is noted.
    pub value: Option<Value>,
    /// As it was written, for `config show`.
    pub text: Secret,
    pub origin: Origin,
    /// What is wrong with the winner only: variables that are not set.
    pub unresolved: Problems,
    /// What is to be said about the winner.
    pub notes: Problems,
}

/// All settings and properties after all layers.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    /// Every key of the table.
    pub settings: BTreeMap<&'static str, Settled>,
    pub properties: BTreeMap<String, Property>,
}

impl Resolved {
    /// Lays `layers`, lowest first, over the built-in values.
    pub(super) fn new(layers: &[Layer], problems: &mut Problems) -> Self {
        let mut resolved = Resolved::default();
        for setting in SETTINGS {
            let mut winner = settle(setting, &Given::one(setting.default, Origin::BuiltIn), problems);
            for given in layers.iter().filter_map(|layer| layer.settings.get(setting.key)) {
                winner = settle(setting, given, problems);
            }
            resolved.settings.insert(setting.key, winner);
        }
        for layer in layers {
            resolved.properties.extend(layer.properties.clone());
        }
        resolved.drop_overruled();
        resolved
    }

    /// Where a property has no counterpart among the values of its setting (`acks=2`), the higher layer of the two counts.
    fn drop_overruled(&mut self) {
        let settings = &self.settings;
        self.properties.retain(|key, property| {
            let counterpart = SETTINGS.iter().find(|setting| setting.property == Some(key));
            counterpart.is_none_or(|setting| settings[setting.key].origin.rank() <= property.origin.rank())
        });
    }

    pub(super) fn get(&self, key: &str) -> Option<&Settled> {
        self.settings.get(key)
    }

    /// Whether something is named: read and not empty, or still waiting for a variable.
    pub(super) fn named(&self, key: &str) -> bool {
        self.get(key).is_some_and(|settled| match &settled.value {
            Some(value) => !value.is_empty(),
            None => true,
        })
    }

    pub(super) fn boolean(&self, key: &str) -> bool {
        matches!(self.get(key).and_then(|settled| settled.value.as_ref()), Some(Value::Boolean(true)))
    }

    /// The number of a setting, unless a property without counterpart stands in its place.
    pub(super) fn number(&self, key: &str) -> Option<u64> {
        match self.get(key)?.value {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The text of a setting; empty if there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        match self.get(key).and_then(|settled| settled.value.as_ref()) {
            Some(Value::Text(text)) => text,
            Some(Value::Secret(secret)) => secret.reveal(),
            _ => "",
        }
    }
}

fn settle(setting: &Setting, given: &Given, problems: &mut Problems) -> Settled {
    let mut notes = Problems::default();
    let value = match (given.unresolved.is_empty(), setting.kind, &given.items[..]) {
        (false, ..) => None,
        (_, Kind::Brokers, items) => brokers(given, items, &mut notes, problems),
        (_, kind, [item]) => read(setting, kind, given, item, problems),
        _ => None,
    };
    let text = match (&value, given.items.first()) {
        (Some(Value::Brokers(list)), _) => list.join(","),
        (_, item) => item.map(|item| item.text.clone()).unwrap_or_default(),
    };
    let (origin, unresolved) = (given.origin.clone(), given.unresolved.clone());
    Settled { value, text: Secret::new(text), origin, unresolved, notes }
}

fn read(setting: &Setting, kind: Kind, given: &Given, item: &Item, problems: &mut Problems) -> Option<Value> {
    let subject = given.origin.subject(setting.key);
    if item.quoted && kind.is_unquoted() {
        let message =
            format!("{subject} must be {}, found the quoted text `{}`", kind.expected(), abbreviate(&item.text));
        problems.error(item.place.clone(), message).hint("write it without quotes");
        return None;
    }
    let wrong = match kind.read(&item.text) {
        Ok(value) => return Some(value),
        Err(wrong) => wrong,
    };
    let shown = Some(item.text.as_str()).filter(|_| !setting.is_secret());
    report(&wrong, &subject, shown, item, problems);
    None
}

fn brokers(given: &Given, items: &[Item], notes: &mut Problems, problems: &mut Problems) -> Option<Value> {
    let subject = given.origin.subject("brokers");
    let (mut list, mut whole) = (Vec::new(), true);
    for item in items {
        for text in item.text.split(',').map(str::trim).filter(|text| !text.is_empty()) {
            match broker::parse(text) {
                Ok(address) => {
                    if address.assumed {
                        let message = format!("{subject}: `{}` has no port; 9092 is assumed", abbreviate(text));
                        notes.warning(item.place.clone(), message).hint(format!("write `{}`", address.text));
                    }
                    if !list.contains(&address.text) {
                        list.push(address.text);
                    }
                }
                Err(wrong) => {
                    whole = false;
                    report(&wrong, &subject, Some(text), item, problems);
                }
            }
        }
    }
    if list.is_empty() && whole {
        let place = items.first().map_or(given.origin.place(), |item| item.place.clone());
        problems.error(place, format!("{subject} names no broker")).hint("list at least one `host:port`");
        whole = false;
    }
    whole.then_some(Value::Brokers(list))
}

fn report(wrong: &Wrong, subject: &str, found: Option<&str>, item: &Item, problems: &mut Problems) {
    let found = found.map(|text| format!(", found `{}`", abbreviate(text))).unwrap_or_default();
    problems
        .error(item.place.clone(), format!("{subject} must be {}{found}", wrong.expected))
        .maybe_hint(wrong.hint.clone());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(values: &[(&'static str, &str, Origin)]) -> Layer {
        let mut layer = Layer::default();
        for (key, text, origin) in values {
            layer.settings.insert(key, Given::one(text, origin.clone()));
        }
        layer
    }

    #[test]
    fn the_higher_layer_wins_and_every_layer_is_checked() {
        let variable = || Origin::Variable("KAFKA_COMPRESSION".to_owned());
        let layers = [
            layer(&[("compression", "lz5", variable())]),
            layer(&[("compression", "gzip", Origin::Flag("--compression"))]),
        ];
        let mut problems = Problems::default();
        let resolved = Resolved::new(&layers, &mut problems);
        assert_eq!(resolved.settings["compression"].value, Some(Value::Choice("gzip")));
        assert_eq!(resolved.settings["compression"].origin, Origin::Flag("--compression"));
        let messages: Vec<_> = problems.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(
            messages,
            ["variable `KAFKA_COMPRESSION` must be one of `none`, `gzip`, `snappy`, `lz4`, `zstd`, found `lz5`"]
        );
    }

    #[test]
    fn a_property_counts_unless_a_higher_layer_gives_its_setting() {
        for (rank, origin, stays) in
            [("below", Origin::Variable("KAFKA_REQUIRED_ACKS".to_owned()), false), ("above", Origin::BuiltIn, true)]
        {
            let place = crate::diagnostic::Place { file: "m.yaml".into(), line: 1, column: 1 };
            let mut low = Layer::default();
            let from_file = Origin::File { place, variables: vec![] };
            low.property("acks", "2", from_file, Problems::default(), &mut Problems::default());
            let layers = [low, layer(&[("required_acks", "all", origin)])];
            let resolved = Resolved::new(&layers, &mut Problems::default());
            assert_eq!(resolved.properties.contains_key("acks"), stays, "{rank}");
        }
    }

    #[test]
    fn brokers_are_split_trimmed_and_kept_once() {
        let flag = layer(&[("brokers", " a:1 ,b, ,a:1", Origin::Flag("--bootstrap-server"))]);
        let mut problems = Problems::default();
        let resolved = Resolved::new(&[flag], &mut problems);
        let settled = &resolved.settings["brokers"];
        assert_eq!(settled.value, Some(Value::Brokers(vec!["a:1".to_owned(), "b:9092".to_owned()])));
        let notes: Vec<_> = settled.notes.iter().map(|p| p.message.as_str()).collect();
        assert_eq!(notes, ["flag `--bootstrap-server`: `b` has no port; 9092 is assumed"]);
        assert!(problems.is_empty());
    }
}
