//! `helixctl acls` on a broker that denies by default: grant, list, revoke, export, can, why.

use crate::support::broker::Broker;
use crate::support::{Run, eventually, secure, unique};

fn admin(args: &[&str]) -> Run {
    secure().admin(args)
}

/// The rules of a principal, one a line, once they are as many as expected.
fn rules_of(principal: &str, expected: usize) -> Vec<String> {
    let list = || {
        let listed = admin(&["acls", "list", "--principal", principal, "-o", "json"]).run().expect(0).json();
        let text = |acl: &serde_json::Value| {
            let (resource, word) = (&acl["resource"], |value: &serde_json::Value| value.as_str().unwrap().to_owned());
            [
                &acl["permission"],
                &acl["operation"],
                &resource["kind"],
                &resource["pattern"],
                &resource["name"],
                &acl["host"],
            ]
            .map(word)
            .join(" ")
        };
        listed["acls"].as_array().unwrap().iter().map(text).collect::<Vec<_>>()
    };
    eventually(&format!("{expected} rules of {principal}"), || list().len() == expected);
    list()
}

#[test]
fn roles_are_granted_listed_and_revoked_on_broker() {
    let (user, prefix) = (format!("User:{}", unique("role")), unique("helix"));
    let topics = format!("{prefix}.*");
    let granted = admin(&["acls", "grant", &user, "produce", &topics, "--yes"]).run().expect(0);
    assert_eq!(
        granted.stdout,
        format!(
            "+ allow {user} write on topic:{topics}\n+ allow {user} create on topic:{topics}\n+ allow {user} describe on topic:{topics}\n3 rules granted\n"
        )
    );
    assert!(granted.stderr.contains(&format!("topic:{topics} is every topic that begins with {prefix}.")), "{granted}");
    admin(&["acls", "grant", &user, "consume", &topics, "--group", "g-*", "-y"]).run().expect(0);
    assert_eq!(
        rules_of(&user, 5),
        [
            format!("allow read topic prefixed {prefix}. *"),
            format!("allow write topic prefixed {prefix}. *"),
            format!("allow create topic prefixed {prefix}. *"),
            format!("allow describe topic prefixed {prefix}. *"),
            "allow read group prefixed g- *".to_owned(),
        ]
    );
    // Granting again is nothing to do; the table has one line for a resource.
    let again = admin(&["acls", "grant", &user, "produce", &topics]).run().expect(0);
    assert_eq!(again.stdout, "3 rules there already\n");
    let table = admin(&["acls", "list", "--principal", &user]).run().expect(0);
    assert!(table.stdout.contains("read,write,create,describe"), "{table}");

    // Without consent nothing goes; with it, exactly what was named.
    let refused = admin(&["acls", "revoke", &user, "produce", &topics]).run().expect(5);
    assert!(refused.stdout.contains("- allow") && refused.stderr.contains("`--yes`"), "{refused}");
    let revoked = admin(&["acls", "revoke", &user, "write", "create", &format!("topic:{topics}"), "-y", "-o", "json"]);
    let revoked = revoked.run().expect(0).json();
    assert_eq!(revoked["kind"], "AclChanges");
    assert!(revoked["results"].as_array().unwrap().iter().all(|row| row["result"] == "revoked"), "{revoked}");
    assert_eq!(rules_of(&user, 3).len(), 3);
    admin(&["acls", "revoke", &user, "group:g-*", "-y"]).run().expect(0);
    admin(&["acls", "revoke", &user, "--all", "-y"]).run().expect(0);
    assert!(rules_of(&user, 0).is_empty());
    let nothing = admin(&["acls", "revoke", &user, "--all", "-y"]).run().expect(0);
    assert_eq!(nothing.stdout, "nothing to do\n");
}

#[test]
fn can_and_why_tell_the_deciding_rule_on_broker() {
    let (user, topic) = (format!("User:{}", unique("can")), unique("orders"));
    let resource = format!("topic:{topic}");
    let no = admin(&["acls", "can", &user, "write", &resource]).run().expect(3);
    assert_eq!(no.stdout, "no\n");
    assert!(no.stderr.contains("super.users"), "{no}");
    admin(&["acls", "grant", &user, "write", &resource, "-y"]).run().expect(0);
    rules_of(&user, 1);
    assert_eq!(admin(&["acls", "can", &user, "write", &resource]).run().expect(0).stdout, "yes\n");
    let why = admin(&["acls", "why", &user, "describe", &resource]).run().expect(0);
    assert_eq!(
        why.stdout,
        format!("{user} may describe {resource}\n  write implies describe: allow {user} write on {resource}\n")
    );
    // A deny wins; the slip of kafka-acls is recognised.
    admin(&["acls", "grant", &user, "write", &resource, "--deny", "--host", "10.0.0.7", "-y"]).run().expect(0);
    rules_of(&user, 2);
    let denied = admin(&["acls", "why", &user, "write", &resource, "--host", "10.0.0.7", "-o", "json"]).run().expect(0);
    let denied = denied.json();
    assert_eq!((&denied["allowed"], &denied["why"]), (&false.into(), &"denied".into()));
    assert_eq!(denied["overruled"].as_array().unwrap().len(), 1);
    admin(&["acls", "grant", &user, "read", &format!(r"topic:{topic}.\*"), "-y"]).run().expect(0);
    rules_of(&user, 3);
    let slip = admin(&["acls", "why", &user, "read", &format!("{resource}.x")]).run().expect(0);
    assert!(
        slip.stdout.contains("is literal") && slip.stdout.contains("this would allow it: helixctl acls grant"),
        "{slip}"
    );
    let warned = admin(&["acls", "list", "--principal", &user]).run().expect(0);
    assert!(warned.stderr.contains("1 rule has a literal name that ends in `*`"), "{warned}");
}

#[test]
fn export_is_read_back_as_the_same_rules_on_broker() {
    // Commas, quotes, letters of other alphabets, and case survive the way to the broker and back.
    for name in ["CN=a,OU=b", "\"o'hara\"", "jürgen: #1", "Ab", "aB"] {
        let user = format!("User:{}-{name}", unique("export"));
        admin(&["acls", "grant", &user, "produce", "helix.*", "--idempotent", "-y"]).run().expect(0);
        admin(&["acls", "grant", &user, "read", "delete", "group:größe, \"x\"", "--host", "10.0.0.7", "-y"])
            .run()
            .expect(0);
        admin(&["acls", "grant", &user, "all", "txn:*", "--deny", "-y"]).run().expect(0);
        let before = rules_of(&user, 7);
        let exported = admin(&["acls", "export", "--principal", &user]).run().expect(0);
        let source = helixctl::spec::Source { name: "t.yaml".to_owned(), bytes: exported.stdout.clone().into_bytes() };
        let (desired, problems) = helixctl::spec::read(&[source], None);
        let principals = desired.unwrap_or_else(|| panic!("{problems:?}\n{exported}")).principals;
        assert_eq!((principals.len(), principals[0].name.as_str()), (1, user.as_str()));
        let mut read: Vec<_> = principals[0].acls.iter().map(|declared| declared.acl.clone()).collect();
        read.sort();
        let text = |acl: &helixctl::acl::Acl| {
            let resource = &acl.resource;
            format!(
                "{} {} {} {} {} {}",
                acl.permission, acl.operation, resource.kind, resource.pattern, resource.name, acl.host
            )
        };
        assert_eq!(read.iter().map(text).collect::<Vec<_>>(), before);
        admin(&["acls", "revoke", &user, "--all", "-y"]).run().expect(0);
    }
}

#[test]
fn a_grant_is_what_lets_a_client_in_on_broker() {
    let topic = unique("let-in");
    admin(&["topics", "create", &topic, "--partitions", "1", "--yes", "--no-journal"]).run().expect(0);
    let sees = || {
        let listed = secure().as_user("carol", &["topics", "list", &topic, "-o", "json"]).run().expect(0).json();
        !listed["topics"].as_array().unwrap().is_empty()
    };
    assert!(!sees());
    admin(&["acls", "grant", "User:carol", "read", &format!("topic:{topic}"), "-y"]).run().expect(0);
    eventually("carol sees the topic", sees);
    admin(&["acls", "revoke", "User:carol", &format!("topic:{topic}"), "-y"]).run().expect(0);
    eventually("carol sees it no more", || !sees());
    // Who may not look at the rules is told what is lacking.
    let denied = secure().as_user("carol", &["acls", "list"]).run().expect(1);
    assert!(denied.stderr.contains("not authorized") && denied.stderr.contains("describe cluster"), "{denied}");
    let denied = secure().as_user("carol", &["users", "list"]).run().expect(1);
    assert!(denied.stderr.contains("describe cluster"), "{denied}");
}

#[test]
fn who_may_look_but_not_change_is_told_so_on_broker() {
    let user = format!("User:{}", unique("look"));
    admin(&["acls", "grant", "User:bob", "describe", "cluster", "-y"]).run().expect(0);
    admin(&["acls", "grant", &user, "read", "topic:t", "-y"]).run().expect(0);
    for args in [
        &["acls", "grant", &user, "write", "topic:t", "-y"][..],
        &["acls", "revoke", &user, "--all", "-y"],
        &["users", "set", "nobody", "--password-command", "echo x1234", "-y"],
    ] {
        let denied = secure().as_user("bob", args).run().expect(1);
        assert!(denied.stderr.contains("lacks alter on the cluster"), "{denied}");
        let whole = denied.to_string();
        assert!(whole.contains("not authorized: this needs Alter on the cluster"), "{denied}");
        assert!(!whole.contains("x1234") && !whole.contains("Request("), "{denied}");
    }
    let rows =
        secure().as_user("bob", &["acls", "grant", &user, "write", "topic:t", "-y", "-o", "json"]).run().expect(1);
    assert_eq!(rows.json()["results"][0]["result"], "failed");
    assert_eq!(rules_of(&user, 1), ["allow read topic literal t *"]);
    admin(&["acls", "revoke", "User:bob", "cluster", "-y"]).run().expect(0);
}

#[test]
fn a_pin_and_a_protection_hold_for_rules_on_broker() {
    let user = format!("User:{}", unique("pin"));
    let config = "kafka: {}\nprofiles:\n  wrong: { cluster_id: elsewhere }\n  prod: { protected: true }\n";
    for (profile, says) in [("wrong", "pinned to cluster elsewhere"), ("prod", "--cluster-id")] {
        let args = ["acls", "grant", &user, "read", "topic:t", "--yes", "--profile", profile];
        let refused = admin(&args).file("configs/messaging.yaml", config).run().expect(5);
        assert!(refused.stderr.contains(says), "{refused}");
        let args = ["users", "set", "nobody", "--password-command", "echo x1234", "--yes", "--profile", profile];
        let refused = admin(&args).file("configs/messaging.yaml", config).run().expect(5);
        assert!(refused.stderr.contains(says) && !refused.stderr.contains("x1234"), "{refused}");
    }
    assert!(rules_of(&user, 0).is_empty());
}

#[test]
fn slips_are_found_before_a_broker_is_asked() {
    for (args, says) in [
        (&["grant", "helix", "produce", "t"][..], "write it like `User:helix`"),
        (&["grant", "User:a", "prodcue", "topic:t"], "`prodcue` is no operation"),
        (&["grant", "User:a", "write", "orders"], "write it like `topic:orders`"),
        (&["grant", "User:a", "write", "group:g"], "a group has no operation `write`"),
        (&["can", "User:a", "write", "topic:t*"], "name one resource"),
        (&["can", "User:a", "all", "topic:t"], "ask about one operation"),
        (&["list", "--resource", "topics"], "did you mean `topic`?"),
        (&["revoke", "User:a"], "required"),
    ] {
        let run = Run::new(["acls"].iter().chain(args)).brokers("127.0.0.1:1").run().expect(2);
        assert!(run.stderr.contains(says), "{args:?}: {run}");
    }
}

#[test]
fn without_an_authorizer_no_rules_are_not_an_answer_on_broker() {
    let open = Broker::start_with(1, &["--property", "authorizer.class.name="]);
    for args in ["acls list", "acls can User:a write topic:t", "acls grant User:a write topic:t --yes"] {
        let run = open.line(args).run().expect(1);
        assert!(
            run.stderr.contains("No Authorizer is configured") && run.stderr.contains("authorizer.class.name"),
            "{run}"
        );
    }
}
