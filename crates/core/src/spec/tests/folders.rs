//! Several files of a folder as one.

use super::*;

fn problems_of_two(a: &str, b: &str) -> Vec<String> {
    let (_, problems) = read(&[source("a.yaml", a), source("b.yaml", b)], None);
    let line = |p: &crate::diagnostic::Problem| {
        let place = p.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{place} {} [{}]", p.message, p.hint.as_deref().unwrap_or_default())
    };
    problems.iter().map(line).collect()
}

#[test]
fn topics_add_up_and_share_classes_and_environments() {
    let a = "version: 1\nclasses: {c: {partitions: 2}}\ndefaults: {replication: 3}\nenvironments: {dev: {defaults: {replication: 1}}}\ntopics: [{name: z}]";
    let b = "version: 1\nclasses: {d: {partitions: 4}}\ntopics: [{name: b, class: c}, {name: a, class: d}]\nenvironments: {dev: {topics: {z: {partitions: 9}}}}";
    let (desired, problems) = read(&[source("a.yaml", a), source("b.yaml", b)], Some("dev"));
    assert!(problems.is_empty(), "{:?}", lines(&problems));
    let found: Vec<_> = desired.unwrap().topics.iter().map(|t| (t.name.clone(), t.partitions, t.replication)).collect();
    let one = Some(1);
    assert_eq!(found, [("a".into(), Some(4), one), ("b".into(), Some(2), one), ("z".into(), Some(9), one)]);
}

#[test]
fn duplicates_name_both_files() {
    for (a, b, expected) in [
        (
            "topics: [{name: x}]",
            "topics: [{name: x}]",
            "b.yaml:2:17 topic `x` is declared twice [it stands at a.yaml:2:17 already; keep one]",
        ),
        (
            "topics: [{name: x}]\ndefaults: {partitions: 1}",
            "defaults: {partitions: 1}",
            "b.yaml:2:1 `defaults` stands in two files of this folder [the files of a folder share it, and the other is at a.yaml:3:1; keep one]",
        ),
        (
            "topics: [{name: x}]\nclasses: {c: }",
            "classes: {c: }",
            "b.yaml:2:11 class `c` stands in two files of this folder [the files of a folder share it, and the other is at a.yaml:3:11; keep one]",
        ),
        (
            "topics: [{name: x}]\nenvironments: {dev: {defaults: {}}}",
            "environments: {dev: {defaults: {}}}",
            "b.yaml:2:22 `defaults` stands in two files of this folder [the files of a folder share it, and the other is at a.yaml:3:22; keep one]",
        ),
        (
            "topics: [{name: x}]\nprincipals: [{name: 'User:u'}]",
            "principals: [{name: 'User:u'}]",
            "b.yaml:2:21 principal `User:u` is declared twice [it stands at a.yaml:3:21 already; put all its grants there]",
        ),
    ] {
        let versioned = |text: &str| format!("version: 1\n{text}");
        assert_eq!(problems_of_two(&versioned(a), &versioned(b)), [expected]);
    }
}

#[test]
fn every_file_needs_its_version() {
    let found = problems_of_two("version: 1\ntopics: [{name: x}]", "topics: [{name: y}]");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("b.yaml:1:1 the file has no `version`"), "{found:?}");
}

#[test]
fn an_unreadable_file_is_the_only_problem_there_is() {
    let good = source("a.yaml", "version: 1\ntopics: [{name: x, class: c}]");
    for bad in ["", "version: 2", "version: 1\nclasses: {c: {}", "\u{0}"] {
        let (desired, problems) = read(&[good.clone(), source("b.yaml", bad)], Some("dev"));
        assert!(desired.is_none());
        assert_eq!(problems.iter().count(), 1, "{bad}: {:?}", lines(&problems));
    }
}
