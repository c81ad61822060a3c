//! Warnings, and that honest files have none.

use super::*;
use crate::spec::{DesiredTopic, Policy, check_topic};

#[test]
fn each_risk_is_explained() {
    check_table(&[
        (
            "topics: [{name: a, retention: 1h}]",
            &[
                "2:31 warning: topic `a` keeps records for 1h, shorter than `segment.ms` (7d, Kafka's default): only closed \
               segments are deleted, so records may stay up to 7d 1h [set `segment.ms` under `config` to a fraction of the retention]",
            ],
        ),
        (
            "topics: [{name: a, config: {segment.ms: 30d}}]",
            &[
                "2:41 warning: topic `a` keeps records for 7d, Kafka's default, shorter than `segment.ms` (30d): only closed \
               segments are deleted, so records may stay up to 37d [set `segment.ms` under `config` to a fraction of the retention]",
            ],
        ),
        (
            "topics: [{name: a, retention_bytes: 100MiB}]",
            &[
                "2:37 warning: topic `a` keeps 100 MiB per partition, less than one segment (1 GiB, Kafka's default): only closed \
               segments are deleted, so more stays [set `segment.bytes` under `config` to a fraction of it]",
            ],
        ),
        (
            "topics: [{name: a, replication: 3, min_isr: 3}]",
            &[
                "2:45 warning: topic `a` has `min_isr` 3 equal to its `replication`: while one broker is down, writes with acks=all \
               fail [one less than `replication` survives the loss of a broker]",
            ],
        ),
        (
            "topics: [{name: a, cleanup: compact}]",
            &["2:29 warning: topic `a` is compacted but declares no `key`: Kafka refuses records without a key there \
               [say what keys it, like `key: session_id`]"],
        ),
        (
            "topics: [{name: a, config: {max.message.bytes: 2MiB, segment.bytes: 1MiB}}]",
            &[
                "2:48 warning: topic `a` has `max.message.bytes` (2 MiB) above `segment.bytes` (1 MiB): a batch must fit into one \
               segment [raise `segment.bytes` or lower `max.message.bytes`]",
            ],
        ),
        (
            "topics: [{name: a, config: {unclean.leader.election.enable: true}}]",
            &[
                "2:61 warning: topic `a` sets `unclean.leader.election.enable`: a replica that is behind may become leader, and \
               what it lacks is lost [remove it unless being up matters more than the records]",
            ],
        ),
        (
            "topics: [{name: a, key: k, cleanup: compact, retention: 1h}]",
            &["2:57 warning: topic `a` sets `retention.ms`, which does nothing while its cleanup is `compact` only \
               [remove it, or write `cleanup: [compact, delete]`]"],
        ),
        (
            "topics: [{name: a, config: {delete.retention.ms: 1h}}]",
            &[
                "2:50 warning: topic `a` sets `delete.retention.ms`, which does nothing while its cleanup is `delete` only \
               [remove it, or write `cleanup: [compact, delete]`]",
            ],
        ),
        (
            "topics: [{name: a, config: {compression.type: lz4, compression.zstd.level: 5}}]",
            &[
                "2:76 warning: topic `a` sets `compression.zstd.level`, which does nothing while `compression.type` is not `zstd` \
               [set `compression.type` too, or remove the level]",
            ],
        ),
        (
            "topics: [{name: a, partitions: 10001}]",
            &["2:32 warning: topic `a` has 10001 partitions; Kafka makes at most 10000 in one request \
               [create it smaller and grow it in steps, or use fewer partitions]"],
        ),
        (
            "topics: [{name: a, config: {leader.replication.throttled.replicas: '*'}}]",
            &[
                "2:68 warning: topic `a` sets `leader.replication.throttled.replicas`, which belongs to reassignments and is never \
               compared [remove it]",
            ],
        ),
    ]);
}

#[test]
fn honest_settings_have_no_warning() {
    check_table(&[
        ("topics: [{name: a, retention: 7d}]", &[]),
        ("topics: [{name: a, retention: unlimited}]", &[]),
        ("topics: [{name: a, retention: 1h, config: {segment.ms: 1h}}]", &[]),
        ("topics: [{name: a, replication: 1, min_isr: 1}]", &[]),
        ("topics: [{name: a, replication: 3, min_isr: 2}]", &[]),
        ("topics: [{name: a, config: {unclean.leader.election.enable: false}}]", &[]),
        // What is shared is meant for the other topics.
        ("defaults: {retention: 7d}\ntopics: [{name: a, key: k, cleanup: compact}]", &[]),
        (
            "topics: [{name: a, cleanup: [compact, delete], key: k, retention: 8d, config: {delete.retention.ms: 1h}}]",
            &[],
        ),
    ]);
}

#[test]
fn a_shared_line_is_reported_once() {
    let found = problems_of("version: 1\ndefaults: {retention: 1h}\ntopics: [{name: c}, {name: a}, {name: b}]");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("2:23 warning: topic `a` keeps records for 1h"), "{found:?}");
    assert!(found[0].contains("; so do 2 more topics ["), "{found:?}");
}

#[test]
fn the_command_line_gets_the_same_checks() {
    let topic = DesiredTopic {
        name: "a b".to_owned(),
        place: None,
        description: None,
        owner: None,
        key: None,
        partitions: Some(200),
        replication: Some(1),
        placement: None,
        configs: [("min.insync.replicas", "2"), ("retention.m", "1"), ("segment.bytes", "5")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    };
    let policy: Policy = desired(SHIPPED, None).policy;
    let mut problems = Problems::default();
    check_topic(&topic, &policy, &mut problems);
    let found = lines(&problems);
    for part in [
        "- topic name `a b` has ` `",
        "- Kafka knows no topic config `retention.m` [did you mean `retention.ms`?]",
        "- `segment.bytes` must be",
        "- topic `a b` has `min_isr` 2, more than its `replication` 1",
        "- topic `a b` has `partitions` 200; the policy allows at most 100 [the rule is `policy.max_partitions` at t.yaml:",
        "- topic `a b` has a name that does not match",
        "- topic `a b` has no `description`",
    ] {
        assert!(found.iter().any(|line| line.starts_with(part)), "{part}: {found:#?}");
    }
}
