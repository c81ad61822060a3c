//! `helixctl man`

use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::suggest;

/// Print a man page
///
/// The pages are also in the folder man/. Without COMMAND: helixctl(1).
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Command to print the page of, as in `helixctl man topics apply`
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let wanted =
        std::iter::once("helixctl".to_owned()).chain(args.command.iter().cloned()).collect::<Vec<_>>().join("-");
    let pages = pages()?;
    let Some((_, page)) = pages.iter().find(|(name, _)| *name == wanted) else {
        let mut error = Error::bad_input(format!("there is no command `helixctl {}`", args.command.join(" ")));
        error.hints.extend(suggest::did_you_mean(&wanted, pages.iter().map(|(name, _)| name.as_str())));
        return Err(error);
    };
    context.ui.write_bytes(page);
    Ok(Exit::Done)
}

/// Every page with its name, `helixctl-topics-apply`, byte for byte as in man/.
pub fn pages() -> Result<Vec<(String, Vec<u8>)>> {
    let mut root = crate::cli::command();
    root.build();
    let mut pages = Vec::new();
    collect(&root, "helixctl", &mut pages)?;
    Ok(pages)
}

fn collect(command: &clap::Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    let mut page = Vec::new();
    // No date: the page must not change from one day to the next.
    clap_mangen::Man::new(command.clone().display_name(name.to_owned()))
        .title(name.to_uppercase())
        .render(&mut page)
        .map_err(|e| Error::failed("the man page cannot be rendered").because(e))?;
    pages.push((name.to_owned(), page));
    for child in command.get_subcommands().filter(|child| child.get_name() != "help") {
        collect(child, &format!("{name}-{}", child.get_name()), pages)?;
    }
    Ok(())
}
