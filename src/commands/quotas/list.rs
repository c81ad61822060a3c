//! `helixctl quotas list`

use serde::Serialize;

use super::entity::{EntityArgs, HEADINGS, Row};
use crate::cluster::{QuotaEntity, QuotaName};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Style, listing, markdown_table};

/// List the quotas that are set, in one request
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl quotas list
  helixctl quotas list --user helixagent          of this user, with whatever client ids
  helixctl quotas list --default-user -o json")]
pub struct Args {
    #[command(flatten)]
    entity: EntityArgs,
}

#[derive(Serialize)]
struct Listed {
    quotas: Vec<Row>,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let wanted = args.entity.given()?;
    let found = context.cluster()?.client_quotas().await?;
    let rows = found.iter().filter(|(entity, _)| has(entity, &wanted));
    context.ui.answer(&Listed { quotas: rows.map(|(entity, values)| Row::new(entity, values)).collect() })?;
    Ok(Exit::Done)
}

/// Whether an entity has every part that is wanted.
fn has(entity: &QuotaEntity, wanted: &QuotaEntity) -> bool {
    let same = |found: &Option<QuotaName>, wanted: &Option<QuotaName>| wanted.is_none() || found == wanted;
    same(&entity.user, &wanted.user) && same(&entity.client_id, &wanted.client_id) && same(&entity.ip, &wanted.ip)
}

impl Answer for Listed {
    const KIND: &'static str = "QuotaList";
    const ITEMS: Option<&'static str> = Some("quotas");

    fn text(&self, style: Style) -> String {
        listing(&HEADINGS, self.quotas.iter().map(Row::cells).collect(), style)
    }

    fn markdown(&self) -> Option<String> {
        Some(markdown_table(&HEADINGS, &self.quotas.iter().map(Row::cells).collect::<Vec<_>>()))
    }
}
