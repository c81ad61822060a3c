//! Rules on their way in or out: shown before, asked about, and reported one by one.

use std::fmt::Write as _;

use serde::Serialize;

use crate::acl::Acl;
use crate::cluster::{ErrorCode, ItemError};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Role, Style, count};

/// What becomes, or became, of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fate {
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
pub(super) struct Changed {
    cluster_id: String,
    results: Vec<Row>,
    #[serde(skip)]
    hint: Option<&'static str>,
}

impl Changed {
    pub(super) fn new(cluster_id: &str) -> Self {
        Changed { cluster_id: cluster_id.to_owned(), results: Vec::new(), hint: None }
    }

    pub(super) fn note(&mut self, acl: &Acl, result: std::result::Result<Fate, ItemError>) {
        let (result, error) = match result {
            Ok(fate) => (fate, None),
            Err(error) => {
                self.hint = way_out(&error).or(self.hint);
                (Fate::Failed, Some(error.message))
            }
        };
        self.results.push(Row { acl: acl.clone(), result, error });
    }

    fn number(&self, fate: Fate) -> usize {
        self.results.iter().filter(|row| row.result == fate).count()
    }

    /// Prints the results; the exit code tells whether all, some or none of it was done.
    pub(super) fn report(self, context: &mut Context) -> Result<Exit> {
        context.ui.answer(&self)?;
        if let Some(hint) = self.hint {
            context.ui.hint(hint);
        }
        let failed = self.number(Fate::Failed);
        Ok(match failed {
            0 => Exit::Done,
            _ if failed == self.results.len() => Exit::Failed,
            _ => Exit::Partial,
        })
    }
}

fn way_out(error: &ItemError) -> Option<&'static str> {
    match error.code {
        ErrorCode::NotAuthorized => Some(
            "this principal lacks alter on the cluster; an administrator of the cluster has to do this, or to grant that",
        ),
        ErrorCode::SecurityDisabled => {
            Some("the brokers keep no access rules: set `authorizer.class.name` in their server.properties")
        }
        _ => None,
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

/// Shows people what is about to happen; programs get the results alone.
pub(super) fn show(sign: &str, role: Role, acls: &[Acl], context: &mut Context) {
    if context.ui.format().is_machine() {
        return;
    }
    let style = context.ui.style();
    for acl in acls {
        context.ui.write(&format!("{} {acl}\n", style.paint(role, sign)));
    }
}
