//! `helixctl topics reassign --status`

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::view::ids;
use super::{Args, broker_ids, selection};
use crate::apply::throttle;
use crate::cluster::{Disks, Look, Reassignment, observe_disks};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Style, listing};
use crate::units::format_bytes;

#[derive(Serialize)]
struct Status {
    reassignments: Vec<Row>,
    /// Bytes a second, by broker.
    throttled_brokers: BTreeMap<i32, u64>,
    throttled_topics: Vec<String>,
}

#[derive(Serialize)]
struct Row {
    topic: String,
    partition: i32,
    to: Vec<i32>,
    adding: Vec<i32>,
    removing: Vec<i32>,
    /// Bytes of the whole partition; absent if the brokers did not tell.
    bytes: Option<u64>,
}

pub(super) async fn run(args: &Args, cluster: &dyn Look, context: &mut Context) -> Result<Exit> {
    let selection = selection(args)?;
    let (moving, topics) = futures::try_join!(cluster.reassignments(), cluster.topics())?;
    let brokers = broker_ids(cluster).await?;
    let names: Vec<String> = topics.into_keys().collect();
    let throttles = throttle::find(cluster, &brokers, &names).await?;
    let disks = if moving.is_empty() { Disks::default() } else { observe_disks(cluster, &brokers).await? };
    let row = |found: Reassignment| Row {
        to: found.target(),
        bytes: disks.of(&found.topic, found.partition),
        topic: found.topic,
        partition: found.partition,
        adding: found.adding,
        removing: found.removing,
    };
    let leftover = moving.is_empty() && !throttles.is_empty();
    let rows = moving.into_iter().filter(|found| selection.includes(&found.topic)).map(row).collect();
    let throttled_topics = throttles.topics.into_iter().collect();
    context.ui.answer(&Status { reassignments: rows, throttled_brokers: throttles.brokers, throttled_topics })?;
    if leftover {
        context.ui.warn("nothing is on the move, but throttles are set");
        context.ui.hint("`helixctl topics reassign` clears them");
    }
    Ok(Exit::Done)
}

impl Answer for Status {
    const KIND: &'static str = "ReassignmentStatus";
    const ITEMS: Option<&'static str> = Some("reassignments");

    fn text(&self, style: Style) -> String {
        let row = |row: &Row| {
            let bytes = row.bytes.map_or("-".to_owned(), format_bytes);
            vec![
                row.topic.clone(),
                row.partition.to_string(),
                ids(&row.to),
                ids(&row.adding),
                ids(&row.removing),
                bytes,
            ]
        };
        let mut text = match self.reassignments.is_empty() {
            true => "nothing is on the move\n".to_owned(),
            false => {
                let headings = ["TOPIC", "PARTITION", "TO", "ADDING", "REMOVING", "BYTES"];
                listing(&headings, self.reassignments.iter().map(row).collect(), style)
            }
        };
        for (broker, rate) in &self.throttled_brokers {
            let _ = writeln!(text, "broker {broker} is throttled to {}/s", format_bytes(*rate));
        }
        if !self.throttled_topics.is_empty() {
            let _ = writeln!(text, "throttled topics: {}", self.throttled_topics.join(", "));
        }
        text
    }
}
