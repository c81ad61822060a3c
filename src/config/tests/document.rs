//! The user's own documented file, word for word, and the sample that is shipped.

use super::*;

/// `configs/messaging.yaml` as the document on the Kafka integration gives it.
const DOCUMENT: &str = r#"kafka:
  brokers:
    - ${KAFKA_BROKER:-localhost:9092}
  client_id: ${KAFKA_CLIENT_ID:-helixagent}
  group_id: ${KAFKA_GROUP_ID:-helixagent-group}

  # Producer settings
  compression: lz4  # none, gzip, snappy, lz4, zstd
  required_acks: all  # none, leader, all
  max_wait_time: 500ms
  batch_size: 16384
  linger_ms: 5

  # Consumer settings
  auto_offset_reset: earliest  # earliest, latest
  enable_auto_commit: false
  session_timeout: 30s
  heartbeat_interval: 3s
  max_poll_records: 500

  # TLS settings (production)
  tls:
    enabled: false
    cert_file: ""
    key_file: ""
    ca_file: ""

  # SASL settings (production)
  sasl:
    enabled: false
    mechanism: SCRAM-SHA-512
    username: ""
    password: ""
"#;

const SAMPLE: &str = include_str!("../../../configs/messaging.yaml");

fn expected(role: Role) -> BTreeMap<String, String> {
    let mut pairs =
        vec![("bootstrap.servers", "localhost:9092"), ("client.id", "helixagent"), ("security.protocol", "PLAINTEXT")];
    pairs.extend(match role {
        Role::Admin => vec![],
        Role::Producer => {
            vec![("acks", "all"), ("batch.size", "16384"), ("compression.codec", "lz4"), ("linger.ms", "5")]
        }
        Role::Consumer => vec![
            ("auto.offset.reset", "earliest"),
            ("enable.auto.commit", "false"),
            ("fetch.wait.max.ms", "500"),
            ("group.id", "helixagent-group"),
            ("heartbeat.interval.ms", "3000"),
            ("session.timeout.ms", "30000"),
        ],
    });
    pairs.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

#[test]
fn the_documents_file_and_the_sample_say_the_same() {
    for text in [DOCUMENT, SAMPLE] {
        let config = World::with(text).config();
        assert_eq!(config.warnings, []);
        assert_eq!(config.brokers, ["localhost:9092"]);
        assert_eq!((config.client_id.as_str(), config.group_id.as_deref()), ("helixagent", Some("helixagent-group")));
        assert_eq!((config.max_poll_records, config.enable_auto_commit), (500, false));
        assert_eq!(config.file.as_deref(), Some(Path::new("configs/messaging.yaml")));
        for role in [Role::Admin, Role::Producer, Role::Consumer] {
            assert_eq!(config.properties(role).unwrap(), expected(role), "{role:?}");
        }
    }
}

#[test]
fn the_sample_keeps_every_line_of_the_document() {
    for line in DOCUMENT.lines() {
        // The sample says which mechanisms there are.
        assert!(SAMPLE.lines().any(|sample| sample.starts_with(line)), "{line}");
    }
}

#[test]
fn the_samples_examples_are_valid_once_uncommented() {
    let at = SAMPLE.find("# profiles:").unwrap();
    let profiles: String = SAMPLE[at..].lines().map(|line| format!("{}\n", line.strip_prefix("# ").unwrap())).collect();
    let world = World::with(&format!("kafka:\n  client_id: x\n{profiles}"));
    let names: Vec<_> = super::super::profiles(&world.flags, &world.surroundings).unwrap();
    let prod = &names[1];
    assert_eq!((prod.name.as_str(), prod.protected, prod.brokers.len()), ("prod", true, 3));
}

#[test]
fn the_documents_variables_are_understood() {
    let world = World::with(DOCUMENT)
        .var("KAFKA_BROKERS", "localhost:9092")
        .var("KAFKA_CLIENT_ID", "helixagent")
        .var("KAFKA_GROUP_ID", "helixagent-group")
        .var("KAFKA_COMPRESSION", "lz4")
        .var("KAFKA_REQUIRED_ACKS", "all")
        .var("KAFKA_MAX_WAIT_TIME", "500ms");
    let config = world.config();
    for role in [Role::Admin, Role::Producer, Role::Consumer] {
        assert_eq!(config.properties(role).unwrap(), expected(role), "{role:?}");
    }
    assert_eq!(shown(&config, "brokers"), "localhost:9092 (variable KAFKA_BROKERS)");
    assert_eq!(shown(&config, "max_wait_time"), "500ms (variable KAFKA_MAX_WAIT_TIME)");
    assert_eq!(shown(&config, "linger_ms"), "5 (configs/messaging.yaml:12:14)");
}

#[test]
fn a_broker_variable_may_hold_several() {
    let config = World::with(DOCUMENT).var("KAFKA_BROKER", "kafka1:9092, kafka2:9092").config();
    assert_eq!(config.brokers, ["kafka1:9092", "kafka2:9092"]);
    assert_eq!(shown(&config, "brokers"), "kafka1:9092,kafka2:9092 (configs/messaging.yaml:3:7 from KAFKA_BROKER)");
}

#[test]
fn without_any_file_the_built_in_values_count() {
    let config = World::new().config();
    assert_eq!(config.brokers, ["localhost:9092"]);
    assert_eq!(shown(&config, "brokers"), "localhost:9092 (built-in)");
    assert_eq!((config.file, config.group_id, config.warnings), (None, None, vec![]));
    assert_eq!(shown(&World::new().config(), "sasl.password"), " (built-in)");
}

#[test]
fn other_sections_are_left_alone() {
    let config = World::with("rabbitmq: {url: [], broken: ${NOPE}x}\nkafka:\n  linger_ms: 7\nx: 1\n");
    // YAML itself must still hold.
    assert!(config.load().is_err());
    let config = World::with("rabbitmq: {url: [], broken: \"${NOPE}\"}\nkafka:\n  linger_ms: 7\n").config();
    assert_eq!(shown(&config, "linger_ms"), "7 (configs/messaging.yaml:3:14)");
}
