//! `helixctl acls revoke`

use super::change::Rules;
use super::words::{Right, rights};
use crate::acl::{Acl, AclFilter, Permission, Resource, ResourceKind};
use crate::commands::carry_out::{ConsentArgs, carry_out};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::{Action, Plan};

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

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let chosen = Chosen::read(args)?;
    let cluster = context.cluster()?;
    let filter = AclFilter { principal: Some(args.principal.clone()), host: args.host.clone(), ..AclFilter::default() };
    let live = cluster_id(&*cluster).await?;
    cluster.gate(&live)?;
    let found = super::find(&*cluster, &filter, context).await?;
    let going = found.acls.into_iter().filter(|acl| chosen.includes(acl));
    let plan = Plan::by_hand(&live, going.map(|acl| (acl.principal.clone(), Action::Revoke { acl })));
    if plan.changes.is_empty() {
        context.ui.note(&format!("{} has no such rule; `helixctl acls list` shows what there is", args.principal));
    }
    carry_out(&plan, &cluster, &args.consent, &Rules { there: Vec::new() }, context).await
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
