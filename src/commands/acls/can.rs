//! `helixctl acls can`

use super::why::{QuestionArgs, Verdict};
use crate::context::Context;
use crate::error::Result;
use crate::exit::Exit;

/// Answer whether a principal may do something (exit 0 for yes, 3 for no)
///
/// Decides by the rules as the brokers' StandardAuthorizer does. Superusers are not in the rules: the brokers do not tell
/// who they are. `helixctl acls why` shows the reason.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl acls can User:app write topic:helixagent.x
  helixctl acls can User:app read group:helixagent-1 --host 10.0.0.7
  helixctl acls can User:ops alter cluster && echo yes")]
pub struct Args {
    #[command(flatten)]
    question: QuestionArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let found = args.question.look_up(context).await?;
    let verdict = Verdict::new(&args.question, &found);
    let exit = if verdict.allowed { Exit::Done } else { Exit::Drift };
    match context.ui.format().is_machine() {
        true => context.ui.answer(&verdict)?,
        false => context.ui.write(if verdict.allowed { "yes\n" } else { "no\n" }),
    }
    for note in verdict.notes() {
        context.ui.note(note);
    }
    Ok(exit)
}
