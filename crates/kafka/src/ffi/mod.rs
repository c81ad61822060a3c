//! librdkafka's producer. Together with its submodules the only place with `unsafe` beside process control.
//!
//! Its events are read from a queue: no callbacks, no opaque pointers. Every pointer is owned by a guard in this folder.
#![expect(unsafe_code, reason = "rdkafka's safe API lacks batches of delivery reports")]

pub(super) mod cause;
pub(super) mod produce;
mod transaction;

use std::ffi::{CStr, CString, c_char, c_int};

use rdkafka::bindings as rd;

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
