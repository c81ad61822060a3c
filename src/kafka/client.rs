//! Making a librdkafka client from properties.

use std::collections::BTreeMap;
use std::time::Duration;

use rdkafka::ClientConfig;
use rdkafka::client::{Client, DefaultClientContext};
use rdkafka::config::RDKafkaLogLevel;
use rdkafka::error::KafkaError;
use rdkafka::types::RDKafkaType;

use crate::error::{Error, Result};

/// What suits a command that runs for a second rather than for a month; a property given by the user wins.
const SHORT_LIVED: [(&str, &str); 5] = [
    ("reconnect.backoff.ms", "20"),
    ("reconnect.backoff.max.ms", "500"),
    ("log.connection.close", "false"),
    ("allow.auto.create.topics", "false"),
    // While it waits for a controller that has died, librdkafka hears of another only by this refresh. It is of the brokers
    // alone, since this client knows no topics, and librdkafka makes it once in 10 s. Most commands end before the first.
    ("topic.metadata.refresh.interval.ms", "2000"),
];

pub(super) fn create(properties: &BTreeMap<String, String>, timeout: Duration) -> Result<Client<DefaultClientContext>> {
    let mut config = ClientConfig::new();
    for (key, value) in SHORT_LIVED {
        config.set(key, value);
    }
    let setup = timeout.as_millis().clamp(1_000, 300_000).to_string();
    config.set("socket.connection.setup.timeout.ms", setup);
    for (key, value) in properties {
        config.set(key, value);
    }
    // Info, because that is the level at which librdkafka tells why a connection closed. Its lines are read, never shown.
    config.set_log_level(RDKafkaLogLevel::Info);
    let native = config.create_native_config().map_err(|error| refused(&error))?;
    Client::new(&config, native, RDKafkaType::RD_KAFKA_PRODUCER, DefaultClientContext).map_err(|error| refused(&error))
}

/// The addresses to begin with.
pub(super) fn bootstrap(properties: &BTreeMap<String, String>) -> Vec<String> {
    let servers = properties.get("bootstrap.servers").map(String::as_str).unwrap_or_default();
    servers.split(',').map(|server| server.trim().to_owned()).filter(|server| !server.is_empty()).collect()
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
