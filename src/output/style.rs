//! Colours by meaning. Colour is never the only carrier: the same text stands without it.

use clap::ValueEnum;
use console::Style as Ansi;

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// Coloured on a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

/// What a piece of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Heading,
    Added,
    Changed,
    Removed,
    Error,
    Warning,
    Hint,
    Dim,
}

/// Renders roles for one stream.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    coloured: bool,
}

impl Style {
    pub const PLAIN: Style = Style { coloured: false };

    pub fn new(coloured: bool) -> Self {
        Style { coloured }
    }

    pub fn paint(self, role: Role, text: &str) -> String {
        if !self.coloured || text.is_empty() {
            return text.to_owned();
        }
        let ansi = Ansi::new().force_styling(true);
        let ansi = match role {
            Role::Heading => ansi.bold(),
            Role::Added => ansi.green(),
            Role::Changed => ansi.yellow(),
            Role::Removed => ansi.red(),
            Role::Error => ansi.red().bold(),
            Role::Warning => ansi.yellow().bold(),
            Role::Hint => ansi.cyan(),
            Role::Dim => ansi.dim(),
        };
        ansi.apply_to(text).to_string()
    }
}
