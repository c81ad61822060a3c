//! Errors of a single file.

use super::*;

#[test]
fn the_file_as_a_whole() {
    for (text, expected) in [
        (
            "",
            "1:1 the file is empty [the smallest useful file is \
             `{version: 1, topics: [{name: orders, partitions: 6, replication: 3}]}`]",
        ),
        (
            "# only a comment\n",
            "1:1 the file is empty [the smallest useful file is \
             `{version: 1, topics: [{name: orders, partitions: 6, replication: 3}]}`]",
        ),
        ("- a\n", "1:1 the file must be a mapping, found a list"),
        (
            "topics: []\n",
            "1:1 the file has no `version` [begin it with `version: 1`, so that later formats can be told apart]",
        ),
        (
            "version: 2\ncolour: red\n",
            "1:10 `version` must be 1, without quotes; found `2` [a newer file needs a newer helixctl]",
        ),
        (
            "version: \"1\"\n",
            "1:10 `version` must be 1, without quotes; found `1` [a newer file needs a newer helixctl]",
        ),
        ("version: 1\n", "1:1 warning: no topics are declared [list them under `topics`]"),
        ("version: 1\ntopics: []\n", "1:1 warning: no topics are declared [list them under `topics`]"),
        ("version: 1\ntopics:\n\t- a\n", "3:1 not valid YAML: tab"),
    ] {
        let found = problems_of(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0] == expected || expected.ends_with("tab") && found[0].starts_with("3:"), "{found:?}");
    }
    assert_eq!(
        lines(&read(&[], None).1),
        ["- there is no file to read [name a topics.yaml, or a folder that holds *.yaml files]"]
    );
}

#[test]
fn keys_and_types() {
    check_table(&[
        (
            "topics: [{name: a, partitons: 3}]",
            &["2:20 unknown key `partitons` in a topic [did you mean `partitions`?]"],
        ),
        ("topic: []", &["2:1 unknown key `topic` in the file [did you mean `topics`?]"]),
        (
            "policy: {colour: red}\ntopics: [{name: a}]",
            &["2:10 unknown key `colour` in `policy` [allowed here: topic_name, min_partitions, max_partitions, \
               min_replication, max_replication, min_isr, max_retention, require]"],
        ),
        (
            "topics: [{name: a, partitions: 3, partitions: 4}]",
            &["2:35 duplicate key `partitions` [it stands on line 2 already; keep one]"],
        ),
        ("topics: {a: {}}", &["2:9 `topics` must be a list, found a mapping"]),
        ("topics: [orders]", &["2:10 a topic must be a mapping, found `orders` [write it like `- name: orders`]"]),
        ("topics: [{partitions: 3}]", &["2:10 a topic has no `name` [write it like `- name: orders`]"]),
        ("topics: [{name: [a]}]", &["2:17 `name` must be text, found a list"]),
        ("topics: [{name: a, description: ' '}]", &["2:33 `description` is empty [write it out, or remove the key]"]),
        ("topics: [{name: a, partitions: '3'}]", &["2:32 `partitions` must be a whole number, found `3`"]),
        ("classes: [a]\ntopics: [{name: a}]", &["2:10 `classes` must be a mapping, found a list"]),
        ("environments: x\ntopics: [{name: a}]", &["2:15 `environments` must be a mapping, found `x`"]),
        (
            "environments: {dev: {principals: []}}\ntopics: [{name: a}]",
            &[
                "2:22 unknown key `principals` in environment `dev` [allowed here: defaults, classes, policy, prune, topics]",
            ],
        ),
        (
            "classes: {c: {class: d}}\ntopics: [{name: a}]",
            &["2:15 unknown key `class` in a class [allowed here: description, \
          owner, key, partitions, replication, placement, retention, retention_bytes, cleanup, min_isr, config]"],
        ),
    ]);
}

#[test]
fn names() {
    check_table(&[
        ("topics: [{name: a b}]", &["2:17 topic name `a b` has ` `; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed"]),
        ("topics: [{name: ''}]", &["2:17 a topic's name must not be empty"]),
        ("topics: [{name: __x}]", &["2:17 topic name `__x` begins with `__`, which is for Kafka's own topics"]),
        (
            "topics:\n- name: a\n- name: b\n- name: a\n",
            &["5:9 topic `a` is declared twice [it stands at t.yaml:3:9 already; keep one]"],
        ),
        (
            "topics:\n- name: a.b\n- name: a_b\n",
            &["4:9 topic `a_b` collides with `a.b` [Kafka takes `.` and `_` for the same in metrics, and refuses it; \
               the other is at t.yaml:3:9]"],
        ),
    ]);
}

#[test]
fn numbers() {
    check_table(&[
        ("topics: [{name: a, partitions: 0}]", &["2:32 `partitions` must be from 1 to 2147483647, found 0"]),
        ("topics: [{name: a, partitions: -3}]", &["2:32 `partitions` must be from 1 to 2147483647, found -3"]),
        (
            "topics: [{name: a, partitions: 2147483648}]",
            &["2:32 `partitions` must be from 1 to 2147483647, found 2147483648"],
        ),
        ("topics: [{name: a, replication: 0}]", &["2:33 `replication` must be from 1 to 32767, found 0"]),
        ("topics: [{name: a, replication: 32768}]", &["2:33 `replication` must be from 1 to 32767, found 32768"]),
        (
            "topics: [{name: a, replication: 1, min_isr: 2}]",
            &["2:45 topic `a` has `min_isr` 2, more than its `replication` 1: every write with acks=all would fail \
               [lower `min_isr`, or raise `replication`, set at t.yaml:2:33]"],
        ),
        ("topics: [{name: a, min_isr: 0}]", &["2:29 `min_isr` must be a whole number of at least 1, found `0`"]),
    ]);
}

#[test]
fn configs() {
    check_table(&[
        (
            "topics: [{name: a, config: {retention.m: 7d}}]",
            &["2:29 Kafka knows no topic config `retention.m` [did you mean `retention.ms`?]"],
        ),
        (
            "topics: [{name: a, config: {colour: red}}]",
            &["2:29 Kafka knows no topic config `colour` [helixctl knows the topic configs of Kafka 4.3; \
               `helixctl topics schema` lists them]"],
        ),
        (
            "topics: [{name: a, config: {message.format.version: '3.0'}}]",
            &["2:29 Kafka knows no topic config `message.format.version` [Kafka 4.0 removed it: remove it here too]"],
        ),
        (
            "topics: [{name: a, config: {segment.bytes: 512KiB}}]",
            &[
                "2:44 `segment.bytes` must be bytes or a size like `10GiB` from 1 MiB (1048576) to 2147483647, found `512KiB`",
            ],
        ),
        (
            "topics: [{name: a, config: [x]}]",
            &["2:28 `config` must be a mapping, found a list [write it like `config: { compression.type: zstd }`]"],
        ),
        (
            "topics: [{name: a, config: {segment.ms: }}]",
            &[
                "2:39 `segment.ms` must have a single value, found nothing [remove the key to leave the config at the broker's default]",
            ],
        ),
        (
            "topics: [{name: a, retention: 7d, config: {retention.ms: 1}}]",
            &[
                "2:44 `retention.ms` is set twice: `retention` sets it too [`retention` at t.yaml:2:31 is the same setting; keep one]",
            ],
        ),
        (
            "topics: [{name: a, retention: 7}]",
            &["2:31 `retention` needs a unit, found `7` [write `7d` for days or `7ms` for milliseconds]"],
        ),
        (
            "topics: [{name: a, retention: soon}]",
            &["2:31 `retention` must be a duration like `7d`, or `unlimited`, found `soon`"],
        ),
        (
            "topics: [{name: a, retention: [7d]}]",
            &["2:31 `retention` must be a duration like `7d`, or `unlimited`, found a list"],
        ),
        (
            "topics: [{name: a, retention_bytes: big}]",
            &["2:37 `retention_bytes` must be a size like `10GiB`, or `unlimited`, found `big`"],
        ),
        (
            "topics: [{name: a, cleanup: none}]",
            &["2:29 `cleanup` must be `delete`, `compact` or `[compact, delete]`, found `none`"],
        ),
        (
            "topics: [{name: a, cleanup: []}]",
            &["2:29 `cleanup` must be `delete`, `compact` or `[compact, delete]`, found a list"],
        ),
        (
            "topics: [{name: a, cleanup: [{}]}]",
            &["2:29 `cleanup` must be `delete`, `compact` or `[compact, delete]`, found a list"],
        ),
        (
            "topics: [{name: a, key: k, cleanup: compact, config: {min.compaction.lag.ms: 2d, max.compaction.lag.ms: 1d}}]",
            &["2:78 topic `a` has `min.compaction.lag.ms` 2d above `max.compaction.lag.ms` 1d, which Kafka refuses \
               [lower `min.compaction.lag.ms` or raise `max.compaction.lag.ms`]"],
        ),
        (
            "topics: [{name: a, key: k, cleanup: compact, config: {remote.storage.enable: true}}]",
            &["2:78 topic `a` has `remote.storage.enable` and is compacted, which Kafka refuses \
               [tiered storage is for `cleanup: delete` only; drop one of the two]"],
        ),
        (
            "topics: [{name: a, retention: 7d, config: {remote.storage.enable: true, local.retention.ms: 8d}}]",
            &["2:93 topic `a` has `local.retention.ms` 8d, more than `retention.ms` 7d, which Kafka refuses \
               [lower `local.retention.ms`, or remove it to take `retention.ms`]"],
        ),
    ]);
}

#[test]
fn classes_and_environments() {
    check_table(&[
        (
            "topics: [{name: a, class: streem}]\nclasses: {stream: {partitions: 6}}",
            &["2:27 there is no class `streem` [did you mean `stream`?]"],
        ),
        ("topics: [{name: a, class: x}]", &["2:27 there is no class `x` [the file declares no `classes`]"]),
        (
            "topics: [{name: a, class: zz}]\nclasses: {stream: , daily: }",
            &["2:27 there is no class `zz` [declared: daily, stream]"],
        ),
        (
            "topics: [{name: orders}]\nenvironments: {dev: {topics: {order: {partitions: 1}}}}",
            &["3:31 environment `dev` changes topic `order`, which is not declared [did you mean `orders`?]"],
        ),
        (
            "topics: [{name: orders}]\nenvironments: {dev: {classes: {stream: {partitions: 1}}}}",
            &["3:32 environment `dev` changes class `stream`, which is not declared \
               [declare the class outside of `environments`, or remove it here]"],
        ),
    ]);
    let text = "version: 1\ntopics: [{name: a}]\nenvironments: {dev: , prod: }";
    let unknown = |name| lines(&read(&[source("t.yaml", text)], Some(name)).1);
    assert_eq!(unknown("prd"), ["- there is no environment `prd` [did you mean `prod`? (declared: dev, prod)]"]);
    assert_eq!(unknown("elsewhere"), ["- there is no environment `elsewhere` [declared: dev, prod]"]);
}

#[test]
fn policy() {
    let rules = "policy: {topic_name: '^h\\.', min_partitions: 2, max_partitions: 100, min_replication: 3, max_replication: 3,\n  \
                 min_isr: 2, max_retention: 30d, require: [owner, description]}\n";
    let good = "owner: o, description: d, retention: 7d";
    for (topic, expected) in [
        (
            format!("name: x, partitions: 6, replication: 3, min_isr: 2, {good}"),
            vec![
                "4:17 topic `x` has a name that does not match the policy's `^h\\.` [the rule is `policy.topic_name` at t.yaml:2:22]",
            ],
        ),
        (
            format!("name: h.x, partitions: 1, replication: 3, min_isr: 2, {good}"),
            vec![
                "4:34 topic `h.x` has `partitions` 1; the policy wants at least 2 [the rule is `policy.min_partitions` at t.yaml:2:46; an environment may have its own]",
            ],
        ),
        (
            format!("name: h.x, partitions: 101, replication: 4, min_isr: 1, {good}"),
            vec![
                "4:34 topic `h.x` has `partitions` 101; the policy allows at most 100 [the rule is `policy.max_partitions` at t.yaml:2:65; an environment may have its own]",
                "4:52 topic `h.x` has `replication` 4; the policy allows at most 3 [the rule is `policy.max_replication` at t.yaml:2:107; an environment may have its own]",
                "4:64 topic `h.x` has `min_isr` 1; the policy wants at least 2 [the rule is `policy.min_isr` at t.yaml:3:12; an environment may have its own]",
            ],
        ),
        (
            "name: h.x, partitions: 2, replication: 3, min_isr: 2, retention: unlimited, description: d".to_owned(),
            vec![
                "4:17 topic `h.x` has no `owner`, which the policy requires [the rule is `policy.require` at t.yaml:3:45; an environment may have its own]",
                "4:76 topic `h.x` has `retention` unlimited; the policy allows at most 30d [the rule is `policy.max_retention` at t.yaml:3:30; an environment may have its own]",
            ],
        ),
        (
            format!("name: h.x, partitions: 2, min_isr: 2, {good}"),
            vec![
                "4:17 topic `h.x` declares no `replication`: the broker would choose, and policy `min_replication` could not be kept [the rule is `policy.min_replication` at t.yaml:2:87; an environment may have its own]",
                "4:17 topic `h.x` declares no `replication`: the broker would choose, and policy `max_replication` could not be kept [the rule is `policy.max_replication` at t.yaml:2:107; an environment may have its own]",
            ],
        ),
        // What is written but wrong is not reported as missing too.
        (
            "name: h.x, partitions: 0, replication: 3, min_isr: 2, retention: 7, owner: [], description: d".to_owned(),
            vec![
                "4:34 `partitions` must be from 1 to 2147483647, found 0",
                "4:76 `retention` needs a unit, found `7` [write `7d` for days or `7ms` for milliseconds]",
                "4:86 `owner` must be text, found a list",
            ],
        ),
    ] {
        assert_eq!(problems_of(&format!("version: 1\n{rules}topics: [{{{topic}}}]")), expected, "{topic}");
    }
}

#[test]
fn the_policy_itself() {
    let topics = "topics: [{name: a, partitions: 1, replication: 1}]";
    for (rules, expected) in [
        ("{max_partitions: 0}", "2:26 `max_partitions` must be from 1 to 2147483647, found 0"),
        (
            "{min_partitions: 5, max_partitions: 1}",
            "2:45 `max_partitions` 1 is less than `min_partitions` 5 [no topic can keep to both; change one]",
        ),
        (
            "{topic_name: '['}",
            "2:22 `topic_name` must be a regular expression, found `[`: unclosed character class \
             [write it in single quotes, like `topic_name: '^helixagent\\.'`]",
        ),
        ("{max_retention: long}", "2:25 `max_retention` must be a duration like `30d`, or `unlimited`, found `long`"),
        ("{require: [ownr]}", "2:20 `ownr` cannot be required [did you mean `owner`?]"),
        ("{require: owner}", "2:19 `require` must be a list, found `owner`"),
    ] {
        let found = problems_of(&format!("version: 1\npolicy: {rules}\n{topics}"));
        assert!(found.contains(&expected.to_owned()), "{rules}: {found:#?}");
    }
}

#[test]
fn prune() {
    let topics = "topics: [{name: a}]";
    for (rules, expected) in [
        ("{topics: ['']}", "2:18 an empty prefix in `prune.topics` would own every topic; name what this file owns"),
        ("{topics: ['h.*']}", "2:18 `h.*` in `prune.topics` is a prefix already; write `h.`"),
        ("{topics: ['a b']}", "2:18 `a b` in `prune.topics` can begin no topic's name"),
        ("{topics: [__c]}", "2:18 `__c` in `prune.topics` names Kafka's own topics, which are never touched"),
        (
            "{principals: [helix]}",
            "2:22 `helix` in `prune.principals` is not a principal or the beginning of one; write it like `User:helixagent`",
        ),
        ("{configs: yes}", "2:18 `configs` must be `true` or `false`, found `yes`"),
    ] {
        assert_eq!(problems_of(&format!("version: 1\nprune: {rules}\n{topics}")), [expected]);
    }
}

#[test]
fn problems_stand_in_order_of_position() {
    let found = problems_of(
        "version: 1\ntopics:\n- {name: a, partitions: 0}\n- {name: a b, replication: 0}\n- {name: a, min_isr: x}\ncolour: red\n",
    );
    let places: Vec<&str> = found.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(places, ["3:25", "4:10", "4:28", "5:10", "5:22", "6:1"]);
}
