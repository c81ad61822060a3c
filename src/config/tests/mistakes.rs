//! Every mistake with the exact place and words in which it is reported.

use super::*;

/// The only error of a file whose `kafka:` section holds `body`, indented by two spaces.
#[track_caller]
fn error(body: &str) -> String {
    let errors = World::with(&format!("kafka:\n{body}\n")).errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    errors[0].strip_prefix("configs/messaging.yaml:").unwrap_or(&errors[0]).to_owned()
}

#[track_caller]
fn hint(world: &World) -> String {
    world.load().unwrap_err().problems[0].hint.clone().unwrap_or_default()
}

#[test]
fn in_the_file() {
    for (body, message) in [
        ("  brokrs: [a:1]", "2:3: unknown key `brokrs` in `kafka`"),
        ("  tls:\n    cafile: x", "3:5: unknown key `cafile` in `tls`"),
        ("  sasl: true", "2:9: `sasl` must be a mapping, found `true`"),
        ("  client_id: [a]", "2:14: `client_id` must be text, found a list"),
        (
            "  batch_size: many",
            "2:15: `batch_size` must be a size from 1 to 2147483647 bytes like `16384` or `16KiB`, found `many`",
        ),
        (
            "  batch_size: \"16384\"",
            "2:15: `batch_size` must be a size from 1 to 2147483647 bytes like `16384` or `16KiB`, found the quoted text `16384`",
        ),
        ("  linger_ms: -5", "2:14: `linger_ms` must be a whole number of milliseconds from 0 to 900000, found `-5`"),
        ("  max_poll_records: 0", "2:21: `max_poll_records` must be a whole number from 1 to 1000000, found `0`"),
        ("  enable_auto_commit: yes", "2:23: `enable_auto_commit` must be `true` or `false`, found `yes`"),
        ("  tls: {enabled: \"true\"}", "2:18: `tls.enabled` must be `true` or `false`, found the quoted text `true`"),
        (
            "  compression: lz5",
            "2:16: `compression` must be one of `none`, `gzip`, `snappy`, `lz4`, `zstd`, found `lz5`",
        ),
        ("  required_acks: -1", "2:18: `required_acks` must be one of `none`, `leader`, `all`, found `-1`"),
        (
            "  auto_offset_reset: newest",
            "2:22: `auto_offset_reset` must be one of `earliest`, `latest`, `none`, found `newest`",
        ),
        (
            "  session_timeout: 30",
            "2:20: `session_timeout` must be a duration from 1ms to 1h like `500ms` or `30s`, found `30`",
        ),
        (
            "  sasl: {mechanism: SCRAM}",
            "2:21: `sasl.mechanism` must be one of `PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512`, found `SCRAM`",
        ),
        ("  client_id: a\n  client_id: b", "3:3: duplicate key `client_id`"),
        ("\tclient_id: a", "2:2: not valid YAML: tabs disallowed within this context (block indentation)"),
        ("  brokers: []", "2:12: `brokers` names no broker"),
        ("  brokers:", "2:3: `brokers` names no broker"),
        ("  brokers: [\"\"]", "2:13: `brokers` names no broker"),
        ("  brokers: ','", "2:12: `brokers` names no broker"),
        ("  brokers:\n    -", "3:6: each of `brokers` must be `host:port`, found nothing"),
        ("  brokers:\n    - kafka1: 9092", "3:7: each of `brokers` must be `host:port`, found a mapping"),
        ("  brokers: {a: 1}", "2:12: `brokers` must be a list of `host:port`, found a mapping"),
        ("  brokers: [a:1, b:0]", "2:18: `brokers` must be `host:port` with a port from 1 to 65535, found `b:0`"),
        ("  brokers: [a:99999]", "2:13: `brokers` must be `host:port` with a port from 1 to 65535, found `a:99999`"),
        ("  brokers: [http://a:1]", "2:13: `brokers` must be `host:port` without a scheme, found `http://a:1`"),
        (
            "  brokers: ['::1']",
            "2:13: `brokers` must be `host:port`; an IPv6 address stands in brackets like `[::1]:9092`, found `::1`",
        ),
        ("  client_id: ${NOPE}", "2:14: `client_id` needs the variable `NOPE`, which is not set"),
        (
            "  client_id: ${NOPE:?ask the platform team}",
            "2:14: `client_id` needs the variable `NOPE`: ask the platform team",
        ),
        ("  client_id: ${NOPE", "2:14: `client_id`: `${NOPE` is not closed; a `}` is missing"),
        (
            "  client_id: ${NOPE-x}",
            "2:14: `client_id`: `${NOPE…}` is not understood; write `${NAME}`, `${NAME:-default}` or `${NAME:?message}`, and `$$` for a dollar",
        ),
        ("  brokers:\n    - ${NOPE}", "3:7: each of `brokers` needs the variable `NOPE`, which is not set"),
        (
            "  batch_size: ${NOPE:-many}",
            "2:15: `batch_size` must be a size from 1 to 2147483647 bytes like `16384` or `16KiB`, found `many`",
        ),
        ("  client_id: \"a\\0b\"", "2:14: `client_id` must be text without NUL characters, found `a\\0b`"),
        (
            "  heartbeat_interval: 30s",
            "2:23: `heartbeat_interval` (30s) must be shorter than `session_timeout` (30s, built-in)",
        ),
        (
            "  session_timeout: 3s",
            "2:20: `heartbeat_interval` (3s, built-in) must be shorter than `session_timeout` (3s)",
        ),
        ("  properties: [a]", "2:15: `properties` must be a mapping, found a list"),
        ("  properties: {a: [b]}", "2:19: `properties.a` must be text, a number, `true` or `false`, found a list"),
        (
            "  properties: {linger_ms: 5}",
            "2:27: `properties.linger_ms` is not a librdkafka property; librdkafka's name is `linger.ms`",
        ),
    ] {
        assert_eq!(error(body), message, "{body}");
    }
}

#[test]
fn the_hint_says_what_to_do() {
    for (body, says) in [
        ("  brokrs: [a:1]", "did you mean `brokers`?"),
        (
            "  zzz: 1",
            "allowed here: brokers, client_id, group_id, compression, required_acks, max_wait_time, batch_size, linger_ms, auto_offset_reset, enable_auto_commit, session_timeout, heartbeat_interval, max_poll_records, tls, sasl, properties",
        ),
        ("  sasl: {pasword: x}", "did you mean `password`?"),
        ("  compression: LZ4", "did you mean `lz4`?"),
        ("  session_timeout: 30", "give it a unit: `30ms` or `30s`"),
        ("\tclient_id: a", "YAML is indented with spaces, never with tabs"),
        ("  client_id: ${NOPE}", "set `NOPE`, or give a default: `${NOPE:-…}`"),
        (
            "  brokers: [${NOPE:-a}]",
            "put a value with `${…}` in double quotes inside [ ] or { }, and where it holds `: ` or ` #`",
        ),
        ("  brokers:\n    - kafka1: 9092", "write `host:port` without a space behind the colon"),
    ] {
        assert_eq!(hint(&World::with(&format!("kafka:\n{body}\n"))), says, "{body}");
    }
}

#[test]
fn in_the_environment_and_the_flags() {
    for (variable, value, message) in [
        (
            "KAFKA_LINGER_MS",
            "soon",
            "variable `KAFKA_LINGER_MS` must be a whole number of milliseconds from 0 to 900000, found `soon`",
        ),
        ("KAFKA_TLS_ENABLED", "1", "variable `KAFKA_TLS_ENABLED` must be `true` or `false`, found `1`"),
        (
            "KAFKA_MAX_WAIT_TIME",
            "",
            "variable `KAFKA_MAX_WAIT_TIME` must be a duration from 0s to 5m like `500ms` or `30s`, found ``",
        ),
        ("KAFKA_BROKERS", "", "variable `KAFKA_BROKERS` names no broker"),
        (
            "KAFKA_BROKERS",
            "a:1,b:x",
            "variable `KAFKA_BROKERS` must be `host:port` with a port from 1 to 65535, found `b:x`",
        ),
        (
            "KAFKA_HEARTBEAT_INTERVAL",
            "40s",
            "`heartbeat_interval` (40s, variable KAFKA_HEARTBEAT_INTERVAL) must be shorter than `session_timeout` (30s, built-in)",
        ),
        ("KAFKA_SASL_ENABLED", "true", "variable `KAFKA_SASL_ENABLED` is true, but no `sasl.username` is given"),
    ] {
        assert_eq!(World::new().var(variable, value).errors()[0], message, "{variable}={value}");
    }
    let world = World::new().flags(|flags| flags.brokers = Some("a:b".to_owned()));
    assert_eq!(
        world.errors(),
        ["flag `--bootstrap-server` must be `host:port` with a port from 1 to 65535, found `a:b`"]
    );
    assert_eq!(World::new().set("linger.ms").errors(), ["`-X` must be `property=value`, found `linger.ms`"]);
    assert_eq!(World::new().set("bootstrap.servers=").errors(), ["`-X bootstrap.servers` names no broker"]);
    let mut world = World::new();
    world.surroundings.unreadable.insert("KAFKA_CLIENT_ID".to_owned());
    assert_eq!(world.errors(), ["variable `KAFKA_CLIENT_ID` is not UTF-8 text"]);
}

#[test]
fn all_are_reported_at_once_from_top_to_bottom() {
    let text = "kafka:\n  linger_ms: x\n  brokrs: []\n  tls:\n    enabled: maybe\nprofiles:\n  p: {compression: lz5}\n";
    let world = World::with(text).var("KAFKA_BATCH_SIZE", "big").set("nonsense");
    let error = world.load().unwrap_err();
    assert_eq!(error.message, "the configuration has 5 mistakes");
    let places: Vec<_> =
        error.problems.iter().map(|p| p.place.as_ref().map(|place| (place.line, place.column))).collect();
    assert_eq!(places, [None, None, Some((2, 14)), Some((3, 3)), Some((5, 14))]);
}

#[test]
fn what_is_odd_but_works_is_a_warning() {
    let world = World::with("kafka:\n  brokers: [kafka1, '[::1]']\n");
    assert_eq!(
        world.warnings(),
        [
            "configs/messaging.yaml:2:13: `brokers`: `kafka1` has no port; 9092 is assumed",
            "configs/messaging.yaml:2:21: `brokers`: `[::1]` has no port; 9092 is assumed"
        ]
    );
    assert_eq!(world.config().brokers, ["kafka1:9092", "[::1]:9092"]);
    // What is overruled is not worth a word.
    assert!(world.flags(|flags| flags.brokers = Some("a:1".to_owned())).warnings().is_empty());
    let message = "there is no `kafka:` section; the built-in settings are used";
    assert_eq!(World::with("kafak: {}\n").warnings(), [format!("configs/messaging.yaml:1:1: {message}")]);
    assert_eq!(World::with("").warnings(), [format!("configs/messaging.yaml:1:1: {message}")]);
    assert_eq!(
        World::with("- a\n").errors(),
        ["configs/messaging.yaml:1:1: a configuration file must be a mapping, found a list"]
    );
}

proptest::proptest! {
    /// Whatever a file and a property hold, loading ends in a configuration or in errors, never in a panic.
    #[test]
    fn nothing_makes_it_panic(parts in proptest::collection::vec(0..PIECES.len(), 0..24), any in ".{0,40}", property in ".{0,20}") {
        let text: String = parts.into_iter().map(|part| PIECES[part]).collect();
        for text in [text.clone(), format!("kafka:\n  client_id: {any}\n"), format!("{text}{any}")] {
            let world = World::with(&text).set(&property).set(&format!("{property}={any}"));
            if let Ok(config) = world.load() {
                config.shown();
                proptest::prop_assert!(!config.brokers.is_empty());
            }
        }
    }
}

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "kafka:\n", "  ", "brokers:", " [", "]", "{", "}", "${", "${A:-", "}", "$", ":", "- ", "\n", "\t", "\"", "'",
    "tls:", "sasl:", "enabled: true", "profiles:\n", "p:", "client_id", "&a", "*a", "# x", "[::1]:", "é", "|\n",
    "properties:", "linger.ms: 0.5",
];
