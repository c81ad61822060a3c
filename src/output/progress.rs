//! A progress bar that appears only when waiting has become noticeable, and only on a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::harmless_line;

/// How long a command may take before it has to show that it is alive.
const QUIET_FOR: Duration = Duration::from_millis(250);

/// A bar on stderr; cleared when dropped.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
    may_draw: bool,
}

impl Progress {
    pub(super) fn new(length: u64, label: &str, may_draw: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        let template = if length > 0 { "{msg} {bar:30} {pos}/{len} {elapsed}" } else { "{spinner} {msg} {elapsed}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(harmless_line(label).into_owned());
        Progress { bar, since: Instant::now(), may_draw }
    }

    /// With a rate and the time that is left, for work that is measured in so many of something: `records`.
    pub fn with_rate(self, unit: &str) -> Self {
        let template = format!("{{msg}} {{bar:30}} {{percent}}%, {{pos}} {unit}, {{per_sec}}, {{eta}} left");
        if let Ok(style) = ProgressStyle::with_template(&template) {
            self.bar.set_style(style);
        }
        self
    }

    /// The same for bytes.
    pub fn with_bytes(self) -> Self {
        let template = "{msg} {bar:30} {percent}%, {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        self
    }

    /// So much is done in all.
    pub fn at(&self, position: u64) {
        self.show();
        self.bar.set_position(position);
    }

    pub fn advance(&self, by: u64) {
        self.show();
        self.bar.inc(by);
    }

    pub fn message(&self, text: String) {
        self.show();
        self.bar.set_message(harmless_line(&text).into_owned());
    }

    /// Runs something that prints, without the bar in the way.
    pub fn suspend<T>(&self, f: impl FnOnce() -> T) -> T {
        self.bar.suspend(f)
    }

    fn show(&self) {
        if self.may_draw && self.bar.is_hidden() && self.since.elapsed() >= QUIET_FOR {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
