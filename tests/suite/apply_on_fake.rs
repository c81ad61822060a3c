//! Apply on the in-memory cluster: the order of requests, and a result for every change whatever goes wrong.

use std::time::Duration;

use helixctl::apply::{self, Applied, Outcome};
use helixctl::cluster::fake::FakeCluster;
use helixctl::cluster::{ClusterError, Observed};
use helixctl::exit::Exit;
use helixctl::output::{Answer as _, AppliedView, Style};
use helixctl::plan::{Action, Plan};
use tokio::sync::watch;

use crate::support::fake::{EVERYTHING, Heard, block_on, carry_out, carry_out_heard, cluster, outcome, plan_for};

/// A request that fails as a whole.
fn broken(outcome_unknown: bool) -> ClusterError {
    let cause = if outcome_unknown { "no answer within 10s" } else { "no broker could be reached" };
    let doing = "altering configs".to_owned();
    ClusterError { doing, cause: cause.to_owned(), addresses: Vec::new(), outcome_unknown, refusal: None, hint: None }
}

/// Fails the requests that begin with `verb`.
fn fail(fake: &FakeCluster, verb: &'static str, error: ClusterError, meanwhile: fn(&mut Observed)) {
    fake.before_each_request(Box::new(move |observed, line| match line.starts_with(verb) {
        true => {
            meanwhile(observed);
            Err(error.clone())
        }
        false => Ok(()),
    }));
}

fn report(plan: &Plan, applied: &Applied) -> String {
    AppliedView::new(plan, applied, Duration::ZERO).text(Style::PLAIN)
}

#[test]
fn one_request_per_phase_and_deletions_last() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    let applied = block_on(carry_out(&fake, &plan));
    assert_eq!(fake.log(), ["create x-new,y-new", "grow a,b", "alter a,b", "delete old"]);
    assert_eq!((applied.done(), applied.exit(&plan)), (9, Exit::Done));
    assert!(plan_for(&fake, EVERYTHING).is_met());
}

/// The controller refuses requests of more than 10,000 metadata records: a topic is one, and so is each of its partitions.
#[test]
fn requests_are_split_only_at_the_controllers_limit() {
    let fake = FakeCluster::empty(1);
    let topics = |n: usize, partitions: usize| {
        let topic = |i| format!("  - {{ name: t{i:04}, partitions: {partitions}, replication: 1 }}\n");
        format!("version: 1\ntopics:\n{}", (0..n).map(topic).collect::<String>())
    };
    block_on(carry_out(&fake, &plan_for(&fake, &topics(1000, 19))));
    let sizes: Vec<usize> = fake.log().iter().map(|line| line.split(',').count()).collect();
    assert_eq!(sizes, [500, 500], "10,000 records each");
    block_on(carry_out(&fake, &plan_for(&fake, &topics(1000, 29))));
    let sizes: Vec<usize> = fake.log()[2..].iter().map(|line| line.split(',').count()).collect();
    assert_eq!(sizes, [1000], "10,000 new partitions");
}

#[test]
fn one_item_that_fails_stops_nothing_else() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    // Someone deletes `a` after the plan was made.
    fake.before_each_request(Box::new(|observed, _| {
        observed.topics.remove("a");
        Ok(())
    }));
    let applied = block_on(carry_out(&fake, &plan));
    for field in ["partitions", "retention.ms"] {
        let Some(Outcome::NotDone { why, way_out }) = outcome(&plan, &applied, "a", field) else {
            panic!("{field}: {:?}", applied.outcomes)
        };
        assert!(why.contains("does not host this topic-partition"), "Kafka's own words: {why}");
        assert!(way_out.contains("run again to create it"), "{way_out}");
    }
    assert_eq!((applied.done(), applied.exit(&plan)), (7, Exit::Partial));
    assert_eq!(fake.log().len(), 4, "the later phases were sent");
    assert!(report(&plan, &applied).ends_with("Apply: 7 done, 2 not done in 1ms.\n"), "{}", report(&plan, &applied));
}

#[test]
fn the_configs_of_a_topic_change_together_or_not_at_all() {
    let fake = cluster();
    let mut plan = plan_for(&fake, EVERYTHING);
    for change in &mut plan.changes {
        match &mut change.action {
            Action::SetConfig { name, to, .. } if change.subject == "b" && name == "segment.ms" => *to = "0".to_owned(),
            _ => {}
        }
    }
    let applied = block_on(carry_out(&fake, &plan));
    for field in ["compression.type", "retention.ms", "segment.ms"] {
        assert!(matches!(outcome(&plan, &applied, "b", field), Some(Outcome::NotDone { .. })), "{field}");
    }
    assert!(outcome(&plan, &applied, "a", "retention.ms").unwrap().is_done());
}

#[test]
fn a_lost_answer_is_resolved_by_looking() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    // The controller did the half of it that concerns `a` before the answer was lost.
    fail(&fake, "grow", broken(true), |observed| {
        let topic = observed.topics.get_mut("a").unwrap();
        let mut third = topic.partitions[0].clone();
        third.id = 2;
        topic.partitions.push(third);
    });
    let mut listener = Heard::default();
    let applied = block_on(carry_out_heard(&fake, &plan, &mut listener));
    let heard = "x-new topic done, y-new topic done, sending 2, a partitions unknown, b partitions unknown, \
                 a partitions done, b partitions not done";
    assert_eq!(listener.lines[1..].join(", "), heard, "the journal hears of both, in this order");
    let Some(Outcome::Done { note: Some(note) }) = outcome(&plan, &applied, "a", "partitions") else { panic!() };
    assert_eq!(note, "the answer was lost, but it is in effect");
    let Some(Outcome::NotDone { why, .. }) = outcome(&plan, &applied, "b", "partitions") else { panic!() };
    assert_eq!(why, "the answer was lost, and it is not in effect");
    assert!(outcome(&plan, &applied, "b", "retention.ms").is_none(), "nothing was sent after that");
    assert_eq!(fake.log(), ["create x-new,y-new"]);
    assert_eq!((applied.done(), applied.exit(&plan)), (3, Exit::Partial));
    let said = report(&plan, &applied);
    assert!(said.contains("not attempted: altering configs failed: no answer within 10s"), "{said}");
    // Running again converges.
    let fake = FakeCluster::new(fake.observed());
    let rest = plan_for(&fake, EVERYTHING);
    assert_eq!(block_on(carry_out(&fake, &rest)).exit(&rest), Exit::Done);
    assert!(plan_for(&fake, EVERYTHING).is_met());
}

#[test]
fn a_cluster_that_is_gone_fails_without_a_doubt() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    fail(&fake, "create", broken(false), |_| ());
    let applied = block_on(carry_out(&fake, &plan));
    assert!(matches!(outcome(&plan, &applied, "x-new", "topic"), Some(Outcome::NotDone { .. })));
    assert!(outcome(&plan, &applied, "old", "topic").is_none());
    assert_eq!((fake.log().len(), applied.exit(&plan)), (0, Exit::Failed));
    assert_eq!(report(&plan, &applied).matches(": not done").count(), 9, "{}", report(&plan, &applied));
}

#[test]
fn an_interruption_takes_effect_between_requests() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    let (interrupt, stop) = watch::channel(false);
    fake.before_each_request(Box::new(move |_, line| {
        if line.starts_with("grow") {
            interrupt.send_replace(true);
        }
        Ok(())
    }));
    let mut listener = Heard::default();
    let applied =
        block_on(apply::apply(&plan, &apply::Manner::default(), &fake, &mut listener, &stop, Duration::from_secs(1)));
    assert_eq!(fake.log(), ["create x-new,y-new", "grow a,b"], "the request under way is finished");
    assert_eq!((applied.done(), applied.exit(&plan)), (4, Exit::Interrupted));
    let said = report(&plan, &applied);
    assert_eq!(said.matches("interrupted before it was sent").count(), 5, "{said}");
    assert!(said.contains("- old  delete 2 empty partitions: not done\n"), "{said}");
    assert!(said.ends_with("Apply: 4 done, 5 not done, interrupted in 1ms.\n"), "{said}");
}

#[test]
fn an_interruption_before_the_first_request_changes_nothing() {
    let fake = cluster();
    let plan = plan_for(&fake, EVERYTHING);
    let (_interrupt, stop) = watch::channel(true);
    let applied = block_on(apply::apply(
        &plan,
        &apply::Manner::default(),
        &fake,
        &mut Heard::default(),
        &stop,
        Duration::from_secs(1),
    ));
    assert_eq!((fake.log().len(), applied.exit(&plan)), (0, Exit::Interrupted));
}
