//! `helixctl acls revoke`

use super::change::{Changed, Fate, show};
use super::words::{Right, rights};
use crate::acl::{Acl, AclFilter, Permission, Resource, ResourceKind};
use crate::commands::settle::until_shown;
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::output::Role;

/// Take rules of a principal away
///
/// Shows which rules go, and asks. Named by a role or operations, allow rules go (deny rules with `--deny`); with the
/// resource alone, every rule on it; with `--all`, every rule of the principal. Only rules on exactly this resource or
/// pattern go: revoking `topic:helixagent.x` leaves a rule on `topic:helixagent.*` alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl acls revoke User:helixagent produce 'helixagent.*'
  helixctl acls revoke User:app topic:orders
  helixctl acls revoke User:gone --all --yes")]
pub struct Args {
    /// Whose rules
    #[arg(value_name = "PRINCIPAL", value_parser = super::principal)]
    principal: String,

    /// A role or operations, and the resource; or the resource alone
    #[arg(value_name = "ROLE|OPERATION…|PATTERN", required_unless_present = "all")]
    what: Vec<String>,

    /// Group that a consumer reads with (can be repeated)
    #[arg(long, value_name = "PATTERN")]
    group: Vec<String>,

    /// Only rules for this address
    #[arg(long, value_name = "ADDRESS")]
    host: Option<String>,

    /// Deny rules, not allow rules
    #[arg(long)]
    deny: bool,

    /// Every rule of the principal
    #[arg(long, conflicts_with_all = ["what", "group"])]
    all: bool,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let chosen = Chosen::read(args)?;
    let cluster = context.cluster()?;
    let filter = AclFilter { principal: Some(args.principal.clone()), host: args.host.clone(), ..AclFilter::default() };
    let live = cluster_id(&*cluster).await?;
    let gate = cluster.gate(&live)?;
    let found = super::find(&*cluster, &filter, context).await?;
    let going: Vec<Acl> = found.acls.into_iter().filter(|acl| chosen.includes(acl)).collect();
    let mut changed = Changed::new(&live);
    if going.is_empty() {
        context.ui.note(&format!("{} has no such rule; `helixctl acls list` shows what there is", args.principal));
        return changed.report(context);
    }
    show("-", Role::Removed, &going, context);
    let consent = gate.consent_to(going.len(), args.yes, context)?;
    let results = consent.alter().delete_acls(&going).await?;
    let gone: Vec<&Acl> = going.iter().zip(&results).filter(|(_, result)| result.is_ok()).map(|(acl, _)| acl).collect();
    let look = async || {
        let live = cluster.acls(&filter).await?.acls;
        Ok(!gone.iter().any(|acl| live.contains(acl)))
    };
    until_shown(look, context).await;
    for (acl, result) in going.iter().zip(results) {
        changed.note(acl, result.map(|was_there| if was_there { Fate::Revoked } else { Fate::Gone }));
    }
    changed.report(context)
}

/// Which of a principal's rules are meant.
enum Chosen {
    All(Option<Permission>),
    On(Resource, Option<Permission>),
    Rights(Vec<Right>, Permission),
}

impl Chosen {
    fn read(args: &Args) -> Result<Self> {
        let deny = args.deny.then_some(Permission::Deny);
        match args.what.as_slice() {
            [] => Ok(Chosen::All(deny)),
            [resource] => {
                let resource = Resource::parse(resource).map_err(|why| {
                    let kinds = ResourceKind::ALL.map(ResourceKind::short).join(", ");
                    Error::bad_input(why).hint(format!("kinds of resources: {kinds}"))
                })?;
                Ok(Chosen::On(resource, deny))
            }
            words => Ok(Chosen::Rights(rights(words, &args.group)?, deny.unwrap_or(Permission::Allow))),
        }
    }

    fn includes(&self, acl: &Acl) -> bool {
        let is = |permission: &Option<Permission>| permission.is_none_or(|permission| permission == acl.permission);
        match self {
            Chosen::All(permission) => is(permission),
            Chosen::On(resource, permission) => acl.resource == *resource && is(permission),
            Chosen::Rights(rights, permission) => {
                let named = |right: &Right| right.resource == acl.resource && right.operations.contains(&acl.operation);
                acl.permission == *permission && rights.iter().any(named)
            }
        }
    }
}
