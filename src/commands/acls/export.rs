//! `helixctl acls export`

use std::collections::BTreeMap;

use serde::Serialize;

use super::export_users::{self as users, ExportedUser};
use super::list::filter_of;
use crate::acl::{ANY_HOST, Acl, AclFilter, CLUSTER_NAME, Pattern, Permission, ResourceKind, principal};
use crate::cluster::{Wanted, observe_access};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::count;

/// Print the access rules, users and quotas as `principals:` of topics.yaml
///
/// Every rule is spelt out with its pattern, so that reading it back gives exactly the same rules. Kafka tells no password: a
/// variable stands where it is to come from.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl acls export > principals.yaml
  helixctl acls export --principal User:helixagent")]
pub struct Args {
    /// Only rules for this principal
    #[arg(long, value_name = "PRINCIPAL", value_parser = super::principal)]
    principal: Option<String>,

    /// Only rules on a kind of resource, on a pattern, or those that apply to one resource
    #[arg(long, value_name = "KIND|RESOURCE")]
    resource: Option<String>,
}

#[derive(Serialize)]
struct Exported {
    version: u32,
    principals: Vec<ExportedPrincipal>,
}

#[derive(Serialize)]
pub(super) struct ExportedPrincipal {
    pub name: String,
    #[serde(flatten)]
    pub user: Option<ExportedUser>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub acls: Vec<ExportedAcl>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub quota: BTreeMap<String, serde_yaml::Number>,
}

#[derive(Serialize)]
pub(super) struct ExportedAcl {
    resource: ResourceKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<Pattern>,
    operations: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permission: Option<Permission>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let filter = AclFilter { principal: args.principal.clone(), ..filter_of(args.resource.as_deref())? };
    let cluster = context.cluster()?;
    let found = super::find(&*cluster, &filter, context).await?.acls;
    let (fit, odd): (Vec<Acl>, Vec<Acl>) = found.into_iter().partition(is_expressible);
    if !odd.is_empty() {
        let rules: Vec<String> = odd.iter().map(|acl| format!("\n  {acl}")).collect();
        context.ui.warn(&format!(
            "{} left out, since Kafka never asks for such a thing:{}",
            count(odd.len(), "rule"),
            rules.concat()
        ));
    }
    let mut exported = exported(&fit);
    // Who asks for the rules on some resource does not ask for users.
    if args.resource.is_none() {
        let access = observe_access(&*cluster, Wanted { users: true, quotas: true, acls: false }).await?;
        let wanted = |name: &str| args.principal.as_deref().is_none_or(|only| only == name);
        for warning in users::add(&mut exported.principals, &access, wanted) {
            context.ui.warn(&warning);
        }
    }
    let text = serde_yaml::to_string(&exported)
        .map_err(|e| Error::failed("the rules cannot be written as YAML").because(e))?;
    context.ui.write(&text);
    Ok(Exit::Done)
}

/// Whether topics.yaml would take it back: brokers keep rules that can never apply.
fn is_expressible(acl: &Acl) -> bool {
    let resource = &acl.resource;
    let is_cluster = resource.kind != ResourceKind::Cluster || resource.name == CLUSTER_NAME;
    resource.kind.has(acl.operation) && is_cluster && principal::check(&acl.principal).is_ok()
}

fn exported(acls: &[Acl]) -> Exported {
    let mut principals: BTreeMap<&str, Vec<ExportedAcl>> = BTreeMap::new();
    let same = |a: &Acl, b: &Acl| {
        (&a.principal, &a.resource, a.permission, &a.host) == (&b.principal, &b.resource, b.permission, &b.host)
    };
    for group in acls.chunk_by(same) {
        let Acl { principal, resource, permission, host, .. } = &group[0];
        let is_cluster = resource.name == CLUSTER_NAME && resource.kind == ResourceKind::Cluster;
        let plain = is_cluster && resource.pattern == Pattern::Literal;
        principals.entry(principal).or_default().push(ExportedAcl {
            resource: resource.kind,
            name: (!plain).then(|| resource.name.clone()),
            pattern: (!plain).then_some(resource.pattern),
            operations: group.iter().map(|acl| acl.operation.word()).collect(),
            permission: Some(*permission).filter(|permission| *permission == Permission::Deny),
            host: Some(host.clone()).filter(|host| host != ANY_HOST),
        });
    }
    let principals = principals.into_iter();
    Exported {
        version: 1,
        principals: principals
            .map(|(name, acls)| ExportedPrincipal { name: name.to_owned(), user: None, acls, quota: BTreeMap::new() })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acl::{Operation, Resource, rules};
    use crate::spec;

    /// What is written is read back as the same rules, whatever the names.
    #[test]
    fn export_and_reading_meet() {
        let mut acls = Vec::new();
        for principal in ["User:CN=a,OU=b", "User:\"o'hara\": #x", "User:*", "Group:jürgen", "User:true"] {
            for (resource, operation) in [
                ("topic:helixagent.*", Operation::Write),
                ("topic:helixagent.*", Operation::Describe),
                (r"topic:helixagent.\*", Operation::Read),
                ("group:*", Operation::Read),
                ("group:grüße, \"x\"", Operation::Delete),
                ("cluster", Operation::Alter),
                ("cluster:kafka-cluster*", Operation::Create),
                ("txn:1e3", Operation::All),
            ] {
                let resource = Resource::parse(resource).unwrap();
                acls.extend(rules(principal, &resource, &[operation], Permission::Allow, "*"));
                acls.extend(rules(principal, &resource, &[operation], Permission::Deny, "10.0.0.1"));
            }
        }
        acls.sort();
        assert!(acls.iter().all(is_expressible));
        let text = serde_yaml::to_string(&exported(&acls)).unwrap();
        let source = spec::Source { name: "x.yaml".to_owned(), bytes: text.clone().into_bytes() };
        let (desired, problems) = spec::read(&[source], None);
        let mut read: Vec<Acl> = desired
            .unwrap_or_else(|| panic!("{problems:?}\n{text}"))
            .principals
            .into_iter()
            .flat_map(|p| p.acls)
            .map(|d| d.acl)
            .collect();
        read.sort();
        assert_eq!(read, acls);
    }
}
