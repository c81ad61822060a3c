//! Input as delimited records of any length.

use std::io::{self, Read};

use memchr::memmem::Finder;

use super::template::unescape;

/// What stands between two records, or between key and value.
#[derive(Clone, Debug)]
pub struct Delimiter(Finder<'static>);

impl Delimiter {
    /// As it is typed: `\n`, `\0`, `::`. Must not be empty.
    pub fn parse(text: &str) -> Result<Delimiter, String> {
        match unescape(text)? {
            bytes if bytes.is_empty() => Err("a delimiter has at least one byte".to_owned()),
            bytes => Ok(Delimiter(Finder::new(&bytes).into_owned())),
        }
    }

    /// These bytes; `None` if there are none.
    pub fn of(bytes: &[u8]) -> Option<Delimiter> {
        (!bytes.is_empty()).then(|| Delimiter(Finder::new(bytes).into_owned()))
    }

    pub fn bytes(&self) -> &[u8] {
        self.0.needle()
    }
}

/// A line as key and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    pub key: Option<&'a [u8]>,
    pub value: &'a [u8],
}

impl<'a> Split<'a> {
    /// Splits at the first delimiter. A line without one has a null key.
    pub fn at(line: &'a [u8], delimiter: Option<&Delimiter>) -> Split<'a> {
        match delimiter.and_then(|delimiter| Some((delimiter.0.find(line)?, delimiter.bytes().len()))) {
            Some((at, length)) => Split { key: Some(&line[..at]), value: &line[at + length..] },
            None => Split { key: None, value: line },
        }
    }
}

/// Reads delimited records; its memory is the longest of them.
pub struct LineReader<R> {
    from: R,
    delimiter: Delimiter,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// What has been looked at already, and holds no delimiter.
    seen: usize,
    over: bool,
}

impl<R: Read> LineReader<R> {
    pub fn new(from: R, delimiter: Delimiter) -> Self {
        LineReader { from, delimiter, buffer: vec![0; 256 << 10], start: 0, end: 0, seen: 0, over: false }
    }

    /// The next record without its delimiter; `None` at the end. Empty lines are records. The last one needs no delimiter.
    pub fn read(&mut self) -> io::Result<Option<&[u8]>> {
        let length = self.delimiter.bytes().len();
        loop {
            let from = self.start + self.seen;
            if let Some(at) = self.delimiter.0.find(&self.buffer[from..self.end]) {
                let line = self.start..from + at;
                (self.start, self.seen) = (line.end + length, 0);
                return Ok(Some(&self.buffer[line]));
            }
            if self.over {
                let line = self.start..self.end;
                self.start = self.end;
                self.seen = 0;
                return Ok((!line.is_empty()).then(|| &self.buffer[line]));
            }
            // A delimiter may have begun in the last bytes.
            self.seen = (self.end - self.start).saturating_sub(length - 1);
            self.fill()?;
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(2 * self.end, 0);
        }
        loop {
            match self.from.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.over = true,
                Ok(read) => self.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a byte at a time.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else { return Ok(0) };
            self.0 = rest;
            into[0] = *first;
            Ok(1)
        }
    }

    fn all(input: impl Read, delimiter: &str) -> Vec<Vec<u8>> {
        let mut reader = LineReader::new(input, Delimiter::parse(delimiter).unwrap());
        let mut lines = Vec::new();
        while let Some(line) = reader.read().unwrap() {
            lines.push(line.to_vec());
        }
        lines
    }

    #[test]
    fn lines_of_any_length_come_whole() {
        let long = vec![b'x'; 700_000];
        let input = [&long[..], b"\n\nlast\r"].concat();
        assert!(all(&input[..], "\\n") == [&long[..], b"", b"last\r"]);
        for input in ["a::b::", "a::b"] {
            assert_eq!(all(Drip(input.as_bytes()), "::"), [b"a", b"b"], "{input}");
        }
        assert!(all(&b""[..], "\\n").is_empty());
    }

    #[test]
    fn a_key_ends_at_the_first_delimiter() {
        let colon = Delimiter::parse(":").unwrap();
        let split = |line: &'static str| Split::at(line.as_bytes(), Some(&colon));
        assert_eq!(split("k:v:w"), Split { key: Some(b"k"), value: b"v:w" });
        assert_eq!(split(":v"), Split { key: Some(b""), value: b"v" });
        assert_eq!(split("v"), Split { key: None, value: b"v" });
        assert!(Delimiter::parse("").is_err());
    }
}
