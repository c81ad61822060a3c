//! `helixctl users` on a real broker: set, log in with it, replace, delete.

use crate::support::{Run, eventually, secure, unique};

fn admin(args: &[&str]) -> Run {
    secure().admin(args)
}

/// The credentials of a user as the list shows them.
fn credentials(user: &str) -> Vec<(String, i64)> {
    let listed = admin(&["users", "list", "-o", "json"]).run().expect(0).json();
    let users = listed["users"].as_array().unwrap().clone();
    let found = users.into_iter().find(|found| found["name"] == user);
    let credential =
        |c: &serde_json::Value| (c["mechanism"].as_str().unwrap().to_owned(), c["iterations"].as_i64().unwrap());
    found.map(|user| user["credentials"].as_array().unwrap().iter().map(credential).collect()).unwrap_or_default()
}

fn expect_credentials(user: &str, expected: &[(&str, i64)]) {
    let expected: Vec<(String, i64)> = expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    eventually(&format!("{user} has {expected:?}"), || credentials(user) == expected);
}

/// Whether a client gets in with this password.
fn logs_in(mechanism: &str, user: &str, password: &str) -> bool {
    let run = secure().login(mechanism, user, password, &["topics", "list", "--timeout", "5s"]).run();
    assert!(run.code == 0 || run.stderr.contains("SASL"), "{run}");
    run.code == 0
}

#[test]
fn a_user_is_set_logs_in_and_is_deleted_on_broker() {
    // A name and a password with everything that SCRAM has to escape.
    let user = format!("{}=CN, a", unique("scram"));
    let (first, second) = ("geheim-äöü ,=1", "second-c0ffee");
    let set = admin(&["users", "set", &user, "--password-file", "secret", "--yes", "-vvv"])
        .file("secret", format!("{first}\n"))
        .run()
        .expect(0);
    assert_eq!(set.stdout, format!("set {user} (SCRAM-SHA-512, 4096 iterations)\n"));
    assert!(set.stderr.contains("is new") && !set.stderr.contains("geheim"), "{set}");
    expect_credentials(&user, &[("SCRAM-SHA-512", 4096)]);
    eventually("the user logs in", || logs_in("SCRAM-SHA-512", &user, first));
    assert!(!logs_in("SCRAM-SHA-512", &user, second));

    // A second mechanism beside it, then another password for the first.
    let command = format!("echo '{second}'");
    let sha256 = ["--mechanism", "SCRAM-SHA-256", "--iterations", "8192", "-y", "-o", "json"];
    let both =
        admin(&[&["users", "set", &format!("User:{user}"), "--password-command", &command], &sha256[..]].concat());
    let both = both.run().expect(0).json();
    assert_eq!((&both["kind"], &both["user"]), (&"UserChange".into(), &user.as_str().into()));
    expect_credentials(&user, &[("SCRAM-SHA-256", 8192), ("SCRAM-SHA-512", 4096)]);
    eventually("it logs in by the other mechanism", || logs_in("SCRAM-SHA-256", &user, second));
    let replaced = admin(&["users", "set", &user, "--password-command", &command, "-y"]).run().expect(0);
    assert!(replaced.stderr.contains("it is replaced"), "{replaced}");
    eventually("the new password holds", || logs_in("SCRAM-SHA-512", &user, second));
    eventually("the old one does not", || !logs_in("SCRAM-SHA-512", &user, first));

    // One mechanism goes, then all that is left.
    let refused = admin(&["users", "delete", &user]).run().expect(5);
    assert!(refused.stderr.contains("`--yes`"), "{refused}");
    admin(&["users", "delete", &user, "--mechanism", "sha-256", "-y"]).run().expect(0);
    expect_credentials(&user, &[("SCRAM-SHA-512", 4096)]);
    admin(&["users", "delete", &user, "-y"]).run().expect(0);
    expect_credentials(&user, &[]);
    eventually("it is locked out", || !logs_in("SCRAM-SHA-512", &user, second));
    let gone = admin(&["users", "delete", &user, "-y"]).run().expect(1);
    assert!(gone.stderr.contains("there is no SCRAM user"), "{gone}");
}

#[test]
fn both_mechanisms_go_at_once_on_broker() {
    let user = unique("both");
    for mechanism in ["SCRAM-SHA-256", "SCRAM-SHA-512"] {
        let set = ["users", "set", &user, "--password-command", "echo x1", "--mechanism", mechanism, "-y"];
        admin(&set).run().expect(0);
    }
    expect_credentials(&user, &[("SCRAM-SHA-256", 4096), ("SCRAM-SHA-512", 4096)]);
    let deleted = admin(&["users", "delete", &user, "-y"]).run().expect(0);
    assert_eq!(deleted.stdout, format!("deleted {user} (SCRAM-SHA-256, SCRAM-SHA-512)\n"));
    expect_credentials(&user, &[]);
}

#[test]
fn without_a_password_or_a_terminal_nothing_is_asked() {
    for (args, says) in [
        (&["set", "a"][..], "--password-file FILE"),
        (&["set", "a", "--password-file", "nope"], "cannot be read"),
        (&["set", "a", "--password-file", "empty"], "is empty"),
        (&["set", "a", "--password-command", "echo hunter2; exit 4"], "exit status 4"),
        (&["set", "a", "--iterations", "100", "--password-file", "empty"], "4096"),
        (&["set", "*", "--password-file", "empty"], "everybody has no password"),
        (&["set", "jürgen", "--password-file", "empty"], "write it in ASCII"),
        (&["set", "a", "--mechanism", "PLAIN", "--password-file", "empty"], "no SCRAM mechanism"),
    ] {
        let run = Run::new(["users"].iter().chain(args)).brokers("127.0.0.1:1").file("empty", "").run().expect(2);
        assert!(run.stderr.contains(says) && !run.stderr.contains("hunter2"), "{args:?}: {run}");
    }
}
