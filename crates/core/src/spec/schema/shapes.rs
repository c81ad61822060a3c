//! The small schemas that the others are made of.

use serde_json::{Map, Value, json};

pub(super) const SIZE: &str =
    r"^\s*(-?[0-9]+|unlimited|same as retention|[0-9]+(\.[0-9]+)?\s*[KMGTkmgt]?[iI]?[bB]?)\s*$";
pub(super) const PRINCIPAL: &str = "^[^:]+:.+$";

pub(super) fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

pub(super) fn count(max: i64) -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": max })
}

pub(super) fn list(items: Value) -> Value {
    json!({ "type": "array", "items": items })
}

pub(super) fn by_name(each: Value) -> Value {
    json!({ "type": "object", "additionalProperties": { "anyOf": [each, { "type": "null" }] } })
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

pub(super) fn described(schema: Value, description: &str) -> Value {
    let mut described = object(json!({ "description": description }));
    described.extend(object(schema));
    Value::Object(described)
}

pub(super) fn closed(properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

pub(super) fn required(schema: Value, names: &[&str]) -> Value {
    let mut schema = object(schema);
    schema.insert("required".into(), json!(names));
    Value::Object(schema)
}

/// The members of a schema written as a literal.
pub(super) fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
