//! Why a broker's certificate does not hold: OpenSSL knows, but librdkafka's log says only that it does not.

use std::ffi::{c_char, c_int, c_void};

use rdkafka::bindings as rd;
use rdkafka::config::NativeClientConfig;

/// Has librdkafka's log tell OpenSSL's number for what is wrong with a certificate. Nothing else is accepted than before.
pub(crate) fn tell_why_they_fail(config: &NativeClientConfig) {
    // SAFETY: the configuration is alive, and the callback lives as long as the program. It can be set as TLS is built in.
    unsafe { rd::rd_kafka_conf_set_ssl_cert_verify_cb(config.ptr(), Some(verify)) };
}

/// Called for every certificate of the chain with what OpenSSL found; 1 lets it pass.
unsafe extern "C" fn verify(
    _: *mut rd::rd_kafka_t,
    _: *const c_char,
    _: i32,
    found: *mut c_int,
    _: c_int,
    _: *const c_char,
    _: usize,
    message: *mut c_char,
    room: usize,
    _: *mut c_void,
) -> c_int {
    // SAFETY: librdkafka passes a pointer to its own integer.
    let found = unsafe { *found };
    if found == 0 {
        return 1;
    }
    let text = found.to_string();
    if text.len() < room {
        // SAFETY: `message` has `room` bytes, which the text and the NUL behind it fit in.
        unsafe {
            std::ptr::copy_nonoverlapping(text.as_ptr().cast(), message, text.len());
            *message.add(text.len()) = 0;
        }
    }
    0
}
