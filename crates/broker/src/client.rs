//! The broker as a program sees it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::codec::Codec;
use super::fault::{Error, Result};
use super::publish::{Publication, Published, Publisher};
use super::subscribe::{Running, Subscribed, Subscription};
use super::{Counters, Counts, DeadLetters, Engine, Kind, LOSSES, Letter, Start, Verdict, seek};
use helixctl_core::cluster::{Look as _, Permit};
use helixctl_kafka::KafkaCluster;

/// How long a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A connection to a cluster, to publish, subscribe and seek with. All methods take `&self`: share it in an `Arc`.
pub struct Broker {
    cluster: Arc<KafkaCluster>,
    properties: BTreeMap<String, String>,
    codec: Option<Arc<dyn Codec>>,
    permit: Permit,
    published: Arc<Counters>,
    publisher: Publisher,
    subscriptions: Mutex<Vec<Known>>,
}

/// A program that calls the library has decided to write: it has no profile, and nobody to ask.
#[expect(clippy::disallowed_methods, reason = "the library is one of the two that give permits")]
fn permit() -> Permit {
    Permit::give()
}

/// A subscription that was made.
struct Known {
    stop: watch::Sender<bool>,
    ended: watch::Receiver<bool>,
    counters: Arc<Counters>,
}

impl Broker {
    /// Connects, and makes sure that a broker answers. The properties are librdkafka's (`bootstrap.servers`,
    /// `security.protocol`, …).
    ///
    /// # Errors
    /// [`Kind::Invalid`] if librdkafka refuses a property; [`Kind::Connection`], which is retryable, if nobody answers.
    pub async fn connect(
        properties: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
    ) -> Result<Broker> {
        Broker::connect_with(properties, None).await
    }

    /// The same with a codec for keys and values.
    pub async fn connect_with(
        properties: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        codec: Option<Arc<dyn Codec>>,
    ) -> Result<Broker> {
        let properties: BTreeMap<String, String> =
            properties.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        let cluster = Arc::new(KafkaCluster::new(&properties, TIMEOUT)?);
        cluster.info().await?;
        let published = Arc::<Counters>::default();
        let permit = permit();
        let publisher = Publisher::new(&properties, TIMEOUT, Arc::clone(&published), codec.clone(), &permit)?;
        Ok(Broker { cluster, properties, codec, permit, published, publisher, subscriptions: Mutex::default() })
    }

    /// Publishes one record, and returns when the brokers have acknowledged it. Many may be under way at once: they share
    /// batches, and those of a partition keep the order in which they were called.
    ///
    /// # Errors
    /// [`Kind::UnknownTopic`], [`Kind::TooLarge`], [`Kind::Authorization`], [`Kind::Timeout`] (retryable: librdkafka has
    /// tried until `message.timeout.ms`), [`Kind::Codec`].
    pub async fn publish(&self, topic: &str, record: &Publication) -> Result<Published> {
        self.publisher.publish(topic, record).await
    }

    /// Joins the group, and gives its records to `handler`, on threads of their own: at most one of a partition at a time, in
    /// its order. Offsets are committed after [`Verdict::Ack`], or when the record lies in the dead-letter topic.
    ///
    /// Several subscriptions are independent of each other; two in different groups both get every record.
    ///
    /// # Errors
    /// A group without a name, a topic that does not exist, or a dead-letter topic that is subscribed to.
    pub async fn subscribe(
        &self,
        subscription: Subscription,
        handler: impl Fn(&Letter) -> Verdict + Send + Sync + 'static,
    ) -> Result<Subscribed> {
        if subscription.group.is_empty() {
            return Err(Error::new(Kind::Invalid, "the name of the group is empty"));
        }
        let mut named = subscription.topics.clone();
        named.extend(subscription.dead_letters.clone());
        for (name, found) in named.iter().zip(self.cluster.named_topics(&named).await?) {
            found.map_err(|error| Error::item(format!("topic {name}: {error}"), error))?;
        }
        let dead_letters = match &subscription.dead_letters {
            Some(topic) if subscription.topics.contains(topic) => {
                let message = format!("{topic} is subscribed to: what is rejected would come again, for ever");
                return Err(Error::new(Kind::Invalid, message));
            }
            Some(topic) => {
                let group = Some(subscription.group.clone());
                Some(DeadLetters::new(&self.properties, topic.clone(), group, TIMEOUT, &self.permit)?)
            }
            None => None,
        };
        let counters = Arc::<Counters>::default();
        let engine = Engine {
            max_attempts: subscription.max_attempts.max(1),
            backoff: subscription.backoff,
            max_losses: LOSSES,
            dead_letters,
            counters: Arc::clone(&counters),
        };
        let (stop, stopped) = watch::channel(false);
        let (end, ended) = watch::channel(false);
        let running = Running {
            cluster: Arc::clone(&self.cluster),
            properties: self.properties.clone(),
            timeout: TIMEOUT,
            codec: self.codec.clone(),
            engine,
            subscription,
            call: Arc::new(handler),
            permit: self.permit.clone(),
            stop: stopped,
        };
        let running = tokio::spawn(async move {
            let done = running.run().await;
            end.send_replace(true);
            done
        });
        self.known().push(Known { stop: stop.clone(), ended, counters: Arc::clone(&counters) });
        Ok(Subscribed { stop, running, counters })
    }

    /// Lets a group go on elsewhere: at an offset, a time ([`Start::Since`], milliseconds since the epoch), the beginning or
    /// the end; on one partition, or on all. Returns where each partition goes on.
    ///
    /// # Errors
    /// [`Kind::Group`] if somebody is in the group: stop its subscriptions first. [`Kind::Invalid`] for an offset outside of
    /// the log. Nothing is changed then.
    pub async fn seek(
        &self,
        group: &str,
        topic: &str,
        partition: Option<i32>,
        to: Start,
    ) -> Result<BTreeMap<i32, i64>> {
        seek::seek(&self.cluster, group, topic, partition, to).await
    }

    /// What was published, and received by all subscriptions together.
    pub fn counts(&self) -> Counts {
        let mut counts = self.published.now();
        for one in self.known().iter().map(|known| known.counters.now()) {
            counts.received += one.received;
            counts.processed += one.processed;
            counts.failed += one.failed;
            counts.dead_lettered += one.dead_lettered;
        }
        counts
    }

    /// Stops all subscriptions, each as [`Subscribed::stop`] does, and waits for all acknowledgements.
    pub async fn close(self) -> Result<()> {
        let known = std::mem::take(&mut *self.known());
        for one in &known {
            one.stop.send_replace(true);
        }
        for mut one in known {
            // A task that was aborted is over too.
            drop(one.ended.wait_for(|ended| *ended).await);
        }
        self.publisher.close().await;
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, Vec<Known>> {
        self.subscriptions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
