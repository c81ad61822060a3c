//! The floor: what librdkafka itself takes to send a file's lines, or to read a topic, in the barest loop there is.
//!
//!     cargo build --release --example floor
//!     target/release/examples/floor produce BROKERS TOPIC FILE
//!     target/release/examples/floor consume BROKERS TOPIC
//!
//! FLOOR_SET=name=value;… sets further properties of librdkafka.
#![allow(unsafe_code, clippy::unwrap_used, clippy::print_stderr, clippy::disallowed_methods, reason = "a measurement")]

use std::ffi::{CStr, CString, c_char};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::fd::FromRawFd;
use std::ptr::null_mut;

use rdkafka::bindings as rd;

fn client(kind: rd::rd_kafka_type_t, pairs: &[(&str, &str)]) -> *mut rd::rd_kafka_t {
    let mut why: [c_char; 512] = [0; 512];
    // SAFETY: strings outlive the calls; the configuration goes over to the client.
    unsafe {
        let config = rd::rd_kafka_conf_new();
        let more = std::env::var("FLOOR_SET").unwrap_or_default();
        let more = more.split(';').filter_map(|pair| pair.split_once('='));
        for (name, value) in pairs.iter().copied().chain(more) {
            let (name, value) = (CString::new(name).unwrap(), CString::new(value).unwrap());
            rd::rd_kafka_conf_set(config, name.as_ptr(), value.as_ptr(), why.as_mut_ptr(), why.len());
        }
        rd::rd_kafka_conf_set_events(config, rd::RD_KAFKA_EVENT_DR);
        let client = rd::rd_kafka_new(kind, config, why.as_mut_ptr(), why.len());
        assert!(!client.is_null(), "{:?}", CStr::from_ptr(why.as_ptr()));
        client
    }
}

/// Takes the delivery reports that are there; how many.
unsafe fn reports(queue: *mut rd::rd_kafka_queue_t, wait_ms: i32) -> usize {
    // SAFETY: the queue is alive; messages live as long as their event.
    unsafe {
        let event = rd::rd_kafka_queue_poll(queue, wait_ms);
        if event.is_null() {
            return 0;
        }
        let mut count = 0;
        loop {
            let message = rd::rd_kafka_event_message_next(event);
            if message.is_null() {
                break;
            }
            assert!((*message).err == rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR, "not delivered");
            count += 1;
        }
        rd::rd_kafka_event_destroy(event);
        count
    }
}

fn produce(brokers: &str, topic: &str, path: &str) {
    let pairs = [
        ("bootstrap.servers", brokers),
        ("enable.idempotence", "true"),
        ("acks", "all"),
        ("compression.type", "lz4"),
        ("linger.ms", "5"),
    ];
    let client = client(rd::rd_kafka_type_t::RD_KAFKA_PRODUCER, &pairs);
    let name = CString::new(topic).unwrap();
    let mut input = BufReader::with_capacity(1 << 20, File::open(path).unwrap());
    let mut line = Vec::new();
    // SAFETY: handles are alive until the end; bytes are copied.
    unsafe {
        let queue = rd::rd_kafka_queue_get_main(client);
        let topic = rd::rd_kafka_topic_new(client, name.as_ptr(), null_mut());
        let (mut sent, mut delivered) = (0, 0);
        while input.read_until(b'\n', &mut line).unwrap() > 0 {
            let length = line.len() - usize::from(line.ends_with(b"\n"));
            while rd::rd_kafka_produce(
                topic,
                -1,
                rd::RD_KAFKA_MSG_F_COPY,
                line.as_mut_ptr().cast(),
                length,
                std::ptr::null(),
                0,
                null_mut(),
            ) != 0
            {
                delivered += reports(queue, 100);
            }
            sent += 1;
            line.clear();
        }
        while delivered < sent {
            delivered += reports(queue, 100);
        }
    }
}

fn consume(brokers: &str, topic: &str) {
    let pairs = [
        ("bootstrap.servers", brokers),
        ("group.id", "floor"),
        ("enable.auto.commit", "false"),
        ("enable.partition.eof", "true"),
        ("check.crcs", "true"),
    ];
    let client = client(rd::rd_kafka_type_t::RD_KAFKA_CONSUMER, &pairs);
    let name = CString::new(topic).unwrap();
    // SAFETY: fd 1 is stdout, and nobody else writes to it.
    let mut out = unsafe { File::from_raw_fd(1) };
    let mut buffer = Vec::with_capacity(1 << 18);
    // SAFETY: handles are alive until the end; messages until they are destroyed.
    unsafe {
        rd::rd_kafka_poll_set_consumer(client);
        let mut metadata: *const rd::rd_kafka_metadata = std::ptr::null();
        let handle = rd::rd_kafka_topic_new(client, name.as_ptr(), null_mut());
        rd::rd_kafka_metadata(client, 0, handle, &mut metadata, 10_000);
        let partitions = (*(*metadata).topics).partition_cnt;
        let list = rd::rd_kafka_topic_partition_list_new(partitions);
        for partition in 0..partitions {
            (*rd::rd_kafka_topic_partition_list_add(list, name.as_ptr(), partition)).offset =
                i64::from(rd::RD_KAFKA_OFFSET_BEGINNING);
        }
        rd::rd_kafka_assign(client, list);
        let queue = rd::rd_kafka_queue_get_consumer(client);
        let mut batch: Vec<*mut rd::rd_kafka_message_t> = vec![null_mut(); 10_000];
        let mut open = partitions;
        while open > 0 {
            let count = rd::rd_kafka_consume_batch_queue(queue, 1_000, batch.as_mut_ptr(), batch.len());
            for message in &batch[..usize::try_from(count).unwrap()] {
                let of = &**message;
                match of.err {
                    rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR => {
                        if !of.payload.is_null() {
                            buffer.extend_from_slice(std::slice::from_raw_parts(of.payload.cast(), of.len));
                        }
                        buffer.push(b'\n');
                    }
                    rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR__PARTITION_EOF => open -= 1,
                    _ => {}
                }
                rd::rd_kafka_message_destroy(*message);
            }
            if buffer.len() >= 128 << 10 {
                out.write_all(&buffer).unwrap();
                buffer.clear();
            }
        }
        out.write_all(&buffer).unwrap();
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["produce", brokers, topic, path] => produce(brokers, topic, path),
        ["consume", brokers, topic] => consume(brokers, topic),
        _ => eprintln!("floor produce BROKERS TOPIC FILE | consume BROKERS TOPIC"),
    }
}
