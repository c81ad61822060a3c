//! `topics.schema.json`: as the code makes it, true to the shipped topics.yaml, and refusing what the reader refuses.

use std::fs;
use std::path::Path;

use serde_json::Value;

const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/topics.schema.json");
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/topics.yaml");

fn from_yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("valid YAML")
}

fn accepts(text: &str) -> bool {
    jsonschema::validator_for(&helixctl::spec::schema()).expect("a valid schema").is_valid(&from_yaml(text))
}

fn reader_accepts(text: &str) -> bool {
    let source = helixctl::spec::Source { name: "t.yaml".to_owned(), bytes: text.as_bytes().to_vec() };
    helixctl::spec::read(&[source], None).0.is_some()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test that rewrites its file when asked to")]
fn the_committed_schema_is_the_generated_one() {
    let mut generated = serde_json::to_string_pretty(&helixctl::spec::schema()).expect("a schema is JSON");
    generated.push('\n');
    if std::env::var("HELIXCTL_BLESS").is_ok_and(|value| value == "1") {
        fs::write(SCHEMA, &generated).expect("topics.schema.json is written");
    }
    let committed = fs::read_to_string(SCHEMA).unwrap_or_default();
    assert!(committed == generated, "topics.schema.json is not what the code makes; HELIXCTL_BLESS=1 rewrites it");
}

#[test]
fn the_shipped_file_follows_it() {
    let text = fs::read_to_string(SHIPPED).expect("topics.yaml is there");
    let validator = jsonschema::validator_for(&helixctl::spec::schema()).expect("a valid schema");
    let errors: Vec<String> = validator.iter_errors(&from_yaml(&text)).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let line = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
    let named = line.map(|name| Path::new(SHIPPED).with_file_name(name));
    assert_eq!(named.as_deref(), Some(Path::new(SCHEMA)));
}

#[test]
fn the_commented_principals_follow_it_too() {
    let text = fs::read_to_string(SHIPPED).expect("topics.yaml is there");
    let commented = text.lines().skip_while(|line| *line != "# principals:").take_while(|line| line.starts_with("# "));
    let block: String = commented.map(|line| format!("{}\n", &line[2..])).collect();
    let text = format!("version: 1\ntopics: [{{name: a}}]\n{block}");
    assert!(block.contains("User:helixagent") && accepts(&text) && reader_accepts(&text), "{block}");
}

#[test]
fn schema_and_reader_agree() {
    for good in [
        "{version: 1, topics: [{name: a}]}",
        "{version: 1, topics: [{name: a, retention: unlimited, retention_bytes: -1, cleanup: [compact], key: k}]}",
        "{version: 1, topics: [{name: a, retention: 1h 30m, config: {segment.ms: 60000, retention.bytes: 10 GiB}}]}",
        "{version: 1, topics: [{name: a, config: {flush.ms: never, cleanup.policy: [delete], preallocate: 'true'}}]}",
        "{version: 1, topics: [{name: a, config: {compression.gzip.level: -1, min.cleanable.dirty.ratio: 0.1}}]}",
        "{version: 1, topics: [{name: a}], principals: [{name: 'User:u', password: '${P}', iterations: 8192}]}",
        "{version: 1, topics: [{name: a}], principals: [{name: 'User:u', password: {file: p}, mechanism: SCRAM-SHA-256}]}",
        "{version: 1, topics: [{name: a}], principals: [{name: 'User:u', admin: {topics: ['a*'], cluster: true}}]}",
        "{version: 1, classes: {c: }, environments: {dev: {topics: {a: {partitions: 1}}}}, topics: [{name: a, class: c}]}",
    ] {
        assert!(accepts(good) && reader_accepts(good), "{good}");
    }
    for bad in [
        "{}",
        "{version: 2, topics: [{name: a}]}",
        "{version: 1, topic: []}",
        "{version: 1, topics: [{partitions: 1}]}",
        "{version: 1, topics: [{name: a b}]}",
        "{version: 1, topics: [{name: __a}]}",
        "{version: 1, topics: [{name: a, partitons: 1}]}",
        "{version: 1, topics: [{name: a, partitions: 0}]}",
        "{version: 1, topics: [{name: a, replication: 32768}]}",
        "{version: 1, topics: [{name: a, retention: 7}]}",
        "{version: 1, topics: [{name: a, retention: soon}]}",
        "{version: 1, topics: [{name: a, cleanup: none}]}",
        "{version: 1, topics: [{name: a, config: {retention.m: 1}}]}",
        "{version: 1, topics: [{name: a, config: {segment.bytes: 5}}]}",
        "{version: 1, topics: [{name: a, config: {compression.type: none}}]}",
        "{version: 1, topics: [{name: a, config: {preallocate: maybe}}]}",
        "{version: 1, policy: {require: [ownr]}, topics: [{name: a}]}",
        "{version: 1, prune: {topics: ['']}, topics: [{name: a}]}",
        "{version: 1, principals: [{name: u}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', acls: [{resource: topics, operations: [read]}]}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', quota: {request_percentage: 0}}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', password: readable}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', password: '${P:-readable}'}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', password: {file: a, command: b}}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', password: '${P}', iterations: 100}], topics: [{name: a}]}",
        "{version: 1, principals: [{name: 'User:u', admin: {}}], topics: [{name: a}]}",
        "{version: 1, environments: {dev: {principals: []}}, topics: [{name: a}]}",
    ] {
        assert!(!accepts(bad), "the schema accepts {bad}");
        assert!(!reader_accepts(bad), "the reader accepts {bad}");
    }
}
