//! The one place that writes to stdout and stderr.

use std::fmt::Write as _;
use std::io::{self, BufWriter, IsTerminal, Write};

use serde_json::json;

use super::format::{Answer, Format, render};
use super::harmless::harmless;
use super::progress::Progress;
use super::style::{Colour, Role, Style};
use crate::diagnostic::{Problem, Severity};
use crate::error::{Error, Result};

/// At most this many problems of a file are printed; the rest is counted.
const PROBLEMS_SHOWN: usize = 10;

/// What the global flags and the environment say about output.
#[derive(Clone, Copy, Debug, Default)]
pub struct UiSettings {
    pub format: Format,
    pub colour: Colour,
    pub quiet: bool,
    pub verbose: u8,
    /// NO_COLOR is set and not empty (no-color.org).
    pub no_color: bool,
}

/// Writes answers and narration.
pub struct Ui {
    settings: UiSettings,
    out: BufWriter<Box<dyn Write + Send>>,
    err: Box<dyn Write + Send>,
    out_style: Style,
    err_style: Style,
    /// The reader of stdout went away: the rest of the answer is not wanted, which is no failure.
    closed: bool,
    /// stdout could not be written for another reason, such as a full disk.
    broken: Option<io::Error>,
    interactive: bool,
}

impl Ui {
    pub fn new(settings: UiSettings) -> Self {
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let colour = |terminal: bool| match settings.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => terminal && !settings.no_color,
        };
        Ui {
            settings,
            out_style: Style::new(colour(stdout.is_terminal())),
            err_style: Style::new(colour(stderr.is_terminal())),
            interactive: io::stdin().is_terminal() && stderr.is_terminal(),
            out: BufWriter::with_capacity(64 << 10, Box::new(stdout)),
            err: Box::new(stderr),
            closed: false,
            broken: None,
        }
    }

    pub fn format(&self) -> Format {
        self.settings.format
    }

    /// Whether someone is there to answer a question.
    pub fn is_interactive(&self) -> bool {
        self.interactive && !self.settings.format.is_machine()
    }

    pub fn style(&self) -> Style {
        self.out_style
    }

    /// Writes the answer in the format asked for.
    pub fn answer<A: Answer>(&mut self, answer: &A) -> Result<()> {
        let text = render(answer, self.settings.format, self.out_style)?;
        match self.settings.format {
            // YAML has escapes of its own, and has made use of them.
            Format::Yaml => self.write(&text),
            _ => self.write(&harmless(&text)),
        }
        Ok(())
    }

    /// Writes text to stdout as it is.
    pub fn write(&mut self, text: &str) {
        self.write_bytes(text.as_bytes());
    }

    pub fn write_bytes(&mut self, bytes: &[u8]) {
        if self.closed || self.broken.is_some() {
            return;
        }
        if let Err(error) = self.out.write_all(bytes) {
            self.stdout_failed(error);
        }
    }

    pub fn flush(&mut self) {
        if self.closed || self.broken.is_some() {
            return;
        }
        if let Err(error) = self.out.flush() {
            self.stdout_failed(error);
        }
    }

    /// Whether writing on is of no use: the reader went away, or stdout cannot be written.
    pub fn is_closed(&self) -> bool {
        self.closed || self.broken.is_some()
    }

    fn stdout_failed(&mut self, error: io::Error) {
        match error.kind() {
            io::ErrorKind::BrokenPipe => self.closed = true,
            _ => self.broken = Some(error),
        }
    }

    /// Flushes, and tells whether all of the answer could be written. A reader that went away is fine.
    pub fn finish(&mut self) -> Result<()> {
        self.flush();
        match self.broken.take() {
            Some(error) => Err(Error::failed("the answer could not be written to stdout").because(error)),
            None => Ok(()),
        }
    }

    /// Says something that is worth knowing but is not the answer.
    pub fn note(&mut self, text: &str) {
        if !self.settings.quiet {
            self.narrate(&format!("{text}\n"));
        }
    }

    /// Says something that only a curious user wants to know (`-v`).
    pub fn detail(&mut self, text: &str) {
        if self.settings.verbose > 0 && !self.settings.quiet {
            let line = self.err_style.paint(Role::Dim, text);
            self.narrate(&format!("{line}\n"));
        }
    }

    /// Warns, also under `--quiet`.
    pub fn warn(&mut self, text: &str) {
        let heading = self.err_style.paint(Role::Warning, "warning:");
        self.narrate(&format!("{heading} {text}\n"));
    }

    pub fn hint(&mut self, text: &str) {
        if !self.settings.quiet {
            let heading = self.err_style.paint(Role::Hint, "hint:");
            self.narrate(&format!("{heading} {text}\n"));
        }
    }

    /// A bar (`length` > 0) or a spinner; invisible unless stderr is a terminal and it takes longer than 250 ms.
    pub fn progress(&self, length: u64, label: &str) -> Progress {
        let may_draw = io::stderr().is_terminal() && !self.settings.quiet && !self.settings.format.is_machine();
        Progress::new(length, label, may_draw)
    }

    /// Prints problems of input files that do not stop the command.
    pub fn warnings(&mut self, problems: &[Problem]) {
        let text = self.render_problems(problems);
        self.narrate(&text);
    }

    /// The one printer of errors: what, why, where, what next.
    pub fn error(&mut self, error: &Error) {
        self.flush();
        let text = match self.settings.format.is_machine() {
            true => format!("{}\n", error_json(error)),
            false => self.error_text(error),
        };
        self.narrate(&text);
    }

    fn error_text(&self, error: &Error) -> String {
        let mut text = self.render_problems(&error.problems);
        let _ = writeln!(text, "{} {}", self.err_style.paint(Role::Error, "error:"), error.message);
        for cause in causes(error) {
            let _ = writeln!(text, "  caused by: {cause}");
        }
        for hint in &error.hints {
            let _ = writeln!(text, "{} {hint}", self.err_style.paint(Role::Hint, "hint:"));
        }
        text
    }

    fn render_problems(&self, problems: &[Problem]) -> String {
        let mut text = String::new();
        for problem in problems.iter().take(PROBLEMS_SHOWN) {
            let role = if problem.severity == Severity::Error { Role::Error } else { Role::Warning };
            let heading = self.err_style.paint(role, &format!("{}:", problem.severity.word()));
            let place = problem.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
            let _ = writeln!(text, "{place}{heading} {}", problem.message);
            if let Some(hint) = &problem.hint {
                let _ = writeln!(text, "    {} {hint}", self.err_style.paint(Role::Hint, "hint:"));
            }
        }
        if problems.len() > PROBLEMS_SHOWN {
            let _ = writeln!(text, "… and {} more", problems.len() - PROBLEMS_SHOWN);
        }
        text
    }

    fn narrate(&mut self, text: &str) {
        // Nobody is left to hear that stderr cannot be written.
        let _ = self.err.write_all(harmless(text).as_bytes()).and_then(|()| self.err.flush());
    }
}

fn causes(error: &Error) -> Vec<String> {
    error.source.iter().flat_map(|source| source.chain().map(ToString::to_string)).collect()
}

fn error_json(error: &Error) -> serde_json::Value {
    json!({
        "kind": "Error",
        "version": 1,
        "exit": error.exit.code(),
        "message": error.message,
        "causes": causes(error),
        "hints": error.hints,
        "problems": error.problems,
    })
}
