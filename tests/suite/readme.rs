//! The README's blocks are run as they stand, on Kafkas of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use helixctl::config::Surroundings;

use crate::support::cli::{binary, project};
use crate::support::{Run, secured, terminal};

/// The blocks by their heading and language: a block that no test knows is a failure.
fn blocks() -> BTreeMap<(String, String), Vec<String>> {
    let text = fs::read_to_string(project().join("README.md")).unwrap();
    let mut found: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let (mut heading, mut open) = (String::new(), None);
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => open = Some((language.to_owned(), String::new())),
            (Some(_), Some(_)) => {
                let (language, block) = open.take().unwrap();
                found.entry((heading.clone(), language)).or_default().push(block);
            }
            (Some((_, block)), None) => block.push_str(&format!("{line}\n")),
            (None, None) => {
                if let Some(title) = line.strip_prefix("## ") {
                    heading = title.to_owned();
                }
            }
        }
    }
    found
}

pub fn block(heading: &str, language: &str) -> String {
    let blocks = blocks();
    blocks.get(&(heading.to_owned(), language.to_owned())).expect("the block is there").concat()
}

/// A home of its own, with the cache that is already filled, the binary in the PATH, and the shipped files.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::copy(project().join("topics.yaml"), home.path().join("topics.yaml")).unwrap();
    home
}

fn environment(home: &Path) -> Vec<(&'static str, String)> {
    let surroundings = Surroundings::from_process();
    let cache = surroundings.cache_dir().unwrap();
    let path = format!("{}:{}", binary().parent().unwrap().display(), surroundings.var("PATH").unwrap());
    vec![
        ("HOME", home.display().to_string()),
        ("XDG_CACHE_HOME", cache.parent().unwrap().display().to_string()),
        ("PATH", path),
        ("ENVIRONMENT", "dev".to_owned()),
    ]
}

#[test]
fn every_block_is_known() {
    let known: Vec<(String, String)> = blocks().into_keys().collect();
    let expected = [
        ("A day with it", "console"),
        ("As a step of CI", "sh"),
        ("Moving replicas", "sh"),
        ("The two commands", "console"),
        ("Who may do what", "console"),
        ("Who may do what", "yaml"),
        ("topics.yaml", "yaml"),
    ];
    assert_eq!(known, expected.map(|(heading, language)| (heading.to_owned(), language.to_owned())));
}

#[test]
fn the_first_command_ends_with_ten_topics_on_broker() {
    let commands = block("The two commands", "console");
    let (first, second) = commands.split_once('\n').unwrap();
    assert_eq!(second.trim(), "cargo test");
    let ci = fs::read_to_string(project().join(".ci/run")).unwrap();
    assert!(ci.contains("cargo test"), "CI calls the README's test command");
    let args = first.strip_prefix("cargo run -- ").expect("it builds and runs helixctl");
    let home = home();
    let mut run = Run::line(args).in_dir(home.path());
    for (name, value) in environment(home.path()) {
        run = run.env(name, value);
    }
    let output = run.run().expect(0);
    assert_eq!(output.stdout.matches(": done").count(), 10, "{output}");
}

#[test]
fn the_declarations_are_valid() {
    let declared = block("topics.yaml", "yaml");
    Run::line("topics validate --env dev").file("topics.yaml", &declared).run().expect(0);
    Run::line("topics validate").file("topics.yaml", &declared).run().expect(0);
    Run::line("topics validate").file("topics.yaml", block("Who may do what", "yaml")).run().expect(0);
}

/// What the transcript shows is what is printed, but for the cluster's id, the time it took, and what other tests left on the
/// cluster; `…` stands for any lines.
#[test]
fn principals_are_provisioned_as_the_transcript_shows_on_broker() {
    let cluster = secured();
    let declared = block("Who may do what", "yaml");
    let transcript = block("Who may do what", "console");
    let mut commands = transcript.split("$ ").skip(1).map(|part| part.split_once('\n').unwrap());
    let (sandbox, _) = commands.next().unwrap();
    assert!(
        sandbox.starts_with("eval \"$(helixctl sandbox up --secure --brokers 3)\""),
        "the cluster of this test is like it"
    );
    for (command, printed) in commands {
        let run = cluster.line(command.strip_prefix("helixctl ").unwrap()).file("topics.yaml", &declared);
        let output = run.env("KAFKA_PASSWORD", "correct-horse").run().expect(0);
        let mut lines = output.stdout.lines().map(timeless);
        for expected in printed.lines().map(timeless).filter(|line| line != "…") {
            assert!(lines.any(|line| line == expected), "{expected}\n{output}");
        }
    }
}

fn timeless(line: &str) -> String {
    match (line.strip_prefix("Plan for cluster "), line.rsplit_once(" in ")) {
        (Some(_), _) => "Plan for cluster …".to_owned(),
        (_, Some((what, _))) if line.starts_with("Apply: ") => what.to_owned(),
        _ if line.starts_with("Plan: ") => line.split([',', ';']).take(3).collect(),
        _ => line.to_owned(),
    }
}

#[test]
fn the_ci_step_runs_on_broker() {
    let home = home();
    fs::write(home.path().join("step.sh"), block("As a step of CI", "sh")).unwrap();
    let mut run = Run::line("sandbox run -- sh -eu step.sh").in_dir(home.path());
    for (name, value) in environment(home.path()) {
        run = run.env(name, value);
    }
    run.run().expect(0);
    let plan = fs::read_to_string(home.path().join("plan.md")).unwrap();
    assert!(plan.contains("helixagent.events.audit"), "{plan}");
}

/// By hand in a terminal, where apply asks.
#[test]
fn a_day_in_a_terminal_on_broker() {
    let home = home();
    let mut shell = terminal::shell(home.path(), environment(home.path()));
    for line in block("A day with it", "console").lines() {
        let command = line.split(" #").next().unwrap().trim();
        shell.send_line(command).unwrap();
        if command == "helixctl topics apply" {
            let asked = shell.exp_string("[y/N]").unwrap_or_else(|e| panic!("apply asks: {e}"));
            assert!(asked.contains("helixagent.events.audit"), "after the plan was shown:\n{asked}");
            shell.send_line("y").unwrap();
        }
        terminal::expect(&mut shell, 0);
    }
}
