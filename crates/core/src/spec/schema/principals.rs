//! The schema of `principals`.

use serde_json::{Map, Value, json};

use super::shapes::{PRINCIPAL, closed, described, list, object, reference, required, text};
use crate::acl::{MAX_ITERATIONS, MIN_ITERATIONS, Operation, Pattern, Permission, ResourceKind, ScramMechanism};
use crate::quota;

const VARIABLE: &str = r"^\$\{[A-Za-z_][A-Za-z0-9_]*(:-)?\}$";
const RATE: &str = r"^[0-9]+(\.[0-9]+)?\s*[KMGTkmgt]?[iI]?[bB]?$";

pub(super) fn principal() -> Value {
    let pattern = json!({ "type": "string", "pattern": r"^[^*]*\*?$", "minLength": 1 });
    let topics = json!({ "type": "string", "pattern": r"^[a-zA-Z0-9._-]*\*?$", "minLength": 1 });
    let consume = object(json!({
        "topics": described(list(topics.clone()), "Topics, prefixes with `*` behind them, or `*`."),
        "groups": described(list(pattern.clone()), "Consumer groups, likewise."),
    }));
    let mut admin = consume.clone();
    admin.insert("cluster".into(), described(json!({ "type": "boolean" }), "Whether it administers the cluster."));
    let mut admin = object(closed(admin));
    admin.insert("minProperties".into(), json!(1));
    let iterations = json!({ "type": "integer", "minimum": MIN_ITERATIONS, "maximum": MAX_ITERATIONS });
    let rate =
        |what: &str| described(json!({ "type": ["string", "integer"], "pattern": RATE, "exclusiveMinimum": 0 }), what);
    let number = |what: &str| described(json!({ "type": "number", "exclusiveMinimum": 0 }), what);
    let mut limits = Map::new();
    for key in quota::KEYS.iter().filter(|key| !key.of_ip) {
        let value = match key.is_byte_rate() {
            true => rate("Bytes per second and broker, like `10MiB`."),
            false => number("A number above 0."),
        };
        limits.insert(key.name.into(), value);
    }
    let properties = object(json!({
        "name": described(json!({ "type": "string", "pattern": PRINCIPAL }), "The principal, like `User:helixagent`."),
        "password": described(password(), "Where its SCRAM password comes from; the file never holds it."),
        "mechanism": described(
            json!({ "enum": ScramMechanism::ALL.map(ScramMechanism::word) }),
            "How the password is hashed; SCRAM-SHA-512 if not said.",
        ),
        "iterations": described(iterations, "How often the password is hashed."),
        "produce": described(list(topics), "Topics it may write to, prefixes with `*` behind them, or `*`."),
        "consume": described(required(closed(consume), &["topics"]), "What it may read, and with which groups."),
        "transactional": described(list(pattern), "Transactional ids it may use."),
        "admin": described(Value::Object(admin), "What it may manage, without reading or writing records."),
        "acls": described(list(reference("acl")), "Further ACLs, spelt out."),
        "quota": described(closed(limits), "Limits of its clients."),
    }));
    required(closed(properties), &["name"])
}

fn password() -> Value {
    let source = |key: &str| required(closed(object(json!({ key: text() }))), &[key]);
    json!({ "anyOf": [{ "type": "string", "pattern": VARIABLE }, source("file"), source("command")] })
}

pub(super) fn acl() -> Value {
    let mut operations: Vec<&str> =
        ResourceKind::ALL.iter().flat_map(|kind| kind.operations().iter().map(|operation| operation.word())).collect();
    operations.sort_unstable();
    operations.dedup();
    operations.insert(0, Operation::All.word());
    let operations = json!({ "type": "array", "items": { "enum": operations }, "minItems": 1 });
    let acl = closed(object(json!({
        "resource": described(json!({ "enum": ResourceKind::ALL.map(ResourceKind::word) }), "Kind of resource."),
        "name": described(text(), "The resource's name; a cluster needs none."),
        "pattern": described(json!({ "enum": Pattern::ALL.map(Pattern::word) }), "How the name is taken, letter by letter; without it, a `*` at its end makes a prefix."),
        "operations": described(operations, "Operations that are allowed or denied."),
        "permission": described(json!({ "enum": Permission::ALL.map(Permission::word) }), "`allow` (default) or `deny`."),
        "host": described(text(), "Address it applies to; `*`, the default, is all."),
    })));
    required(acl, &["resource", "operations"])
}
