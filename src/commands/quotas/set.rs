//! `helixctl quotas set`

use std::collections::BTreeMap;

use super::change::{change, look};
use super::entity::EntityArgs;
use crate::cluster::QuotaName;
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::quota::QuotaKey;

/// Set quotas of a user, a client id, both, an address, or a default
///
/// Byte rates are per second and broker, request_percentage is of one thread's time, controller_mutation_rate counts
/// partitions created or deleted per second. Other quotas of the same entity stay.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl quotas set --user helixagent producer_byte_rate=10MiB consumer_byte_rate=20MiB
  helixctl quotas set --default-user --default-client-id request_percentage=200
  helixctl quotas set --ip 10.0.0.7 connection_creation_rate=50 --yes")]
pub struct Args {
    /// Quotas by Kafka's own names
    #[arg(value_name = "QUOTA=VALUE", required = true)]
    quotas: Vec<String>,

    #[command(flatten)]
    entity: EntityArgs,

    #[command(flatten)]
    consent: ConsentArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let entity = args.entity.one()?;
    let everybody = |name: &Option<QuotaName>| matches!(name, Some(QuotaName::Named(name)) if name == "*");
    if everybody(&entity.user) || everybody(&entity.client_id) {
        return Err(Error::bad_input("to a quota `*` is a name like any other, that of nobody")
            .hint("`--default-user` and `--default-client-id` are for all that have none of their own"));
    }
    let mut values = BTreeMap::new();
    for text in &args.quotas {
        let Some((name, value)) = text.split_once('=') else {
            return Err(Error::bad_input(format!(
                "`{text}` is no quota; write QUOTA=VALUE, as in `request_percentage=50`"
            )));
        };
        let key = QuotaKey::find(name, entity.ip.is_some()).map_err(Error::bad_input)?;
        let Some(number) = key.parse_shown(value) else {
            return Err(Error::bad_input(format!("{name} is {}, not `{value}`", key.expected())));
        };
        if values.insert(key.name.to_owned(), Some(number)).is_some() {
            return Err(Error::bad_input(format!("{name} is given twice")));
        }
    }
    let cluster = context.cluster()?;
    let live = look(&cluster).await?;
    change(&cluster, &live, entity, values, &args.consent, context).await
}
