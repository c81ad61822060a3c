//! Whom to ask: any broker, the controller, one broker, a group's coordinator; and when to ask again.

use std::time::Duration;

use kafka_protocol::error::ResponseError;
use kafka_protocol::messages::{FindCoordinatorRequest, MetadataResponse};
use tokio::time::{Instant, timeout_at};

use super::api::Request;
use super::brokers::{Brokers, who_is_there};
use super::codes::{checked, error, is_coordinator_moving};
use super::connection::Connection;
use super::fault::Fault;
use super::settings::Address;
use super::{Wire, names};
use crate::failures::{Failure, Kind};
use crate::patience::Patience;

/// How long addresses that all fail, but not for good, are tried.
const GIVE_UP_AFTER: Duration = Duration::from_secs(3);

impl Wire {
    /// Asks any broker, and the controller itself where brokers do not pass requests on to it (before KRaft).
    ///
    /// `code` finds the error code that stands for the whole answer. While no controller is known, it asks again; a question,
    /// which `changes` nothing, also when the connection is lost, and when Kafka calls the error retriable. A question that a
    /// broker leaves unanswered for half of the time goes to another.
    pub(super) async fn ask<R: Request>(
        &self,
        request: &R,
        changes: bool,
        code: impl Fn(&R::Answer) -> i16,
    ) -> Result<R::Answer, Fault> {
        let deadline = self.deadline();
        let mut patience = Patience::new(self.timeout);
        let mut while_unreached = Patience::new(GIVE_UP_AFTER.min(self.timeout));
        let mut controller = None;
        let mut silent: Option<Address> = None;
        loop {
            let connected = match controller.take() {
                Some(address) => self.pool.to(&address, deadline).await.map(|connection| (address, connection)),
                None => self.pool.to_any(silent.as_ref(), deadline).await,
            };
            let answer = match connected {
                Ok((address, connection)) => {
                    let half = Instant::now() + self.timeout / 2;
                    let spare = !changes && silent.is_none() && self.pool.has_other_than(&address);
                    let until = if spare { deadline.min(half) } else { deadline };
                    let answer = self.send(request, &address, connection, until).await;
                    silent = matches!(answer, Err(Fault::Unanswered { .. })).then_some(address);
                    answer
                }
                Err(fault) => Err(fault),
            };
            let again = match &answer {
                Ok(answer) if error(code(answer)) == Some(ResponseError::NotController) => {
                    controller = self.controller(deadline).await;
                    patience.pause().await
                }
                Ok(answer) if !changes && error(code(answer)).is_some_and(|e| e.is_retriable()) => {
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

    /// Asks one broker for something about itself, or about what it leads or coordinates.
    pub(super) async fn ask_broker<R: Request>(&self, address: &Address, request: &R) -> Result<R::Answer, Fault> {
        let deadline = self.deadline();
        let connection = self.pool.to(address, deadline).await?;
        self.send(request, address, connection, deadline).await
    }

    /// Where the brokers are now.
    pub(super) async fn brokers(&self) -> Result<Brokers, Fault> {
        self.metadata(Some(&[])).await.map(|answer| Brokers::read(&answer))
    }

    /// Takes note of where the brokers are.
    pub(super) fn remember(&self, answer: &MetadataResponse) {
        self.pool.remember(&Brokers::read(answer).addresses);
    }

    /// Where the controller is, if the cluster says so.
    async fn controller(&self, deadline: Instant) -> Option<Address> {
        let (address, connection) = self.pool.to_any(None, deadline).await.ok()?;
        let answer = self.send(&who_is_there(), &address, connection, deadline).await.ok()?;
        let brokers = Brokers::read(&answer);
        brokers.addresses.get(&brokers.controller?).cloned()
    }

    /// The coordinator of a group, which need not exist yet.
    pub(crate) async fn coordinator(&self, group: &str) -> Result<Address, Fault> {
        let mut patience = Patience::new(self.timeout);
        let request =
            FindCoordinatorRequest::default().with_key_type(0).with_coordinator_keys(vec![names::text(group)]);
        loop {
            let answer = self.ask(&request, false, |_| 0).await?;
            let found = answer.coordinators.first();
            let found = found.ok_or_else(|| Fault::Unusable("the broker named no coordinator".to_owned()))?;
            if is_coordinator_moving(found.error_code) && patience.pause().await {
                continue;
            }
            let needs = FindCoordinatorRequest::NEEDS;
            checked(found.error_code, found.error_message.as_deref(), needs).map_err(Fault::Refused)?;
            return Address::told(&found.host, found.port)
                .ok_or_else(|| Fault::Unusable("the broker named a coordinator without an address".to_owned()));
        }
    }

    /// Sends a request on a connection, which is kept when the answer is there.
    pub(super) async fn send<R: Request>(
        &self,
        request: &R,
        address: &Address,
        mut connection: Connection,
        deadline: Instant,
    ) -> Result<R::Answer, Fault> {
        let name = || address.to_string();
        match timeout_at(deadline, connection.exchange(request)).await {
            Ok(Ok(answer)) => {
                self.pool.keep(address.clone(), connection);
                Ok(answer)
            }
            Ok(Err(Failure { kind: Kind::TooOld, cause })) => Err(Fault::TooOld { address: name(), why: cause }),
            Ok(Err(Failure { kind: Kind::Unsent, cause })) => Err(Fault::Unusable(cause)),
            Ok(Err(failure)) => Err(Fault::Unanswered { address: name(), failure }),
            Err(_) => Err(Fault::Unanswered { address: name(), failure: Failure::timed_out() }),
        }
    }
}
