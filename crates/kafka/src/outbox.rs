//! Records on their way out: handed over, waited for while the queue is full, and every delivery report heard.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::ffi::cause::Cause;
use crate::ffi::produce::{Outgoing, Producer, Reports, Sent};

/// Records between two looks at the delivery reports.
const ROUND: u32 = 1024;
/// How long a look waits for room in the queue, or for a report.
const WAIT: Duration = Duration::from_millis(20);

/// A producer whose reports are heard while records are sent.
pub struct Outbox {
    producer: Arc<Producer>,
    since_look: AtomicU32,
}

impl Outbox {
    pub fn new(producer: Arc<Producer>) -> Outbox {
        Outbox { producer, since_look: AtomicU32::new(0) }
    }

    pub fn producer(&self) -> &Producer {
        &self.producer
    }

    /// Hands a record over for the producer's topic of this number, and waits while its queue is full. The inner result says
    /// why librdkafka would not take the record. An error is what `hear` made of the reports.
    pub fn send<E>(
        &self,
        topic: usize,
        record: &Outgoing<'_>,
        mut hear: impl FnMut(Reports) -> Result<(), E>,
    ) -> Result<Result<(), Cause>, E> {
        loop {
            match self.producer.send_to(topic, record) {
                Sent::Taken => break,
                Sent::Full => hear(self.producer.reports(WAIT))?,
                Sent::Refused(cause) => return Ok(Err(cause)),
            }
        }
        if self.since_look.fetch_add(1, Ordering::Relaxed) >= ROUND {
            self.since_look.store(0, Ordering::Relaxed);
            hear(self.producer.reports(Duration::ZERO))?;
        }
        Ok(Ok(()))
    }

    /// Waits until every record that was handed over is delivered or has failed.
    pub fn drain<E>(&self, mut hear: impl FnMut(Reports) -> Result<(), E>) -> Result<(), E> {
        while self.producer.in_flight() > 0 {
            self.producer.flush_soon();
            hear(self.producer.reports(WAIT))?;
        }
        hear(self.producer.reports(Duration::ZERO))
    }
}
