//! `helixctl topics validate`

use std::fmt::Write as _;

use serde::Serialize;

use super::files::{FileArgs, invalid};
use crate::context::Context;
use crate::diagnostic::Problem;
use crate::error::Result;
use crate::exit::Exit;
use crate::output::{Answer, Style, count};

/// Check the declarations without a broker
///
/// Reports all problems, not the first: each with file, line and column, what was read and what is allowed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl topics validate
  helixctl topics validate -f topics/ --env dev
  helixctl topics validate --strict      warnings are errors (for CI)")]
pub struct Args {
    #[command(flatten)]
    files: FileArgs,

    /// Treat warnings as errors
    #[arg(long)]
    strict: bool,
}

#[derive(Serialize)]
struct Validated {
    topics: usize,
    principals: usize,
    warnings: Vec<Problem>,
}

impl Answer for Validated {
    const KIND: &'static str = "Validated";

    fn text(&self, _: Style) -> String {
        let mut text = format!("valid: {}", count(self.topics, "topic"));
        if self.principals > 0 {
            let _ = write!(text, ", {}", count(self.principals, "principal"));
        }
        if !self.warnings.is_empty() {
            let _ = write!(text, ", {}", count(self.warnings.len(), "warning"));
        }
        text.push('\n');
        text
    }
}

pub fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let (desired, problems) = args.files.read(context)?;
    let valid = if args.strict { problems.is_empty() } else { !problems.has_errors() };
    let Some(desired) = desired.filter(|_| valid) else {
        return Err(invalid(problems));
    };
    let warnings = problems.into_vec();
    if !context.ui.format().is_machine() {
        context.ui.warnings(&warnings);
    }
    let answer = Validated { topics: desired.topics.len(), principals: desired.principals.len(), warnings };
    context.ui.answer(&answer)?;
    Ok(Exit::Done)
}
