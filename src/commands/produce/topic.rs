//! The topic that is written to: it is there, it is made as declared, or nothing is read.

use tokio::sync::watch;

use super::args::Args;
use crate::cluster::{ErrorCode, Look, NewTopic};
use crate::commands::new_topic;
use crate::commands::topics::files::FileArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::gate::Consent;
use crate::spec::{Desired, DesiredTopic};
use crate::suggest::did_you_mean;

/// How many partitions it has; `None` if it is to be made first.
pub(super) async fn find(cluster: &dyn Look, args: &Args, context: &mut Context) -> Result<Option<usize>> {
    let topic = &args.topic;
    let named = std::slice::from_ref(topic);
    // With --create it is expected to be absent.
    let found = if args.create { cluster.describe_topics(named).await? } else { cluster.named_topics(named).await? };
    match found.into_iter().next() {
        Some(Ok(found)) => Ok(Some(found.partitions.len())),
        Some(Err(error)) if error.code == ErrorCode::UnknownTopic && args.create => Ok(None),
        Some(Err(error)) if error.code == ErrorCode::UnknownTopic => Err(absent(cluster, args, context).await),
        Some(Err(error)) => {
            let told = Error::failed(format!("topic {topic}: {}", error.message));
            Err(match &error.code {
                ErrorCode::Denied(denied) => told.hint(denied.grant()),
                _ => told,
            })
        }
        None => Ok(Some(0)),
    }
}

/// The partition that was named has to be there.
pub(super) fn has_partition(args: &Args, partitions: usize) -> Result<()> {
    match args.partition.filter(|number| *number as usize >= partitions) {
        Some(number) => {
            Err(Error::failed(format!("topic {} has no partition {number}: it has {partitions}", args.topic)))
        }
        None => Ok(()),
    }
}

/// What may have been meant: a topic that is there, or one that topics.yaml declares.
async fn absent(cluster: &dyn Look, args: &Args, context: &mut Context) -> Error {
    let topic = &args.topic;
    let error = Error::failed(format!("topic {topic} does not exist; nothing was read"));
    let live: Vec<String> = cluster.topics().await.map(|topics| topics.into_keys().collect()).unwrap_or_default();
    let declared = declared(args, context).map(|desired| desired.topics).unwrap_or_default();
    if declared.iter().any(|of| of.name == *topic) {
        return error.hint(format!("{} declares it: --create makes it so", args.file.display()));
    }
    let known = live.iter().map(String::as_str).chain(declared.iter().map(|of| of.name.as_str()));
    match did_you_mean(topic, known) {
        Some(hint) => error.hint(hint),
        None => error.hint(format!("`helixctl topics create {topic}` makes it")),
    }
}

/// The declarations, if there are any that make sense.
fn declared(args: &Args, context: &mut Context) -> Option<Desired> {
    let files = FileArgs { file: args.file.clone(), environment: args.environment.clone() };
    files.read(context).ok()?.0
}

/// Makes the topic as it is declared; how many partitions it has then.
pub(super) async fn create(
    args: &Args,
    live: &str,
    consent: &Consent,
    stop: &watch::Receiver<bool>,
    context: &mut Context,
) -> Result<usize> {
    let topic = &args.topic;
    let files = FileArgs { file: args.file.clone(), environment: args.environment.clone() };
    let desired = files.load(context)?;
    let Some(DesiredTopic { partitions, replication, configs, .. }) =
        desired.topics.iter().find(|of| of.name == *topic)
    else {
        let error = Error::bad_input(format!("{} does not declare {topic}; nothing was read", args.file.display()));
        return Err(match did_you_mean(topic, desired.topics.iter().map(|of| of.name.as_str())) {
            Some(hint) => error.hint(hint),
            None => error.hint("declare it, or make it by hand: `helixctl topics create`"),
        });
    };
    let new = NewTopic {
        name: topic.clone(),
        partitions: *partitions,
        replication: *replication,
        configs: configs.clone(),
        assignment: Vec::new(),
    };
    let count = new_topic::make(&new, live, consent, "nothing was read", stop, context).await?;
    context.ui.note(&format!("created {topic} as {} declares it: {count} partitions", args.file.display()));
    Ok(count)
}
