//! What the user sees: stdout is the answer, stderr the narration. Only this folder writes to either.

mod applied_view;
mod format;
mod harmless;
mod plan_view;
mod progress;
mod prompt;
mod stream;
mod style;
mod table;
mod ui;

pub use applied_view::AppliedView;
pub use format::{Answer, Format};
pub use harmless::{harmless, harmless_line};
pub use plan_view::PlanView;
pub use progress::Progress;
pub use stream::Stream;
pub use style::{Colour, Role, Style};
pub use table::{listing, markdown_table};
pub use ui::{Ui, UiSettings};

/// `1 topic`, `2 topics`.
pub fn count(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
