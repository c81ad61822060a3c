//! Subscribing: a member of a group whose records go to a handler, until it is stopped.

use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::codec::{Codec, Part};
use super::fault::{Error, Result};
use super::{Counters, Counts, Crew, Engine, Handler, Kind, Letter, Verdict};
use crate::walk::{GroupWalk, Outcome, Walk};
use helixctl_core::cluster::Permit;
use helixctl_core::offsets::{End, Start};
use helixctl_core::record::Filter;
use helixctl_kafka::{Joining, KafkaCluster};

/// What is subscribed to, and by which rules.
#[derive(Clone, Debug)]
pub struct Subscription {
    pub topics: Vec<String>,
    pub group: String,
    /// Where a partition begins of which the group has no commit.
    pub begin: Start,
    /// How many records are handled at once; one per partition at most, which is the default.
    pub concurrency: Option<NonZeroUsize>,
    /// How often a record is tried before it is set aside.
    pub max_attempts: u32,
    /// The pause before the second try; it doubles each time, up to a minute.
    pub backoff: Duration,
    /// Where rejected records go. Without it a rejection ends the subscription, and the record stays uncommitted.
    pub dead_letters: Option<String>,
    /// Static membership (KIP-345).
    pub instance_id: Option<String>,
    /// The rebalance protocol of KIP-848.
    pub new_protocol: bool,
}

impl Subscription {
    /// From the beginning, three attempts, half a second of pause.
    pub fn new(group: impl Into<String>, topics: impl IntoIterator<Item = impl Into<String>>) -> Subscription {
        Subscription {
            topics: topics.into_iter().map(Into::into).collect(),
            group: group.into(),
            begin: Start::Beginning,
            concurrency: None,
            max_attempts: 3,
            backoff: Duration::from_millis(500),
            dead_letters: None,
            instance_id: None,
            new_protocol: false,
        }
    }
}

/// A running subscription. Dropping this does not end it; dropping or closing its [`super::Broker`] does.
pub struct Subscribed {
    pub(super) stop: watch::Sender<bool>,
    pub(super) running: JoinHandle<Result<()>>,
    pub(super) counters: Arc<Counters>,
}

impl Subscribed {
    pub fn counts(&self) -> Counts {
        self.counters.now()
    }

    /// Lets the records in hand be finished, commits what is done, leaves the group.
    pub async fn stop(self) -> Result<Counts> {
        self.stop.send_replace(true);
        self.ended().await
    }

    /// Waits until it ends by itself, which it does only when it cannot go on.
    pub async fn ended(self) -> Result<Counts> {
        let ended = self.running.await;
        ended.unwrap_or_else(|_| Err(Error::new(Kind::Closed, "the subscription's task was ended")))?;
        Ok(self.counters.now())
    }
}

/// A function as a handler.
struct Called {
    call: Arc<dyn Fn(&Letter) -> Verdict + Send + Sync>,
    codec: Option<Arc<dyn Codec>>,
}

impl Handler for Called {
    fn handle(&mut self, letter: &Letter, _: &AtomicBool) -> helixctl_core::error::Result<Verdict> {
        let decoded = match &self.codec {
            None => None,
            Some(codec) => {
                let decode = |part, bytes: &Option<Vec<u8>>| {
                    bytes.as_ref().map(|bytes| codec.decode(&letter.topic, part, bytes)).transpose()
                };
                match (decode(Part::Key, &letter.key), decode(Part::Value, &letter.value)) {
                    (Ok(key), Ok(value)) => Some(Letter { key, value, ..letter.clone() }),
                    (Err(why), _) | (_, Err(why)) => {
                        return Ok(Verdict::Reject(format!("it could not be decoded: {why}")));
                    }
                }
            }
        };
        let letter = decoded.as_ref().unwrap_or(letter);
        // A panic is the handler's, not the others'.
        let called = catch_unwind(AssertUnwindSafe(|| (self.call)(letter)));
        Ok(called.unwrap_or_else(|_| Verdict::Retry("the handler panicked".to_owned())))
    }
}

/// What a subscription works with.
pub(super) struct Running {
    pub cluster: Arc<KafkaCluster>,
    pub properties: std::collections::BTreeMap<String, String>,
    pub timeout: Duration,
    pub codec: Option<Arc<dyn Codec>>,
    pub engine: Engine,
    pub subscription: Subscription,
    pub call: Arc<dyn Fn(&Letter) -> Verdict + Send + Sync>,
    pub permit: Permit,
    pub stop: watch::Receiver<bool>,
}

impl Running {
    pub async fn run(self) -> Result<()> {
        let Running { cluster, properties, timeout, codec, engine, subscription, call, permit, stop } = self;
        let member = GroupWalk {
            cluster: &*cluster,
            joining: Joining {
                group: subscription.group.clone(),
                topics: subscription.topics,
                instance_id: subscription.instance_id,
                new_protocol: subscription.new_protocol,
            },
            properties,
            timeout,
            commits: Some(permit),
            reset: Some(subscription.begin),
            end: End::Never,
            only_committed: true,
            idle: None,
            pipe: None,
        };
        let most = subscription.concurrency.map_or(usize::MAX, NonZeroUsize::get);
        let walk = |delivered| {
            let make = move || Box::new(Called { call: Arc::clone(&call), codec: codec.clone() }) as Box<dyn Handler>;
            let crew = Crew::new(engine, Box::new(make), Box::new(|_, _| {}), most, delivered);
            Ok(Walk::new(Filter::default(), None, crew))
        };
        let Outcome { told, failure, uncommitted, .. } = member.run(walk, stop, &mut |_| {}).await?;
        if let Some(error) = told.error {
            return Err(error.into());
        }
        if let Some(error) = failure {
            return Err(error.into());
        }
        match uncommitted {
            Some(why) => Err(Error::new(
                Kind::Group,
                format!("group {}: the last offsets were not committed: {why}", subscription.group),
            )),
            None => Ok(()),
        }
    }
}
