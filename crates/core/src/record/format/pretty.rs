//! JSON on several lines, its literals untouched: a number of thirty digits stays what it is.

use serde::de::IgnoredAny;

/// Appends `json` indented; `false`, and nothing appended, if it is no JSON.
pub fn indent(json: &[u8], into: &mut Vec<u8>) -> bool {
    if serde_json::from_slice::<IgnoredAny>(json).is_err() {
        return false;
    }
    let mut depth = 0_usize;
    let mut rest = json.iter().copied().filter(|byte| !matches!(byte, b'\r' | b'\n')).peekable();
    let line = |depth: usize, into: &mut Vec<u8>| {
        into.push(b'\n');
        into.resize(into.len() + 2 * depth, b' ');
    };
    while let Some(byte) = rest.next() {
        match byte {
            b' ' | b'\t' => {}
            b'"' => {
                into.push(b'"');
                // The text up to its closing quote, as it is.
                while let Some(inner) = rest.next() {
                    into.push(inner);
                    match inner {
                        b'\\' => into.extend(rest.next()),
                        b'"' => break,
                        _ => {}
                    }
                }
            }
            b'{' | b'[' => {
                into.push(byte);
                while rest.next_if(|next| matches!(next, b' ' | b'\t')).is_some() {}
                match rest.next_if(|next| matches!(next, b'}' | b']')) {
                    Some(close) => into.push(close),
                    None => {
                        depth += 1;
                        line(depth, into);
                    }
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                line(depth, into);
                into.push(byte);
            }
            b',' => {
                into.push(b',');
                line(depth, into);
            }
            b':' => into.extend_from_slice(b": "),
            other => into.push(other),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::indent;

    #[test]
    fn only_white_space_changes() {
        let mut into = Vec::new();
        let json = br#"{"a":[1, 2.50,123456789012345678901234567890],"b":{ }, "c":"x\"{,} :","d":[]}"#;
        assert!(indent(json, &mut into));
        let text = String::from_utf8(into).unwrap();
        assert_eq!(
            text,
            "{\n  \"a\": [\n    1,\n    2.50,\n    123456789012345678901234567890\n  ],\n  \"b\": {},\n  \
             \"c\": \"x\\\"{,} :\",\n  \"d\": []\n}"
        );
    }

    #[test]
    fn what_is_no_json_is_left() {
        let mut into = Vec::new();
        assert!(!indent(b"plain", &mut into) && into.is_empty());
        assert!(!indent(b"{} {}", &mut into) && into.is_empty());
    }
}
