//! Records that are made: `{{seq}}`, `{{uuid}}`, `{{now}}`, `{{random 1 100}}` in a text.

use std::io::Write as _;

use crate::clock::now_ms;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(Vec<u8>),
    Seq,
    Uuid,
    /// Milliseconds since the epoch.
    Now,
    Random(i64, i64),
}

/// A parsed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

impl Template {
    pub fn parse(text: &str) -> Result<Template, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("{{") {
            if !before.is_empty() {
                parts.push(Part::Text(before.as_bytes().to_vec()));
            }
            let (name, behind) = behind.split_once("}}").ok_or("a `{{` is not closed")?;
            rest = behind;
            let words: Vec<&str> = name.split_whitespace().collect();
            parts.push(match words.as_slice() {
                ["seq"] => Part::Seq,
                ["uuid"] => Part::Uuid,
                ["now"] => Part::Now,
                ["random", from, to] => match (from.parse(), to.parse()) {
                    (Ok(from), Ok(to)) if from <= to => Part::Random(from, to),
                    _ => return Err(format!("`{{{{{name}}}}}` wants two numbers, the smaller first")),
                },
                _ => {
                    let known = "{{seq}}, {{uuid}}, {{now}} and {{random FROM TO}}";
                    return Err(format!("`{{{{{name}}}}}` is none of {known}"));
                }
            });
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.as_bytes().to_vec()));
        }
        Ok(Template(parts))
    }

    /// Appends the record of this number, which counts from 1.
    pub fn write(&self, number: u64, into: &mut Vec<u8>) {
        for part in &self.0 {
            let _infallible = match part {
                Part::Text(text) => into.write_all(text),
                Part::Seq => write!(into, "{number}"),
                Part::Now => write!(into, "{}", now_ms()),
                Part::Random(from, to) => write!(into, "{}", fastrand::i64(*from..=*to)),
                Part::Uuid => {
                    // Version 4, variant 1 (RFC 9562).
                    let bits = fastrand::u128(..) & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
                    let hex = format!("{bits:032x}");
                    write!(into, "{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_braces_is_made() {
        let template = Template::parse("{\"n\":{{seq}},\"u\":\"{{ uuid }}\",\"r\":{{random 5 5}}}").unwrap();
        let mut made = Vec::new();
        template.write(7, &mut made);
        let made: serde_json::Value = serde_json::from_slice(&made).unwrap();
        assert_eq!((&made["n"], &made["r"]), (&7.into(), &5.into()));
        let uuid = made["u"].as_str().unwrap();
        assert!(uuid.len() == 36 && uuid.as_bytes()[14] == b'4' && b"89ab".contains(&uuid.as_bytes()[19]), "{uuid}");
        for wrong in ["{{seq", "{{sequence}}", "{{random 2 1}}", "{{random x y}}"] {
            assert!(Template::parse(wrong).is_err(), "{wrong}");
        }
    }
}
