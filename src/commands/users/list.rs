//! `helixctl users list`

use serde::Serialize;

use crate::cluster::ScramUser;
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Style, listing, markdown_table};

/// List the SCRAM users, in one request
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl users list
  helixctl users list -o json")]
pub struct Args {}

#[derive(Serialize)]
struct Listed {
    users: Vec<ScramUser>,
}

pub async fn run(_: &Args, context: &mut Context) -> Result<Exit> {
    let users = context.cluster()?.scram_users().await?;
    context.ui.answer(&Listed { users })?;
    Ok(Exit::Done)
}

impl Listed {
    fn cells(&self) -> Vec<Vec<String>> {
        let rows = |user: &ScramUser| {
            let name = user.name.clone();
            let row = move |credential: &crate::cluster::ScramCredential| {
                vec![name.clone(), credential.mechanism.to_string(), credential.iterations.to_string()]
            };
            user.credentials.iter().map(row).collect::<Vec<_>>()
        };
        self.users.iter().flat_map(rows).collect()
    }
}

const HEADINGS: [&str; 3] = ["USER", "MECHANISM", "ITERATIONS"];

impl Answer for Listed {
    const KIND: &'static str = "UserList";
    const ITEMS: Option<&'static str> = Some("users");

    fn text(&self, style: Style) -> String {
        listing(&HEADINGS, self.cells(), style)
    }

    fn markdown(&self) -> Option<String> {
        Some(markdown_table(&HEADINGS, &self.cells()))
    }
}
