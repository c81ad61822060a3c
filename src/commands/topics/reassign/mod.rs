//! `helixctl topics reassign`: replicas to other brokers. The cluster's own list of reassignments is the only state.

mod by_partition;
mod cancel;
mod carry_out;
mod leftovers;
mod progress;
mod status;
mod view;
mod wanted;

use clap::ArgGroup;

use crate::cluster::Look;
use crate::commands::carry_out::ConsentArgs;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::units::parse_bytes;

/// Move replicas: another factor, other brokers, off a broker, or evened out
///
/// Shows every move with the bytes that it copies, asks, carries it out in batches and waits. Ctrl-C ends the waiting, not
/// the moves. Without saying what to move it waits for what is under way, and clears throttles that an earlier run left.
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("what"))]
#[command(after_help = "\
Examples:
  helixctl topics reassign orders --replication 3
  helixctl topics reassign --decommission 4 --throttle 50MiB
  helixctl topics reassign 'orders.*' --brokers 1,2,3
  helixctl topics reassign --rebalance --batch 10
  helixctl topics reassign --status
  helixctl topics reassign --cancel")]
pub struct Args {
    /// Only topics whose name matches, with * and ?
    #[arg(value_name = "TOPIC", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topics: Vec<String>,

    /// As many replicas of every partition; present ones stay where they are
    #[arg(long, value_name = "COUNT", group = "what", requires = "topics", value_parser = clap::value_parser!(u16).range(1..=1000))]
    replication: Option<u16>,

    /// Even out replicas and preferred leaders over the brokers
    #[arg(long, group = "what")]
    rebalance: bool,

    /// Take every replica off this broker
    #[arg(long, value_name = "BROKER", group = "what")]
    decommission: Option<i32>,

    /// Replicas on these brokers only
    #[arg(long, value_name = "BROKER,…", value_delimiter = ',', group = "what")]
    brokers: Vec<i32>,

    /// Show what is under way, and throttles that are set
    #[arg(long, group = "what")]
    status: bool,

    /// Stop what is under way: the replicas stay as they were
    #[arg(long, group = "what")]
    cancel: bool,

    /// Copy at most so many bytes a second to and from each broker; cleared when the moves have ended
    #[arg(long, value_name = "BYTES", value_parser = rate)]
    throttle: Option<u64>,

    /// Partitions to move at a time; all at once if not said
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    batch: Option<u32>,

    /// Begin the moves, and do not wait for them
    #[arg(long, conflicts_with = "batch")]
    no_wait: bool,

    /// Consent to fewer replicas than min.insync.replicas: below-min-isr:TOPIC (can be repeated)
    #[arg(long, value_name = "LOSS", value_parser = below_min_isr)]
    allow: Vec<String>,

    #[command(flatten)]
    consent: ConsentArgs,
}

fn rate(text: &str) -> std::result::Result<u64, String> {
    let bytes = parse_bytes(text.strip_suffix("/s").unwrap_or(text))?;
    if bytes == 0 { Err("a throttle of 0 would stop all copying".to_owned()) } else { Ok(bytes) }
}

fn below_min_isr(text: &str) -> std::result::Result<String, String> {
    match text.strip_prefix("below-min-isr:") {
        Some(topic) if !topic.is_empty() && !topic.contains(['*', '?']) => Ok(topic.to_owned()),
        _ => Err("what can be allowed is below-min-isr:TOPIC, with one topic's name".to_owned()),
    }
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let cluster = context.cluster()?;
    if args.status {
        return status::run(args, &*cluster, context).await;
    }
    let live = wanted::look(args, &*cluster).await?;
    cluster.gate(&live.info.id)?;
    if args.cancel {
        return cancel::run(args, &live, &cluster, context).await;
    }
    let moves = wanted::moves(args, &live)?;
    carry_out::run(args, moves, &live, &cluster, context).await
}

/// Which topics the names mean; exit 2 for a pattern that is none.
fn selection(args: &Args) -> Result<crate::plan::Selection> {
    crate::plan::Selection::new(&args.topics, &[]).map_err(Error::bad_input)
}

/// Every broker's id.
async fn broker_ids(cluster: &dyn Look) -> Result<Vec<i32>> {
    Ok(cluster.info().await?.brokers.iter().map(|broker| broker.id).collect())
}
