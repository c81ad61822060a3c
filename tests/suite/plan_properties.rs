//! What must hold for any declarations and any cluster: planned twice finds nothing, order does not matter, no loss without consent.

use std::collections::{BTreeMap, BTreeSet};

use helixctl::cluster::fake::FakeCluster;
use helixctl::cluster::{Alter as _, Mode};
use helixctl::cluster::{DataFacts, NewTopic};
use helixctl::plan::{Action, Options, Plan, plan};
use helixctl::spec::{Desired, DesiredTopic, Prune};
use proptest::prelude::*;

use crate::support::fake::{block_on, carry_out, look};

fn configs() -> impl Strategy<Value = BTreeMap<String, String>> {
    let retention = prop::sample::select(vec!["-1", "3600000", "604800000", "86400000"]);
    let policy = prop::sample::select(vec!["delete", "compact", "compact,delete", "delete,compact"]);
    let size = prop::sample::select(vec!["1048576", "1073741824"]);
    (prop::option::of(retention), prop::option::of(policy), prop::option::of(size)).prop_map(|(a, b, c)| {
        [("retention.ms", a), ("cleanup.policy", b), ("segment.bytes", c)]
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())))
            .collect()
    })
}

fn declared() -> impl Strategy<Value = DesiredTopic> {
    (0..8u8, prop::option::of(1..6i32), prop::option::of(1..4i16), configs(), prop::option::of(Just("id".to_owned())))
        .prop_map(|(n, partitions, replication, configs, key)| DesiredTopic {
            name: format!("t{n}"),
            place: None,
            description: None,
            owner: None,
            key,
            partitions,
            replication,
            placement: None,
            configs,
        })
}

fn desired() -> impl Strategy<Value = Desired> {
    (prop::collection::vec(declared(), 0..8), any::<bool>()).prop_map(|(topics, own)| {
        let by_name: BTreeMap<String, DesiredTopic> = topics.into_iter().map(|t| (t.name.clone(), t)).collect();
        let prune = Prune { topics: own.then(|| "t".to_owned()).into_iter().collect(), ..Prune::default() };
        Desired { topics: by_name.into_values().collect(), prune, ..Desired::default() }
    })
}

/// Number in the name, partitions, replication, configs, records.
type Live = (u8, i32, i16, BTreeMap<String, String>, u64);

fn live() -> impl Strategy<Value = Vec<Live>> {
    prop::collection::vec((0..10u8, 1..6i32, 1..4i16, configs(), prop::sample::select(vec![0u64, 100])), 0..10)
}

async fn cluster(live: &[Live]) -> FakeCluster {
    let seed = FakeCluster::empty(3);
    for (n, partitions, replication, configs, _) in live {
        let new = NewTopic {
            name: format!("t{n}"),
            partitions: Some(*partitions),
            replication: Some(*replication),
            assignment: Vec::new(),
            configs: configs.clone(),
        };
        seed.create_topics(&[new], Mode::Apply).await.unwrap();
    }
    let mut observed = seed.observed();
    for (n, .., records) in live {
        if let Some(topic) = observed.topics.get_mut(&format!("t{n}")) {
            let data = DataFacts { records: *records, oldest_ms: Some(0), newest_ms: Some(1), ..DataFacts::default() };
            topic.data = Some(data);
        }
    }
    FakeCluster::new(observed)
}

fn consenting() -> Options {
    let everything: BTreeSet<String> = (0..10).map(|n| format!("t{n}")).collect();
    Options { prune: true, prune_configs: true, allow_data_loss: everything, ..Options::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Plan → apply → plan: nothing is left to do, and what cannot be done is the same as before.
    #[test]
    fn planned_twice_finds_nothing(desired in desired(), live in live()) {
        block_on(async {
            let fake = cluster(&live).await;
            let options = consenting();
            let first = plan(&desired, &look(&fake, &desired, &options).await, &options);
            let applied = carry_out(&fake, &first).await;
            prop_assert_eq!(applied.done(), first.changes.len());
            let second = plan(&desired, &look(&fake, &desired, &options).await, &options);
            prop_assert!(second.changes.is_empty(), "left to do: {:?}", second.changes);
            let wishes = |plan: &Plan| plan.cannot.iter().map(|u| (u.subject.clone(), u.wish.clone())).collect::<Vec<_>>();
            prop_assert_eq!(wishes(&second), wishes(&first));
            Ok(())
        })?;
    }

    /// The same declarations in any order give the same bytes.
    #[test]
    fn order_does_not_matter(desired in desired(), live in live()) {
        block_on(async {
            let fake = cluster(&live).await;
            let options = consenting();
            let observed = look(&fake, &desired, &options).await;
            let straight = serde_json::to_string(&plan(&desired, &observed, &options)).unwrap();
            let mut reversed = desired.clone();
            reversed.topics.reverse();
            prop_assert_eq!(straight, serde_json::to_string(&plan(&reversed, &observed, &options)).unwrap());
            Ok(())
        })?;
    }

    /// Whatever is asked for: without consent no topic is deleted that holds records, no retention is cut where that
    /// drops any, and no plan ever removes partitions or recreates a topic.
    #[test]
    fn nothing_is_lost_without_consent(desired in desired(), live in live()) {
        block_on(async {
            let fake = cluster(&live).await;
            let options = Options { allow_data_loss: BTreeSet::new(), ..consenting() };
            let observed = look(&fake, &desired, &options).await;
            let plan = plan(&desired, &observed, &options);
            for change in &plan.changes {
                let before = observed.topics.get(&change.subject);
                match &change.action {
                    Action::Create { .. } => prop_assert!(before.is_none()),
                    Action::AddPartitions { from, to, .. } => prop_assert!(to > from),
                    Action::Delete { .. } => {
                        prop_assert_eq!(before.and_then(|t| t.data.as_ref()).map(|d| d.records), Some(0));
                    }
                    _ => {}
                }
            }
            let records: u64 = fake.observed().topics.values().filter_map(|t| t.data.as_ref()).map(|d| d.records).sum();
            carry_out(&fake, &plan).await;
            let left: u64 = fake.observed().topics.values().filter_map(|t| t.data.as_ref()).map(|d| d.records).sum();
            prop_assert_eq!(records, left);
            for (name, topic) in &observed.topics {
                if let Some(after) = fake.observed().topics.get(name) {
                    prop_assert!(after.partitions.len() >= topic.partitions.len());
                    prop_assert_eq!(&after.id, &topic.id);
                }
            }
            Ok(())
        })?;
    }
}
