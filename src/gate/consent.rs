//! Consent to change a cluster, and the gate that asks for it.

use std::sync::Arc;

use super::Guard;
use crate::cluster::{Alter, Permit};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::kafka::KafkaCluster;
use crate::output::{Format, count};

/// Gate to one cluster, which is the one that the profile means.
pub struct Gate {
    kafka: Arc<KafkaCluster>,
    guard: Guard,
    cluster_id: String,
}

/// Consent to change one cluster: whoever had to be asked has said yes.
pub struct Consent {
    kafka: Arc<KafkaCluster>,
    permit: Permit,
}

impl Gate {
    pub(super) fn new(kafka: Arc<KafkaCluster>, guard: Guard, live: &str) -> Gate {
        Gate { kafka, guard, cluster_id: live.to_owned() }
    }

    pub fn cluster_id(&self) -> &str {
        &self.cluster_id
    }

    /// Consent to what the command line itself asks for, such as records to be written: nobody is asked, unless the profile
    /// is protected.
    pub fn consent(&self, context: &mut Context) -> Result<Consent> {
        if self.guard.asks(&self.cluster_id) {
            context.let_questions_hear_ctrl_c()?;
            self.guard.ask(&self.cluster_id, &mut context.ui)?;
        }
        Ok(Consent { kafka: Arc::clone(&self.kafka), permit: permit() })
    }

    /// Consent to changes that were shown: after the profile's protection one question, unless `--yes` answers it.
    pub fn consent_to(&self, changes: usize, yes: bool, context: &mut Context) -> Result<Consent> {
        if context.ui.format() == Format::Markdown {
            return Err(Error::bad_input("what this command changes has no markdown output; nothing was changed")
                .hint("`topics plan -o markdown` shows a plan; to change something, use text, json or yaml"));
        }
        let consent = self.consent(context)?;
        if yes {
            return Ok(consent);
        }
        context.let_questions_hear_ctrl_c()?;
        let question = format!("Make {} on cluster {}?", count(changes, "change"), self.cluster_id);
        match context.ui.confirm(&question, "--yes")? {
            true => Ok(consent),
            false => Err(Error::refused("not confirmed; nothing was changed")),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the gate is one of the two that give permits")]
fn permit() -> Permit {
    Permit::give()
}

impl Consent {
    /// The cluster, to be changed.
    pub fn alter(&self) -> &dyn Alter {
        &*self.kafka
    }

    /// For producers, and for members of groups that commit.
    pub fn permit(&self) -> &Permit {
        &self.permit
    }
}
