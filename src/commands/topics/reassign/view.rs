//! Moves and what came of them, as answers.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::cluster::Disks;
use crate::output::{Answer, Style, count, listing};
use crate::placement::Move;
use crate::units::{format_bytes, format_millis};

/// What is to be moved.
#[derive(Serialize)]
pub(super) struct Moves<'a> {
    pub cluster_id: &'a str,
    pub moves: &'a [Move],
    /// What each broker gets and loses.
    pub brokers: Vec<BrokerLoad>,
}

#[derive(Serialize)]
pub(super) struct BrokerLoad {
    broker: i32,
    gets: usize,
    gives: usize,
    /// Bytes that are copied to it; absent if the brokers did not tell.
    bytes: Option<u64>,
    free_bytes: Option<u64>,
}

/// What the moves mean for each broker, in order of id.
pub(super) fn loads(moves: &[Move], disks: &Disks) -> Vec<BrokerLoad> {
    let mut found: BTreeMap<i32, BrokerLoad> = BTreeMap::new();
    let fresh = |broker: i32| BrokerLoad {
        broker,
        gets: 0,
        gives: 0,
        bytes: Some(0),
        free_bytes: disks.free.get(&broker).copied(),
    };
    for moved in moves {
        for broker in moved.adding() {
            let load = found.entry(broker).or_insert_with(|| fresh(broker));
            load.gets += 1;
            load.bytes = load.bytes.zip(disks.of(&moved.topic, moved.partition)).map(|(sum, bytes)| sum + bytes);
        }
        for broker in moved.removing() {
            found.entry(broker).or_insert_with(|| fresh(broker)).gives += 1;
        }
    }
    found.into_values().collect()
}

/// `1,2,3`.
pub(super) fn ids(replicas: &[i32]) -> String {
    replicas.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

fn bytes(bytes: Option<u64>) -> String {
    bytes.map_or("-".to_owned(), format_bytes)
}

impl BrokerLoad {
    /// Why it does not fit.
    pub(super) fn too_much(&self) -> Option<String> {
        let (bytes, free) = self.bytes.zip(self.free_bytes)?;
        (bytes > free).then(|| {
            format!("broker {} would get {}, and has {} free", self.broker, format_bytes(bytes), format_bytes(free))
        })
    }
}

impl Answer for Moves<'_> {
    const KIND: &'static str = "ReassignmentPlan";
    const ITEMS: Option<&'static str> = Some("moves");

    fn text(&self, style: Style) -> String {
        let mut text = format!("Moves on cluster {}\n\n", self.cluster_id);
        let row =
            |moved: &Move| vec![moved.topic.clone(), moved.partition.to_string(), ids(&moved.from), ids(&moved.to)];
        text += &listing(&["TOPIC", "PARTITION", "FROM", "TO"], self.moves.iter().map(row).collect(), style);
        let load = |load: &BrokerLoad| {
            let numbers = [load.gets, load.gives].map(|count| count.to_string());
            vec![
                load.broker.to_string(),
                numbers[0].clone(),
                numbers[1].clone(),
                bytes(load.bytes),
                bytes(load.free_bytes),
            ]
        };
        text.push('\n');
        text +=
            &listing(&["BROKER", "GETS", "GIVES", "COPIED", "FREE"], self.brokers.iter().map(load).collect(), style);
        text
    }
}

/// What came of it.
#[derive(Serialize)]
pub(super) struct Moved {
    pub cluster_id: String,
    pub result: &'static str,
    pub partitions: usize,
    pub failed: Vec<Failed>,
    pub took_ms: u64,
}

#[derive(Serialize)]
pub(super) struct Failed {
    pub topic: String,
    pub partition: i32,
    pub why: String,
}

impl Answer for Moved {
    const KIND: &'static str = "Reassignment";

    fn text(&self, _: Style) -> String {
        let mut text = String::new();
        for Failed { topic, partition, why } in &self.failed {
            let _ = writeln!(text, "! {topic}-{partition}: {why}");
        }
        let failed = match self.failed.len() {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        let took = format_millis(self.took_ms.max(1));
        let _ = writeln!(text, "{}: {}{failed} in {took}", self.result, count(self.partitions, "partition"));
        text
    }
}
