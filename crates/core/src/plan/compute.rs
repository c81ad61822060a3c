//! The planner: (Desired, Observed, Options) → Plan, without effects.

use std::collections::BTreeSet;

use super::configs;
use super::risk::{self, Judged, Risk};
use super::stale::{Seen, SeenPrincipal};
use super::{Action, Change, Plan, Selection, Unmanaged, Unmet};
use super::{principals, replicas};
use crate::cluster::{Observed, Topic};
use crate::placement::Layout;
use crate::spec::{Desired, DesiredTopic};

/// What the flags say about a run.
#[derive(Clone, Debug)]
pub struct Options {
    pub selection: Selection,
    /// Changes above this are refused.
    pub max_risk: Risk,
    /// Delete topics that the file owns by prefix and no longer declares.
    pub prune: bool,
    /// Reset overrides that the file does not declare.
    pub prune_configs: bool,
    /// Topics whose data may be lost.
    pub allow_data_loss: BTreeSet<String>,
    /// Users whose declared password is set anew, by name without `User:`.
    pub rotate: BTreeSet<String>,
    /// Whoever runs this may take from himself what the next run needs.
    pub allow_lock_out: bool,
    /// Topics that may have fewer replicas than their min.insync.replicas.
    pub allow_below_min_isr: BTreeSet<String>,
    /// Topics named for deletion on the command line (`topics delete`).
    pub delete: BTreeSet<String>,
    /// Configs named for a reset on the command line (`topics alter --reset`), on every selected topic.
    pub reset: BTreeSet<String>,
    /// No broker will be asked, so what only a broker can say is checked here as far as it can be.
    pub offline: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            selection: Selection::default(),
            max_risk: Risk::DataLoss,
            prune: false,
            prune_configs: false,
            allow_data_loss: BTreeSet::new(),
            rotate: BTreeSet::new(),
            allow_lock_out: false,
            allow_below_min_isr: BTreeSet::new(),
            delete: BTreeSet::new(),
            reset: BTreeSet::new(),
            offline: false,
        }
    }
}

/// Computes the plan. Its order depends on names only, never on the order of the input.
pub fn plan(desired: &Desired, observed: &Observed, options: &Options) -> Plan {
    let prune_configs = options.prune_configs || desired.prune.configs;
    let resets = prune_configs || !options.reset.is_empty();
    let mut planner = Planner {
        observed,
        options,
        prune_configs,
        beneath: if resets { configs::beneath(observed) } else { configs::Beneath::new() },
        layout: None,
        plan: Plan {
            cluster_id: observed.cluster.id.clone(),
            environment: desired.environment.clone(),
            ..Plan::default()
        },
    };
    let mut topics: Vec<&DesiredTopic> =
        desired.topics.iter().filter(|topic| options.selection.includes(&topic.name)).collect();
    topics.sort_by_key(|topic| &topic.name);
    topics.into_iter().for_each(|topic| planner.declared(topic));
    planner.principals(desired);
    planner.undeclared(desired);
    planner.finish()
}

pub(super) struct Planner<'a> {
    pub(super) observed: &'a Observed,
    pub(super) options: &'a Options,
    prune_configs: bool,
    /// Empty where nothing is to be reset.
    beneath: configs::Beneath,
    /// How replicas lie; made when the first of them is to move, and then counts those that the plan moves.
    pub(super) layout: Option<Layout>,
    pub(super) plan: Plan,
}

impl Planner<'_> {
    fn declared(&mut self, desired: &DesiredTopic) {
        let before = (self.plan.changes.len(), self.plan.cannot.len(), self.plan.refused.len());
        match self.observed.topics.get(&desired.name) {
            None => self.create(desired),
            Some(Topic { error: Some(error), .. }) => self.undescribed(&desired.name, "compare with the file", error),
            Some(topic) => self.existing(desired, topic),
        }
        if before == (self.plan.changes.len(), self.plan.cannot.len(), self.plan.refused.len()) {
            self.plan.unchanged += 1;
        }
    }

    fn undescribed(&mut self, topic: &str, wish: &str, error: &str) {
        let way_out = "if it is being deleted, run again when that is done; else grant Describe on it";
        self.cannot(topic, wish.to_owned(), format!("the broker does not describe it: {error}"), way_out);
    }

    fn create(&mut self, desired: &DesiredTopic) {
        let action = Action::Create {
            partitions: desired.partitions,
            replication: desired.replication,
            configs: desired.configs.clone(),
            description: desired.description.clone(),
            assignment: match self.assignment(desired, desired.partitions.unwrap_or(1).max(0) as usize) {
                Ok(assignment) => assignment,
                Err(why) => return self.misplaced(&desired.name, "create", why),
            },
        };
        let brokers = self.observed.cluster.brokers.len();
        if let Some(factor) = desired.replication.filter(|f| self.options.offline && *f as usize > brokers) {
            let why = format!("{factor} replicas need {factor} brokers; the cluster has {brokers}");
            let way_out = "add brokers, or lower `replication:` (an environment can: `--env dev` is for one broker)";
            return self.cannot(&desired.name, action.to_string(), why, way_out);
        }
        self.change(&desired.name, action, (Risk::Safe, None));
    }

    fn existing(&mut self, desired: &DesiredTopic, topic: &Topic) {
        self.replication(desired, topic);
        self.partitions(desired, topic);
        let compared = configs::compare(desired, topic, self.options, self.prune_configs, &self.beneath);
        for action in compared.actions {
            let judged = risk::of_config(&action, topic);
            self.change(&desired.name, action, judged);
        }
        self.plan.cannot.extend(compared.cannot);
        self.plan.unmanaged.extend(compared.unmanaged);
    }

    fn partitions(&mut self, desired: &DesiredTopic, topic: &Topic) {
        let (live, Some(wanted)) = (topic.partitions.len(), desired.partitions) else { return };
        let wanted = wanted.max(0) as usize;
        if wanted > live {
            let live_policy = topic.configs.as_ref().and_then(|c| c.get("cleanup.policy")?.value.as_deref());
            let policies = [live_policy, desired.configs.get("cleanup.policy").map(String::as_str)];
            let compacted = policies.into_iter().flatten().any(|policy| policy.contains("compact"));
            let judged =
                risk::of_growth(desired.key.as_deref(), (compacted || live_policy.is_some()).then_some(compacted));
            let assignment = match self.assignment(desired, wanted - live) {
                Ok(assignment) => assignment,
                Err(why) => return self.misplaced(&desired.name, "add partitions", why),
            };
            self.change(&desired.name, Action::AddPartitions { from: live, to: wanted, assignment }, judged);
        } else if wanted < live {
            self.cannot(
                &desired.name,
                format!("partitions {live} → {wanted}"),
                "Kafka cannot remove partitions, and helixctl never deletes and recreates a topic".to_owned(),
                "set `partitions:` to the live count, or move the records to a new topic and delete this one",
            );
        }
    }

    fn undeclared(&mut self, desired: &Desired) {
        let declared: BTreeSet<&str> = desired.topics.iter().map(|topic| topic.name.as_str()).collect();
        for (name, topic) in &self.observed.topics {
            if declared.contains(name.as_str())
                || topic.internal
                || name.starts_with("__")
                || !self.options.selection.includes(name)
            {
                continue;
            }
            let owned = desired.prune.topics.iter().any(|prefix| name.starts_with(prefix.as_str()));
            let unwanted = (self.options.prune && owned) || self.options.delete.contains(name);
            if let (true, Some(error)) = (unwanted, &topic.error) {
                self.undescribed(name, "delete it", error);
            } else if unwanted {
                let records = topic.data.as_ref().map(|data| data.records);
                let action = Action::Delete { partitions: topic.partitions.len(), records };
                self.change(name, action, risk::of_delete(topic.data.as_ref()));
            } else {
                self.plan.unmanaged.push(Unmanaged::Topic { topic: name.clone(), partitions: topic.partitions.len() });
            }
        }
    }

    /// Takes a change into the plan, unless a rule holds it back.
    pub(super) fn change(&mut self, subject: &str, action: Action, (risk, why): Judged) {
        let reason = || why.clone().unwrap_or_else(|| risk.to_string());
        if risk > self.options.max_risk {
            let why = format!("{risk}, above --max-risk {}: {}", self.options.max_risk, reason());
            return self.refused(subject, &action, why, format!("allow it with `--max-risk {risk}`"));
        }
        if risk == Risk::DataLoss && !self.options.allow_data_loss.contains(subject) {
            let why = format!("{risk} without consent: {}", reason());
            return self.refused(subject, &action, why, format!("if the data may go: `--allow data-loss:{subject}`"));
        }
        if action.is_of_principal() {
            let access = self.observed.access.as_ref();
            let seen = || access.map(|access| SeenPrincipal::of(subject, access)).unwrap_or_default();
            self.plan.saw_principals.entry(subject.to_owned()).or_insert_with(seen);
        } else {
            let seen = || self.observed.topics.get(subject).map(Seen::of);
            self.plan.saw.entry(subject.to_owned()).or_insert_with(seen);
        }
        self.plan.changes.push(Change { subject: subject.to_owned(), action, risk, why });
    }

    pub(super) fn refused(&mut self, topic: &str, action: &Action, why: String, way_out: String) {
        self.plan.refused.push(Unmet { subject: topic.to_owned(), wish: action.to_string(), why, way_out });
    }

    pub(super) fn cannot(&mut self, subject: &str, wish: String, why: String, way_out: &str) {
        self.plan.cannot.push(Unmet { subject: subject.to_owned(), wish, why, way_out: way_out.to_owned() });
    }

    /// Puts everything in an order that depends on names only.
    fn finish(mut self) -> Plan {
        let grows = |change: &&Change| matches!(change.action, Action::AddPartitions { .. });
        let grown: BTreeSet<String> = self.plan.changes.iter().filter(grows).map(|c| c.subject.clone()).collect();
        let key = |c: &Change| {
            // New partitions get as many replicas as the first one has: that is changed before.
            let before = matches!(c.action, Action::Reassign { .. }) && grown.contains(&c.subject);
            (if before { 1 } else { c.action.phase() }, c.subject.clone(), c.action.field().into_owned())
        };
        self.plan.changes.sort_by_cached_key(key);
        self.plan.cannot.sort_by(Unmet::by_name);
        self.plan.refused.sort_by(Unmet::by_name);
        self.plan.unmanaged.sort_by_cached_key(|unmanaged| match unmanaged {
            Unmanaged::Topic { topic, .. } => (0, topic.clone(), String::new()),
            Unmanaged::Config { topic, name, .. } => (0, topic.clone(), name.clone()),
            Unmanaged::Acl { acl } => (1, acl.principal.clone(), acl.to_string()),
            Unmanaged::Password { user, mechanism, .. } => (2, user.clone(), mechanism.to_string()),
            Unmanaged::Quota { principal, name, .. } => (3, principal.clone(), name.clone()),
        });
        self.plan
    }
}

/// Plans for one change alone: empty exactly if what the change wants is already so.
pub fn plan_one(change: &Change, observed: &Observed, options: &Options) -> Plan {
    let mut desired = DesiredTopic::bare(&change.subject);
    let mut planner = Planner {
        observed,
        options,
        prune_configs: false,
        beneath: configs::Beneath::new(),
        layout: None,
        plan: Plan::default(),
    };
    match &change.action {
        Action::Create { partitions, replication, configs, .. } => {
            (desired.partitions, desired.replication) = (*partitions, *replication);
            desired.configs.clone_from(configs);
        }
        Action::AddPartitions { to, .. } => desired.partitions = Some(*to as i32),
        Action::SetConfig { name, to, .. } => drop(desired.configs.insert(name.clone(), to.clone())),
        // What is reset or deleted must be gone.
        Action::ResetConfig { name, .. } => {
            let topic = observed.topics.get(&change.subject);
            let hidden = topic.is_some_and(|topic| topic.configs.is_none());
            if hidden || topic.into_iter().flat_map(Topic::overrides).any(|(live, _)| live == name) {
                planner.plan.changes.push(change.clone());
            }
        }
        Action::Reassign { moves, .. } => {
            if !replicas::in_effect(moves, observed) {
                planner.plan.changes.push(change.clone());
            }
            return planner.finish();
        }
        Action::Delete { .. } => {
            if observed.topics.contains_key(&change.subject) {
                planner.plan.changes.push(change.clone());
            }
            return planner.finish();
        }
        action => {
            let access = observed.access.as_ref();
            if access.and_then(|access| principals::in_effect(&change.subject, action, access)) != Some(true) {
                planner.plan.changes.push(change.clone());
            }
            return planner.finish();
        }
    }
    planner.declared(&desired);
    planner.finish()
}
