//! Carrying out a change to the quotas of one entity: shown, asked about, checked by the broker, sent, and looked at.

use std::collections::BTreeMap;

use serde::Serialize;

use super::entity::Row;
use crate::cluster::{Denied, ErrorCode, Intended, ItemResult, Look, Mode, QuotaChange, QuotaEntity, QuotaValues};
use crate::commands::settle::until_shown;
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::gate::{Client, Gate};
use crate::output::{Answer, Style};
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
    pub gate: Gate,
    pub quotas: BTreeMap<QuotaEntity, QuotaValues>,
}

pub(super) async fn look(cluster: &Client) -> Result<Live> {
    let (id, quotas) = futures::join!(cluster_id(&**cluster), cluster.client_quotas());
    let (id, quotas) = (id?, quotas?);
    Ok(Live { gate: cluster.gate(&id)?, quotas })
}

/// Carries out what of `values` is another than now; a value of `None` is removed.
pub(super) async fn carry_out(
    cluster: &dyn Look,
    live: &Live,
    entity: QuotaEntity,
    mut values: BTreeMap<String, Option<f64>>,
    yes: bool,
    context: &mut Context,
) -> Result<Exit> {
    let mut now = live.quotas.get(&entity).cloned().unwrap_or_default();
    values.retain(|name, value| now.get(name).copied() != *value);
    if values.is_empty() {
        return report("unchanged", live, &entity, &now, context);
    }
    let said = |value: Option<f64>, name: &str| value.map_or("unset".to_owned(), |value| display(name, value));
    for (name, value) in &values {
        let old = said(now.get(name).copied(), name);
        context.ui.note(&format!("{entity}: {name} {old} → {}", said(*value, name)));
    }
    let change = QuotaChange { entity: entity.clone(), values: values.clone() };
    let asked = cluster.check(Intended::Quotas(std::slice::from_ref(&change))).await?;
    done(cluster, &change, asked)?;
    let consent = live.gate.consent_to(values.len(), yes, context)?;
    let results = consent.alter().alter_client_quotas(std::slice::from_ref(&change), Mode::Apply).await?;
    done(cluster, &change, results)?;
    for (name, value) in values.clone() {
        match value {
            Some(value) => drop(now.insert(name, value)),
            None => drop(now.remove(&name)),
        }
    }
    let shown = async || {
        let quotas = cluster.client_quotas().await?;
        let shown = quotas.get(&entity).cloned().unwrap_or_default();
        Ok(values.iter().all(|(name, value)| shown.get(name).copied() == *value))
    };
    until_shown(shown, context).await;
    report("changed", live, &entity, &now, context)
}

fn report(
    result: &'static str,
    live: &Live,
    entity: &QuotaEntity,
    values: &QuotaValues,
    context: &mut Context,
) -> Result<Exit> {
    let of = |(name, value): (&String, &f64)| format!("{name} = {}", display(name, *value));
    let values_text: Vec<String> = values.iter().map(of).collect();
    let values_text = if values_text.is_empty() { "no quota".to_owned() } else { values_text.join(", ") };
    let line = format!("{entity}: {values_text}");
    context.ui.answer(&Changed {
        cluster_id: live.gate.cluster_id().to_owned(),
        result,
        row: Row::new(entity, values),
        line,
    })?;
    Ok(Exit::Done)
}

fn done(cluster: &dyn Look, change: &QuotaChange, results: Vec<ItemResult>) -> Result<()> {
    let Some(error) = results.into_iter().find_map(std::result::Result::err) else { return Ok(()) };
    let (entity, why) = (&change.entity, &error.message);
    Err(match error.code {
        ErrorCode::NotAuthorized => {
            let (principal, operation) = (cluster.principal(), "alter_configs".to_owned());
            let denied = Denied { principal, operation, resource: "cluster".to_owned() };
            Error::failed(format!("the quota of {entity} was not changed: {denied}"))
                .hint(format!("someone who may change access rules runs `{}`", denied.grant()))
        }
        ErrorCode::OutcomeUnknown => {
            Error::failed(format!("whether the quota of {entity} was changed is not known: {why}"))
                .hint("`helixctl quotas list` shows whether it happened")
        }
        _ => Error::failed(format!("the quota of {entity} was not changed: {why}")),
    })
}
