//! The schema of `principals`.

use serde_json::{Map, Value, json};

use super::shapes::{PRINCIPAL, closed, described, list, object, reference, required, text};
use crate::spec::acls::{PATTERNS, PERMISSIONS, RESOURCES};
use crate::spec::quota;

const RATE: &str = r"^[0-9]+(\.[0-9]+)?\s*[KMGTkmgt]?[iI]?[bB]?$";

pub(super) fn principal() -> Value {
    let pattern = json!({ "type": "string", "pattern": r"^[^*]*\*?$", "minLength": 1 });
    let topics = json!({ "type": "string", "pattern": r"^[a-zA-Z0-9._-]*\*?$", "minLength": 1 });
    let consume = object(json!({
        "topics": described(list(topics.clone()), "Topics, prefixes with `*` behind them, or `*`."),
        "groups": described(list(pattern.clone()), "Consumer groups, likewise."),
    }));
    let rate =
        |what: &str| described(json!({ "type": ["string", "integer"], "pattern": RATE, "exclusiveMinimum": 0 }), what);
    let number = |what: &str| described(json!({ "type": "number", "exclusiveMinimum": 0 }), what);
    let mut limits = Map::new();
    for key in quota::BYTE_RATES {
        limits.insert(key.into(), rate("Bytes per second and broker, like `10MiB`."));
    }
    for key in quota::NUMBERS {
        limits.insert(key.into(), number("A number above 0."));
    }
    let properties = object(json!({
        "name": described(json!({ "type": "string", "pattern": PRINCIPAL }), "The principal, like `User:helixagent`."),
        "password": described(text(), "SCRAM password, as `${NAME}` of an environment variable."),
        "produce": described(list(topics), "Topics it may write to, prefixes with `*` behind them, or `*`."),
        "consume": described(required(closed(consume), &["topics"]), "What it may read, and with which groups."),
        "transactional": described(list(pattern), "Transactional ids it may use."),
        "acls": described(list(reference("acl")), "Further ACLs, spelt out."),
        "quota": described(closed(limits), "Limits of its clients."),
    }));
    required(closed(properties), &["name"])
}

pub(super) fn acl() -> Value {
    let mut operations: Vec<&str> = RESOURCES.iter().flat_map(|(_, operations)| operations.iter().copied()).collect();
    operations.sort_unstable();
    operations.dedup();
    operations.insert(0, "all");
    let operations = json!({ "type": "array", "items": { "enum": operations }, "minItems": 1 });
    let acl = closed(object(json!({
        "resource": described(json!({ "enum": RESOURCES.map(|(name, _)| name) }), "Kind of resource."),
        "name": described(text(), "The resource's name; a cluster needs none."),
        "pattern": described(json!({ "enum": PATTERNS }), "Whether the name is the whole name (default) or a prefix."),
        "operations": described(operations, "Operations that are allowed or denied."),
        "permission": described(json!({ "enum": PERMISSIONS }), "`allow` (default) or `deny`."),
        "host": described(text(), "Address it applies to; `*`, the default, is all."),
    })));
    required(acl, &["resource", "operations"])
}
