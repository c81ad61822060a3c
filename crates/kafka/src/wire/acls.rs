//! Access rules: DescribeAcls, CreateAcls and DeleteAcls (KIP-140, KIP-290).

use helixctl_core::acl::{Acl, AclFilter, NameFilter, Operation, Pattern, Permission, Resource, ResourceKind};
use helixctl_core::cluster::{FoundAcls, ItemResult};
use kafka_protocol::messages::create_acls_request::AclCreation;
use kafka_protocol::messages::delete_acls_request::DeleteAclsFilter;
use kafka_protocol::messages::delete_acls_response::DeleteAclsFilterResult;
use kafka_protocol::messages::describe_acls_response::{AclDescription, DescribeAclsResource};
use kafka_protocol::messages::{CreateAclsRequest, DeleteAclsRequest, DescribeAclsRequest};

use super::api::Request;
use super::codes::{checked, no_answer};
use super::fault::Fault;
use super::{Wire, names};

/// Kafka's number for a part of a filter that takes anything.
const ANY: i8 = 1;
/// Kafka's number for patterns that apply to a name.
const MATCH: i8 = 2;

const KINDS: [(ResourceKind, i8); 6] = [
    (ResourceKind::Topic, 2),
    (ResourceKind::Group, 3),
    (ResourceKind::Cluster, 4),
    (ResourceKind::TransactionalId, 5),
    (ResourceKind::DelegationToken, 6),
    (ResourceKind::User, 7),
];
const PATTERNS: [(Pattern, i8); 2] = [(Pattern::Literal, 3), (Pattern::Prefixed, 4)];
const PERMISSIONS: [(Permission, i8); 2] = [(Permission::Deny, 2), (Permission::Allow, 3)];
const OPERATIONS: [(Operation, i8); 14] = [
    (Operation::All, 2),
    (Operation::Read, 3),
    (Operation::Write, 4),
    (Operation::Create, 5),
    (Operation::Delete, 6),
    (Operation::Alter, 7),
    (Operation::Describe, 8),
    (Operation::ClusterAction, 9),
    (Operation::DescribeConfigs, 10),
    (Operation::AlterConfigs, 11),
    (Operation::IdempotentWrite, 12),
    (Operation::CreateTokens, 13),
    (Operation::DescribeTokens, 14),
    (Operation::TwoPhaseCommit, 15),
];

impl Wire {
    /// The rules that a filter includes. Those with a number that is newer than helixctl are counted.
    pub async fn acls(&self, filter: &AclFilter) -> Result<FoundAcls, Fault> {
        let (name, pattern) = name_and_pattern(&filter.name);
        let request = DescribeAclsRequest::default()
            .with_resource_type_filter(number_or_any(&KINDS, filter.kind))
            .with_resource_name_filter(name.map(names::text))
            .with_pattern_type_filter(pattern)
            .with_principal_filter(filter.principal.as_deref().map(names::text))
            .with_host_filter(filter.host.as_deref().map(names::text))
            .with_operation(number_or_any(&OPERATIONS, filter.operation))
            .with_permission_type(number_or_any(&PERMISSIONS, filter.permission));
        let answer = self.ask(&request, false, |answer| answer.error_code).await?;
        checked(answer.error_code, answer.error_message.as_deref(), DescribeAclsRequest::NEEDS)
            .map_err(Fault::Refused)?;
        let mut found = FoundAcls::default();
        for resource in &answer.resources {
            for rule in &resource.acls {
                match read(resource, rule) {
                    Some(acl) => found.acls.push(acl),
                    None => found.not_understood += 1,
                }
            }
        }
        found.acls.sort();
        found.acls.dedup();
        Ok(found)
    }

    /// Adds rules; results in their order.
    pub async fn create_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult>, Fault> {
        let request = CreateAclsRequest::default().with_creations(acls.iter().map(creation).collect());
        let answer = self.ask(&request, true, |answer| answer.results.first().map_or(0, |r| r.error_code)).await?;
        let needs = CreateAclsRequest::NEEDS;
        let mut results = answer.results.iter().map(|r| checked(r.error_code, r.error_message.as_deref(), needs));
        Ok(acls.iter().map(|_| results.next().unwrap_or_else(|| Err(no_answer()))).collect())
    }

    /// Removes exactly these rules; each result tells whether it was there.
    pub async fn delete_acls(&self, acls: &[Acl]) -> Result<Vec<ItemResult<bool>>, Fault> {
        let request = DeleteAclsRequest::default().with_filters(acls.iter().map(exactly).collect());
        let code =
            |answer: &<DeleteAclsRequest as Request>::Answer| answer.filter_results.first().map_or(0, |r| r.error_code);
        let answer = self.ask(&request, true, code).await?;
        let mut results = answer.filter_results.iter().map(deleted);
        Ok(acls.iter().map(|_| results.next().unwrap_or_else(|| Err(no_answer()))).collect())
    }
}

fn deleted(result: &DeleteAclsFilterResult) -> ItemResult<bool> {
    let needs = DeleteAclsRequest::NEEDS;
    checked(result.error_code, result.error_message.as_deref(), needs)?;
    for matching in &result.matching_acls {
        checked(matching.error_code, matching.error_message.as_deref(), needs)?;
    }
    Ok(!result.matching_acls.is_empty())
}

fn name_and_pattern(filter: &NameFilter) -> (Option<&str>, i8) {
    match filter {
        NameFilter::Any => (None, ANY),
        NameFilter::AppliesTo(name) => (Some(name), MATCH),
        NameFilter::Exactly(name, pattern) => (Some(name), number(&PATTERNS, *pattern)),
    }
}

fn creation(acl: &Acl) -> AclCreation {
    AclCreation::default()
        .with_resource_type(number(&KINDS, acl.resource.kind))
        .with_resource_name(names::text(&acl.resource.name))
        .with_resource_pattern_type(number(&PATTERNS, acl.resource.pattern))
        .with_principal(names::text(&acl.principal))
        .with_host(names::text(&acl.host))
        .with_operation(number(&OPERATIONS, acl.operation))
        .with_permission_type(number(&PERMISSIONS, acl.permission))
}

fn exactly(acl: &Acl) -> DeleteAclsFilter {
    DeleteAclsFilter::default()
        .with_resource_type_filter(number(&KINDS, acl.resource.kind))
        .with_resource_name_filter(Some(names::text(&acl.resource.name)))
        .with_pattern_type_filter(number(&PATTERNS, acl.resource.pattern))
        .with_principal_filter(Some(names::text(&acl.principal)))
        .with_host_filter(Some(names::text(&acl.host)))
        .with_operation(number(&OPERATIONS, acl.operation))
        .with_permission_type(number(&PERMISSIONS, acl.permission))
}

fn read(resource: &DescribeAclsResource, rule: &AclDescription) -> Option<Acl> {
    let kind = named(&KINDS, resource.resource_type)?;
    Some(Acl {
        principal: rule.principal.to_string(),
        resource: Resource::new(kind, resource.resource_name.to_string(), named(&PATTERNS, resource.pattern_type)?),
        permission: named(&PERMISSIONS, rule.permission_type)?,
        host: rule.host.to_string(),
        operation: named(&OPERATIONS, rule.operation)?,
    })
}

/// Kafka's number for a word. Every word has one: a test looks.
fn number<T: Copy + PartialEq>(table: &[(T, i8)], word: T) -> i8 {
    table.iter().find(|(known, _)| *known == word).map_or(0, |(_, number)| *number)
}

fn number_or_any<T: Copy + PartialEq>(table: &[(T, i8)], word: Option<T>) -> i8 {
    word.map_or(ANY, |word| number(table, word))
}

fn named<T: Copy>(table: &[(T, i8)], number: i8) -> Option<T> {
    table.iter().find(|(_, known)| *known == number).map(|(word, _)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_number() {
        assert!(ResourceKind::ALL.into_iter().all(|kind| number(&KINDS, kind) > ANY));
        assert!(Pattern::ALL.into_iter().all(|pattern| number(&PATTERNS, pattern) > MATCH));
        assert!(Permission::ALL.into_iter().all(|permission| number(&PERMISSIONS, permission) > ANY));
        assert!(Operation::ALL.into_iter().all(|operation| number(&OPERATIONS, operation) > ANY));
    }
}
