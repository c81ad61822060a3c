//! A membership in a consumer group for asynchronous code: librdkafka's calls wait on threads of their own.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::ffi::cause::{Cause, Kind};
use super::ffi::member::{Member, MemberEvent, Uncommitted};
use helixctl_core::cluster::{Permit, Place};
use helixctl_core::error::{Error, Result};

const POLL: Duration = Duration::from_millis(50);

/// What suits a member that only keeps its place: it fetches nothing itself, and commits when it is told to.
const PLACE_ONLY: [(&str, &str); 4] = [
    ("enable.auto.commit", "false"),
    ("enable.auto.offset.store", "false"),
    ("queued.min.messages", "1"),
    ("fetch.message.max.bytes", "1"),
];

/// How a group is joined.
#[derive(Clone, Debug)]
pub struct Joining {
    pub group: String,
    pub topics: Vec<String>,
    /// Static membership (KIP-345).
    pub instance_id: Option<String>,
    /// The rebalance protocol of KIP-848 rather than the classic one.
    pub new_protocol: bool,
}

/// A membership that lasts until it is left or dropped.
pub struct Membership {
    member: Arc<Member>,
    events: mpsc::UnboundedReceiver<MemberEvent>,
    over: Arc<AtomicBool>,
}

impl Membership {
    /// Joins in the background. Exit 2 if librdkafka refuses a property.
    pub fn join(properties: &BTreeMap<String, String>, joining: &Joining, timeout: Duration) -> Result<Membership> {
        let mut properties = properties.clone();
        let mut set = |key: &str, value: &str| properties.insert(key.to_owned(), value.to_owned());
        PLACE_ONLY.iter().for_each(|(key, value)| drop(set(key, value)));
        set("group.id", &joining.group);
        if let Some(id) = &joining.instance_id {
            set("group.instance.id", id);
        }
        if joining.new_protocol {
            set("group.protocol", "consumer");
            // These are the broker's business in the new protocol; librdkafka refuses them.
            for key in ["session.timeout.ms", "heartbeat.interval.ms", "partition.assignment.strategy"] {
                properties.remove(key);
            }
        } else {
            properties
                .entry("partition.assignment.strategy".to_owned())
                .or_insert_with(|| "cooperative-sticky".to_owned());
        }
        let member = Arc::new(Member::join(&properties, &joining.topics, timeout)?);
        let (to, events) = mpsc::unbounded_channel();
        let over = Arc::new(AtomicBool::new(false));
        let (polled, until) = (Arc::clone(&member), Arc::clone(&over));
        std::thread::spawn(move || {
            while !until.load(Ordering::Relaxed) {
                if let Some(event) = polled.poll(POLL)
                    && to.send(event).is_err()
                {
                    return;
                }
            }
        });
        Ok(Membership { member, events, over })
    }

    /// What happens next.
    pub async fn next(&mut self) -> MemberEvent {
        let gone = || {
            let text = "the membership is over".to_owned();
            MemberEvent::Failed(Cause { kind: Kind::Closed, retryable: false, text })
        };
        self.events.recv().await.unwrap_or_else(gone)
    }

    /// Takes an assignment on, and tells the committed offset of each partition; `None` where there is none.
    pub async fn accept(&self, places: Vec<Place>) -> Result<Vec<Option<i64>>> {
        let accept = move |member: &Member| {
            let committed = member.committed(&places)?;
            member.accept(&places)?;
            Ok(committed)
        };
        let cannot =
            |why: String| Error::failed("the assigned partitions cannot be taken on").because(anyhow::anyhow!(why));
        self.call(accept).await?.map_err(cannot)
    }

    pub async fn release(&self, places: Vec<Place>) -> Result<()> {
        self.call(move |member| member.release(&places)).await
    }

    /// Commits the offsets that are to be read next. The inner error says why the group did not take them.
    pub async fn commit(&self, offsets: Vec<(Place, i64)>, _: &Permit) -> Result<Result<(), Uncommitted>> {
        self.call(move |member| member.commit(offsets.iter().map(|(place, offset)| (place, *offset)))).await
    }

    /// Leaves the group.
    pub async fn leave(self) -> Result<()> {
        self.over.store(true, Ordering::Relaxed);
        self.call(Member::leave).await
    }

    async fn call<T: Send + 'static>(&self, request: impl FnOnce(&Member) -> T + Send + 'static) -> Result<T> {
        let member = Arc::clone(&self.member);
        let joined = spawn_blocking(move || request(&member)).await;
        joined.map_err(|e| Error::failed("the group's client broke").because(e))
    }
}

impl Drop for Membership {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
