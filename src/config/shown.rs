//! The effective settings as `config show` prints them: plain values, secrets masked, each with its origin.

use serde::Serialize;

use super::load::Config;
use super::secret::is_secret_property;
use super::setting::SETTINGS;

/// One effective setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The key below `kafka:`; librdkafka properties stand below `properties.`.
    pub key: String,
    /// As it was written, after `${…}`; a mask if it is a secret; empty if nothing is set.
    pub value: String,
    /// Where it comes from: `built-in`, `FILE:LINE:COLUMN`, `profile NAME (…)`, `variable NAME`, `flag --NAME`.
    pub origin: String,
    pub secret: bool,
}

impl Config {
    /// Every setting in the order of the file, then the librdkafka properties by name. Runs no `password_command`.
    pub fn shown(&self) -> Vec<Shown> {
        let settings = SETTINGS.iter().filter_map(|setting| {
            let settled = self.resolved.get(setting.key)?;
            let secret = setting.is_secret();
            let value = if secret { settled.text.shown() } else { settled.text.reveal() }.to_owned();
            Some(Shown { key: setting.key.to_owned(), value, origin: settled.origin.to_string(), secret })
        });
        let properties = self.resolved.properties.iter().map(|(key, property)| {
            let secret = is_secret_property(key);
            let value = if secret { property.value.shown() } else { property.value.reveal() }.to_owned();
            Shown { key: format!("properties.{key}"), value, origin: property.origin.to_string(), secret }
        });
        settings.chain(properties).collect()
    }
}
