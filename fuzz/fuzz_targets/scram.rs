//! The two messages of a server in a SCRAM login: a challenge, and behind a line break the outcome.
#![no_main]

#[path = "../../crates/kafka/src/wire/scram.rs"]
mod scram;

use libfuzzer_sys::fuzz_target;
use openssl::hash::MessageDigest;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let (challenge, outcome) = text.split_once('\n').unwrap_or((&text, ""));
    let exchange = scram::Exchange::begin(MessageDigest::sha256(), "user").unwrap();
    let first = exchange.first();
    let nonce = first.split_once("r=").unwrap().1;
    // A server continues the client's nonce, which is another one each time.
    let challenge = challenge.replacen("r=", &format!("r={nonce}"), 1);
    if let Ok(last) = exchange.answer(&challenge, "pencil") {
        assert!(last.message.starts_with("c=biws,r="));
        assert!(last.verify(outcome).is_err(), "it cannot know the password");
    }
});
