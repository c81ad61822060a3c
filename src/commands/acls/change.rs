//! Rules on their way in or out: shown before, and told one by one.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use crate::acl::{Acl, Resource};
use crate::apply::{GONE, Outcome};
use crate::commands::carry_out::{Carried, Undertaking, show_risks};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Role, Style, count, harmless_line};
use crate::plan::{Action, Plan};

/// What becomes, or became, of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Fate {
    Granted,
    /// It was there before.
    Unchanged,
    Revoked,
    /// Someone else revoked it meanwhile.
    Gone,
    Failed,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    acl: Acl,
    result: Fate,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The answer of grant and revoke.
#[derive(Serialize)]
struct Changed {
    cluster_id: String,
    results: Vec<Row>,
}

/// Rules to grant or to revoke.
pub(super) struct Rules {
    /// Rules that are there already: nothing becomes of them.
    pub there: Vec<Acl>,
}

fn rule(action: &Action) -> Option<&Acl> {
    match action {
        Action::Grant { acl } | Action::Revoke { acl } => Some(acl),
        _ => None,
    }
}

impl Undertaking for Rules {
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()> {
        let style = context.ui.style();
        for change in &plan.changes {
            let (sign, role) = match change.action {
                Action::Grant { .. } => ("+", Role::Added),
                _ => ("-", Role::Removed),
            };
            if let Some(acl) = rule(&change.action) {
                context.ui.write(&format!("{} {}\n", style.paint(role, sign), harmless_line(&acl.to_string())));
            }
        }
        show_risks(plan, context);
        Ok(())
    }

    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit> {
        let unchanged = |acl: &Acl| Row { acl: acl.clone(), result: Fate::Unchanged, error: None };
        let mut results: Vec<Row> = self.there.iter().map(unchanged).collect();
        let mut hints = BTreeSet::new();
        for (index, change) in plan.changes.iter().enumerate() {
            let Some(acl) = rule(&change.action).cloned() else { continue };
            let (result, error) = match carried.applied.outcome(index) {
                Outcome::Done { note } if note.as_deref() == Some(GONE) => (Fate::Gone, None),
                Outcome::Done { .. } if matches!(change.action, Action::Grant { .. }) => (Fate::Granted, None),
                Outcome::Done { .. } => (Fate::Revoked, None),
                Outcome::NotDone { why, way_out } => {
                    hints.insert(way_out);
                    (Fate::Failed, Some(why))
                }
                Outcome::Unknown { why } => (Fate::Failed, Some(why)),
            };
            results.push(Row { acl, result, error });
        }
        context.ui.answer(&Changed { cluster_id: plan.cluster_id.clone(), results })?;
        hints.iter().for_each(|hint| context.ui.hint(hint));
        Ok(carried.applied.exit(plan))
    }
}

/// Says what the patterns of new rules stand for.
pub(super) fn explain(plan: &Plan, context: &mut Context) {
    let rules = plan.changes.iter().filter_map(|change| rule(&change.action));
    let resources: BTreeSet<&Resource> = rules.map(|acl| &acl.resource).collect();
    for resource in resources {
        context.ui.note(&format!("{resource} is {}", resource.meaning()));
    }
}

impl Changed {
    fn number(&self, fate: Fate) -> usize {
        self.results.iter().filter(|row| row.result == fate).count()
    }
}

impl Answer for Changed {
    const KIND: &'static str = "AclChanges";
    const ITEMS: Option<&'static str> = Some("results");

    fn text(&self, style: Style) -> String {
        let mut text = String::new();
        for row in self.results.iter().filter(|row| row.result == Fate::Failed) {
            let why = row.error.as_deref().unwrap_or_default();
            let _ = writeln!(text, "{} {}: {why}", style.paint(Role::Error, "failed"), row.acl);
        }
        let parts: Vec<String> = [
            (Fate::Granted, "granted"),
            (Fate::Revoked, "revoked"),
            (Fate::Unchanged, "there already"),
            (Fate::Gone, "gone already"),
            (Fate::Failed, "failed"),
        ]
        .into_iter()
        .filter(|(fate, _)| self.number(*fate) > 0)
        .map(|(fate, word)| format!("{} {word}", count(self.number(fate), "rule")))
        .collect();
        let summary = if parts.is_empty() { "nothing to do".to_owned() } else { parts.join(", ") };
        let _ = writeln!(text, "{summary}");
        text
    }
}
