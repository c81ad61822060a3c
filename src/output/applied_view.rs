//! What came of a plan, change by change.

use std::fmt::Write as _;
use std::time::Duration;

use serde::Serialize;

use super::{Answer, Role, Style};
use crate::apply::{Applied, Outcome};
use crate::plan::{Change, Plan, Unmet};

/// The result of an apply.
#[derive(Serialize)]
pub struct AppliedView<'a> {
    cluster_id: &'a str,
    results: Vec<ResultView<'a>>,
    cannot: &'a [Unmet],
    refused: &'a [Unmet],
    /// Topics with partitions that nobody led when the waiting ended.
    leaderless: &'a [String],
    interrupted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<&'a str>,
    took_ms: u64,
    exit: u8,
}

#[derive(Serialize)]
struct ResultView<'a> {
    #[serde(flatten)]
    change: &'a Change,
    #[serde(flatten)]
    outcome: Outcome,
    took_ms: u64,
}

impl<'a> AppliedView<'a> {
    pub fn new(plan: &'a Plan, applied: &'a Applied, took: Duration) -> Self {
        let result = |(index, change): (usize, &'a Change)| {
            let took = applied.outcomes.get(index).and_then(Option::as_ref).map_or(Duration::ZERO, |(_, took)| *took);
            ResultView { change, outcome: applied.outcome(index), took_ms: took.as_millis() as u64 }
        };
        AppliedView {
            cluster_id: &plan.cluster_id,
            results: plan.changes.iter().enumerate().map(result).collect(),
            cannot: &plan.cannot,
            refused: &plan.refused,
            leaderless: &applied.leaderless,
            interrupted: applied.interrupted,
            stopped: applied.stopped.as_deref(),
            took_ms: took.as_millis() as u64,
            exit: applied.exit(plan).code(),
        }
    }

    fn tally(&self) -> (usize, usize, usize) {
        let is = |test: fn(&Outcome) -> bool| self.results.iter().filter(|r| test(&r.outcome)).count();
        (
            is(|o| matches!(o, Outcome::Done { .. })),
            is(|o| matches!(o, Outcome::NotDone { .. })),
            is(|o| matches!(o, Outcome::Unknown { .. })),
        )
    }
}

impl Answer for AppliedView<'_> {
    const KIND: &'static str = "Applied";
    const ITEMS: Option<&'static str> = Some("results");

    fn text(&self, style: Style) -> String {
        let mut text = String::new();
        for result in &self.results {
            text.push_str(&result_text(result, style));
        }
        for topic in self.leaderless {
            let _ = writeln!(
                text,
                "! {topic}  has partitions without a leader; `helixctl topics describe {topic}` shows them"
            );
        }
        let (done, not_done, unknown) = self.tally();
        let took = crate::units::format_millis(self.took_ms.max(1));
        let _ = write!(text, "{}{done} done", style.paint(Role::Heading, "Apply: "));
        for (number, what) in [
            (not_done, "not done"),
            (unknown, "unknown"),
            (self.cannot.len(), "cannot be done"),
            (self.refused.len(), "refused"),
        ] {
            if number > 0 {
                let _ = write!(text, ", {number} {what}");
            }
        }
        let _ = writeln!(text, "{} in {took}.", if self.interrupted { ", interrupted" } else { "" });
        text
    }
}

fn result_text(result: &ResultView<'_>, style: Style) -> String {
    let (word, role, note) = match &result.outcome {
        Outcome::Done { note } => ("done", Role::Added, note.clone()),
        Outcome::NotDone { why, way_out } => ("not done", Role::Error, Some(format!("{why}\n    hint: {way_out}"))),
        Outcome::Unknown { why } => ("unknown", Role::Warning, Some(why.clone())),
    };
    let took =
        if result.took_ms > 0 { format!(" in {}", crate::units::format_millis(result.took_ms)) } else { String::new() };
    let change = result.change;
    let mut text =
        format!("{} {}  {}: {}{took}\n", change.action.glyph(), change.subject, change.action, style.paint(role, word));
    if let Some(note) = note {
        let _ = writeln!(text, "    {note}");
    }
    text
}
