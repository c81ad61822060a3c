//! Principals are checked in full, and passwords are never shown.

use super::*;

const GOOD: &str = "
version: 1
topics: [{name: a}]
principals:
  - name: User:helixagent
    password: ${KAFKA_PASSWORD}
    produce: [\"helixagent.*\", a]
    consume: { topics: [\"*\"], groups: [\"helixagent-*\"] }
    transactional: [\"tx-*\"]
    acls:
      - { resource: topic, name: x, pattern: literal, operations: [describe, all], permission: allow, host: \"*\" }
      - { resource: cluster, operations: [idempotent_write] }
      - { resource: group, name: g, pattern: prefixed, operations: [read], permission: deny }
    quota: { producer_byte_rate: 10MiB, consumer_byte_rate: 1048576, request_percentage: 50, controller_mutation_rate: 2.5 }
  - name: User:CN=kafka,O=helix
";

#[test]
fn the_whole_shape_is_accepted() {
    let found: Vec<_> = desired(GOOD, None).principals.iter().map(|p| p.name.clone()).collect();
    assert_eq!(found, ["User:CN=kafka,O=helix", "User:helixagent"]);
}

#[test]
fn every_mistake_has_its_place() {
    for (principal, expected) in [
        ("produce: [a]", "3:14 a principal has no `name` [write it like `- name: User:helixagent`]"),
        ("name: helix", "3:21 principal `helix` must be a type, `:` and a name [write it like `User:helix`]"),
        ("name: 'User:'", "3:21 principal `User:` must be a type, `:` and a name [write it like `User:helixagent`]"),
        ("name: 'User:u', pasword: x", "3:31 unknown key `pasword` in a principal [did you mean `password`?]"),
        ("name: 'User:u', produce: a", "3:40 `produce` must be a list, found `a`"),
        (
            "name: 'User:u', produce: ['a*b']",
            "3:41 `a*b` in `produce` has a `*` that is not at its end, and Kafka knows prefixes only [write a name, a prefix with `*` behind it, or `*` for all]",
        ),
        (
            "name: 'User:u', produce: ['a b']",
            "3:41 `a b` in `produce` is no topic's name; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed [write a name, a prefix with `*` behind it, or `*` for all]",
        ),
        (
            "name: 'User:u', transactional: ['']",
            "3:47 `` in `transactional` is empty [write a name, a prefix with `*` behind it, or `*` for all]",
        ),
        (
            "name: 'User:u', consume: {groups: [g]}",
            "3:40 `consume` names no `topics` [write it like `consume: { topics: [\"helixagent.*\"], groups: [\"helixagent-*\"] }`]",
        ),
        (
            "name: 'User:u', acls: [{resource: topic, name: x}]",
            "3:38 an ACL has no `operations` [write it like `operations: [read, describe]`]",
        ),
        (
            "name: 'User:u', acls: [{name: x, operations: [read]}]",
            "3:38 an ACL has no `resource` [write it like `resource: topic`]",
        ),
        (
            "name: 'User:u', acls: [{resource: topic, operations: [read]}]",
            "3:38 an ACL has no `name` [write it like `name: orders`]",
        ),
        (
            "name: 'User:u', acls: [{resource: topics, name: x, operations: [read]}]",
            "3:49 `resource` must be one of topic, group, cluster, transactional_id, delegation_token, user, found `topics` [did you mean `topic`?]",
        ),
        (
            "name: 'User:u', acls: [{resource: topic, name: x, pattern: match, operations: [read]}]",
            "3:74 `pattern` must be one of literal, prefixed, found `match`",
        ),
        (
            "name: 'User:u', acls: [{resource: group, name: x, operations: [write]}]",
            "3:78 `write` is no operation of a group [one of: all, read, delete, describe, describe_configs, alter_configs]",
        ),
        (
            "name: 'User:u', acls: [{resource: topic, name: x, operations: [DescribeConfigs]}]",
            "3:78 `DescribeConfigs` is no operation of a topic [did you mean `describe_configs`?]",
        ),
        (
            "name: 'User:u', acls: [{resource: topic, name: x, operations: []}]",
            "3:77 `operations` is empty [name at least one, or remove the ACL]",
        ),
        (
            "name: 'User:u', acls: [{resource: cluster, name: x, operations: [alter]}]",
            "3:64 the cluster's name as a resource is `kafka-cluster`, found `x` [leave `name` out]",
        ),
        (
            "name: 'User:u', acls: [{resource: topic, name: x, permission: grant, operations: [read]}]",
            "3:77 `permission` must be one of allow, deny, found `grant`",
        ),
        (
            "name: 'User:u', quota: {producer_byte_rate: 0}",
            "3:59 `producer_byte_rate` must be a size per second like `10MiB`, above 0, found `0`",
        ),
        (
            "name: 'User:u', quota: {request_percentage: -1}",
            "3:59 `request_percentage` must be a number above 0, found `-1`",
        ),
        (
            "name: 'User:u', quota: {rate: 1}",
            "3:39 unknown key `rate` in `quota` [allowed here: producer_byte_rate, consumer_byte_rate, request_percentage, controller_mutation_rate]",
        ),
    ] {
        let found = problems_of(&format!("version: 1\ntopics: [{{name: a}}]\nprincipals: [{{{principal}}}]"));
        assert_eq!(found, [expected]);
    }
}

#[test]
fn passwords_are_never_shown() {
    let literal = "warning: `password` stands in the file for everybody to read [write `${NAME}` and set the environment variable NAME]";
    let broken =
        "`password` must be text like `${KAFKA_PASSWORD}` [what was found is not shown, since it may be a secret]";
    for (password, expected) in [
        ("hunter2", literal),
        ("'${P:-hunter2}'", literal),
        ("''", broken),
        ("'${hunter2'", broken),
        ("'${hunter 2}'", broken),
        ("[hunter2]", broken),
    ] {
        let text = format!("version: 1\ntopics: [{{name: a}}]\nprincipals: [{{name: 'User:u', password: {password}}}]");
        let (desired, problems) = read(&[source("t.yaml", &text)], None);
        assert_eq!(lines(&problems), [format!("3:41 {expected}")], "{password}");
        assert!(!format!("{desired:?}{problems:?}").contains("hunter"), "{password}");
    }
}
