//! Which of several values wins, and what comes out of the shipped file.

use super::*;
use crate::spec::DesiredTopic;

fn configs(topic: &DesiredTopic) -> Vec<(&str, &str)> {
    topic.configs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn the_shipped_file_declares_the_documents_topics() {
    let desired = desired(SHIPPED, None);
    let week = "604800000";
    let rows: Vec<_> = desired
        .topics
        .iter()
        .map(|t| {
            assert_eq!(t.configs["min.insync.replicas"], "2");
            (t.name.as_str(), t.partitions, t.replication, t.configs["retention.ms"].as_str(), t.description.as_deref())
        })
        .map(|(name, partitions, replication, retention, description)| {
            (name, partitions.unwrap(), replication.unwrap(), retention, description.unwrap())
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("helixagent.events.audit", 6, 3, "2592000000", "Audit logs"),
            ("helixagent.events.debate.rounds", 6, 3, week, "Debate round events"),
            ("helixagent.events.errors", 3, 3, week, "Error events"),
            ("helixagent.events.llm.responses", 6, 3, week, "LLM response events"),
            ("helixagent.events.metrics", 3, 3, "86400000", "System metrics"),
            ("helixagent.events.provider.health", 3, 3, "86400000", "Provider health updates"),
            ("helixagent.events.verification.results", 3, 3, week, "Verification results"),
            ("helixagent.stream.sse", 6, 3, "3600000", "SSE events"),
            ("helixagent.stream.tokens", 12, 3, "3600000", "Token streaming"),
            ("helixagent.stream.websocket", 6, 3, "3600000", "WebSocket messages"),
        ]
    );
    assert_eq!(desired.prune.topics, ["helixagent."]);
    assert_eq!(desired.environments, ["dev"]);
    assert_eq!(desired.policy.max_partitions.as_ref().map(|rule| rule.value), Some(100));
}

#[test]
fn the_shipped_dev_fits_one_broker() {
    let desired = desired(SHIPPED, Some("dev"));
    assert_eq!(desired.environment.as_deref(), Some("dev"));
    assert_eq!(desired.topics.len(), 10);
    for topic in &desired.topics {
        assert_eq!(topic.replication, Some(1), "{}", topic.name);
        assert_eq!(topic.configs["min.insync.replicas"], "1", "{}", topic.name);
    }
}

#[test]
fn a_higher_layer_wins_setting_by_setting() {
    let text = "
version: 1
defaults: {partitions: 1, replication: 3, retention: 1d, owner: all, config: {segment.ms: 1h, compression.type: lz4}}
classes: {c: {partitions: 2, retention: 2d, config: {compression.type: zstd}}}
topics:
- {name: plain}
- {name: classy, class: c}
- {name: own, class: c, partitions: 3, retention: 3d, owner: me}
environments:
  defaults_win: {defaults: {partitions: 7}}
  class_above: {defaults: {partitions: 7}, classes: {c: {partitions: 8}}}
  topic_above: {defaults: {partitions: 7}, classes: {c: {partitions: 8}}, topics: {own: {partitions: 9}}}
  policy_too: {policy: {max_partitions: 3}, prune: {topics: [own]}}
";
    let partitions = |env| desired(text, env).topics.iter().map(|t| t.partitions.unwrap()).collect::<Vec<_>>();
    // In order of name: classy, own, plain.
    assert_eq!(partitions(None), [2, 3, 1]);
    assert_eq!(partitions(Some("defaults_win")), [7, 7, 7]);
    assert_eq!(partitions(Some("class_above")), [8, 8, 7]);
    assert_eq!(partitions(Some("topic_above")), [8, 9, 7]);
    assert_eq!(partitions(Some("policy_too")), [2, 3, 1]);
    assert_eq!(desired(text, Some("policy_too")).prune.topics, ["own"]);
    let base = desired(text, None);
    assert_eq!(
        configs(&base.topics[1]),
        [("compression.type", "zstd"), ("retention.ms", "259200000"), ("segment.ms", "3600000")]
    );
    assert_eq!(base.topics[1].owner.as_deref(), Some("me"));
    assert_eq!(base.topics[0].owner.as_deref(), Some("all"));
    assert_eq!(base.topics[1].place.as_ref().map(ToString::to_string).as_deref(), Some("t.yaml:8:10"));
}

#[test]
fn short_keys_are_kafkas_configs() {
    for (written, stored) in [
        ("retention: 36h", ("retention.ms", "129600000")),
        ("retention: unlimited", ("retention.ms", "-1")),
        ("retention: -1", ("retention.ms", "-1")),
        ("retention_bytes: 10GiB", ("retention.bytes", "10737418240")),
        ("retention_bytes: -1", ("retention.bytes", "-1")),
        ("cleanup: [delete, compact]", ("cleanup.policy", "compact,delete")),
        ("cleanup: delete", ("cleanup.policy", "delete")),
        ("min_isr: 2", ("min.insync.replicas", "2")),
        ("config: {retention.ms: 604800000}", ("retention.ms", "604800000")),
        ("config: {cleanup.policy: [delete]}", ("cleanup.policy", "delete")),
        ("config: {preallocate: true}", ("preallocate", "true")),
    ] {
        let desired = desired(
            &format!("version: 1\ntopics: [{{name: a, key: k, config: {{segment.ms: 1h}}, {written}}}]")
                .replace("config: {segment.ms: 1h}, config: {", "config: {segment.ms: 1h, "),
            None,
        );
        assert!(configs(&desired.topics[0]).contains(&stored), "{written}: {:?}", desired.topics[0].configs);
    }
}

#[test]
fn without_an_environment_nothing_is_laid_over() {
    let desired = desired("version: 1\ntopics: [{name: a}]\nenvironments: {dev: {defaults: {partitions: 1}}}", None);
    assert_eq!((desired.environment, desired.topics[0].partitions), (None, None));
}
