//! The journal: what was asked of which cluster and what came of it, as JSON lines that survive a crash.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use super::Outcome;
use crate::plan::{Change, Plan};

/// An open journal. Every line is written with one `write` call, so that parallel runs do not mix.
pub struct Journal {
    file: File,
    cluster_id: String,
    run: String,
    clock: fn() -> String,
}

impl Journal {
    /// Opens the journal for appending, makes its folder, and notes that a run begins.
    ///
    /// `run` tells this run's lines from another's; `clock` gives RFC 3339 times.
    pub fn open(path: &Path, plan: &Plan, run: String, clock: fn() -> String) -> io::Result<Journal> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        let mut journal = Journal { file, cluster_id: plan.cluster_id.clone(), run, clock };
        let summary =
            json!({ "changes": plan.changes.len(), "cannot": plan.cannot.len(), "refused": plan.refused.len() });
        journal.write("begin", summary)?;
        Ok(journal)
    }

    /// Notes a batch before it is sent: after a crash, these are the changes whose outcome is not known.
    pub fn sending(&mut self, changes: &[&Change]) -> io::Result<()> {
        self.write("sending", json!({ "changes": changes }))
    }

    pub fn finished(&mut self, change: &Change, outcome: &Outcome, took: Duration) -> io::Result<()> {
        let mut body = json!({ "change": change, "took_ms": took.as_millis() as u64 });
        merge(&mut body, json!(outcome));
        self.write("result", body)
    }

    pub fn end(&mut self, exit: u8) -> io::Result<()> {
        self.write("end", json!({ "exit": exit }))
    }

    fn write(&mut self, event: &str, body: Value) -> io::Result<()> {
        let mut line = json!({
            "time": (self.clock)(),
            "event": event,
            "cluster_id": self.cluster_id,
            "run": self.run,
        });
        merge(&mut line, body);
        let mut text = line.to_string();
        text.push('\n');
        self.file.write_all(text.as_bytes())
    }
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}
