//! What one layer (the file, the profile, the environment, the flags, `-X`) gives, before the layers are laid over one another.

use std::collections::BTreeMap;

use super::environment::Surroundings;
use super::flags::Flags;
use super::origin::Origin;
use super::secret::Secret;
use super::setting::{SETTINGS, setting};
use crate::diagnostic::{Place, Problems};

/// The values of one layer. No Debug: passwords are still plain text here.
#[derive(Clone, Default)]
pub(super) struct Layer {
    /// By the setting's key.
    pub settings: BTreeMap<&'static str, Given>,
    /// librdkafka properties that are no setting's counterpart, by their canonical name.
    pub properties: BTreeMap<String, Property>,
}

/// A setting as one layer gives it.
#[derive(Clone)]
pub(super) struct Given {
    /// One value; the brokers may have several or, wrongly, none.
    pub items: Vec<Item>,
    pub origin: Origin,
    /// Variables that are not set: a mistake only if no higher layer gives the setting.
    pub unresolved: Problems,
}

/// One scalar.
#[derive(Clone)]
pub(super) struct Item {
    pub text: String,
    /// It was written in quotes, and so is text even if it looks like a number.
    pub quoted: bool,
    pub place: Option<Place>,
}

/// A librdkafka property as it was given.
#[derive(Clone, Debug)]
pub(super) struct Property {
    /// A secret or not, it is treated as one: the key decides what may be shown.
    pub value: Secret,
    pub origin: Origin,
    pub unresolved: Problems,
}

/// Other names of librdkafka's (and Java's) for the properties that settings become.
const ALIASES: [(&str, &str); 5] = [
    ("metadata.broker.list", "bootstrap.servers"),
    ("compression.type", "compression.codec"),
    ("request.required.acks", "acks"),
    ("queue.buffering.max.ms", "linger.ms"),
    ("sasl.mechanism", "sasl.mechanisms"),
];

impl Given {
    /// A value from outside a file.
    pub(super) fn one(text: &str, origin: Origin) -> Self {
        let item = Item { text: text.to_owned(), quoted: false, place: origin.place() };
        Given { items: vec![item], origin, unresolved: Problems::default() }
    }
}

impl Layer {
    /// The variables of the settings that are set, even to nothing: `KAFKA_SASL_USERNAME=` clears the file's.
    pub(super) fn of_environment(surroundings: &Surroundings, problems: &mut Problems) -> Self {
        let mut layer = Layer::default();
        for setting in SETTINGS {
            if let Some(text) = surroundings.var(setting.variable) {
                layer.settings.insert(setting.key, Given::one(text, Origin::Variable(setting.variable.to_owned())));
            }
            if surroundings.unreadable.contains(setting.variable) {
                problems.error(None, format!("variable `{}` is not UTF-8 text", setting.variable));
            }
        }
        layer
    }

    /// The flags that settings have.
    pub(super) fn of_flags(flags: &Flags) -> Self {
        let mut layer = Layer::default();
        for setting in SETTINGS {
            if let (Some(flag), Some(text)) = (setting.flag, flags.given(setting.key)) {
                layer.settings.insert(setting.key, Given::one(text, Origin::Flag(flag)));
            }
        }
        layer
    }

    /// Every `-X property=value`; of two for one property, the later counts.
    pub(super) fn of_properties(set: &[String], problems: &mut Problems) -> Self {
        let mut layer = Layer::default();
        for argument in set {
            let Some((key, value)) = argument.split_once('=').filter(|(key, _)| !key.trim().is_empty()) else {
                problems
                    .error(None, format!("`-X` must be `property=value`, found `{}`", without_value(argument)))
                    .hint("such as `-X socket.timeout.ms=10000`");
                continue;
            };
            let origin = Origin::Property(key.trim().to_owned());
            layer.property(key.trim(), value, origin, Problems::default(), problems);
        }
        layer
    }

    /// Takes a librdkafka property: as the setting it is the counterpart of, if it is one's, else as it is.
    pub(super) fn property(
        &mut self,
        key: &str,
        value: &str,
        origin: Origin,
        unresolved: Problems,
        problems: &mut Problems,
    ) {
        let key = ALIASES.iter().find(|(alias, _)| *alias == key).map_or(key, |(_, name)| name);
        if let Some(settings) = counterparts(key, value) {
            for (key, text) in settings {
                let given = Given { unresolved: unresolved.clone(), ..Given::one(&text, origin.clone()) };
                self.settings.insert(key, given);
            }
            return;
        }
        let subject = origin.subject(&format!("properties.{key}"));
        if value.contains('\0') {
            problems.error(origin.place(), format!("{subject} must be text without NUL characters"));
        } else if let Some(setting) = setting(key).or_else(|| setting(&key.replace('.', "_"))) {
            let property = setting.property.map(|name| format!("; librdkafka's name is `{name}`")).unwrap_or_default();
            let message = format!("{subject} is not a librdkafka property{property}");
            problems
                .error(origin.place(), message)
                .hint(format!("`{}` belongs below `kafka:`, or in `{}`", setting.key, setting.variable));
        } else {
            self.properties.insert(key.to_owned(), Property { value: Secret::new(value), origin, unresolved });
        }
    }
}

/// The settings that say the same as a librdkafka property, if any do.
fn counterparts(property: &str, value: &str) -> Option<Vec<(&'static str, String)>> {
    if property == "security.protocol" {
        let (sasl, tls) = match value.to_uppercase().as_str() {
            "PLAINTEXT" => (false, false),
            "SSL" => (false, true),
            "SASL_PLAINTEXT" => (true, false),
            "SASL_SSL" => (true, true),
            _ => return None,
        };
        return Some(vec![("sasl.enabled", sasl.to_string()), ("tls.enabled", tls.to_string())]);
    }
    let setting = SETTINGS.iter().find(|setting| setting.property == Some(property))?;
    Some(vec![(setting.key, setting.kind.of_property(value)?)])
}

/// The start of an argument as far as it can be a property's name: what follows may be a secret.
fn without_value(argument: &str) -> String {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let end = argument.find(|c| !name(c)).unwrap_or(argument.len());
    format!("{}{}", &argument[..end.min(60)], if end < argument.len() || end > 60 { "…" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(arguments: &[&str]) -> (Layer, Vec<String>) {
        let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
        let mut problems = Problems::default();
        let layer = Layer::of_properties(&arguments, &mut problems);
        (layer, problems.into_vec().into_iter().map(|p| p.message).collect())
    }

    #[test]
    fn a_property_becomes_the_setting_it_stands_for() {
        for (argument, key, text) in [
            ("bootstrap.servers=a:1,b:2", "brokers", "a:1,b:2"),
            ("metadata.broker.list=a:1", "brokers", "a:1"),
            ("compression.type=gzip", "compression", "gzip"),
            ("acks=-1", "required_acks", "all"),
            ("session.timeout.ms=6000", "session_timeout", "6000ms"),
            ("sasl.password=a=b", "sasl.password", "a=b"),
            ("sasl.mechanism=PLAIN", "sasl.mechanism", "PLAIN"),
            ("security.protocol=sasl_ssl", "tls.enabled", "true"),
        ] {
            let (layer, problems) = set(&[argument]);
            assert_eq!(layer.settings[key].items[0].text, text, "{argument}");
            assert!(problems.is_empty() && layer.properties.is_empty(), "{argument}: {problems:?}");
        }
    }

    #[test]
    fn others_stay_as_they_are_and_the_last_wins() {
        let (layer, problems) = set(&["debug=broker", "acks=2", "debug=all"]);
        assert_eq!(layer.properties["debug"].value.reveal(), "all");
        assert_eq!(layer.properties["acks"].value.reveal(), "2");
        assert!(problems.is_empty() && layer.settings.is_empty());
    }

    #[test]
    fn mistakes_are_named_without_the_value() {
        for (argument, message) in [
            ("linger.ms", "`-X` must be `property=value`, found `linger.ms`"),
            ("sasl.password hunter2", "`-X` must be `property=value`, found `sasl.password…`"),
            ("=x", "`-X` must be `property=value`, found `…`"),
            ("", "`-X` must be `property=value`, found ``"),
            ("linger_ms=5", "`-X linger_ms` is not a librdkafka property; librdkafka's name is `linger.ms`"),
            ("tls.enabled=true", "`-X tls.enabled` is not a librdkafka property"),
        ] {
            assert_eq!(set(&[argument]).1, [message], "{argument}");
        }
    }
}
