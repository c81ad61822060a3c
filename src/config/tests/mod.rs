//! The loader as a whole, on files in a folder of its own and variables that are passed in.

mod document;
mod layers;
mod mistakes;
mod profiles;
mod security;

use std::collections::BTreeMap;
use std::path::Path;

use super::*;
use crate::error::Error;

/// A current folder, a home folder, variables and flags.
struct World {
    dir: tempfile::TempDir,
    surroundings: Surroundings,
    flags: Flags,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("home");
        let vars = BTreeMap::from([("HOME".to_owned(), home.display().to_string())]);
        let surroundings = Surroundings { vars, cwd: dir.path().join("work"), ..Surroundings::default() };
        World { dir, surroundings, flags: Flags::default() }
    }

    /// A world with `configs/messaging.yaml`.
    fn with(text: &str) -> Self {
        World::new().file("configs/messaging.yaml", text)
    }

    /// Writes a file below the current folder, or below `~/`.
    fn file(self, path: &str, text: &str) -> Self {
        let path = self.surroundings.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    fn var(mut self, name: &str, value: &str) -> Self {
        self.surroundings.vars.insert(name.to_owned(), value.to_owned());
        self
    }

    fn flags(mut self, change: impl FnOnce(&mut Flags)) -> Self {
        change(&mut self.flags);
        self
    }

    fn set(self, property: &str) -> Self {
        self.flags(|flags| flags.set.push(property.to_owned()))
    }

    fn load(&self) -> Result<Config, Error> {
        load(&self.flags, &self.surroundings)
    }

    /// The configuration, which must load; the problems are the panic's message.
    #[track_caller]
    fn config(&self) -> Config {
        self.load().unwrap_or_else(|error| panic!("{error}: {:#?}", error.problems))
    }

    /// Each error as `PLACE: MESSAGE`, or `MESSAGE` where there is no place; with the folder's own name cut out.
    #[track_caller]
    fn errors(&self) -> Vec<String> {
        let error = self.load().expect_err("it loaded");
        assert_eq!(error.exit, crate::exit::Exit::BadInput);
        let mut lines = lines(&error.problems);
        lines.iter_mut().for_each(|line| *line = self.short(line));
        if lines.is_empty() { vec![self.short(&error.message)] } else { lines }
    }

    #[track_caller]
    fn warnings(&self) -> Vec<String> {
        lines(&self.config().warnings).iter().map(|line| self.short(line)).collect()
    }

    fn short(&self, text: &str) -> String {
        text.replace(&format!("{}/home", self.dir.path().display()), "~")
            .replace(&format!("{}/work", self.dir.path().display()), ".")
    }
}

fn lines(problems: &[crate::diagnostic::Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| match &problem.place {
            Some(place) => format!("{place}: {}", problem.message),
            None => problem.message.clone(),
        })
        .collect()
}

/// The row of `config show` with this key, as `VALUE (ORIGIN)`.
#[track_caller]
fn shown(config: &Config, key: &str) -> String {
    let row = config.shown().into_iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no {key}"));
    format!("{} ({})", row.value, row.origin)
}

#[track_caller]
fn property(config: &Config, role: Role, key: &str) -> Option<String> {
    config.properties(role).unwrap().get(key).cloned()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}
