//! What members of a group say to each other through the coordinator: assignments, and subscriptions that a leader assigns by.
#![no_main]

use std::collections::BTreeSet;

use helixctl_core::assign::{Assignor, Racks, TopicName, Topics, assign};
use helixctl_core::member::JoinedMember;
use helixctl_core::member::bytes::{read_assignment, read_subscribers};
use libfuzzer_sys::fuzz_target;

/// Topics that a subscription of few bytes may name.
fn topics() -> Topics {
    let racks = |count: usize| vec![Racks::from(["r".to_owned()]); count];
    [("a", 3), ("b", 1), ("ab", 0)].into_iter().map(|(name, count)| (TopicName::from(name), racks(count))).collect()
}

fuzz_target!(|data: &[u8]| {
    read_assignment(data);
    let [cut, rest @ ..] = data else { return };
    let (one, other) = rest.split_at(rest.len().min(usize::from(*cut)));
    let member = |id: &str, subscription: &[u8]| JoinedMember {
        id: id.to_owned(),
        instance_id: None,
        subscription: subscription.to_vec(),
    };
    let members = [member("one", one), member("other", other), member("third", one)];
    for assignor in Assignor::ALL {
        let subscribers = read_subscribers(&members, assignor);
        let assignment = assign(assignor, &topics(), &subscribers);
        // Each partition at most once, and only for whoever wants it.
        let mut given = BTreeSet::new();
        for (id, places) in &assignment {
            let subscriber = subscribers.iter().find(|subscriber| subscriber.id == *id).expect("a member");
            for (topic, partition) in places {
                assert!(subscriber.topics.contains(topic), "{assignor}: {topic} for {id}");
                assert!(given.insert((topic.clone(), *partition)), "{assignor}: {topic} {partition} twice");
            }
        }
    }
});
