//! Reading an archive: the index if there is one, else frame after frame.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use bytes::Bytes;

use super::index::{self, Trailer};
use super::{FRONT, Head, INDEX, LARGEST, MAGIC, PROLOGUE, RECORDS, TRAILER, VERSION, Wrong, u32_of};

/// Where a frame is and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The byte at which it begins.
    pub at: u64,
    /// All of it, with the checksum.
    pub length: u32,
    pub head: Head,
}

/// An archive that is open for reading.
pub struct Archive {
    pub(super) file: File,
    /// Bytes.
    pub size: u64,
    /// The frames that can be read, in order.
    pub frames: Vec<Frame>,
    /// Why there are no more of them, if the file is not whole.
    pub cut: Option<Wrong>,
    pub(super) trailer: Option<Trailer>,
}

/// A frame as it lies in the file.
pub(super) struct Raw {
    pub kind: u8,
    pub head: Bytes,
    pub body: Bytes,
    pub length: u32,
}

impl Archive {
    /// Opens a file. One without its end is open as far as its frames are whole; [`Archive::cut`] tells.
    pub fn open(path: &Path) -> Result<Archive, Wrong> {
        let mut file = File::open(path)?;
        let size = file.metadata()?.len();
        prologue(&mut file)?;
        let mut archive = Archive { file, size, frames: Vec::new(), cut: None, trailer: None };
        match archive.index() {
            Ok((trailer, frames)) => (archive.trailer, archive.frames) = (Some(trailer), frames),
            Err(Wrong::Io(error)) => return Err(Wrong::Io(error)),
            // Not there, or not to be trusted.
            Err(why) => archive.scan(why)?,
        }
        Ok(archive)
    }

    /// The batch of a frame, checked.
    pub fn batch(&mut self, number: usize) -> Result<Bytes, Wrong> {
        let Frame { at, length, head } = &self.frames[number];
        let (at, length) = (*at, *length);
        let mut told = Vec::new();
        head.write(&mut told);
        let damaged = |what: &str| Wrong::Damaged { at, frame: Some(number), what: what.to_owned() };
        let raw = self.raw(at, Some(number))?;
        match raw.kind == RECORDS && raw.length == length && raw.head == told {
            true => Ok(raw.body),
            false => Err(damaged("it is not the frame that the index tells of")),
        }
    }

    /// The trailer, and the index that it points to.
    fn index(&mut self) -> Result<(Trailer, Vec<Frame>), Wrong> {
        let none = |at: u64| Wrong::Damaged { at, frame: None, what: "its index cannot be read".to_owned() };
        let last = self.size.checked_sub(TRAILER as u64).filter(|at| *at >= PROLOGUE as u64);
        let Some(last) = last else { return Err(Wrong::Cut { at: self.size, frames: 0 }) };
        self.file.seek(SeekFrom::Start(last))?;
        let mut whole = [0; TRAILER];
        self.file.read_exact(&mut whole)?;
        let trailer = Trailer::read(&whole).ok_or_else(|| none(last))?;
        let raw = self.raw(trailer.index, None)?;
        // Each frame is longer than what the index tells of it.
        let body = index::unpack(&raw.body, self.size).ok_or_else(|| none(trailer.index))?;
        let frames = index::read(&body, &mut HashSet::new()).ok_or_else(|| none(trailer.index))?;
        let whole = raw.kind == INDEX
            && raw.head.is_empty()
            && trailer.index + u64::from(raw.length) == last
            && frames.len() as u64 == trailer.frames;
        if whole { Ok((trailer, frames)) } else { Err(none(trailer.index)) }
    }

    /// Finds the frames one by one, up to where one is not whole.
    fn scan(&mut self, why: Wrong) -> Result<(), Wrong> {
        let mut at = PROLOGUE as u64;
        let mut topics = HashSet::new();
        loop {
            let number = self.frames.len();
            let raw = match self.raw(at, Some(number)) {
                Ok(raw) => raw,
                Err(Wrong::Io(error)) => return Err(Wrong::Io(error)),
                Err(cut) => {
                    self.cut = Some(cut);
                    return Ok(());
                }
            };
            if raw.kind != RECORDS {
                // All frames are there; what is wrong is behind them.
                let behind = at + u64::from(raw.length);
                let short = self.size < behind + TRAILER as u64;
                self.cut = Some(if short { Wrong::Cut { at: self.size, frames: number } } else { why });
                return Ok(());
            }
            let Some(head) = Head::read(&mut &*raw.head, &mut topics) else {
                let what = "its head makes no sense".to_owned();
                self.cut = Some(Wrong::Damaged { at, frame: Some(number), what });
                return Ok(());
            };
            self.frames.push(Frame { at, length: raw.length, head });
            at += u64::from(raw.length);
        }
    }

    /// The frame at a byte, its checksum compared.
    pub(super) fn raw(&mut self, at: u64, frame: Option<usize>) -> Result<Raw, Wrong> {
        let cut = || Wrong::Cut { at: self.size, frames: frame.unwrap_or(0) };
        let damaged = |what: &str| Wrong::Damaged { at, frame, what: what.to_owned() };
        let left = self.size.saturating_sub(at);
        if left < (FRONT + 4) as u64 {
            return Err(cut());
        }
        self.file.seek(SeekFrom::Start(at))?;
        let mut front = [0; FRONT];
        self.file.read_exact(&mut front)?;
        let kind = front[0];
        let mut lengths = &front[1..];
        let (Some(head), Some(body)) = (u32_of(&mut lengths), u32_of(&mut lengths)) else { return Err(cut()) };
        if !matches!(kind, RECORDS | INDEX) || head > 1 << 16 || body > LARGEST {
            return Err(damaged("no frame begins here"));
        }
        let (head, body) = (head as usize, body as usize);
        let rest = head + body + 4;
        if left < (FRONT + rest) as u64 {
            return Err(cut());
        }
        let mut bytes = vec![0; rest];
        match self.file.read_exact(&mut bytes) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(cut()),
            result => result?,
        }
        let (checked, checksum) = bytes.split_at(head + body);
        let expected = crc32c::crc32c_append(crc32c::crc32c(&front), checked);
        if checksum != expected.to_be_bytes() {
            return Err(damaged("its checksum does not match"));
        }
        let bytes = Bytes::from(bytes);
        let length = (FRONT + rest) as u32;
        Ok(Raw { kind, head: bytes.slice(..head), body: bytes.slice(head..head + body), length })
    }
}

fn prologue(file: &mut File) -> Result<(), Wrong> {
    let mut begin = [0; PROLOGUE];
    match file.read_exact(&mut begin) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(Wrong::Foreign),
        result => result?,
    }
    if begin[..8] != MAGIC {
        return Err(Wrong::Foreign);
    }
    let version = u16::from_be_bytes([begin[8], begin[9]]);
    if crc32c::crc32c(&begin[..12]).to_be_bytes() != begin[12..] {
        let what = "the checksum of its first bytes does not match".to_owned();
        return Err(Wrong::Damaged { at: 0, frame: None, what });
    }
    if version != VERSION {
        return Err(Wrong::Version(version));
    }
    Ok(())
}

impl From<Wrong> for io::Error {
    fn from(wrong: Wrong) -> Self {
        match wrong {
            Wrong::Io(error) => error,
            other => io::Error::new(ErrorKind::InvalidData, other),
        }
    }
}
