//! Where declarations come from: `-f FILE|DIR|-` and `--env`.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::diagnostic::Problems;
use crate::error::{Error, Result};
use crate::output::count;
use crate::spec::{self, Desired, Source};

/// A file larger than this is refused by the parser anyway; it is not even read.
const READ_AT_MOST: u64 = (16 << 20) + 1;

#[derive(Clone, Debug, Default, clap::Args)]
pub struct FileArgs {
    /// Declarations: a file, a folder of *.yaml files, or - for stdin
    #[arg(short, long, value_name = "FILE|DIR", default_value = "topics.yaml")]
    pub file: PathBuf,

    /// Environment of the file to lay over the rest [default: $HELIXCTL_ENV, or the profile's]
    #[arg(long = "env", value_name = "NAME")]
    pub environment: Option<String>,
}

impl FileArgs {
    /// Reads and validates. Errors end it with every problem named; warnings are printed.
    pub fn load(&self, context: &mut Context) -> Result<Desired> {
        let (desired, problems) = self.read(context)?;
        match desired {
            Some(desired) if !problems.has_errors() => {
                context.ui.warnings(&problems.into_vec());
                Ok(desired)
            }
            _ => Err(invalid(problems)),
        }
    }

    /// Reads and validates, keeping warnings and errors alike.
    pub fn read(&self, context: &mut Context) -> Result<(Option<Desired>, Problems)> {
        let environment = context.environment(self.environment.as_deref())?;
        let sources = self.sources()?;
        let (mut desired, mut problems) = spec::read(&sources, environment.as_deref());
        if let (None, None, Some(name)) = (&desired, &self.environment, &environment) {
            (desired, problems) = without_environments(&sources, name).unwrap_or((desired, problems));
        }
        problems.sort();
        Ok((desired, problems))
    }

    fn sources(&self) -> Result<Vec<Source>> {
        if self.file == Path::new("-") {
            return Ok(vec![read_from("<stdin>", std::io::stdin().lock())?]);
        }
        let metadata = std::fs::metadata(&self.file).map_err(|e| unreadable(&self.file, e))?;
        if !metadata.is_dir() {
            return Ok(vec![read_file(&self.file)?]);
        }
        let entries = std::fs::read_dir(&self.file).map_err(|e| unreadable(&self.file, e))?;
        let is_yaml = |path: &PathBuf| path.extension().is_some_and(|ext| ext == "yaml" || ext == "yml");
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_yaml).collect();
        paths.sort();
        if paths.is_empty() {
            return Err(Error::bad_input(format!("{} holds no *.yaml file", self.file.display())));
        }
        paths.iter().map(|path| read_file(path)).collect()
    }
}

/// An environment that HELIXCTL_ENV or the profile names, not the user just now, is one for many files: a file that knows
/// no environments at all is the same in each.
fn without_environments(sources: &[Source], name: &str) -> Option<(Option<Desired>, Problems)> {
    let (desired, mut problems) = spec::read(sources, None);
    let desired = desired.filter(|desired| desired.environments.is_empty())?;
    problems
        .warning(None, format!("environment `{name}` changes nothing here: the declarations have no `environments`"));
    Some((Some(desired), problems))
}

/// The error that carries all problems of the declarations.
pub fn invalid(problems: Problems) -> Error {
    let errors = problems.iter().filter(|p| p.severity == crate::diagnostic::Severity::Error).count();
    Error::problems(format!("the declarations have {}; nothing was changed", count(errors, "error")), problems)
}

fn read_file(path: &Path) -> Result<Source> {
    let file = std::fs::File::open(path).map_err(|e| unreadable(path, e))?;
    read_from(&path.display().to_string(), file)
}

fn read_from(name: &str, reader: impl Read) -> Result<Source> {
    let mut bytes = Vec::new();
    reader
        .take(READ_AT_MOST)
        .read_to_end(&mut bytes)
        .map_err(|e| Error::bad_input(format!("{name} cannot be read")).because(e))?;
    Ok(Source { name: name.to_owned(), bytes })
}

fn unreadable(path: &Path, error: std::io::Error) -> Error {
    let missing = error.kind() == std::io::ErrorKind::NotFound;
    let error = Error::bad_input(format!("{} cannot be read", path.display())).because(error);
    match missing {
        true => error.hint("name the declarations with `-f FILE`, or start one from the live cluster: `helixctl topics export > topics.yaml`"),
        false => error,
    }
}
