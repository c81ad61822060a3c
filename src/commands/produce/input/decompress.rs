//! Input that is compressed, told by its first bytes.

use std::io::{self, Cursor, Read};

/// gzip or zstd; an error if it is neither.
pub fn decompressed(mut input: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let mut first = [0; 4];
    let mut length = 0;
    while length < first.len() {
        match input.read(&mut first[length..])? {
            0 => break,
            read => length += read,
        }
    }
    let whole = Cursor::new(first[..length].to_vec()).chain(input);
    match first {
        [0x1f, 0x8b, ..] => Ok(Box::new(flate2::read::MultiGzDecoder::new(whole))),
        [0x28, 0xb5, 0x2f, 0xfd] => Ok(Box::new(zstd::stream::read::Decoder::new(whole)?)),
        _ if length == 0 => Ok(Box::new(whole)),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "it is neither gzip nor zstd")),
    }
}
