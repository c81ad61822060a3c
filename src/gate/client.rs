//! Client of one cluster: questions and records, and the way to the gate.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use super::{Gate, Guard};
use crate::config::{Config, Role};
use crate::error::Result;
use crate::kafka::{KafkaCluster, Records};

/// Client of one cluster, as its configuration says. It changes nothing.
pub struct Client {
    kafka: Arc<KafkaCluster>,
    guard: Guard,
}

impl Client {
    /// Makes no connection before the first question. `named` is the id that `--cluster-id` gives.
    pub fn new(config: &Config, timeout: Duration, named: Option<&str>) -> Result<Client> {
        let properties: BTreeMap<String, String> = config.properties(Role::Admin)?;
        let kafka = Arc::new(KafkaCluster::new(&properties, timeout)?);
        Ok(Client { kafka, guard: Guard::new(config, named) })
    }

    /// The gate to this cluster, whose id is `live`. Exit 5 where the profile is pinned to another cluster, or where
    /// `--cluster-id` names another.
    pub fn gate(&self, live: &str) -> Result<Gate> {
        self.guard.check_pin(live)?;
        Ok(Gate::new(Arc::clone(&self.kafka), self.guard.clone(), live))
    }
}

impl Deref for Client {
    type Target = dyn Records + 'static;

    fn deref(&self) -> &(dyn Records + 'static) {
        &*self.kafka
    }
}
