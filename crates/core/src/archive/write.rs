//! Writing an archive: frame by frame, then the index and the trailer.

use std::io::{self, Write};
use std::sync::Arc;

use zstd::bulk::Compressor;

use super::index::{self, Trailer};
use super::{FRONT, Frame, Head, INDEX, MAGIC, RECORDS, VERSION};
use crate::record::{Packer, Record};

/// A frame is closed at this size, uncompressed: small enough to be found and unpacked quickly, large enough to compress.
const FRAME: usize = 512 << 10;
/// Partitions whose frames are open hold no more than this together.
const OPEN: usize = 16 << 20;
/// zstd's fastest regular level: records are mostly text, and an archive is to keep up with the cluster.
const LEVEL: i32 = 1;

/// Records on their way into a file.
pub struct Writer<W: Write> {
    out: W,
    at: u64,
    zstd: Compressor<'static>,
    open: Vec<Open>,
    /// Uncompressed bytes in all open frames.
    held: usize,
    bytes: Vec<u8>,
    body: Vec<u8>,
    frames: Vec<Frame>,
    records: u64,
}

struct Open {
    topic: Arc<str>,
    partition: i32,
    partitions: u32,
    pack: Packer,
}

impl<W: Write> Writer<W> {
    pub fn new(mut out: W) -> io::Result<Writer<W>> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&VERSION.to_be_bytes());
        bytes.extend_from_slice(&[0; 2]);
        bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_be_bytes());
        out.write_all(&bytes)?;
        let at = bytes.len() as u64;
        let zstd = Compressor::new(LEVEL)?;
        Ok(Writer { out, at, zstd, open: Vec::new(), held: 0, bytes, body: Vec::new(), frames: Vec::new(), records: 0 })
    }

    /// The number to give to [`Writer::add`] for records of this partition; `partitions` is how many its topic has.
    pub fn slot(&mut self, topic: &Arc<str>, partition: i32, partitions: u32) -> usize {
        let here = |open: &Open| open.partition == partition && open.topic == *topic;
        self.open.iter().position(here).unwrap_or_else(|| {
            self.open.push(Open { topic: Arc::clone(topic), partition, partitions, pack: Packer::default() });
            self.open.len() - 1
        })
    }

    /// Takes a record. Those of one partition have to come in order of their offsets.
    pub fn add(&mut self, slot: usize, record: &Record<'_>) -> io::Result<()> {
        if !self.open[slot].pack.fits(record) {
            self.close(slot)?;
        }
        let pack = &mut self.open[slot].pack;
        let before = pack.len();
        pack.add(record);
        self.held += pack.len() - before;
        if pack.len() >= FRAME {
            self.close(slot)?;
        } else if self.held >= OPEN {
            let largest = (0..self.open.len()).max_by_key(|slot| self.open[*slot].pack.len());
            self.close(largest.unwrap_or(slot))?;
        }
        Ok(())
    }

    /// Records so far.
    pub fn records(&self) -> u64 {
        self.records + self.open.iter().map(|open| u64::from(open.pack.count())).sum::<u64>()
    }

    /// Writes what is open, the index and the trailer.
    pub fn finish(mut self) -> io::Result<W> {
        for slot in 0..self.open.len() {
            self.close(slot)?;
        }
        let index = self.at;
        let packed = self.zstd.compress(&index::write(&self.frames))?;
        self.frame(INDEX, None, &packed)?;
        let trailer = Trailer { frames: self.frames.len() as u64, records: self.records, index };
        self.bytes.clear();
        trailer.write(&mut self.bytes);
        self.out.write_all(&self.bytes)?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn close(&mut self, slot: usize) -> io::Result<()> {
        let open = &mut self.open[slot];
        if open.pack.is_empty() {
            return Ok(());
        }
        let ((first_offset, last_offset), (min_timestamp, max_timestamp)) = (open.pack.offsets(), open.pack.times());
        let head = Head {
            topic: Arc::clone(&open.topic),
            partition: open.partition,
            partitions: open.partitions,
            records: open.pack.count(),
            first_offset,
            last_offset,
            min_timestamp,
            max_timestamp,
        };
        self.held -= open.pack.len();
        let mut body = std::mem::take(&mut self.body);
        body.clear();
        open.pack.batch(&mut self.zstd, &mut body)?;
        self.records += u64::from(head.records);
        let (at, length) = (self.at, self.frame(RECORDS, Some(&head), &body)?);
        self.body = body;
        self.frames.push(Frame { at, length, head });
        Ok(())
    }

    /// Writes one frame and gives its length.
    fn frame(&mut self, kind: u8, head: Option<&Head>, body: &[u8]) -> io::Result<u32> {
        let bytes = &mut self.bytes;
        bytes.clear();
        bytes.extend_from_slice(&[0; FRONT]);
        if let Some(head) = head {
            head.write(bytes);
        }
        let long = |length: usize| u32::try_from(length).map_err(|_| io::Error::other("a frame would be too long"));
        let head_length = long(bytes.len() - FRONT)?;
        bytes[0] = kind;
        bytes[1..5].copy_from_slice(&head_length.to_be_bytes());
        bytes[5..FRONT].copy_from_slice(&long(body.len())?.to_be_bytes());
        let checksum = crc32c::crc32c_append(crc32c::crc32c(bytes), body);
        self.out.write_all(bytes)?;
        self.out.write_all(body)?;
        self.out.write_all(&checksum.to_be_bytes())?;
        let length = bytes.len() + body.len() + 4;
        self.at += length as u64;
        long(length)
    }
}
