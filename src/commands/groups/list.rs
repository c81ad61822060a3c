//! `helixctl groups list`

use serde::Serialize;

use crate::cluster::ListedGroup;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Style, listing, markdown_table};

/// List the groups of the cluster: consumer groups of both protocols, share groups, streams, and those that only keep offsets
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups list
  helixctl groups list -o json")]
pub struct Args {}

#[derive(Serialize)]
struct Listed {
    groups: Vec<ListedGroup>,
}

pub async fn run(_: &Args, context: &mut Context) -> Result<Exit> {
    let groups = context.cluster()?.list_groups().await?;
    context.ui.answer(&Listed { groups })?;
    Ok(Exit::Done)
}

impl Listed {
    fn cells(&self) -> Vec<Vec<String>> {
        let word = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
        let row = |group: &ListedGroup| {
            vec![group.group.clone(), word(&group.kind), word(&group.state), word(&group.protocol)]
        };
        self.groups.iter().map(row).collect()
    }
}

const HEADINGS: [&str; 4] = ["GROUP", "TYPE", "STATE", "PROTOCOL"];

impl Answer for Listed {
    const KIND: &'static str = "GroupList";
    const ITEMS: Option<&'static str> = Some("groups");

    fn text(&self, style: Style) -> String {
        listing(&HEADINGS, self.cells(), style)
    }

    fn markdown(&self) -> Option<String> {
        Some(markdown_table(&HEADINGS, &self.cells()))
    }
}
