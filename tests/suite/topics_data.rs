//! Data at stake, with real records and groups: how much would go is told, and goes only with consent.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::support::{records, shared, unique};

fn days_ago(days: u64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    (now - Duration::from_secs(days * 86_400)).as_millis() as i64
}

#[test]
fn shorter_retention_tells_how_many_records_would_go_on_broker() {
    let name = unique("shorter");
    let file = |retention: &str| {
        format!(
            "version: 1\ntopics:\n  - {{ name: {name}, partitions: 1, replication: 1, retention: {retention}, config: {{ segment.ms: 1h }} }}\n"
        )
    };
    shared().line("topics apply --yes").file("topics.yaml", file("30d")).run().expect(0);
    records::write(&shared().brokers, &name, 7, days_ago(5));
    records::write(&shared().brokers, &name, 3, days_ago(0));

    let kept = shared().line("topics plan").file("topics.yaml", file("6d")).run().expect(0);
    assert!(!kept.stdout.contains("data-loss"), "nothing is that old\n{kept}");
    let refused = shared().line("topics apply --yes").file("topics.yaml", file("1d")).run().expect(5);
    assert!(refused.stdout.contains("would drop about 7 of 10 records, records up to 5d old"), "{refused}");
    assert!(refused.stdout.contains(&format!("--allow data-loss:{name}")), "{refused}");
    let other = "--allow data-loss:another";
    shared().line(&format!("topics apply --yes {other}")).file("topics.yaml", file("1d")).run().expect(5);
    let allowed = format!("topics apply --yes --allow data-loss:{name}");
    shared().line(&allowed).file("topics.yaml", file("1d")).run().expect(0);
    shared().line("topics plan --check").file("topics.yaml", file("1d")).run().expect(0);
}

#[test]
fn deleting_shows_records_and_groups_on_broker() {
    let (name, group) = (unique("precious"), unique("readers"));
    shared().line(&format!("topics create {name} --partitions 2 --replication 1 --yes")).run().expect(0);
    records::write(&shared().brokers, &name, 12, days_ago(0));
    records::commit(&shared().brokers, &group, &name, 5);

    let refused = shared().line(&format!("topics delete {name} --yes")).run().expect(5);
    assert!(refused.stdout.contains("up to 12 records"), "{refused}");
    assert!(refused.stdout.contains(&format!("group {group} has offsets on it")), "{refused}");
    let listed = shared().line(&format!("topics list {name} --records -o json")).run().expect(0).json();
    assert_eq!(listed["topics"][0]["records"].as_u64(), Some(12), "{listed}");
    let described = shared().line(&format!("topics describe {name} -o json")).run().expect(0).json();
    assert_eq!(described["topics"][0]["partitions"][0]["end"].as_i64(), Some(12), "{described:#}");
    shared().line(&format!("topics delete {name} --yes --allow data-loss:{name}")).run().expect(0);
    shared().line(&format!("topics describe {name}")).run().expect(1);
}
