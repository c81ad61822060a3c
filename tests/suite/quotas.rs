//! `helixctl quotas` on a real broker: every kind of entity is set, listed and unset; what is wrong changes nothing.

use serde_json::{Value, json};

use crate::support::{Run, eventually, secure, shared, unique};

fn quotas(args: &str) -> Run {
    Run::line(&format!("quotas {args}")).brokers(&shared().brokers)
}

fn listed(filter: &str) -> Value {
    quotas(&format!("list {filter} -o json")).run().expect(0).json()["quotas"].clone()
}

#[test]
fn every_kind_of_entity_has_its_quota_on_broker() {
    let (user, id) = (unique("user"), unique("client"));
    let address = format!("10.{}.{}.7", std::process::id() % 200, std::process::id() / 200 % 200);
    for (flags, quota, entity, values) in [
        (
            format!("--user User:{user}"),
            "producer_byte_rate=10MiB request_percentage=150",
            json!({ "user": user }),
            json!({ "producer_byte_rate": 10_485_760, "request_percentage": 150 }),
        ),
        (
            format!("--client-id {id}"),
            "consumer_byte_rate=1000",
            json!({ "client-id": id }),
            json!({ "consumer_byte_rate": 1000 }),
        ),
        (
            format!("--user {user} --client-id {id}"),
            "controller_mutation_rate=2.5",
            json!({ "user": user, "client-id": id }),
            json!({ "controller_mutation_rate": 2.5 }),
        ),
        (
            format!("--user {user} --default-client-id"),
            "producer_byte_rate=1KiB",
            json!({ "user": user, "client-id": null }),
            json!({ "producer_byte_rate": 1024 }),
        ),
        (
            format!("--ip {address}"),
            "connection_creation_rate=50",
            json!({ "ip": address }),
            json!({ "connection_creation_rate": 50 }),
        ),
    ] {
        let set = quotas(&format!("set {flags} {quota} --yes")).run().expect(0);
        assert!(set.stdout.starts_with("changed: ") && set.stderr.contains("unset → "), "{set}");
        let expected = json!({ "entity": entity, "quotas": values });
        eventually(&format!("{flags} is listed"), || listed(&flags).as_array().unwrap().contains(&expected));
        let again = quotas(&format!("set {flags} {quota} --yes")).run().expect(0);
        assert!(again.stdout.starts_with("unchanged: "), "{again}");
    }
    assert_eq!(listed(&format!("--user {user}")).as_array().unwrap().len(), 3, "with whatever client ids");
    let table = quotas(&format!("list --client-id {id}")).run().expect(0);
    assert!(table.stdout.contains("consumer_byte_rate=1kB/s") && table.stdout.contains("CLIENT ID"), "{table}");

    // One goes, the others stay; then all.
    let one = quotas(&format!("unset --user {user} request_percentage --yes")).run().expect(0);
    assert_eq!(one.stdout, format!("changed: user {user}: producer_byte_rate = 10 MiB/s\n"), "{one}");
    let all = quotas(&format!("unset --user {user} --all --yes -o json")).run().expect(0).json();
    assert_eq!(
        (&all["kind"], &all["entity"]["user"], &all["quotas"]),
        (&json!("QuotaChange"), &json!(user), &json!({}))
    );
    let gone = quotas(&format!("unset --user {user} --all --yes")).run().expect(1);
    assert!(gone.stderr.contains(&format!("user {user} has no quota; nothing was changed")), "{gone}");
    let slip = quotas(&format!("unset --client-id {id}s --all --yes")).run().expect(1);
    assert!(slip.stderr.contains(&format!("did you mean `client-id {id}`?")), "{slip}");
    let missing = quotas(&format!("unset --client-id {id} request_percentage --yes")).run().expect(1);
    assert!(missing.stderr.contains("it has consumer_byte_rate"), "{missing}");
}

#[test]
fn a_default_is_for_those_without_their_own_on_broker() {
    let flags = "--default-user --default-client-id";
    quotas(&format!("set {flags} request_percentage=90% --yes")).run().expect(0);
    let of_default = || listed(flags).as_array().unwrap().first().cloned();
    eventually("it is listed", || of_default().is_some_and(|row| row["quotas"] == json!({ "request_percentage": 90 })));
    assert_eq!(of_default().unwrap()["entity"], json!({ "client-id": null, "user": null }));
    quotas(&format!("unset {flags} --all --yes")).run().expect(0);
    eventually("it is gone", || of_default().is_none());
}

/// Exit 2 and no broker was contacted: there is none at this address.
#[test]
fn mistakes_are_found_before_a_broker_is_contacted() {
    for (args, said) in [
        ("set producer_byte_rate=1MiB", "it is not said whose quota"),
        ("set --user a producer_byte_rat=1MiB", "did you mean `producer_byte_rate`?"),
        ("set --user a connection_creation_rate=1", "is no quota of a user or client id"),
        ("set --ip 10.0.0.1 request_percentage=1", "is no quota of an address"),
        ("set --user a producer_byte_rate=fast", "is a size per second like `10MiB`, above 0, not `fast`"),
        ("set --user a request_percentage=0", "is a number above 0, not `0`"),
        ("set --user a request_percentage", "write QUOTA=VALUE"),
        ("set --ip 10.0.0.1 connection_creation_rate=2.5", "is a whole number above 0"),
        ("set --user * request_percentage=1", "a name like any other"),
        ("set --user a request_percentage=1 request_percentage=2", "is given twice"),
        ("set --user User: request_percentage=1", "the name of --user is empty"),
        ("set --user a --ip 10.0.0.1 request_percentage=1", "cannot be used with"),
    ] {
        let run = Run::line(&format!("quotas {args} --yes")).brokers("127.0.0.1:1").run().expect(2);
        assert!(run.stderr.contains(said), "{said}\n{run}");
    }
}

/// Bad usage changes nothing: it is found before the change is made.
#[test]
fn an_output_that_it_has_not_is_refused_first_on_broker() {
    let user = unique("markdown");
    let set = quotas(&format!("set --user {user} request_percentage=1 --yes -o markdown")).run().expect(2);
    assert!(set.stderr.contains("nothing was changed"), "{set}");
    assert_eq!(listed(&format!("--user {user}")), json!([]));
}

/// Who may look but not change is told which right is missing.
#[test]
fn a_missing_right_is_named_on_broker() {
    let user = unique("watcher");
    secure().admin(&["acls", "grant", "User:carol", "describe_configs", "cluster", "-y"]).run().expect(0);
    let carol = crate::support::secure::password("carol");
    let set = ["quotas", "set", "--user", &user, "request_percentage=1", "--yes"];
    let said = "`helixctl acls grant User:carol alter_configs cluster`";
    let refused = || secure().login("PLAIN", "carol", &carol, &set).run();
    eventually("the grant is known", || refused().stderr.contains(said));
    assert_eq!(refused().code, 1);
}

#[test]
fn a_quota_takes_a_right_and_consent_on_broker() {
    let user = unique("limited");
    let set = ["quotas", "set", "--user", &user, "request_percentage=10"];
    let refused =
        secure().login("PLAIN", "bob", &crate::support::secure::password("bob"), &[&set[..], &["--yes"]].concat());
    let refused = refused.run().expect(1);
    assert!(refused.stderr.contains("not authorized: this needs"), "{refused}");
    let unasked = secure().admin(&set).run().expect(5);
    assert!(unasked.stderr.contains("--yes"), "{unasked}");
    let listed = secure().admin(&["quotas", "list", "--user", &user, "-o", "json"]).run().expect(0).json();
    assert_eq!(listed["quotas"], json!([]));
}
