//! The schema of `config`: one property for each of Kafka's topic configs, from the table that checks them.

use serde_json::{Value, json};

use super::shapes::{SIZE, closed, object};
use crate::topic_config::{ALL, ConfigDef, Kind, Unit};

const MILLIS: &str = r"^\s*([+-]?[0-9]+|unlimited|never|same as retention|([0-9]+(\.[0-9]+)?\s*[a-z]+\s*)+)\s*$";

pub(super) fn all() -> Value {
    closed(ALL.iter().map(|def| (def.name.to_owned(), config(def))).collect())
}

fn config(def: &ConfigDef) -> Value {
    let mut schema = object(match def.kind {
        Kind::Boolean => json!({ "enum": [true, false, "true", "false"] }),
        Kind::Int { .. } | Kind::Long { .. } => number(def),
        Kind::Double { min, max } => json!({ "type": "number", "minimum": min, "maximum": max }),
        Kind::Enum(words) => json!({ "enum": words }),
        Kind::Set(words) => json!({ "type": ["string", "array"], "items": { "enum": words } }),
        Kind::Replicas => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
    });
    schema.insert("description".into(), format!("{}.", def.description).into());
    schema.insert("default".into(), default(def));
    Value::Object(schema)
}

fn number(def: &ConfigDef) -> Value {
    let (min, max) = def.bounds().unwrap_or((i64::MIN, i64::MAX));
    let mut schema = object(match def.unit {
        Unit::Milliseconds => json!({ "type": ["integer", "string"], "pattern": MILLIS }),
        Unit::Bytes => json!({ "type": ["integer", "string"], "pattern": SIZE }),
        Unit::None | Unit::Ratio if def.words.is_empty() => json!({ "type": "integer" }),
        Unit::None | Unit::Ratio => {
            let words: Vec<&str> = def.words.iter().map(|(_, word)| *word).collect();
            json!({ "type": ["integer", "string"], "pattern": format!("^({})$", words.join("|")) })
        }
    });
    let lowest = match def.kind {
        Kind::Int { also: Some(also), .. } => min.min(also.into()),
        _ => min,
    };
    if lowest > i64::MIN {
        schema.insert("minimum".into(), lowest.into());
    }
    if max < i64::MAX {
        schema.insert("maximum".into(), max.into());
    }
    Value::Object(schema)
}

fn default(def: &ConfigDef) -> Value {
    match def.kind {
        Kind::Boolean => json!(def.default == "true"),
        Kind::Int { .. } | Kind::Long { .. } => json!(def.default.parse::<i64>().ok()),
        Kind::Double { .. } => json!(def.default.parse::<f64>().ok()),
        _ => json!(def.default),
    }
}
