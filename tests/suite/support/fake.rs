//! What tests on the in-memory cluster share: looking and planning as `topics plan` does, applying, and listening.

use std::collections::BTreeMap;
use std::time::Duration;

use helixctl::apply::{self, Applied, Listener, Manner, MoveListener, Outcome};
use helixctl::cluster::fake::FakeCluster;
use helixctl::cluster::{
    Alter as _, Look as _, Mode, NewTopic, Observed, Query, Sight, add_data_facts, observe, observe_access,
    observe_disks,
};
use helixctl::plan::{Change, Options, Plan, access_wanted, configs_wanted, plan, replicas_wanted, topics_at_risk};
use helixctl::secret::Secret;
use helixctl::spec::{Desired, Source, read};

/// The time at which these tests take place, epoch milliseconds.
pub const NOW: i64 = 1_767_225_600_000;

/// A plan with every kind of change on [`cluster`]: nine of them, in four phases.
pub const EVERYTHING: &str = "version: 1
topics:
  - { name: y-new, partitions: 1, replication: 1 }
  - { name: x-new, partitions: 1, replication: 1 }
  - { name: b, partitions: 3, retention: 14d, config: { compression.type: zstd, segment.ms: 1d } }
  - { name: a, partitions: 3, retention: 14d }
prune: { topics: [old] }
";

/// The topics `a`, `b` and `old`, with two partitions each.
pub fn cluster() -> FakeCluster {
    let seed = FakeCluster::empty(3);
    let new = |name: &str| NewTopic {
        name: name.to_owned(),
        partitions: Some(2),
        replication: Some(1),
        configs: BTreeMap::new(),
        assignment: Vec::new(),
    };
    block_on(seed.create_topics(&["a", "b", "old"].map(new), Mode::Apply)).unwrap();
    FakeCluster::new(seed.observed())
}

/// The plan for these declarations, undeclared topics that they own included.
pub fn plan_for(fake: &FakeCluster, text: &str) -> Plan {
    block_on(planned(fake, &declared(text), &Options { prune: true, ..Options::default() }))
}

/// What one change of a plan came to; `None` was never attempted.
pub fn outcome<'a>(plan: &Plan, applied: &'a Applied, topic: &str, field: &str) -> Option<&'a Outcome> {
    let index = plan.changes.iter().position(|c| c.subject == topic && c.action.field() == field);
    applied.outcomes[index.unwrap_or_else(|| panic!("no change of {field} on {topic}"))].as_ref().map(|(o, _)| o)
}

/// Remembers what it heard, and refuses to hear more than `limit` things.
pub struct Heard {
    pub lines: Vec<String>,
    pub limit: usize,
}

impl Default for Heard {
    fn default() -> Self {
        Heard { lines: Vec::new(), limit: usize::MAX }
    }
}

impl Heard {
    fn hear(&mut self, line: String) -> Result<(), String> {
        if self.lines.len() == self.limit {
            return Err("the journal cannot be written (No space left on device)".to_owned());
        }
        self.lines.push(line);
        Ok(())
    }
}

impl MoveListener for Heard {}

impl Listener for Heard {
    fn sending(&mut self, changes: &[&Change]) -> Result<(), String> {
        self.hear(format!("sending {}", changes.len()))
    }
    fn finished(&mut self, change: &Change, outcome: &Outcome, _: Duration) -> Result<(), String> {
        let word = match outcome {
            Outcome::Done { .. } => "done",
            Outcome::NotDone { .. } => "not done",
            Outcome::Unknown { .. } => "unknown",
        };
        self.hear(format!("{} {} {word}", change.subject, change.action.field()))
    }
}

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Valid declarations.
pub fn declared(text: &str) -> Desired {
    let (desired, problems) = read(&[Source { name: "t".to_owned(), bytes: text.as_bytes().to_vec() }], None);
    desired.unwrap_or_else(|| panic!("invalid declarations: {problems:#?}\n{text}"))
}

/// What a plan is made from, the data at risk included.
pub async fn look(fake: &FakeCluster, desired: &Desired, options: &Options) -> Observed {
    let names: Vec<String> = fake.observed().topics.into_keys().collect();
    let configs = configs_wanted(desired, options);
    let query = configs.as_deref().map_or(Query::All, Query::OverridesAnd);
    let mut observed = observe(fake, &names, query).await.unwrap();
    // Whether a principal may see them is for the test to say.
    let hidden = fake.observed().access.filter(|access| matches!(access.acls, Sight::Hidden { .. }));
    observed.access = match hidden {
        Some(access) => Some(access),
        None => Some(observe_access(fake, access_wanted(desired, options)).await.unwrap()),
    };
    let replicas = replicas_wanted(desired, &observed, options);
    if replicas.moving {
        observed.moving = fake.reassignments().await.unwrap();
    }
    if replicas.disks {
        observed.disks = Some(observe_disks(fake, &[1, 2, 3]).await.unwrap());
    }
    let questions = topics_at_risk(desired, &observed, options);
    add_data_facts(fake, &mut observed, &questions, NOW).await.unwrap();
    observed
}

/// A plan that the cluster has agreed to.
pub async fn planned(fake: &FakeCluster, desired: &Desired, options: &Options) -> Plan {
    let plan = plan(desired, &look(fake, desired, options).await, options);
    let rejections = apply::check(&plan, fake, apply::Review::Read).await.unwrap();
    plan.with_rejections(&rejections)
}

/// A password for every user that the plan sets.
fn passwords(plan: &Plan) -> apply::Passwords {
    (0..plan.changes.len()).map(|index| (index, Secret::new(format!("password-{index}")))).collect()
}

/// Carries a plan out, and is never interrupted.
pub async fn carry_out(fake: &FakeCluster, plan: &Plan) -> Applied {
    carry_out_heard(fake, plan, &mut Heard::default()).await
}

/// The same, with someone who listens.
pub async fn carry_out_heard(fake: &FakeCluster, plan: &Plan, listener: &mut dyn Listener) -> Applied {
    let (_sender, stop) = tokio::sync::watch::channel(false);
    let manner = Manner { passwords: passwords(plan), ..Manner::default() };
    apply::apply(plan, &manner, fake, listener, &stop, Duration::from_secs(1)).await
}
