//! `helixctl acls grant`

use super::change::{Rules, explain};
use super::words::{Right, rights};
use crate::acl::{ANY_HOST, Acl, AclFilter, Operation, Permission, Resource, rules};
use crate::commands::carry_out::{ConsentArgs, carry_out};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::plan::{Action, Plan};

/// Allow a principal to do something, or deny it
///
/// The roles grant what Kafka's own kafka-acls grants: produce (write, describe, create), consume (read and describe topics,
/// read groups), transactional (write, describe); admin manages without reading or writing records. What is granted
/// already is left as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl acls grant User:helixagent produce 'helixagent.*'
  helixctl acls grant User:helixagent consume 'helixagent.*' --group 'helixagent-*'
  helixctl acls grant User:app read describe topic:orders --host 10.0.0.7
  helixctl acls grant User:ops admin cluster --yes
  helixctl acls grant 'User:*' write topic:audit --deny")]
pub struct Args {
    /// Who, like User:helixagent; User:* is everybody
    #[arg(value_name = "PRINCIPAL", value_parser = super::principal)]
    principal: String,

    /// A role (produce, consume, transactional, admin) or operations, and the resource that it is about
    #[arg(value_name = "ROLE|OPERATION…|PATTERN", required = true, num_args = 2..)]
    what: Vec<String>,

    /// Group that a consumer reads with (can be repeated)
    #[arg(long, value_name = "PATTERN")]
    group: Vec<String>,

    /// Address that it comes from, as the brokers see it
    #[arg(long, value_name = "ADDRESS", default_value = ANY_HOST)]
    host: String,

    /// Deny it: a deny wins over every grant
    #[arg(long)]
    deny: bool,

    /// Grant a producer idempotent_write on the cluster too; needed before Kafka 3.0 only
    #[arg(long)]
    idempotent: bool,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let wanted = wanted(args)?;
    let cluster = context.cluster()?;
    let filter = AclFilter { principal: Some(args.principal.clone()), ..AclFilter::default() };
    let (live, found) = futures::join!(cluster_id(&*cluster), cluster.acls(&filter));
    let (live, found) = (live?, found?);
    cluster.gate(&live)?;
    let (there, missing): (Vec<Acl>, Vec<Acl>) = wanted.into_iter().partition(|acl| found.acls.contains(acl));
    let plan = Plan::by_hand(&live, missing.into_iter().map(|acl| (acl.principal.clone(), Action::Grant { acl })));
    explain(&plan, context);
    carry_out(&plan, &cluster, &args.consent, &Rules { there }, context).await
}

/// The rules asked for, each once.
fn wanted(args: &Args) -> Result<Vec<Acl>> {
    let mut rights = rights(&args.what, &args.group)?;
    if args.idempotent {
        if args.what.first().is_none_or(|word| !word.eq_ignore_ascii_case("produce")) {
            return Err(Error::bad_input("--idempotent goes with `produce` only"));
        }
        rights.push(Right { resource: Resource::cluster(), operations: vec![Operation::IdempotentWrite] });
    }
    let permission = if args.deny { Permission::Deny } else { Permission::Allow };
    let rules = |right: &Right| rules(&args.principal, &right.resource, &right.operations, permission, &args.host);
    let mut wanted: Vec<Acl> = rights.iter().flat_map(rules).collect();
    wanted.sort();
    wanted.dedup();
    Ok(wanted)
}
