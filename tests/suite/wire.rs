//! Moves, elections, quotas and disks over the small connection, on a real Kafka.

use std::collections::BTreeMap;
use std::time::Duration;

use helixctl::cluster::{
    Alter as _, ErrorCode, ItemError, Look, Mode, NewTopic, QuotaChange, QuotaEntity, QuotaName, QuotaValues, Topic,
};
use helixctl::kafka::KafkaCluster;
use rdkafka::ClientConfig;
use rdkafka::producer::{BaseProducer, BaseRecord, Producer};

use crate::support::{cluster_of_three, eventually, unique};
use crate::topics_faults::Own;

/// A client with a runtime to wait on.
pub struct Live {
    pub cluster: KafkaCluster,
    runtime: tokio::runtime::Runtime,
}

type Move = (String, i32, Option<Vec<i32>>);

impl Live {
    fn to(brokers: &str, timeout: Duration) -> Live {
        Live::with(&BTreeMap::from([("bootstrap.servers".to_owned(), brokers.to_owned())]), timeout)
    }

    /// By librdkafka's properties.
    pub fn with(properties: &BTreeMap<String, String>, timeout: Duration) -> Live {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Live { cluster: KafkaCluster::new(properties, timeout).unwrap(), runtime }
    }

    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    fn create(&self, name: &str, partitions: i32, replication: i16) {
        let topic = NewTopic {
            name: name.to_owned(),
            partitions: Some(partitions),
            replication: Some(replication),
            configs: BTreeMap::new(),
            assignment: Vec::new(),
        };
        self.wait(self.cluster.create_topics(&[topic], Mode::Apply)).unwrap().remove(0).unwrap();
        eventually("every partition has a leader", || {
            self.find(name).is_some_and(|topic| topic.leaderless() == 0 && topic.under_replicated() == 0)
        });
    }

    fn find(&self, name: &str) -> Option<Topic> {
        self.wait(self.cluster.describe_topics(&[name.to_owned()])).unwrap().remove(0).ok()
    }

    fn topic(&self, name: &str) -> Topic {
        self.find(name).unwrap()
    }

    fn move_to(&self, name: &str, replicas: Option<&[i32]>) -> Result<(), ItemError> {
        let moves: [Move; 1] = [(name.to_owned(), 0, replicas.map(<[i32]>::to_vec))];
        self.wait(self.cluster.alter_reassignments(&moves)).unwrap().remove(0)
    }

    fn has_replicas(&self, name: &str, replicas: &[i32]) -> bool {
        // A broker that has not heard of the topic yet may be the one that answers.
        self.find(name).is_some_and(|topic| {
            topic.partitions[0].replicas == replicas && topic.partitions[0].isr.len() == replicas.len()
        })
    }

    fn bytes(&self, name: &str, broker: i32) -> u64 {
        let dirs = self.wait(self.cluster.log_dirs(&[broker])).unwrap().remove(0).unwrap();
        let replicas = dirs.iter().flat_map(|dir| &dir.replicas).filter(|replica| replica.topic == name);
        replicas.map(|replica| replica.bytes).sum()
    }
}

fn write(brokers: &str, topic: &str, records: usize, size: usize) {
    let producer: BaseProducer =
        ClientConfig::new().set("bootstrap.servers", brokers).set("acks", "all").create().unwrap();
    let value = vec![b'x'; size];
    for _ in 0..records {
        producer.send(BaseRecord::<(), _>::to(topic).partition(0).payload(&value)).unwrap();
    }
    producer.flush(Duration::from_secs(60)).unwrap();
}

#[test]
fn replicas_go_from_one_to_three_to_two_and_take_their_bytes_along_on_broker() {
    let brokers = &cluster_of_three().brokers;
    let live = Live::to(brokers, Duration::from_secs(20));
    let name = unique("moves");
    live.create(&name, 1, 1);
    let written = 200 * 10_000;
    write(brokers, &name, 200, 10_000);
    let first = live.topic(&name).partitions[0].replicas[0];
    let others: Vec<i32> = (1..=3).filter(|id| *id != first).collect();
    assert!((written..written + written / 10).contains(&live.bytes(&name, first)), "{}", live.bytes(&name, first));
    assert_eq!(live.bytes(&name, others[0]), 0);

    let all = [first, others[0], others[1]];
    live.move_to(&name, Some(&all)).unwrap();
    eventually("three replicas are in sync", || live.has_replicas(&name, &all));
    eventually("nothing of it is under way", || {
        live.wait(live.cluster.reassignments()).unwrap().iter().all(|one| one.topic != name)
    });
    assert_eq!(live.bytes(&name, others[1]), live.bytes(&name, first), "a copy is as long as what it is a copy of");

    let two = [others[0], first];
    live.move_to(&name, Some(&two)).unwrap();
    eventually("two replicas are left", || live.has_replicas(&name, &two));
    eventually("the third copy is gone", || live.bytes(&name, others[1]) == 0);

    assert_eq!(live.topic(&name).partitions[0].leader, Some(first), "a move keeps the leader");
    let elected = live.wait(live.cluster.elect_preferred_leaders(&[(name.clone(), 0), (name.clone(), 9)])).unwrap();
    assert_eq!(elected[0], Ok(()));
    assert_eq!(elected[1].as_ref().unwrap_err().code, ErrorCode::UnknownTopic);
    eventually("the first replica leads", || live.topic(&name).partitions[0].leader == Some(others[0]));
    let again = live.wait(live.cluster.elect_preferred_leaders(&[(name.clone(), 0)])).unwrap();
    assert_eq!(again, [Ok(())], "who leads already needs no election");
}

#[test]
fn each_move_that_cannot_be_is_told_by_itself_on_broker() {
    let live = Live::to(&cluster_of_three().brokers, Duration::from_secs(20));
    let name = unique("refused");
    live.create(&name, 2, 1);
    let moves: Vec<Move> = vec![
        (name.clone(), 0, Some(vec![1, 9])),
        (name.clone(), 1, None),
        ("no-such-topic".to_owned(), 0, Some(vec![1])),
        (name.clone(), 0, Some(vec![1])),
    ];
    let mut results = live.wait(live.cluster.alter_reassignments(&moves[..3])).unwrap();
    let codes: Vec<ErrorCode> = results.drain(..).map(|result| result.unwrap_err().code).collect();
    assert_eq!(codes[0], ErrorCode::Other("INVALID_REPLICA_ASSIGNMENT".to_owned()));
    assert_eq!(codes[1], ErrorCode::Other("NO_REASSIGNMENT_IN_PROGRESS".to_owned()));
    assert_eq!(codes[2], ErrorCode::UnknownTopic);
    assert_eq!(live.wait(live.cluster.alter_reassignments(&moves[3..])).unwrap(), [Ok(())]);
}

#[test]
fn quotas_of_every_shape_are_set_read_and_removed_on_broker() {
    let live = Live::to(&cluster_of_three().brokers, Duration::from_secs(20));
    let named = |name: &str| Some(QuotaName::Named(name.to_owned()));
    let default = Some(QuotaName::Default);
    let (user, client) = (unique("üser, with=signs"), unique("client"));
    let entity = |user: &Option<QuotaName>, client_id: &Option<QuotaName>| QuotaEntity {
        user: user.clone(),
        client_id: client_id.clone(),
        ip: None,
    };
    let names = [(named(&user), None), (None, named(&client)), (named(&user), named(&client))];
    let defaults = [(default.clone(), None), (None, default.clone()), (default.clone(), default.clone())];
    let mixed = [(named(&user), default.clone()), (default, named(&client))];
    let entities: Vec<QuotaEntity> =
        names.iter().chain(&defaults).chain(&mixed).map(|(user, client)| entity(user, client)).collect();
    let values: QuotaValues = [
        ("producer_byte_rate", 1_048_576.0),
        ("consumer_byte_rate", 2_097_152.0),
        ("request_percentage", 12.5),
        ("controller_mutation_rate", 3.0),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into();
    let all = |value: fn(f64) -> Option<f64>| -> Vec<QuotaChange> {
        let values: BTreeMap<_, _> = values.iter().map(|(key, set)| (key.clone(), value(*set))).collect();
        entities.iter().map(|entity| QuotaChange { entity: entity.clone(), values: values.clone() }).collect()
    };
    let send = |changes: &[QuotaChange], mode| live.wait(live.cluster.alter_client_quotas(changes, mode)).unwrap();
    let seen = || -> BTreeMap<QuotaEntity, QuotaValues> {
        let found = live.wait(live.cluster.client_quotas()).unwrap();
        found.into_iter().filter(|(entity, _)| entities.contains(entity)).collect()
    };

    assert!(send(&all(Some), Mode::Check).iter().all(Result::is_ok));
    assert_eq!(seen(), BTreeMap::new(), "a check changes nothing");
    assert!(send(&all(Some), Mode::Apply).iter().all(Result::is_ok));
    let wanted: BTreeMap<_, _> = entities.iter().map(|entity| (entity.clone(), values.clone())).collect();
    eventually("all quotas show", || seen() == wanted);

    let one = |key: &str, value| QuotaChange {
        entity: entities[0].clone(),
        values: BTreeMap::from([(key.to_owned(), value)]),
    };
    let nobody = QuotaChange { entity: QuotaEntity::default(), ..one("producer_byte_rate", Some(1.0)) };
    let other = QuotaChange { entity: entities[1].clone(), ..one("request_percentage", Some(50.0)) };
    let results = send(&[one("no_such_rate", Some(1.0)), other, nobody], Mode::Apply);
    assert_eq!(results.iter().map(Result::is_ok).collect::<Vec<_>>(), [false, true, false], "{results:?}");
    assert!(results[0].as_ref().unwrap_err().message.contains("no_such_rate"), "{results:?}");

    assert!(send(&all(|_| None), Mode::Apply).iter().all(Result::is_ok));
    eventually("no quota is left", || seen().is_empty());
}

#[test]
fn every_brokers_disk_is_shown_on_broker() {
    let live = Live::to(&cluster_of_three().brokers, Duration::from_secs(20));
    let answers = live.wait(live.cluster.log_dirs(&[3, 7, 1])).unwrap();
    for index in [0, 2] {
        let dirs = answers[index].as_ref().unwrap();
        let [dir] = dirs.as_slice() else { panic!("a sandbox broker has one folder: {dirs:?}") };
        let (total, usable) = (dir.total_bytes.unwrap(), dir.usable_bytes.unwrap());
        assert!(usable > 0 && usable <= total, "{usable} of {total}");
        assert_eq!(dir.error, None);
    }
    let (third, first) = (answers[0].as_ref().unwrap(), answers[2].as_ref().unwrap());
    assert_ne!(third[0].path, first[0].path, "the answers stand in the order of the question");
    assert!(answers[1].as_ref().unwrap_err().message.contains("no broker 7"));
}

#[test]
fn a_move_to_a_dead_broker_is_under_way_until_it_is_cancelled_or_the_broker_is_back_on_broker() {
    let mut own = Own::start(3);
    let brokers = own.state.brokers().join(",");
    let live = Live::to(&brokers, Duration::from_secs(20));
    let name = unique("stuck");
    live.create(&name, 1, 1);
    live.move_to(&name, Some(&[1])).unwrap();
    eventually("broker 1 has it", || live.has_replicas(&name, &[1]));
    // Connections to all three are open and idle when one of them dies.
    assert!(live.wait(live.cluster.log_dirs(&[1, 2, 3])).unwrap().iter().all(Result::is_ok));
    own.state.kill_broker(3).unwrap();

    let dead =
        |answer: &Result<_, ItemError>| answer.as_ref().is_err_and(|e: &ItemError| e.message.contains("no broker 3"));
    eventually("the dead broker's disk is an error of its own, and the others show theirs", || {
        let disks = live.wait(live.cluster.log_dirs(&[1, 2, 3])).unwrap();
        disks[0].is_ok() && disks[1].is_ok() && dead(&disks[2])
    });
    live.move_to(&name, Some(&[2, 1, 3])).unwrap();
    let under_way = || live.wait(live.cluster.reassignments()).unwrap();
    let [found] = under_way().try_into().unwrap();
    assert_eq!((found.topic.as_str(), found.partition), (name.as_str(), 0));
    assert_eq!(found.replicas, [2, 1, 3]);
    assert!(found.adding.contains(&3) && found.removing.is_empty(), "{found:?}");
    live.move_to(&name, None).unwrap();
    assert_eq!(under_way(), []);
    eventually("a cancelled move leaves what was there", || live.has_replicas(&name, &[1]));

    live.move_to(&name, Some(&[3])).unwrap();
    let [found] = under_way().try_into().unwrap();
    assert_eq!((found.adding.as_slice(), found.removing.as_slice()), ([3].as_slice(), [1].as_slice()));
    assert_eq!(found.target(), [3]);
    own.state.restart_broker(3).unwrap();
    eventually("the move is done", || under_way().is_empty() && live.has_replicas(&name, &[3]));
}

#[test]
fn nobody_there_is_told_by_address_within_seconds() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let live = Live::to(&format!("{nobody},nowhere.invalid:1"), Duration::from_secs(150));
    let started = std::time::Instant::now();
    let error = live.wait(live.cluster.client_quotas()).unwrap_err();
    assert!(started.elapsed() < crate::support::NOT_HANGING, "{:?}", started.elapsed());
    assert_eq!(error.cause, "no broker could be reached");
    let causes: BTreeMap<_, _> = error.addresses.iter().cloned().collect();
    assert_eq!(causes[&nobody.to_string()], "connection refused: nothing listens there");
    assert_eq!(causes["nowhere.invalid:1"], "the host name does not resolve (DNS)");
    assert!(!error.outcome_unknown);
}
