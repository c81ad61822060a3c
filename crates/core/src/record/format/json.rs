//! The JSON envelope, written. [`crate::record::read_envelope`] reads it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::record::Record;

/// Appends `{"topic":…,"partition":…,…}` and a line break.
pub fn write(record: &Record<'_>, into: &mut Vec<u8>) {
    into.extend_from_slice(b"{\"topic\":");
    text(record.topic, into);
    number(b",\"partition\":", i64::from(record.partition), into);
    number(b",\"offset\":", record.offset, into);
    number(b",\"timestamp\":", record.timestamp, into);
    into.extend_from_slice(b",\"timestamp_type\":\"");
    into.extend_from_slice(record.timestamp_type.word().as_bytes());
    into.extend_from_slice(b"\",\"key\":");
    bytes(record.key, into);
    into.extend_from_slice(b",\"value\":");
    bytes(record.value, into);
    into.extend_from_slice(b",\"headers\":[");
    for (i, (name, value)) in record.headers.enumerate() {
        into.extend_from_slice(if i == 0 { b"{\"name\":" } else { b",{\"name\":" });
        bytes(Some(name), into);
        into.extend_from_slice(b",\"value\":");
        bytes(value, into);
        into.push(b'}');
    }
    into.extend_from_slice(b"]}\n");
}

fn number(name: &[u8], value: i64, into: &mut Vec<u8>) {
    into.extend_from_slice(name);
    into.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// null, a string, or `{"base64":"…"}` where the bytes are no UTF-8.
fn bytes(bytes: Option<&[u8]>, into: &mut Vec<u8>) {
    match bytes.map(|bytes| (std::str::from_utf8(bytes), bytes)) {
        None => into.extend_from_slice(b"null"),
        Some((Ok(valid), _)) => text(valid, into),
        Some((Err(_), bytes)) => {
            into.extend_from_slice(b"{\"base64\":\"");
            let at = into.len();
            into.resize(at + bytes.len().div_ceil(3) * 4, 0);
            let written = STANDARD.encode_slice(bytes, &mut into[at..]).unwrap_or_default();
            into.truncate(at + written);
            into.extend_from_slice(b"\"}");
        }
    }
}

fn text(text: &str, into: &mut Vec<u8>) {
    into.push(b'"');
    let mut rest = text.as_bytes();
    // DEL and C1 controls are legal JSON; a terminal gets them escaped nevertheless, since some obey them.
    while let Some(at) = rest.iter().position(|byte| *byte < 0x20 || matches!(byte, b'"' | b'\\' | 0x7f)) {
        into.extend_from_slice(&rest[..at]);
        match rest[at] {
            b'"' => into.extend_from_slice(b"\\\""),
            b'\\' => into.extend_from_slice(b"\\\\"),
            b'\n' => into.extend_from_slice(b"\\n"),
            b'\r' => into.extend_from_slice(b"\\r"),
            b'\t' => into.extend_from_slice(b"\\t"),
            other => into.extend_from_slice(format!("\\u{other:04x}").as_bytes()),
        }
        rest = &rest[at + 1..];
    }
    into.extend_from_slice(rest);
    into.push(b'"');
}
