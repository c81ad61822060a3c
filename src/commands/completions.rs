//! `helixctl completions SHELL`

use clap_complete::{Shell, generate};

use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;

/// Print the completion script of a shell
///
/// The scripts are also in the folder completions/. For live completion of topic names (bash, zsh, fish, powershell,
/// elvish) load instead what `COMPLETE=bash helixctl` prints.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Shell to write it for
    #[arg(value_enum)]
    shell: Shell,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    context.ui.write_bytes(&script(args.shell));
    Ok(Exit::Done)
}

/// The script of one shell, byte for byte as in completions/.
pub fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    generate(shell, &mut crate::cli::command(), "helixctl", &mut script);
    script
}
