//! Making a librdkafka client from properties.

use std::collections::BTreeMap;
use std::time::Duration;

use rdkafka::ClientConfig;
use rdkafka::client::{Client, DefaultClientContext};
use rdkafka::config::NativeClientConfig;
use rdkafka::error::KafkaError;
use rdkafka::types::RDKafkaType;

use helixctl_core::error::{Error, Result};

/// What suits a command that runs for a second rather than for a month; a property given by the user wins.
const SHORT_LIVED: [(&str, &str); 3] =
    [("reconnect.backoff.ms", "20"), ("reconnect.backoff.max.ms", "500"), ("allow.auto.create.topics", "false")];

/// Refuses properties that librdkafka does not know, or whose values it does not take. Nothing is made, no file is read.
pub(super) fn check(properties: &BTreeMap<String, String>) -> Result<()> {
    let mut config = ClientConfig::new();
    for (key, value) in properties {
        config.set(key, value);
    }
    config.create_native_config().map(drop).map_err(|error| refused(&error))
}

/// Makes a client of this type; `prepare` sets what is no property.
pub(super) fn create(
    kind: RDKafkaType,
    properties: &BTreeMap<String, String>,
    timeout: Duration,
    prepare: impl FnOnce(&NativeClientConfig),
) -> Result<Client<DefaultClientContext>> {
    let mut config = ClientConfig::new();
    for (key, value) in SHORT_LIVED {
        config.set(key, value);
    }
    let setup = timeout.as_millis().clamp(1_000, 300_000).to_string();
    config.set("socket.connection.setup.timeout.ms", setup);
    for (key, value) in properties {
        config.set(key, value);
    }
    let native = config.create_native_config().map_err(|error| refused(&error))?;
    prepare(&native);
    Client::new(&config, native, kind, DefaultClientContext).map_err(|error| refused(&error))
}

/// Who we are to the brokers; absent where they make it from a certificate by rules of their own.
pub(super) fn principal(properties: &BTreeMap<String, String>) -> Option<String> {
    let property = |key: &str| properties.get(key).map(String::as_str).filter(|value| !value.is_empty());
    let protocol = property("security.protocol").unwrap_or_default().to_lowercase();
    if protocol.starts_with("sasl") {
        return property("sasl.username").map(|name| format!("User:{name}"));
    }
    let certificates = ["ssl.certificate.location", "ssl.certificate.pem", "ssl.keystore.location"];
    let shown = protocol == "ssl" && certificates.into_iter().any(|key| property(key).is_some());
    (!shown).then(|| "User:ANONYMOUS".to_owned())
}

/// librdkafka names the property and why; it never repeats the value of one that does not parse as it should.
fn refused(error: &KafkaError) -> Error {
    match error {
        KafkaError::ClientConfig(_, why, key, _) => {
            Error::bad_input(format!("librdkafka refuses the property `{key}`: {why}"))
                .hint("`helixctl config show --origin` tells where it comes from")
        }
        KafkaError::ClientCreation(why) => Error::bad_input(format!("librdkafka refuses the configuration: {why}"))
            .hint("`helixctl config show --origin` tells where each value comes from"),
        other => Error::failed("the Kafka client cannot be made").because(anyhow::anyhow!("{other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_principal_is_who_logs_in() {
        let of = |pairs: &[(&str, &str)]| {
            principal(&pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
        };
        let anonymous = Some("User:ANONYMOUS".to_owned());
        assert_eq!(of(&[]), anonymous);
        assert_eq!(of(&[("security.protocol", "SSL")]), anonymous);
        assert_eq!(of(&[("security.protocol", "SSL"), ("ssl.certificate.location", "/c")]), None);
        let login = [("security.protocol", "SASL_SSL"), ("sasl.username", "app"), ("ssl.certificate.location", "/c")];
        assert_eq!(of(&login), Some("User:app".to_owned()));
    }
}
