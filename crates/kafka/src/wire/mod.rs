//! A small connection for the requests that librdkafka lacks: reassignments, client quotas, log folders.
//!
//! It is made from librdkafka's own properties and used when one of these requests is first made. One request travels on
//! a connection at a time; connections are kept for the next one. Everything ends within the client's time-out.

mod api;
mod brokers;
mod commits;
mod connection;
mod fault;
mod fetch;
mod groups;
mod log_dirs;
mod logs;
mod membership;
mod quotas;
mod reassignments;
mod sasl;
mod scram;
mod settings;
mod tls;
mod trouble;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};
use tokio::time::{Instant, sleep, timeout_at};

use super::failures::{Failure, Kind, classify};
use crate::patience::Patience;
use api::Request;
use brokers::{Brokers, who_is_there};
use connection::Connection;
pub(crate) use fault::Fault;
pub(crate) use membership::{Spoken, code_in_words};
pub(crate) use settings::Address;
use settings::Settings;
use trouble::Trouble;

/// How long a silent bootstrap address keeps the next one waiting.
const HEAD_START: Duration = Duration::from_millis(300);
/// How long addresses that all fail, but not for good, are tried.
const GIVE_UP_AFTER: Duration = Duration::from_secs(3);
const NOT_CONTROLLER: i16 = 41;

/// The connections to one cluster.
pub(super) struct Wire {
    properties: BTreeMap<String, String>,
    settings: OnceLock<Result<Settings, String>>,
    timeout: Duration,
    idle: Mutex<HashMap<Address, Connection>>,
}

impl Wire {
    /// Connects to nobody and reads no file yet.
    pub fn new(properties: BTreeMap<String, String>, timeout: Duration) -> Wire {
        Wire { properties, settings: OnceLock::new(), timeout, idle: Mutex::default() }
    }

    /// Asks any broker, and the controller itself where brokers do not pass requests on to it (before KRaft).
    ///
    /// `code` finds the error code of the whole answer. While no controller is known, it asks again; so it does when the
    /// connection is lost, unless the request `changes` something.
    async fn ask<R: Request>(
        &self,
        request: &R,
        changes: bool,
        code: fn(&R::Answer) -> i16,
    ) -> Result<R::Answer, Fault> {
        let deadline = self.deadline();
        let mut patience = Patience::new(self.timeout);
        let mut while_unreached = Patience::new(GIVE_UP_AFTER.min(self.timeout));
        let mut controller = None;
        loop {
            let answer = match self.connect(controller.take().as_ref(), deadline).await {
                Ok((address, connection)) => self.send(request, address, connection, deadline).await,
                Err(fault) => Err(fault),
            };
            let again = match &answer {
                Ok(answer) if code(answer) == NOT_CONTROLLER => {
                    controller = self.controller(deadline).await;
                    patience.pause().await
                }
                Err(Fault::Unanswered { failure, .. }) if !changes && failure.kind == Kind::Other => {
                    patience.pause().await
                }
                // A port that asks for a login looks like a broker that just dies: it gets less patience.
                Err(Fault::Unanswered { .. }) if !changes => while_unreached.pause().await,
                Err(Fault::Unreached(failures)) if failures.iter().any(|(_, failure)| !failure.kind.is_final()) => {
                    while_unreached.pause().await
                }
                _ => false,
            };
            if !again {
                return answer;
            }
        }
    }

    /// Asks one broker for something about itself.
    async fn ask_broker<R: Request>(&self, address: &Address, request: &R) -> Result<R::Answer, Fault> {
        let deadline = self.deadline();
        let (address, connection) = self.connect(Some(address), deadline).await?;
        self.send(request, address, connection, deadline).await
    }

    /// Where the brokers are now.
    async fn brokers(&self) -> Result<Brokers, Fault> {
        self.ask(&who_is_there(), false, |_| 0).await.map(|answer| Brokers::read(&answer))
    }

    /// Where the controller is, if the cluster says so.
    async fn controller(&self, deadline: Instant) -> Option<Address> {
        let (address, connection) = self.connect(None, deadline).await.ok()?;
        let answer = self.send(&who_is_there(), address, connection, deadline).await.ok()?;
        let brokers = Brokers::read(&answer);
        brokers.addresses.get(&brokers.controller?).cloned()
    }

    async fn send<R: Request>(
        &self,
        request: &R,
        address: Address,
        mut connection: Connection,
        deadline: Instant,
    ) -> Result<R::Answer, Fault> {
        let name = address.to_string();
        match timeout_at(deadline, connection.exchange(request)).await {
            Ok(Ok(answer)) => {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).insert(address, connection);
                Ok(answer)
            }
            Ok(Err(Trouble::TooOld(why))) => Err(Fault::TooOld { address: name, why }),
            Ok(Err(trouble)) => Err(Fault::Unanswered { address: name, failure: connection.failure(trouble) }),
            Err(_) => Err(Fault::Unanswered { address: name, failure: classify("timed out") }),
        }
    }

    /// A connection to this broker, or to any.
    async fn connect(&self, to: Option<&Address>, deadline: Instant) -> Result<(Address, Connection), Fault> {
        while let Some((address, mut connection)) = self.take_idle(to) {
            if connection.is_usable().await {
                return Ok((address, connection));
            }
        }
        let settings = self.settings.get_or_init(|| Settings::read(&self.properties));
        let settings = settings.as_ref().map_err(|why| Fault::Unable(why.clone()))?;
        let addresses = to.map_or(settings.bootstrap.as_slice(), std::slice::from_ref);
        first(settings, addresses, deadline).await.map_err(Fault::Unreached)
    }

    fn take_idle(&self, to: Option<&Address>) -> Option<(Address, Connection)> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let address = to.or_else(|| idle.keys().next())?.clone();
        idle.remove_entry(&address)
    }

    fn deadline(&self) -> Instant {
        Instant::now() + self.timeout
    }
}

/// The first of these addresses that answers. Each begins when the one before it has failed or keeps silent.
async fn first(
    settings: &Settings,
    addresses: &[Address],
    deadline: Instant,
) -> Result<(Address, Connection), Vec<(String, Failure)>> {
    let mut failures = Vec::new();
    let mut under_way = FuturesUnordered::new();
    let mut waiting = addresses.iter();
    loop {
        if let Some(address) = waiting.next() {
            under_way.push(async move {
                let opened = timeout_at(deadline, Connection::open(settings, address)).await;
                (address, opened.unwrap_or_else(|_| Err(classify("timed out"))))
            });
        }
        tokio::select! {
            ended = under_way.next() => match ended {
                Some((address, Ok(connection))) => return Ok((address.clone(), connection)),
                Some((address, Err(failure))) => failures.push((address.to_string(), failure)),
                None => return Err(failures),
            },
            () = sleep(HEAD_START), if waiting.len() > 0 => {}
        }
    }
}
