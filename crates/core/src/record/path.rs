//! A way into JSON: `.user.id`, `items[0].name`.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Field(String),
    Item(usize),
}

/// A parsed path. The dot in front may be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonPath {
    steps: Vec<Step>,
    typed: String,
}

#[derive(Deserialize)]
struct Object<'a>(#[serde(borrow)] HashMap<Cow<'a, str>, &'a RawValue>);

impl JsonPath {
    /// Parses a path; the error says what is wrong with it.
    pub fn parse(typed: &str) -> Result<JsonPath, String> {
        let mut steps = Vec::new();
        for part in typed.strip_prefix("$").unwrap_or(typed).trim_start_matches('.').split('.') {
            let (name, mut items) = part.find('[').map_or((part, ""), |at| part.split_at(at));
            if name.is_empty() && items.is_empty() {
                return Err(format!("`{typed}` is no path: write `.user.id` or `.items[0]`"));
            }
            if !name.is_empty() {
                steps.push(Step::Field(name.to_owned()));
            }
            while let Some(rest) = items.strip_prefix('[') {
                let (number, behind) = rest.split_once(']').ok_or_else(|| format!("`{typed}`: a `[` is not closed"))?;
                let number = number.parse().map_err(|_| format!("`{typed}`: `[{number}]` is no index"))?;
                steps.push(Step::Item(number));
                items = behind;
            }
            if !items.is_empty() {
                return Err(format!("`{typed}`: `{items}` follows an index"));
            }
        }
        Ok(JsonPath { steps, typed: typed.to_owned() })
    }

    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// What lies there, as it is written; `None` if there is nothing. The error is that of JSON that is none.
    pub fn find<'a>(&self, json: &'a [u8]) -> Result<Option<&'a RawValue>, serde_json::Error> {
        let mut here: &RawValue = serde_json::from_slice(json)?;
        for step in &self.steps {
            let next = match step {
                Step::Field(name) => serde_json::from_str::<Object<'a>>(here.get())
                    .ok()
                    .and_then(|all| all.0.get(name.as_str()).copied()),
                Step::Item(number) => {
                    serde_json::from_str::<Vec<&RawValue>>(here.get()).ok().and_then(|all| all.get(*number).copied())
                }
            };
            match next {
                Some(next) => here = next,
                None => return Ok(None),
            }
        }
        Ok(Some(here))
    }
}

/// The bytes that a JSON value stands for: of a string its text, of null none, of anything else what is written.
pub fn bytes_of(value: &RawValue) -> Option<Vec<u8>> {
    match value.get() {
        "null" => None,
        text if text.starts_with('"') => serde_json::from_str::<String>(text).ok().map(String::into_bytes),
        text => Some(text.as_bytes().to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_and_kept_as_written() {
        let json = br#"{"a":{"b":[1,{"c":"x\u0041"}],"n":12345678901234567890123},"\u0064":null}"#;
        let at = |path: &str| JsonPath::parse(path).unwrap().find(json).unwrap().map(bytes_of);
        assert_eq!(at(".a.b[1].c"), Some(Some(b"xA".to_vec())));
        assert_eq!(at("a.n"), Some(Some(b"12345678901234567890123".to_vec())));
        assert_eq!(at("$.a.b[0]"), Some(Some(b"1".to_vec())));
        assert_eq!(at(".d"), Some(None), "null, by an escaped name");
        assert_eq!(at(".a.b[9]"), None);
        assert_eq!(at(".a.b.c"), None);
        for wrong in ["", ".", "a..b", "a[", "a[x]", "a[0]b"] {
            assert!(JsonPath::parse(wrong).is_err(), "{wrong}");
        }
        assert!(JsonPath::parse("a").unwrap().find(b"{\"a\":").is_err());
    }
}
