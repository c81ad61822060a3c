//! `acl::decide` held against the broker's own authorizer, for random rules and every operation that can be asked alone.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use helixctl::acl::{
    Acl, AclFilter, CLUSTER_NAME, Operation, Pattern, Permission, Resource, ResourceKind, Target, decide,
};
use helixctl::cluster::Alter as _;
use helixctl::cluster::Look;
use helixctl::kafka::KafkaCluster;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use tokio::runtime::Runtime;

use crate::support::secure::password;
use crate::support::wire::Wire;
use crate::support::{Secure, eventually, secure, secure_alone, unique};

/// Where the tests come from, as the broker sees it.
const HOST: &str = "127.0.0.1";
const WHO: [&str; 2] = ["alice", "bob"];
const RULE_SETS: usize = 30;

fn targets() -> Vec<Target> {
    let target = |kind, name: &str| Target { kind, name: name.to_owned() };
    let mut targets = vec![target(ResourceKind::Cluster, CLUSTER_NAME)];
    for kind in [ResourceKind::Topic, ResourceKind::Group, ResourceKind::TransactionalId] {
        targets.extend(["a", "ab", "abc", "b.x"].map(|name| target(kind, name)));
    }
    targets
}

/// Rules that often meet: short names, prefixes of them, the wildcard; few principals, hosts and many operations.
fn any_rule() -> impl Strategy<Value = Acl> {
    use proptest::prelude::*;
    let kinds = prop::sample::select(vec![
        ResourceKind::Topic,
        ResourceKind::Topic,
        ResourceKind::Group,
        ResourceKind::TransactionalId,
        ResourceKind::Cluster,
    ]);
    let resource = (kinds, prop::sample::select(vec!["a", "ab", "a*", "ab*", "abc*", "b*", "b.x", "*", r"a\*"]))
        .prop_map(|(kind, name)| match kind {
            ResourceKind::Cluster => Resource::cluster(),
            kind => Resource::named(kind, name).unwrap(),
        });
    let rule = resource.prop_flat_map(|resource| {
        // TwoPhaseCommit is newer than the client library.
        let known = |operation: &Operation| *operation != Operation::TwoPhaseCommit;
        let mut operations: Vec<Operation> = resource.kind.operations().iter().copied().filter(known).collect();
        operations.push(Operation::All);
        (Just(resource), prop::sample::select(operations))
    });
    let principals = prop::sample::select(vec!["User:alice", "User:alice", "User:bob", "User:*", "User:Alice"]);
    let hosts = prop::sample::select(vec!["*", "*", HOST, "10.0.0.1"]);
    (rule, principals, hosts, prop::bool::weighted(0.12)).prop_map(|((resource, operation), principal, host, deny)| {
        Acl {
            principal: principal.to_owned(),
            resource,
            permission: if deny { Permission::Deny } else { Permission::Allow },
            host: host.to_owned(),
            operation,
        }
    })
}

fn as_admin(secure: &Secure) -> KafkaCluster {
    let properties: BTreeMap<String, String> = [
        ("bootstrap.servers", secure.address()),
        ("security.protocol", "sasl_plaintext"),
        ("sasl.mechanisms", "PLAIN"),
        ("sasl.username", "admin"),
        ("sasl.password", &password("admin")),
    ]
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .into();
    KafkaCluster::new(&properties, Duration::from_secs(30)).unwrap()
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn decisions_are_those_of_the_broker_on_broker() {
    let secure = secure_alone();
    let (admin, runtime) = (as_admin(&secure), runtime());
    let mut wires = WHO.map(|user| Wire::login(secure.address(), user, &password(user)));
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[0x5a; 32]));
    let rule_sets = proptest::collection::vec(any_rule(), 0..60);
    let (mut cases, mut allowed, mut wrong) = (0, 0, Vec::new());
    for _ in 0..RULE_SETS {
        let rules: BTreeSet<Acl> = rule_sets.new_tree(&mut runner).unwrap().current().into_iter().collect();
        install(&runtime, &admin, &rules);
        for (user, wire) in WHO.iter().zip(&mut wires) {
            for target in targets() {
                for &operation in target.kind.operations() {
                    let Some(real) = wire.may(operation, target.kind, &target.name) else { continue };
                    let said = may(&rules, user, operation, &target);
                    cases += 1;
                    allowed += usize::from(real);
                    if said != real {
                        wrong.push(format!("{user} {operation} {target}: broker {real}, decide {said}, by {rules:#?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cases} disagree; the first: {}", wrong.len(), wrong[0]);
    // Both answers must be common, or the comparison says little.
    assert!(cases >= 500 && allowed * 10 > cases && allowed * 10 < cases * 9, "{allowed} of {cases} allowed");
    eprintln!("{cases} cases, {allowed} allowed, 0 disagreements");
}

/// What a request needs: creating a topic takes Create on the topic or on the cluster.
fn may(rules: &BTreeSet<Acl>, user: &str, operation: Operation, target: &Target) -> bool {
    let principal = format!("User:{user}");
    let on = |target: &Target| decide(rules, &principal, HOST, operation, target).allowed;
    let cluster = Target { kind: ResourceKind::Cluster, name: CLUSTER_NAME.to_owned() };
    on(target) || target.kind == ResourceKind::Topic && operation == Operation::Create && on(&cluster)
}

/// Makes these the only rules, and waits until the broker has them.
fn install(runtime: &Runtime, admin: &KafkaCluster, rules: &BTreeSet<Acl>) {
    let live = || -> BTreeSet<Acl> {
        let found = runtime.block_on(admin.acls(&AclFilter::default())).unwrap();
        assert_eq!(found.not_understood, 0);
        found.acls.into_iter().collect()
    };
    let before = live();
    let old: Vec<Acl> = before.difference(rules).cloned().collect();
    let new: Vec<Acl> = rules.difference(&before).cloned().collect();
    let deleted = runtime.block_on(admin.delete_acls(&old)).unwrap();
    assert!(deleted.iter().all(|result| *result == Ok(true)), "{deleted:?}");
    let created = runtime.block_on(admin.create_acls(&new)).unwrap();
    assert!(created.iter().all(Result::is_ok), "{created:?}");
    eventually("the broker has the new rules", || live() == *rules);
}

#[test]
fn a_thousand_rules_come_and_go_in_few_requests_on_broker() {
    let (admin, runtime) = (as_admin(secure()), runtime());
    let prefix = unique("bulk");
    let rule = |n: usize| Acl {
        principal: format!("User:{prefix}"),
        resource: Resource::new(ResourceKind::Topic, format!("{prefix}-{}", n / 4), Pattern::Literal),
        permission: Permission::Allow,
        host: "*".to_owned(),
        operation: ResourceKind::Topic.operations()[n % 4],
    };
    let rules: BTreeSet<Acl> = (0..1_000).map(rule).collect();
    let list: Vec<Acl> = rules.iter().cloned().collect();
    let filter = AclFilter { principal: Some(format!("User:{prefix}")), ..AclFilter::default() };
    let live = || -> BTreeSet<Acl> { runtime.block_on(admin.acls(&filter)).unwrap().acls.into_iter().collect() };

    let created = runtime.block_on(admin.create_acls(&list)).unwrap();
    assert!(created.len() == 1_000 && created.iter().all(Result::is_ok));
    eventually("all of them are listed", || live() == rules);

    let deleted = runtime.block_on(admin.delete_acls(&list)).unwrap();
    assert!(deleted.iter().all(|result| *result == Ok(true)));
    eventually("all of them are gone", || live().is_empty());
    let again = runtime.block_on(admin.delete_acls(&list[..1])).unwrap();
    assert_eq!(again, [Ok(false)]);
}
