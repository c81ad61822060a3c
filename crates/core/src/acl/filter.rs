//! Which rules to look up or to show: every part that is absent is not looked at.

use super::{Acl, Operation, Pattern, Permission, Resource, ResourceKind, Target};

/// How the name of a rule's resource is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NameFilter {
    #[default]
    Any,
    /// Rules that apply to a resource of this name: the name itself, prefixes of it, the wildcard (Kafka's MATCH).
    AppliesTo(String),
    /// Exactly this name and pattern.
    Exactly(String, Pattern),
}

/// A filter of rules, as DescribeAcls takes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AclFilter {
    pub kind: Option<ResourceKind>,
    pub name: NameFilter,
    pub principal: Option<String>,
    pub host: Option<String>,
    pub operation: Option<Operation>,
    pub permission: Option<Permission>,
}

impl AclFilter {
    /// The rules that can have a say about a resource, whoever asks.
    pub fn applying_to(target: &Target) -> Self {
        AclFilter { kind: Some(target.kind), name: NameFilter::AppliesTo(target.name.clone()), ..AclFilter::default() }
    }

    /// The rules on exactly this pattern.
    pub fn on(resource: &Resource) -> Self {
        AclFilter {
            kind: Some(resource.kind),
            name: NameFilter::Exactly(resource.name.clone(), resource.pattern),
            ..AclFilter::default()
        }
    }

    /// Exactly this rule.
    pub fn exactly(acl: &Acl) -> Self {
        AclFilter {
            principal: Some(acl.principal.clone()),
            host: Some(acl.host.clone()),
            operation: Some(acl.operation),
            permission: Some(acl.permission),
            ..AclFilter::on(&acl.resource)
        }
    }

    pub fn includes(&self, acl: &Acl) -> bool {
        let is = |wanted: &Option<String>, found: &str| wanted.as_ref().is_none_or(|wanted| wanted == found);
        self.kind.is_none_or(|kind| kind == acl.resource.kind)
            && is(&self.principal, &acl.principal)
            && is(&self.host, &acl.host)
            && self.operation.is_none_or(|operation| operation == acl.operation)
            && self.permission.is_none_or(|permission| permission == acl.permission)
            && match &self.name {
                NameFilter::Any => true,
                NameFilter::AppliesTo(name) => {
                    acl.resource.covers(&Target { kind: acl.resource.kind, name: name.clone() })
                }
                NameFilter::Exactly(name, pattern) => acl.resource.name == *name && acl.resource.pattern == *pattern,
            }
    }
}
