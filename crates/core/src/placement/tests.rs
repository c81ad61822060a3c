use proptest::prelude::*;

use super::*;

fn brokers(racks: &[Option<&str>]) -> Vec<Broker> {
    let broker = |(index, rack): (usize, &Option<&str>)| Broker {
        id: index as i32 + 1,
        rack: rack.map(str::to_owned),
        ..Broker::default()
    };
    racks.iter().enumerate().map(broker).collect()
}

fn topic(replicas: &[&[i32]]) -> Topic {
    let partition = |(id, replicas): (usize, &&[i32])| Partition {
        id: id as i32,
        leader: replicas.first().copied(),
        replicas: replicas.to_vec(),
        isr: replicas.to_vec(),
    };
    Topic { partitions: replicas.iter().enumerate().map(partition).collect(), ..Topic::default() }
}

fn targets(moves: &[Move]) -> Vec<Vec<i32>> {
    moves.iter().map(|found| found.to.clone()).collect()
}

#[test]
fn more_replicas_go_to_free_racks_and_empty_brokers() {
    let brokers = brokers(&[Some("a"), Some("a"), Some("b"), Some("c")]);
    let topic = topic(&[&[1], &[1], &[3]]);
    let mut layout = Layout::new(&brokers, [&topic]);
    let moves = with_factor(&mut layout, "t", &topic, 3).unwrap();
    assert_eq!(targets(&moves), [vec![1, 4, 3], vec![1, 4, 3], vec![3, 2, 4]]);
    let too_many = with_factor(&mut layout, "t", &topic, 5).unwrap_err();
    assert_eq!(too_many, "5 replicas need 5 brokers; the cluster has 4");
}

#[test]
fn fewer_replicas_drop_followers_out_of_sync_first() {
    let brokers = brokers(&[None, None, None]);
    let mut topic = topic(&[&[1, 2, 3], &[2, 3, 1], &[3, 1, 2]]);
    topic.partitions[0].isr = vec![1, 3];
    topic.partitions[1].leader = Some(1);
    let mut layout = Layout::new(&brokers, [&topic]);
    let moves = with_factor(&mut layout, "t", &topic, 2).unwrap();
    assert_eq!(targets(&moves)[..2], [vec![1, 3], vec![2, 1]], "the leader and the preferred leader stay");
    let moves = with_factor(&mut Layout::new(&brokers, [&topic]), "t", &topic, 1).unwrap();
    assert_eq!(targets(&moves), [vec![1], vec![1], vec![3]], "the one that leads stays");
}

#[test]
fn a_broker_is_emptied_and_leaders_that_can_stay_do() {
    let brokers = brokers(&[None, None, None, None]);
    let topic = topic(&[&[1, 2], &[2, 1], &[3, 4]]);
    let mut layout = Layout::new(&brokers, [&topic]);
    let allowed: BTreeSet<i32> = [2, 3, 4].into();
    let moves = onto(&mut layout, "t", &topic, &allowed).unwrap();
    assert_eq!(targets(&moves), [vec![2, 3], vec![2, 4]]);
    let error = onto(&mut layout, "t", &topic, &[2].into()).unwrap_err();
    assert_eq!(error, "t-0 has 2 replicas, and 1 brokers are left for them");
}

/// Brokers in up to three racks, and topics with replicas on some of them.
fn clusters() -> impl Strategy<Value = (Vec<Broker>, BTreeMap<String, Topic>)> {
    let racks = prop::collection::vec(prop::option::weighted(0.8, prop::sample::select(vec!["a", "b", "c"])), 1..7);
    racks.prop_flat_map(|racks| {
        let count = racks.len();
        let replicas =
            prop::sample::subsequence((1..=count as i32).collect::<Vec<_>>(), 1..=count.min(3)).prop_shuffle();
        let topics = prop::collection::vec(prop::collection::vec(replicas, 1..6), 1..5);
        topics.prop_map(move |topics| {
            let topics = topics.iter().enumerate().map(|(index, partitions)| {
                let partitions: Vec<&[i32]> = partitions.iter().map(Vec::as_slice).collect();
                (format!("t{index}"), topic(&partitions))
            });
            (brokers(&racks), topics.collect())
        })
    })
}

proptest! {
    #[test]
    fn a_factor_is_reached_with_as_few_copies_as_will_do((brokers, topics) in clusters(), factor in 1_usize..4) {
        prop_assume!(factor <= brokers.len());
        let mut layout = Layout::new(&brokers, topics.values());
        for (name, topic) in &topics {
            let moves = with_factor(&mut layout, name, topic, factor).unwrap();
            for partition in &topic.partitions {
                let to = moves.iter().find(|m| m.partition == partition.id).map_or(&partition.replicas, |m| &m.to);
                prop_assert_eq!(to.iter().collect::<BTreeSet<_>>().len(), factor, "each broker once");
                prop_assert!(to.contains(&partition.leader.unwrap()), "the leader stays");
                let kept = to.iter().filter(|broker| partition.replicas.contains(broker)).count();
                prop_assert_eq!(kept, factor.min(partition.replicas.len()), "what is there is not copied again");
                let was_crowded = crowded(&layout, &partition.replicas);
                prop_assert!(was_crowded || to.len() < partition.replicas.len() || !crowded(&layout, to), "{:?}", to);
            }
            let mut shuffled = topic.clone();
            shuffled.partitions.reverse();
            let mut turned = brokers.clone();
            turned.reverse();
            let again = with_factor(&mut Layout::new(&turned, topics.values()), name, &shuffled, factor).unwrap();
            let first = with_factor(&mut Layout::new(&brokers, topics.values()), name, topic, factor).unwrap();
            prop_assert_eq!(again, first, "whatever the order");
        }
    }

    #[test]
    fn a_placement_is_kept_to((brokers, topics) in clusters(), mask in 1_u8..64, factor in 1_usize..4, new in 0_usize..5) {
        let allowed: BTreeSet<i32> = brokers.iter().map(|b| b.id).filter(|id| mask & (1 << (id - 1)) != 0).collect();
        let mut layout = Layout::new(&brokers, topics.values());
        for (name, topic) in &topics {
            let Ok(moves) = place(&mut layout, name, topic, factor, &allowed) else {
                prop_assert!(factor > allowed.len());
                continue;
            };
            for partition in &topic.partitions {
                let to = moves.iter().find(|m| m.partition == partition.id).map_or(&partition.replicas, |m| &m.to);
                prop_assert!(to.iter().all(|broker| allowed.contains(broker)), "{:?}", to);
                prop_assert_eq!(to.iter().collect::<BTreeSet<_>>().len(), factor);
                let there = partition.replicas.iter().filter(|broker| allowed.contains(broker)).count();
                let kept = to.iter().filter(|broker| partition.replicas.contains(broker)).count();
                prop_assert_eq!(kept, there.min(factor), "what can stay does");
            }
        }
        if let Ok(assignment) = assign(&mut layout, new, factor, &allowed) {
            prop_assert_eq!(assignment.len(), new);
            let fits = |replicas: &Vec<i32>| replicas.len() == factor && replicas.iter().all(|id| allowed.contains(id));
            prop_assert!(assignment.iter().all(fits), "{:?}", assignment);
        }
    }

    #[test]
    fn an_emptied_broker_has_nothing_left((brokers, topics) in clusters(), gone in 1_i32..7) {
        let allowed: BTreeSet<i32> = brokers.iter().map(|broker| broker.id).filter(|id| *id != gone).collect();
        let mut layout = Layout::new(&brokers, topics.values());
        for (name, topic) in &topics {
            let Ok(moves) = onto(&mut layout, name, topic, &allowed) else {
                prop_assert!(topic.partitions.iter().any(|p| p.replicas.len() > allowed.len()));
                continue;
            };
            for found in &moves {
                prop_assert!(!found.to.contains(&gone) && found.to.len() == found.from.len());
                prop_assert_eq!(found.adding().count(), 1, "only what was there is copied");
            }
            let concerned = topic.partitions.iter().filter(|p| p.replicas.contains(&gone)).count();
            prop_assert_eq!(moves.len(), concerned);
        }
    }

    #[test]
    fn balanced_once_nothing_is_left_to_balance((brokers, mut topics) in clusters()) {
        let mut layout = Layout::new(&brokers, topics.values());
        let moves = rebalance(&mut layout, &topics);
        for found in moves {
            prop_assert_eq!(found.to.iter().collect::<BTreeSet<_>>().len(), found.from.len());
            let partition = &mut topics.get_mut(&found.topic).unwrap().partitions[found.partition as usize];
            prop_assert!(crowded(&layout, &found.from) || !crowded(&layout, &found.to));
            partition.replicas = found.to;
        }
        let mut layout = Layout::new(&brokers, topics.values());
        if brokers.iter().all(|broker| broker.rack.is_none()) {
            let loads: Vec<usize> = layout.brokers().map(|broker| layout.load(broker)).collect();
            let (least, most) = (loads.iter().min().unwrap(), loads.iter().max().unwrap());
            let movable = topics.values().flat_map(|t| &t.partitions).any(|p| p.replicas.len() < brokers.len());
            prop_assert!(most - least <= 1 || !movable, "{:?}", loads);
        }
        prop_assert_eq!(rebalance(&mut layout, &topics), []);
    }
}
