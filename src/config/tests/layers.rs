//! Which value wins, and what is said of where it came from.

use super::*;

const FILE: &str =
    "kafka:\n  client_id: file\n  linger_ms: 1\nprofiles:\n  p:\n    client_id: profile\n    linger_ms: 2\n";

#[test]
fn each_layer_wins_over_those_below_it() {
    let mut world = World::new();
    let client = |world: &World| shown(&world.config(), "client_id");
    assert_eq!(client(&world), "helixctl (built-in)");
    world = world.file("configs/messaging.yaml", FILE);
    assert_eq!(client(&world), "file (configs/messaging.yaml:2:14)");
    world = world.flags(|flags| flags.profile = Some("p".to_owned()));
    assert_eq!(client(&world), "profile (profile p (configs/messaging.yaml:6:16))");
    world = world.var("KAFKA_CLIENT_ID", "variable");
    assert_eq!(client(&world), "variable (variable KAFKA_CLIENT_ID)");
    world = world.flags(|flags| flags.client_id = Some("flag".to_owned()));
    assert_eq!(client(&world), "flag (flag --client-id)");
    world = world.set("client.id=property");
    assert_eq!(client(&world), "property (flag -X client.id)");
    assert_eq!(world.config().client_id, "property");
}

#[test]
fn every_setting_can_come_from_its_variable_alone() {
    let path = "ca.crt";
    for setting in SETTINGS {
        let value = match setting.kind {
            Kind::Brokers => "kafka1:1",
            Kind::Text | Kind::Secret => "x",
            Kind::Path => path,
            Kind::Boolean => "false",
            Kind::Integer { .. } | Kind::Size { .. } | Kind::Millis { .. } => "7",
            Kind::Duration { .. } => "4s",
            Kind::Choice(words) => words[0].0,
        };
        let config = World::new().var(setting.variable, value).config();
        let value = if setting.kind == Kind::Secret { MASK } else { value };
        assert_eq!(shown(&config, setting.key), format!("{value} (variable {})", setting.variable));
    }
}

#[test]
fn the_file_is_the_first_of_four_places() {
    let text = |id: &str| format!("kafka:\n  client_id: {id}\n");
    let mut world = World::new().file("~/.config/helixctl/config.yaml", &text("users"));
    let client = |world: &World| world.short(&shown(&world.config(), "client_id"));
    assert_eq!(client(&world), "users (~/.config/helixctl/config.yaml:2:14)");
    world = world.file("configs/messaging.yaml", &text("projects"));
    assert_eq!(client(&world), "projects (configs/messaging.yaml:2:14)");
    world = world.file("other.yaml", &text("variables")).var("HELIXCTL_CONFIG", "other.yaml");
    assert_eq!(client(&world), "variables (other.yaml:2:14)");
    world = world.file("flag.yaml", &text("flags")).flags(|flags| flags.config = Some("flag.yaml".into()));
    assert_eq!(client(&world), "flags (flag.yaml:2:14)");
}

#[test]
fn a_named_file_must_exist() {
    let world = World::with(FILE).flags(|flags| flags.config = Some("nope.yaml".into()));
    assert_eq!(world.errors(), ["the configuration file `nope.yaml`, named by `--config`, does not exist"]);
    let world = World::with(FILE).var("HELIXCTL_CONFIG", "nope.yaml");
    let message = "the configuration file `nope.yaml`, named by variable `HELIXCTL_CONFIG`, does not exist";
    assert_eq!(world.errors(), [message]);
    assert_eq!(World::with(FILE).var("HELIXCTL_CONFIG", "").config().client_id, "file");
    let world = World::with(FILE).flags(|flags| flags.config = Some("configs".into()));
    assert_eq!(world.errors(), ["the configuration file `configs` cannot be read"]);
}

#[test]
fn properties_reach_the_clients_that_know_them() {
    let config = World::with("kafka:\n  properties: {socket.timeout.ms: 1000, linger.ms: 9}\n")
        .set("fetch.min.bytes=10")
        .set("acks=2")
        .config();
    for (key, admin, producer, consumer) in [
        ("socket.timeout.ms", Some("1000"), Some("1000"), Some("1000")),
        ("fetch.min.bytes", Some("10"), Some("10"), Some("10")),
        ("linger.ms", None, Some("9"), None),
        ("acks", None, Some("2"), None),
    ] {
        let found = [Role::Admin, Role::Producer, Role::Consumer].map(|role| property(&config, role, key));
        assert_eq!(found.each_ref().map(Option::as_deref), [admin, producer, consumer], "{key}");
    }
    assert_eq!(shown(&config, "linger_ms"), "9 (configs/messaging.yaml:2:52)");
    assert_eq!(shown(&config, "properties.acks"), "2 (flag -X acks)");
    assert_eq!(shown(&config, "properties.socket.timeout.ms"), "1000 (configs/messaging.yaml:2:35)");
}

#[test]
fn a_variable_wins_over_the_files_properties() {
    let text = "kafka:\n  properties: {linger.ms: 9, acks: 2}\n";
    let config = World::with(text).var("KAFKA_LINGER_MS", "3").var("KAFKA_REQUIRED_ACKS", "leader").config();
    assert_eq!(property(&config, Role::Producer, "linger.ms").as_deref(), Some("3"));
    assert_eq!(property(&config, Role::Producer, "acks").as_deref(), Some("1"));
}

#[test]
fn a_long_session_does_not_make_librdkafka_refuse() {
    let config = World::with("kafka:\n  session_timeout: 10m\n").config();
    assert_eq!(property(&config, Role::Consumer, "max.poll.interval.ms").as_deref(), Some("600000"));
    let config = World::with("kafka:\n  session_timeout: 5m\n").config();
    assert_eq!(property(&config, Role::Consumer, "max.poll.interval.ms"), None);
}

#[test]
fn a_variable_that_is_not_set_matters_only_if_it_is_needed() {
    let text = "kafka:\n  client_id: ${NOPE}\n";
    assert_eq!(World::with(text).var("KAFKA_CLIENT_ID", "x").config().client_id, "x");
    assert_eq!(World::with(text).set("client.id=y").config().client_id, "y");
    assert!(World::with(text).load().is_err());
}

#[test]
fn an_empty_variable_clears_a_text() {
    let config = World::with("kafka:\n  group_id: g\n").var("KAFKA_GROUP_ID", "").config();
    assert_eq!((config.group_id.clone(), property(&config, Role::Consumer, "group.id")), (None, None));
}
