//! Rows for people, one a record, in columns that widen as records come: a follower cannot know them beforehand.

use std::borrow::Cow;
use std::fmt::Write as _;

use jiff::Timestamp;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::record::Record;

/// What a row is cut to if nobody says how wide the terminal is. Through a pipe nothing is cut.
const UNLIMITED: usize = usize::MAX;

/// The columns so far.
#[derive(Clone, Debug)]
pub struct Rows {
    /// Columns of the terminal.
    width: usize,
    /// Topic, partition, offset, timestamp, key, headers.
    columns: [usize; 6],
    begun: bool,
}

const HEADINGS: [&str; 6] = ["TOPIC", "PARTITION", "OFFSET", "TIMESTAMP", "KEY", "HEADERS"];

impl Rows {
    /// Rows of at most so many columns.
    pub fn new(width: Option<usize>) -> Rows {
        Rows { width: width.unwrap_or(UNLIMITED), columns: HEADINGS.map(str::len), begun: false }
    }

    /// Appends a row; before the first one, the headings.
    pub fn write(&mut self, record: &Record<'_>, into: &mut Vec<u8>) {
        let cells = [
            record.topic.to_owned(),
            record.partition.to_string(),
            record.offset.to_string(),
            time(record.timestamp),
            self.cell(record.key),
            headers(record),
        ];
        for (column, cell) in self.columns.iter_mut().zip(&cells) {
            *column = (*column).max(cell.width());
        }
        if !self.begun {
            self.begun = true;
            self.row(&HEADINGS.map(str::to_owned), "VALUE", into);
        }
        let value = self.cell(record.value);
        self.row(&cells, &value, into);
    }

    fn row(&self, cells: &[String; 6], value: &str, into: &mut Vec<u8>) {
        let mut row = String::new();
        for (i, (cell, column)) in cells.iter().zip(self.columns).enumerate() {
            let pad = column.saturating_sub(cell.width());
            // Numbers to the right, under their headings.
            match matches!(i, 1 | 2) {
                true => row.extend(std::iter::repeat_n(' ', pad).chain(cell.chars())),
                false => row.extend(cell.chars().chain(std::iter::repeat_n(' ', pad))),
            }
            row.push_str("  ");
        }
        row.push_str(value);
        into.extend_from_slice(cut(row.trim_end(), self.width).as_bytes());
        into.push(b'\n');
    }

    /// One line, harmless to a terminal; no longer than would be shown.
    fn cell(&self, bytes: Option<&[u8]>) -> String {
        let Some(bytes) = bytes else { return "(null)".to_owned() };
        // A character has four bytes at most.
        shown(&bytes[..bytes.len().min(self.width.saturating_mul(4))])
    }
}

fn time(millis: i64) -> String {
    match Timestamp::from_millisecond(millis) {
        Ok(time) if millis >= 0 => format!("{time:.3}"),
        _ => "-".to_owned(),
    }
}

fn headers(record: &Record<'_>) -> String {
    let mut text = String::new();
    for (name, value) in record.headers {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(&shown(name));
        if let Some(value) = value {
            text.push('=');
            text.push_str(&shown(value));
        }
    }
    text
}

/// Control characters as escapes, and what is no UTF-8 byte by byte.
fn shown(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                '\n' => text.push_str("\\n"),
                '\t' => text.push_str("\\t"),
                letter if letter.is_control() => text.extend(letter.escape_unicode()),
                letter => text.push(letter),
            }
        }
        for byte in chunk.invalid() {
            let _infallible = write!(text, "\\x{byte:02x}");
        }
    }
    text
}

/// The text in as many columns of a terminal as `width`, with an ellipsis where something was cut.
fn cut(text: &str, width: usize) -> Cow<'_, str> {
    if text.width() <= width {
        return Cow::Borrowed(text);
    }
    let mut columns = 0;
    let fits = |c: &char| {
        columns += c.width().unwrap_or_default();
        columns < width
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    Cow::Owned(kept)
}
