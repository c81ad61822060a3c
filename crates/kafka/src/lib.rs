//! A Kafka cluster: questions and changes over our own connection ([`wire`]), groups too ([`member`]);
//! the producer is librdkafka's ([`ffi`], the only room that knows rdkafka).

mod alter;
mod client;
mod failures;
mod ffi;
mod latency;
mod look;
mod member;
mod membership;
mod outbox;
pub mod patience;
mod records;
mod wire;

use std::collections::BTreeMap;
use std::time::Duration;

use helixctl_core::cluster::{ClusterError, Denied, ErrorCode, ItemError, ItemResult, Mode, Refusal};
use helixctl_core::error::Result;
use wire::{Fault, Wire};

pub use ffi::cause::{Cause, Kind};
pub use ffi::end;
pub use ffi::produce::{Outgoing, Producer, Receipt, Reports, Sent, Undelivered};
pub use helixctl_core::cluster::Place;
pub use latency::Latency;
pub use member::{MemberEvent, Uncommitted};
pub use membership::{Joining, Membership};
pub use outbox::Outbox;
pub use records::Records;

/// A cluster, reached from its bootstrap servers.
pub struct KafkaCluster {
    wire: Wire,
    /// Who we are to the brokers, as far as we can know.
    principal: Option<String>,
}

impl KafkaCluster {
    /// Makes a client. No connection is made before the first request.
    ///
    /// `properties` are librdkafka's; `timeout` bounds every request. Exit 2 if one is wrong, or names a file that is.
    pub fn new(properties: &BTreeMap<String, String>, timeout: Duration) -> Result<Self> {
        client::check(properties)?;
        let wire = Wire::new(properties, timeout)?;
        Ok(KafkaCluster { wire, principal: client::principal(properties) })
    }

    /// Results about topics; those that access rules forbid, with what would have to be allowed.
    fn judged<'a, T>(
        &self,
        operation: &str,
        names: impl Iterator<Item = &'a String>,
        results: Vec<ItemResult<T>>,
    ) -> Vec<ItemResult<T>> {
        names.zip(results).map(|(name, result)| result.map_err(|error| self.denied(operation, name, error))).collect()
    }

    /// Kafka says only that something was not allowed: what it was, we know from what we asked for.
    fn denied(&self, operation: &str, topic: &str, error: ItemError) -> ItemError {
        if error.code != ErrorCode::NotAuthorized {
            return error;
        }
        let denied = Denied {
            principal: self.principal.clone(),
            operation: operation.to_owned(),
            resource: format!("topic:{topic}"),
        };
        ItemError { message: denied.to_string(), code: ErrorCode::Denied(denied) }
    }
}

/// The result of a question, as the user reads it.
fn asking<T>(doing: &str, result: Result<T, Fault>) -> Result<T, ClusterError> {
    result.map_err(|fault| fault.told(doing, false))
}

/// The result of a change: without an answer, it may have happened.
fn changing<T>(doing: &str, result: Result<T, Fault>) -> Result<T, ClusterError> {
    result.map_err(|fault| fault.told(doing, true))
}

/// What is asked about access rules and users, with what to do about a no: the right that lacks is always on the cluster.
fn explained<T>(result: Result<T, ClusterError>) -> Result<T, ClusterError> {
    result.map_err(|mut error| {
        let hint = match error.refusal {
            Some(Refusal::NotAuthorized) => {
                "this principal lacks describe on the cluster; an administrator gives it with `helixctl acls grant PRINCIPAL describe cluster`"
            }
            Some(Refusal::SecurityDisabled) => {
                "the brokers keep no access rules: set `authorizer.class.name` in their server.properties"
            }
            None => return error,
        };
        error.hint.get_or_insert(hint.to_owned());
        error
    })
}

fn mode_of<T>(mode: Mode, doing: &str, result: Result<T, Fault>) -> Result<T, ClusterError> {
    result.map_err(|fault| fault.told(doing, mode == Mode::Apply))
}
