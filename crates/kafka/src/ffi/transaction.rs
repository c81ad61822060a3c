//! Transactions of a producer (KIP-98): all of their records are seen or none, with the offsets that belong to them.

use std::ffi::{CString, c_int};
use std::time::{Duration, Instant};

use rdkafka::bindings as rd;

use super::produce::Producer;
use super::text;
use crate::member::Place;
use helixctl_core::error::{Error, Result};

/// An error of librdkafka's, freed when it is dropped.
struct Trouble(*mut rd::rd_kafka_error_t);

impl Drop for Trouble {
    fn drop(&mut self) {
        // SAFETY: the error is ours.
        unsafe { rd::rd_kafka_error_destroy(self.0) };
    }
}

impl Trouble {
    fn is_retriable(&self) -> bool {
        // SAFETY: the error is alive.
        unsafe { rd::rd_kafka_error_is_retriable(self.0) != 0 }
    }

    fn told(&self, doing: &str) -> Error {
        // SAFETY: the error is alive and so is its text.
        let (why, code, fatal) = unsafe {
            (
                text(rd::rd_kafka_error_string(self.0)),
                rd::rd_kafka_error_code(self.0),
                rd::rd_kafka_error_is_fatal(self.0) != 0,
            )
        };
        use rd::rd_kafka_resp_err_t as E;
        let error = Error::failed(format!("{doing} the transaction failed: {why}"));
        match code {
            E::RD_KAFKA_RESP_ERR__FENCED
            | E::RD_KAFKA_RESP_ERR_PRODUCER_FENCED
            | E::RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH => error
                .hint("another producer with the same transactional id took over; nothing of this one was committed"),
            E::RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED => {
                error.hint("it takes Write and Describe on the transactional id")
            }
            _ if fatal => error.hint("nothing of this transaction was committed"),
            _ => error,
        }
    }
}

impl Producer {
    /// Makes the transactional id ours: fences whoever had it, and ends what they left open.
    pub fn init_transactions(&self, timeout: Duration) -> Result<()> {
        // SAFETY: the client is alive.
        self.patiently("beginning", timeout, |wait| unsafe { rd::rd_kafka_init_transactions(self.handle(), wait) })
    }

    pub fn begin(&self) -> Result<()> {
        // SAFETY: the client is alive.
        let error = unsafe { rd::rd_kafka_begin_transaction(self.handle()) };
        settled(error).map_err(|trouble| trouble.told("beginning"))
    }

    /// Makes a group's offsets part of the transaction. Nobody has to be in the group.
    pub fn send_offsets(&self, group: &str, offsets: &[(Place, i64)], timeout: Duration) -> Result<()> {
        let wrong = |_| Error::bad_input("names of groups and topics hold no NUL");
        let group = CString::new(group).map_err(wrong)?;
        let topics: Vec<CString> = offsets
            .iter()
            .map(|((topic, _), _)| CString::new(topic.as_str()))
            .collect::<Result<_, _>>()
            .map_err(wrong)?;
        // SAFETY: list and metadata are destroyed below; names are copied.
        unsafe {
            let list = rd::rd_kafka_topic_partition_list_new(c_int::try_from(offsets.len()).unwrap_or(c_int::MAX));
            for (((_, partition), offset), topic) in offsets.iter().zip(&topics) {
                let added = rd::rd_kafka_topic_partition_list_add(list, topic.as_ptr(), *partition);
                (*added).offset = *offset;
            }
            let metadata = rd::rd_kafka_consumer_group_metadata_new(group.as_ptr());
            let sent = self.patiently("sending offsets to", timeout, |wait| {
                rd::rd_kafka_send_offsets_to_transaction(self.handle(), list, metadata, wait)
            });
            rd::rd_kafka_consumer_group_metadata_destroy(metadata);
            rd::rd_kafka_topic_partition_list_destroy(list);
            sent
        }
    }

    /// Waits for all of its records, and makes them seen. An error means that none of them is.
    pub fn commit(&self, timeout: Duration) -> Result<()> {
        // SAFETY: the client is alive.
        self.patiently("committing", timeout, |wait| unsafe { rd::rd_kafka_commit_transaction(self.handle(), wait) })
    }

    /// None of its records will be seen, nor do reports of them come any more.
    pub fn abort(&self, timeout: Duration) -> Result<()> {
        // librdkafka waits until every report was read, so those of what is dropped are read here.
        // SAFETY: the client is alive.
        unsafe {
            let flags = rd::RD_KAFKA_PURGE_F_QUEUE | rd::RD_KAFKA_PURGE_F_INFLIGHT;
            rd::rd_kafka_purge(self.handle(), flags as c_int);
        }
        let patience = Instant::now();
        while self.in_flight() > 0 && patience.elapsed() < timeout {
            self.reports(Duration::from_millis(20));
        }
        // SAFETY: the client is alive.
        self.patiently("aborting", timeout, |wait| unsafe { rd::rd_kafka_abort_transaction(self.handle(), wait) })
    }

    fn handle(&self) -> *mut rd::rd_kafka_t {
        self.client.native_ptr()
    }

    /// Calls again while librdkafka says that it helps, as long as it takes three timeouts at most.
    fn patiently(
        &self,
        doing: &str,
        timeout: Duration,
        call: impl Fn(c_int) -> *mut rd::rd_kafka_error_t,
    ) -> Result<()> {
        let wait = c_int::try_from(timeout.as_millis()).unwrap_or(c_int::MAX);
        let mut tries = 0;
        loop {
            let Err(trouble) = settled(call(wait)) else { return Ok(()) };
            tries += 1;
            if !trouble.is_retriable() || tries == 3 {
                return Err(trouble.told(doing));
            }
        }
    }
}

fn settled(error: *mut rd::rd_kafka_error_t) -> Result<(), Trouble> {
    if error.is_null() { Ok(()) } else { Err(Trouble(error)) }
}
