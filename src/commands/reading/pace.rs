//! Reading no faster than is wanted: a stage between what is read and who takes it. It cuts pieces where a pause belongs.

use std::time::{Duration, Instant};

use tokio::sync::mpsc::{Receiver, Sender};
use tokio::time::sleep_until;

use crate::cluster::{Chunk, ReadEvent};
use crate::record::batch::Wanted;
use crate::record::{Decoder, Filter};
use crate::units::Rate;

/// How fast.
#[derive(Clone, Copy, Debug)]
pub enum Pace {
    Rate(Rate),
    /// The spacing in time that the records had, so many times as fast.
    Speed(f64),
}

/// What comes is passed on in pieces of this length at most.
const STEP: Duration = Duration::from_millis(20);

/// Passes events on so that what the filter lets through keeps the rate.
pub async fn at_rate(mut from: Receiver<ReadEvent>, to: Sender<ReadEvent>, rate: Rate, filter: Filter) {
    let mut decoder = Decoder::default();
    let mut due = Instant::now();
    let step = (rate.per_second() * STEP.as_secs_f64()).max(1.0);
    while let Some(event) = from.recv().await {
        let ReadEvent::Chunk(chunk) = event else {
            if to.send(event).await.is_err() {
                return;
            }
            continue;
        };
        for (piece, cost) in cut(&mut decoder, chunk, &filter, |bytes| rate.cost(bytes), step) {
            sleep_until(due.into()).await;
            // Time that was lost waiting for records is not made up for.
            due = due.max(Instant::now()) + Duration::from_secs_f64(cost / rate.per_second());
            if to.send(ReadEvent::Chunk(piece)).await.is_err() {
                return;
            }
        }
    }
}

/// A chunk in pieces that cost about `step` each. What cannot be decoded goes on whole: who takes it will say so.
fn cut(
    decoder: &mut Decoder,
    chunk: Chunk,
    filter: &Filter,
    cost: impl Fn(usize) -> f64,
    step: f64,
) -> Vec<(Chunk, f64)> {
    let mut pieces = Vec::new();
    let (mut from, mut sum) = (chunk.from, 0.0);
    let wanted = Wanted { topic: &chunk.topic, partition: chunk.partition, from: chunk.from, until: chunk.until };
    let decoded = decoder.records(&chunk.batches, wanted, &chunk.aborted, |record| {
        if filter.matches(record) {
            sum += cost(record.key.map_or(0, <[u8]>::len) + record.value.map_or(0, <[u8]>::len));
        }
        if sum >= step {
            pieces.push((Chunk { from, until: record.offset + 1, ..chunk.clone() }, sum));
            (from, sum) = (record.offset + 1, 0.0);
        }
        true
    });
    match decoded {
        Ok(()) => pieces.push((Chunk { from, ..chunk }, sum)),
        Err(_) => pieces = vec![(chunk, 0.0)],
    }
    pieces
}

/// A stream of one partition, and what of its chunk in hand is still to be passed on.
struct Stream {
    from: Receiver<ReadEvent>,
    chunk: Option<Chunk>,
    /// Offsets and timestamps of its records, the last one first.
    records: Vec<(i64, i64)>,
    over: bool,
}

impl Stream {
    /// Makes sure that a record is in hand, passing on what is none.
    async fn fill(&mut self, decoder: &mut Decoder, to: &Sender<ReadEvent>) -> bool {
        while self.records.is_empty() && !self.over {
            if let Some(rest) = self.chunk.take()
                && to.send(ReadEvent::Chunk(rest)).await.is_err()
            {
                return false;
            }
            match self.from.recv().await {
                Some(ReadEvent::Chunk(chunk)) => {
                    let wanted = Wanted {
                        topic: &chunk.topic,
                        partition: chunk.partition,
                        from: chunk.from,
                        until: chunk.until,
                    };
                    let records = &mut self.records;
                    let _ = decoder.records(&chunk.batches, wanted, &chunk.aborted, |record| {
                        records.push((record.offset, record.timestamp));
                        true
                    });
                    self.records.reverse();
                    self.chunk = Some(chunk);
                }
                Some(event) => {
                    if to.send(event).await.is_err() {
                        return false;
                    }
                }
                None => self.over = true,
            }
        }
        true
    }

    fn next(&self) -> Option<i64> {
        self.records.last().map(|(_, at)| *at)
    }

    /// Takes the records up to this time off the chunk in hand.
    fn up_to(&mut self, moment: i64) -> Option<Chunk> {
        let mut until = None;
        while let Some((offset, at)) = self.records.last().copied()
            && at <= moment
        {
            until = Some(offset + 1);
            self.records.pop();
        }
        let chunk = self.chunk.as_mut()?;
        let piece = Chunk { until: until?, ..chunk.clone() };
        chunk.from = piece.until;
        Some(piece)
    }
}

/// Passes the records of several partitions on in order of time, with the spacing that they had.
pub async fn at_speed(from: Vec<Receiver<ReadEvent>>, to: Sender<ReadEvent>, speed: f64) {
    let mut decoder = Decoder::default();
    let stream = |from| Stream { from, chunk: None, records: Vec::new(), over: false };
    let mut streams: Vec<Stream> = from.into_iter().map(stream).collect();
    let mut began: Option<(Instant, i64)> = None;
    loop {
        for stream in &mut streams {
            if !stream.fill(&mut decoder, &to).await {
                return;
            }
        }
        let Some(earliest) = streams.iter().filter_map(Stream::next).min() else { return };
        let (started, first) = *began.get_or_insert_with(|| (Instant::now(), earliest));
        let behind = Duration::from_secs_f64((earliest - first).max(0) as f64 / 1_000.0 / speed);
        sleep_until((started + behind).into()).await;
        // The time that the replay has come to, or what has just been waited for.
        let reached = first + (started.elapsed().as_secs_f64() * 1_000.0 * speed) as i64;
        let reached = reached.max(earliest);
        let mut order: Vec<usize> = (0..streams.len()).filter(|at| streams[*at].next().is_some()).collect();
        order.sort_by_key(|at| streams[*at].next());
        for at in 0..order.len() {
            // Up to where the next partition has an earlier one.
            let others = order.get(at + 1).and_then(|other| streams[*other].next()).unwrap_or(i64::MAX);
            if let Some(piece) = streams[order[at]].up_to(reached.min(others))
                && to.send(ReadEvent::Chunk(piece)).await.is_err()
            {
                return;
            }
        }
    }
}
