//! Roles: the rules that a producer, a consumer, a transactional producer or an administrator needs.
//!
//! Produce and consume are what `kafka-acls --producer` and `--consumer` grant.

use super::{ANY_HOST, Acl, Operation, Permission, Resource, ResourceKind};

/// A set of operations that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Write to topics, and create them.
    Produce,
    /// Read topics, and commit as groups.
    Consume,
    /// Write with transactional ids.
    Transactional,
    /// Manage topics, groups or the cluster; without the right to read or write records.
    Admin,
}

impl Role {
    pub const ALL: [Role; 4] = [Role::Produce, Role::Consume, Role::Transactional, Role::Admin];

    pub const fn word(self) -> &'static str {
        match self {
            Role::Produce => "produce",
            Role::Consume => "consume",
            Role::Transactional => "transactional",
            Role::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Role::ALL.into_iter().find(|role| role.word().eq_ignore_ascii_case(text))
    }

    /// The kinds of resources that it is about; a bare name is of the first.
    pub const fn kinds(self) -> &'static [ResourceKind] {
        use ResourceKind as K;
        match self {
            Role::Produce => &[K::Topic],
            Role::Consume => &[K::Topic, K::Group],
            Role::Transactional => &[K::TransactionalId],
            Role::Admin => &[K::Topic, K::Group, K::Cluster],
        }
    }

    /// What it needs on such a resource; nothing on kinds that it is not about.
    pub const fn operations(self, kind: ResourceKind) -> &'static [Operation] {
        use Operation as O;
        use ResourceKind as K;
        match (self, kind) {
            (Role::Produce, K::Topic) => &[O::Write, O::Describe, O::Create],
            (Role::Consume, K::Topic) => &[O::Read, O::Describe],
            (Role::Consume, K::Group) => &[O::Read],
            (Role::Transactional, K::TransactionalId) => &[O::Write, O::Describe],
            (Role::Admin, K::Topic) => {
                &[O::Describe, O::Create, O::Delete, O::Alter, O::DescribeConfigs, O::AlterConfigs]
            }
            // Seeking is committing: Kafka asks for Read.
            (Role::Admin, K::Group) => &[O::Describe, O::Read, O::Delete],
            (Role::Admin, K::Cluster) => &[O::Describe, O::Create, O::Alter, O::DescribeConfigs, O::AlterConfigs],
            _ => &[],
        }
    }

    /// The rules that give a principal this role on some resources, from every host.
    pub fn grants(self, principal: &str, resource: &Resource) -> Vec<Acl> {
        rules(principal, resource, self.operations(resource.kind), Permission::Allow, ANY_HOST)
    }
}

/// One rule for each operation.
pub fn rules(
    principal: &str,
    resource: &Resource,
    operations: &[Operation],
    permission: Permission,
    host: &str,
) -> Vec<Acl> {
    let rule = |&operation: &Operation| Acl {
        principal: principal.to_owned(),
        resource: resource.clone(),
        permission,
        host: host.to_owned(),
        operation,
    };
    operations.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(role: Role, resource: &str) -> Vec<String> {
        role.grants("User:a", &Resource::parse(resource).unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn roles_are_those_of_kafka_acls() {
        assert_eq!(
            shown(Role::Produce, "topic:helixagent.*"),
            [
                "allow User:a write on topic:helixagent.*",
                "allow User:a describe on topic:helixagent.*",
                "allow User:a create on topic:helixagent.*"
            ]
        );
        assert_eq!(
            shown(Role::Consume, "topic:t"),
            ["allow User:a read on topic:t", "allow User:a describe on topic:t"]
        );
        assert_eq!(shown(Role::Consume, "group:g-*"), ["allow User:a read on group:g-*"]);
        assert_eq!(
            shown(Role::Transactional, "txn:*"),
            ["allow User:a write on txn:*", "allow User:a describe on txn:*"]
        );
        assert!(shown(Role::Produce, "group:g").is_empty());
    }

    #[test]
    fn a_role_asks_only_for_what_the_resource_has() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.word()), Some(role));
            for kind in ResourceKind::ALL {
                assert!(role.operations(kind).iter().all(|operation| kind.has(*operation)));
                assert_eq!(role.operations(kind).is_empty(), !role.kinds().contains(&kind));
            }
        }
    }
}
