//! Profiles: chosen, listed, stored, and never by accident.

use super::*;

const FILE: &str = "\
kafka:
  client_id: base
profiles:
  dev:
    brokers: [localhost:9092]
    environment: dev
  prod:
    brokers: [kafka1:9093, kafka2:9093]
    cluster_id: abc
    protected: true
    sasl: {enabled: true, username: ops, password: \"${PROD_PASSWORD}\"}
";

fn names(world: &World) -> Vec<(String, bool)> {
    let list = super::super::profiles(&world.flags, &world.surroundings).unwrap();
    list.into_iter().map(|profile| (profile.name, profile.active)).collect()
}

fn using(world: World, profile: &str) -> World {
    world.flags(|flags| flags.profile = Some(profile.to_owned()))
}

#[test]
fn a_profile_brings_its_pin_protection_and_environment() {
    let config = using(World::with(FILE), "prod").var("PROD_PASSWORD", "x").config();
    assert_eq!(config.brokers, ["kafka1:9093", "kafka2:9093"]);
    assert_eq!(
        config.profile,
        Some(ProfileInfo {
            name: "prod".to_owned(),
            cluster_id: Some("abc".to_owned()),
            protected: true,
            environment: None,
            chosen_by: "flag --profile".to_owned()
        })
    );
    let dev = World::with(FILE).var("HELIXCTL_PROFILE", "dev").config().profile.unwrap();
    assert_eq!((dev.environment.as_deref(), dev.protected), (Some("dev"), false));
    assert_eq!(dev.chosen_by, "variable HELIXCTL_PROFILE");
    assert_eq!(World::with(FILE).var("HELIXCTL_PROFILE", "").config().profile, None);
}

#[test]
fn a_profile_that_is_not_chosen_needs_no_variables() {
    assert_eq!(using(World::with(FILE), "dev").config().brokers, ["localhost:9092"]);
    let message = "configs/messaging.yaml:11:52: `sasl.password` needs the variable `PROD_PASSWORD`, which is not set";
    assert_eq!(using(World::with(FILE), "prod").errors(), [message]);
}

#[test]
fn the_flag_wins_over_the_variable_over_what_was_stored() {
    let mut world = World::with(FILE).var("PROD_PASSWORD", "x");
    let path = use_profile("prod", &world.flags, &world.surroundings).unwrap();
    assert_eq!(world.short(&path.display().to_string()), "~/.config/helixctl/profile");
    assert_eq!(read(&path), "prod\n");
    let chosen = |world: &World| world.config().profile.map(|profile| world.short(&profile.chosen_by));
    assert_eq!(chosen(&world).unwrap(), "`helixctl config use` (~/.config/helixctl/profile)");
    world = world.var("HELIXCTL_PROFILE", "dev");
    assert_eq!(chosen(&world).unwrap(), "variable HELIXCTL_PROFILE");
    world = using(world, "prod");
    assert_eq!(chosen(&world).unwrap(), "flag --profile");
    assert_eq!(names(&world), [("dev".to_owned(), false), ("prod".to_owned(), true)]);
    assert!(forget_profile(&world.surroundings).unwrap());
    assert!(!forget_profile(&world.surroundings).unwrap());
}

#[test]
fn an_unknown_profile_is_an_error() {
    let world = using(World::with(FILE), "prd");
    assert_eq!(world.errors(), ["there is no profile `prd`, chosen by flag --profile"]);
    assert_eq!(world.load().unwrap_err().problems[0].hint.as_deref(), Some("did you mean `prod`?"));
    assert!(super::super::profiles(&world.flags, &world.surroundings).is_err());
    let error = use_profile("nothing", &world.flags, &world.surroundings).unwrap_err();
    assert_eq!(
        (error.message.as_str(), &error.hints[..]),
        ("there is no profile `nothing`", &["the profiles are: dev, prod".to_owned()][..])
    );
    assert_eq!(using(World::with(FILE), "").errors(), ["flag `--profile` is empty"]);
    // What was stored in another project is no reason to work on the wrong cluster, but the list still shows the choice.
    let world = World::with(FILE).file("~/.config/helixctl/profile", "gone\n");
    assert_eq!(
        world.errors(),
        ["there is no profile `gone`, chosen by `helixctl config use` (~/.config/helixctl/profile)"]
    );
    assert_eq!(names(&world), [("dev".to_owned(), false), ("prod".to_owned(), false)]);
}

#[test]
fn the_users_own_profiles_join_the_projects() {
    let own = "kafka: {client_id: ignored}\nprofiles:\n  mine: {brokers: [me:1]}\n  dev: {brokers: [hidden:1]}\n";
    let world = World::with(FILE).file("~/.config/helixctl/config.yaml", own);
    assert_eq!(names(&world), [("dev".to_owned(), false), ("prod".to_owned(), false), ("mine".to_owned(), false)]);
    let config = using(world, "mine").config();
    assert_eq!((config.brokers, config.client_id), (vec!["me:1".to_owned()], "base".to_owned()));
    let alone = World::new().file("~/.config/helixctl/config.yaml", "profiles:\n  mine: {brokers: [me:1]}\n");
    assert_eq!(alone.warnings(), [] as [String; 0]);
    assert_eq!(using(alone, "mine").config().brokers, ["me:1"]);
}

#[test]
fn mistakes_of_every_profile_are_named() {
    for (text, message) in [
        ("profiles: [a]", "1:11: `profiles` must be a mapping, found a list"),
        ("profiles: {p: x}", "1:15: profile `p` must be a mapping, found `x`"),
        ("profiles: {p: {brokr: x}}", "1:16: unknown key `brokr` in profile `p`"),
        (
            "profiles: {p: {compression: lz5}}",
            "1:29: `compression` must be one of `none`, `gzip`, `snappy`, `lz4`, `zstd`, found `lz5`",
        ),
        ("profiles: {p: {protected: \"true\"}}", "1:27: `protected` must be `true` or `false`, found `true`"),
        ("profiles: {p: {cluster_id: [x]}}", "1:28: `cluster_id` must be a cluster's id, found a list"),
    ] {
        assert_eq!(using(World::with(text), "p").errors()[0], format!("configs/messaging.yaml:{message}"), "{text}");
    }
}

#[test]
fn without_a_home_nothing_can_be_stored() {
    let mut world = World::with(FILE);
    world.surroundings.vars.clear();
    let error = use_profile("dev", &world.flags, &world.surroundings).unwrap_err();
    assert_eq!(error.message, "there is no folder to store the profile in: neither HOME nor XDG_CONFIG_HOME is set");
}
