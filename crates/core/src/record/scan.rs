//! kcat's format strings, read backwards: what `consume -f` wrote with something between its fields becomes records again.

use memchr::memmem;

use super::template::Part;
use super::{Delimiter, Template};

/// A format to read by.
#[derive(Clone, Debug)]
pub struct Scan {
    lead: Vec<u8>,
    /// Fields, and what follows each within a record.
    fields: Vec<(Part, Vec<u8>)>,
    end: Delimiter,
}

/// What was found in one record.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scanned<'a> {
    pub key: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
    pub headers: Vec<(&'a [u8], Option<&'a [u8]>)>,
    pub partition: Option<i32>,
    /// Milliseconds since the epoch.
    pub timestamp: Option<i64>,
}

impl Scan {
    /// Parses a format; the error says what cannot be read by it.
    pub fn parse(text: &str) -> Result<Scan, String> {
        let (mut lead, mut fields) = (Vec::new(), Vec::<(Part, Vec<u8>)>::new());
        let mut ended = true;
        for part in Template::parse(text)?.into_parts() {
            match part {
                Part::Literal(bytes) => {
                    fields.last_mut().map_or(&mut lead, |(_, after)| after).extend(bytes);
                    ended = true;
                }
                Part::KeyLength | Part::ValueLength | Part::Framing => {
                    return Err("lengths are read by `--input sized`, not by a format".to_owned());
                }
                _ if !ended => return Err("two fields follow each other with nothing between".to_owned()),
                field => {
                    if fields.iter().any(|(known, _)| *known == field) {
                        return Err("a field is named twice".to_owned());
                    }
                    fields.push((field, Vec::new()));
                    ended = false;
                }
            }
        }
        if !fields.iter().any(|(field, _)| matches!(field, Part::Key | Part::Value)) {
            return Err("it holds neither %k nor %s".to_owned());
        }
        let end = fields.last_mut().map(|(_, after)| std::mem::take(after)).unwrap_or_default();
        let end = Delimiter::of(&end).ok_or("nothing ends a record: `\\n` behind the last field does")?;
        Ok(Scan { lead, fields, end })
    }

    /// What ends a record.
    pub fn end(&self) -> &Delimiter {
        &self.end
    }

    /// Reads one record, without its end. The error says what is wrong, and in which column.
    pub fn read<'a>(&self, piece: &'a [u8]) -> Result<Scanned<'a>, String> {
        let column = |rest: &[u8]| piece.len() - rest.len() + 1;
        let wrong = |rest: &[u8], what: &str| Err(format!("column {}: {what}", column(rest)));
        let Some(mut rest) = piece.strip_prefix(self.lead.as_slice()) else {
            return wrong(piece, &format!("`{}` does not begin it", self.lead.escape_ascii()));
        };
        let mut scanned = Scanned::default();
        for (i, (field, after)) in self.fields.iter().enumerate() {
            let (bytes, behind) = match memmem::find(rest, after) {
                _ if i + 1 == self.fields.len() => (rest, &rest[rest.len()..]),
                Some(at) => (&rest[..at], &rest[at + after.len()..]),
                None => return wrong(rest, &format!("`{}` does not follow", after.escape_ascii())),
            };
            let number = || std::str::from_utf8(bytes).ok().and_then(|text| text.parse::<i64>().ok());
            match field {
                Part::Key => scanned.key = Some(bytes),
                Part::Value => scanned.value = Some(bytes),
                Part::Headers if bytes.is_empty() => {}
                Part::Headers => {
                    for header in bytes.split(|byte| *byte == b',') {
                        let Some(at) = memchr::memchr(b'=', header) else {
                            return wrong(rest, &format!("`{}` is no header", header.escape_ascii()));
                        };
                        let value = &header[at + 1..];
                        scanned.headers.push((&header[..at], (value != b"NULL").then_some(value)));
                    }
                }
                Part::Partition => match number().and_then(|number| i32::try_from(number).ok()) {
                    Some(number) if number >= 0 => scanned.partition = Some(number),
                    _ => return wrong(rest, &format!("`{}` is no partition", bytes.escape_ascii())),
                },
                Part::Timestamp => match number() {
                    Some(number) => scanned.timestamp = Some(number).filter(|number| *number >= 0),
                    None => return wrong(rest, &format!("`{}` is no timestamp", bytes.escape_ascii())),
                },
                // Where it was says nothing about where it goes.
                _ => {}
            }
            rest = behind;
        }
        Ok(scanned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_between_what_separates_them() {
        let scan = Scan::parse("%t[%p]@%o %T|%k|%h|%s\\n--\\n").unwrap();
        assert_eq!(scan.end().bytes(), b"\n--\n");
        let read = scan.read(b"audit[3]@17 1700000000123|key|a=1,a=NULL,b=|va|lue").unwrap();
        let headers: Vec<(&[u8], Option<&[u8]>)> = vec![(b"a", Some(b"1")), (b"a", None), (b"b", Some(b""))];
        assert_eq!((read.key, read.value, read.headers), (Some(&b"key"[..]), Some(&b"va|lue"[..]), headers));
        assert_eq!((read.partition, read.timestamp), (Some(3), Some(1_700_000_000_123)));
        for (piece, wrong) in [
            (&b"audit[x]@1 2|k||v"[..], "column 7: `x` is no partition"),
            (b"audit", "column 1: `[` does not follow"),
            (b"audit[1]@1 soon|k||v", "column 12: `soon` is no timestamp"),
            (b"audit[1]@1 2|k|none|v", "column 16: `none` is no header"),
        ] {
            assert_eq!(scan.read(piece).unwrap_err(), wrong);
        }
    }

    #[test]
    fn what_cannot_be_read_is_said_before() {
        for (format, wrong) in [
            ("%k%s\\n", "two fields"),
            ("%k %s", "nothing ends"),
            ("%S %s\\n", "lengths"),
            ("%s %s\\n", "twice"),
            ("%p\\n", "neither %k nor %s"),
        ] {
            let error = Scan::parse(format).unwrap_err();
            assert!(error.contains(wrong), "{format}: {error}");
        }
    }
}
