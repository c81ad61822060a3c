//! Records on their way to stdout: bytes in one buffer, and whose they are for who commits.

use std::io;
use std::sync::Arc;

use crate::error::Error;
use crate::output::Stream;
use crate::record::{Form, Record, Writer};
use crate::walk::{Delivered, Mark, Stop, Taker};

/// Bytes that are written in one go.
const PIECE: usize = 128 << 10;

pub struct Sink {
    stream: Stream,
    writer: Writer,
    buffer: Vec<u8>,
    /// How far each partition has been written out, for who commits.
    delivered: Option<Arc<Delivered>>,
    /// What of the buffer is whose, and the partition of the piece in hand.
    marks: Vec<Mark>,
    slot: usize,
}

impl Sink {
    pub fn new(form: Form, stream: Stream, delivered: Option<Arc<Delivered>>) -> Sink {
        let writer = Writer::new(form, stream.is_terminal());
        Sink { stream, writer, buffer: Vec::with_capacity(2 * PIECE), delivered, marks: Vec::new(), slot: 0 }
    }

    fn put_out(&mut self) -> Result<(), Stop> {
        let written = self.stream.write(&self.buffer);
        self.buffer.clear();
        if let Some(delivered) = &self.delivered {
            delivered.written(&mut self.marks, self.stream.written());
        }
        written.map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Closed,
            _ => Stop::Failed(Error::failed("the records could not be written to stdout").because(error)),
        })
    }
}

impl Taker for Sink {
    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        if let Some(delivered) = &self.delivered {
            self.slot = delivered.slot(topic, partition);
        }
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        self.writer.write(record, &mut self.buffer);
        self.pass(record.offset + 1);
        if self.buffer.len() >= PIECE { self.put_out() } else { Ok(()) }
    }

    fn pass(&mut self, offset: i64) {
        if let Some(delivered) = &self.delivered {
            let end = self.stream.written() + self.buffer.len() as u64;
            delivered.mark(&mut self.marks, Mark { slot: self.slot, offset, end });
        }
    }

    fn settle(&mut self, idle: bool) -> Result<(), Stop> {
        if idle { self.put_out() } else { Ok(()) }
    }
}
