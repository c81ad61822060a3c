//! `consume --exec`: records go to worker processes as JSON lines, and are done when a worker says so.

use std::sync::Arc;
use std::time::Duration;

use super::worker::Worker;
use crate::broker::{Crew, DeadLetters, Engine, LOSSES};
use crate::cluster::{Look, Permit};
use crate::commands::reading::missing;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::record::{Form, Writer};
use crate::walk::Delivered;

#[derive(Debug, clap::Args)]
pub(super) struct ExecArgs {
    /// Give the records to this command, as JSON lines; it answers each with `ok`, `retry REASON` or `reject REASON`
    #[arg(long, value_name = "CMD", help_heading = "Workers",
          conflicts_with_all = ["format", "hex", "key_only", "value_only", "pretty", "delimiter", "tail"])]
    pub exec: Option<String>,

    /// How many workers share the partitions [default: one each]
    #[arg(long, value_name = "N", requires = "exec", help_heading = "Workers")]
    workers: Option<std::num::NonZeroUsize>,

    /// How often a record is tried
    #[arg(long, value_name = "N", default_value_t = 3, requires = "exec", help_heading = "Workers", value_parser = clap::value_parser!(u32).range(1..))]
    max_attempts: u32,

    /// The pause before a record is tried again; it doubles each time
    #[arg(long, value_name = "DURATION", default_value = "500ms", requires = "exec", help_heading = "Workers", value_parser = crate::cli::duration)]
    backoff: Duration,

    /// How long a worker may take for a record; then it is killed, and the record tried again
    #[arg(long, value_name = "DURATION", default_value = "5m", requires = "exec", help_heading = "Workers", value_parser = crate::cli::duration)]
    answer_timeout: Duration,

    /// Where rejected records go; without it one stops the run
    #[arg(long, value_name = "TOPIC", requires = "exec", help_heading = "Workers")]
    pub dlq: Option<String>,
}

impl ExecArgs {
    /// The lanes of the workers.
    pub async fn engine(
        &self,
        group: Option<&String>,
        consumed: &[String],
        cluster: &dyn Look,
        permit: Option<&Permit>,
        context: &mut Context,
    ) -> Result<Engine> {
        let dead_letters = match self.dlq.as_ref().zip(permit) {
            None => None,
            Some((topic, _)) if consumed.contains(topic) => {
                return Err(Error::refused(format!(
                    "{topic} is consumed: what is rejected would come again, for ever"
                )));
            }
            Some((topic, permit)) => {
                let live = cluster.topics().await?;
                if !live.contains_key(topic) {
                    return Err(missing(topic, live.into_keys()));
                }
                let properties = context.producer_properties(Some("all"), None)?;
                let timeout = context.globals.timeout;
                Some(DeadLetters::new(&properties, topic.clone(), group.cloned(), timeout, permit)?)
            }
        };
        Ok(Engine {
            max_attempts: self.max_attempts,
            backoff: self.backoff,
            max_losses: LOSSES,
            dead_letters,
            counters: Arc::default(),
        })
    }

    pub fn crew(&self, command: &str, engine: Engine, delivered: Arc<Delivered>) -> Crew {
        let (command, patience) = (command.to_owned(), self.answer_timeout);
        let mut writer = Writer::new(Form::Json { pretty: false }, false);
        Crew::new(
            engine,
            Box::new(move || Box::new(Worker { command: command.clone(), patience, running: None })),
            Box::new(move |record, line| writer.write(record, line)),
            self.workers.map_or(usize::MAX, std::num::NonZeroUsize::get),
            delivered,
        )
    }
}
