//! How a group is joined, out of the properties that librdkafka has for it.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::membership::Joining;
use crate::wire::Spoken;
use helixctl_core::assign::{Assignor, TopicName};
use helixctl_core::error::{Error, Result};
use helixctl_core::member::Terms;

/// Kafka's defaults in milliseconds (KIP-735).
const SESSION: u64 = 45_000;
const HEARTBEAT: u64 = 3_000;
const POLL_INTERVAL: u64 = 300_000;
/// Oftener than Kafka's five minutes: a look at a few topics is cheap, and new partitions are read sooner.
const WATCH: u64 = 30_000;

/// Whether the protocol of KIP-848 is asked for, by the flag or by the property.
pub(super) fn is_modern(properties: &BTreeMap<String, String>, joining: &Joining) -> bool {
    joining.new_protocol || properties.get("group.protocol").is_some_and(|protocol| protocol == "consumer")
}

/// Reads the terms. Everything that a broker would refuse for certain is refused before one is asked.
pub(super) fn read(properties: &BTreeMap<String, String>, joining: &Joining) -> Result<Spoken> {
    if joining.group.is_empty() {
        return Err(Error::bad_input("the name of the group is empty").hint("`--group NAME` names one"));
    }
    let get = |name: &str| properties.get(name).map(String::as_str).filter(|value| !value.is_empty());
    let millis = |name: &str, default: u64| match get(name).map(str::parse::<u32>) {
        None => Ok(Duration::from_millis(default)),
        Some(Ok(value)) if value > 0 => Ok(Duration::from_millis(u64::from(value))),
        Some(_) => Err(Error::bad_input(format!("`{name}` is no number of milliseconds above 0"))),
    };
    let (session, heartbeat) = (millis("session.timeout.ms", SESSION)?, millis("heartbeat.interval.ms", HEARTBEAT)?);
    if heartbeat >= session && !is_modern(properties, joining) {
        return Err(Error::bad_input("`heartbeat.interval.ms` must be shorter than `session.timeout.ms`")
            .hint("a third of the session timeout is usual"));
    }
    let assignors = match get("partition.assignment.strategy") {
        None => vec![Assignor::CooperativeSticky],
        Some(list) => {
            Assignor::list(list).map_err(|why| Error::bad_input(format!("`partition.assignment.strategy`: {why}")))?
        }
    };
    let terms = Terms {
        topics: joining.topics.iter().map(|topic| TopicName::from(topic.as_str())).collect(),
        instance_id: joining.instance_id.clone().or_else(|| get("group.instance.id").map(str::to_owned)),
        assignors,
        session,
        heartbeat,
        rebalance: millis("max.poll.interval.ms", POLL_INTERVAL)?,
        rack: get("client.rack").map(str::to_owned),
        watch: millis("topic.metadata.refresh.interval.ms", WATCH)?,
        seed: seed()?,
    };
    let remote_assignor = get("group.remote.assignor").map(str::to_owned);
    Ok(Spoken { group: joining.group.clone(), terms, remote_assignor })
}

fn seed() -> Result<u128> {
    let mut bytes = [0; 16];
    openssl::rand::rand_bytes(&mut bytes).map_err(|why| Error::failed("no random numbers came").because(why))?;
    Ok(u128::from_ne_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_with(pairs: &[(&str, &str)], group: &str, new_protocol: bool) -> Result<Spoken> {
        let properties = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let (group, topics, instance_id) = (group.to_owned(), vec!["t".to_owned()], None);
        read(&properties, &Joining { group, topics, instance_id, new_protocol })
    }

    #[test]
    fn properties_keep_their_names_and_defaults() {
        let plain = read_with(&[], "g", false).unwrap().terms;
        assert_eq!((plain.session, plain.heartbeat), (Duration::from_secs(45), Duration::from_secs(3)));
        assert_eq!((plain.rebalance, plain.assignors), (Duration::from_secs(300), vec![Assignor::CooperativeSticky]));
        let all = [
            ("session.timeout.ms", "6000"),
            ("heartbeat.interval.ms", "1000"),
            ("max.poll.interval.ms", "9000"),
            ("partition.assignment.strategy", "range,sticky"),
            ("group.instance.id", "one"),
            ("client.rack", "r1"),
        ];
        let set = read_with(&all, "g", false).unwrap().terms;
        assert_eq!((set.session.as_millis(), set.heartbeat.as_millis(), set.rebalance.as_millis()), (6000, 1000, 9000));
        assert_eq!(set.assignors, [Assignor::Range, Assignor::Sticky]);
        assert_eq!((set.instance_id.as_deref(), set.rack.as_deref()), (Some("one"), Some("r1")));
        assert_ne!(plain.seed, set.seed);
    }

    #[test]
    fn what_no_broker_would_take_is_bad_input() {
        for (pairs, group, says) in [
            (&[][..], "", "group is empty"),
            (&[("session.timeout.ms", "soon")], "g", "`session.timeout.ms`"),
            (&[("max.poll.interval.ms", "0")], "g", "`max.poll.interval.ms`"),
            (&[("session.timeout.ms", "3000")], "g", "must be shorter"),
            (&[("partition.assignment.strategy", "best")], "g", "`best` is no assignor"),
        ] {
            let error = read_with(pairs, group, false).err().unwrap();
            assert!(error.exit == helixctl_core::exit::Exit::BadInput && error.message.contains(says), "{error:?}");
        }
        let short = ("session.timeout.ms", "3000");
        assert!(read_with(&[short], "g", true).is_ok(), "the broker's business there");
        assert!(read_with(&[short, ("group.protocol", "consumer")], "g", false).is_ok());
    }
}
