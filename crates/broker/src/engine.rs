//! What becomes of one record: tried until it is acknowledged, set aside, or left undone.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{Counters, DeadLetters};
use helixctl_core::error::{Error, Result};

/// How long a pause goes on before it is looked whether all is to cease.
const LOOK: Duration = Duration::from_millis(20);
/// How often in a row a handler may go away without a word, if nothing else is said.
pub const LOSSES: u32 = 4;
/// No pause grows beyond this.
const LONGEST: Duration = Duration::from_secs(60);

/// A record that is kept while somebody works on it.
#[derive(Clone, Debug)]
pub struct Letter {
    pub topic: Arc<str>,
    pub partition: i32,
    pub offset: i64,
    pub timestamp: i64,
    pub key: Option<Vec<u8>>,
    pub value: Option<Vec<u8>>,
    pub headers: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// The record in the form in which the handler wants it.
    pub line: Vec<u8>,
}

impl fmt::Display for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} partition {} offset {}", self.topic, self.partition, self.offset)
    }
}

/// What a handler says of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ack,
    /// Why, if it says.
    Retry(String),
    Reject(String),
    /// Whoever was to handle it is gone, and said nothing of it.
    Gone(String),
}

pub trait Handler: Send + 'static {
    /// Works on one record. `cease` is set when there is to be an end soon, as at a rebalance.
    fn handle(&mut self, letter: &Letter, cease: &AtomicBool) -> Result<Verdict>;
}

/// The rules by which records are tried.
pub struct Engine {
    pub max_attempts: u32,
    /// The first pause; each further one is twice as long.
    pub backoff: Duration,
    /// How often in a row a handler may go away without a word.
    pub max_losses: u32,
    pub dead_letters: Option<DeadLetters>,
    pub counters: Arc<Counters>,
}

impl Engine {
    /// Whether the record is done. False only if all was to cease before.
    pub fn process(&self, letter: &Letter, handler: &mut dyn Handler, cease: &AtomicBool) -> Result<bool> {
        let (mut attempts, mut losses) = (0, 0);
        self.counters.receive();
        loop {
            let verdict = handler.handle(letter, cease)?;
            if verdict != Verdict::Ack {
                self.counters.fail();
            }
            match verdict {
                Verdict::Ack => {
                    self.counters.process();
                    return Ok(true);
                }
                Verdict::Reject(why) => return self.set_aside(letter, &why, attempts + 1),
                Verdict::Retry(why) => {
                    (attempts, losses) = (attempts + 1, 0);
                    if attempts >= self.max_attempts {
                        let why = if why.is_empty() { "retried too often".to_owned() } else { why };
                        return self.set_aside(letter, &why, attempts);
                    }
                }
                // That it is gone may be no fault of the record: it is no attempt, and no reason to set it aside.
                Verdict::Gone(why) => {
                    losses += 1;
                    if losses > self.max_losses {
                        return Err(Error::failed(format!("{letter}: {why}, {losses} times in a row"))
                            .hint("the record is not done, and will be delivered again"));
                    }
                }
            }
            if !self.pause(attempts + losses, cease) {
                return Ok(false);
            }
        }
    }

    fn set_aside(&self, letter: &Letter, why: &str, attempts: u32) -> Result<bool> {
        match &self.dead_letters {
            Some(dead_letters) => {
                dead_letters.put(letter, why, attempts)?;
                self.counters.set_aside();
                Ok(true)
            }
            None => Err(Error::failed(format!("{letter} was rejected: {why}"))
                .hint("--dlq TOPIC puts such records aside and goes on")),
        }
    }

    /// False if all is to cease.
    fn pause(&self, times: u32, cease: &AtomicBool) -> bool {
        let doubled = self.backoff.saturating_mul(1 << times.saturating_sub(1).min(16)).min(LONGEST);
        let until = Instant::now() + doubled;
        while !cease.load(Ordering::Relaxed) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            std::thread::sleep(left.min(LOOK));
        }
        false
    }
}
