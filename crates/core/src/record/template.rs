//! kcat's format strings: `%t %p %o %k %s %h %T %K %S %R`, `%%`, and the back-slashes of C.

use super::Record;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Literal(Vec<u8>),
    Topic,
    Partition,
    Offset,
    Key,
    Value,
    Headers,
    Timestamp,
    KeyLength,
    ValueLength,
    /// The value's length as 32 bits, most significant byte first.
    Framing,
}

/// A parsed format string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Part>);

impl Template {
    /// Parses a format string; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Template, String> {
        let mut parts = Vec::new();
        let mut literal = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((first, behind)) = rest.split_first() {
            rest = behind;
            match first {
                b'%' => {
                    let (letter, behind) = rest.split_first().ok_or("`%` at the end: `%%` is a percent sign")?;
                    rest = behind;
                    if *letter == b'%' {
                        literal.push(b'%');
                        continue;
                    }
                    if !literal.is_empty() {
                        parts.push(Part::Literal(std::mem::take(&mut literal)));
                    }
                    parts.push(part(*letter)?);
                }
                b'\\' => literal.push(escape(&mut rest)?),
                byte => literal.push(*byte),
            }
        }
        if !literal.is_empty() {
            parts.push(Part::Literal(literal));
        }
        Ok(Template(parts))
    }

    pub(super) fn into_parts(self) -> Vec<Part> {
        self.0
    }

    /// Appends one record.
    pub fn write(&self, record: &Record<'_>, into: &mut Vec<u8>) {
        let number =
            |value: i64, into: &mut Vec<u8>| into.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        let length = |bytes: Option<&[u8]>| bytes.map_or(-1, |bytes| bytes.len() as i64);
        for part in &self.0 {
            match part {
                Part::Literal(bytes) => into.extend_from_slice(bytes),
                Part::Topic => into.extend_from_slice(record.topic.as_bytes()),
                Part::Partition => number(i64::from(record.partition), into),
                Part::Offset => number(record.offset, into),
                Part::Key => into.extend_from_slice(record.key.unwrap_or_default()),
                Part::Value => into.extend_from_slice(record.value.unwrap_or_default()),
                Part::Headers => headers(record, into),
                Part::Timestamp => number(record.timestamp, into),
                Part::KeyLength => number(length(record.key), into),
                Part::ValueLength => number(length(record.value), into),
                Part::Framing => into.extend_from_slice(&(length(record.value) as i32).to_be_bytes()),
            }
        }
    }
}

fn part(letter: u8) -> Result<Part, String> {
    Ok(match letter {
        b't' => Part::Topic,
        b'p' => Part::Partition,
        b'o' => Part::Offset,
        b'k' => Part::Key,
        b's' => Part::Value,
        b'h' => Part::Headers,
        b'T' => Part::Timestamp,
        b'K' => Part::KeyLength,
        b'S' => Part::ValueLength,
        b'R' => Part::Framing,
        other => return Err(format!("`%{}` is none of %t %p %o %k %s %h %T %K %S %R %%", char::from(other))),
    })
}

fn escape(rest: &mut &[u8]) -> Result<u8, String> {
    let (letter, behind) = rest.split_first().ok_or("`\\` at the end: `\\\\` is a back-slash")?;
    *rest = behind;
    Ok(match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'\\' => b'\\',
        b'0' => 0,
        b'x' => {
            let digits = rest.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            *rest = rest.get(2..).unwrap_or_default();
            byte.ok_or("`\\x` takes two hexadecimal digits")?
        }
        other => return Err(format!("`\\{}` is none of \\n \\r \\t \\0 \\\\ \\xHH", char::from(*other))),
    })
}

/// A delimiter as it is typed: `\n`, `\0`, `\x1e`.
pub(super) fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        bytes.push(if *first == b'\\' { escape(&mut rest)? } else { *first });
    }
    Ok(bytes)
}

/// `name=value,name=value`, as kcat writes them.
fn headers(record: &Record<'_>, into: &mut Vec<u8>) {
    for (i, (name, value)) in record.headers.enumerate() {
        if i > 0 {
            into.push(b',');
        }
        into.extend_from_slice(name);
        into.push(b'=');
        into.extend_from_slice(value.unwrap_or(b"NULL"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Headers, TimestampType};

    #[test]
    fn kcats_letters() {
        let record = Record {
            topic: "t",
            partition: 2,
            offset: 9,
            timestamp: -1,
            timestamp_type: TimestampType::Create,
            key: None,
            value: Some(b"v!"),
            headers: Headers::default(),
        };
        let write = |text: &str| {
            let mut into = Vec::new();
            Template::parse(text).unwrap().write(&record, &mut into);
            into
        };
        assert_eq!(write("%t/%p@%o %T [%k:%K] %s:%S %h%%\\n\\x41\\\\"), b"t/2@9 -1 [:-1] v!:2 %\nA\\");
        assert_eq!(write("%R%s"), b"\0\0\0\x02v!");
        for (text, part) in [("%x", "%x"), ("%", "at the end"), ("\\q", "\\q"), ("\\x4", "two hexadecimal")] {
            let error = Template::parse(text).unwrap_err();
            assert!(error.contains(part), "{text}: {error}");
        }
    }
}
