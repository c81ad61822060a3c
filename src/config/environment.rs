//! What surrounds the process: its variables, its folder, the user's folders. The only place that reads the environment.
//!
//! It is gathered once and passed in, so that everything else can be tested without touching the process.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

/// The process's surroundings as plain values.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The environment. Variables that are not UTF-8 are in `unreadable` instead.
    pub vars: BTreeMap<String, String>,
    /// Names of variables that are set to something that is not UTF-8.
    pub unreadable: BTreeSet<String>,
    /// The folder that relative paths start from.
    pub cwd: PathBuf,
}

impl Surroundings {
    /// Reads the process's environment and current folder. A current folder that was deleted reads as `.`.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    pub fn from_process() -> Self {
        Surroundings::new(std::env::vars_os(), std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")))
    }

    fn new(vars: impl Iterator<Item = (OsString, OsString)>, cwd: PathBuf) -> Self {
        let mut surroundings = Surroundings { cwd, ..Surroundings::default() };
        for (name, value) in vars {
            let name = name.to_string_lossy().into_owned();
            if let Ok(value) = value.into_string() {
                surroundings.vars.insert(name, value);
            } else {
                surroundings.unreadable.insert(name);
            }
        }
        surroundings
    }

    /// The value of a variable, which may be empty.
    pub fn var(&self, name: &str) -> Option<&str> {
        self.vars.get(name).map(String::as_str)
    }

    /// The value of a variable unless it is unset or empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.var(name).filter(|value| !value.is_empty())
    }

    /// The user's home folder.
    pub fn home(&self) -> Option<PathBuf> {
        self.filled("HOME").or_else(|| self.filled("USERPROFILE")).map(PathBuf::from)
    }

    /// `$XDG_CONFIG_HOME/helixctl`, else `~/.config/helixctl`. None if the home folder is not known.
    pub fn config_dir(&self) -> Option<PathBuf> {
        self.user_dir("XDG_CONFIG_HOME", ".config")
    }

    /// `$XDG_STATE_HOME/helixctl`, else `~/.local/state/helixctl`: undo files, journals.
    pub fn state_dir(&self) -> Option<PathBuf> {
        self.user_dir("XDG_STATE_HOME", ".local/state")
    }

    /// `$XDG_CACHE_HOME/helixctl`, else `~/.cache/helixctl`: what can be made again.
    pub fn cache_dir(&self) -> Option<PathBuf> {
        self.user_dir("XDG_CACHE_HOME", ".cache")
    }

    /// The XDG base directory specification: a relative path in the variable is to be ignored.
    fn user_dir(&self, variable: &str, below_home: &str) -> Option<PathBuf> {
        let named = self.filled(variable).map(PathBuf::from).filter(|path| path.is_absolute());
        named.or_else(|| self.home().map(|home| home.join(below_home))).map(|base| base.join("helixctl"))
    }

    /// A path as a person writes it: `~/` is the home folder, a relative path starts from the current folder.
    pub fn path(&self, written: impl AsRef<Path>) -> PathBuf {
        let written = written.as_ref();
        match (written.strip_prefix("~"), self.home()) {
            (Ok(below), Some(home)) => home.join(below),
            _ => self.cwd.join(written),
        }
    }
}

/// Names only: values may be secrets.
impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.vars.keys().collect();
        f.debug_struct("Surroundings").field("cwd", &self.cwd).field("vars", &names).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(vars: &[(&str, &str)]) -> Surroundings {
        let vars = vars.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)));
        Surroundings::new(vars, PathBuf::from("/work"))
    }

    #[test]
    fn user_folders_follow_xdg() {
        let home = with(&[("HOME", "/home/ann")]);
        assert_eq!(home.config_dir(), Some("/home/ann/.config/helixctl".into()));
        assert_eq!(home.state_dir(), Some("/home/ann/.local/state/helixctl".into()));
        assert_eq!(home.cache_dir(), Some("/home/ann/.cache/helixctl".into()));
        let xdg = with(&[("HOME", "/home/ann"), ("XDG_CONFIG_HOME", "/etc/x"), ("XDG_STATE_HOME", "relative")]);
        assert_eq!(xdg.config_dir(), Some("/etc/x/helixctl".into()));
        assert_eq!(xdg.state_dir(), Some("/home/ann/.local/state/helixctl".into()));
        assert_eq!(with(&[("HOME", "")]).config_dir(), None);
    }

    #[test]
    fn paths_start_from_home_or_the_current_folder() {
        let home = with(&[("HOME", "/home/ann")]);
        for (written, path) in
            [("~/ca.crt", "/home/ann/ca.crt"), ("certs/ca.crt", "/work/certs/ca.crt"), ("/etc/ca.crt", "/etc/ca.crt")]
        {
            assert_eq!(home.path(written), PathBuf::from(path));
        }
        assert_eq!(home.path("~bob/x"), PathBuf::from("/work/~bob/x"));
    }

    #[test]
    fn debug_shows_no_values() {
        let shown = format!("{:?}", with(&[("KAFKA_SASL_PASSWORD", "hunter2")]));
        assert!(shown.contains("KAFKA_SASL_PASSWORD") && !shown.contains("hunter2"), "{shown}");
    }

    #[cfg(unix)]
    #[test]
    fn a_variable_that_is_not_text_is_remembered_by_name() {
        use std::os::unix::ffi::OsStringExt;
        let vars = [(OsString::from("KAFKA_BROKERS"), OsString::from_vec(vec![0xff]))];
        let surroundings = Surroundings::new(vars.into_iter(), PathBuf::from("/"));
        assert_eq!(surroundings.var("KAFKA_BROKERS"), None);
        assert!(surroundings.unreadable.contains("KAFKA_BROKERS"));
    }
}
