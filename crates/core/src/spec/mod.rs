//! topics.yaml: from text to [`Desired`], with every mistake named by file, line and column. Pure.
//!
//! [`file`] reads what is written, [`assemble`] lays defaults, classes, topics and the environment over one another,
//! [`check`] looks at whole topics. Nothing stops at the first problem.

mod acls;
mod assemble;
mod check;
mod configs;
mod conflicts;
mod desired;
mod file;
mod findings;
mod grants;
mod names;
mod password;
mod policy;
mod policy_block;
mod principals;
mod prune;
mod quota;
mod resolve;
mod risks;
mod rules;
mod schema;
mod settings;
mod sheet;
mod topics;
mod view;

pub use check::check_topic;
pub use desired::{DeclaredAcl, DeclaredUser, Desired, DesiredTopic, PasswordSource, Principal, Prune};
pub use names::check_topic_name;
pub use policy::{NamePattern, Policy, Required, Rule};
pub use schema::schema;

use crate::diagnostic::{Place, Problems};

/// One input: a file, or what came through a pipe.
#[derive(Clone, Debug)]
pub struct Source {
    /// How messages call it: the path as it was given, or `<stdin>`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Reads topics.yaml, or the several files of a folder as one, with one environment laid over it.
///
/// Every problem is found in one run, in order of position. `Desired` is there only if none of them is an error.
/// The files of a folder share one set of defaults, classes, policy, prune and environments: `topics` and `principals` add
/// up, classes and environments come together by name, and anything else may stand in one file only.
pub fn read(sources: &[Source], environment: Option<&str>) -> (Option<Desired>, Problems) {
    let mut problems = Problems::default();
    let mut written = file::Written::default();
    if sources.is_empty() {
        problems
            .error(None, "there is no file to read")
            .hint("name a topics.yaml, or a folder that holds *.yaml files");
    }
    let mut whole = true;
    for source in sources {
        whole &= written.add(source, &mut problems).is_some();
    }
    // With a file missing, every class or environment that it declares would be reported as unknown.
    let desired = if whole { assemble::assemble(written, environment, &mut problems) } else { Desired::default() };
    if let (true, Some(first), false) = (desired.topics.is_empty(), sources.first(), problems.has_errors()) {
        let start = Place { file: first.name.as_str().into(), line: 1, column: 1 };
        problems.warning(start, "no topics are declared").hint("list them under `topics`");
    }
    problems.sort();
    (Some(desired).filter(|_| !problems.has_errors()), problems)
}

#[cfg(test)]
mod tests;
