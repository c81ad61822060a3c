//! The roles of a principal: `produce`, `consume`, `transactional` and `admin`, spelt out as the rules that they stand for.

use super::DeclaredAcl;
use super::names::is_legal;
use super::prune::texts;
use super::settings::Located;
use crate::acl::{Resource, ResourceKind, Role};
use crate::diagnostic::Problems;
use crate::yaml::{Node, Table, abbreviate};

/// Reads the roles of a principal. What is wrong is a problem, and grants nothing.
pub(super) fn read(table: &mut Table<'_>, principal: &str, problems: &mut Problems) -> Vec<DeclaredAcl> {
    let mut grants = Grants { principal, rules: Vec::new() };
    if let Some(node) = table.take("produce") {
        grants.list(Role::Produce, ResourceKind::Topic, node, table, "`produce`", problems);
    }
    if let Some(node) = table.take("transactional") {
        grants.list(Role::Transactional, ResourceKind::TransactionalId, node, table, "`transactional`", problems);
    }
    if let Some(node) = table.take("consume") {
        grants.consume(node, table, problems);
    }
    if let Some(node) = table.take("admin") {
        grants.admin(node, table, problems);
    }
    grants.rules
}

struct Grants<'a> {
    principal: &'a str,
    rules: Vec<DeclaredAcl>,
}

impl Grants<'_> {
    fn consume(&mut self, node: &Node, table: &Table<'_>, problems: &mut Problems) {
        let Some(mut consume) = Table::open(node, &table.file, "`consume`", problems) else { return };
        match consume.take("topics") {
            Some(node) => self.list(Role::Consume, ResourceKind::Topic, node, table, "`consume.topics`", problems),
            None => {
                problems
                    .error(node.place(&table.file), "`consume` names no `topics`")
                    .hint("write it like `consume: { topics: [\"helixagent.*\"], groups: [\"helixagent-*\"] }`");
            }
        }
        match consume.take("groups") {
            Some(node) => self.list(Role::Consume, ResourceKind::Group, node, table, "`consume.groups`", problems),
            None => {
                problems
                    .warning(
                        node.place(&table.file),
                        "`consume` names no `groups`: this principal can commit no offsets",
                    )
                    .hint("if it reads as a consumer group, name it: `groups: [\"helixagent-*\"]`");
            }
        }
        consume.finish(problems);
    }

    fn admin(&mut self, node: &Node, table: &Table<'_>, problems: &mut Problems) {
        let Some(mut admin) = Table::open(node, &table.file, "`admin`", problems) else { return };
        let (topics, groups, cluster) = (admin.take("topics"), admin.take("groups"), admin.take("cluster"));
        if let Some(node) = topics {
            self.list(Role::Admin, ResourceKind::Topic, node, table, "`admin.topics`", problems);
        }
        if let Some(node) = groups {
            self.list(Role::Admin, ResourceKind::Group, node, table, "`admin.groups`", problems);
        }
        if let Some(node) = cluster
            && node.boolean(&table.file, "`admin.cluster`", problems) == Some(true)
        {
            self.grant(Role::Admin, &Resource::cluster(), node.place(&table.file));
        }
        if topics.or(groups).or(cluster).is_none() {
            problems.error(node.place(&table.file), "`admin` names nothing to administer").hint(
                "write it like `admin: { topics: [\"helixagent.*\"], groups: [\"helixagent-*\"], cluster: true }`",
            );
        }
        admin.finish(problems);
    }

    fn list(
        &mut self,
        role: Role,
        kind: ResourceKind,
        node: &Node,
        table: &Table<'_>,
        what: &str,
        problems: &mut Problems,
    ) {
        for item in texts(node, &table.file, what, problems) {
            match resource(kind, &item) {
                Ok(resource) => self.grant(role, &resource, item.place),
                Err(fault) => {
                    problems
                        .error(item.place, format!("`{}` in {what} {fault}", abbreviate(&item.value)))
                        .hint("write a name, a prefix with `*` behind it, or `*` for all");
                }
            }
        }
    }

    fn grant(&mut self, role: Role, resource: &Resource, place: crate::diagnostic::Place) {
        let rules = role.grants(self.principal, resource).into_iter();
        self.rules.extend(rules.map(|acl| DeclaredAcl { acl, place: place.clone() }));
    }
}

/// A name, a prefix with a `*` behind it, or a lone `*`; else what is wrong with it.
fn resource(kind: ResourceKind, item: &Located<String>) -> Result<Resource, &'static str> {
    let text = &item.value;
    if text.is_empty() {
        return Err("is empty");
    }
    let resource =
        Resource::named(kind, text).map_err(|_| "has a `*` that is not at its end, and Kafka knows prefixes only")?;
    let legal = kind != ResourceKind::Topic || resource.is_wildcard() || resource.name.chars().all(is_legal);
    legal.then_some(resource).ok_or("is no topic's name; only a-z, A-Z, 0-9, `.`, `_` and `-` are allowed")
}
