//! What is written down twice is compared: man pages, completions, the exit table, the layers, the modules of this suite.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use clap_complete::Shell;
use helixctl::commands::{completions, man};
use helixctl::exit::Exit;

use crate::support::cli::project;

const SHELLS: [(Shell, &str); 5] = [
    (Shell::Bash, "helixctl.bash"),
    (Shell::Zsh, "_helixctl"),
    (Shell::Fish, "helixctl.fish"),
    (Shell::PowerShell, "_helixctl.ps1"),
    (Shell::Elvish, "helixctl.elv"),
];

/// The folder holds exactly these files; HELIXCTL_BLESS=1 makes it so.
fn same_files(folder: &str, expected: &BTreeMap<String, Vec<u8>>) {
    let folder = project().join(folder);
    if std::env::var("HELIXCTL_BLESS").is_ok_and(|value| value == "1") {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in expected {
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    let found: BTreeMap<String, Vec<u8>> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    let fix = "run `HELIXCTL_BLESS=1 cargo test guards`";
    assert_eq!(names(&found), names(expected), "{} is stale: {fix}", folder.display());
    for (name, bytes) in expected {
        assert!(found[name] == *bytes, "{}/{name} is stale: {fix}", folder.display());
    }
}

#[test]
fn the_command_tree_is_sound() {
    helixctl::cli::command().debug_assert();
}

/// A flag of a command that has the id of a global one would hide it, and its type would not fit.
#[test]
fn no_command_hides_a_global_flag() {
    fn walk(command: &clap::Command, globals: &[String]) {
        for child in command.get_subcommands() {
            for argument in child.get_arguments().filter(|argument| !argument.is_global_set()) {
                let id = argument.get_id().to_string();
                assert!(!globals.contains(&id), "`{} {id}` hides a global flag", child.get_name());
                let long = argument.get_long().unwrap_or_default().replace('-', "_");
                assert!(!globals.contains(&long), "`{} --{long}` hides a global flag", child.get_name());
            }
            walk(child, globals);
        }
    }
    let root = helixctl::cli::command();
    let globals: Vec<String> =
        root.get_arguments().filter(|a| a.is_global_set()).map(|a| a.get_id().to_string()).collect();
    assert!(globals.len() > 5);
    walk(&root, &globals);
}

#[test]
fn completions_are_what_the_code_generates() {
    let expected = SHELLS.iter().map(|(shell, name)| ((*name).to_owned(), completions::script(*shell))).collect();
    same_files("completions", &expected);
}

#[test]
fn man_pages_are_what_the_code_generates() {
    let pages = man::pages().unwrap();
    same_files("man", &pages.into_iter().map(|(name, page)| (format!("{name}.1"), page)).collect());
}

#[test]
fn the_exit_table_is_the_same_everywhere() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let page = String::from_utf8(man::pages().unwrap().remove(0).1).unwrap().replace("\\-", "-");
    for (exit, meaning) in Exit::ALL {
        let row = format!("| {} | {meaning} |", exit.code());
        assert!(readme.contains(&row), "README.md lacks the line: {row}");
        assert!(
            page.contains(&format!("{:>3}  {meaning}", exit.code())),
            "the man page lacks {}: {meaning}",
            exit.code()
        );
    }
}

/// The arrows of ARCHITECTURE.md that crate boundaries do not hold by themselves: what a room may not know.
#[test]
fn the_layers_hold() {
    // Pure: the clock, files, sockets and the environment are passed in.
    let effects =
        ["std::env", "std::fs", "std::net", "std::process", "SystemTime::now", "Timestamp::now", "Instant::now"];
    let mut rules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for room in fs::read_dir(project().join("crates/core/src")).unwrap().map(|room| room.unwrap().path()) {
        // Archives are files.
        if !room.ends_with("archive") {
            rules.insert(room.strip_prefix(project()).unwrap().to_str().unwrap().to_owned().leak(), effects.to_vec());
        }
    }
    rules.entry("crates/core/src/cluster").or_default().extend(["crate::plan", "crate::spec"]);
    rules.entry("crates/core/src/topic_config").or_default().extend(["crate::spec", "crate::cluster", "crate::plan"]);
    rules.insert("crates/core/src/archive", vec!["crate::cluster", "crate::plan"]);
    rules.entry("crates/core/src/record").or_default().extend(["crate::cluster", "crate::plan", "crate::archive"]);
    let outer = ["crate::commands", "crate::cli", "crate::context", "crate::output", "crate::config"];
    rules.insert("src/apply", outer.iter().copied().chain(["clap", "crate::kafka"]).collect());
    rules.insert("src/config", vec!["crate::commands", "crate::cli", "crate::context", "crate::output", "clap"]);
    for (room, forbidden) in rules {
        for (path, text) in sources(&project().join(room)) {
            let test = path.components().any(|part| part.as_os_str() == "tests") || path.ends_with("tests.rs");
            let code = text.split("#[cfg(test)]").next().unwrap();
            for name in &forbidden {
                let uses = code.lines().any(|line| !line.trim_start().starts_with("//") && word(line, name));
                assert!(test || !uses, "{} must not know {name}", path.display());
            }
        }
    }
}

/// What changes a cluster is had from the gate: nobody else makes clients or permits.
#[test]
fn only_the_gate_makes_clients_and_permits() {
    let makers = ["KafkaCluster", "Permit::give"];
    let mut at_the_gate = 0;
    for (path, text) in sources(&project().join("src")) {
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let found = makers.iter().filter(|maker| code.iter().any(|line| line.contains(*maker))).count();
        match path.starts_with(project().join("src/gate")) {
            true => at_the_gate += found,
            false => assert_eq!(found, 0, "{} must get its client and its consent from the gate", path.display()),
        }
    }
    assert!(at_the_gate >= 2);
}

/// `name` as a path of its own, not the start of a longer word.
fn word(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let after = line[at + name.len()..].chars().next();
        let before = line[..at].chars().next_back();
        let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !part(after) && !part(before) && (name.contains("::") || after == Some(':'))
    })
}

fn sources(path: &Path) -> Vec<(std::path::PathBuf, String)> {
    if path.is_file() {
        return vec![(path.to_owned(), fs::read_to_string(path).unwrap())];
    }
    assert!(path.is_dir(), "{} is gone", path.display());
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.is_dir() || path.extension().is_some_and(|e| e == "rs"))
        .flat_map(|p| sources(&p))
        .collect()
}

#[test]
fn every_test_file_is_run() {
    let main = fs::read_to_string(project().join("tests/suite/main.rs")).unwrap();
    for entry in fs::read_dir(project().join("tests/suite")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") {
            assert!(main.contains(&format!("mod {module};")), "tests/suite/{name} is not declared in main.rs");
        }
    }
}
