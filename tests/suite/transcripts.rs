//! What a user reads, whole: stdout, stderr and exit code of runs that need no broker.

use std::time::Instant;

use insta::assert_snapshot;

use crate::support::Run;

#[test]
fn mistakes_in_topics_yaml_are_all_named() {
    let file = "version: 1\ntopics:\n  - name: a.b\n    partitons: 3\n    replication: 1\n  - name: a_b\n    partitions: 0\n    replication: 1\n    config: { retention.msx: 5 }\n";
    assert_snapshot!(Run::line("topics validate").file("topics.yaml", file).run());
}

#[test]
fn no_declarations_here() {
    assert_snapshot!(Run::line("topics plan").run());
}

/// An environment of the surroundings is for many files; one of the command line is for this one.
#[test]
fn a_file_without_environments() {
    let file = "version: 1\ntopics: [ { name: a, partitions: 1, replication: 1 } ]\n";
    let run = Run::line("topics validate").file("topics.yaml", file).env("HELIXCTL_ENV", "dev").run().expect(0);
    assert!(run.stderr.contains("environment `dev` changes nothing here"), "{run}");
    Run::line("topics validate --env dev").file("topics.yaml", file).run().expect(2);
    let named = format!("{file}environments: {{ prod: {{}} }}\n");
    Run::line("topics validate").file("topics.yaml", named).env("HELIXCTL_ENV", "dev").run().expect(2);
}

#[test]
fn no_broker() {
    let started = Instant::now();
    let run = Run::line("topics list").brokers("127.0.0.1:1").run();
    assert!(started.elapsed() < crate::support::NOT_HANGING);
    assert_snapshot!(run);
}

#[test]
fn errors_are_json_where_json_was_asked_for() {
    let run = Run::line("topics list -o json --timeout 1s").brokers("127.0.0.1:1").run().expect(1);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!((error["kind"].as_str(), error["exit"].as_u64()), (Some("Error"), Some(1)), "{run}");
    let usage = Run::line("topics lst -o json").run().expect(2);
    let error: serde_json::Value = serde_json::from_str(&usage.stderr).unwrap();
    assert_eq!(error["exit"].as_u64(), Some(2), "{usage}");
}

#[test]
fn config_mistakes_are_found_before_a_broker_is_contacted() {
    let file = "kafka:\n  brokers: [localhost:9092]\n  compresion: lz4\n  session_timeout: 3s\n  heartbeat_interval: 30s\n  required_acks: most\n";
    assert_snapshot!(Run::line("topics list").file("configs/messaging.yaml", file).run());
}

#[test]
fn the_origin_of_every_setting() {
    let file = "kafka:\n  client_id: ${APP:-helixagent}\n  sasl:\n    enabled: true\n    username: me\n    password: hunter2\n";
    let run = Run::line("config show --origin -X linger.ms=7")
        .file("configs/messaging.yaml", file)
        .env("KAFKA_GROUP_ID", "g")
        .run()
        .expect(0);
    assert!(!run.stdout.contains("hunter2"), "{run}");
    assert_snapshot!(run);
}

/// Hostile inputs: an error with a position, or it works; never a panic, never more than 256 MB, never more than 5 s.
#[test]
fn hostile_declarations_end_quickly_and_small() {
    let many = |n: usize| {
        let topics: String = (0..n).map(|i| format!("  - {{ name: t{i}, partitions: 3, replication: 1 }}\n")).collect();
        format!("version: 1\ntopics:\n{topics}")
    };
    let mut bomb = String::from("version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..12 {
        bomb.push_str(&format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", ")));
    }
    let cases: Vec<(&str, Vec<u8>, i32)> = vec![
        ("empty", Vec::new(), 2),
        ("50 MB", many(1_200_000).into_bytes(), 2),
        ("binary", (0..=255u8).cycle().take(100_000).collect(), 2),
        ("alias bomb", bomb.into_bytes(), 2),
        ("deep nesting", format!("version: 1\ntopics: {}", "[".repeat(1_000_000)).into_bytes(), 2),
        ("byte order mark", [b"\xef\xbb\xbf".as_slice(), many(2).as_bytes()].concat(), 0),
        ("CRLF", many(2).replace('\n', "\r\n").into_bytes(), 0),
        ("tabs", b"version: 1\ntopics:\n\t- name: a\n".to_vec(), 2),
        ("10,000 topics", many(10_000).into_bytes(), 0),
        ("wrong version", b"version: 7\ntopics: []\n".to_vec(), 2),
    ];
    for (what, bytes, code) in cases {
        let mut run = Run::line("topics validate").file("topics.yaml", bytes);
        // The address space is limited, so that more than 256 MB cannot pass.
        let path = crate::support::cli::binary().display().to_string();
        let started = Instant::now();
        let mut limited = std::process::Command::new("sh");
        limited.args(["-c", &format!("ulimit -v 524288; exec {path} topics validate")]);
        limited.env_clear().env("HOME", run.dir.path()).current_dir(run.dir.path());
        std::mem::swap(run.command(), &mut limited);
        let output = run.run();
        assert!(started.elapsed() < crate::support::NOT_HANGING, "{what} took {:?}", started.elapsed());
        assert_eq!(output.code, code, "{what}\n{}", output.to_string().chars().take(2000).collect::<String>());
        assert!(!output.stderr.contains("panicked"), "{what}\n{output}");
        if code == 2 {
            assert!(output.stderr.contains("topics.yaml:"), "{what} has a position\n{output}");
        }
    }
}
