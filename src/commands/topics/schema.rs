//! `helixctl topics schema`

use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::spec;

/// Print the JSON Schema of topics.yaml for editors
///
/// Draft 2020-12. Point an editor at it with a first line of `# yaml-language-server: $schema=topics.schema.json`.
#[derive(Debug, clap::Args)]
pub struct Args {}

pub fn run(_: &Args, context: &mut Context) -> Result<Exit> {
    let text = serde_json::to_string_pretty(&spec::schema())
        .map_err(|e| Error::failed("the schema cannot be written").because(e))?;
    context.ui.write(&format!("{text}\n"));
    Ok(Exit::Done)
}
