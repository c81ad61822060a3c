//! `helixctl acls list`

use serde::Serialize;

use crate::acl::{Acl, AclFilter, NameFilter, Operation, Pattern, Permission, Resource, ResourceKind, WILDCARD};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::{Answer, Style, count, listing, markdown_table};

/// List the access rules
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl acls list
  helixctl acls list --principal User:helixagent
  helixctl acls list --resource topic:helixagent.x     every rule that applies to this topic
  helixctl acls list --resource 'topic:helixagent.*'   the rules on exactly this prefix
  helixctl acls list --resource group --permission deny -o json")]
pub struct Args {
    /// Only rules for this principal, letter by letter
    #[arg(long, value_name = "PRINCIPAL", value_parser = super::principal)]
    pub(super) principal: Option<String>,

    /// Only rules on a kind of resource, on a pattern, or those that apply to one resource
    #[arg(long, value_name = "KIND|RESOURCE")]
    pub(super) resource: Option<String>,

    /// Only rules for this operation
    #[arg(long, value_name = "OPERATION", value_parser = Operation::parse)]
    operation: Option<Operation>,

    /// Only rules that allow, or that deny
    #[arg(long, value_name = "PERMISSION", value_parser = permission)]
    permission: Option<Permission>,

    /// Only rules for this address; * for those that hold for every address
    #[arg(long, value_name = "ADDRESS")]
    host: Option<String>,
}

fn permission(text: &str) -> std::result::Result<Permission, String> {
    let found = Permission::ALL.into_iter().find(|permission| permission.word().eq_ignore_ascii_case(text));
    found.ok_or_else(|| "write `allow` or `deny`".to_owned())
}

/// The filter that `--resource` means.
pub(super) fn filter_of(resource: Option<&str>) -> Result<AclFilter> {
    let Some(text) = resource else { return Ok(AclFilter::default()) };
    if !text.contains(':') {
        let kind = ResourceKind::parse(text).map_err(Error::bad_input)?;
        return Ok(AclFilter { kind: Some(kind), ..AclFilter::default() });
    }
    let resource = Resource::parse(text).map_err(Error::bad_input)?;
    match resource.pattern == Pattern::Prefixed || resource.is_wildcard() {
        true => Ok(AclFilter::on(&resource)),
        false => Ok(AclFilter {
            kind: Some(resource.kind),
            name: NameFilter::AppliesTo(resource.name),
            ..AclFilter::default()
        }),
    }
}

#[derive(Serialize)]
struct Listed {
    acls: Vec<Acl>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let filter = AclFilter {
        principal: args.principal.clone(),
        host: args.host.clone(),
        operation: args.operation,
        permission: args.permission,
        ..filter_of(args.resource.as_deref())?
    };
    let cluster = context.cluster()?;
    let found = super::find(&*cluster, &filter, context).await?;
    let slips = found.acls.iter().filter(|acl| is_slip(&acl.resource)).count();
    context.ui.answer(&Listed { acls: found.acls })?;
    if slips > 0 {
        context.ui.warn(&format!(
            "{} a literal name that ends in `*`, shown as `\\*`: to Kafka that is a letter of the name, not a prefix",
            if slips == 1 { "1 rule has".to_owned() } else { format!("{} have", count(slips, "rule")) }
        ));
    }
    Ok(Exit::Done)
}

/// What `kafka-acls --topic 'helixagent.*'` makes: a name that no topic can have.
fn is_slip(resource: &Resource) -> bool {
    resource.pattern == Pattern::Literal && resource.name.len() > 1 && resource.name.ends_with(WILDCARD)
}

impl Listed {
    /// One line for all operations of a principal on a resource.
    fn cells(&self) -> Vec<Vec<String>> {
        let same = |a: &Acl, b: &Acl| {
            (&a.principal, &a.resource, a.permission, &a.host) == (&b.principal, &b.resource, b.permission, &b.host)
        };
        let row = |acls: &[Acl]| {
            let operations: Vec<&str> = acls.iter().map(|acl| acl.operation.word()).collect();
            let resource = &acls[0].resource;
            let pattern = if resource.is_wildcard() { "wildcard" } else { resource.pattern.word() };
            vec![
                acls[0].principal.clone(),
                acls[0].permission.word().to_owned(),
                operations.join(","),
                resource.to_string(),
                pattern.to_owned(),
                acls[0].host.clone(),
            ]
        };
        self.acls.chunk_by(same).map(row).collect()
    }
}

const HEADINGS: [&str; 6] = ["PRINCIPAL", "PERMISSION", "OPERATIONS", "RESOURCE", "PATTERN", "HOST"];

impl Answer for Listed {
    const KIND: &'static str = "AclList";
    const ITEMS: Option<&'static str> = Some("acls");

    fn text(&self, style: Style) -> String {
        listing(&HEADINGS, self.cells(), style)
    }

    fn markdown(&self) -> Option<String> {
        Some(markdown_table(&HEADINGS, &self.cells()))
    }
}
