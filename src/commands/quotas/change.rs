//! Quotas of one entity on their way in or out: shown, checked by the broker, and told as they are then.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entity::Row;
use crate::apply::{Outcome, Review, check};
use crate::cluster::{Denied, ErrorCode, ItemError, QuotaEntity, QuotaValues};
use crate::commands::carry_out::{Carried, ConsentArgs, Undertaking, carry_out, show_risks};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::Client;
use crate::output::{Answer, Style};
use crate::plan::{Action, Plan};
use crate::quota::display;

/// The answer of set and unset: what the entity has now.
#[derive(Serialize)]
struct Changed {
    cluster_id: String,
    result: &'static str,
    #[serde(flatten)]
    row: Row,
    #[serde(skip)]
    line: String,
}

impl Answer for Changed {
    const KIND: &'static str = "QuotaChange";

    fn text(&self, _: Style) -> String {
        format!("{}: {}\n", self.result, self.line)
    }
}

/// What the cluster has: its id, and every quota.
pub(super) struct Live {
    id: String,
    pub quotas: BTreeMap<QuotaEntity, QuotaValues>,
}

pub(super) async fn look(client: &Client) -> Result<Live> {
    let (id, quotas) = futures::join!(cluster_id(&**client), client.client_quotas());
    let (id, quotas) = (id?, quotas?);
    // Nothing is shown of the wrong cluster.
    client.gate(&id)?;
    Ok(Live { id, quotas })
}

/// Carries out what of `values` is another than now; a value of `None` is removed.
pub(super) async fn change(
    client: &Client,
    live: &Live,
    entity: QuotaEntity,
    values: BTreeMap<String, Option<f64>>,
    args: &ConsentArgs,
    context: &mut Context,
) -> Result<Exit> {
    let now = live.quotas.get(&entity).cloned().unwrap_or_default();
    let subject = entity.to_string();
    let action = |(name, to): (String, Option<f64>)| {
        let (from, entity) = (now.get(&name).copied(), Some(entity.clone()));
        match (from, to) {
            (from, Some(to)) if from != Some(to) => Some(Action::SetQuota { name, from, to, entity }),
            (Some(from), None) => Some(Action::UnsetQuota { name, from, entity }),
            _ => None,
        }
    };
    let actions = values.into_iter().filter_map(action).map(|action| (subject.clone(), action));
    let plan = Plan::by_hand(&live.id, actions);
    for change in &plan.changes {
        context.ui.note(&format!("{entity}: {}", change.action));
    }
    let refused = check(&plan, &**client, Review::CarriedOut).await?;
    if let Some(error) = refused.into_values().next() {
        return Err(denied(&entity, error, client.principal()));
    }
    carry_out(&plan, client, args, &Quotas { entity, now }, context).await
}

/// Why the broker would not do it. It says only that something was not allowed: what it was, we know from what we asked for.
fn denied(entity: &QuotaEntity, error: ItemError, principal: Option<String>) -> Error {
    if error.code != ErrorCode::NotAuthorized {
        return Error::failed(format!("the quota of {entity} was not changed: {}", error.message));
    }
    let denied = Denied { principal, operation: "alter_configs".to_owned(), resource: "cluster".to_owned() };
    Error::failed(format!("the quota of {entity} was not changed: {denied}"))
        .hint(format!("someone who may change access rules runs `{}`", denied.grant()))
}

/// Quotas of one entity, and what they were.
struct Quotas {
    entity: QuotaEntity,
    now: QuotaValues,
}

impl Quotas {
    /// What the entity has when all is done.
    fn then(&self, plan: &Plan) -> QuotaValues {
        let mut values = self.now.clone();
        for change in &plan.changes {
            match &change.action {
                Action::SetQuota { name, to, .. } => drop(values.insert(name.clone(), *to)),
                Action::UnsetQuota { name, .. } => drop(values.remove(name)),
                _ => {}
            }
        }
        values
    }
}

impl Undertaking for Quotas {
    fn show(&self, plan: &Plan, context: &mut Context) -> Result<()> {
        show_risks(plan, context);
        Ok(())
    }

    fn report(&self, plan: &Plan, carried: &Carried, context: &mut Context) -> Result<Exit> {
        let (entity, exit) = (&self.entity, carried.applied.exit(plan));
        // All values of an entity change or none does.
        match plan.changes.first().map(|_| carried.applied.outcome(0)) {
            None | Some(Outcome::Done { .. }) => {}
            Some(Outcome::NotDone { why, way_out }) => {
                return Err(Error::new(exit, format!("the quota of {entity} was not changed: {why}")).hint(way_out));
            }
            Some(Outcome::Unknown { why }) => {
                let told = format!("whether the quota of {entity} was changed is not known: {why}");
                return Err(Error::new(exit, told).hint("`helixctl quotas list` shows whether it happened"));
            }
        }
        let values = self.then(plan);
        let shown = |(name, value): (&String, &f64)| format!("{name} = {}", display(name, *value));
        let texts: Vec<String> = values.iter().map(shown).collect();
        let text = if texts.is_empty() { "no quota".to_owned() } else { texts.join(", ") };
        let result = if plan.changes.is_empty() { "unchanged" } else { "changed" };
        let (cluster_id, row) = (plan.cluster_id.clone(), Row::new(entity, &values));
        context.ui.answer(&Changed { cluster_id, result, row, line: format!("{entity}: {text}") })?;
        Ok(exit)
    }
}
