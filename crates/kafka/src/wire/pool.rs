//! Connections that are kept, and the making of new ones: to one broker, or to any that answers.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::stream::{FuturesUnordered, StreamExt};
use tokio::time::{Instant, sleep, timeout_at};

use super::connection::Connection;
use super::fault::Fault;
use super::settings::{Address, Settings};
use crate::failures::Failure;

/// How long a silent address keeps the next one waiting.
const HEAD_START: Duration = Duration::from_millis(300);

/// The connections to one cluster.
pub(super) struct Pool {
    settings: Settings,
    idle: Mutex<HashMap<Address, Vec<Connection>>>,
    /// Where the brokers were when the cluster last told.
    known: Mutex<BTreeMap<i32, Address>>,
}

impl Pool {
    pub fn new(settings: Settings) -> Pool {
        Pool { settings, idle: Mutex::default(), known: Mutex::default() }
    }

    /// Takes note of where the brokers are: whoever was named at first may be gone later.
    pub fn remember(&self, brokers: &BTreeMap<i32, Address>) {
        if !brokers.is_empty() {
            lock(&self.known).clone_from(brokers);
        }
    }

    /// A connection to this broker.
    pub async fn to(&self, address: &Address, deadline: Instant) -> Result<Connection, Fault> {
        if let Some(connection) = self.kept(|known| known == address).await {
            return Ok(connection.1);
        }
        let opened = first(&self.settings, std::slice::from_ref(address), deadline).await;
        opened.map(|(_, connection)| connection).map_err(Fault::Unreached)
    }

    /// A connection to any broker, but rather not to one that keeps silent.
    pub async fn to_any(&self, silent: Option<&Address>, deadline: Instant) -> Result<(Address, Connection), Fault> {
        if let Some(found) = self.kept(|known| Some(known) != silent).await {
            return Ok(found);
        }
        let mut addresses = self.settings.bootstrap.clone();
        addresses.extend(lock(&self.known).values().cloned());
        // Each once, in this order; the silent one last.
        let mut seen = HashSet::new();
        addresses.retain(|address| seen.insert(address.clone()));
        addresses.sort_by_key(|address| Some(address) == silent);
        first(&self.settings, &addresses, deadline).await.map_err(Fault::Unreached)
    }

    /// Whether there is a broker beside this one.
    pub fn has_other_than(&self, address: &Address) -> bool {
        lock(&self.known).values().chain(&self.settings.bootstrap).any(|known| known != address)
    }

    /// Keeps a connection on which nothing is under way.
    pub fn keep(&self, address: Address, connection: Connection) {
        lock(&self.idle).entry(address).or_default().push(connection);
    }

    async fn kept(&self, fits: impl Fn(&Address) -> bool) -> Option<(Address, Connection)> {
        loop {
            let (address, mut connection) = {
                let mut idle = lock(&self.idle);
                let fitting = idle.iter_mut().filter(|(address, kept)| fits(address) && !kept.is_empty());
                let (address, kept) = fitting.min_by_key(|(address, _)| (*address).clone())?;
                (address.clone(), kept.pop()?)
            };
            if connection.is_usable().await {
                return Some((address, connection));
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
                (address, opened.unwrap_or_else(|_| Err(Failure::timed_out())))
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
