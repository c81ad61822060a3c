//! Logged in, but not allowed: which operation on which resource, and the line that would allow it.

use crate::support::{secured, unique};

fn declare(name: &str, retention: &str) -> String {
    format!("version: 1\ntopics: [{{ name: {name}, partitions: 1, replication: 3, retention: {retention} }}]\n")
}

#[test]
fn what_is_missing_is_said_with_the_line_that_grants_it_on_broker() {
    let cluster = secured();
    let name = unique("rights");
    let client = |args: &str| cluster.line(&format!("{args} --profile client"));
    let create = client("topics apply --yes").file("topics.yaml", declare(&name, "1h")).run().expect(1);
    // Kafka tells nobody without Describe whether the topic exists.
    assert!(create.stdout.contains(&format!("User:client may not describe topic:{name}")), "{create}");
    assert!(create.stdout.contains(&format!("`helixctl acls grant User:client describe topic:{name}`")), "{create}");

    let described = client(&format!("topics describe {name}")).run().expect(1);
    let said =
        format!("error: topic {name} cannot be described\n  caused by: User:client may not describe topic:{name}\n");
    assert!(described.stderr.starts_with(&said), "{described}");
    assert!(
        described.stderr.contains(&format!("`helixctl acls grant User:client describe topic:{name}`")),
        "{described}"
    );
    let deleted = client(&format!("topics delete {name} --yes")).run().expect(1);
    assert!(deleted.stderr.contains(&format!("User:client may not describe topic:{name}")), "{deleted}");

    // Who may look is told what else is missing, operation by operation.
    cluster.allow("User:client", &["Describe"], &name);
    let create = client("topics apply --yes").file("topics.yaml", declare(&name, "1h")).run().expect(1);
    assert!(create.stdout.contains(&format!("User:client may not create topic:{name}")), "{create}");
    assert!(create.stdout.contains(&format!("`helixctl acls grant User:client create topic:{name}`")), "{create}");
    cluster.line("topics apply --yes").file("topics.yaml", declare(&name, "1h")).run().expect(0);

    let listed = client(&format!("topics list {name}")).run().expect(0);
    assert!(listed.stdout.contains(&name), "{listed}");
    assert!(listed.stderr.contains(&format!("User:client may not describe_configs topic:{name}")), "{listed}");
    let described = client(&format!("topics describe {name}")).run().expect(1);
    assert!(
        described.stderr.contains(&format!("`helixctl acls grant User:client describe_configs topic:{name}`")),
        "{described}"
    );

    cluster.allow("User:client", &["DescribeConfigs"], &name);
    client(&format!("topics describe {name}")).run().expect(0);
    let alter = client("topics plan").file("topics.yaml", declare(&name, "2h")).run().expect(0);
    assert!(alter.stdout.contains(&format!("User:client may not alter_configs topic:{name}")), "{alter}");
    let grow = declare(&name, "1h").replace("partitions: 1", "partitions: 2");
    let grow = client("topics plan").file("topics.yaml", grow).run().expect(0);
    assert!(grow.stdout.contains(&format!("`helixctl acls grant User:client alter topic:{name}`")), "{grow}");
    let deleted = client(&format!("topics delete {name} --yes")).run().expect(1);
    assert!(deleted.stdout.contains(&format!("User:client may not delete topic:{name}")), "{deleted}");
    assert!(deleted.stdout.contains(&format!("`helixctl acls grant User:client delete topic:{name}`")), "{deleted}");
}

/// A topic that is there, but not for us, is not to be created.
#[test]
fn what_may_not_be_seen_is_not_taken_for_absent_on_broker() {
    let cluster = secured();
    let name = unique("hidden");
    cluster.line("topics apply --yes").file("topics.yaml", declare(&name, "1h")).run().expect(0);
    cluster.allow("User:client", &["Create"], &name);
    for profile in ["client", "certificate"] {
        let plan = cluster.line(&format!("topics plan --profile {profile}")).file("topics.yaml", declare(&name, "1h"));
        let plan = plan.run().expect(0);
        assert!(!plan.stdout.contains(&format!("+ {name}")), "{plan}");
        assert!(plan.stdout.contains("may not describe topic:"), "{plan}");
        let listed = cluster.line(&format!("topics list -o json --profile {profile}")).run().expect(0);
        assert!(!listed.stdout.contains(&name), "{listed}");
    }
    // With a certificate only the broker knows who we are.
    let described = cluster.line(&format!("topics describe {name} --profile certificate")).run().expect(1);
    assert!(described.stderr.contains(&format!("this principal may not describe topic:{name}")), "{described}");
    assert!(described.stderr.contains("helixctl acls grant PRINCIPAL describe"), "{described}");
}
