//! The task that owns a membership: it sends what the machine wants sent, and carries answers, commits and time to it.

mod offsets;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures::future::{LocalBoxFuture, OptionFuture};
use futures::stream::{FuturesUnordered, StreamExt};
use tokio::sync::{mpsc, oneshot};

use super::clock::now;
use super::commit::{Commit, Committed};
use super::{FAREWELL, MemberEvent, settings};
use crate::ffi::cause::{Cause, Kind};
use crate::membership::Joining;
use crate::wire::{Address, Fault, Spoken, Wire};
use helixctl_core::assign::TopicName;
use helixctl_core::cluster::Place;
use helixctl_core::error::{Error, Result};
use helixctl_core::member::codes::*;
use helixctl_core::member::{Answer, Classic, Effect, Event, Held, Identity, Look, Machine, Modern, Request, Seen};

/// The machine hears of time at least so often: by a longer gap it knows that the process slept.
const TICK: Duration = Duration::from_secs(1);

type Running<T> = LocalBoxFuture<'static, T>;

type Looked = (Option<Seen>, BTreeMap<i32, String>);
type Codes = std::result::Result<Vec<(Place, i16)>, Fault>;
type Offsets = std::result::Result<Vec<Option<i64>>, String>;

/// What the reader asks for.
pub(crate) enum Command {
    Committed(Vec<Place>, oneshot::Sender<Offsets>),
    Release(Vec<Place>, oneshot::Sender<()>),
    Commit(Vec<(Place, i64)>, oneshot::Sender<Committed>),
    /// Nothing has been delivered for longer than `max.poll.interval.ms`.
    Expired,
    /// Answered when it has left.
    Leave(std::sync::mpsc::Sender<()>),
}

/// A membership that was started.
pub(crate) struct Started {
    pub commands: mpsc::UnboundedSender<Command>,
    pub events: mpsc::UnboundedReceiver<MemberEvent>,
    pub poll_interval: Duration,
}

/// Starts a membership on a thread of its own. Exit 2 if a setting makes no sense; nobody is asked before.
pub(crate) fn start(properties: &BTreeMap<String, String>, joining: &Joining, timeout: Duration) -> Result<Started> {
    let spoken = settings::read(properties, joining)?;
    let poll_interval = spoken.terms.rebalance;
    let modern = settings::is_modern(properties, joining);
    let machine: Box<dyn Machine> = match modern {
        true => Box::new(Modern::new(spoken.terms.clone())),
        false => Box::new(Classic::new(spoken.terms.clone())),
    };
    let (tell, told) = mpsc::unbounded_channel();
    let (ask, asked) = mpsc::unbounded_channel();
    let wire = Arc::new(Wire::new(properties, timeout)?);
    let cannot = |why: std::io::Error| Error::failed("a membership cannot be started").because(why);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(cannot)?;
    let run = move || {
        let driver = Driver {
            wire,
            spoken: Arc::new(spoken),
            modern,
            machine,
            address: None,
            racks: BTreeMap::new(),
            lane: None,
            look: None,
            aside: FuturesUnordered::new(),
            commit: None,
            sent: None,
            tell,
            leaving: 0,
            left: None,
        };
        runtime.block_on(driver.run(asked));
    };
    std::thread::Builder::new().name("membership".to_owned()).spawn(run).map_err(cannot)?;
    Ok(Started { commands: ask, events: told, poll_interval })
}

/// End of something that ran beside the requests to the coordinator.
enum Aside {
    Left,
    Sent,
    Protocol(String),
}

struct Driver {
    wire: Arc<Wire>,
    spoken: Arc<Spoken>,
    modern: bool,
    machine: Box<dyn Machine>,
    /// The coordinator, while it is known.
    address: Option<Address>,
    racks: BTreeMap<i32, String>,
    lane: Option<Running<(Answer, Option<Address>)>>,
    look: Option<Running<Looked>>,
    aside: FuturesUnordered<Running<Aside>>,
    /// A commit that waits to be sent.
    commit: Option<Commit>,
    /// A commit that is under way, with who we were then.
    sent: Option<(Commit, Identity, Running<Codes>)>,
    tell: mpsc::UnboundedSender<MemberEvent>,
    /// Farewells that are under way.
    leaving: usize,
    /// Who waits for the end.
    left: Option<Vec<std::sync::mpsc::Sender<()>>>,
}

impl Driver {
    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) {
        self.machine.tick(now());
        loop {
            self.carry_out();
            if self.left.is_some() {
                return self.end().await;
            }
            let until = self.sleep();
            let look = OptionFuture::from(self.look.as_mut());
            let lane = OptionFuture::from(self.lane.as_mut());
            let commit = OptionFuture::from(self.sent.as_mut().map(|(_, _, running)| running));
            tokio::select! {
                command = commands.recv() => self.command(command),
                Some((answer, found)) = lane => {
                    self.lane = None;
                    if found.is_some() {
                        self.address = found;
                    }
                    self.machine.answered(answer, now());
                }
                Some((seen, racks)) = look => {
                    (self.look, self.racks) = (None, racks);
                    self.machine.looked(seen, now());
                }
                Some(answer) = commit => self.committed(answer),
                Some(done) = self.aside.next(), if !self.aside.is_empty() => self.done(done),
                () = tokio::time::sleep(until) => self.machine.tick(now()),
            }
        }
    }

    /// How long there is nothing to do.
    fn sleep(&self) -> Duration {
        let now = now();
        let commit = self.commit.as_ref().map(|commit| commit.wake(now));
        let wake = [self.machine.wake(), commit].into_iter().flatten().min();
        wake.map_or(TICK, |wake| wake.saturating_sub(now).min(TICK))
    }

    fn command(&mut self, command: Option<Command>) {
        match command {
            Some(Command::Committed(places, reply)) => self.look_up_committed(places, reply),
            Some(Command::Release(places, reply)) => {
                self.machine.released(&held(&places), now());
                // Whoever asked may have gone.
                let _ = reply.send(());
            }
            Some(Command::Commit(offsets, reply)) => self.commit = Some(Commit::new(offsets, reply, now())),
            Some(Command::Expired) => self.machine.expired(now()),
            Some(Command::Leave(reply)) => {
                self.machine.leave(now());
                self.left.get_or_insert_default().push(reply);
            }
            // The reader is gone without a word.
            None => {
                self.machine.leave(now());
                self.left.get_or_insert_default();
            }
        }
    }

    /// Does what the machine wants done, and sends a commit that waits.
    fn carry_out(&mut self) {
        self.send_commit();
        for effect in self.machine.take() {
            match effect {
                Effect::Send(Request::Look(look)) => self.look_up(look),
                Effect::Send(Request::Leave { identity, reason }) => self.leave(identity, reason),
                Effect::Send(request) => self.send(request),
                Effect::Tell(event) => self.told(event),
            }
        }
    }

    fn send(&mut self, request: Request) {
        let (wire, spoken) = (Arc::clone(&self.wire), Arc::clone(&self.spoken));
        if request == Request::Find {
            self.address = None;
            self.lane = Some(Box::pin(async move { wire.find(&spoken.group).await }));
            return;
        }
        let Some(at) = self.address.clone() else {
            self.lane = Some(Box::pin(async { (Answer::Lost, None) }));
            return;
        };
        self.lane = Some(Box::pin(async move {
            let answer = match request {
                Request::Join(join) => wire.join(&at, &spoken, join).await,
                Request::Sync(sync) => wire.sync(&at, &spoken, sync).await,
                Request::Heartbeat(identity) => wire.heartbeat(&at, &spoken, identity).await,
                Request::Beat(beat) => wire.beat(&at, &spoken, beat).await,
                Request::Find | Request::Look(_) | Request::Leave { .. } => Answer::Lost,
            };
            (answer, None)
        }));
    }

    fn look_up(&mut self, look: Look) {
        let (wire, mut racks) = (Arc::clone(&self.wire), std::mem::take(&mut self.racks));
        let wants_racks = self.spoken.terms.rack.is_some();
        self.look = Some(Box::pin(async move {
            let seen = wire.look_up(look, wants_racks.then_some(&mut racks)).await;
            (seen, racks)
        }));
    }

    fn leave(&mut self, identity: Identity, reason: &'static str) {
        let (wire, spoken, modern) = (Arc::clone(&self.wire), Arc::clone(&self.spoken), self.modern);
        let mut at = self.address.clone();
        self.leaving += 1;
        self.aside.push(Box::pin(async move {
            // A coordinator that has just moved is looked for once.
            for _ in 0..2 {
                let code = match &at {
                    Some(at) if modern => wire.leave_by_beat(at, &spoken, &identity).await,
                    Some(at) => wire.leave(at, &spoken, &identity, reason).await,
                    None => None,
                };
                if code.is_some_and(|code| code != NOT_COORDINATOR) {
                    break;
                }
                at = wire.find(&spoken.group).await.1;
            }
            Aside::Left
        }));
    }

    fn told(&mut self, event: Event) {
        let event = match event {
            Event::Assigned(places) => MemberEvent::Assigned(plain(places)),
            Event::Revoked { places, lost } => MemberEvent::Revoked { places: plain(places), lost },
            Event::Unreached => MemberEvent::Unreached,
            Event::Note(text) => MemberEvent::Note(text),
            Event::Failed { code: INCONSISTENT_GROUP_PROTOCOL, text } => return self.ask_for_protocol(text),
            Event::Failed { code, text } => failed(code, text),
        };
        // A reader that has gone will be noticed by its commands.
        drop(self.tell.send(event));
    }

    /// The group's own assignor says more than that ours are not among its members'.
    fn ask_for_protocol(&mut self, text: String) {
        let (wire, spoken, at) = (Arc::clone(&self.wire), Arc::clone(&self.spoken), self.address.clone());
        self.aside.push(Box::pin(async move {
            let protocol = match &at {
                Some(at) => wire.protocol_of(at, &spoken.group).await,
                None => None,
            };
            Aside::Protocol(match protocol {
                Some((kind, _)) if kind != "consumer" && !kind.is_empty() => {
                    format!("{text}; its members are of the type `{kind}`")
                }
                Some((_, assignor)) if !assignor.is_empty() => {
                    format!("{text}; it uses `{assignor}`: `--assignor {assignor}` joins it")
                }
                _ => format!("{text}; `--assignor` offers others"),
            })
        }));
    }

    fn done(&mut self, done: Aside) {
        match done {
            Aside::Left => self.leaving -= 1,
            Aside::Protocol(text) => drop(self.tell.send(failed(INCONSISTENT_GROUP_PROTOCOL, text))),
            Aside::Sent => {}
        }
    }

    /// Lets the farewell be said. Who is away is not waited for long, and what is parked not at all.
    async fn end(mut self) {
        let farewell = async {
            while self.leaving > 0 || self.machine.owes_farewell() {
                let lane = OptionFuture::from(self.lane.as_mut());
                tokio::select! {
                    Some((answer, _)) = lane => {
                        self.lane = None;
                        self.machine.answered(answer, now());
                        self.carry_out();
                    }
                    Some(done) = self.aside.next(), if !self.aside.is_empty() => self.done(done),
                    else => return,
                }
            }
        };
        // Whoever could not leave goes when its session ends.
        drop(tokio::time::timeout(FAREWELL, farewell).await);
        for waiting in self.left.iter().flatten() {
            let _ = waiting.send(());
        }
    }
}

fn failed(code: i16, text: String) -> MemberEvent {
    let kind = match code {
        GROUP_AUTHORIZATION_FAILED | TOPIC_AUTHORIZATION_FAILED => Kind::Authorization,
        INVALID_GROUP_ID | INVALID_SESSION_TIMEOUT => Kind::Invalid,
        _ => Kind::Group,
    };
    MemberEvent::Failed(Cause { kind, retryable: false, text })
}

fn plain(places: Vec<Held>) -> Vec<Place> {
    places.into_iter().map(|(topic, partition)| (topic.to_string(), partition)).collect()
}

fn held(places: &[Place]) -> Vec<Held> {
    places.iter().map(|(topic, partition)| (TopicName::from(topic.as_str()), *partition)).collect()
}
