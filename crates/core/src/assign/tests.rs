//! Assignors against Java's own results (vectors.json), and what holds for any group.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::Value;

use super::{Assignment, Assignor, Racks, Subscriber, TopicName, Topics, assign};

fn vectors() -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("vectors.json")).unwrap();
    all["cases"].as_array().unwrap().clone()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().map_or_else(Vec::new, |all| all.iter().map(|one| one.as_str().unwrap().to_owned()).collect())
}

fn parts(value: &Value) -> Vec<(TopicName, i32)> {
    let part = |text: &String| {
        let (topic, partition) = text.rsplit_once(':').unwrap();
        (TopicName::from(topic), partition.parse().unwrap())
    };
    strings(value).iter().map(part).collect()
}

fn topics(case: &Value) -> Topics {
    let partitions = |value: &Value| match value.as_u64() {
        Some(count) => vec![Racks::new(); count as usize],
        None => value.as_array().unwrap().iter().map(|racks| strings(racks).into_iter().collect()).collect(),
    };
    let each = case["topics"].as_object().unwrap().iter();
    each.map(|(name, value)| (TopicName::from(name.as_str()), partitions(value))).collect()
}

fn members(case: &Value) -> Vec<Subscriber> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let member = |value: &Value| Subscriber {
        id: text(&value["id"]).unwrap(),
        instance_id: text(&value["instance_id"]),
        topics: strings(&value["topics"]).iter().map(|name| TopicName::from(name.as_str())).collect(),
        owned: parts(&value["owned"]),
        generation: value["generation"].as_i64().unwrap() as i32,
        rack: text(&value["rack"]),
    };
    case["members"].as_array().unwrap().iter().map(member).collect()
}

fn named(value: &Value) -> BTreeMap<String, BTreeSet<(TopicName, i32)>> {
    value.as_object().unwrap().iter().map(|(id, list)| (id.clone(), parts(list).into_iter().collect())).collect()
}

fn sets(assignment: &Assignment) -> BTreeMap<String, BTreeSet<(TopicName, i32)>> {
    assignment.iter().map(|(id, list)| (id.clone(), list.iter().cloned().collect())).collect()
}

fn sizes(assignment: &Assignment) -> Vec<u64> {
    let mut sizes: Vec<u64> = assignment.values().map(|list| list.len() as u64).collect();
    sizes.sort_unstable();
    sizes
}

fn kept(members: &[Subscriber], assignment: &Assignment) -> u64 {
    let of = |member: &Subscriber| member.owned.iter().filter(|part| assignment[&member.id].contains(part)).count();
    members.iter().map(of).sum::<usize>() as u64
}

#[test]
fn results_are_javas() {
    let cases = vectors();
    assert_eq!(cases.len(), 51);
    let mut wrong = Vec::new();
    for case in cases {
        let (members, topics) = (members(&case), topics(&case));
        let assignor = case["assignor"].as_str().unwrap().parse().unwrap();
        let found = assign(assignor, &topics, &members);
        let right = match case["one_result"].as_bool().unwrap() {
            true => sets(&found) == named(&case["assignment"]),
            false => {
                valid(&topics, &members, &found, assignor == Assignor::CooperativeSticky);
                let least = case["kept"].as_u64().or_else(|| case["kept"][0].as_u64()).unwrap();
                let possible = case["sizes"].as_array().unwrap().iter();
                let of = |value: &Value| value.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
                possible.map(of).any(|of: Vec<u64>| of == sizes(&found)) && kept(&members, &found) >= least
            }
        };
        if !right {
            wrong.push(format!("{}: {found:?} rather than {}", case["name"], case["assignment"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every partition at most once, only to subscribers; all of them, unless some wait for a second rebalance.
fn valid(topics: &Topics, members: &[Subscriber], found: &Assignment, some_wait: bool) {
    let mut seen = BTreeSet::new();
    assert_eq!(found.len(), members.len(), "every member is in it");
    for member in members {
        for part in &found[&member.id] {
            assert!(member.topics.contains(&part.0), "{part:?} is not wanted by {}", member.id);
            assert!((part.1 as usize) < topics[&part.0].len(), "{part:?} does not exist");
            assert!(seen.insert(part.clone()), "{part:?} is assigned twice");
        }
    }
    for (name, partitions) in topics.iter().filter(|(name, _)| members.iter().any(|m| m.topics.contains(*name))) {
        for partition in 0..partitions.len() as i32 {
            assert!(some_wait || seen.contains(&(name.clone(), partition)), "{name}:{partition} is left out");
        }
    }
}

/// No member has two more than another that may have one of its partitions.
fn balanced(members: &[Subscriber], found: &Assignment) {
    for (rich, poor) in members.iter().flat_map(|a| members.iter().map(move |b| (a, b))) {
        let (many, few) = (&found[&rich.id], &found[&poor.id]);
        let could = many.iter().any(|part| poor.topics.contains(&part.0));
        assert!(!could || many.len() < few.len() + 2, "{} could give to {}: {found:?}", rich.id, poor.id);
    }
}

fn holding(members: &[Subscriber], found: &Assignment, generation: i32) -> Vec<Subscriber> {
    let now = |member: &Subscriber| Subscriber { owned: found[&member.id].clone(), generation, ..member.clone() };
    members.iter().map(now).collect()
}

prop_compose! {
    /// Few partitions, members with few topics, and claims as wild as members of other makers may send.
    fn group()(
        sizes in vec(0..6_usize, 1..5),
        wanted in vec(btree_set(0..5_usize, 0..5), 1..7),
        claims in vec(vec((0..6_usize, -1..7_i32), 0..8), 7),
        generations in vec(-2..3_i32, 7),
        racks in vec(0..4_usize, 7),
        uniform in any::<bool>(),
        racked in any::<bool>(),
        statics in vec(any::<bool>(), 7),
    ) -> (Topics, Vec<Subscriber>) {
        let name = |n: usize| TopicName::from(format!("t{n}"));
        let rack = |n: usize| Racks::from_iter(racked.then(|| format!("r{}", n % 3)));
        let topics = sizes.iter().enumerate().map(|(n, size)| (name(n), (0..*size).map(rack).collect())).collect();
        let member = |(n, own): (usize, &BTreeSet<usize>)| Subscriber {
            id: format!("m{n}"),
            instance_id: statics[n].then(|| format!("i{}", 9 - n)),
            topics: if uniform { &wanted[0] } else { own }.iter().map(|topic| name(*topic)).collect(),
            owned: claims[n].iter().map(|(topic, partition)| (name(*topic), *partition)).collect(),
            generation: generations[n],
            rack: (racked && racks[n] < 3).then(|| format!("r{}", racks[n])),
        };
        (topics, wanted.iter().enumerate().map(member).collect())
    }
}

proptest! {
    #[test]
    fn any_group_is_assigned_all_of_its_partitions_once((topics, members) in group()) {
        for assignor in Assignor::ALL {
            let found = assign(assignor, &topics, &members);
            valid(&topics, &members, &found, assignor == Assignor::CooperativeSticky);
            prop_assert_eq!(&found, &assign(assignor, &topics, &members.iter().rev().cloned().collect::<Vec<_>>()));
        }
        balanced(&members, &assign(Assignor::Sticky, &topics, &members));
    }

    /// What was assigned stays where it is as long as nobody comes or goes. With racks it may move: Java's assignors give up
    /// what lies in the wrong rack each time.
    #[test]
    fn a_settled_group_stays_as_it_is((topics, members) in group()) {
        let members: Vec<Subscriber> = members.iter().map(|m| Subscriber { rack: None, ..m.clone() }).collect();
        for assignor in [Assignor::Sticky, Assignor::CooperativeSticky] {
            let settled = holding(&members, &assign(Assignor::Sticky, &topics, &members), 9);
            prop_assert_eq!(sets(&assign(assignor, &topics, &settled)), sets(&settled.iter().map(|m| (m.id.clone(), m.owned.clone())).collect()));
        }
    }

    /// A member that leaves a group of equals makes nobody else give anything up.
    #[test]
    fn those_who_stay_keep_what_they_have((topics, members) in group()) {
        let plain = |m: &Subscriber| Subscriber { topics: members[0].topics.clone(), rack: None, ..m.clone() };
        let members: Vec<Subscriber> = members.iter().map(plain).collect();
        let mut settled = holding(&members, &assign(Assignor::Sticky, &topics, &members), 9);
        settled.pop();
        let found = assign(Assignor::CooperativeSticky, &topics, &settled);
        let held: u64 = settled.iter().map(|member| member.owned.len() as u64).sum();
        prop_assert_eq!(kept(&settled, &found), held);
        valid(&topics, &settled, &found, false);
    }

    /// In each rebalance nobody gets what another still holds, and after the second one all is assigned and even.
    #[test]
    fn two_cooperative_rebalances_never_overlap((topics, members) in group(), (_, others) in group()) {
        let first = assign(Assignor::Sticky, &topics, &others);
        let unfit: Vec<_> = members.iter().map(|member| {
            let own = first.get(&member.id).cloned().unwrap_or_default();
            let owned = own.into_iter().filter(|part| member.topics.contains(&part.0)).collect();
            Subscriber { owned, generation: 1, ..member.clone() }
        }).collect();
        let once = assign(Assignor::CooperativeSticky, &topics, &unfit);
        for member in &unfit {
            for other in unfit.iter().filter(|other| other.id != member.id) {
                let stolen = once[&member.id].iter().find(|part| other.owned.contains(part));
                prop_assert_eq!(stolen, None, "{} gets what {} still holds", &member.id, &other.id);
            }
        }
        let mut now = once;
        for generation in 2..6 {
            now = assign(Assignor::CooperativeSticky, &topics, &holding(&members, &now, generation));
        }
        valid(&topics, &members, &now, false);
        balanced(&members, &now);
    }
}

#[test]
fn a_large_group_takes_no_time_to_speak_of() {
    let topics: Topics = (0..200).map(|n| (TopicName::from(format!("t{n}")), vec![Racks::new(); 50])).collect();
    let wants = |n: usize| topics.keys().skip(n % 3).cloned().collect();
    let member =
        |n: usize| Subscriber { id: format!("m{n}"), topics: wants(n), generation: -1, ..Subscriber::default() };
    let members: Vec<Subscriber> = (0..300).map(member).collect();
    for assignor in Assignor::ALL {
        valid(&topics, &members, &assign(assignor, &topics, &members), false);
    }
}

#[test]
fn a_list_of_assignors_is_read_in_order_of_preference() {
    assert_eq!(Assignor::list("roundrobin, range,roundrobin"), Ok(vec![Assignor::RoundRobin, Assignor::Range]));
    assert!(Assignor::list("range,best").unwrap_err().contains("`best` is no assignor: there are range, roundrobin"));
}
