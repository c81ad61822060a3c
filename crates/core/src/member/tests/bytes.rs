//! Bytes of subscriptions and assignments: Java's own, and any others.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Value;

use super::{place, places};
use crate::assign::{Assignor, Racks, TopicName, Topics, assign};
use crate::member::JoinedMember;
use crate::member::bytes::{Subscription, assignment, read_assignment, read_subscribers, sticky, subscription};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../assign/vectors.json")).unwrap()
}

fn unhex(value: &Value) -> Vec<u8> {
    let text = value.as_str().unwrap();
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn hex_of(kind: &str, start: &str) -> Vec<u8> {
    let all = vectors();
    let fits = |one: &&Value| one["kind"] == kind && one["value"].as_str().unwrap().starts_with(start);
    let newest = all["bytes"].as_array().unwrap().iter().rfind(fits).unwrap().clone();
    unhex(&newest["hex"])
}

#[test]
fn what_is_written_is_what_java_writes() {
    let topics = BTreeSet::from(["a", "b"].map(TopicName::from));
    let owned = places("b:1 a:2 a:0").into_iter().collect();
    let of = |user_data, generation, rack| Subscription { topics: &topics, user_data, owned: &owned, generation, rack };
    assert_eq!(subscription(&of(Some(vec![9]), 7, Some("r1"))), hex_of("subscription", "topics b,a"));
    let (topics, none) = (BTreeSet::from([TopicName::from("t")]), BTreeSet::new());
    let plain = Subscription { topics: &topics, user_data: None, owned: &none, generation: -1, rack: None };
    assert_eq!(subscription(&plain), hex_of("subscription", "topics t; nothing else"));
    assert_eq!(
        sticky(&places("t:0 t:2 u:1").into_iter().collect(), 7),
        hex_of("user data", "sticky user data v1: t:0")
    );
    assert_eq!(assignment(&[]), hex_of("assignment", "empty"));
    let read = read_assignment(&hex_of("assignment", "b:1 a:2 b:0")).unwrap();
    assert_eq!(read, places("a:2 b:0 b:1").into_iter().collect());
    assert_eq!((read_assignment(&[]), read_assignment(&[0])), (None, None));
}

/// Java's subscriptions in, Java's assignments out.
#[test]
fn a_leader_reads_and_writes_what_javas_does() {
    let mut exact = 0;
    for case in vectors()["cases"].as_array().unwrap().iter().filter(|case| case["one_result"] == true) {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let member = |one: &Value| JoinedMember {
            id: text(&one["id"]).unwrap(),
            instance_id: text(&one["instance_id"]),
            subscription: unhex(&one["subscription_hex"]),
        };
        let members: Vec<JoinedMember> = case["members"].as_array().unwrap().iter().map(member).collect();
        let racks = |one: &Value| one.as_array().unwrap().iter().filter_map(text).collect::<Racks>();
        let partitions = |value: &Value| match value.as_u64() {
            Some(count) => vec![Racks::new(); count as usize],
            None => value.as_array().unwrap().iter().map(racks).collect(),
        };
        let topics = case["topics"].as_object().unwrap().iter();
        let topics: Topics = topics.map(|(name, value)| (TopicName::from(name.as_str()), partitions(value))).collect();
        let assignor: Assignor = case["assignor"].as_str().unwrap().parse().unwrap();
        for (id, found) in assign(assignor, &topics, &read_subscribers(&members, assignor)) {
            let java = unhex(&case["assignment_hex"][&id]);
            let found = found.into_iter().collect();
            assert_eq!(read_assignment(&java), Some(BTreeSet::clone(&found)), "{} {id}", case["name"]);
            let topics: BTreeSet<&TopicName> = found.iter().map(|(topic, _)| topic).collect();
            if topics.len() <= 1 {
                exact += usize::from(assignment(&found.into_iter().collect::<Vec<_>>()) == java);
            }
        }
    }
    assert!(exact > 60, "only {exact} assignments have Java's bytes");
}

#[test]
fn what_cannot_be_read_is_a_member_without_topics_and_what_can_be_is_kept() {
    let member = |subscription: &[u8]| JoinedMember { subscription: subscription.to_vec(), ..JoinedMember::default() };
    let read = |bytes: &[u8]| read_subscribers(&[member(bytes)], Assignor::CooperativeSticky).remove(0);
    assert!(read(&[]).topics.is_empty() && read(b"not a subscription").topics.is_empty());
    // A version of the future, with more behind it.
    let mut newer = hex_of("subscription", "topics b,a");
    newer[1] = 9;
    newer.extend([1, 2, 3]);
    let newer = read(&newer);
    assert_eq!((newer.topics.len(), newer.generation, newer.rack.as_deref()), (2, 7, Some("r1")));
    assert_eq!(newer.owned, places("a:0 a:2 b:1"));
    // Version 1 without what belongs to it.
    let short = read(&[0, 1, 0, 0, 0, 1, 0, 1, b't', 0xff, 0xff, 0xff, 0xff]);
    assert_eq!((short.topics.len(), short.owned.len()), (1, 0));
    // A count that no bytes stand behind costs no memory.
    assert!(read_assignment(&[0, 3, 0x7f, 0xff, 0xff, 0xff, 0, 1, b't', 0x7f, 0xff, 0xff, 0xff]).is_none());
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..80), front in 0..5_i16) {
        let mut subscription = front.to_be_bytes().to_vec();
        subscription.extend(&bytes);
        drop(read_assignment(&subscription));
        for assignor in Assignor::ALL {
            let member = JoinedMember { subscription: subscription.clone(), ..JoinedMember::default() };
            prop_assert_eq!(read_subscribers(&[member], assignor).len(), 1);
        }
    }

    #[test]
    fn an_assignment_is_read_as_it_was_written(parts in proptest::collection::btree_set((0..5_u8, 0..9_i32), 0..20)) {
        let places: BTreeSet<_> = parts.iter().map(|(topic, partition)| place(&format!("t{topic}:{partition}"))).collect();
        let list: Vec<_> = places.iter().cloned().collect();
        prop_assert_eq!(read_assignment(&assignment(&list)), Some(places));
    }
}
