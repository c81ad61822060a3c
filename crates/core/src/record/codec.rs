//! Decompression of a batch, into a buffer that is used again.

use std::io::{self, Read};

use super::Wrong;

/// No batch decompresses to more than this; a bound against bombs. It is what an answer may have uncompressed, and a
/// hundred times what a batch has by Kafka's defaults.
const LARGEST: u64 = 100_000_000;
/// Snappy's longest copy makes 64 bytes of 3.
const SNAPPY_AT_BEST: usize = 22;
/// What snappy-java puts in front of its blocks.
const XERIAL: &[u8] = b"\x82SNAPPY\0";

/// Decompresses `from` into `into`, which is emptied first. `codec` is the number in the batch's attributes; not 0.
pub fn decompress(codec: i16, from: &[u8], into: &mut Vec<u8>) -> Result<(), Wrong> {
    into.clear();
    let (name, result) = match codec {
        1 => ("gzip", drain(flate2::read::MultiGzDecoder::new(from), into)),
        2 => ("snappy", snappy(from, into)),
        3 => ("lz4", drain(lz4_flex::frame::FrameDecoder::new(from), into)),
        4 => ("zstd", zstd::stream::read::Decoder::with_buffer(from).and_then(|decoder| drain(decoder, into))),
        other => return Err(Wrong::Codec(other)),
    };
    result.map_err(|error| Wrong::Compressed { codec: name, why: error.to_string() })
}

fn drain(decoder: impl Read, into: &mut Vec<u8>) -> io::Result<()> {
    match decoder.take(LARGEST).read_to_end(into)? as u64 {
        LARGEST => Err(too_large()),
        _ => Ok(()),
    }
}

fn too_large() -> io::Error {
    io::Error::other("it grows beyond 100 MB")
}

/// A raw block, or snappy-java's: a magic, two versions, then blocks with their lengths in front.
fn snappy(from: &[u8], into: &mut Vec<u8>) -> io::Result<()> {
    if !from.starts_with(XERIAL) {
        return block(from, into);
    }
    let mut rest = from.get(16..).unwrap_or_default();
    while !rest.is_empty() {
        let (length, behind) = rest.split_first_chunk::<4>().ok_or(io::ErrorKind::UnexpectedEof)?;
        let length = u32::from_be_bytes(*length) as usize;
        let (this, behind) = behind.split_at_checked(length).ok_or(io::ErrorKind::UnexpectedEof)?;
        block(this, into)?;
        rest = behind;
    }
    Ok(())
}

fn block(from: &[u8], into: &mut Vec<u8>) -> io::Result<()> {
    let length = snap::raw::decompress_len(from).map_err(io::Error::other)?;
    let before = into.len();
    if (before + length) as u64 >= LARGEST {
        return Err(too_large());
    }
    // Room is made for what a block says of itself: a few bytes would say anything.
    if length > from.len().saturating_mul(SNAPPY_AT_BEST) {
        return Err(io::Error::other("a block says that it is longer than it can be"));
    }
    into.resize(before + length, 0);
    snap::raw::Decoder::new().decompress(from, &mut into[before..]).map_err(io::Error::other)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn text() -> Vec<u8> {
        (0..20_000).map(|i| b"abcdefgh"[i % 7]).collect()
    }

    #[test]
    fn every_codec_gives_back_what_went_in() {
        let text = text();
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&text).unwrap();
        let mut lz4 = lz4_flex::frame::FrameEncoder::new(Vec::new());
        lz4.write_all(&text).unwrap();
        let raw = snap::raw::Encoder::new().compress_vec(&text).unwrap();
        let mut xerial = [XERIAL, &[0, 0, 0, 1, 0, 0, 0, 1]].concat();
        for _ in 0..2 {
            xerial.extend((raw.len() as u32).to_be_bytes());
            xerial.extend(&raw);
        }
        let packed = [
            (1, gzip.finish().unwrap()),
            (2, raw),
            (3, lz4.finish().unwrap()),
            (4, zstd::encode_all(text.as_slice(), 3).unwrap()),
        ];
        let mut into = b"left over".to_vec();
        for (codec, bytes) in packed {
            decompress(codec, &bytes, &mut into).unwrap();
            assert!(into == text, "codec {codec}");
            assert!(decompress(codec, &bytes[..bytes.len() / 2], &mut into).is_err(), "codec {codec}, cut");
        }
        decompress(2, &xerial, &mut into).unwrap();
        assert!(into == [text.clone(), text].concat(), "two blocks of snappy-java");
        assert_eq!(decompress(5, b"", &mut into), Err(Wrong::Codec(5)));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_large() {
        let zeros = vec![0; 120_000_000];
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&zeros).unwrap();
        let mut lz4 = lz4_flex::frame::FrameEncoder::new(Vec::new());
        lz4.write_all(&zeros).unwrap();
        let bombs = [
            (1, gzip.finish().unwrap()),
            (2, snap::raw::Encoder::new().compress_vec(&zeros).unwrap()),
            (3, lz4.finish().unwrap()),
            (4, zstd::encode_all(zeros.as_slice(), 3).unwrap()),
        ];
        for (codec, bytes) in bombs {
            let mut into = Vec::new();
            let why = decompress(codec, &bytes, &mut into).unwrap_err().to_string();
            assert!(why.contains("grows beyond 100 MB"), "codec {codec}: {why}");
            assert!(into.len() as u64 <= LARGEST, "codec {codec}: {} bytes", into.len());
        }
        // Ten bytes that say that they hold 99,999,999.
        let mut into = Vec::new();
        let why = decompress(2, b"\xff\xc1\xd7\x2f\x00a\x00a\x00a", &mut into).unwrap_err().to_string();
        assert!(why.contains("longer than it can be"), "{why}");
        assert_eq!(into.capacity(), 0);
    }
}
