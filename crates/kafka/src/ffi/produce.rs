//! Sending records: librdkafka's producer with its delivery reports read in batches.

use std::collections::BTreeMap;
use std::ffi::{CString, c_int, c_void};
use std::sync::Arc;
use std::time::Duration;

use rdkafka::bindings as rd;
use rdkafka::client::{Client, DefaultClientContext};
use rdkafka::types::RDKafkaType;

use super::cause::Cause;
use super::{Event, Queue, c};
use crate::{Latency, client};
use helixctl_core::cluster::Permit;
use helixctl_core::error::{Error, Result};

/// How long a look at the cluster may take that only saves time.
const HASTE: Duration = Duration::from_secs(1);

/// A record on its way out. `partition` −1 leaves the choice to the partitioner; `timestamp` `None` is the time of sending.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    pub partition: i32,
    pub timestamp: Option<i64>,
    pub key: Option<&'a [u8]>,
    pub value: Option<&'a [u8]>,
    pub headers: &'a [(&'a [u8], Option<&'a [u8]>)],
    /// Comes back with the delivery report: the number of the input record.
    pub tag: usize,
}

/// Whether librdkafka took a record.
#[derive(Debug, PartialEq, Eq)]
pub enum Sent {
    Taken,
    /// The queue is full: reports have to be read first.
    Full,
    Refused(Cause),
}

/// A record that was not delivered.
#[derive(Debug)]
pub struct Undelivered {
    pub tag: usize,
    pub cause: Cause,
    pub key: Option<Vec<u8>>,
    pub value: Option<Vec<u8>>,
    pub headers: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    pub partition: i32,
    /// Milliseconds since the epoch.
    pub timestamp: i64,
}

/// Where a record was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub tag: usize,
    pub partition: i32,
    /// −1 if the broker did not tell (`acks=0`).
    pub offset: i64,
}

/// Delivery reports that were read.
#[derive(Debug, Default)]
pub struct Reports {
    pub delivered: u64,
    /// From handing over to the report, if [`Producer::measure`] was asked for it.
    pub latency: Latency,
    pub undelivered: Vec<Undelivered>,
}

/// A producer for one topic, or a few. Every record's delivery report has to be asked for with [`Producer::reports`].
pub struct Producer {
    pub(super) client: Arc<Client<DefaultClientContext>>,
    topics: Vec<*mut rd::rd_kafka_topic_t>,
    measures: bool,
}

// SAFETY: librdkafka's handles may be used from any thread, by several at once.
unsafe impl Send for Producer {}
// SAFETY: as above.
unsafe impl Sync for Producer {}

impl Producer {
    /// Where nothing else is said: idempotent, and keys where Java's producer puts them.
    pub fn defaults(properties: &mut BTreeMap<String, String>) {
        for (name, value) in [("enable.idempotence", "true"), ("partitioner", "murmur2_random")] {
            properties.entry(name.to_owned()).or_insert_with(|| value.to_owned());
        }
    }

    /// Connects to nobody yet. Exit 2 if librdkafka refuses a property.
    pub fn new(
        properties: &BTreeMap<String, String>,
        topic: &str,
        timeout: Duration,
        permit: &Permit,
    ) -> Result<Producer> {
        Producer::of_topics(properties, &[topic], timeout, permit)
    }

    /// The same for several topics, of which there has to be one.
    pub fn of_topics(
        properties: &BTreeMap<String, String>,
        names: &[&str],
        timeout: Duration,
        _: &Permit,
    ) -> Result<Producer> {
        let client = client::create(RDKafkaType::RD_KAFKA_PRODUCER, properties, timeout, |config| {
            // SAFETY: the configuration is alive.
            unsafe { rd::rd_kafka_conf_set_events(config.ptr(), rd::RD_KAFKA_EVENT_DR | rd::RD_KAFKA_EVENT_ERROR) };
        })?;
        let client = Arc::new(client);
        let mut topics = Vec::new();
        for name in names {
            let name = CString::new(*name).map_err(|_| Error::bad_input("a topic's name holds no NUL"))?;
            // SAFETY: the client is alive; a null configuration takes the client's own.
            let topic = unsafe { rd::rd_kafka_topic_new(client.native_ptr(), name.as_ptr(), std::ptr::null_mut()) };
            if topic.is_null() {
                return Err(Error::bad_input("librdkafka refuses the topic").hint("check the properties of `-X`"));
            }
            topics.push(topic);
        }
        let producer = Producer { client, topics, measures: false };
        if let Some(first) = names.first() {
            producer.hasten((*first).to_owned());
        }
        Ok(producer)
    }

    /// Gets an idempotent producer its id without the half second that librdkafka 2.12 otherwise waits: it asks when metadata
    /// arrives, and the first comes by a bootstrap connection that is closed in that moment. What arrives second comes by one
    /// that stays. Failures do not matter: sending tells them.
    pub fn hasten(&self, topic: String) {
        let client = Arc::clone(&self.client);
        std::thread::spawn(move || {
            for _ in 0..2 {
                let _told_later = client.fetch_metadata(Some(&topic), HASTE);
            }
        });
    }

    /// Measures how long deliveries take, from here on.
    pub fn measure(&mut self) {
        self.measures = true;
    }

    /// The partition that Java's producer chooses for a key (`BuiltInPartitioner.partitionForKey`).
    pub fn murmur2(&self, key: &[u8], partitions: i32) -> i32 {
        // SAFETY: pure; the handle and the opaques are not looked at.
        unsafe {
            rd::rd_kafka_msg_partitioner_murmur2(
                self.topics[0],
                key.as_ptr().cast(),
                key.len(),
                partitions,
                std::ptr::null_mut(),
                std::ptr::null_mut(),
            )
        }
    }

    /// Hands a record over, for the first topic. Its bytes are copied.
    pub fn send(&self, record: &Outgoing<'_>) -> Sent {
        self.send_to(0, record)
    }

    /// The same for the topic of this number.
    pub fn send_to(&self, topic: usize, record: &Outgoing<'_>) -> Sent {
        let topic = self.topics[topic];
        let code = if record.headers.is_empty() && record.timestamp.is_none() {
            self.send_plain(topic, record)
        } else {
            self.send_whole(rd::rd_kafka_vtype_t::RD_KAFKA_VTYPE_RKT, topic.cast(), record)
        };
        sent(code)
    }

    /// The same for any topic. It is looked up by its name, each time.
    pub fn send_named(&self, topic: &str, record: &Outgoing<'_>) -> Sent {
        let name = c(topic);
        sent(self.send_whole(rd::rd_kafka_vtype_t::RD_KAFKA_VTYPE_TOPIC, name.as_ptr().cast_mut().cast(), record))
    }

    fn send_plain(&self, topic: *mut rd::rd_kafka_topic_t, record: &Outgoing<'_>) -> rd::rd_kafka_resp_err_t {
        let (value, value_length) = pointer(record.value);
        let (key, key_length) = pointer(record.key);
        // SAFETY: the topic is alive; librdkafka copies key (always) and value (F_COPY) before it returns.
        let result = unsafe {
            rd::rd_kafka_produce(
                topic,
                record.partition,
                rd::RD_KAFKA_MSG_F_COPY as c_int,
                value,
                value_length,
                key,
                key_length,
                record.tag as *mut c_void,
            )
        };
        match result {
            0 => rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR,
            // SAFETY: reads a value of this thread.
            _ => unsafe { rd::rd_kafka_last_error() },
        }
    }

    fn send_whole(
        &self,
        kind: rd::rd_kafka_vtype_t,
        topic: *mut c_void,
        record: &Outgoing<'_>,
    ) -> rd::rd_kafka_resp_err_t {
        use rd::rd_kafka_vtype_t as V;
        let (value, value_length) = pointer(record.value);
        let (key, key_length) = pointer(record.key);
        // SAFETY: each type is followed by the arguments it takes; librdkafka copies the bytes, and takes the headers over
        // only if it accepts the record: otherwise they are destroyed here. None are null.
        unsafe {
            let headers = match record.headers.len() {
                0 => std::ptr::null_mut(),
                count => rd::rd_kafka_headers_new(count),
            };
            for (name, value) in record.headers {
                let (bytes, length) = pointer(*value);
                rd::rd_kafka_header_add(headers, name.as_ptr().cast(), name.len() as isize, bytes, length as isize);
            }
            let code = rd::rd_kafka_producev(
                self.client.native_ptr(),
                kind,
                topic,
                V::RD_KAFKA_VTYPE_PARTITION,
                record.partition,
                V::RD_KAFKA_VTYPE_MSGFLAGS,
                rd::RD_KAFKA_MSG_F_COPY as c_int,
                V::RD_KAFKA_VTYPE_VALUE,
                value,
                value_length,
                V::RD_KAFKA_VTYPE_KEY,
                key,
                key_length,
                V::RD_KAFKA_VTYPE_OPAQUE,
                record.tag as *mut c_void,
                V::RD_KAFKA_VTYPE_TIMESTAMP,
                record.timestamp.unwrap_or(0),
                V::RD_KAFKA_VTYPE_HEADERS,
                headers,
                V::RD_KAFKA_VTYPE_END,
            );
            if code != rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR && !headers.is_null() {
                rd::rd_kafka_headers_destroy(headers);
            }
            code
        }
    }

    /// Records that were sent and whose report has not been read.
    pub fn in_flight(&self) -> usize {
        // SAFETY: the client is alive.
        unsafe { rd::rd_kafka_outq_len(self.client.native_ptr()) as usize }
    }

    /// Sends what lingers at once. Reports still have to be read.
    pub fn flush_soon(&self) {
        // SAFETY: the client is alive; no time to wait, and the result says only that there is more to do.
        unsafe { rd::rd_kafka_flush(self.client.native_ptr(), 0) };
    }

    /// Reads the reports that are there, waiting up to `wait` for the first.
    pub fn reports(&self, wait: Duration) -> Reports {
        self.reports_each(wait, |_| {})
    }

    /// The same, and tells of each record that was delivered.
    pub fn reports_each(&self, wait: Duration, mut each: impl FnMut(Receipt)) -> Reports {
        let mut reports = Reports::default();
        // SAFETY: the reference to the main queue is given back by the guard.
        let main = Queue(unsafe { rd::rd_kafka_queue_get_main(self.client.native_ptr()) });
        let mut wait = wait.as_millis() as c_int;
        loop {
            // SAFETY: the queue is alive; the event is freed by its guard.
            let event = unsafe { rd::rd_kafka_queue_poll(main.0, wait) };
            if event.is_null() {
                return reports;
            }
            let event = Event(event);
            // SAFETY: the event is alive.
            if unsafe { rd::rd_kafka_event_type(event.0) } == rd::RD_KAFKA_EVENT_DR {
                read(&event, self.measures, &mut reports, &mut each);
                wait = 0;
            }
        }
    }
}

fn read(event: &Event, measures: bool, reports: &mut Reports, each: &mut impl FnMut(Receipt)) {
    loop {
        // SAFETY: the event owns its messages, and is alive; null ends them.
        let Some(message) = (unsafe { rd::rd_kafka_event_message_next(event.0).as_ref() }) else { return };
        if message.err == rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR {
            reports.delivered += 1;
            each(Receipt { tag: message._private as usize, partition: message.partition, offset: message.offset });
            if measures {
                // SAFETY: the message is alive.
                let micros = unsafe { rd::rd_kafka_message_latency(message) };
                reports.latency.add(u64::try_from(micros).unwrap_or(0));
            }
            continue;
        }
        // SAFETY: pointers and lengths belong to the message; null is null.
        let bytes = |pointer: *const c_void, length: usize| {
            (!pointer.is_null()).then(|| unsafe { std::slice::from_raw_parts(pointer.cast::<u8>(), length) }.to_vec())
        };
        reports.undelivered.push(Undelivered {
            tag: message._private as usize,
            cause: Cause::of(message.err),
            key: bytes(message.key, message.key_len),
            value: bytes(message.payload, message.len),
            headers: headers(message),
            partition: message.partition,
            // SAFETY: the message is alive; nobody wants to know the type.
            timestamp: unsafe { rd::rd_kafka_message_timestamp(message, std::ptr::null_mut()) },
        });
    }
}

fn headers(message: &rd::rd_kafka_message_t) -> Vec<(Vec<u8>, Option<Vec<u8>>)> {
    let mut found = Vec::new();
    let mut list = std::ptr::null_mut();
    // SAFETY: the message is alive and owns its headers; names end with NUL, values have lengths.
    unsafe {
        use rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR as OK;
        if rd::rd_kafka_message_headers(message, &mut list) != OK {
            return found;
        }
        let (mut name, mut value, mut length) = (std::ptr::null(), std::ptr::null(), 0);
        while rd::rd_kafka_header_get_all(list, found.len(), &mut name, &mut value, &mut length) == OK {
            let name = std::ffi::CStr::from_ptr(name).to_bytes().to_vec();
            let value = (!value.is_null()).then(|| std::slice::from_raw_parts(value.cast::<u8>(), length).to_vec());
            found.push((name, value));
        }
    }
    found
}

fn sent(code: rd::rd_kafka_resp_err_t) -> Sent {
    use rd::rd_kafka_resp_err_t as E;
    match code {
        E::RD_KAFKA_RESP_ERR_NO_ERROR => Sent::Taken,
        E::RD_KAFKA_RESP_ERR__QUEUE_FULL => Sent::Full,
        code => Sent::Refused(Cause::of(code)),
    }
}

/// Null for null; what is empty has a pointer all the same.
fn pointer(bytes: Option<&[u8]>) -> (*mut c_void, usize) {
    bytes.map_or((std::ptr::null_mut(), 0), |bytes| (bytes.as_ptr().cast_mut().cast(), bytes.len()))
}
