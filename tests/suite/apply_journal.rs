//! What is heard while a plan is carried out: the journal's lines, and what happens when they cannot be written.

use std::time::Duration;

use helixctl::apply::journal::Journal;
use helixctl::apply::{Listener, MoveListener, Outcome};
use helixctl::exit::Exit;
use helixctl::plan::Change;
use serde_json::{Value, json};

use crate::support::fake::{EVERYTHING, Heard, block_on, carry_out_heard, cluster, outcome, plan_for};

/// A journal alone, as apply keeps it.
struct Journalled(Journal);

impl MoveListener for Journalled {}

impl Listener for Journalled {
    fn sending(&mut self, changes: &[&Change]) -> Result<(), String> {
        self.0.sending(changes).map_err(|e| e.to_string())
    }
    fn finished(&mut self, change: &Change, outcome: &Outcome, took: Duration) -> Result<(), String> {
        self.0.finished(change, outcome, took).map_err(|e| e.to_string())
    }
}

fn noon() -> String {
    "2026-01-01T12:00:00.000Z".to_owned()
}

#[test]
fn each_request_is_announced_before_it_is_sent_and_each_change_has_its_result() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    let mut heard = Heard::default();
    block_on(carry_out_heard(&fake, &plan, &mut heard));
    let expected = [
        "sending 2",
        "x-new topic done",
        "y-new topic done",
        "sending 2",
        "a partitions done",
        "b partitions done",
        "sending 4",
        "a retention.ms done",
        "b compression.type done",
        "b retention.ms done",
        "b segment.ms done",
        "sending 1",
        "old topic done",
    ];
    assert_eq!(heard.lines, expected);
}

#[test]
fn a_journal_that_is_full_at_the_start_lets_nothing_be_sent() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    let applied = block_on(carry_out_heard(&fake, &plan, &mut Heard { limit: 0, ..Heard::default() }));
    assert_eq!(fake.log().len(), 0);
    assert!(applied.outcomes.iter().all(Option::is_none));
    assert!(applied.stopped.as_ref().unwrap().contains("No space left"), "{:?}", applied.stopped);
    assert_eq!((applied.interrupted, applied.exit(&plan)), (false, Exit::Failed));
}

#[test]
fn a_journal_that_is_full_halfway_stops_after_the_request_under_way() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    // "sending", one of two results: the second cannot be written.
    let applied = block_on(carry_out_heard(&fake, &plan, &mut Heard { limit: 2, ..Heard::default() }));
    assert_eq!(fake.log(), ["create x-new,y-new"]);
    assert!(outcome(&plan, &applied, "y-new", "topic").unwrap().is_done(), "what was done is known all the same");
    assert!(outcome(&plan, &applied, "a", "partitions").is_none());
    assert_eq!((applied.done(), applied.exit(&plan)), (2, Exit::Partial));
}

#[test]
fn the_journal_holds_one_json_object_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/inside/journal.jsonl");
    let fake = cluster();
    let plan = plan_for(
        &fake,
        "version: 1\ntopics:\n  - { name: new, partitions: 1, replication: 1 }\n  - { name: a, retention: 14d }\n",
    );
    for run in ["one", "two"] {
        let mut journal = Journalled(Journal::open(&path, &plan, run.to_owned(), noon).unwrap());
        block_on(carry_out_heard(&fake, &plan, &mut journal));
        journal.0.end(0).unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let events: Vec<&str> = lines.iter().map(|line| line["event"].as_str().unwrap()).collect();
    let run = ["begin", "sending", "result", "sending", "result", "end"];
    assert_eq!(events, [run, run].concat(), "a second run is appended");
    for (n, line) in lines.iter().enumerate() {
        let mark = (&line["time"], &line["cluster_id"], &line["run"]);
        let run = if n < 6 { "one" } else { "two" };
        assert_eq!(mark, (&json!("2026-01-01T12:00:00.000Z"), &json!("fake"), &json!(run)));
    }
    assert_eq!((&lines[0]["changes"], &lines[0]["cannot"]), (&json!(2), &json!(0)));
    assert_eq!(lines[1]["changes"][0]["subject"], "new");
    let result = |n: usize| (lines[n]["change"]["subject"].as_str(), lines[n]["outcome"].as_str());
    assert_eq!(result(2), (Some("new"), Some("done")));
    assert_eq!(lines[4]["change"]["to"], "1209600000");
    assert_eq!(lines[5]["exit"], 0);
    // The second run met the topic of the first.
    assert_eq!(lines[8]["note"], "someone else created it meanwhile, as declared");
}
