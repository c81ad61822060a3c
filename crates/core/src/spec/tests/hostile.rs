//! Input that nobody means: it costs little, says little, and never panics.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Far above what it takes (some 100 ms, seconds on a busy machine), far below what a quadratic reader would take.
const SOON: Duration = Duration::from_secs(60);

fn timed(text: &str) -> (Vec<String>, usize) {
    let start = Instant::now();
    let (desired, problems) = read(&[source("t.yaml", text)], None);
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    (lines(&problems), desired.map_or(0, |d| d.topics.len()))
}

fn many(topic: impl Fn(usize) -> String) -> String {
    let topics: String = (0..10_000).map(|i| format!("- {}\n", topic(i))).collect();
    format!("version: 1\nclasses: {{c: {{partitions: 6, retention: 7d}}}}\ntopics:\n{topics}")
}

#[test]
fn ten_thousand_topics_are_read_at_once() {
    let (found, topics) =
        timed(&many(|i| format!("{{name: team.topic.{i}, class: c, replication: 3, min_isr: 2, description: d}}")));
    assert_eq!((found, topics), (vec![], 10_000));
}

#[test]
fn ten_thousand_slips_are_all_named() {
    for topic in [
        |i| format!("{{name: t{i}, class: klass{i}}}"),
        |i| format!("{{name: t{i}, partitons: {i}}}"),
        |i| format!("{{name: t{i}, config: {{retention.mss: {i}}}}}"),
        |_| "{name: same}".to_owned(),
        |i| format!("{{name: t{i}, partitions: 0}}"),
    ] {
        assert!(timed(&many(topic)).0.len() >= 9_999);
    }
    let changes: String = (0..10_000).map(|i| format!("x{i}: , ")).collect();
    let text = many(|i| format!("{{name: t{i}}}")) + &format!("environments: {{dev: {{topics: {{{changes}}}}}}}\n");
    assert_eq!(timed(&text).0.len(), 10_000);
}

#[test]
fn duplicate_keys_cost_no_more_than_others() {
    let keys: String = (0..100_000).map(|i| format!("k{i}: 1\n")).collect();
    let (found, _) = timed(&format!("version: 1\n{keys}{}", "k99999: 2\n".repeat(100_000)));
    assert_eq!(found.len(), 200_000);
}

#[test]
fn long_values_are_cut_in_messages() {
    let long = "x".repeat(1 << 20);
    for text in [
        format!("topics: [{{name: {long}}}]"),
        format!("topics: [{{name: a, {long}: 1}}]"),
        format!("topics: [{{name: a, config: {{\"{long}\": 1}}}}]"),
        format!("topics: [{{name: a, class: {long}}}]"),
        format!("topics: [{{name: a, retention: {long}}}]"),
        format!("topics: [{{name: a, cleanup: [{long}]}}]"),
        format!("topics: [{{name: a, config: {{segment.bytes: {long}}}}}]"),
        format!("topics: [{{name: a}}]\npolicy: {{topic_name: '[{long}'}}"),
        format!("topics: [{{name: a}}]\npolicy: {{require: [{long}]}}"),
        format!("topics: [{{name: a}}]\nenvironments: {{\"{long}\": {{classes: {{\"{long}\": }}}}}}"),
        format!("topics: [{{name: a}}]\nprincipals: [{{name: {long}, produce: ['*{long}']}}]"),
        format!("topics: [{{name: a}}]\nprune: {{topics: ['*{long}']}}"),
    ] {
        let (found, _) = timed(&format!("version: 1\n{text}"));
        assert!(!found.is_empty());
        for line in found {
            assert!(line.len() < 600, "{} bytes: {}", line.len(), &line[..200]);
        }
    }
}

/// The shipped file with one stretch replaced.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    (0..SHIPPED.len(), 0..40_usize, proptest::collection::vec(any::<u8>(), 0..20)).prop_map(|(at, cut, new)| {
        let mut bytes = SHIPPED.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, new);
        bytes
    })
}

/// The shipped file with two of its lines exchanged and one doubled: valid YAML more often than not.
fn shuffled() -> impl Strategy<Value = Vec<u8>> {
    let lines = SHIPPED.lines().count();
    (0..lines, 0..lines, 0..lines).prop_map(|(a, b, twice)| {
        let mut lines: Vec<&str> = SHIPPED.lines().collect();
        lines.swap(a, b);
        lines.insert(twice, lines[twice]);
        lines.join("\n").into_bytes()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(
        bytes in prop_oneof![proptest::collection::vec(any::<u8>(), 0..200), mutated(), shuffled()],
        environment in prop_oneof![Just(None), Just(Some("dev")), Just(Some("prod"))],
    ) {
        let (desired, problems) = read(&[Source { name: "t.yaml".to_owned(), bytes }], environment);
        prop_assert_eq!(desired.is_none(), problems.has_errors());
        let places: Vec<_> = problems.iter().map(|p| p.place.clone()).collect();
        prop_assert!(places.is_sorted());
    }
}
