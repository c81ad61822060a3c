//! Principals from topics.yaml on a secured cluster: rules, users and quotas are planned, applied, and seen by those they are for.

use crate::support::{Run, SecuredCluster, eventually, secured, unique};

const PASSWORD: &str = "a-passw0rd, of=topics.yaml";

/// A run with topics.yaml and the variable that holds the password.
fn declared(cluster: &SecuredCluster, args: &str, file: &str) -> Run {
    cluster.line(args).file("topics.yaml", file).env("APP_PASSWORD", PASSWORD)
}

/// A run of someone else.
fn as_user(cluster: &SecuredCluster, user: &str, password: &str, args: &str) -> Run {
    cluster.line(args).env("KAFKA_SASL_USERNAME", user).env("KAFKA_SASL_PASSWORD", password)
}

/// The document's application: one user who produces and consumes under one prefix.
fn application(user: &str, topic: &str, more: &str) -> String {
    format!(
        "version: 1\ntopics: [{{ name: {topic}.events, partitions: 1, replication: 3 }}]\nprincipals:\n  \
         - name: User:{user}\n    password: ${{APP_PASSWORD}}\n    produce: [\"{topic}.*\"]\n    \
         consume: {{ topics: [\"{topic}.*\"], groups: [\"{topic}-*\"] }}\n    \
         quota: {{ producer_byte_rate: 10MiB, request_percentage: 200 }}\n{more}"
    )
}

/// Each run may ask another of the three brokers, which learns of a change a moment after the first.
fn met(cluster: &SecuredCluster, file: &str) {
    on_every_broker("the plan is met", || declared(cluster, "topics plan --check", file).run().code == 0);
}

fn on_every_broker(what: &str, mut shown: impl FnMut() -> bool) {
    eventually(what, || (0..6).all(|_| shown()));
}

#[test]
fn an_application_is_provisioned_from_the_file_alone_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("app"), unique("events"));
    let file = application(&user, &topic, "");
    let plan = declared(cluster, "topics plan --check -vvv", &file).run().expect(3);
    for line in [
        &format!("+ {topic}.events  create with 1 partition, replication 3"),
        &format!("+ User:{user}  set password (SCRAM-SHA-512, 4096 iterations)"),
        &format!("+ User:{user}  allow write on topic:{topic}.* (every topic that begins with {topic}.)"),
        &format!("~ User:{user}  producer_byte_rate unset → 10 MiB/s"),
    ] {
        assert!(plan.stdout.contains(line.as_str()), "{line}\n{plan}");
    }
    let journal = tempfile::NamedTempFile::new().unwrap();
    let apply = format!("topics apply --yes --journal {} -vvv", journal.path().display());
    let applied = declared(cluster, &apply, &file).run().expect(0);
    let journal = std::fs::read_to_string(journal.path()).unwrap();
    assert!(journal.contains("set-password"), "{journal}");
    for (place, text) in [("plan", plan.to_string()), ("apply", applied.to_string()), ("journal", journal)] {
        assert!(!text.contains("a-passw0rd"), "the password is in the {place}");
    }
    met(cluster, &file);

    // The user logs in with that password, sees its topic and no other.
    let see = |args: &str| as_user(cluster, &user, PASSWORD, args).run();
    eventually("the user logs in", || see("topics list").code == 0);
    let listed = see("topics list -o json").expect(0).json();
    let names: Vec<&str> = listed["topics"].as_array().unwrap().iter().map(|t| t["topic"].as_str().unwrap()).collect();
    assert_eq!(names, [format!("{topic}.events")]);
    let can = |what: &str| cluster.line(&format!("acls can User:{user} {what}")).run().code;
    assert_eq!((can(&format!("write topic:{topic}.other")), can(&format!("delete topic:{topic}.events"))), (0, 3));

    // What the export says is what was declared: rules, the user's mechanism, quotas.
    met(cluster, &file);
    let exported = cluster.line(&format!("acls export --principal User:{user}")).run().expect(0).stdout;
    for line in ["mechanism: SCRAM-SHA-512", "producer_byte_rate: 10485760", "request_percentage: 200", "_PASSWORD}"] {
        assert!(exported.contains(line), "{line}\n{exported}");
    }
    let check = cluster.line("topics plan --check").file("topics.yaml", &exported).run();
    assert_eq!(check.code, 0, "{exported}\n{check}");
    assert!(!check.stdout.contains(&format!("allow User:{user}")), "nothing is unmanaged: {check}");

    // Someone grants, and revokes, behind the file's back.
    cluster.line(&format!("acls grant User:{user} delete topic:{topic}.* --yes")).run().expect(0);
    let can_delete = format!("delete topic:{topic}.events");
    on_every_broker("the grant is there", || can(&can_delete) == 0);
    let extra = declared(cluster, "topics plan --check", &file).run().expect(0);
    assert!(extra.stdout.contains(&format!("allow User:{user} delete on topic:{topic}.*")), "{extra}");
    cluster.line(&format!("acls revoke User:{user} read group:{topic}-* --yes")).run().expect(0);
    cluster.line(&format!("users delete {user} --yes")).run().expect(0);
    on_every_broker("the user is gone", || !cluster.line("users list").run().stdout.contains(&user));
    let drift = declared(cluster, "topics plan --check", &file).run().expect(3);
    assert!(drift.stdout.contains("2 to create, 0 to change, 0 to delete"), "{drift}");
    declared(cluster, "topics apply --yes --prune", &file).run().expect(0);
    on_every_broker("the extra is gone", || can(&can_delete) == 3);
    let clean = declared(cluster, "topics plan --check", &file).run().expect(0);
    assert!(!clean.stdout.contains(&format!("allow User:{user}")), "{clean}");
}

#[test]
fn a_password_is_rotated_by_name_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("rotated"), unique("rotated"));
    let file = application(&user, &topic, "");
    declared(cluster, "topics apply --yes", &file).run().expect(0);
    let gets_in = |password: &str| as_user(cluster, &user, password, "topics list").run().code == 0;
    eventually("the first password", || gets_in(PASSWORD));
    let other = "another-passw0rd";
    let unknown = declared(cluster, "topics apply --yes --rotate nobody", &file).run().expect(2);
    assert!(unknown.stderr.contains("no password is declared for the user nobody"), "{unknown}");
    let rotated =
        declared(cluster, &format!("topics apply --yes --rotate {user}"), &file).env("APP_PASSWORD", other).run();
    let rotated = rotated.expect(0);
    assert!(rotated.stdout.contains("set password anew (SCRAM-SHA-512, 4096 iterations): done"), "{rotated}");
    eventually("the second password", || gets_in(other) && !gets_in(PASSWORD));
    met(cluster, &file);
}

#[test]
fn a_password_that_cannot_be_got_changes_nothing_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("nobody"), unique("nothing"));
    let file = application(&user, &topic, "");
    let missing = cluster.line("topics apply --yes").file("topics.yaml", &file).run().expect(2);
    let said =
        format!("there is no password for User:{user}: the variable APP_PASSWORD is not set; nothing was changed");
    assert!(missing.stderr.contains(&said), "{missing}");
    let by_command = file.replace("${APP_PASSWORD}", "{ command: \"echo a-secret-to-stderr >&2; exit 3\" }");
    let failed = cluster.line("topics apply --yes").file("topics.yaml", &by_command).run().expect(2);
    assert!(failed.stderr.contains("its command") && !failed.stderr.contains("a-secret"), "{failed}");
    let saved = cluster.line("topics plan --out plan.json").file("topics.yaml", &by_command).run().expect(5);
    assert!(saved.stderr.contains("comes from a command, which may hold a secret itself"), "{saved}");
    assert_eq!(
        cluster.line(&format!("acls list --principal User:{user} -o json")).run().expect(0).json()["acls"],
        serde_json::json!([])
    );
}

#[test]
fn a_saved_plan_of_principals_goes_stale_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("stale"), unique("stale"));
    let file = application(&user, &topic, "");
    let saved = tempfile::NamedTempFile::new().unwrap();
    declared(cluster, &format!("topics plan --out {}", saved.path().display()), &file).run().expect(0);
    let saved = std::fs::read_to_string(saved.path()).unwrap();
    assert!(saved.contains("\"variable\": \"APP_PASSWORD\"") && !saved.contains("a-passw0rd"), "{saved}");
    let apply = || declared(cluster, "topics apply plan.json --yes", &file).file("plan.json", &saved).run();
    cluster.line(&format!("acls grant User:{user} read topic:{topic} --yes")).run().expect(0);
    let rules = || cluster.line(&format!("acls list --principal User:{user}")).run().stdout.lines().count();
    on_every_broker("the rule is there", || rules() > 1);
    let stale = apply().expect(5);
    assert!(stale.stderr.contains(&format!("User:{user} has other access rules")), "{stale}");
    cluster.line(&format!("acls revoke User:{user} read topic:{topic} --yes")).run().expect(0);
    on_every_broker("the rule is gone", || rules() <= 1);
    apply().expect(0);
    met(cluster, &file);
}

/// An administrator by rules, and not as superuser, can lose his rights.
#[test]
fn nobody_locks_himself_out_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("ops"), unique("guarded"));
    let ops = format!(
        "version: 1\ntopics: [{{ name: {topic}, partitions: 1, replication: 3 }}]\nprincipals:\n  - name: User:{user}\n    \
         password: ${{APP_PASSWORD}}\n    admin: {{ topics: [\"{topic}*\"], cluster: true }}\n"
    );
    declared(cluster, "topics apply --yes", &ops).run().expect(0);
    let less = ops.replace("admin: { topics", "consume: { topics").replace(", cluster: true", ", groups: [g]");
    let run = |args: &str| {
        let run = as_user(cluster, &user, PASSWORD, args).file("topics.yaml", &less).env("APP_PASSWORD", PASSWORD);
        run.run()
    };
    eventually("the administrator is known", || run("topics list").code == 0);
    let refused = run("topics apply --prune --yes").expect(4);
    assert!(
        refused.stdout.contains(&format!("lock-out: it takes alter on cluster from User:{user}, who runs this")),
        "{refused}"
    );
    assert!(refused.stdout.contains("hint: if that is meant: `--allow lock-out`"), "{refused}");
    // Everything else was done: only what would lock out is left, so nothing is done the second time.
    run("topics apply --prune --yes").expect(5);
    run("topics list").expect(0);
    run("topics apply --prune --yes --allow lock-out").expect(0);
    eventually("the rights are gone", || run("acls list").code == 1);
}

#[test]
fn what_a_user_may_not_see_is_said_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("small"), unique("seen"));
    let file = application(&user, &topic, "");
    declared(cluster, "topics apply --yes", &file).run().expect(0);
    cluster.line(&format!("acls grant User:{user} describe_configs topic:{topic}.* --yes")).run().expect(0);
    let plan = || as_user(cluster, &user, PASSWORD, "topics plan --check").file("topics.yaml", &file).run();
    eventually("the user logs in", || plan().code == 3);
    let plan = plan();
    for line in [
        "! 1 principal  compare access rules with the file",
        "! 1 principal  compare users with the file",
        "! 1 principal  compare quotas with the file",
        &format!("User:{user} may not describe cluster"),
        &format!("`helixctl acls grant User:{user} describe cluster`"),
        &format!("User:{user} may not describe_configs cluster"),
        "0 to create, 0 to change, 0 to delete, 3 cannot be done",
    ] {
        assert!(plan.stdout.contains(line), "{line}\n{plan}");
    }
}

#[test]
fn a_snapshot_holds_principals_too_on_broker() {
    let cluster = secured();
    let (user, topic) = (unique("snap"), unique("snap"));
    let file = application(&user, &topic, "");
    declared(cluster, "topics apply --yes", &file).run().expect(0);
    met(cluster, &file);
    let snapshot = cluster.line("topics snapshot").run().expect(0).stdout;
    let offline = |file: &str| {
        let run = Run::line("topics plan --check --observed snapshot.json").file("topics.yaml", file);
        run.file("snapshot.json", &snapshot).run()
    };
    offline(&file).expect(0);
    offline(&file.replace("10MiB", "20MiB")).expect(3);
}
