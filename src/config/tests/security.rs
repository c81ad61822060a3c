//! TLS, SASL and secrets.

use super::*;

const LOGIN: &str = "kafka:\n  sasl:\n    enabled: true\n    username: helixagent\n";

/// A world in which the files of `tls:` exist.
fn with_files(text: &str) -> World {
    World::with(text).file("certs/ca.crt", "ca").file("certs/client.crt", "crt").file("certs/client.key", "key")
}

#[test]
fn tls_and_sasl_become_properties_of_every_role() {
    let text = "kafka:
  tls: {enabled: true, cert_file: certs/client.crt, key_file: certs/client.key, ca_file: certs/ca.crt, key_password: kp}
  sasl: {enabled: true, mechanism: SCRAM-SHA-256, username: helixagent, password: \"${KAFKA_PASSWORD}\"}\n";
    let world = with_files(text).var("KAFKA_PASSWORD", "hunter2");
    let config = world.config();
    assert_eq!(config.warnings, []);
    for role in [Role::Admin, Role::Producer, Role::Consumer] {
        for (key, value) in [
            ("security.protocol", "SASL_SSL"),
            ("ssl.ca.location", "./certs/ca.crt"),
            ("ssl.certificate.location", "./certs/client.crt"),
            ("ssl.key.location", "./certs/client.key"),
            ("ssl.key.password", "kp"),
            ("enable.ssl.certificate.verification", "true"),
            ("ssl.endpoint.identification.algorithm", "https"),
            ("sasl.mechanisms", "SCRAM-SHA-256"),
            ("sasl.username", "helixagent"),
            ("sasl.password", "hunter2"),
        ] {
            let found = property(&config, role, key).map(|found| world.short(&found));
            assert_eq!(found.as_deref(), Some(value), "{role:?} {key}");
        }
    }
    assert!(!config.insecure());
    assert_eq!(shown(&config, "sasl.password"), "******** (configs/messaging.yaml:3:83 from KAFKA_PASSWORD)");
}

#[test]
fn tls_without_ca_file_trusts_the_system() {
    let config = World::with("kafka: {tls: {enabled: true}}\n").config();
    assert_eq!(property(&config, Role::Admin, "ssl.ca.location").as_deref(), Some("probe"));
    assert_eq!(property(&config, Role::Admin, "security.protocol").as_deref(), Some("SSL"));
}

#[test]
fn no_verification_is_announced() {
    let world = World::with("kafka:\n  tls: {enabled: true, verify: false}\n");
    let message = "configs/messaging.yaml:2:32: `tls.verify` is false: any broker's certificate is accepted";
    assert_eq!(world.warnings(), [message]);
    let config = world.config();
    assert!(config.insecure());
    assert_eq!(property(&config, Role::Admin, "enable.ssl.certificate.verification").as_deref(), Some("false"));
    assert_eq!(property(&config, Role::Admin, "ssl.endpoint.identification.algorithm").as_deref(), Some("none"));
    let world = World::new().set("security.protocol=ssl").set("enable.ssl.certificate.verification=false");
    let message = "`-X enable.ssl.certificate.verification` is false: any broker's certificate is accepted";
    assert_eq!((world.warnings(), world.config().insecure()), (vec![message.to_owned()], true));
    assert!(
        World::new().set("security.protocol=ssl").set("ssl.endpoint.identification.algorithm=none").config().insecure()
    );
    assert!(!World::with("kafka: {tls: {verify: false}}\n").config().insecure());
}

#[test]
fn files_are_looked_at_before_any_connection() {
    for (tls, message) in [
        (
            "ca_file: nope.crt",
            "2:33: `tls.ca_file`: the file `nope.crt` cannot be read: No such file or directory (os error 2)",
        ),
        (
            "cert_file: certs, key_file: certs/client.key",
            "2:35: `tls.cert_file`: the file `certs` cannot be read: is a directory",
        ),
        ("cert_file: certs/client.crt", "2:35: `tls.cert_file` is given without `tls.key_file`"),
        ("key_file: certs/client.key", "2:34: `tls.key_file` is given without `tls.cert_file`"),
    ] {
        let world = with_files(&format!("kafka:\n  tls: {{enabled: true, {tls}}}\n"));
        assert_eq!(world.errors(), [format!("configs/messaging.yaml:{message}")], "{tls}");
    }
    let world = with_files("kafka: {tls: {enabled: true, ca_file: certs}}\n");
    assert_eq!(world.warnings(), [] as [String; 0], "a folder of authorities is fine");
    let world = World::new().set("security.protocol=SSL").set("ssl.ca.location=nope.crt");
    assert!(
        world.errors()[0].starts_with("`-X ssl.ca.location`: the file `nope.crt` cannot be read"),
        "{:?}",
        world.errors()
    );
}

#[test]
fn what_is_given_but_not_enabled_is_a_warning() {
    let text = "kafka:\n  tls:\n    ca_file: nope.crt\n  sasl:\n    username: u\n";
    assert_eq!(
        World::with(text).warnings(),
        [
            "configs/messaging.yaml:3:14: `tls.ca_file` is given, but `tls.enabled` is false: the connection is not encrypted",
            "configs/messaging.yaml:5:15: `sasl.username` is given, but `sasl.enabled` is false: nobody logs in",
        ]
    );
    let config = World::with(text).config();
    assert_eq!(property(&config, Role::Admin, "ssl.ca.location"), None);
    assert_eq!(property(&config, Role::Admin, "sasl.username"), None);
}

#[test]
fn a_profile_may_turn_off_what_the_file_turns_on() {
    let text = "kafka:
  tls: {enabled: true, ca_file: nope.crt}
  sasl: {enabled: true, username: u, password: \"${NOPE}\"}
profiles:
  dev: {tls: {enabled: false}, sasl: {enabled: false}}\n";
    let world = World::with(text).flags(|flags| flags.profile = Some("dev".to_owned()));
    assert_eq!(world.warnings(), [] as [String; 0]);
    assert_eq!(property(&world.config(), Role::Admin, "security.protocol").as_deref(), Some("PLAINTEXT"));
}

#[test]
fn sasl_needs_a_name_and_one_password() {
    for (body, messages) in [
        (
            "    enabled: true\n",
            &[
                "3:14: `sasl.enabled` is true, but no `sasl.username` is given",
                "3:14: `sasl.enabled` is true, but no password is given",
            ][..],
        ),
        (
            "    enabled: true\n    username: u\n    password: \"\"\n",
            &["3:14: `sasl.enabled` is true, but no password is given"],
        ),
        (
            "    enabled: true\n    username: u\n    password: x\n    password_file: y\n",
            &["6:20: `sasl.password_file` contradicts `sasl.password`: both name the password"],
        ),
        (
            "    enabled: true\n    username: u\n    password_file: nope\n",
            &["5:20: `sasl.password_file`: the file `nope` cannot be read: No such file or directory (os error 2)"],
        ),
    ] {
        let errors = World::with(&format!("kafka:\n  sasl:\n{body}")).errors();
        let errors: Vec<_> =
            errors.iter().map(|error| error.strip_prefix("configs/messaging.yaml:").unwrap()).collect();
        // A contradiction is enough: what else is wrong with either source says little.
        assert_eq!(errors[..messages.len()], *messages, "{body}");
    }
}

#[test]
fn the_password_comes_from_the_highest_layer_that_names_one() {
    let password = |world: World| property(&world.config(), Role::Admin, "sasl.password").unwrap();
    let file = format!("{LOGIN}    password_file: secret\n");
    assert_eq!(password(World::with(&file).file("secret", "from file\n")), "from file");
    assert_eq!(password(World::with(&file).file("secret", "crlf\r\n")), "crlf");
    assert_eq!(password(World::with(&file).var("KAFKA_SASL_PASSWORD", "from variable")), "from variable");
    assert_eq!(password(World::with(&file).set("sasl.password=from=property")), "from=property");
    let command = format!("{LOGIN}    password_command: echo from command\n");
    assert_eq!(password(World::with(&command)), "from command");
    let unset = format!("{LOGIN}    password: ${{NOPE}}\n");
    assert!(password(World::with(&unset).var("KAFKA_SASL_PASSWORD_COMMAND", "pwd")).ends_with("/work"));
}

#[test]
fn a_command_runs_only_for_a_connection() {
    let world = World::with(&format!("{LOGIN}    password_command: touch ran; exit 3\n"));
    let config = world.config();
    config.shown();
    assert!(!world.surroundings.path("ran").exists());
    let error = config.properties(Role::Admin).unwrap_err();
    let message = "the command of `sasl.password_command` (configs/messaging.yaml:5:23) ended with exit status 3";
    assert_eq!((error.message.as_str(), error.exit), (message, crate::exit::Exit::BadInput));
    assert!(world.surroundings.path("ran").exists());
}

#[test]
fn plain_without_tls_is_a_warning() {
    let world = World::with(&format!("{LOGIN}    mechanism: PLAIN\n    password: x\n"));
    let message = "`sasl.mechanism` is PLAIN without TLS: the password crosses the network readable";
    assert_eq!(world.warnings(), [format!("configs/messaging.yaml:5:16: {message}")]);
}

#[test]
fn a_mechanism_of_librdkafka_alone_brings_its_own_credentials() {
    let world = World::new().set("security.protocol=SASL_SSL").set("sasl.mechanisms=OAUTHBEARER");
    assert_eq!(property(&world.config(), Role::Admin, "sasl.mechanisms").as_deref(), Some("OAUTHBEARER"));
}

#[test]
fn secrets_are_shown_nowhere() {
    let text = format!(
        "{LOGIN}    password_command: echo hunter2\n  tls: {{enabled: true, key_password: hunter2}}\n  properties: {{ssl.keystore.password: hunter2}}\n"
    );
    let world = World::with(&text)
        .set("sasl.oauthbearer.client.secret=hunter2")
        .set("ssl.key.pem=hunter2")
        .set("sasl.jaas.config=hunter2");
    let config = world.config();
    assert_eq!(config.properties(Role::Admin).unwrap()["sasl.password"], "hunter2");
    let json = serde_json::to_string(&config.shown()).unwrap();
    for text in [json.clone(), format!("{config:?}{config:#?}"), format!("{:?}{:?}", world.flags, world.surroundings)] {
        assert!(!text.contains("hunter2"), "{text}");
    }
    assert!(json.contains("\"value\":\"********\""), "{json}");
    let world = World::with(&format!("{LOGIN}    password: \"hunter2\\0\"\n")).set("hunter2");
    let error = world.set("sasl.password hunter2").load().unwrap_err();
    assert_eq!(
        format!("{error:?}").matches("hunter2").count(),
        1,
        "only the stray word that was taken for a name: {error:?}"
    );
}

#[test]
fn a_sandbox_clears_every_variable_of_a_connection() {
    let connects = |key: &str| key == "brokers" || key.starts_with("tls.") || key.starts_with("sasl.");
    for setting in crate::config::SETTINGS.iter().filter(|setting| connects(setting.key)) {
        assert!(helixctl_sandbox::OVERRIDES.contains(&setting.variable), "{}", setting.variable);
    }
}
