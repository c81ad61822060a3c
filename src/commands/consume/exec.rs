//! `consume --exec`: records go to worker processes as JSON lines, and are done when a worker says so.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use crate::broker::{Crew, DeadLetters, Engine, Handler, Letter, Verdict};
use crate::cluster::Cluster;
use crate::commands::reading::missing;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::kafka::{KafkaCluster, Producer};
use crate::record::{Form, Writer};
use crate::walk::Delivered;

/// How often in a row a worker may end without an answer.
const RESTARTS: u32 = 4;

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

    /// Where rejected records go; without it one stops the run
    #[arg(long, value_name = "TOPIC", requires = "exec", help_heading = "Workers")]
    dlq: Option<String>,
}

impl ExecArgs {
    /// The lanes of the workers.
    pub async fn engine(
        &self,
        group: Option<&String>,
        consumed: &[String],
        cluster: &KafkaCluster,
        context: &mut Context,
    ) -> Result<Engine> {
        let dead_letters = match &self.dlq {
            None => None,
            Some(topic) if consumed.contains(topic) => {
                return Err(Error::refused(format!(
                    "{topic} is consumed: what is rejected would come again, for ever"
                )));
            }
            Some(topic) => {
                let live = cluster.topics().await?;
                if !live.contains_key(topic) {
                    return Err(missing(topic, live.into_keys()));
                }
                let mut properties = context.producer_properties(Some("all"), None)?;
                properties.entry("enable.idempotence".to_owned()).or_insert_with(|| "true".to_owned());
                properties.entry("partitioner".to_owned()).or_insert_with(|| "murmur2_random".to_owned());
                let producer = Producer::new(&properties, topic, context.globals.timeout)?;
                Some(DeadLetters::new(producer, topic.clone(), group.cloned()))
            }
        };
        Ok(Engine {
            max_attempts: self.max_attempts,
            backoff: self.backoff,
            max_losses: RESTARTS,
            dead_letters,
            counters: Arc::default(),
        })
    }

    pub fn crew(&self, command: &str, engine: Engine, delivered: Arc<Delivered>) -> Crew {
        let command = command.to_owned();
        let mut writer = Writer::new(Form::Json { pretty: false }, false);
        Crew::new(
            engine,
            Box::new(move || Box::new(Worker { command: command.clone(), running: None })),
            Box::new(move |record, line| writer.write(record, line)),
            self.workers.map_or(usize::MAX, std::num::NonZeroUsize::get),
            delivered,
        )
    }
}

/// A worker process, started when there is something for it.
struct Worker {
    command: String,
    running: Option<Running>,
}

struct Running {
    child: Child,
    into: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Drop for Running {
    /// Its input ends, and so does it.
    fn drop(&mut self) {
        drop(self.into.take());
        drop(self.child.wait());
    }
}

impl Worker {
    fn running(&mut self) -> Result<&mut Running> {
        let running = match self.running.take() {
            Some(running) => running,
            None => self.start()?,
        };
        Ok(self.running.insert(running))
    }

    fn start(&self) -> Result<Running> {
        let failed = || Error::failed(format!("the worker `{}` could not be started", self.command));
        let mut command = Command::new("sh");
        // In a group of its own: Ctrl-C is for us, and the worker finishes the record in hand.
        command.args(["-c", &self.command]).stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        let mut child = command.spawn().map_err(|why| failed().because(why))?;
        let into = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().ok_or_else(failed)?);
        Ok(Running { child, into, answers })
    }
}

impl Handler for Worker {
    fn handle(&mut self, letter: &Letter) -> Result<Verdict> {
        let running = self.running()?;
        let mut answer = String::new();
        let asked = running.into.as_mut().map(|into| into.write_all(&letter.line).and_then(|()| into.flush()));
        let read = match asked {
            Some(Ok(())) => running.answers.read_line(&mut answer),
            _ => Ok(0),
        };
        if !matches!(read, Ok(1..)) || !answer.ends_with('\n') {
            self.running = None;
            return Ok(Verdict::Gone("the worker ended without an answer".to_owned()));
        }
        match answer.trim_end().split_once(' ').unwrap_or((answer.trim_end(), "")) {
            ("ok", "") => Ok(Verdict::Ack),
            ("retry", why) => Ok(Verdict::Retry(why.to_owned())),
            ("reject", why) => Ok(Verdict::Reject(why.to_owned())),
            _ => Err(Error::failed(format!("{letter}: the worker answered `{}`", answer.trim_end())).hint(
                "a worker answers each line with `ok`, `retry REASON` or `reject REASON`, and flushes its output",
            )),
        }
    }
}
