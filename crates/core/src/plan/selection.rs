//! Which topics a run is about: `--only` and `--skip` name patterns.

use globset::{Glob, GlobSet, GlobSetBuilder};

/// Topic name patterns with `*`, `?` and `[a-z]`; everything is selected when there is no `--only`.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    only: Option<GlobSet>,
    skip: GlobSet,
}

impl Selection {
    /// Compiles the patterns; an error names the one that is wrong.
    pub fn new(only: &[String], skip: &[String]) -> Result<Self, String> {
        Ok(Selection { only: (!only.is_empty()).then(|| compile(only)).transpose()?, skip: compile(skip)? })
    }

    pub fn includes(&self, topic: &str) -> bool {
        self.only.as_ref().is_none_or(|only| only.is_match(topic)) && !self.skip.is_match(topic)
    }
}

fn compile(patterns: &[String]) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(|e| format!("`{pattern}` is not a name pattern: {}", e.kind()))?);
    }
    set.build().map_err(|e| e.to_string())
}
