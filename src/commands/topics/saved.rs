//! A plan in a file: bound to its cluster and to what it saw, and sealed against edits.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::plan::{Action, Plan};
use crate::spec::PasswordSource;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SavedPlan {
    kind: String,
    version: u32,
    /// Over `plan`: a plan that was edited by hand is not the one that was reviewed.
    sha256: String,
    plan: Plan,
}

const KIND: &str = "SavedPlan";

pub fn write(path: &Path, plan: &Plan) -> Result<()> {
    let by_command =
        |action: &Action| matches!(action, Action::SetPassword { password: PasswordSource::Command(_), .. });
    if let Some(change) = plan.changes.iter().find(|change| by_command(&change.action)) {
        return Err(Error::refused(format!(
            "the plan is not saved: the password of {} comes from a command, which may hold a secret itself",
            change.subject
        ))
        .hint("take it from a variable or a file, or apply without a saved plan"));
    }
    let failed = |e: anyhow::Error| Error::failed(format!("the plan cannot be saved to {}", path.display())).because(e);
    let saved = SavedPlan { kind: KIND.to_owned(), version: 1, sha256: digest(plan)?, plan: plan.clone() };
    let mut text = serde_json::to_string_pretty(&saved).map_err(|e| failed(e.into()))?;
    text.push('\n');
    std::fs::write(path, text).map_err(|e| failed(e.into()))
}

pub fn read(path: &Path) -> Result<Plan> {
    let bytes =
        std::fs::read(path).map_err(|e| Error::bad_input(format!("{} cannot be read", path.display())).because(e))?;
    let saved: SavedPlan = serde_json::from_slice(&bytes).map_err(|e| {
        Error::bad_input(format!("{}:{}:{}: not a saved plan", path.display(), e.line(), e.column()))
            .because(e)
            .hint("make one with `helixctl topics plan --out FILE`; declarations are named with `-f FILE`")
    })?;
    if saved.kind != KIND || saved.version != 1 {
        let found = format!("{} version {}", saved.kind, saved.version);
        return Err(Error::bad_input(format!("{} is a {found}, not a {KIND} version 1", path.display())));
    }
    if saved.sha256 != digest(&saved.plan)? {
        return Err(Error::refused(format!("{} was changed after it was saved; nothing was changed", path.display()))
            .hint("plan again: `helixctl topics plan --out FILE`"));
    }
    Ok(saved.plan)
}

fn digest(plan: &Plan) -> Result<String> {
    let bytes = serde_json::to_vec(plan).map_err(|e| Error::failed("the plan cannot be written as JSON").because(e))?;
    Ok(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
