//! From declarations and a cluster to a plan that the broker has agreed to.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use clap::ValueEnum;

use crate::apply::{self, Review};
use crate::clock;
use crate::cluster::{Cluster, Observed, add_data_facts, observe};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::output::Progress;
use crate::patience::Patience;
use crate::plan::{Options, Plan, Risk, Selection, plan, topics_at_risk};
use crate::spec::Desired;

/// How long a broker may take to show what the controller knows; it makes the logs of new partitions first, about 5 ms each.
const SHOWN_WITHIN: Duration = Duration::from_secs(30);

/// The flags that shape a plan.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PlanArgs {
    /// Only topics whose name matches, with * and ? (can be repeated)
    #[arg(long, value_name = "PATTERN", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    pub only: Vec<String>,

    /// No topics whose name matches (can be repeated)
    #[arg(long, value_name = "PATTERN")]
    pub skip: Vec<String>,

    /// Delete topics that the file owns (`prune.topics`) and no longer declares
    #[arg(long)]
    pub prune: bool,

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

    /// Consent to a named loss: data-loss:TOPIC (can be repeated)
    #[arg(long, value_name = "LOSS:TOPIC", value_parser = consent)]
    pub allow: Vec<String>,
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

fn consent(text: &str) -> std::result::Result<String, String> {
    match text.strip_prefix("data-loss:") {
        Some(topic) if !topic.is_empty() && !topic.contains(['*', '?']) => Ok(topic.to_owned()),
        Some(_) => Err("name one topic, without a pattern: data-loss:TOPIC".to_owned()),
        None => Err("what can be allowed is data-loss:TOPIC".to_owned()),
    }
}

impl RiskArgs {
    pub fn options(&self) -> Options {
        let max_risk = match self.max_risk {
            MaxRisk::Safe => Risk::Safe,
            MaxRisk::Disruptive => Risk::Disruptive,
            MaxRisk::DataLoss => Risk::DataLoss,
        };
        Options { max_risk, allow_data_loss: self.allow.iter().cloned().collect(), ..Options::default() }
    }
}

impl PlanArgs {
    pub fn options(&self) -> Result<Options> {
        let selection = Selection::new(&self.only, &self.skip).map_err(Error::bad_input)?;
        Ok(Options { selection, prune: self.prune, prune_configs: self.prune_configs, ..self.risk.options() })
    }
}

/// Plans against a live cluster: look, compute, look closer at what is at risk, and let the broker check the rest.
pub async fn plan_live(
    desired: &Desired,
    options: &Options,
    cluster: &dyn Cluster,
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
        let observed = look(desired, options, &names, cluster, context, &progress).await?;
        let plan = plan(desired, &observed, options);
        progress.message("letting the broker check the plan".to_owned());
        let rejections = apply::check(&plan, cluster, review).await?;
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
    cluster: &dyn Cluster,
    context: &mut Context,
    progress: &Progress,
) -> Result<Observed> {
    let mut observed = observe(cluster, names).await?;
    context.check_pin(&observed.cluster.id)?;
    let at_risk = topics_at_risk(desired, &observed, options);
    if !at_risk.is_empty() {
        // Topics that only prune would touch were not described yet: a saved plan has to remember their ids and configs.
        let known: BTreeSet<&String> = names.iter().collect();
        let more: Vec<String> = at_risk.keys().filter(|name| !known.contains(name)).cloned().collect();
        if !more.is_empty() {
            let closer = observe(cluster, &more).await?;
            observed.topics.extend(closer.topics.into_iter().filter(|(name, _)| more.contains(name)));
        }
        progress.message("looking at the data at risk".to_owned());
        add_data_facts(cluster, &mut observed, &at_risk, clock::now_ms()).await?;
    }
    Ok(observed)
}

/// Plans against a snapshot: no broker, no credentials.
pub fn plan_offline(desired: &Desired, options: Options, snapshot: &Path) -> Result<Plan> {
    let observed: Observed = super::snapshot::read(snapshot)?;
    Ok(plan(desired, &observed, &Options { offline: true, ..options }))
}
