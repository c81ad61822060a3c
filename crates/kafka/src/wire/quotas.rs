//! Client quotas: DescribeClientQuotas and AlterClientQuotas (KIP-546).

use std::collections::BTreeMap;

use kafka_protocol::messages::alter_client_quotas_request::{EntityData, EntryData, OpData};
use kafka_protocol::messages::{AlterClientQuotasRequest, DescribeClientQuotasRequest};
use kafka_protocol::protocol::StrBytes;

use super::Wire;
use super::api::Request;
use super::codes::{checked, no_answer};
use super::fault::Fault;
use helixctl_core::cluster::{ClusterError, ItemResult, Mode, QuotaChange, QuotaEntity, QuotaName, QuotaValues};

impl Wire {
    /// Every quota that is set.
    pub async fn client_quotas(&self) -> Result<BTreeMap<QuotaEntity, QuotaValues>, ClusterError> {
        // No components, not strict: entities of every kind.
        let request = DescribeClientQuotasRequest::default().with_components(Vec::new()).with_strict(false);
        let needs = DescribeClientQuotasRequest::NEEDS;
        let told = |fault: Fault| fault.told("listing client quotas", false);
        let answer = self.ask(&request, false, |answer| answer.error_code).await.map_err(told)?;
        checked(answer.error_code, answer.error_message.as_deref(), needs).map_err(|e| told(Fault::Refused(e)))?;
        let entries = answer.entries.unwrap_or_default();
        Ok(entries
            .iter()
            .map(|entry| {
                let parts = entry.entity.iter().map(|part| (part.entity_type.as_str(), part.entity_name.as_deref()));
                let values = entry.values.iter().map(|value| (value.key.to_string(), value.value));
                (entity(parts), values.collect())
            })
            .collect())
    }

    /// Sets and removes values, or asks whether that would be allowed.
    pub async fn alter_client_quotas(
        &self,
        changes: &[QuotaChange],
        mode: Mode,
    ) -> Result<Vec<ItemResult>, ClusterError> {
        let request = AlterClientQuotasRequest::default()
            .with_entries(changes.iter().map(entry).collect())
            .with_validate_only(mode == Mode::Check);
        let needs = AlterClientQuotasRequest::NEEDS;
        let applies = mode == Mode::Apply;
        // The answer has codes by entity only; a broker that finds no controller gives all of them the same one.
        let code = |answer: &<AlterClientQuotasRequest as Request>::Answer| {
            answer.entries.first().map_or(0, |entry| entry.error_code)
        };
        let answer = self.ask(&request, applies, code).await;
        let answer = answer.map_err(|fault| fault.told("altering client quotas", applies))?;
        let results: BTreeMap<QuotaEntity, ItemResult> = answer
            .entries
            .iter()
            .map(|entry| {
                let parts = entry.entity.iter().map(|part| (part.entity_type.as_str(), part.entity_name.as_deref()));
                (entity(parts), checked(entry.error_code, entry.error_message.as_deref(), needs))
            })
            .collect();
        let result = |change: &QuotaChange| results.get(&change.entity).cloned().unwrap_or_else(|| Err(no_answer()));
        Ok(changes.iter().map(result).collect())
    }
}

fn entry(change: &QuotaChange) -> EntryData {
    let parts = change.entity.parts().map(|(kind, name)| {
        let name = match name {
            QuotaName::Default => None,
            QuotaName::Named(name) => Some(StrBytes::from_string(name.clone())),
        };
        EntityData::default().with_entity_type(StrBytes::from_static_str(kind)).with_entity_name(name)
    });
    let ops = change.values.iter().map(|(key, value)| {
        OpData::default()
            .with_key(StrBytes::from_string(key.clone()))
            .with_value(value.unwrap_or_default())
            .with_remove(value.is_none())
    });
    EntryData::default().with_entity(parts.collect()).with_ops(ops.collect())
}

fn entity<'a>(parts: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> QuotaEntity {
    let mut entity = QuotaEntity::default();
    for (kind, name) in parts {
        let name = Some(name.map_or(QuotaName::Default, |name| QuotaName::Named(name.to_owned())));
        match kind {
            "user" => entity.user = name,
            "client-id" => entity.client_id = name,
            "ip" => entity.ip = name,
            _ => {}
        }
    }
    entity
}
