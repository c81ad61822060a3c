//! Input cut into pieces, a record each.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::csv::Rows;
use super::decompress::decompressed;
use super::{Forming, Input, Template};
use crate::record::LineReader;

/// A record of `--sized` is no longer than this: a length beyond it is no length.
const LARGEST: u32 = 1 << 30;

/// The pieces of one file.
pub enum Pieces {
    Lines(LineReader<Box<dyn Read>>),
    Csv(Rows),
    Whole(Option<Box<dyn Read>>, Vec<u8>),
    Sized(Box<dyn Read>, Vec<u8>),
    Made { number: u64, of: u64, template: Template, piece: Vec<u8> },
}

impl Pieces {
    /// Opens a file, or stdin as `-`. What is read of it is added to `read`.
    pub fn open(path: &Path, forming: &Forming, read: &Arc<AtomicU64>) -> io::Result<Pieces> {
        if let Input::Made(of, template) = &forming.input {
            return Ok(Pieces::Made { number: 0, of: *of, template: template.clone(), piece: Vec::new() });
        }
        let file = match path == Path::new("-") {
            // Without the lock, and without the buffer behind it: lines are looked for in a buffer of our own.
            true => File::from(std::os::fd::AsFd::as_fd(&io::stdin()).try_clone_to_owned()?),
            false => File::open(path)?,
        };
        let mut input: Box<dyn Read> = Box::new(Counted { file, read: Arc::clone(read) });
        let compressed = path.extension().is_some_and(|name| ["gz", "zst", "zstd"].iter().any(|known| name == *known));
        if forming.decompress || compressed {
            input = decompressed(input)?;
        }
        Ok(match &forming.input {
            Input::Csv => Pieces::Csv(Rows::new(input)?),
            Input::Whole => Pieces::Whole(Some(input), Vec::new()),
            Input::Sized => Pieces::Sized(input, Vec::new()),
            _ => Pieces::Lines(LineReader::new(input, forming.delimiter.clone())),
        })
    }

    pub fn read(&mut self) -> io::Result<Option<&[u8]>> {
        match self {
            Pieces::Lines(lines) => lines.read(),
            Pieces::Csv(rows) => rows.read(),
            Pieces::Whole(input, piece) => {
                let Some(mut input) = input.take() else { return Ok(None) };
                input.read_to_end(piece)?;
                Ok(Some(piece))
            }
            Pieces::Sized(input, piece) => sized(input, piece),
            Pieces::Made { number, of, template, piece } => {
                if number == of {
                    return Ok(None);
                }
                *number += 1;
                piece.clear();
                template.write(*number, piece);
                Ok(Some(piece))
            }
        }
    }

    /// The line on which the last piece, the `count`th, begins.
    pub fn line(&self, count: u64) -> u64 {
        match self {
            Pieces::Csv(rows) => rows.line(),
            _ => count,
        }
    }
}

/// As `%R%s` of consume writes them: the length as 32 bits, most significant byte first, -1 for null.
fn sized<'a>(input: &mut dyn Read, piece: &'a mut Vec<u8>) -> io::Result<Option<&'a [u8]>> {
    let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    let mut length = [0; 4];
    let mut have = 0;
    while have < 4 {
        match input.read(&mut length[have..])? {
            0 if have == 0 => return Ok(None),
            0 => return Err(wrong("it ends within a length")),
            read => have += read,
        }
    }
    let length = u32::from_be_bytes(length);
    if length > LARGEST {
        return Err(wrong("a length is beyond 1 GiB: is it `--sized` input?"));
    }
    piece.clear();
    let read = input.take(u64::from(length)).read_to_end(piece)?;
    match read == length as usize {
        true => Ok(Some(piece)),
        false => Err(wrong("it ends within a record")),
    }
}

/// Counts the bytes of a file as they are read.
struct Counted {
    file: File,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(into)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
