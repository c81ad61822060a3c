//! Bytes to stdout as they are, in large pieces, from a thread of their own.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;

/// stdout without the line buffering of the standard library, which would look for line breaks in every piece.
pub struct Stream {
    file: File,
}

impl Stream {
    pub fn stdout() -> io::Result<Stream> {
        Ok(Stream { file: File::from(io::stdout().as_fd().try_clone_to_owned()?) })
    }

    pub fn is_terminal(&self) -> bool {
        self.file.is_terminal()
    }

    /// Writes all of it. An error of kind `BrokenPipe` means that the reader has had enough.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }
}
