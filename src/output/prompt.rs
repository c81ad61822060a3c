//! Questions. Without a terminal there is no question: the command is refused with the flag that would say yes.

use dialoguer::{Confirm, Input, Password};

use super::{Ui, harmless};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::secret::Secret;

impl Ui {
    /// Asks yes or no on the terminal, with no as the default.
    ///
    /// `instead` is the flag that answers yes; it is named when there is nobody to ask.
    pub fn confirm(&mut self, question: &str, instead: &str) -> Result<bool> {
        self.must_be_interactive(question, instead)?;
        let answer = Confirm::new().with_prompt(harmless(question)).default(false).wait_for_newline(true).interact();
        answer.map_err(interrupted)
    }

    /// Asks for `expected` to be typed letter by letter.
    pub fn confirm_typed(&mut self, question: &str, expected: &str, instead: &str) -> Result<bool> {
        self.must_be_interactive(question, instead)?;
        let answer: String =
            Input::new().with_prompt(harmless(question)).allow_empty(true).interact_text().map_err(interrupted)?;
        Ok(answer.trim() == expected)
    }

    /// Asks twice for a password, without showing it. Whether there is a terminal was looked at before.
    pub fn password(&mut self, prompt: &str) -> Result<Secret> {
        self.flush();
        let typed = Password::new()
            .with_prompt(prompt)
            .with_confirmation("the same again", "these differ; type it again")
            .report(false)
            .interact();
        typed.map(Secret::new).map_err(interrupted)
    }

    fn must_be_interactive(&mut self, question: &str, instead: &str) -> Result<()> {
        if self.is_interactive() {
            self.flush();
            return Ok(());
        }
        Err(Error::refused(format!("not confirmed: there is no terminal to ask \"{question}\""))
            .hint(format!("say yes with `{instead}`")))
    }
}

/// Ctrl-C at a prompt arrives as an I/O error.
fn interrupted(error: dialoguer::Error) -> Error {
    let dialoguer::Error::IO(io) = error;
    // Nothing to do about a terminal that is gone.
    let terminal = console::Term::stderr();
    let _ = terminal.show_cursor().and_then(|()| terminal.write_line(""));
    match io.kind() {
        std::io::ErrorKind::Interrupted => {
            Error::new(Exit::Interrupted, "interrupted at the question; nothing was changed")
        }
        _ => Error::refused("the question could not be asked").because(io),
    }
}
