//! librdkafka's admin API. Together with its submodules the only place with `unsafe` beside process control.
//!
//! Each call makes a queue of its own, sends, and waits on that queue: no callbacks, no opaque pointers, no poll thread.
//! librdkafka copies its inputs when a request is sent, so everything passed in may be freed right after.
#![expect(
    unsafe_code,
    reason = "rdkafka's safe API lacks these requests; every pointer is owned by a guard in this folder"
)]

mod acls;
mod answers;
mod bindings;
pub(super) mod cause;
pub(super) mod certificates;
pub(super) mod produce;
mod requests;
mod transaction;
pub(super) use requests::ConfigKind;
mod users;

use std::ffi::{CStr, CString, c_char, c_int};
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use rdkafka::bindings as rd;
use rdkafka::client::{Client, DefaultClientContext};

use super::failures::{Failure, Failures};
use helixctl_core::cluster::{ErrorCode, ItemError, ItemResult};

/// Ends the process, with clients and their threads as they are: what libraries would do at a regular exit frees OpenSSL under
/// a connection that is still in use, which now and then is a segmentation fault.
pub fn end(code: u8) -> ! {
    use std::io::Write;
    // Who cannot be written to any more has been told of already.
    let _ = std::io::stdout().flush();
    let _ = std::io::stderr().flush();
    // SAFETY: nothing is left to be done by this process.
    unsafe { libc::_exit(c_int::from(code)) }
}

/// How long a client that never reached anyone keeps trying addresses that all fail.
const GIVE_UP_AFTER: Duration = Duration::from_secs(2);
/// How often the log of connection failures is looked at while waiting.
const TICK: Duration = Duration::from_millis(50);

/// A result with the name of its item.
pub(super) struct Named<T> {
    pub name: String,
    pub result: ItemResult<T>,
}

/// Why a whole request failed.
#[derive(Debug)]
pub(super) struct CallError {
    pub message: String,
    /// librdkafka's own error, not the broker's.
    pub is_local: bool,
    pub is_local_timeout: bool,
    /// We stopped waiting because every address fails.
    pub gave_up: bool,
}

/// A librdkafka client and what is known about its connections.
pub(super) struct Handle {
    client: Client<DefaultClientContext>,
    bootstrap: Vec<String>,
    patience: Duration,
    reached: AtomicBool,
    failures: Mutex<Failures>,
}

impl Handle {
    pub(super) fn new(client: Client<DefaultClientContext>, bootstrap: Vec<String>, patience: Duration) -> Self {
        Handle { client, bootstrap, patience, reached: AtomicBool::new(false), failures: Mutex::default() }
    }

    /// The last failure of each address.
    pub(super) fn failures(&self) -> Vec<(String, Failure)> {
        self.read_log();
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).list()
    }

    fn rk(&self) -> *mut rd::rd_kafka_t {
        self.client.native_ptr()
    }

    /// Sends a request and waits for its answer. An answer that is an error as a whole is an error.
    fn call(
        &self,
        api: rd::rd_kafka_admin_op_t,
        check_only: bool,
        send: impl FnOnce(*const rd::rd_kafka_AdminOptions_t, *mut rd::rd_kafka_queue_t),
    ) -> Result<Event, CallError> {
        let event = self.answer(api, check_only, send)?;
        // SAFETY: the event is alive; the string belongs to it.
        let (code, text) =
            unsafe { (rd::rd_kafka_event_error(event.0), text(rd::rd_kafka_event_error_string(event.0))) };
        if code == rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR_NO_ERROR {
            self.reached.store(true, Ordering::Relaxed);
            return Ok(event);
        }
        Err(call_error(code, text))
    }

    /// Sends a request and waits for its answer, whatever that is.
    fn answer(
        &self,
        api: rd::rd_kafka_admin_op_t,
        check_only: bool,
        send: impl FnOnce(*const rd::rd_kafka_AdminOptions_t, *mut rd::rd_kafka_queue_t),
    ) -> Result<Event, CallError> {
        let options = Options::new(self.rk(), api, self.patience, check_only);
        // SAFETY: the handle is alive as long as `self`; the queue is freed by its guard.
        let queue = Queue(unsafe { rd::rd_kafka_queue_new(self.rk()) });
        send(options.0, queue.0);
        self.wait(&queue)
    }

    fn wait(&self, queue: &Queue) -> Result<Event, CallError> {
        let started = Instant::now();
        // librdkafka answers by itself at the time-out; the extra second is for a machine that is slow to wake us.
        while started.elapsed() < self.patience + Duration::from_secs(1) {
            // SAFETY: the queue is alive; a null event means that the tick is over.
            let event = unsafe { rd::rd_kafka_queue_poll(queue.0, TICK.as_millis() as c_int) };
            if !event.is_null() {
                return Ok(Event(event));
            }
            self.read_log();
            if self.is_hopeless(started.elapsed()) {
                return Err(gave_up());
            }
        }
        Err(gave_up())
    }

    /// Nobody was ever reached, and every address fails: for good, or for seconds.
    fn is_hopeless(&self, waited: Duration) -> bool {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        !self.reached.load(Ordering::Relaxed)
            && (failures.all_final(&self.bootstrap)
                || (waited >= GIVE_UP_AFTER && failures.all_failed(&self.bootstrap)))
    }

    /// Reads librdkafka's log and error events, which it puts on the main queue; none is ever printed.
    fn read_log(&self) {
        // SAFETY: the main queue's reference is given back by the guard; events are freed by theirs.
        let main = Queue(unsafe { rd::rd_kafka_queue_get_main(self.rk()) });
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            // SAFETY: as above.
            let event = unsafe { rd::rd_kafka_queue_poll(main.0, 0) };
            if event.is_null() {
                return;
            }
            let event = Event(event);
            // SAFETY: the strings belong to the event, which outlives their copies' making.
            let line = unsafe {
                match rd::rd_kafka_event_type(event.0) {
                    rd::RD_KAFKA_EVENT_LOG => {
                        let (mut facility, mut line, mut level) = (ptr::null(), ptr::null(), 0);
                        rd::rd_kafka_event_log(event.0, &mut facility, &mut line, &mut level);
                        ["FAIL", "SSLCERTVRFY"].contains(&text(facility).as_str()).then(|| text(line))
                    }
                    rd::RD_KAFKA_EVENT_ERROR => Some(text(rd::rd_kafka_event_error_string(event.0))),
                    _ => None,
                }
            };
            if let Some(line) = line {
                failures.read(&line);
            }
        }
    }
}

fn gave_up() -> CallError {
    CallError {
        message: "no broker could be reached".to_owned(),
        is_local: true,
        is_local_timeout: false,
        gave_up: true,
    }
}

fn call_error(code: rd::rd_kafka_resp_err_t, message: String) -> CallError {
    CallError {
        message,
        is_local: is_local(code),
        is_local_timeout: code == rd::rd_kafka_resp_err_t::RD_KAFKA_RESP_ERR__TIMED_OUT,
        gave_up: false,
    }
}

/// librdkafka's own codes are negative; the broker's are positive.
fn is_local(code: rd::rd_kafka_resp_err_t) -> bool {
    (code as i32) < 0
}

/// The error that a broker reports by this code, in librdkafka's words unless it gave a message.
pub(super) fn broker_error(code: i16, message: &str) -> ItemError {
    match rd::rd_kafka_resp_err_t::try_from(i32::from(code)) {
        Ok(code) => item_error(code, message.to_owned()),
        Err(_) => {
            let message =
                if message.is_empty() { format!("the broker reports error {code}") } else { message.to_owned() };
            ItemError { code: ErrorCode::Other(format!("ERROR_{code}")), message }
        }
    }
}

/// The error of one item of a batch, in Kafka's words.
fn item_error(code: rd::rd_kafka_resp_err_t, message: String) -> ItemError {
    use rd::rd_kafka_resp_err_t as E;
    // SAFETY: both return static strings for any code.
    let (name, standard) = unsafe { (text(rd::rd_kafka_err2name(code)), text(rd::rd_kafka_err2str(code))) };
    let kind = match code {
        E::RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS => ErrorCode::TopicAlreadyExists,
        E::RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART | E::RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC => ErrorCode::UnknownTopic,
        E::RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR => ErrorCode::InvalidReplicationFactor,
        E::RD_KAFKA_RESP_ERR_INVALID_PARTITIONS => ErrorCode::InvalidPartitions,
        E::RD_KAFKA_RESP_ERR_INVALID_CONFIG => ErrorCode::InvalidConfig,
        E::RD_KAFKA_RESP_ERR_POLICY_VIOLATION => ErrorCode::PolicyViolation,
        E::RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED | E::RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED => {
            ErrorCode::NotAuthorized
        }
        E::RD_KAFKA_RESP_ERR_SECURITY_DISABLED => ErrorCode::SecurityDisabled,
        E::RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE
        | E::RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION
        | E::RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE
        | E::RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH
        | E::RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH
        | E::RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE => ErrorCode::LeaderUnavailable,
        E::RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT => ErrorCode::OutcomeUnknown,
        code if is_local(code) => ErrorCode::OutcomeUnknown,
        _ => ErrorCode::Other(name),
    };
    let message = match without_request(&message) {
        Some(needs) => format!("not authorized: this needs {needs} on the cluster"),
        None if message.is_empty() => standard,
        None => message,
    };
    ItemError { code: kind, message: message.trim_end_matches('.').to_owned() }
}

/// What is needed, where Kafka's words are the dump of a request: `Request Request(processor=0, …) needs ALTER permission`.
fn without_request(message: &str) -> Option<&str> {
    let (_, needs) = message.strip_prefix("Request Request(")?.rsplit_once(" needs ")?;
    needs.split(' ').next()
}

/// A copy of a C string; empty if there is none.
///
/// # Safety
/// `pointer` is null or points to a NUL-terminated string that lives during the call.
unsafe fn text(pointer: *const c_char) -> String {
    match pointer.is_null() {
        true => String::new(),
        // SAFETY: promised by the caller.
        false => unsafe { CStr::from_ptr(pointer) }.to_string_lossy().into_owned(),
    }
}

/// A C string; a NUL inside ends it, as Kafka would refuse such a name anyway.
fn c(value: &str) -> CString {
    let end = value.find('\0').unwrap_or(value.len());
    CString::new(&value[..end]).unwrap_or_default()
}

struct Queue(*mut rd::rd_kafka_queue_t);

impl Drop for Queue {
    fn drop(&mut self) {
        // SAFETY: made by queue_new or get_main, freed once.
        unsafe { rd::rd_kafka_queue_destroy(self.0) }
    }
}

struct Event(*mut rd::rd_kafka_event_t);

impl Drop for Event {
    fn drop(&mut self) {
        // SAFETY: came from queue_poll, freed once.
        unsafe { rd::rd_kafka_event_destroy(self.0) }
    }
}

struct Options(*mut rd::rd_kafka_AdminOptions_t);

impl Options {
    fn new(rk: *mut rd::rd_kafka_t, api: rd::rd_kafka_admin_op_t, patience: Duration, check_only: bool) -> Self {
        use rd::rd_kafka_admin_op_t as Op;
        let millis = patience.as_millis().clamp(1, i32::MAX as u128) as c_int;
        let waits_on_broker = matches!(
            api,
            Op::RD_KAFKA_ADMIN_OP_CREATETOPICS
                | Op::RD_KAFKA_ADMIN_OP_DELETETOPICS
                | Op::RD_KAFKA_ADMIN_OP_CREATEPARTITIONS
                | Op::RD_KAFKA_ADMIN_OP_ELECTLEADERS
        );
        // SAFETY: the options are freed by the guard; the setters report errors by code, which can only mean
        // "not for this request" here, and are given no error buffer.
        unsafe {
            let options = rd::rd_kafka_AdminOptions_new(rk, api);
            rd::rd_kafka_AdminOptions_set_request_timeout(options, millis, ptr::null_mut(), 0);
            if waits_on_broker {
                rd::rd_kafka_AdminOptions_set_operation_timeout(options, millis, ptr::null_mut(), 0);
            }
            if check_only {
                rd::rd_kafka_AdminOptions_set_validate_only(options, 1, ptr::null_mut(), 0);
            }
            Options(options)
        }
    }
}

impl Drop for Options {
    fn drop(&mut self) {
        // SAFETY: made by AdminOptions_new, freed once.
        unsafe { rd::rd_kafka_AdminOptions_destroy(self.0) }
    }
}
