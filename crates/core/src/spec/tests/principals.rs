//! Principals are checked in full, and passwords are never shown.

use super::*;
use crate::spec::PasswordSource;

const GOOD: &str = "
version: 1
topics: [{name: a}]
principals:
  - name: User:helixagent
    password: ${KAFKA_PASSWORD}
    iterations: 8192
    produce: [\"helixagent.*\", a]
    consume: { topics: [\"*\"], groups: [\"helixagent-*\"] }
    transactional: [\"tx-*\"]
    admin: { topics: [b], groups: [\"*\"], cluster: true }
    acls:
      - { resource: topic, name: x, pattern: literal, operations: [describe, all], permission: allow, host: \"*\" }
      - { resource: cluster, operations: [idempotent_write] }
      - { resource: group, name: g, pattern: prefixed, operations: [read], permission: deny }
    quota: { producer_byte_rate: 10MiB, consumer_byte_rate: 1048576, request_percentage: 50, controller_mutation_rate: 2.5 }
  - name: User:CN=kafka,O=helix
    password: { file: /run/secrets/kafka }
    mechanism: SCRAM-SHA-256
  - { name: User:other, password: { command: pass show kafka } }
";

#[test]
fn the_whole_shape_is_accepted() {
    let found: Vec<_> = desired(GOOD, None).principals.iter().map(|p| p.name.clone()).collect();
    assert_eq!(found, ["User:CN=kafka,O=helix", "User:helixagent", "User:other"]);
}

#[test]
fn everything_declared_is_kept() {
    let principals = desired(GOOD, None).principals;
    let rules: Vec<String> = principals[1].acls.iter().map(|declared| declared.acl.to_string()).collect();
    let expected = [
        "write on topic:helixagent.*",
        "describe on topic:helixagent.*",
        "create on topic:helixagent.*",
        "write on topic:a",
        "describe on topic:a",
        "create on topic:a",
        "write on txn:tx-*",
        "describe on txn:tx-*",
        "read on topic:*",
        "describe on topic:*",
        "read on group:helixagent-*",
        "describe on topic:b",
        "create on topic:b",
        "delete on topic:b",
        "alter on topic:b",
        "describe_configs on topic:b",
        "alter_configs on topic:b",
        "describe on group:*",
        "read on group:*",
        "delete on group:*",
        "describe on cluster",
        "create on cluster",
        "alter on cluster",
        "describe_configs on cluster",
        "alter_configs on cluster",
        "describe on topic:x",
        "all on topic:x",
        "idempotent_write on cluster",
    ];
    let mut expected: Vec<String> = expected.map(|rule| format!("allow User:helixagent {rule}")).to_vec();
    expected.push("deny User:helixagent read on group:g*".to_owned());
    assert_eq!(rules, expected);
    assert_eq!(principals[1].acls[0].place.to_string(), "t.yaml:8:15");
    assert_eq!(principals[1].acls[26].place.to_string(), "t.yaml:13:78");
    let quota: Vec<_> = principals[1].quota.clone().into_iter().collect();
    assert_eq!(
        quota,
        [
            ("consumer_byte_rate", 1_048_576.0),
            ("controller_mutation_rate", 2.5),
            ("producer_byte_rate", 10_485_760.0),
            ("request_percentage", 50.0)
        ]
    );
    let users: Vec<_> = principals.into_iter().filter_map(|principal| principal.user).collect();
    let shown: Vec<_> =
        users.iter().map(|u| (u.name.as_str(), &u.password, u.mechanism.word(), u.iterations)).collect();
    assert_eq!(
        shown,
        [
            ("CN=kafka,O=helix", &PasswordSource::File("/run/secrets/kafka".to_owned()), "SCRAM-SHA-256", None),
            ("helixagent", &PasswordSource::Variable("KAFKA_PASSWORD".to_owned()), "SCRAM-SHA-512", Some(8192)),
            ("other", &PasswordSource::Command("pass show kafka".to_owned()), "SCRAM-SHA-512", None),
        ]
    );
}

#[test]
fn a_star_is_a_prefix_unless_the_pattern_is_written() {
    for (acl, resource, warns) in [
        ("name: 'x*'", "topic:x*", false),
        ("name: '*'", "topic:*", false),
        (r"name: 'x\*'", r"topic:x\*", false),
        ("name: x, pattern: prefixed", "topic:x*", false),
        ("name: '*', pattern: literal", "topic:*", false),
        ("name: 'x*', pattern: literal", r"topic:x\*", true),
        ("name: 'x*', pattern: prefixed", r"topic:x\**", true),
    ] {
        let text = format!(
            "version: 1\ntopics: [{{name: a}}]\nprincipals: [{{name: 'User:u', acls: [{{resource: topic, {acl}, operations: [read]}}]}}]"
        );
        let (desired, problems) = read(&[source("t.yaml", &text)], None);
        assert_eq!(desired.unwrap().principals[0].acls[0].acl.resource.to_string(), resource, "{acl}");
        assert_eq!(!problems.is_empty(), warns, "{:?}", lines(&problems));
    }
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
            "name: 'User:u', admin: {}",
            "3:38 `admin` names nothing to administer [write it like `admin: { topics: [\"helixagent.*\"], groups: [\"helixagent-*\"], cluster: true }`]",
        ),
        (
            "name: 'Group:u', password: '${P}'",
            "3:42 only a principal like `User:NAME` can have a password [SCRAM knows users and no other type; remove `password`]",
        ),
        (
            "name: 'User:ü', password: '${P}'",
            "3:41 a user with a password must have a name of ASCII letters [Kafka keeps other names, but its SCRAM lets none of them log in]",
        ),
        (
            "name: 'User:u', password: '${P}', iterations: 100",
            "3:61 `iterations` must be a whole number from 4096 to 16384, found `100`",
        ),
        (
            "name: 'User:u', password: '${P}', mechanism: PLAIN",
            "3:60 `mechanism` must be SCRAM-SHA-512 or SCRAM-SHA-256, found `PLAIN`",
        ),
        (
            "name: 'User:u', iterations: 4096",
            "3:14 `iterations` is of use only beside a `password` [write `${NAME}` for an environment variable, `{ file: PATH }` or `{ command: COMMAND }`]",
        ),
        (
            "name: 'User:u', password: {file: a, command: b}",
            "3:41 `password` must name one of `file` and `command` [write `${NAME}` for an environment variable, `{ file: PATH }` or `{ command: COMMAND }`]",
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
    let literal = "`password` stands in the file for everybody to read, so it is not taken [choose another password, and write `${NAME}` for an environment variable, `{ file: PATH }` or `{ command: COMMAND }`]";
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
