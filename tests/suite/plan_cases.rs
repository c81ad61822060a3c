//! The rules of a plan, one case a file in tests/plans: what is declared, what is there, and the plan as a user reads it.
//!
//! HELIXCTL_BLESS=1 rewrites what is expected.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use helixctl::cluster::Observed;
use helixctl::cluster::fake::FakeCluster;
use helixctl::diagnostic::Problems;
use helixctl::exit::Exit;
use helixctl::output::{Answer as _, PlanView, Style};
use helixctl::plan::{Options, Plan, Unmet, plan};
use helixctl::spec::{Desired, Source, read};
use serde_yaml::Value;

use crate::support::case::Case;
use crate::support::cli::project;
use crate::support::fake::{block_on, carry_out, look, planned};

#[test]
fn every_case_has_its_plan() {
    let bless = std::env::var("HELIXCTL_BLESS").is_ok_and(|value| value == "1");
    let mut rules = BTreeSet::new();
    let mut wrong = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let case: Case = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let (plan, exit) = outcome(&case);
        if bless {
            replace(&path, &blessed(&text, &plan, exit));
        } else if (case.plan.as_str(), case.exit) != (plan.as_str(), exit) {
            wrong.push(format!("{}, exit {exit}:\n{plan}", path.display()));
        }
        assert!(rules.insert(case.rule), "{} tests what another file tests", path.display());
    }
    assert!(rules.len() >= 25, "only {} cases were found", rules.len());
    let fix = "if that is right: `HELIXCTL_BLESS=1 cargo test plan_cases`";
    assert!(wrong.is_empty(), "{} cases came out differently; {fix}\n\n{}", wrong.len(), wrong.join("\n"));
}

/// What apply carries out is then so: planned again, nothing is left to do and the rest stands where it stood.
#[test]
fn planned_again_after_apply_every_case_is_done() {
    for (name, desired, case) in valid_cases().filter(|(.., case)| !case.offline) {
        block_on(async {
            let (fake, options) = (FakeCluster::new(case.observed()), case.options());
            let first = planned(&fake, &desired, &options).await;
            let applied = carry_out(&fake, &first).await;
            assert_eq!(applied.done(), first.changes.len(), "{name}: {:?}", applied.outcomes);
            // Rotated once, a password is not to be rotated again.
            let again = Options { rotate: BTreeSet::new(), ..options };
            let second = planned(&fake, &desired, &again).await;
            assert!(second.changes.is_empty(), "{name}: left to do: {:?}", second.changes);
            assert_eq!(wishes(&second.cannot), wishes(&first.cannot), "{name}");
            assert_eq!(wishes(&second.refused), wishes(&first.refused), "{name}");
            assert_eq!(second.unmanaged, first.unmanaged, "{name}: others' topics and overrides survive");
        });
    }
}

/// The same declarations in another order give the same bytes, and a saved plan is read back as it was.
#[test]
fn order_never_matters() {
    for (name, desired, case) in valid_cases() {
        let options = case.options();
        let observed = seen(&case, &desired, &options);
        let bytes = |desired: &Desired| serde_json::to_string(&plan(desired, &observed, &options)).unwrap();
        let expected = bytes(&desired);
        for turn in 0..desired.topics.len() {
            let mut turned = desired.clone();
            turned.topics.rotate_left(turn);
            assert_eq!(bytes(&turned), expected, "{name}");
            turned.topics.reverse();
            assert_eq!(bytes(&turned), expected, "{name}");
        }
        let mut turned = desired.clone();
        turned.principals.reverse();
        turned.principals.iter_mut().for_each(|principal| principal.acls.reverse());
        assert_eq!(bytes(&turned), expected, "{name}");
        let saved: Plan = serde_json::from_str(&expected).unwrap();
        assert_eq!(saved, plan(&desired, &observed, &options), "{name}");
        let mut written = case.desired.clone();
        if let Some(Value::Sequence(topics)) = written.get_mut("topics") {
            topics.reverse();
        }
        let reread = declarations(&written, case.environment.as_deref()).0.unwrap();
        assert_eq!(bytes(&reread), expected, "{name}");
    }
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(project().join("tests/plans")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn valid_cases() -> impl Iterator<Item = (String, Desired, Case)> {
    files().into_iter().filter_map(|path| {
        let case: Case = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let desired = declarations(&case.desired, case.environment.as_deref()).0?;
        Some((name(&path), desired, case))
    })
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn declarations(written: &Value, environment: Option<&str>) -> (Option<Desired>, Problems) {
    let bytes = serde_yaml::to_string(written).unwrap().into_bytes();
    read(&[Source { name: "topics.yaml".to_owned(), bytes }], environment)
}

/// The plan as a user reads it, or the problems that keep it from being made; and the exit code of `plan --check`.
fn outcome(case: &Case) -> (String, u8) {
    let (desired, problems) = declarations(&case.desired, case.environment.as_deref());
    let Some(desired) = desired else {
        let line = |p: &helixctl::diagnostic::Problem| {
            format!("{}: {}\n    hint: {}\n", p.severity.word(), p.message, p.hint.as_deref().unwrap_or("none"))
        };
        return (problems.iter().map(line).collect(), Exit::BadInput.code());
    };
    let options = case.options();
    let plan = match case.offline {
        true => plan(&desired, &seen(case, &desired, &options), &options),
        false => block_on(planned(&FakeCluster::new(case.observed()), &desired, &options)),
    };
    let exit = if plan.is_met() { Exit::Done } else { Exit::Drift };
    (PlanView::new(&plan).text(Style::PLAIN), exit.code())
}

/// What a plan is made from: a snapshot tells nothing of the data in a topic.
fn seen(case: &Case, desired: &Desired, options: &Options) -> Observed {
    let mut observed = case.observed();
    if !case.offline {
        return block_on(look(&FakeCluster::new(observed), desired, options));
    }
    observed.topics.values_mut().for_each(|topic| topic.data = None);
    observed
}

fn wishes(unmet: &[Unmet]) -> Vec<(&str, &str)> {
    unmet.iter().map(|item| (item.subject.as_str(), item.wish.as_str())).collect()
}

/// Replaces a file at once: the other tests read it meanwhile.
fn replace(path: &Path, text: &str) {
    let mut file = tempfile::NamedTempFile::new_in(project().join("tests")).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.persist(path).unwrap();
}

/// The file with this plan and exit code in the place of what it expects.
fn blessed(text: &str, plan: &str, exit: u8) -> String {
    let (head, _) = text.split_once("\nexit:").expect("a case ends with `exit:` and `plan: |`");
    let indented = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") };
    format!("{head}\nexit: {exit}\nplan: |\n{}", plan.lines().map(indented).collect::<String>())
}
