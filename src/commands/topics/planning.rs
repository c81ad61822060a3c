//! From declarations and a cluster to a plan that the broker has agreed to.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use clap::ValueEnum;

use crate::acl::principal;
use crate::apply::{self, Review};
use crate::clock;
use crate::cluster::{Look, Observed, Query, Reassignment, add_data_facts, observe, observe_access, observe_disks};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::gate::Client;
use crate::output::Progress;
use crate::patience::Patience;
use crate::plan::{
    Options, Plan, Risk, Selection, access_wanted, configs_wanted, plan, replicas_wanted, topics_at_risk,
};
use crate::spec::Desired;
use crate::suggest;

/// How long a broker may take to show what the controller knows; it makes the logs of new partitions first, about 5 ms each.
const SHOWN_WITHIN: Duration = Duration::from_secs(30);

/// The flags that shape a plan.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PlanArgs {
    /// Only topics and principals whose name matches, with * and ? (can be repeated)
    #[arg(long, value_name = "PATTERN", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    pub only: Vec<String>,

    /// No topics and principals whose name matches (can be repeated)
    #[arg(long, value_name = "PATTERN")]
    pub skip: Vec<String>,

    /// Delete topics that the file owns (`prune.topics`) and no longer declares; revoke what its principals have beyond it
    #[arg(long)]
    pub prune: bool,

    /// Set the declared password of this user anew, as Kafka does not tell whether it is the declared one (can be repeated)
    #[arg(long, value_name = "USER")]
    pub rotate: Vec<String>,

    /// Reset topic configs that the file does not declare
    #[arg(long)]
    pub prune_configs: bool,

    #[command(flatten)]
    pub risk: RiskArgs,
}

/// The flags that say how much may be risked.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct RiskArgs {
    /// Refuse changes of a higher risk than this
    #[arg(long, value_enum, default_value = "data-loss", value_name = "RISK")]
    pub max_risk: MaxRisk,

    /// Consent to a named loss: data-loss:TOPIC, below-min-isr:TOPIC or lock-out (can be repeated)
    #[arg(long, value_name = "LOSS", value_parser = consent)]
    pub allow: Vec<Allowed>,
}

/// A loss that is consented to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The records of this topic may go.
    DataLoss(String),
    /// Whoever runs this may take his own rights away.
    LockOut,
    /// This topic may have fewer replicas than its min.insync.replicas.
    BelowMinIsr(String),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MaxRisk {
    /// No record is lost and no client notices
    Safe,
    /// Clients may notice
    Disruptive,
    /// Records may be lost, with `--allow data-loss:TOPIC` for each topic
    #[default]
    DataLoss,
}

fn consent(text: &str) -> std::result::Result<Allowed, String> {
    if text == "lock-out" {
        return Ok(Allowed::LockOut);
    }
    let (loss, topic) = text.split_once(':').unwrap_or((text, ""));
    let allowed: fn(String) -> Allowed = match loss {
        "data-loss" => Allowed::DataLoss,
        "below-min-isr" => Allowed::BelowMinIsr,
        _ => return Err("what can be allowed is data-loss:TOPIC, below-min-isr:TOPIC or lock-out".to_owned()),
    };
    match topic.is_empty() || topic.contains(['*', '?']) {
        true => Err(format!("name one topic, without a pattern: {loss}:TOPIC")),
        false => Ok(allowed(topic.to_owned())),
    }
}

impl RiskArgs {
    pub fn options(&self) -> Options {
        let max_risk = match self.max_risk {
            MaxRisk::Safe => Risk::Safe,
            MaxRisk::Disruptive => Risk::Disruptive,
            MaxRisk::DataLoss => Risk::DataLoss,
        };
        let mut options =
            Options { max_risk, allow_lock_out: self.allow.contains(&Allowed::LockOut), ..Options::default() };
        for allowed in &self.allow {
            match allowed {
                Allowed::DataLoss(topic) => drop(options.allow_data_loss.insert(topic.clone())),
                Allowed::BelowMinIsr(topic) => drop(options.allow_below_min_isr.insert(topic.clone())),
                Allowed::LockOut => {}
            }
        }
        options
    }
}

impl PlanArgs {
    /// Exit 2 if a pattern is none, or if a password is to be rotated that `desired` does not declare.
    pub fn options(&self, desired: &Desired) -> Result<Options> {
        let selection = Selection::new(&self.only, &self.skip).map_err(Error::bad_input)?;
        let mut rotate = BTreeSet::new();
        for name in &self.rotate {
            let name = principal::user(name).unwrap_or(name);
            let users = || desired.principals.iter().filter_map(|p| Some(p.user.as_ref()?.name.as_str()));
            if !users().any(|user| user == name) {
                let error = Error::bad_input(format!("no password is declared for the user {name} of `--rotate`"));
                return Err(match suggest::did_you_mean(name, users()) {
                    Some(hint) => error.hint(hint),
                    None => error.hint("topics.yaml declares one by `password:` under the principal"),
                });
            }
            rotate.insert(name.to_owned());
        }
        let (prune, prune_configs) = (self.prune, self.prune_configs);
        Ok(Options { selection, prune, prune_configs, rotate, ..self.risk.options() })
    }
}

/// Plans against a live cluster: look, compute, look closer at what is at risk, and let the broker check the rest.
pub async fn plan_live(
    desired: &Desired,
    options: &Options,
    client: &Client,
    context: &mut Context,
    review: Review,
) -> Result<Plan> {
    let names: Vec<String> = desired
        .topics
        .iter()
        .map(|topic| topic.name.clone())
        .filter(|name| options.selection.includes(name))
        .chain(options.delete.iter().cloned())
        .collect();
    let progress = context.ui.progress(0, "looking at the cluster");
    let mut patience = Patience::new(SHOWN_WITHIN);
    loop {
        let observed = look(desired, options, &names, client, &progress).await?;
        let plan = plan(desired, &observed, options);
        progress.message("letting the broker check the plan".to_owned());
        let rejections = apply::check(&plan, &**client, review).await?;
        if !plan.is_outdated(&rejections) || !patience.pause().await {
            return Ok(plan.with_rejections(&rejections));
        }
        progress.message("looking again: the cluster is changing".to_owned());
    }
}

async fn look(
    desired: &Desired,
    options: &Options,
    names: &[String],
    client: &Client,
    progress: &Progress,
) -> Result<Observed> {
    let cluster = &**client;
    let configs = configs_wanted(desired, options);
    let query = configs.as_deref().map_or(Query::All, Query::OverridesAnd);
    let wanted = access_wanted(desired, options);
    let access = async || match wanted.anything() {
        true => observe_access(cluster, wanted).await.map(Some),
        false => Ok(None),
    };
    let (mut observed, access) = futures::try_join!(observe(cluster, names, query), access())?;
    observed.access = access;
    // Nothing is shown of the wrong cluster.
    client.gate(&observed.cluster.id)?;
    let replicas = replicas_wanted(desired, &observed, options);
    if replicas.moving {
        observed.moving = reassignments(cluster).await?;
    }
    if replicas.disks {
        progress.message("looking at the disks".to_owned());
        let brokers: Vec<i32> = observed.cluster.brokers.iter().map(|broker| broker.id).collect();
        observed.disks = Some(observe_disks(cluster, &brokers).await?);
    }
    let at_risk = topics_at_risk(desired, &observed, options);
    if !at_risk.is_empty() {
        // Topics that only prune would touch were not described yet: a saved plan has to remember their ids and configs.
        let known: BTreeSet<&String> = names.iter().collect();
        let more: Vec<String> = at_risk.keys().filter(|name| !known.contains(name)).cloned().collect();
        if !more.is_empty() {
            let closer = observe(cluster, &more, Query::All).await?;
            observed.topics.extend(closer.topics.into_iter().filter(|(name, _)| more.contains(name)));
        }
        progress.message("looking at the data at risk".to_owned());
        add_data_facts(cluster, &mut observed, &at_risk, clock::now_ms()).await?;
    }
    Ok(observed)
}

/// Those under way; none if this principal may not see them, as then it may not begin one either.
async fn reassignments(cluster: &dyn Look) -> Result<Vec<Reassignment>> {
    match cluster.reassignments().await {
        Err(error) if error.refusal.is_some() => Ok(Vec::new()),
        answer => Ok(answer?),
    }
}

/// Plans against a snapshot: no broker, no credentials.
pub fn plan_offline(desired: &Desired, options: Options, snapshot: &Path) -> Result<Plan> {
    let observed: Observed = super::snapshot::read(snapshot)?;
    Ok(plan(desired, &observed, &Options { offline: true, ..options }))
}
