//! Secrets are nowhere but in their own files: not in answers, narration, journals, saved plans, snapshots or logs.

use std::fs;
use std::path::Path;

use helixctl::sandbox::User;

use crate::support::{Run, secured, unique};

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// The password of a user in topics.yaml.
const DECLARED: &str = "declared-5ecret-of-topics.yaml";

#[test]
fn a_whole_run_at_the_highest_verbosity_tells_no_secret_on_broker() {
    let cluster = secured();
    let (name, dir) = (unique("quiet"), tempfile::tempdir().unwrap());
    let declared = |partitions: u32| {
        format!(
            "version: 1\ntopics: [{{ name: {name}, partitions: {partitions}, replication: 3, retention: 1h }}]\n\
             principals: [{{ name: 'User:{name}', password: '${{APP_PASSWORD}}', produce: ['{name}*'] }}]\n"
        )
    };
    fs::write(dir.path().join("topics.yaml"), declared(1)).unwrap();
    let mut said = Vec::new();
    let mut go = |args: &str, run: fn(Run) -> Run| {
        let line = cluster.line(&format!("{args} -vvv")).in_dir(dir.path()).env("APP_PASSWORD", DECLARED);
        let output = run(line).run();
        assert!(!output.stderr.contains("panicked"), "{args}\n{output}");
        said.push((args.to_owned(), output.code, output.stdout + &output.stderr));
    };
    let as_is = |run: Run| run;
    for args in [
        "config show --origin",
        "config show -o json --profile client",
        "config profiles",
        "topics validate",
        "topics plan --out plan.json",
        "topics apply plan.json --yes --journal first.jsonl",
        "topics plan --check",
    ] {
        go(args, as_is);
    }
    fs::write(dir.path().join("topics.yaml"), declared(2)).unwrap();
    for args in [
        "topics apply --yes --journal second.jsonl -o json",
        "topics list -o yaml",
        &format!("topics describe {name} --all-configs -o json"),
        &format!("topics describe {name} --profile client"),
        &format!("topics list {name} --profile certificate"),
        "topics snapshot",
        &format!("topics export {name}"),
        &format!("topics apply --yes --rotate {name} -o json"),
        &format!("acls export --principal User:{name}"),
        "users list",
        "topics reassign --status",
        &format!("topics delete {name} --yes -o json"),
        "sandbox status -o json",
    ] {
        go(args, as_is);
    }
    // Passwords that come another way, that are wrong, and that stand where they do not belong.
    go("topics list", |run| run.env("KAFKA_SASL_PASSWORD", secured().password(User::Admin)));
    go("topics list", |run| {
        run.env("KAFKA_SASL_USERNAME", secured().password(User::Client)).env("KAFKA_SASL_ENABLED", "x")
    });
    go("topics list -o json", |run| run.env("KAFKA_SASL_PASSWORD", format!("{}x", secured().password(User::Admin))));
    go("topics list", |run| {
        run.env("KAFKA_SASL_PASSWORD_COMMAND", format!("echo {}; exit 3", secured().password(User::Admin)))
    });
    go("config show", |run| run.env("KAFKA_TLS_KEY_PASSWORD", secured().password(User::Client)));

    assert!(
        said.iter().filter(|(_, code, _)| *code == 0).count() >= 19,
        "{:?}",
        said.iter().map(|s| (&s.0, s.1)).collect::<Vec<_>>()
    );
    for file in ["plan.json", "first.jsonl", "second.jsonl"] {
        assert!(dir.path().join(file).is_file(), "{file} was written");
    }
    let written = files(dir.path()).into_iter().map(|path| (path.display().to_string(), fs::read(&path).unwrap()));
    let logs = cluster.state.nodes.iter().map(|node| (node.log.display().to_string(), fs::read(&node.log).unwrap()));
    let state = cluster.state.folder.join("state.json");
    let texts: Vec<(String, String)> = said
        .into_iter()
        .map(|(args, _, text)| (args, text))
        .chain(written.chain(logs).map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())))
        .chain(fs::read_to_string(state).map(|text| ("state.json".to_owned(), text)))
        .collect();
    assert!(texts.len() > 29);
    for secret in cluster.secrets().into_iter().chain([DECLARED.to_owned()]) {
        assert!(secret.len() >= 16);
        for (place, text) in &texts {
            assert!(!text.contains(&secret), "a secret is in: {place}");
        }
    }
}
