//! The forms in which records are written.

mod json;
mod pretty;
mod rows;

pub use rows::Rows;

use super::{Record, Template};

/// A form.
#[derive(Clone, Debug)]
pub enum Form {
    /// The bytes of one field, indented if they are JSON and that was asked for, then a delimiter.
    Raw { field: Field, delimiter: Vec<u8>, pretty: bool },
    /// One JSON object a line, or indented, from which `produce --input json` makes the same record again.
    Json { pretty: bool },
    /// Columns for people.
    Rows(Rows),
    /// Where the record lies, then its bytes in hexadecimal.
    Hex,
    /// kcat's format string.
    Template(Template),
}

/// Which bytes of a record are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Key,
    Value,
}

/// Appends records to a buffer.
#[derive(Clone, Debug)]
pub struct Writer {
    form: Form,
    /// On a terminal, control characters are shown rather than obeyed.
    harmless: bool,
}

impl Writer {
    pub fn new(form: Form, harmless: bool) -> Self {
        Writer { form, harmless }
    }

    /// Appends one record. What is not for people's eyes allocates only when the buffer has to grow.
    pub fn write(&mut self, record: &Record<'_>, into: &mut Vec<u8>) {
        let before = into.len();
        match &mut self.form {
            Form::Raw { field, delimiter, pretty } => {
                let bytes = match field {
                    Field::Key => record.key,
                    Field::Value => record.value,
                };
                let bytes = bytes.unwrap_or_default();
                if !*pretty || !pretty::indent(bytes, into) {
                    into.extend_from_slice(bytes);
                }
                if self.harmless {
                    calm(into, before);
                }
                into.extend_from_slice(delimiter);
            }
            Form::Json { pretty: false } => json::write(record, into),
            Form::Json { pretty: true } => {
                let mut line = Vec::new();
                json::write(record, &mut line);
                pretty::indent(&line, into);
                into.push(b'\n');
            }
            Form::Rows(rows) => rows.write(record, into),
            Form::Hex => hex(record, into),
            Form::Template(template) => {
                template.write(record, into);
                if self.harmless {
                    calm(into, before);
                }
            }
        }
    }
}

/// Replaces control characters since `from`, other than line breaks and tabs, by their escapes.
fn calm(into: &mut Vec<u8>, from: usize) {
    let loud = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\t');
    if !into[from..].iter().any(loud) {
        return;
    }
    let bytes = into.split_off(from);
    for byte in bytes {
        match loud(&byte) {
            true => into.extend_from_slice(format!("\\x{byte:02x}").as_bytes()),
            false => into.push(byte),
        }
    }
}

fn hex(record: &Record<'_>, into: &mut Vec<u8>) {
    let head = format!("{}[{}]@{} {}", record.topic, record.partition, record.offset, record.timestamp);
    into.extend_from_slice(head.as_bytes());
    for (name, bytes) in [(" key ", record.key), (" value ", record.value)] {
        into.extend_from_slice(name.as_bytes());
        match bytes {
            None => into.extend_from_slice(b"null"),
            Some(bytes) => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                let digits =
                    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
                into.extend(digits);
            }
        }
    }
    into.push(b'\n');
}
