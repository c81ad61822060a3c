//! Live completion: topic names at TAB, and no waiting where there is no broker.

use std::net::TcpListener;
use std::time::Instant;

use crate::support::{Run, shared, unique};

/// What bash asks for at TAB after `helixctl topics describe TYPED`.
fn at_tab(typed: &str) -> Run {
    Run::new(["--", "helixctl", "topics", "describe", typed])
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", "3")
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true")
        .env("_CLAP_IFS", "\n")
}

#[test]
fn topic_names_are_completed_on_broker() {
    let name = unique("complete");
    shared().line(&format!("topics create {name} --partitions 1 --replication 1 --yes")).run().expect(0);
    let run = at_tab(&name[..name.len() - 1]).brokers(&shared().brokers).run().expect(0);
    assert_eq!(run.stdout.trim(), name, "{run}");
    let none = at_tab("no-topic-begins-so").brokers(&shared().brokers).run().expect(0);
    assert_eq!((none.stdout.as_str(), none.stderr.as_str()), ("", ""));
}

/// A port that accepts and never answers, and one where nothing listens.
#[test]
fn without_an_answer_it_is_silent_and_quick() {
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    for address in [mute.local_addr().unwrap().to_string(), "127.0.0.1:1".to_owned()] {
        let started = Instant::now();
        let run = at_tab("x").brokers(&address).run().expect(0);
        assert!(started.elapsed() < crate::support::NOT_HANGING, "{:?}", started.elapsed());
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    }
}
