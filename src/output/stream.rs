//! Bytes to stdout as they are, in large pieces, from a thread of their own.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::os::fd::AsFd;

/// stdout without the line buffering of the standard library, which would look for line breaks in every piece.
pub struct Stream {
    file: File,
    written: u64,
}

impl Stream {
    pub fn stdout() -> io::Result<Stream> {
        Ok(Stream { file: File::from(io::stdout().as_fd().try_clone_to_owned()?), written: 0 })
    }

    pub fn is_terminal(&self) -> bool {
        self.file.is_terminal()
    }

    /// Writes all of it. An error of kind `BrokenPipe` means that the reader has had enough.
    pub fn write(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.file.write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(count) => {
                    self.written += count as u64;
                    bytes = &bytes[count..];
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Bytes so far, also of a write that failed half-way.
    pub fn written(&self) -> u64 {
        self.written
    }
}
