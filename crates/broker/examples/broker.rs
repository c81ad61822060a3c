//! Publishes three records, handles them in a group, and moves the group back. The topic and TOPIC.dlq have to be there:
//! `cargo run --example broker 127.0.0.1:9092 TOPIC`.
#![expect(clippy::print_stdout, reason = "a program of its own")]

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use helixctl_broker::{Broker, Letter, Publication, Start, Subscription, Verdict};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (brokers, topic) = (args.next().ok_or("which brokers?")?, args.next().ok_or("which topic?")?);
    let broker = Broker::connect([("bootstrap.servers", brokers)]).await?;

    for (user, event) in [("ada", r#"{"kind":"login"}"#), ("bob", "no JSON"), ("ada", r#"{"kind":"logout"}"#)] {
        let record = Publication::new(event).key(user).header("source", "example");
        let at = broker.publish(&topic, &record).await?;
        println!("published to partition {} offset {}", at.partition, at.offset);
    }

    let group = format!("{topic}-example");
    let wanted = Subscription { dead_letters: Some(format!("{topic}.dlq")), ..Subscription::new(&group, [&topic]) };
    let (heard, told) = mpsc::channel();
    let tries = AtomicU32::new(0);
    let handler = move |letter: &Letter| match letter.value.as_deref() {
        // The first try of the first record fails, as networks do; half a second later it is tried again.
        Some(value) if value.starts_with(b"{") && tries.fetch_add(1, Ordering::Relaxed) > 0 => {
            heard.send(()).ok();
            Verdict::Ack
        }
        Some(value) if value.starts_with(b"{") => Verdict::Retry("not today".to_owned()),
        _ => Verdict::Reject("no JSON object".to_owned()),
    };
    let subscribed = broker.subscribe(wanted, handler).await?;
    for _ in 0..2 {
        told.recv_timeout(Duration::from_secs(30))?;
    }
    let counts = subscribed.stop().await?;
    println!("{} processed, {} failed, {} set aside", counts.processed, counts.failed, counts.dead_lettered);

    let again = broker.seek(&group, &topic, None, Start::Beginning).await?;
    println!("goes on at {again:?}");
    broker.close().await?;
    Ok(())
}
