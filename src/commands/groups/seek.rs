//! `helixctl groups seek`

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::tz::TimeZone;

use super::carry_out::{MoveArgs, carry_out};
use super::look::{existing, find};
use super::saved::Saved;
use super::seek_plan::SeekPlan;
use crate::clock::now_ms;
use crate::cluster::{Look, OffsetAt};
use crate::context::{Context, cluster_id};
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::Place;
use crate::offsets::{Aim, Seen, Step, Target};

/// Move a group to other offsets: to a time, an offset, the start or the end
///
/// Joins nothing. Shows every partition first: where the group stands, where it would go on, what it would read again
/// and what it would skip unread. The group has to be without members; all partitions are checked before any is
/// committed, in one request; what was there is saved, and `groups undo` restores it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  helixctl groups seek helixagent-group --to 2h-ago --dry-run
  helixctl groups seek helixagent-group --to 2026-11-23T09:00Z --yes
  helixctl groups seek helixagent-group --topic helixagent.events.audit:0,1 --to -100
  helixctl groups seek helixagent-group --topic audit --to 0=17,3=20
  helixctl groups seek helixagent-group --to end --allow data-loss:audit")]
pub struct Args {
    /// Name of the group; one that does not exist comes into being with its first offsets
    #[arg(value_name = "GROUP", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    group: String,

    /// Where to: start, end, OFFSET, +N, -N, TIME, 2h-ago, P=OFFSET,…, group:OTHER or file:SAVED
    #[arg(long, value_name = "WHERE", allow_hyphen_values = true)]
    to: String,

    /// Only this topic, or these partitions of it: TOPIC[:P,…] [default: where the group has committed]
    #[arg(long, value_name = "TOPIC", add = clap_complete::ArgValueCompleter::new(crate::cli::topic_names))]
    topic: Vec<String>,

    #[command(flatten)]
    consent: MoveArgs,
}

pub async fn run(args: &Args, context: &mut Context) -> Result<Exit> {
    let target = Target::parse(&args.to, now_ms(), &TimeZone::system())
        .map_err(|why| Error::bad_input(format!("--to: {why}")))?;
    let topics = args.topic.iter().map(|text| narrowed(text)).collect::<Result<Vec<_>>>()?;
    if matches!(target, Target::Each(_)) && topics.len() != 1 {
        return Err(Error::bad_input("--to P=OFFSET wants one topic").hint("name it with --topic"));
    }
    let file = match &target {
        Target::File(path) => Some(Saved::read(Path::new(path))?.by_place()),
        _ => None,
    };
    let cluster = context.cluster()?;
    // Which cluster it is has to be known in the end, and is asked beside all that is looked up one after the other.
    let (live, steps) = tokio::join!(cluster_id(&*cluster), look(&*cluster, args, &target, &topics, file));
    let plan = SeekPlan::new(&args.group, &live?, steps?, &format!("seek --to {}", args.to));
    carry_out(&cluster, plan, &args.consent, context).await
}

/// Where each partition is to go, from what is there now.
async fn look(
    cluster: &dyn Look,
    args: &Args,
    target: &Target,
    topics: &[(String, BTreeSet<i32>)],
    file: Option<BTreeMap<Place, Option<i64>>>,
) -> Result<Vec<Step>> {
    let seen = find(cluster, &args.group).await?;
    let committed = seen.map(|group| group.committed).unwrap_or_default();
    let given = match target {
        Target::Group(other) => {
            let other = existing(cluster, other).await?;
            Some(other.committed.into_iter().map(|(place, offset)| (place, Some(offset))).collect())
        }
        _ => file,
    };
    let mut places = wanted(cluster, topics, &committed, given.as_ref()).await?;
    if let Target::Each(each) = target {
        let topic = &topics[0].0;
        if let Some(absent) = each.keys().find(|number| !places.contains(&(topic.clone(), **number))) {
            return Err(Error::failed(format!("topic {topic} has no partition {absent}; nothing was changed")));
        }
        places.retain(|(_, number)| each.contains_key(number));
    }
    if places.is_empty() {
        return Err(Error::failed(format!("group {} has no committed offsets", args.group))
            .hint("--topic names topics in which it is to begin"));
    }
    let aims = aims(cluster, target, given.as_ref(), &places).await?;
    steps(cluster, &committed, aims).await
}

/// `TOPIC` or `TOPIC:P,…`; no name of a topic holds a colon.
pub(super) fn narrowed(text: &str) -> Result<(String, BTreeSet<i32>)> {
    let Some((topic, numbers)) = text.split_once(':') else { return Ok((text.to_owned(), BTreeSet::new())) };
    let number = |text: &str| text.trim().parse::<i32>().ok().filter(|number| *number >= 0);
    let numbers: Option<BTreeSet<i32>> = numbers.split(',').map(number).collect();
    match numbers {
        Some(numbers) => Ok((topic.to_owned(), numbers)),
        None => Err(Error::bad_input(format!("--topic: `{text}` is not TOPIC:P,…"))),
    }
}

/// The partitions that are meant. Those that are named have to be there.
async fn wanted(
    cluster: &dyn Look,
    topics: &[(String, BTreeSet<i32>)],
    committed: &BTreeMap<Place, i64>,
    given: Option<&BTreeMap<Place, Option<i64>>>,
) -> Result<BTreeSet<Place>> {
    if topics.is_empty() {
        return Ok(given.map_or_else(|| committed.keys().cloned().collect(), |given| given.keys().cloned().collect()));
    }
    let names: Vec<String> = topics.iter().map(|(name, _)| name.clone()).collect();
    let mut places = BTreeSet::new();
    for ((name, only), found) in topics.iter().zip(cluster.named_topics(&names).await?) {
        let topic =
            found.map_err(|error| Error::failed(format!("topic {name}: {}; nothing was changed", error.message)))?;
        let numbers: BTreeSet<i32> = topic.partitions.iter().map(|partition| partition.id).collect();
        if let Some(absent) = only.difference(&numbers).next() {
            let text = format!("topic {name} has no partition {absent}: it has {}; nothing was changed", numbers.len());
            return Err(Error::failed(text));
        }
        let chosen = numbers.into_iter().filter(|number| only.is_empty() || only.contains(number));
        places.extend(chosen.map(|number| (name.clone(), number)));
    }
    if let Some(given) = given {
        places.retain(|place| given.contains_key(place));
    }
    Ok(places)
}

async fn aims(
    cluster: &dyn Look,
    target: &Target,
    given: Option<&BTreeMap<Place, Option<i64>>>,
    places: &BTreeSet<Place>,
) -> Result<BTreeMap<Place, Aim>> {
    let all = |aim: Aim| places.iter().map(|place| (place.clone(), aim)).collect();
    Ok(match target {
        Target::Start => all(Aim::Start),
        Target::End => all(Aim::End),
        Target::Offset(offset) => all(Aim::Offset(*offset)),
        Target::By(by) => all(Aim::By(*by)),
        Target::Each(each) => {
            let aim = |place: &Place| Some((place.clone(), Aim::Offset(*each.get(&place.1)?)));
            places.iter().filter_map(aim).collect()
        }
        Target::Group(_) | Target::File(_) => restored(given.into_iter().flatten(), places),
        Target::At(moment) => {
            let asked: Vec<Place> = places.iter().cloned().collect();
            let found = cluster.list_offsets(&asked, OffsetAt::Timestamp(*moment)).await?;
            let mut aims = BTreeMap::new();
            for (place, found) in asked.into_iter().zip(found) {
                let found = found.map_err(|error| {
                    let (topic, partition) = &place;
                    Error::failed(format!("{topic} partition {partition}: {}; nothing was changed", error.message))
                })?;
                aims.insert(place, Aim::Found(found.offset));
            }
            aims
        }
    })
}

/// The plan that takes a group, which need not exist yet, to these offsets.
pub async fn seek_to(
    cluster: &dyn Look,
    group: &str,
    live: &str,
    aims: BTreeMap<Place, Aim>,
    doing: &str,
) -> Result<SeekPlan> {
    let committed = find(cluster, group).await?.map(|group| group.committed).unwrap_or_default();
    plan(cluster, group, live, &committed, aims, doing).await
}

/// Back to what is given, as far as it is wanted.
pub(super) fn restored<'a>(
    given: impl IntoIterator<Item = (&'a Place, &'a Option<i64>)>,
    places: &BTreeSet<Place>,
) -> BTreeMap<Place, Aim> {
    let aim = |offset: &Option<i64>| offset.map_or(Aim::Nothing, Aim::Offset);
    let given = given.into_iter().filter(|(place, _)| places.contains(*place));
    given.map(|(place, offset)| (place.clone(), aim(offset))).collect()
}

/// The plan, from what is there now. A partition that cannot be looked at stops it all.
pub(super) async fn plan(
    cluster: &dyn Look,
    group: &str,
    live: &str,
    committed: &BTreeMap<Place, i64>,
    aims: BTreeMap<Place, Aim>,
    doing: &str,
) -> Result<SeekPlan> {
    Ok(SeekPlan::new(group, live, steps(cluster, committed, aims).await?, doing))
}

async fn steps(cluster: &dyn Look, committed: &BTreeMap<Place, i64>, aims: BTreeMap<Place, Aim>) -> Result<Vec<Step>> {
    let places: Vec<Place> = aims.keys().cloned().collect();
    let mut ends = cluster.log_ends(&places, false).await?;
    let mut steps = Vec::new();
    for (place, aim) in aims {
        let (topic, partition) = &place;
        let stopped = |why: &str| Error::failed(format!("{topic} partition {partition}: {why}; nothing was changed"));
        let ends = match ends.remove(&place) {
            Some(Ok(ends)) => ends,
            Some(Err(error)) => return Err(stopped(&error.message)),
            None => return Err(stopped("its offsets are not known")),
        };
        let seen = Seen { committed: committed.get(&place).copied(), start: ends.start, end: ends.end };
        let step = Step::compute(topic, *partition, seen, aim);
        steps.push((step.map_err(|why| Error::failed(format!("{why}; nothing was changed")))?, ends.end));
    }
    let there = steps
        .iter()
        .filter_map(|(step, end)| step.to.filter(|to| to < end).map(|to| ((step.topic.clone(), step.partition), to)));
    let times = cluster.timestamps(&there.collect(), false).await?;
    let steps = steps.into_iter().map(|(step, _)| {
        let at_ms = times.get(&(step.topic.clone(), step.partition)).copied();
        Step { at_ms, ..step }
    });
    Ok(steps.collect())
}
