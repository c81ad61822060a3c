//! From the settings to librdkafka's properties, by the table's `property` column. What the table cannot say is said here, once.

use std::collections::BTreeMap;

use super::load::Config;
use super::setting::{Role, SETTINGS, Setting};
use super::value::Value;
use crate::error::Error;

/// librdkafka refuses a session that is longer than this, its default for `max.poll.interval.ms`.
const DEFAULT_POLL_INTERVAL_MS: u64 = 300_000;

impl Config {
    /// The librdkafka properties of a client of this role.
    ///
    /// They hold the password in plain text: hand them to librdkafka and print them nowhere. Runs `password_command` on
    /// first use; its failure is the only error (exit 2).
    pub fn properties(&self, role: Role) -> Result<BTreeMap<String, String>, Error> {
        let mut properties = BTreeMap::new();
        for setting in SETTINGS.iter().filter(|setting| setting.roles.contains(&role) && self.applies(setting)) {
            if let (Some(name), Some(value)) = (setting.property, self.resolved.get(setting.key))
                && let Some(value) = value.value.as_ref().filter(|value| !value.is_empty())
            {
                properties.insert(name.to_owned(), value.property());
            }
        }
        self.secure(&mut properties)?;
        if role == Role::Consumer {
            let session = self.resolved.number("session_timeout").unwrap_or_default();
            if session > DEFAULT_POLL_INTERVAL_MS {
                properties.insert("max.poll.interval.ms".to_owned(), session.to_string());
            }
        }
        for (key, property) in &self.resolved.properties {
            let of_setting = SETTINGS.iter().find(|setting| setting.property == Some(key));
            if of_setting.is_none_or(|setting| setting.roles.contains(&role)) {
                properties.insert(key.clone(), property.value.reveal().to_owned());
            }
        }
        Ok(properties)
    }

    /// Whether the brokers' certificates are not checked although connections are encrypted.
    pub fn insecure(&self) -> bool {
        let given = |key: &str| self.resolved.properties.get(key).map(|property| property.value.reveal());
        let off = given("enable.ssl.certificate.verification").is_some_and(|value| value != "true")
            || given("ssl.endpoint.identification.algorithm") == Some("none");
        self.tls() && (off || !self.resolved.boolean("tls.verify"))
    }

    pub(super) fn tls(&self) -> bool {
        self.resolved.boolean("tls.enabled")
    }

    fn sasl(&self) -> bool {
        self.resolved.boolean("sasl.enabled")
    }

    /// librdkafka warns about TLS and SASL properties that the protocol does not use.
    fn applies(&self, setting: &Setting) -> bool {
        match setting.path() {
            (Some("tls"), _) => self.tls(),
            (Some("sasl"), _) => self.sasl(),
            _ => true,
        }
    }

    fn secure(&self, properties: &mut BTreeMap<String, String>) -> Result<(), Error> {
        let protocol = match (self.sasl(), self.tls()) {
            (false, false) => "PLAINTEXT",
            (false, true) => "SSL",
            (true, false) => "SASL_PLAINTEXT",
            (true, true) => "SASL_SSL",
        };
        let mut set = |key: &str, value: &str| properties.insert(key.to_owned(), value.to_owned());
        set("security.protocol", protocol);
        if self.tls() {
            let verify = self.resolved.get("tls.verify").and_then(|settled| settled.value.as_ref());
            let check = verify == Some(&Value::Boolean(true));
            set("ssl.endpoint.identification.algorithm", if check { "https" } else { "none" });
            // OpenSSL is built in: its own idea of where the system keeps its authorities is another machine's.
            if self.resolved.text("tls.ca_file").is_empty() && !self.resolved.properties.contains_key("ssl.ca.pem") {
                set("ssl.ca.location", "probe");
            }
        }
        if let Some(password) = self.password.get()? {
            set("sasl.password", password.reveal());
        }
        Ok(())
    }
}
