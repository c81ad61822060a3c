//! Where the configuration file is, and reading it: `--config`, HELIXCTL_CONFIG, `./configs/messaging.yaml`, the user's folder.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::environment::Surroundings;
use super::flags::Flags;
use crate::diagnostic::Problems;
use crate::error::Error;
use crate::suggest;
use crate::yaml::{Document, Limits, Value, parse};

/// Where the project's own file is looked for, below the current folder.
pub const PROJECT_FILE: &str = "configs/messaging.yaml";
/// The name of the user's own file, in the user's configuration folder.
pub const USER_FILE: &str = "config.yaml";

/// The files that were found.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// The file whose `kafka:` section counts.
    pub main: Option<Document>,
    /// Its path as it was named.
    pub path: Option<PathBuf>,
    /// The main file is the user's own.
    pub main_is_users: bool,
    /// The user's own file, if it is not the main one: read for its profiles alone.
    pub user: Option<Document>,
    /// A file could not be parsed: what it would have said is not known.
    pub broken: bool,
}

/// Finds and parses the files. A named file that does not exist is an error; the others may be absent.
pub(super) fn read(flags: &Flags, surroundings: &Surroundings, problems: &mut Problems) -> Result<Sources, Error> {
    let named = match (&flags.config, surroundings.filled("HELIXCTL_CONFIG")) {
        (Some(path), _) => Some((path.clone(), "`--config`")),
        (None, Some(path)) => Some((PathBuf::from(path), "variable `HELIXCTL_CONFIG`")),
        (None, None) => None,
    };
    let user = surroundings.config_dir().map(|dir| dir.join(USER_FILE));
    let mut sources = Sources::default();
    let candidates = match named {
        Some((path, by)) => {
            let bytes = bytes(&path, surroundings)?.ok_or_else(|| missing(&path, by))?;
            sources.take_main(path, &bytes, problems);
            vec![]
        }
        None => [Some(PathBuf::from(PROJECT_FILE)), user.clone()].into_iter().flatten().collect(),
    };
    for path in candidates {
        if let (None, Some(bytes)) = (&sources.path, bytes(&path, surroundings)?) {
            sources.take_main(path, &bytes, problems);
        }
    }
    let main = sources.path.as_ref().map(|path| surroundings.path(path));
    sources.main_is_users = main.is_some() && main == user;
    if let Some(path) = user.filter(|_| !sources.main_is_users) {
        sources.take_user(&path, surroundings, problems);
    }
    sources.check_root(problems);
    Ok(sources)
}

impl Sources {
    fn take_main(&mut self, path: PathBuf, bytes: &[u8], problems: &mut Problems) {
        self.main = parsed(&path, bytes, problems);
        self.broken |= self.main.is_none();
        self.path = Some(path);
    }

    /// The user's own file beside a main one. If it cannot be read, that is said, but this run may not need it.
    fn take_user(&mut self, path: &Path, surroundings: &Surroundings, problems: &mut Problems) {
        match bytes(path, surroundings) {
            Ok(None) => {}
            Ok(Some(bytes)) => {
                self.user = parsed(path, &bytes, problems);
                self.broken |= self.user.is_none();
            }
            Err(error) => {
                problems.warning(None, format!("{error}; its profiles are not known"));
            }
        }
    }

    /// The main file must be a mapping. Without `kafka:` the built-in broker is used, which is seldom meant.
    fn check_root(&self, problems: &mut Problems) {
        let Some(Document { file, root }) = &self.main else { return };
        let names: Vec<&str> = match &root.value {
            Value::Mapping(entries) => entries.iter().map(|(key, _)| key.name.as_str()).collect(),
            Value::Null => vec![],
            _ => {
                let message = format!("a configuration file must be a mapping, found {}", root.describe());
                problems.error(root.place(file), message).hint("begin with `kafka:`");
                return;
            }
        };
        // A file may well hold nothing but profiles.
        if self.main_is_users || names.contains(&"kafka") || names.contains(&"profiles") {
            return;
        }
        let near = names.iter().find(|name| suggest::nearest(name, ["kafka"]).is_some());
        let hint = near.map(|name| format!("did you mean `kafka` where `{name}` stands?"));
        problems
            .warning(root.place(file), "there is no `kafka:` section; the built-in settings are used")
            .maybe_hint(hint);
    }
}

fn parsed(path: &Path, bytes: &[u8], problems: &mut Problems) -> Option<Document> {
    let mut found = Problems::default();
    let document = parse(&path.to_string_lossy(), bytes, Limits::default(), &mut found);
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    for problem in found.into_vec() {
        let line = problem.place.as_ref().and_then(|place| lines.get((place.line as usize).checked_sub(1)?));
        let reference = line.is_some_and(|line| line.windows(2).any(|pair| pair == b"${"));
        let told = problems.error(problem.place, problem.message).maybe_hint(problem.hint);
        if document.is_none() && reference && told.hint.is_none() {
            told.hint("put a value with `${…}` in double quotes inside [ ] or { }, and where it holds `: ` or ` #`");
        }
    }
    document
}

/// The file's bytes, or none if there is no such file.
fn bytes(path: &Path, surroundings: &Surroundings) -> Result<Option<Vec<u8>>, Error> {
    match std::fs::read(surroundings.path(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => {
            let message = format!("the configuration file `{}` cannot be read", path.display());
            Err(Error::bad_input(message).because(error))
        }
    }
}

fn missing(path: &Path, named_by: &str) -> Error {
    Error::bad_input(format!("the configuration file `{}`, named by {named_by}, does not exist", path.display()))
        .hint(format!("without it, `./{PROJECT_FILE}` and then the user's `helixctl/{USER_FILE}` are looked for"))
}
