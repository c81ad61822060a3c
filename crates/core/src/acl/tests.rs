//! Tables and properties of [`decide`]; the broker tests hold it against the real authorizer.

use proptest::prelude::*;

use super::*;

/// `allow User:a write topic:t [host]`.
fn rule(text: &str) -> Acl {
    let words: Vec<&str> = text.split(' ').collect();
    let permission = if words[0] == "deny" { Permission::Deny } else { Permission::Allow };
    let host = (*words.get(4).unwrap_or(&ANY_HOST)).to_owned();
    let resource = Resource::parse(words[3]).unwrap();
    Acl { principal: words[1].to_owned(), resource, permission, host, operation: Operation::parse(words[2]).unwrap() }
}

fn rules_of(texts: &[&str]) -> Vec<Acl> {
    texts.iter().map(|text| rule(text)).collect()
}

/// Asks `User:a write topic:t`, from 10.0.0.1.
fn ask<'a>(rules: &'a [Acl], question: &str) -> Decision<'a> {
    let words: Vec<&str> = question.split(' ').collect();
    decide(rules, words[0], "10.0.0.1", Operation::parse(words[1]).unwrap(), &Target::parse(words[2]).unwrap())
}

#[test]
fn each_meaning_of_a_rule() {
    for (rules, question, why) in [
        (&["allow User:a write topic:t"][..], "User:a write topic:t", Why::Allowed),
        (&["allow User:a write topic:t"], "User:a write topic:tt", Why::NoRule),
        (&["allow User:a write topic:t"], "User:b write topic:t", Why::NoMatch),
        (&["allow User:a write topic:t"], "User:A write topic:t", Why::NoMatch),
        (&["allow User:a write topic:t"], "User:a write topic:T", Why::NoRule),
        (&["allow User:a write topic:t"], "User:a write group:t", Why::NoRule),
        (&["allow User:a write topic:t"], "User:a read topic:t", Why::NoMatch),
        (&["allow User:a write topic:t*"], "User:a write topic:tt", Why::Allowed),
        (&["allow User:a write topic:t*"], "User:a write topic:t", Why::Allowed),
        (&["allow User:a write topic:t*"], "User:a write topic:s", Why::NoRule),
        (&["allow User:a write topic:*"], "User:a write topic:s", Why::Allowed),
        (&[r"allow User:a write topic:t\*"], "User:a write topic:tt", Why::NoRule),
        (&["allow User:* write topic:t"], "Group:b write topic:t", Why::Allowed),
        (&["allow User:a all topic:t"], "User:a alter_configs topic:t", Why::Allowed),
        (&["allow User:a write topic:t 10.0.0.1"], "User:a write topic:t", Why::Allowed),
        (&["allow User:a write topic:t 10.0.0.2"], "User:a write topic:t", Why::NoMatch),
        (&["allow User:a read topic:t"], "User:a describe topic:t", Why::Implied),
        (&["allow User:a write topic:t"], "User:a describe topic:t", Why::Implied),
        (&["allow User:a delete topic:t"], "User:a describe topic:t", Why::Implied),
        (&["allow User:a alter topic:t"], "User:a describe topic:t", Why::Implied),
        (&["allow User:a create topic:t"], "User:a describe topic:t", Why::NoMatch),
        (&["allow User:a alter_configs topic:t"], "User:a describe_configs topic:t", Why::Implied),
        (&["allow User:a alter_configs topic:t"], "User:a describe topic:t", Why::NoMatch),
        (&["allow User:a alter topic:t"], "User:a describe_configs topic:t", Why::NoMatch),
        (&["allow User:a all topic:*", "deny User:a write topic:t"], "User:a write topic:t", Why::Denied),
        (&["allow User:a write topic:t", "deny User:* all topic:*"], "User:a write topic:t", Why::Denied),
        (&["allow User:a read topic:t", "deny User:a read topic:t"], "User:a describe topic:t", Why::Implied),
        (&["allow User:a write topic:t", "deny User:a all topic:t 10.0.0.2"], "User:a write topic:t", Why::Allowed),
        (&["allow User:a alter cluster"], "User:a describe cluster", Why::Implied),
        (&["allow User:CN=a,OU=b read group:g"], "User:CN=a,OU=b read group:g", Why::Allowed),
        (&[], "User:a read topic:t", Why::NoRule),
    ] {
        let rules = rules_of(rules);
        let decision = ask(&rules, question);
        assert_eq!(decision.why, why, "{question} by {rules:?}");
        assert_eq!(decision.allowed, matches!(why, Why::Allowed | Why::Implied));
    }
}

#[test]
fn the_most_specific_rule_is_named() {
    let rules = rules_of(&[
        "allow User:a read topic:*",
        "allow User:a read topic:he*",
        "allow User:* read topic:helix*",
        "allow User:a all topic:helix*",
        "allow User:a write topic:helix.x",
    ]);
    let named = |question: &str| ask(&rules, question).rule.map(ToString::to_string);
    assert_eq!(named("User:a read topic:helix.x").as_deref(), Some("allow User:* read on topic:helix*"));
    assert_eq!(named("User:a describe topic:helix.x").as_deref(), Some("allow User:a write on topic:helix.x"));
    assert_eq!(named("User:a alter topic:helix.x").as_deref(), Some("allow User:a all on topic:helix*"));
    assert_eq!(named("User:a read topic:orders").as_deref(), Some("allow User:a read on topic:*"));
}

#[test]
fn a_deny_names_what_it_overrules() {
    let rules = rules_of(&["allow User:a write topic:t", "deny User:a write topic:* 10.0.0.1"]);
    let decision = ask(&rules, "User:a write topic:t");
    assert_eq!(decision.rule.map(ToString::to_string).as_deref(), Some("deny User:a write on topic:* from 10.0.0.1"));
    assert_eq!(decision.overruled, [&rules[0]]);
}

#[test]
fn a_no_has_its_near_misses() {
    for (text, question, expected) in [
        (r"allow User:a write topic:t.\*", "User:a write topic:t.x", Some("is literal")),
        ("allow User:a write topic:t 10.9.9.9", "User:a write topic:t", Some("is for host 10.9.9.9 only")),
        ("allow User:A write topic:t", "User:a write topic:t", Some("in another case")),
        ("allow User:a write topic:T", "User:a write topic:t", Some("another name")),
        ("allow User:b write topic:t", "User:a write topic:t", None),
        ("allow User:a read topic:t", "User:a write topic:t", None),
        ("deny User:A write topic:t", "User:a write topic:t", None),
    ] {
        let (rules, words): (_, Vec<&str>) = (rules_of(&[text]), question.split(' ').collect());
        let target = Target::parse(words[2]).unwrap();
        let misses = near_misses(&rules, words[0], "10.0.0.1", Operation::parse(words[1]).unwrap(), &target);
        match expected {
            Some(part) => assert!(misses.len() == 1 && misses[0].why.contains(part), "{text}: {misses:?}"),
            None => assert!(misses.is_empty(), "{text}: {misses:?}"),
        }
    }
}

#[test]
fn filters_find_rules() {
    let rules = rules_of(&["allow User:a read topic:t", "deny User:b all topic:*", "allow User:a read topic:tt*"]);
    let found = |filter: AclFilter| rules.iter().filter(|rule| filter.includes(rule)).count();
    let target = Target::parse("topic:t").unwrap();
    assert_eq!(found(AclFilter::default()), 3);
    assert_eq!(found(AclFilter::applying_to(&target)), 2);
    assert_eq!(found(AclFilter::on(&rules[2].resource)), 1);
    assert_eq!(found(AclFilter { permission: Some(Permission::Deny), ..AclFilter::default() }), 1);
    for rule in &rules {
        assert_eq!(found(AclFilter::exactly(rule)), 1);
    }
}

fn any_rule() -> impl Strategy<Value = Acl> {
    let operations = prop::sample::select(ResourceKind::Topic.operations());
    let names = prop::sample::select(vec!["topic:a", "topic:ab", "topic:a*", "topic:ab*", "topic:b*", "topic:*"]);
    let principals = prop::sample::select(vec!["User:a", "User:b", "User:*"]);
    let hosts = prop::sample::select(vec![ANY_HOST, "10.0.0.1", "10.0.0.2"]);
    let all_or_one = (operations, 0..6u8).prop_map(|(one, n)| if n == 0 { Operation::All } else { one });
    (principals, names, all_or_one, hosts, prop::bool::weighted(0.2)).prop_map(
        |(principal, name, operation, host, deny)| Acl {
            principal: principal.to_owned(),
            resource: Resource::parse(name).unwrap(),
            permission: if deny { Permission::Deny } else { Permission::Allow },
            host: host.to_owned(),
            operation,
        },
    )
}

fn any_question() -> impl Strategy<Value = (&'static str, Operation, &'static str)> {
    let operations = prop::sample::select(ResourceKind::Topic.operations());
    (prop::sample::select(vec!["User:a", "User:b"]), operations, prop::sample::select(vec!["a", "ab", "abc", "b"]))
}

proptest! {
    /// More allow rules never take a right away, more deny rules never give one, and the order never matters.
    #[test]
    fn rules_add_up(
        rules in prop::collection::vec(any_rule(), 0..8),
        more in any_rule(),
        (principal, operation, name) in any_question(),
    ) {
        let target = Target { kind: ResourceKind::Topic, name: name.to_owned() };
        let before = decide(&rules, principal, "10.0.0.1", operation, &target).allowed;
        let mut longer = rules.clone();
        longer.push(more.clone());
        let after = decide(&longer, principal, "10.0.0.1", operation, &target);
        match more.permission {
            Permission::Allow => prop_assert!(after.allowed || !before),
            Permission::Deny => prop_assert!(before || !after.allowed),
        }
        let reversed: Vec<Acl> = longer.iter().rev().cloned().collect();
        prop_assert_eq!(&decide(&reversed, principal, "10.0.0.1", operation, &target).rule, &after.rule);
        // The named rule decides alone.
        if let Some(rule) = after.rule {
            prop_assert_eq!(decide([rule], principal, "10.0.0.1", operation, &target).allowed, after.allowed);
        }
    }
}
