//! `--tail`: the last records. Which offsets those have cannot be computed: markers of transactions, aborted records, what
//! compaction took and what a filter hides lie between them. So it is read backwards, in pieces that double, until there
//! are enough.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::io::ErrorKind;
use std::sync::Arc;

use tokio::sync::watch;

use crate::cluster::{OffsetAt, Portion};
use crate::commands::reading::{Drive, Reading, stdout};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::exit::Exit;
use crate::kafka::{Place, Records};
use crate::output::Stream;
use crate::record::{Form, Record, Writer};
use crate::walk::{Stop, Taker};

/// The least that is worth a step backwards, in offsets.
const STEP: i64 = 64;

/// Moves each portion so far back that it holds the last `n` records that are wanted, or all there are.
pub(super) async fn behind(
    n: usize,
    portions: Vec<Portion>,
    cluster: &dyn Records,
    reading: &Reading,
    stop: &watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Vec<Portion>> {
    let places: Vec<Place> = portions.iter().map(|of| (of.topic.to_string(), of.partition)).collect();
    let mut ends = Vec::new();
    for (found, (topic, partition)) in cluster.list_offsets(&places, OffsetAt::Earliest).await?.into_iter().zip(&places)
    {
        let found = found.map_err(|error| {
            Error::failed(format!("the log start of {topic} partition {partition} is not known: {}", error.message))
        })?;
        ends.push(found.offset.unwrap_or(0));
    }
    let mut backs: Vec<Back> =
        portions.into_iter().zip(ends).map(|(portion, first)| Back::new(portion, first)).collect();
    loop {
        let open: Vec<usize> = (0..backs.len()).filter(|i| backs[*i].is_open(n)).collect();
        if open.is_empty() {
            return Ok(backs.into_iter().map(Back::found).collect());
        }
        let pieces = open.iter().map(|i| backs[*i].step()).collect();
        let last = Last { need: open.iter().map(|i| n - backs[*i].count).collect(), ..Last::new(&backs, &open) };
        let drive = Drive {
            source: cluster,
            reading,
            idle: None,
            grows: None,
            pipe: None,
            pace: None,
            progress: None,
            stop: stop.clone(),
        };
        let (last, driven) = drive.run(pieces, reading.walk(last)).await?;
        if driven.failure.is_some() || driven.interrupted || driven.told.error.is_some() {
            driven.conclude(reading, context)?;
            return Err(Error::new(Exit::Interrupted, "interrupted before anything was written"));
        }
        for (i, offsets) in open.into_iter().zip(last.offsets) {
            backs[i].note(&offsets);
        }
    }
}

/// How far back one partition was looked at.
struct Back {
    portion: Portion,
    /// The log start.
    first: i64,
    /// Nothing from here on has to be looked at again; `None` before the first look.
    looked: Option<i64>,
    step: i64,
    count: usize,
    /// The first of the records found.
    start: i64,
}

impl Back {
    fn new(portion: Portion, first: i64) -> Back {
        let start = portion.until.unwrap_or(i64::MAX);
        Back { portion, first, looked: None, step: STEP, count: 0, start }
    }

    fn is_open(&self, n: usize) -> bool {
        self.count < n && self.looked.is_none_or(|looked| looked > self.first)
    }

    /// The next piece to look at, which is the part before the last one.
    fn step(&mut self) -> Portion {
        let piece = match self.looked {
            None => self.portion.clone(),
            Some(looked) => Portion {
                position: looked.saturating_sub(self.step).max(self.first),
                until: Some(looked),
                until_seen: false,
                ..self.portion.clone()
            },
        };
        self.looked = Some(piece.position);
        self.step = self.step.saturating_mul(2);
        piece
    }

    fn note(&mut self, offsets: &VecDeque<i64>) {
        self.count += offsets.len();
        self.start = offsets.front().copied().unwrap_or(self.start);
    }

    fn found(self) -> Portion {
        let position = if self.count == 0 { self.looked.unwrap_or(self.portion.position) } else { self.start };
        Portion { position, ..self.portion }
    }
}

/// The last offsets of each partition in the pieces that are read.
struct Last {
    places: Vec<(Arc<str>, i32)>,
    need: Vec<usize>,
    offsets: Vec<VecDeque<i64>>,
    at: usize,
}

impl Last {
    fn new(backs: &[Back], open: &[usize]) -> Last {
        let place = |i: &usize| (Arc::clone(&backs[*i].portion.topic), backs[*i].portion.partition);
        Last {
            places: open.iter().map(place).collect(),
            need: Vec::new(),
            offsets: vec![VecDeque::new(); open.len()],
            at: 0,
        }
    }
}

impl Taker for Last {
    fn reach(&mut self, topic: &Arc<str>, partition: i32) {
        let here = |of: &(Arc<str>, i32)| of.1 == partition && of.0 == *topic;
        self.at = self.places.iter().position(here).unwrap_or(self.at);
    }

    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let offsets = &mut self.offsets[self.at];
        offsets.push_back(record.offset);
        if offsets.len() > self.need[self.at] {
            offsets.pop_front();
        }
        Ok(())
    }
}

/// The last `n` of all partitions together, oldest first, by their timestamps.
pub(super) async fn overall(
    n: usize,
    portions: Vec<Portion>,
    form: Form,
    cluster: &dyn Records,
    reading: &Reading,
    stop: watch::Receiver<bool>,
    context: &mut Context,
) -> Result<Exit> {
    let mut stream = stdout()?;
    let newest = Newest { n, writer: Writer::new(form, stream.is_terminal()), kept: BinaryHeap::new() };
    let drive =
        Drive { source: cluster, reading, idle: None, grows: None, pipe: None, pace: None, progress: None, stop };
    let (newest, driven) = drive.run(portions, reading.walk(newest)).await?;
    newest.write(&mut stream)?;
    driven.conclude(reading, context)
}

/// A record in its form, ordered by timestamp, then offset.
type Kept = Reverse<(i64, i64, Vec<u8>)>;

struct Newest {
    n: usize,
    writer: Writer,
    kept: BinaryHeap<Kept>,
}

impl Newest {
    fn write(self, stream: &mut Stream) -> Result<()> {
        let bytes: Vec<u8> =
            self.kept.into_sorted_vec().into_iter().rev().flat_map(|Reverse((.., bytes))| bytes).collect();
        match stream.write(&bytes) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(Error::failed("the records could not be written to stdout").because(error))
            }
            _ => Ok(()),
        }
    }
}

impl Taker for Newest {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let older = |Reverse((timestamp, offset, _)): &Kept| (record.timestamp, record.offset) < (*timestamp, *offset);
        if self.kept.len() == self.n && self.kept.peek().is_none_or(older) {
            return Ok(());
        }
        let mut bytes = Vec::new();
        self.writer.write(record, &mut bytes);
        self.kept.push(Reverse((record.timestamp, record.offset, bytes)));
        if self.kept.len() > self.n {
            self.kept.pop();
        }
        Ok(())
    }
}
