//! How long deliveries took, in a histogram of fixed size: nothing is kept per record.

use std::time::Duration;

/// Four buckets to each power of two, from microseconds to hours: within a fifth of the truth.
const BUCKETS: usize = 128;

#[derive(Clone, Debug)]
pub struct Latency([u64; BUCKETS]);

impl Default for Latency {
    fn default() -> Self {
        Latency([0; BUCKETS])
    }
}

impl Latency {
    pub fn add(&mut self, micros: u64) {
        self.0[bucket(micros)] += 1;
    }

    pub fn merge(&mut self, other: &Latency) {
        self.0.iter_mut().zip(other.0).for_each(|(of, more)| *of += more);
    }

    /// The time within which this share of them came; `None` if there were none.
    pub fn within(&self, share: f64) -> Option<Duration> {
        let all: u64 = self.0.iter().sum();
        let wanted = (all as f64 * share).ceil().max(1.0) as u64;
        let mut seen = 0;
        let reached = self.0.iter().position(|count| {
            seen += count;
            seen >= wanted
        });
        reached.filter(|_| all > 0).map(|bucket| Duration::from_micros(highest(bucket)))
    }
}

fn bucket(micros: u64) -> usize {
    if micros < 4 {
        return micros as usize;
    }
    let power = micros.ilog2() as usize;
    let quarter = (micros >> (power - 2)) as usize & 3;
    (4 * (power - 1) + quarter).min(BUCKETS - 1)
}

/// The most that falls into a bucket.
fn highest(bucket: usize) -> u64 {
    match bucket {
        0..4 => bucket as u64,
        _ => ((4 + bucket as u64 % 4 + 1) << (bucket / 4 - 1)) - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_found_within_a_fifth() {
        let mut latency = Latency::default();
        assert_eq!(latency.within(0.5), None);
        (1..=10_000).for_each(|micros| latency.add(micros));
        for (share, truth) in [(0.5, 5_000.0), (0.99, 9_900.0), (0.01, 100.0)] {
            let found = latency.within(share).unwrap().as_micros() as f64;
            assert!((truth..truth * 1.25).contains(&found), "{share}: {found}");
        }
        for micros in [0, 1, 3, 4, 7, 8, 1_000_000, u64::MAX] {
            assert!(micros > 1 << 32 || highest(bucket(micros)) >= micros, "{micros}");
        }
    }
}
