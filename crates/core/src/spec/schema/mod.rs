//! The JSON Schema of topics.yaml, made from the same tables that the reader uses, for editors and other tools.

mod configs;
mod principals;
mod shapes;

use serde_json::{Map, Value, json};

use self::shapes::{PRINCIPAL, SIZE, by_name, closed, count, described, list, object, reference, required, text};
use super::Required;

const DURATION: &str = r"^\s*(-1|0|unlimited|([0-9]+(\.[0-9]+)?\s*[a-z]+\s*)+)\s*$";
const TOPIC_NAME: &str = r"^(?!__)(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$";

/// The schema, draft 2020-12. Keys stand in the order in which people write them.
pub fn schema() -> Value {
    let mut properties = object(json!({
        "version": described(json!({ "const": 1 }), "Version of this format: always 1."),
    }));
    properties.extend(shared("of every topic"));
    properties.insert("topics".into(), described(list(reference("topic")), "The topics that shall exist."));
    properties.insert(
        "principals".into(),
        described(list(reference("principal")), "Principals with their grants, password and quota."),
    );
    properties.insert(
        "environments".into(),
        described(
            by_name(reference("environment")),
            "Environments by name; the one chosen with --env or HELIXCTL_ENV is laid over everything else.",
        ),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "helixctl topics.yaml",
        "description": "Kafka topics, principals and rules, declared for `helixctl topics plan` and `apply`.",
        "type": "object",
        "required": ["version"],
        "additionalProperties": false,
        "properties": properties,
        "$defs": {
            "settings": closed(settings()),
            "topic": topic(),
            "environment": environment(),
            "policy": policy(),
            "prune": prune(),
            "principal": principals::principal(),
            "acl": principals::acl(),
            "config": configs::all(),
        },
    })
}

/// What a file and an environment have in common.
fn shared(of: &str) -> Map<String, Value> {
    object(json!({
        "defaults": described(reference("settings"), &format!("Settings {of}.")),
        "classes": described(by_name(reference("settings")), "Named settings; a topic takes one with `class`."),
        "policy": described(reference("policy"), "Rules that every topic must keep to."),
        "prune": described(reference("prune"), "What this file owns, and so may remove when asked."),
    }))
}

fn settings() -> Map<String, Value> {
    object(json!({
        "description": described(text(), "What the topic is for."),
        "owner": described(text(), "Who answers for it."),
        "key": described(text(), "What keys the records; growing the partitions of a keyed topic is then disruptive."),
        "partitions": described(count(i32::MAX.into()), "Number of partitions; it can grow, never shrink."),
        "replication": described(count(i16::MAX.into()), "Replicas of each partition."),
        "placement": described(
            json!({ "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": i32::MAX }, "minItems": 1, "uniqueItems": true }),
            "Ids of the brokers that may hold its replicas; left to Kafka if not said.",
        ),
        "retention": described(
            json!({ "type": ["string", "integer"], "pattern": DURATION, "maximum": 0, "minimum": -1 }),
            "How long records are kept, like `7d`, or `unlimited` (retention.ms).",
        ),
        "retention_bytes": described(
            json!({ "type": ["string", "integer"], "pattern": SIZE }),
            "Bytes kept per partition, like `10GiB`, or `unlimited` (retention.bytes).",
        ),
        "cleanup": described(cleanup(), "Whether old segments are deleted, compacted by key, or both (cleanup.policy)."),
        "min_isr": described(
            count(i32::MAX.into()),
            "In-sync replicas that must have a write before acks=all succeeds (min.insync.replicas).",
        ),
        "config": described(reference("config"), "Any of Kafka's topic configs, by its own name."),
    }))
}

fn cleanup() -> Value {
    let words = json!(["compact", "delete"]);
    json!({ "anyOf": [
        { "enum": ["delete", "compact", "compact,delete", "delete,compact"] },
        { "type": "array", "items": { "enum": words }, "minItems": 1 },
    ] })
}

fn topic() -> Value {
    let mut properties = object(json!({
        "name": described(json!({ "type": "string", "pattern": TOPIC_NAME }), "The topic's name."),
        "class": described(text(), "The class whose settings it takes."),
    }));
    properties.extend(settings());
    required(closed(properties), &["name"])
}

fn environment() -> Value {
    let mut properties = shared("that this environment gives every topic, whatever the topic itself says");
    let topics =
        described(by_name(reference("settings")), "Settings that this environment gives single topics, by name.");
    properties.insert("topics".into(), topics);
    closed(properties)
}

fn policy() -> Value {
    let (int, short) = (i64::from(i32::MAX), i64::from(i16::MAX));
    let names = Required::ALL.map(|(name, _)| name);
    closed(object(json!({
        "topic_name": described(
            json!({ "type": "string", "format": "regex" }),
            "Regular expression that every topic's name must match.",
        ),
        "min_partitions": described(count(int), "Fewest partitions."),
        "max_partitions": described(count(int), "Most partitions."),
        "min_replication": described(count(short), "Fewest replicas."),
        "max_replication": described(count(short), "Most replicas."),
        "min_isr": described(count(short), "Least min_isr."),
        "max_retention": described(
            json!({ "type": ["string", "integer"], "pattern": DURATION, "minimum": -1, "maximum": 0 }),
            "Longest retention, like `30d`; `unlimited` lifts the rule.",
        ),
        "require": described(list(json!({ "enum": names })), "Settings that every topic must have."),
    })))
}

fn prune() -> Value {
    closed(object(json!({
        "topics": described(
            list(json!({ "type": "string", "pattern": "^(?!__)[a-zA-Z0-9._-]+$" })),
            "Prefixes of topic names that this file owns.",
        ),
        "principals": described(
            list(json!({ "type": "string", "pattern": PRINCIPAL })),
            "Principals, or prefixes of them, that this file owns.",
        ),
        "configs": described(
            json!({ "type": "boolean" }),
            "Whether configs that are set on a declared topic but not declared are reset.",
        ),
    })))
}
